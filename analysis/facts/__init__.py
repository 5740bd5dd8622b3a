"""What a document states about itself: whose it is, its title and kind, its adoption, its period.

A field that the document does not state is left out. `municipality_id` is the id in the register of municipalities;
a municipality that stands in no register has a name and a country only.
"""

from __future__ import annotations

from analysis.facts.adoption import Adoption, adoption, labelled
from analysis.facts.municipality import owner
from analysis.facts.page import Page
from analysis.facts.title import doc_type, title
from analysis.facts.validity import labelled as labelled_period
from analysis.facts.validity import validity
from analysis.model import Document, Fact, Passage

__all__ = ["facts"]


def facts(document: Document, language: str, passages: list[Passage]) -> list[Fact]:
    """The facts of a document by codebook section 3, each with the stretch that states it.

    Fields: municipality, municipality_id, country, title, doc_type, adopted_on, adopted_by, decision_ref, valid_from,
    valid_to. Dates are ISO 8601 at the stated precision.
    """
    page = Page(document, language, passages)
    out: list[Fact] = []
    whose = owner(page)
    if whose:
        out.append(Fact("municipality", whose.name, whose.evidence, grade=whose.grade))
        out += [Fact("municipality_id", whose.id, whose.evidence, grade=whose.grade)] if whose.id else []
        # The country follows from the municipality: a document in Swedish may come from Finland.
        out += [Fact("country", whose.country, None, grade="guess")] if whose.country else []
    named = title(page, whose)
    if named:
        out.append(Fact("title", named.text, named.evidence, grade=named.grade))
    kind = doc_type(page, named)
    if kind:
        out.append(Fact("doc_type", *kind[:2], grade=kind[2]))
    out += _adoption(labelled(page), adoption(page))
    period = labelled_period(page) or validity(page, (named.evidence.start, named.evidence.end) if named else None)
    out += [Fact(f, bound.iso, bound.evidence, grade=bound.grade) for f, bound in (("valid_from", period.starts), ("valid_to", period.ends)) if bound]
    return out


def _adoption(block: Adoption | None, statement: Adoption | None) -> list[Fact]:
    """The fields of a metadata block, those it leaves open filled from a statement."""
    out = []
    for field in ("on", "by", "reference"):
        source = next((a for a in (block, statement) if a and getattr(a, field)), None)
        if source:
            name = {"on": "adopted_on", "by": "adopted_by", "reference": "decision_ref"}[field]
            out.append(Fact(name, getattr(source, field), source.evidence, grade=source.grade))
    return out
