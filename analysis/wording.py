"""The words of a stretch of source as a person would write them in a cell, and lists taken apart."""

from __future__ import annotations

import re

from analysis.normalise import unwrapped

_KEPT_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=[^\W\d_a-zà-öø-ÿ])")  # "Deutschland-" / "Danmark"
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_MARKS = re.compile(r"\*{1,3}|_{2,3}|^#{1,6}\s|`")
_NOTE = re.compile(r"(?<=[^\W\d_])[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_OPEN, _CLOSE = "([{", ")]}"
Span = tuple[int, int]


def plain(text: str) -> str:
    """`text` on one line: mark-up, soft hyphens and footnote marks gone, words cut at a line end joined."""
    text = unwrapped(_KEPT_HYPHEN.sub("-", _INVISIBLE.sub("", text)))
    return " ".join(_NOTE.sub("", _MARKS.sub("", text)).split())


def strip(text: str, start: int, end: int, also: str = "") -> Span:
    """`[start, end)` without white space and the characters of `also` at its edges."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return start, end


def enumeration(text: str, start: int, end: int, conjunctions: tuple[str, ...], closing: tuple[str, ...] = ()) -> list[list[Span]]:
    """Ways to read `text[start:end]` as a list, the likeliest first; each is the spans of two items or more.

    Semicolons outrank commas. The last item follows a conjunction; one of `closing` (Swedish *samt*) closes a
    list whose items hold the plain conjunctions themselves. Nothing inside brackets parts items.
    """
    semicolons = _cuts(text, start, end, ";")
    if semicolons:
        whole = _pieces(text, start, end, semicolons)
        last = _conjunction(text, *whole[-1], closing or conjunctions) if whole else None
        return [whole] if len(whole) > 1 and not last else [_pieces(text, start, end, [*semicolons, last])] if last else []
    commas = _cuts(text, start, end, ",")
    tail = commas[-1][1] if commas else start
    ways = []
    for words in (closing, conjunctions):
        every = _conjunctions(text, start, end, words) if words else []
        last = [cut for cut in every if cut[0] >= tail]
        if last:
            ways.append(_pieces(text, start, end, [*commas, last[-1]]))
        if len(last) > 1:
            ways.append(_pieces(text, start, end, [*commas, last[0]]))
        if every and every != last[-1:]:
            ways.append(_pieces(text, start, end, [*commas, *every]))
    if commas:
        ways.append(_pieces(text, start, end, commas))
    return [way for way in ways if len(way) > 1]


def _cuts(text: str, start: int, end: int, marks: str) -> list[Span]:
    depth, found = 0, []
    for i in range(start, end):
        char = text[i]
        depth += (char in _OPEN) - (char in _CLOSE)
        # A comma between digits is a decimal.
        if char in marks and depth <= 0 and not (text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()):
            found.append((i, i + 1))
    return found


def _conjunctions(text: str, start: int, end: int, words: tuple[str, ...]) -> list[Span]:
    # "verksamhets- och kompetensutveckling": after a hyphen the conjunction joins two halves of one item.
    pattern = re.compile(r"(?<![-–])\s(?:" + "|".join(map(re.escape, words)) + r")\s", re.IGNORECASE)
    inside = [m.span() for m in pattern.finditer(text, start, end)]
    return [(a, b) for a, b in inside if text.count("(", start, a) == text.count(")", start, a)]


def _conjunction(text: str, start: int, end: int, words: tuple[str, ...]) -> Span | None:
    found = _conjunctions(text, start, end, words)
    return found[-1] if found else None


def _pieces(text: str, start: int, end: int, cuts: list[Span]) -> list[Span]:
    edges = sorted(cuts)
    starts, ends = [start, *(b for _, b in edges)], [*(a for a, _ in edges), end]
    spans = [strip(text, a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    return [(a, b) for a, b in spans if a < b]
