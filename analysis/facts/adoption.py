"""When, by whom and under which number a document says that it was adopted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.facts.page import Page, Statement
from analysis.facts.words import BODIES
from analysis.lexicon import Hit
from analysis.model import Evidence
from analysis.textdates import DateSpan

_BLOCK = 200  # characters: values further apart than this are quoted by the first of them alone
_TERSE = 14  # words: a line this short that holds a body, a date and a number states an adoption without a verb


@dataclass(frozen=True, slots=True)
class Adoption:
    """What one statement says; fields that it leaves open are None. `evidence` spans all that it says."""

    on: str | None
    by: str | None
    reference: str | None
    evidence: Evidence
    grade: str

    @property
    def weight(self) -> tuple[int, int]:
        """For choosing among statements: those that say more first, then the one by the highest body."""
        return (-sum(part is not None for part in (self.on, self.by)), BODIES.index(self.by) if self.by else len(BODIES))


def adoption(page: Page) -> Adoption | None:
    """The statement of adoption that says most, or None; of several the one by the highest body, then the first."""
    found = [a for statement in _continued(page) if (a := stated(statement, page))]
    best = min(found, key=lambda a: a.weight, default=None)
    return _numbered(best, page) if best and best.on and not best.reference else best


def _numbered(found: Adoption, page: Page) -> Adoption:
    """An adoption with the number that stands alone on a line beside it; the number of a case file is none of a decision."""
    lines = [s for s in page.statements if s.place != "text"]
    at = next((i for i, s in enumerate(lines) if s.start < found.evidence.end <= s.end), None)
    for beside in () if at is None else (at + 1, at - 1):
        if not 0 <= beside < len(lines):
            continue
        line = lines[beside]
        gap = page.document.text[min(line.end, lines[at].end) : max(line.start, lines[at].start)]
        place = reference_in(line, page)
        if place and not gap.strip() and _alone(line, place) and not page.words.case_file.search(line.view.text):
            a, b = line.view.source_span(*place)
            evidence = Evidence.at(page.document, min(a, found.evidence.start), max(b, found.evidence.end))
            return replace(found, reference=source_text(line, place), evidence=evidence)
    return found


def _continued(page: Page) -> Iterator[Statement]:
    """Every statement; one of a title page that lacks its date goes on into a next line that holds little else."""
    for statement, following in zip(page.statements, [*page.statements[1:], None], strict=False):
        if following and statement.place == following.place == "head" and not statement.has_digit and following.has_digit:
            between = page.document.text[statement.end : following.start]
            if between.count("\n") == 1 and len(following.tokens) <= _TERSE // 2:
                yield Statement(page.document, statement.start, following.end, page.language, statement.passage)
        yield statement


def _alone(line: Statement, place: tuple[int, int]) -> bool:
    """Whether a line holds a number and nothing else; "§ 1 Zweck" is a heading."""
    rest = line.view.text[: place[0]] + line.view.text[place[1] :]
    return not any(map(str.isalnum, rest))


def stated(statement: Statement, page: Page) -> Adoption | None:
    """What a statement says about the adoption of the document it stands in.

    On a title page every adoption is the document's own, in an imprint every dated one; in running text it must name
    the document, or it may be the adoption of something else.
    """
    if not (statement.has_digit or statement.place == "head"):
        return None
    words = page.words
    verbs = statement.hits(words.adoption)
    if not verbs and (statement.place == "text" or "|" in statement.view.text or len(statement.tokens) > _TERSE or not statement.has_digit):
        return None
    begin, end = _scope(statement, page, verbs)
    bodies = [h for h in statement.hits(words.bodies) if begin <= statement.at(h) < end and not _is_code(statement, h)]
    dates = [d for d in statement.dates if begin <= d.start < end and not d.until]
    references = [r for r in _references(statement, page) if begin <= r[0] < end]
    if not verbs and not (bodies and dates and (references or len(statement.tokens) <= _TERSE // 2)):
        return None
    if statement.place != "head" and not dates:
        return None
    if statement.place == "text" and not statement.hits(words.own):
        return None
    if not (dates or references) and not (bodies and len(statement.tokens) <= _TERSE):
        return None
    return _read(statement, page, bodies, dates, references, verbs)


def reference_in(statement: Statement, page: Page) -> tuple[int, int] | None:
    """View offsets of the first number of a decision in a statement; a § goes before any other."""
    return next(iter(_ranked(statement, page, _references(statement, page))), None)


def _ranked(statement: Statement, page: Page, references: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A § first, the number of a case file last."""

    def rank(reference: tuple[int, int]) -> tuple[bool, bool]:
        said = statement.view.text[slice(*reference)]
        return bool(page.words.case_file.match(said)), "§" not in said

    return sorted(references, key=rank)


