"""Stretches of a sentence around a verb: what is done, and what it is done to, cut where the clause ends."""

from __future__ import annotations

from analysis.actors.mentions import Party
from analysis.actors.statement import Statement
from analysis.actors.words import Words
from analysis.normalise import unwrapped

LONGEST = 12  # words
_DATE = 4  # words up to the day of a date, and letters of a short word
_CLAUSE_END = frozenset(";.:!?")

Span = tuple[int, int]  # tokens [first, last]


def after(s: Statement, start: int, stop: int, words: Words) -> Span | None:
    """The complement that begins at token `start` and ends before token `stop`, or where its clause does."""
    first = _begin(s, start, stop, words)
    last = first - 1
    for i in range(first, min(stop, first + LONGEST)):
        gap = s.view.text[s.tokens[i - 1].end : s.tokens[i].start] if i else ""
        word = s.tokens[i].text
        relates = word in words.relatives and (not words.verb_final or "," in gap)  # where a comma does not tell, an article may look like one
        if i > first and (_CLAUSE_END & set(gap) or word in words.stops or relates):
            break
        last = i
    return _trimmed(s, first, last, words)


def _begin(s: Statement, start: int, stop: int, words: Words) -> int:
    """The first token of a complement, behind prepositions, adverbs and a date (*inden den 1. marts*)."""
    first = start
    while first < stop and any(s.tokens[first].text in skipped for skipped in (words.opens, words.passing, words.months)):
        first += 1
    day = next((i for i in range(first, min(stop, first + _DATE)) if s.tokens[i].text.isdigit()), None)
    dated = day is not None and all(len(t.text) <= _DATE or t.text in words.stops for t in s.tokens[first:day])
    if not dated or s.tokens[first].text not in words.stops or day + 2 >= stop:
        return first
    return _begin(s, day + 2, stop, words)


def before(s: Statement, end: int, floor: int, words: Words) -> Span | None:
    """The subject of a passive that stands before its verb: the words from the beginning of the clause to token `end`.

    Where another verb stands in the clause, the subject is what opens the clause; if that is where, when or how
    (*I dag ska resor godkännas*), it is what follows the verb.
    """
    last = end
    while last >= floor and (s.tokens[last].text in words.passing or s.tokens[last].text in words.auxiliaries):
        last -= 1
    if last < floor:
        return None
    first = last
    while first - 1 >= floor and not _CLAUSE_END & set(s.view.text[s.tokens[first - 1].end : s.tokens[first].start]):
        first -= 1
    verb = next((i for i in range(first + 1, last) if s.tokens[i].text in words.auxiliaries), None)
    if verb is not None and words.inverts and not words.verb_final:
        aside = s.tokens[first].text in words.oblique or s.tokens[first].text in words.stops
        first, last = (verb + 1, last) if aside else (first, verb - 1)
    return _trimmed(s, max(first, last - LONGEST + 1), last, words)


def without(s: Statement, span: Span | None, party: Party) -> Span | None:
    """The span without the party's words where these stand at one of its ends; None where nothing is left."""
    if span is None or party not in s.parties or party.last < span[0] or party.first > span[1]:
        return span
    if party.first <= span[0]:
        span = (party.last + 1, span[1])
    elif party.last >= span[1]:
        span = (span[0], party.first - 1)
    return span if span[0] <= span[1] else None


def text(s: Statement, span: Span) -> str:
    """The span's words as a person would write them on one line, the longest cut off."""
    a, b = s.view.source_span(s.tokens[span[0]].start, s.tokens[min(span[1], span[0] + LONGEST - 1)].end)
    return unwrapped(s.document.text[a:b])


def _trimmed(s: Statement, first: int, last: int, words: Words) -> Span | None:
    loose = words.conjunctions | words.relatives | words.opens
    while first <= last and (s.tokens[first].text in words.conjunctions or s.tokens[first].text in words.passing):
        first += 1
    while last > first and s.tokens[last].text in words.passing:
        last -= 1
    while last >= first and (s.tokens[last].text in loose or s.tokens[last].text in words.oblique or s.tokens[last].text in words.agent):
        last -= 1
    return (first, last) if first <= last else None
