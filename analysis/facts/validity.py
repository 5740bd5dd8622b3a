"""The period that a document states for itself."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.facts.page import Page, Statement
from analysis.model import Evidence
from analysis.textdates import DateSpan

_REACH = 7  # words between "gilt" and its dates
_SUBJECT = 16  # words between the document and "gilt": a date, a body and a reference may stand there
_LINE = 120  # characters: a longer title is quoted by its dates alone


@dataclass(frozen=True, slots=True)
class Bound:
    """The first or the last date of the period, with the stretch that states it."""

    iso: str
    evidence: Evidence
    grade: str


@dataclass(frozen=True, slots=True)
class Period:
    starts: Bound | None
    ends: Bound | None


def validity(page: Page, title: tuple[int, int] | None) -> Period:
    """The period from what the document says of itself, else from its title or the title page; ends that are open are None.

    Where the text names the day of a year that the title gives, the day is taken.
    """
    found, told = _on_title_page(page, title), _said(page, ("tail", "text"))
    if found is None or told is None:
        return found or told or Period(None, None)
    return Period(_closer(found.starts, told.starts), _closer(found.ends, told.ends))


def _closer(one: Bound | None, other: Bound | None) -> Bound | None:
    return other if one and other and other.iso.startswith(f"{one.iso}-") else one


def _on_title_page(page: Page, title: tuple[int, int] | None) -> Period | None:
    said, named = _said(page, ("head",)), _in_title(page, title)
    if said and named and said.starts and not said.ends and named.starts and named.starts.iso[:4] == said.starts.iso[:4]:
        return Period(said.starts, named.ends)
    return said or named


def _said(page: Page, places: tuple[str, ...]) -> Period | None:
    pairs = zip([None, *page.statements], page.statements, strict=False)
    found = (_stated(statement, page) or _in_force(statement, before, page) for before, statement in pairs if statement.place in places)
    return next(filter(None, found), None)


def _in_force(statement: Statement, before: Statement | None, page: Page) -> Period | None:
    """The period from the day on which the document "enters into force". Outside of a title page it must be the
    document that does: named in the sentence, or in the one before that a pronoun points back to."""
    if not statement.has_digit:
        return None
    words = page.words
    own = statement.hits(words.own)
    if not own and before and before.passage is statement.passage and statement.tokens and statement.tokens[0].text in words.pronouns:
        own = before.hits(words.own)
    if statement.place != "head" and not own:
        return None
    excluded = [h for h in statement.hits(words.other) if not words.validity.find(statement.tokens[h.first : h.last + 1])]
    for cue in words.force.find(statement.tokens):
        if any(h.last < cue.first for h in excluded):
            continue
        begin, end = statement.tokens[max(0, cue.first - _REACH)].start, statement.tokens[min(len(statement.tokens) - 1, cue.end + _REACH)].end
        limit = min((statement.at(h) for h in excluded if h.first > cue.end), default=end)
        near = [d for d in statement.dates if begin <= d.start < limit]
        at = statement.tokens[cue.first].start
        near.sort(key=lambda d: d.start < at)  # what follows the words goes before what leads to them
        period = bounds(statement, page, [d for d in near if not d.until], "valid_from")
        if period and period.starts:
            return period
    return None


def _stated(statement: Statement, page: Page) -> Period | None:
    """The period after a word such as "gilt". In running text the document itself must be the subject before it."""
    if not statement.has_digit:
        return None
    words = page.words
    own = statement.hits(words.own)
    excluded = [h for h in statement.hits(words.other) if not words.validity.find(statement.tokens[h.first : h.last + 1])]
    for cue in statement.hits(words.validity):
        if statement.place != "head" and not any(h.first < cue.first and cue.first - h.last <= _SUBJECT for h in own):
            continue
        if any(h.last < cue.first for h in excluded):
            continue
        following = [d for d in statement.dates if _words_between(statement, cue.last, d) <= _REACH]
        limit = min((statement.at(h) for h in excluded if h.first > cue.last), default=len(statement.view.text))
        period = bounds(statement, page, [d for d in following if d.start < limit])
        if period:
            return period
    return None


def _words_between(statement: Statement, last: int, date: DateSpan) -> int:
    between = [t for t in statement.tokens[last + 1 :] if t.end <= date.start]
    return len(between) if date.start >= statement.tokens[last].end else _REACH + 1


def bounds(statement: Statement, page: Page, dates: list[DateSpan], field: str = "valid") -> Period | None:
    """The period that dates name: a range, or single dates by the words before and after them.

    `field` is the label they stand under: beside `valid_from` and `valid_to` a date needs no such word.
    """
    words, text = page.words, statement.view.text
    starts = ends = None
    for date in dates:
        before, after = text[max(0, date.start - 50) : date.start], text[date.end : date.end + 40]
        bound = Bound(date.iso, Evidence.at(statement.document, *statement.view.source_span(date.start, date.end)), statement.grade)
        if date.until:
            return Period(bound, Bound(date.until, bound.evidence, bound.grade))
        if words.until_before.search(before) or words.until_after.match(after):
            ends = ends or bound
        elif words.from_before.search(before) or words.from_after.match(after):
            starts = starts or bound
        elif field == "valid_from":
            starts = starts or bound
        elif field == "valid_to":
            ends = ends or bound
    return Period(starts, ends) if starts or ends else None


def _in_title(page: Page, title: tuple[int, int] | None) -> Period | None:
    """A range in the title, or alone on a line of the title page."""
    words = page.words
    for statement in page.statements:
        in_title = title is not None and statement.passage.start < title[1] and title[0] < statement.passage.end
        if not in_title and statement.passage not in page.head:
            continue
        if not statement.has_digit or statement.hits(words.other):
            continue
        ranges = [d for d in statement.dates if d.until]
        rest = statement.view.text[: ranges[0].start] + statement.view.text[ranges[0].end :] if ranges else "-"
        if ranges and (in_title or words.plain_period.fullmatch(rest) or (statement.place == "head" and statement.hits(words.types))):
            whole = (statement.start, statement.end) if statement.end - statement.start <= _LINE else None
            span = whole or statement.view.source_span(ranges[0].start, ranges[0].end)
            evidence = Evidence.at(statement.document, *_bare(statement.document.text, *span))
            return Period(*(Bound(iso, evidence, statement.grade) for iso in (ranges[0].iso, str(ranges[0].until))))
        if in_title:
            period = bounds(statement, page, [d for d in statement.dates if not d.until])
            if period and period.ends and not period.starts:
                return period
    return None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the mark-up around it."""
    while text[start] in "#*_ ":
        start += 1
    while text[end - 1] in "#*_ ":
        end -= 1
    return start, end


def labelled(page: Page) -> Period | None:
    """The period under the labels of a metadata block, or None where there is none."""
    starts = ends = None
    for field, value in page.metadata:
        if field in ("valid", "valid_from", "valid_to"):
            period = bounds(value, page, value.dates, field)
            starts = starts or (period and period.starts)
            ends = ends or (period and period.ends)
    return Period(starts, ends) if starts or ends else None