def _scope(statement: Statement, page: Page, verbs: list[Hit]) -> tuple[int, int]:
    """The stretch of a statement that speaks of the adoption: up to what speaks of another document or version.

    Where such a word stands before the verb on the same line the whole statement speaks of something else.
    """
    text, view = statement.document.text, statement.view
    begin, end = 0, len(view.text)
    verb = statement.at(verbs[0]) if verbs else 0
    for hit in statement.hits(page.words.other):
        at = statement.at(hit)
        if verbs and statement.until(hit) <= verb:
            line_end = text.find("\n", view.source_span(at, at + 1)[0], view.source_span(verb, verb + 1)[0])
            if line_end < 0 or statement.place == "text":
                return 0, 0
            begin = verb
        elif not any(v.first <= hit.first <= v.last for v in verbs):
            end = min(end, at)
    return begin, end


def _is_code(statement: Statement, hit: Hit) -> bool:
    """An abbreviation of a body that is part of a case number: KS 2019/0412."""
    after = statement.view.text[statement.until(hit) :].lstrip(" -")
    return statement.until(hit) - statement.at(hit) <= 3 and after[:1].isdigit() and "/" in after[:9]


def _references(statement: Statement, page: Page) -> list[tuple[int, int]]:
    found = []
    for match in page.words.reference.finditer(statement.view.text):
        group = match.lastgroup
        span = match.span(group)
        if group == "alone" and not _capitals(statement, span):
            continue
        if any(d.start < span[1] and span[0] < d.end for d in statement.dates if group != "code"):
            continue
        found.append(span)
    return found


def _capitals(statement: Statement, span: tuple[int, int]) -> bool:
    a, b = statement.view.source_span(*span)
    letters = [c for c in statement.document.text[a:b] if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _read(
    statement: Statement, page: Page, bodies: list[Hit], dates: list[DateSpan], references: list[tuple[int, int]], verbs: list[Hit]
) -> Adoption:
    """The highest body with the date and the number that stand after it, else before it."""
    body = min(bodies, key=lambda h: (BODIES.index(str(h.label)), h.first), default=None)
    others = [statement.at(h) for h in bodies if h is not body]
    at = statement.at(body) if body else 0
    limit = min((o for o in others if o > at), default=len(statement.view.text))
    on = next((d for d in dates if at <= d.start < limit), dates[-1] if dates else None)
    ordered = _ranked(statement, page, references)
    reference = next((r for r in ordered if at <= r[0] < limit), ordered[-1] if ordered else None)
    spans = [(statement.at(h), statement.until(h)) for h in [*verbs[:1], *([body] if body else [])]]
    spans += [(on.start, on.end)] if on else []
    spans += [reference] if reference else []
    start, end = statement.view.source_span(min(a for a, _ in spans), max(b for _, b in spans))
    return Adoption(
        on.iso if on else None, str(body.label) if body else None, source_text(statement, reference) if reference else None,
        Evidence.at(statement.document, start, end), statement.grade,
    )  # fmt: skip


def source_text(statement: Statement, span: tuple[int, int]) -> str:
    """The source of a view's span on one line."""
    a, b = statement.view.source_span(*span)
    return " ".join(statement.document.text[a:b].split())


def labelled(page: Page) -> Adoption | None:
    """What a metadata block says: the values under "Antagen av", "Beslutsdatum", "Paragraf" and the like.

    A date under a label that says no more than "date" is the adoption's where the block also says who adopted.
    """
    by = on = reference = None
    spans: list[tuple[int, int]] = []
    values = [(field, value) for field, value in page.metadata if field in ("adopted_by", "adopted_on", "decision_ref", "date")]
    for field, value in values:
        bodies = [h for h in value.hits(page.words.bodies) if not _is_code(value, h)]
        if bodies and by is None and (field in ("adopted_by", "adopted_on") or (field == "decision_ref" and value.dates)):
            by = str(min(bodies, key=lambda h: (BODIES.index(str(h.label)), h.first)).label)
            spans.append((value.view.start, value.view.end))
    for field, value in values:
        dates = [d for d in value.dates if not d.until]
        if dates and on is None and (field != "date" or by):
            on = dates[0].iso
            spans.append(value.view.source_span(dates[0].start, dates[0].end))
    for field, value in sorted(values, key=lambda v: "§" not in v[1].view.text):
        if reference is None and (by or on):
            place = reference_in(value, page)
            if place is None and field == "decision_ref":
                place = (0, len(value.view.text))
            if place:
                reference = source_text(value, place)
                spans.append(value.view.source_span(*place))
    if by is None and on is None:
        return None
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    if end - start > _BLOCK:
        start, end = spans[0]
    return Adoption(on, by, reference, Evidence.at(page.document, start, end), "label")
