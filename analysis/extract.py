"""One document through every reader of it: passages, themes and rows, as plain data that can be kept."""

from __future__ import annotations

from dataclasses import fields

from analysis import ingredients
from analysis.confidence import confidence
from analysis.facts import facts as find_facts
from analysis.focus import focus_areas, target_groups
from analysis.governance import governance
from analysis.language import detect
from analysis.model import SECTION_SEPARATOR, Document, Problem
from analysis.normalise import fold_name
from analysis.partners import partners
from analysis.reviews import reviews
from analysis.roles import roles
from analysis.segment import segment
from analysis.themes import label, themes_of_text
from analysis.themes.words import read_words
from analysis.timeline import timeline

_FALLBACK = "en"  # the words by which a document in no known language is at least cut into passages
_NO_WORDS = "{source} seems to be in a language ({language}) that Udsyn has no word lists for. Its text is kept, nothing is taken out of it."


def document(source: Document) -> dict[str, list[dict]]:
    """Rows of every table for one document, with `bags` and `words` (a row a passage) for what spans documents.

    A document in a language without word lists is cut into passages and gets a warning; nothing is taken out of it.
    """
    language = detect(source.text)
    known = language in ingredients.languages()
    words = language if known else _FALLBACK
    passages = roles(source, words, segment(source, words))
    found: dict[str, list[dict]] = {"passages": [_passage(source, p) for p in passages]}
    if not known:
        stated = [{"doc_id": source.doc_id, "source": source.source, "language": language}]
        problem = Problem(source.source, "language", "warning", _NO_WORDS.format(source=source.source, language=language))
        return found | {"documents": [_document(source, passages, stated[0])], "problems": [_columns(problem)], "bags": [{}] * len(passages)}
    stated = find_facts(source, language, passages)
    values = {fact.field: fact.value for fact in stated}
    scores, bags = label(source, language, passages)
    by_passage: dict[str, list[str]] = {}
    for score in scores:
        by_passage.setdefault(score.passage_id, []).append(score.theme)
    surfaces = [[source.text[w.start : w.end].casefold() for w in read_words(source.text, p.start, p.end, language).words] for p in passages]
    return found | {
        "documents": [_document(source, passages, {**values, "language": language})],
        "facts": [_row(source, fact) for fact in stated if fact.evidence],
        "passage_themes": [_columns(score) for score in scores],
        "focus_areas": [
            _row(source, area) for area in focus_areas(source, language, passages, lambda text: themes_of_text(text, language), by_passage)
        ],
        "target_groups": [_row(source, group) for group in target_groups(source, language, passages)],
        "timeline": [_row(source, event) for event in timeline(source, language, passages, stated)],
        "reviews": [_row(source, review) for review in reviews(source, language, passages)],
        "governance": [_row(source, duty) for duty in governance(source, language, passages)],
        "partners": [_row(source, partner) for partner in partners(source, language, passages, values.get("municipality_id"))],
        "bags": bags,
        "words": [{"language": language, "words": surface} for surface in surfaces],
    }


def _document(source: Document, passages: list, values: dict) -> dict:
    name = values.get("municipality")
    # A municipality that stands in no register is told from others by its name.
    known = values.get("municipality_id") or (name and f"name-{fold_name(name).replace(' ', '-')}")
    return {
        **values, "municipality_id": known, "doc_id": source.doc_id, "source": source.source, "sha256": source.sha256, "text": source.text,
        "n_words": len(source.text.split()), "n_passages": len(passages),
    }  # fmt: skip


def _passage(source: Document, p) -> dict:
    return {
        "passage_id": p.passage_id, "doc_id": source.doc_id, "start": p.start, "end": p.end, "text": p.text, "role": p.role,
        "section": SECTION_SEPARATOR.join(p.section),
    }  # fmt: skip


def _columns(row) -> dict:
    return {f.name: getattr(row, f.name) for f in fields(row)}


def _row(source: Document, row) -> dict:
    """A row with its evidence and its confidence laid out in columns."""
    data = {k: v for k, v in _columns(row).items() if k != "evidence"}
    evidence = row.evidence.checked(source.text)
    stands = {"doc_id": evidence.doc_id, "quote": evidence.quote, "start": evidence.start, "end": evidence.end}
    return {**data, **stands, "confidence": confidence(row.table, row.grade)}
