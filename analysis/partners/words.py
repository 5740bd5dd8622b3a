"""What a language's `partners.toml` says, compiled."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.lexicon import REFERENCE, Matcher, Token, load
from analysis.normalise import fold
from analysis.partners.names import Word, split
from analysis.partners.towns import key, without

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind and the words before and after a run of capitalised words X; exactly one side holds words."""

    kind: str
    before: Form
    after: Form


@dataclass(frozen=True, eq=False)
class Words:
    """The compiled lists. `cues` finds before, after, with, around, contrast, cited and ended; `lists` and `kinds` find kinds of partner."""

    language: str
    cues: Matcher
    lists: Matcher
    kinds: Matcher
    marks: Matcher
    patterns: tuple[Pattern, ...]
    first: dict[str, list[Pattern]]
    starred: tuple[Pattern, ...]
    conjunctions: tuple[str, ...]
    closing: tuple[str, ...]
    endings: tuple[str, ...]
    cases: tuple[str, ...]
    stop: frozenset[str]
    articles: frozenset[str]
    lands: frozenset[str]
    countries: dict[str, str]
    nouns_capital: bool
    heads_capital: bool

    def patterns_at(self, word: str) -> tuple[Pattern, ...]:
        """The patterns whose first fixed word may be `word`."""
        return _patterns_at(self, word)

    def strip(self, text: str) -> str:
        """A folded word without a genitive ending; case endings stay (a name in a Finnish case is kept as written)."""
        return next((text.removesuffix(e) for e in self.endings if text.endswith(e) and len(text) - len(e) > 2), text)

    def country(self, name: str) -> str | None:
        """The country that a word or words name, endings left out."""
        return _country(self, name)

    def is_land(self, name: str) -> bool:
        return key(name) in self.lands or key(self.strip(fold(name))) in self.lands or self.country(name) is not None


@lru_cache(maxsize=1 << 14)
def _patterns_at(words: Words, word: str) -> tuple[Pattern, ...]:
    exact = [p for w in dict.fromkeys((word, words.strip(word))) for p in words.first.get(w, ())]
    return (*exact, *(p for p in words.starred if word.startswith((p.before or p.after)[0][:-1])))


@lru_cache(maxsize=1 << 14)
def _country(words: Words, name: str) -> str | None:
    plain = key(name)
    forms = [plain, key(words.strip(fold(name))), *without(plain, words.cases)]
    return next((words.countries[f] for f in forms if f in words.countries), None)


@cache
def words_of(language: str) -> Words:
    """The compiled `partners.toml` of a language.

    Raises:
        LexiconError: the list is missing or breaks its format.
    """
    data = load(language, "partners")
    text = data["text"]
    patterns = tuple(_pattern(kind, form) for kind, forms in data["patterns"].items() for form in forms)
    first: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        first.setdefault((pattern.before or pattern.after)[0], []).append(pattern)
    starred = tuple(p for p in patterns if (p.before or p.after)[0].endswith("*"))
    return Words(
        language, Matcher(data["cues"]), Matcher(data["lists"]), Matcher(data["names"]),
        Matcher({"internal": text["internal"], "laws": text["laws"]}), patterns, first, starred,
        tuple(text["conjunctions"]), tuple(text["closing"]),
        tuple(sorted(map(fold, text["endings"]), key=len, reverse=True)), tuple(sorted(map(fold, text["cases"]), key=len, reverse=True)),
        frozenset(map(fold, text["stop"])),
        frozenset(map(fold, text["articles"])), frozenset(map(key, text["lands"])), _countries(data["countries"]),
        text["nouns_capital"], text["heads_capital"],
    )  # fmt: skip


def _pattern(kind: str, form: str) -> Pattern:
    before, after = form.split("X")
    return Pattern(kind, _parts(before), _parts(after))


def _parts(text: str) -> Form:
    return tuple(fold(word) if not word.endswith("*") else fold(word[:-1]) + "*" for word in split(text))


def _countries(own: dict[str, list[str]]) -> dict[str, str]:
    return {**_listed_countries(), **{key(name): code for code, names in own.items() for name in names}}


@lru_cache(maxsize=1)
def _listed_countries() -> dict[str, str]:
    with (REFERENCE / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {key(name): row["iso2"] for row in csv.DictReader(file) for column, name in row.items() if column != "iso2" and name}


def found(matcher: Matcher, tokens: list[Token]) -> list[tuple[str, int, int]]:
    """(label, first and last view offset) of each hit of a matcher, in order."""
    return [(str(h.label), tokens[h.first].start, tokens[h.last].end) for h in matcher.find(tokens)]


def is_a(word: Word, form: str) -> bool:
    """Whether a word is `form`, a star standing for any ending."""
    return word.text.startswith(form[:-1]) if form.endswith("*") else word.text == form
