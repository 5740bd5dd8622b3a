"""Roles of the passages of one document: by shape where shape decides, else by a fitted model.

The model is a logistic regression over (passage, role) pairs with language-neutral features (`features.NAMES`); the
likeliest role wins. Its weights stand in data/reference/role_model.json with what they were fitted on; `python -m analysis fit` writes that file.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache

import numpy as np

from analysis.lexicon import REFERENCE
from analysis.model import Document, Passage
from analysis.roles.features import DECIDED, NAMES, Walk
from analysis.roles.shape import by_shape
from analysis.segment.headings import structure
from analysis.segment.passages import title_of

MODEL = REFERENCE / "role_model.json"


@lru_cache(maxsize=1)
def _weights() -> np.ndarray:
    data = json.loads(MODEL.read_text(encoding="utf-8"))
    return np.array([data["weights"][name] for name in NAMES])


def roles(document: Document, language: str, passages: list[Passage]) -> list[Passage]:
    """The passages again, each with one of the codebook's eight roles, and sections that leave the title page out."""
    passages, fixed = prepared(language, passages)
    weights, walk = _weights(), Walk(passages, fixed, language)
    out = []
    for i, passage in enumerate(passages):
        rows = walk.rows(i)
        role = fixed[i] if rows is None else DECIDED[int(np.argmax(np.array(rows) @ weights))]
        walk.decided(i, role)
        out.append(replace(passage, role=role))
    return out


def prepared(language: str, passages: list[Passage]) -> tuple[list[Passage], list[str | None]]:
    """Passages with the title page's lines taken out of their sections, and the roles that shape decides."""
    fixed = by_shape(passages, structure(language))
    titles = {title_of(p.text) for p, role in zip(passages, fixed, strict=True) if p.kind == "heading" and role == "boilerplate"}
    return [replace(p, section=tuple(s for s in p.section if s not in titles)) for p in passages], fixed
