"""The dated events of a document: its adoption and period from its facts, all else from its tables and sentences.

Dates in contents lists, page furniture, laws, sources, print and draft notes are no events, nor are the periods of
other plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analysis import textdates
from analysis.dates import interval
from analysis.model import Document, Event, Evidence, Fact, Passage
from analysis.normalise import View, fold
from analysis.segment.headings import structure
from analysis.sentences import sentences
from analysis.timeline.kinds import Sentence, happened, is_snapshot, kind
from analysis.timeline.phrase import clause, phrase
from analysis.timeline.rows import rows
from analysis.timeline.words import Words, words

__all__ = ["timeline"]

_STATED = {"adopted_on": ("adoption", "adoption"), "valid_from": ("validity", "starts"), "valid_to": ("validity", "ends")}
_ONCE = ("adoption", "validity", "vision", "agenda")  # kinds that say one thing however often it is said
_SAME = 0.5  # share of words by which two goals of one year are the same goal said twice


def timeline(document: Document, language: str, passages: list[Passage], facts: list[Fact]) -> list[Event]:
    """The events of a document by codebook section 4, in the order of their places.

    `facts` are those of the document: they carry its adoption and period, and with them the day from which "has
    been" and "shall be" are told apart.
    """
    listed = words(language)
    stated = {f.field: f.value for f in facts}
    found = [*_from_facts(facts, listed)]
    taken = [(e.evidence.start, e.evidence.end) for e in found]
    read = list(_sentences(document, language, passages))
    now = _now(document, language, passages, stated, read, listed)
    tabled = list(rows(document, language, passages, listed, now))
    found += tabled
    taken += [(e.evidence.start, e.evidence.end) for e in tabled]
    for sentence in read:
        for span in sentence.dates:
            start, end = sentence.view.source_span(span.start, span.end)
            if any(a <= start and end <= b for a, b in taken):
                continue
            if not is_snapshot(sentence, span, listed, now) and _said_again(sentence, span, stated, listed):
                continue
            event = _event(document, sentence, span, listed, now)
            if event and not any(_same(event, other) for other in found):
                found.append(event)
    return sorted(found, key=lambda e: (e.evidence.start, e.date, e.kind))


def _said_again(sentence: Sentence, span: textdates.DateSpan, stated: dict[str, str], listed: Words) -> bool:
    """The day of the adoption, or a year of the period beside a word such as "gilt": the fact, told once more."""
    own = {stated[field] for field in _STATED if field in stated}
    return span.iso in own and (len(span.iso) == 10 or bool(listed.period.find(sentence.tokens)))


def _from_facts(facts: list[Fact], listed: Words) -> Iterator[Event]:
    reference = next((f.value for f in facts if f.field == "decision_ref"), None)
    for fact in facts:
        if fact.field in _STATED and fact.evidence:
            name, said = _STATED[fact.field]
            what = listed.phrases[said]
            yield Event(fact.value, name, f"{what}, {reference}" if name == "adoption" and reference else what, fact.evidence, grade="fact")


def _now(document: Document, language: str, passages: list[Passage], stated: dict[str, str], read: list[Sentence], listed: Words) -> date | None:
    """The day from which a document looks back and ahead.

    Its adoption, else the beginning of its period, else the latest day on its title page and in its imprint, which
    print and update notes give away, else the end of the latest date that is told without a goal or a duty.
    """
    for field in ("adopted_on", "valid_from"):
        if field in stated:
            return interval(stated[field])[0]
    edges = [p for p in passages if p.role == "boilerplate"] + passages[-2:]
    dates = [d for p in edges if _has_number(p.text) for d in textdates.find(View.of(document.text, p.start, p.end), language)]
    printed = max((interval(d.iso)[0] for d in dates if not d.until and len(d.iso) > 4), default=None)
    told = (interval(d.iso)[1] for s in read for d in s.dates if happened(s, d, listed))
    return printed or max(told, default=None)


def _sentences(document: Document, language: str, passages: list[Passage]) -> Iterator[Sentence]:
    abbreviations = structure(language).abbreviations
    for passage in passages:
        if passage.kind in ("contents", "furniture") or not _has_number(passage.text):
            continue
        for start, end in sentences(document.text, passage.start, passage.end, abbreviations):
            if _has_number(document.text[start:end]):
                view = View.of(document.text, start, end)
                dates = textdates.find(view, language)
                if dates:
                    yield Sentence.of(document.text, view, dates, passage)


_NUMBER = re.compile(r"\d{4}|\d[./-]\d\d(?!\d)")


def _has_number(text: str) -> bool:
    return bool(_NUMBER.search(text))


def _event(document: Document, sentence: Sentence, span: textdates.DateSpan, listed: Words, now: date | None) -> Event | None:
    found = kind(sentence, span, listed, now)
    if found is None:
        return None
    name, grade, start, end = found
    if name in ("agenda", "vision"):
        evidence = Evidence.at(document, *_trimmed(document.text, *sentence.view.source_span(start, end)))
        return Event(span.iso, name, " ".join(evidence.quote.split()), evidence, grade=grade)
    left, right = clause(sentence, span)
    evidence = Evidence.at(document, *_trimmed(document.text, *sentence.view.source_span(left, right)))
    what = phrase(sentence, left, right, span, listed) or " ".join(evidence.quote.split())
    return Event(span.iso, name, what, evidence, grade=grade)


_PAIRS = {")": "(", "»": "«", "«": "»", "”": "“", "“": "„"}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without marks at its edges, with the closing bracket or quote of what it opens."""
    while start < end and text[start] in " \t\r\n-–•*,;:()":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;:*(":
        end -= 1
    closing = text[end : end + 1]
    if closing in _PAIRS and text.count(_PAIRS[closing], start, end) > text.count(closing, start, end):
        end += 1
    return start, end


def _same(one: Event, other: Event) -> bool:
    if (one.date, one.kind) != (other.date, other.kind):
        return False
    if one.kind in _ONCE:
        return True
    mine, theirs = (set(fold(e.what).split()) for e in (one, other))
    return len(mine & theirs) >= _SAME * min(len(mine), len(theirs))
