"""What a language's `focus.toml` says, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.lexicon import Hit, Matcher, Token, load


@dataclass(frozen=True)
class Words:
    """One matcher over all lists of a language; a hit's label is the list's name, or the number it means."""

    matcher: Matcher
    conjunctions: tuple[str, ...]
    closing: tuple[str, ...]

    def find(self, tokens: list[Token]) -> dict[object, list[Hit]]:
        found: dict[object, list[Hit]] = {}
        for hit in self.matcher.find(tokens):
            found.setdefault(hit.label, []).append(hit)
        return found


@cache
def words_of(language: str) -> Words:
    """The compiled `focus.toml` of a language.

    Raises:
        LexiconError: the list is missing or breaks its format.
    """
    data = load(language, "focus")
    lists = {**data["words"], **{int(n): forms for n, forms in data["numbers"].items()}}
    return Words(Matcher(lists), tuple(data["joins"]["conjunctions"]), tuple(data["joins"]["closing"]))
