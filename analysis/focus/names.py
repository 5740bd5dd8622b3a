"""The name of a listed item: without bullet, number, mark-up and explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.focus.words import Words
from analysis.lexicon import tokenise
from analysis.model import Document, Passage
from analysis.normalise import TAG, View
from analysis.wording import Span, plain, strip

_TAGS = re.compile(rf"(?:{TAG})+")
_BULLET = re.compile(r"\s*(?:#{1,6}\s+)?(?:[-–—•*·▪●◦○■□➢►▶✓✔→‣⁃∙◆❖+\uf0b7\uf0a7\uf076\uf0d8](?:\s+|(?<!\*)(?=\*\*)))?")
_LOOSE = re.compile(r"[lo§][ \t\u00a0]+(?=[^\W\d_])")
_NUMBER = re.compile(r"[*_]*\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z](?=[.):])|[IVX]{1,4}(?=[.):]))[.):]*[*_]*(?:\s+|(?<=[).:]))(?=\S)")
_ROMAN = re.compile(r"\d?[IVX]{1,4}\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?P<inner>[^*_]+?)\1")
# Where a name ends: an explanation after a dash or colon, the end of its sentence, an empty line, a bracket that says where.
_ENDS = re.compile(r"\s[–—-]\s|:(?=\s|$)|[.!?](?=\s+[^\W\d_a-zà-öø-ÿ]|\s*$)|\n\s*\n|\s\((?=[^)]*$)|[¹²³⁴⁵⁶⁷⁸⁹⁰](?=\W|$)")
_EDGE = " \t\n\r*_.,;:!¹²³⁴⁵⁶⁷⁸⁹⁰"
_LONGEST = 25  # words: more are prose, and no name
_FEWEST = 2  # words that must stand before an explanation for it to be cut off


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a declared list: its name, the name's span in the source, and the index of its passage."""

    name: str
    start: int
    end: int
    index: int


def body(document: Document, passage: Passage, roman: bool = False) -> Span:
    """The span of a list item or heading without its bullet and number; `roman` where its list is numbered I, II, III."""
    text, start = document.text, passage.start
    start = _skip(_BULLET, text, _skip(_TAGS, text, start, passage.end), passage.end)
    if passage.kind == "bullet" and start == passage.start:
        start = _skip(_LOOSE, text, start, passage.end)
    start = _skip(_NUMBER, text, start, passage.end)
    if roman:
        start = _skip(_ROMAN, text, start, passage.end)
    return start, passage.end


def is_roman(document: Document, first: Passage, second: Passage) -> bool:
    """Whether two items are numbered I and II without a stop."""
    openings = [document.text[p.start : p.end].split(maxsplit=1)[0].strip("*_#") for p in (first, second) if p.text.split()]
    return openings == ["I", "II"]


def item(document: Document, index: int, span: Span, words: Words) -> Item | None:
    """The item whose text is `span`, or None where nothing is left of it."""
    start, end = _named(document.text, *span)
    start, end = untailed(document, start, end, words)
    start, end = strip(document.text, start, end, _EDGE)
    name = plain(document.text[start:end]).strip(_EDGE) if start < end else ""
    return Item(name, start, end, index) if any(c.isalpha() for c in name) and len(name.split()) <= _LONGEST else None


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _named(text: str, start: int, end: int) -> Span:
    start, end = strip(text, start, end)
    bold = _BOLD.match(text, start, end)
    if bold:
        return _named(text, bold.start("inner"), bold.end("inner")) if bold.end() < end or ":" in bold["inner"] else bold.span("inner")
    for match in _ENDS.finditer(text, start, end):
        if match.start() > start:
            return start, match.start()
    return start, end


def untailed(document: Document, start: int, end: int, words: Words) -> Span:
    """The span up to a clause that explains the name: after a comma, or begun by words that always open such a clause."""
    view = View.of(document.text, start, end)
    tokens = tokenise(view)
    hits = words.find(tokens)
    starts = [h.first for h in hits.get("cuts", []) if h.first >= _FEWEST]
    starts += [h.first for h in hits.get("tails", []) if h.first and view.text[: tokens[h.first].start].rstrip().endswith(",")]
    if not starts or not min(starts):
        return start, end
    return start, view.source_span(0, tokens[min(starts) - 1].end)[1]
