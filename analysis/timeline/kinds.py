"""What a date in running text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analysis.dates import interval
from analysis.lexicon import Matcher, Token, tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.textdates import DateSpan
from analysis.timeline.words import Words

_NOTE = re.compile(r"^\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]|\[\d|\d{1,2}\s+(?=[^\W\d_]))")
_NEAR = 6  # words between "printed" and the date it goes with
_VISION_REACH = 6  # words between "vision" and its year
_CLAUSE_END = re.compile(r"[.;:!?]")
_NAMES_LIST = 9  # words of a line that says what is listed below it
_LIST_END = re.compile(r"[\s:)\]*_]*")
_TOLD = 10  # words between a date and the verb that tells of it as past


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
    if is_snapshot(sentence, span, words, now):
        return "snapshot", "beside", 0, len(sentence.view.text)
    if not _says_something(sentence, span):
        return None
    if sentence.passage.role in ("boilerplate", "heading") or _ignored(sentence, span, words, before, after):
        return None
    found = _event(sentence, span, words, now)
    return (*found, 0, len(sentence.view.text)) if found else None


def is_snapshot(sentence: Sentence, span: DateSpan, words: Words, now: date | None) -> bool:
    """Whether a state is described as of a date: a word beside the date says so, or it stands at the end of what names a list.

    On title pages and in imprints such a date is that of the document's text, unless a list stands in its section.
    """
    before, after = _around(sentence, span)
    if words.ignored.find(sentence.tokens[:1]):
        return False
    if words.snapshot_before.search(before) or words.snapshot_after.match(after):
        return sentence.passage.role != "boilerplate" or bool(words.lists.find(tokenise(View.of("".join(sentence.passage.section[-1:])))))
    if now and interval(span.iso)[0] > now or sentence.passage.kind == "bullet" or len(sentence.tokens) > _NAMES_LIST:
        return False
    if words.since_before.search(before) or words.target_before.search(before) or words.target_after.match(after):
        return False
    names = words.lists.find(sentence.tokens) and not words.past.find(sentence.tokens) and not words.target.find(sentence.tokens)
    return bool(names) and bool(_LIST_END.fullmatch(sentence.view.text, span.end))


def _says_something(sentence: Sentence, span: DateSpan) -> bool:
    """A date alone on its line is the value of a label, or a mark of the page."""
    return any(char.isalpha() for char in sentence.view.text[: span.start] + sentence.view.text[span.end :])


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
    baseline, target = words.baseline.search(before), words.target_before.search(before)
    # Of "in relation to" and the "to" that ends it the longer one speaks.
    if words.levels.match(after) or (baseline and not (target and target.start() < baseline.start())):
        return True
    first = sum(t.end <= span.start for t in sentence.tokens)
    if words.ignored.find(sentence.tokens[max(0, first - _NEAR) : first + 1]):
        return True
    if _of_replaced(sentence, span, words):
        return True
    last = sum(t.start < span.end for t in sentence.tokens)
    beside = [] if before.rstrip().endswith((",", ";", ".")) else sentence.tokens[max(0, first - 1) : first]
    return bool(words.plans.find(beside) or words.plans.find(sentence.tokens[last : last + 1]))


def _of_replaced(sentence: Sentence, span: DateSpan, words: Words) -> bool:
    """Whether a date is that of a document which this one replaces, in the clause of the verb that says so."""
    first = sum(t.end <= span.start for t in sentence.tokens)
    hits = words.replaced.find(sentence.tokens[:first])
    if not hits or words.past.find(sentence.tokens[hits[-1].last + 1 : first]):
        return False
    return not re.search(r"[,;:]", sentence.view.text[sentence.tokens[hits[-1].last].end : span.start])


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
    return not _aims(sentence, span, words) or _told(sentence, span, words, words.past)


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
    told = _told(sentence, span, words, words.past)
    if not past and not (told and (now is None or begins <= now or not _aims(sentence, span, words))):
        ends_then = _told(sentence, span, words, words.expiry)
        return ("target", aims) if aims and not ends_then and not words.review.find(sentence.tokens) else None
    listed = before.endswith("(") and words.towns.find(tokenise(View.of(" ".join([*sentence.passage.section[-1:], sentence.view.text]))))
    if sentence.passage.role == "reference" and not told and not listed and (_NOTE.match(sentence.passage.text) or sentence.passage.kind == "text"):
        return None
    return ("snapshot", "sentence") if _figures(sentence, span, words) else ("past_event", "order")


def _told(sentence: Sentence, span: DateSpan, words: Words, verbs: Matcher) -> bool:
    """Whether one of `verbs` stands in the same clause as a date that nothing is due by."""
    before, after = _around(sentence, span)
    if words.target_before.search(before) or words.target_after.match(after):
        return False
    first = sum(t.end <= span.start for t in sentence.tokens)
    last = sum(t.start < span.end for t in sentence.tokens)
    text = sentence.view.text
    for hit in verbs.find(sentence.tokens[max(0, first - _TOLD) : last + _TOLD]):
        begin, end = (sentence.tokens[max(0, first - _TOLD) + i] for i in (hit.first, hit.last))
        between = text[end.end : span.start] if end.end <= span.start else text[span.end : begin.start]
        if not re.search(r"[,;:]", between):
            return True
    return False


def _figures(sentence: Sentence, span: DateSpan, words: Words) -> bool:
    """A number beside the date, and words of figures: so many inhabitants in that year."""
    other = any(t.text[0].isdigit() and not (span.start <= t.start < span.end) for t in sentence.tokens)
    return other and bool(words.states.find(sentence.tokens))
