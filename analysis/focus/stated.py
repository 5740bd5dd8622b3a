"""Items that stand in the declaring sentence itself."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.focus.declare import Declaration
from analysis.focus.names import Item, item, untailed
from analysis.focus.page import MIDDLE_COLON, Found, Page
from analysis.lexicon import tokenise
from analysis.normalise import View
from analysis.wording import enumeration, strip

_NAME = 12  # words; a longer piece of a sentence is no name
_SHORT_NAME = 3  # words of a name in the middle of a sentence
_ASIDE = 20  # words of a sentence that only adds a few areas
_ASIDE_OPENS = re.compile(r"\s[–—-]\s+|\s\(")
_INLINE = re.compile(r"(?:(?<=\s)|(?<=\())(?:\d{1,2}|[a-h])\)\s+")


def in_sentence(page: Page, declared: Declaration) -> Found | None:
    """Items after a colon or copula in the declaring sentence, or in the one sentence after it that only lists them."""
    text, end = page.document.text, declared.end
    colon = MIDDLE_COLON.search(text, declared.after, end)
    if not colon and declared.count:  # "fem områden – klimat, kultur ...", "fem områden (klimat, kultur ...)"
        colon = _ASIDE_OPENS.search(text, declared.after, end)
        end = text.find(")", colon.end(), end) if colon and colon.group().endswith("(") and ")" in text[colon.end() : end] else end
    if colon:
        start = colon.end()
    elif declared.copula:
        start = declared.after
    elif declared.before and declared.count:  # "Handel, kultur och skola är kommunens tre prioriterade områden."
        start, end = declared.start, declared.before
    else:
        return None
    start, end = strip(text, start, end, " .*_")
    best = listed(page, declared, start, end)
    return Found("prose", best) if best else None


def listed(page: Page, declared: Declaration, start: int, end: int) -> list[Item]:
    text = page.document.text
    start, end = untailed(page.document, start, end, page.words)
    marks = list(_INLINE.finditer(text, start, end))
    if len(marks) > 1:
        edges = [*(m.start() for m in marks[1:]), end]
        ways = [[_unjoined(page, *strip(text, m.end(), b, " ,;(")) for m, b in zip(marks, edges, strict=True)]]
    else:
        ways = enumeration(text, start, end, page.words.conjunctions, page.words.closing)
    if declared.count:
        ways = [way for way in ways if len(way) == declared.count] or ways[:0]
    for way in ways:
        named = [item(page.document, declared.index, _uncopula(page, span), page.words) for span in way]
        if all(named) and all(len(n.name.split()) <= _NAME for n in named if n):
            return [n for n in named if n]
    return [] if ways else alone(page, declared, start, end)


def alone(page: Page, declared: Declaration, start: int, end: int) -> list[Item]:
    """The one target group that a sentence names ("Målgruppen är kommunens anställda.")."""
    only = item(page.document, declared.index, (start, end), page.words) if declared.kind == "targets" and start < end else None
    return [only] if only and len(only.name.split()) <= _NAME else []


def _unjoined(page: Page, start: int, end: int) -> tuple[int, int]:
    """A span without the conjunction, and the comma before it, that lead on to the next item."""
    for word in (*page.words.conjunctions, *page.words.closing):
        if page.document.text[start:end].endswith(f" {word}"):
            return strip(page.document.text, start, end - len(word), " ,;")
    return start, end


def _uncopula(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """The first item of a list without the copula that leads into it."""
    view = View.of(page.document.text, *span)
    tokens = tokenise(view)
    led = [h.last for h in page.words.find(tokens).get("copulas", []) if h.first == 0 and h.last + 1 < len(tokens)]
    return (view.source_span(tokens[max(led) + 1].start, tokens[max(led) + 1].end)[0], span[1]) if led else span


def among(page: Page, declared: Declaration) -> Found | None:
    """Later areas in the middle of a sentence: "På sikt kan reiseliv, kultur og sport bli aktuelle"."""
    view = View.of(page.document.text, declared.start, declared.end)
    tokens = tokenise(view)
    hits = page.words.find(tokens)
    marks = {n for label in ("explore", "later", "parts", "areas", "aux") for h in hits.get(label, []) for n in range(h.first, h.last + 1)}
    if len(tokens) > _ASIDE:
        return None
    stretches, open_ = [], None
    for n in range(len(tokens) + 1):
        if n < len(tokens) and n not in marks:
            open_ = n if open_ is None else open_
        elif open_ is not None:
            stretches.append((open_, n - 1))
            open_ = None
    for first, last in stretches:
        span = view.source_span(tokens[first].start, tokens[last].end)
        found = listed(page, replace(declared, count=None), *span)
        if found and all(len(i.name.split()) <= _SHORT_NAME for i in found):
            return Found("prose", found)
    return None
