"""What every finder of partners needs: the document, its language's words, and how a name becomes a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.lexicon import tokenise
from analysis.model import Document, Passage
from analysis.normalise import View, fold
from analysis.partners.known import Known
from analysis.partners.names import Word
from analysis.partners.towns import Town, key, misspelt, town
from analysis.partners.words import Words
from analysis.register import mentions
from analysis.wording import Span, plain, strip

_EDGE = " \t\r\n.,;:*_\"'“”„»«()[]¹²³⁴⁵⁶⁷⁸⁹⁰–—"

_MARK = re.compile(r"\s*(?:[-–—•*·▪●◦○■□➢►▶✓✔→‣⁃∙◆❖+]|\d{1,2}[.)]|[lo§](?=\s+[A-ZÅÄÖÆØ]))\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A partner named at source offsets `[start, end)`. Mentions of one partner share `key`; `canonical` is its own name;
    `grade` tells what made it a partner (model.GRADES)."""

    kind: str
    key: str
    canonical: str
    country: str | None
    start: int
    end: int
    grade: str = "name"


@dataclass(frozen=True)
class Reader:
    """A document read with the words of its language; `own` and `own_names` are its municipality, which is never a partner."""

    document: Document
    words: Words
    own: str | None
    own_names: frozenset[str]

    @property
    def source(self) -> str:
        return self.document.text

    def is_own(self, name: str) -> bool:
        return key(name) in self.own_names or key(self.words.strip(fold(name))) in self.own_names

    def names_own(self, start: int, end: int) -> bool:
        """Whether a stretch names the document's municipality in any of its forms."""
        found = mentions(View.of(self.source, start, end), self.source, self.words.language)
        return any(c.id == self.own for m in found for c in m.candidates) or any(self.is_own(m.name) for m in found)

    def is_land(self, name: str) -> bool:
        """A country or stretch of land, which nobody cooperates with as such."""
        return self.words.is_land(name)

    def of_known(self, known: Known, start: int, end: int) -> Mention:
        return Mention(known.kind, known.id, known.name, known.country, start, end, "register")

    def of_town(self, kind: str, found: Town | None, start: int, end: int, country: str | None = None) -> Mention | None:
        """A town or municipality, None for the document's own; an unknown one stands for itself."""
        name = plain(self.source[start:end])
        if found is None:
            return None if self.is_own(name) else Mention(kind, f"town_{key(name)}", name, country, start, end)
        if found.municipality and found.municipality == self.own or key(found.name) in self.own_names:
            return None
        return Mention(kind, f"town_{key(found.name)}", found.name, found.country, start, end, "place")

    def resolve(self, name: str, country: str | None = None, spelling: bool = False) -> Town | None:
        """The town a text means by `name`: as written, without its ending, or with a letter set right where `spelling`."""
        stripped = self.words.strip(fold(name))
        found = town(name, country, self.words.cases) or town(stripped, country)
        return found or (misspelt(name, country) if spelling else None)

    def country(self, name: str) -> str | None:
        """The country that a word or words name, endings left out."""
        return self.words.country(name)

    def guess(self, start: int, end: int, otherwise: str) -> str:
        """The kind that the words inside a name speak for; the last such word decides."""
        hits = self.words.kinds.find(tokenise(View.of(self.source, start, end)))
        return str(max(hits, key=lambda h: (h.last, h.first)).label) if hits else otherwise

    def marked(self, start: int, end: int) -> bool:
        """Whether a name is one of the municipality's own bodies, a law, a framework or a plan."""
        return bool(self.words.marks.find(tokenise(View.of(self.source, start, end))))

    def named(self, kind: str, start: int, end: int) -> Mention | None:
        """A partner that stands in no register, under its own name without a genitive ending."""
        start, end = strip(self.source, start, end, _EDGE)
        if start >= end or not any(c.isupper() for c in self.source[start:end]):
            return None
        name = plain(self.source[start:end])
        ending = next((e for e in self.words.endings if fold(name).endswith(e) and len(name) - len(e) > 3 and not name.isupper()), "")
        if ending and kind != "other" and not name.endswith(("ss", "us", "is", "os", "ies", "cities", "Cities", "Hus")):
            end, name = end - len(ending), name[: -len(ending)]
        bare = " ".join(self.words.strip(w) for w in fold(name).split())
        if not bare or self.is_own(name) or self.is_land(name):
            return None
        return Mention(kind, bare, name, None, start, end)


def span(words: list[Word], first: int, last: int) -> tuple[int, int]:
    return words[first].start, words[last].end


def bare(passage: Passage) -> Span:
    match = _MARK.match(passage.text)
    return passage.start + (match.end() if match else 0), passage.end


def town_in(reader: Reader, words: list[Word], run: tuple[int, int], kind: str, country: str | None) -> Mention | None:
    start, end = town_span(reader, words, *run)
    name = reader.source[start:end]
    # "Virginia (Minnesota)" is not the Virginia we know: what stands in brackets must be a country, or nothing.
    foreign = country is None and reader.source[end : end + 2].strip().startswith("(") and reader.source[end + 2 : end + 3].isupper()
    found = None if foreign else reader.resolve(name, country, spelling=True)
    if reader.marked(start, end) and found is None:
        return None
    return reader.of_town(kind, found, start, end, country)


def town_span(reader: Reader, words: list[Word], first: int, last: int) -> Span:
    """The town's name without "Stadt" or "City of" before it, with small words inside it where the whole is a town."""
    for longer in range(min(last + 4, len(words) - 1), last, -1):
        if words[longer].capital and all(w.joins for w in words[first + 1 : longer + 1]):
            start, end = span(words, first, longer)
            if reader.resolve(reader.source[start:end]):
                return start, end
    while last > first and not reader.resolve(reader.source[slice(*span(words, first, last))]) and reader.resolve(
        reader.source[slice(*span(words, first + 1, last))]
    ):
        first += 1
    return span(words, first, last)
