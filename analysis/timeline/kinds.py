"""What a date in running text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analysis.dates import interval
from analysis.lexicon import Token, tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.textdates import DateSpan
from analysis.timeline.words import Words

_NOTE = re.compile(r"^\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]|\[\d|\d{1,2}\s+(?=[^\W\d_]))")
_NEAR = 6  # words between "printed" and the date it goes with
_VISION_REACH = 6  # words between "vision" and its year
_CLAUSE_END = re.compile(r"[.;:!?]")


@dataclass(slots=True)
class Sentence:
    """A sentence with its dates, and the stretch of a passage it stands in."""

    source: str
    view: View
    dates: list[DateSpan]
    passage: Passage
    tokens: list[Token]

    @classmethod
    def of(cls, source: str, view: View, dates: list[DateSpan], passage: Passage) -> Sentence:
        return cls(source, view, dates, passage, tokenise(view))


def kind(sentence: Sentence, span: DateSpan, words: Words, now: date | None) -> tuple[str, str, int, int] | None:
    """The kind of event a date names, how that is told (model.GRADES), and the view offsets of its name; None where it names none.

    `now` is the day from which the document looks back and ahead; None where nothing tells it.
    """
    named = _framework(sentence, span, words) or _vision(sentence, span, words)
    if named:
        return named[0], "name", *named[1:]
    if span.until or sentence.passage.kind == "furniture":
        return None  # a period in running text is that of another plan or programme
    before, after = _around(sentence, span)
    if words.snapshot_before.search(before) or words.snapshot_after.match(after):
        return None if sentence.passage.role == "boilerplate" else ("snapshot", "beside", 0, len(sentence.view.text))
    if sentence.passage.role in ("boilerplate", "heading") or _ignored(sentence, span, words, before, after):
        return None
    found = _event(sentence, span, words, now)
    return (*found, 0, len(sentence.view.text)) if found else None


def _framework(sentence: Sentence, span: DateSpan, words: Words) -> tuple[str, int, int] | None:
    for hit in words.agenda.find(sentence.tokens):
        start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
        if start <= span.start and span.end <= end:
            return "agenda", start, end
    return None


def _vision(sentence: Sentence, span: DateSpan, words: Words) -> tuple[str, int, int] | None:
    """A vision with a year in its name: between the two stand names and small words only, and no verb."""
    if span.until or len(span.iso) > 4:
        return None
    year = next((i for i, t in enumerate(sentence.tokens) if t.start <= span.start < t.end), None)
    if year is None:
        return None
    for hit in words.vision.find(sentence.tokens):
        begin, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
        if hit.first <= year <= hit.last or year + 1 == hit.first:
            return "vision", min(begin, span.start), max(end, span.end)
        between = sentence.tokens[hit.last + 1 : year]
        if 0 <= year - hit.last - 1 <= _VISION_REACH and hit.last < year and all(_small(sentence, t, words) for t in between):
            if not _CLAUSE_END.search(sentence.view.text[end : span.start]):
                return "vision", begin, span.end
    return None


def _small(sentence: Sentence, token: Token, words: Words) -> bool:
    first = sentence.view.source_span(token.start, token.start + 1)[0]
    return token.text in words.between or sentence.source[first].isupper() or token.text.isdigit()


def _ignored(sentence: Sentence, span: DateSpan, words: Words, before: str, after: str) -> bool:
    """Dates of printing, drafts, laws and sources; years to compare with; years in the name of a plan."""
    if words.levels.match(after) or (words.baseline.search(before) and not words.target_before.search(before)):
        return True
    first = sum(t.end <= span.start for t in sentence.tokens)
    if words.ignored.find(sentence.tokens[max(0, first - _NEAR) : first + 1]):
        return True
    last = sum(t.start < span.end for t in sentence.tokens)
    beside = [] if before.rstrip().endswith((",", ";", ".")) else sentence.tokens[max(0, first - 1) : first]
    return bool(words.plans.find(beside) or words.plans.find(sentence.tokens[last : last + 1]))


def _aims(sentence: Sentence, span: DateSpan, words: Words) -> str:
    """Whether something is due by a date, or its sentence speaks of goals and duties at all: `beside`, `sentence` or nothing."""
    before, after = _around(sentence, span)
    if words.target_before.search(before) or words.target_after.match(after):
        return "beside"
    return "sentence" if words.target.find(sentence.tokens) else ""


def happened(sentence: Sentence, span: DateSpan, words: Words) -> bool:
    """Whether a date is told as something that has been: no goal, no other use of a date, in running text."""
    if span.until or sentence.passage.role in ("boilerplate", "heading", "reference", "priority", "purpose"):
        return False
    if _framework(sentence, span, words) or _vision(sentence, span, words) or _ignored(sentence, span, words, *_around(sentence, span)):
        return False
    return not _aims(sentence, span, words)


def _around(sentence: Sentence, span: DateSpan) -> tuple[str, str]:
    return sentence.view.text[max(0, span.start - 60) : span.start], sentence.view.text[span.end : span.end + 40]


def _event(sentence: Sentence, span: DateSpan, words: Words, now: date | None) -> tuple[str, str] | None:
    """Past, target or a state in figures, and how that is told; or nothing."""
    before, after = _around(sentence, span)
    begins, ends = interval(span.iso)
    if words.since_before.search(before) or words.since_after.match(after):
        return None if now and begins > now else ("past_event", "beside")
    aims = _aims(sentence, span, words)
    if now is None:
        past = not aims
    else:
        aims = aims or ("order" if sentence.passage.role in ("priority", "purpose") else "")
        past = ends <= now or (begins <= now and not aims)
    if not past:
        return ("target", aims) if aims and not words.review.find(sentence.tokens) else None
    if sentence.passage.role == "reference" and (_NOTE.match(sentence.passage.text) or sentence.passage.kind == "text"):
        return None
    return ("snapshot", "sentence") if _figures(sentence, span, words) else ("past_event", "order")


def _figures(sentence: Sentence, span: DateSpan, words: Words) -> bool:
    """A number beside the date, and words of figures: so many inhabitants in that year."""
    other = any(t.text[0].isdigit() and not (span.start <= t.start < span.end) for t in sentence.tokens)
    return other and bool(words.states.find(sentence.tokens))
