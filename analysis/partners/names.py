"""Words of a sentence with what tells a name: capitals, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.normalise import View

_PART = re.compile(r"[^\W_]+(?:['.&:][^\W_]+)*\+?")
LONGEST = 12  # words: more capitals side by side are a text in capitals, and no name
_JOINS = re.compile(r" ?[-/&] ?| ")  # what may stand inside one name


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of a hyphenated one: folded text, view offsets `[a, b)`, source offsets `[start, end)`.

    `gap` is what stands between it and the word before in the view.
    """

    text: str
    a: int
    b: int
    start: int
    end: int
    capital: bool
    gap: str

    @property
    def joins(self) -> bool:
        """Whether it may belong to one name with the word before it."""
        return bool(_JOINS.fullmatch(self.gap))


def split(text: str) -> list[str]:
    """The words of a form as `words_in` cuts them, stars kept."""
    return [part for word in text.split() for part in re.split(r"[-/]", word) if part]


def words_in(view: View, source: str) -> list[Word]:
    """The words of a view in order."""
    out, before = [], 0
    for match in _PART.finditer(view.text):
        start, end = view.source_span(match.start(), match.end())
        capital = source[start].isupper() or source[start + 1 : end][:1].isupper()
        out.append(Word(match.group(), match.start(), match.end(), start, end, capital, view.text[before : match.start()]))
        before = match.end()
    return out


def runs(words: list[Word], stop: frozenset[str]) -> list[tuple[int, int]]:
    """`[first, last]` of each run of capitalised words; a function word with a capital only opens a sentence."""
    out, i = [], 0
    while i < len(words):
        if not words[i].capital or (words[i].text in stop and _opens(words, i)):
            i += 1
            continue
        last = i
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].joins:
            last += 1
        if last - i < LONGEST:
            out.append((i, last))
        i = last + 1
    return out


def _opens(words: list[Word], i: int) -> bool:
    return i == 0 or any(mark in words[i].gap for mark in '.:!?"(') or words[i].gap.startswith(" -")
