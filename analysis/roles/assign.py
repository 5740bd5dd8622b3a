"""Roles of the passages of one document: by shape where shape decides, else by a fitted model.

The model is a conditional logit (McFadden 1974) over (passage, role) pairs with language-neutral features (`features.NAMES`), one
of which is what the passage's words say of the role; the likeliest role wins.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.model import Document, Passage
from analysis.roles.features import DECIDED, Walk
from analysis.roles.shape import by_shape
from analysis.roles.store import model
from analysis.segment.headings import structure
from analysis.segment.passages import title_of


def roles(document: Document, language: str, passages: list[Passage]) -> list[Passage]:
    """The passages again, each with one of the codebook's eight roles, and sections that leave the title page out."""
    fitted = model()
    passages, fixed = prepared(language, passages)
    walk = Walk(passages, fixed, language, fitted.opinion.of(passages))
    out = []
    for i, passage in enumerate(passages):
        rows = walk.rows(i)
        role = fixed[i] if rows is None else DECIDED[int(np.argmax(np.array(rows) @ fitted.weights))]
        walk.decided(i, role)
        out.append(replace(passage, role=role))
    return out


def prepared(language: str, passages: list[Passage]) -> tuple[list[Passage], list[str | None]]:
    """Passages with the title page's lines taken out of their sections, and the roles that shape decides."""
    fixed = by_shape(passages, structure(language))
    titles = {title_of(p.text) for p, role in zip(passages, fixed, strict=True) if p.kind == "heading" and role == "boilerplate"}
    return [replace(p, section=tuple(s for s in p.section if s not in titles)) for p in passages], fixed
