"""The title of a document and the kind of document that it says it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from analysis.facts.municipality import Owner
from analysis.facts.page import Page, Statement
from analysis.lexicon import Hit, tokenise
from analysis.model import Evidence, Passage
from analysis.normalise import View, fold, untagged
from analysis.register import affix

_LONGEST = 16  # words of a title
_LONGEST_LINE = 160  # characters of one
_EDGES = ' \t\n\r\f\v-–—|:;,.·•*_#/"“”»«'
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    evidence: Evidence
    grade: str


def title(page: Page, owner: Owner | None) -> Title | None:
    """The document's own title: year, municipality and mark-up left out, in small letters where it is ever written so.

    It stands under a label, else it is the first line of the title page that names a kind of document, else the first
    that names anything.
    """
    labelled = [(value.start, value.end) for field, value in page.metadata if field == "title"]
    lines = labelled[:1] or [(a, b) for p in page.head for a, b in _candidates(page, p) if _bare(page, owner, a, b)]
    named = next(((a, b) for a, b in lines if _kinds(page, a, b)), None)
    place = named or next(iter(lines), None)
    if place is None:
        return None
    grade = "label" if labelled else "title_page" if named else "guess"
    return Title(_lower(_bare(page, owner, *place), page.document.text), Evidence.at(page.document, *place), grade)


Kind = tuple[str, Evidence, str]  # the type, where it is said, and the grade of that


def doc_type(page: Page, named: Title | None) -> Kind | None:
    """What the title calls the document; where it is silent, what the metadata or the text calls it most often."""
    if named and (kinds := _kinds(page, named.evidence.start, named.evidence.end)):
        statement, hit = kinds[0]
        return str(hit.label), Evidence.at(page.document, *statement.view.source_span(statement.at(hit), statement.until(hit))), named.grade
    for field, value in page.metadata:
        if field == "doc_type" and (hits := value.hits(page.words.types)):
            return str(hits[0].label), Evidence.at(page.document, value.view.start, value.view.end), value.grade
    return _called(page) or _plain(page, named)


def _candidates(page: Page, passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a passage that may be a title: all of it where it is short, else its lines."""
    if any(passage.start < value.end and value.start < passage.end for value in page.labelled):
        return []
    if len(passage.text.split()) <= _LONGEST:
        spans = [(passage.start, passage.end)]
    else:
        lines = re.finditer(r"[^\n\r\f\v]+", passage.text)
        spans = [(passage.start + m.start(), passage.start + m.end()) for m in lines if m.group().strip()]
    return [
        (a, b) for a, b in spans
        if b - a <= _LONGEST_LINE and len(page.document.text[a:b].split()) <= _LONGEST and not _speaks_of_something_else(page, a, b)
    ]  # fmt: skip


def _speaks_of_something_else(page: Page, start: int, end: int) -> bool:
    """A note of adoption, a metadata label, a slogan in quotes."""
    text = page.document.text[start:end].strip()
    tokens = tokenise(View.of(page.document.text, start, end))
    quoted = text[:1] in "\"“”»«„'" and text[-1:] in "\"“”»«'"
    return bool(quoted or page.words.adoption.find(tokens) or page.words.other.find(tokens) or text.rstrip(":").casefold() in page.words.labels)


def _kinds(page: Page, start: int, end: int) -> list[tuple[Statement, Hit]]:
    statement = Statement(page.document, start, end, page.language)
    return [(statement, hit) for hit in statement.hits(page.words.types)]


def _bare(page: Page, owner: Owner | None, start: int, end: int) -> str:
    """A stretch without the municipality, what belongs to it ("Kommunes", "för ... kommun") and without dates."""
    view = View.of(page.document.text, start, end)
    statement = Statement(page.document, start, end, page.language)
    cuts = [view.source_span(d.start, d.end) for d in statement.dates]
    cuts += [_with_affix(page, a, b, start, end) for a, b in (owner.spans if owner else ()) if start <= a < end]
    kept, at = [], start
    for a, b in sorted(cuts):
        kept.append(page.document.text[at:a])
        at = max(at, b)
    kept.append(page.document.text[at:end])
    bare = " ".join(_EMPTY_BRACKETS.sub(" ", untagged(" ".join(kept))).replace("*", " ").split()).strip(_EDGES)
    # What led to the dates is left over: "Ohjelma vuosille", "Strategi för perioden".
    while statement.dates and page.words.plain_period.fullmatch(fold(bare.rpartition(" ")[2])) and " " in bare:
        bare = bare.rpartition(" ")[0].strip(_EDGES)
    return bare


def _with_affix(page: Page, a: int, b: int, start: int, end: int) -> tuple[int, int]:
    before, after = affix(page.document.text, a, b, start, end, page.language)
    lead = page.words.of.search(View.of(page.document.text, start, before).text) if before > start else None
    if lead:
        view = View.of(page.document.text, start, before)
        before = view.source_span(lead.start(), lead.end())[0]
    return before, after


def _lower(text: str, source: str) -> str:
    """A title in capitals as the document writes it elsewhere, else with one capital."""
    if not text.isupper():
        return text[:1].upper() + text[1:]
    elsewhere = (m.group() for m in re.finditer(re.escape(text), source, re.IGNORECASE))
    return next((" ".join(t.split()) for t in elsewhere if not t.isupper()), text.capitalize())


def _called(page: Page) -> Kind | None:
    """The kind that the document calls itself most often ("denna policy"), the first one among equals."""
    counts: Counter[str] = Counter()
    first: dict[str, Evidence] = {}
    for statement in page.statements:
        for own in statement.hits(page.words.own):
            for hit in page.words.types.find(statement.tokens[own.first : own.last + 1]):
                counts[str(hit.label)] += 1
                span = statement.view.source_span(statement.at(own), statement.until(own))
                first.setdefault(str(hit.label), Evidence.at(page.document, *span))
    return next(((kind, first[kind], "text") for kind, _ in counts.most_common(1)), None)


def _plain(page: Page, named: Title | None) -> Kind | None:
    """A title that says no more than "plan"."""
    if named:
        hits = page.words.plain.find(tokenise(View.of(page.document.text, named.evidence.start, named.evidence.end)))
        if hits:
            return str(hits[0].label), named.evidence, "guess"
    return None
