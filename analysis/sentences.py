"""Sentences of a passage, as offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A run of stops is looked at once, from its first, and white space is not given back: long runs of either cost no more.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»'’)\]*_¹²³⁴⁵⁶⁷⁸⁹⁰]*(?=\s|$)|:(?=\s*\n)")
_WORD_BEFORE = re.compile(r"([^\s(\"”»'*]+)$")
_OPENS = re.compile(r"\s*+[\"“„«»”'(\[*_•–—-]*+\s*+([^\W_])")
_LONGEST_WORD = 40  # characters: no abbreviation, initial or ordinal is longer
_LONGEST = 1500  # characters: what runs on longer without a stop is no sentence, and is read in pieces


def sentences(text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, white space at their edges left out.

    A stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal (*den 28. april*), or
    a lower-case word follows. `abbreviations` are lower-case, without their last stop. What runs on far longer than
    any sentence does is cut at white space, so that text without stops takes no longer to read than other text.
    """
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        if match.start() < at:
            continue
        opens = _OPENS.match(text, match.end(), end)
        before = text[max(at, match.start() - _LONGEST_WORD) : match.start()]
        if opens and match.group()[0] == "." and not _ends(before, opens.group(1), abbreviations):
            continue
        if opens and match.group()[0] in "!?…" and opens.group(1).islower():
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    trimmed = (_trim(text, a, b) for a, b in spans)
    return [piece for a, b in trimmed if a < b for piece in _pieces(text, a, b)]


def _pieces(text: str, a: int, b: int) -> Iterator[tuple[int, int]]:
    while b - a > _LONGEST:
        cut = text.rfind(" ", a + 1, a + _LONGEST)
        cut = cut if cut > a else a + _LONGEST
        first, last = _trim(text, a, cut)
        if first < last:
            yield first, last
        a, _ = _trim(text, cut, b)
    if a < b:
        yield a, b


def _ends(before: str, following: str, abbreviations: frozenset[str]) -> bool:
    word = _WORD_BEFORE.search(before)
    raw = word.group(1).rstrip(".") if word else ""
    last = raw.casefold()
    if following.islower() or last in abbreviations:
        return False
    if following.isdigit() and last.rpartition("-")[2] in abbreviations:  # "Beschluss-Nr. 12"
        return False
    # A single capital is an initial (the small one is a word: Swedish *i*); a short number before a letter is an ordinal or a list number.
    return not (len(raw) == 1 and raw.isupper()) and not (last.isdigit() and len(last) <= 2 and following.isalpha())


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b
