"""Passages as vectors on axes that are ideas, not words: one axis a concept and one a theme.

A word list names the same concept in every language, so two passages that speak of one thing lie close
whatever language they are written in. Nothing is learnt from the corpus: a document's vectors do not
change when another document is added.
"""

from __future__ import annotations

import json
from functools import lru_cache

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import normalize

from analysis.lexicon import REFERENCE, load

KINSHIP = REFERENCE / "theme_kinship.json"


@lru_cache(maxsize=1)
def axes() -> tuple[str, ...]:
    """Names of the D axes: the 20 themes in the codebook's order, then `theme.concept` for each concept."""
    themes = load(None, "themes")
    return (*themes, *(f"{theme}.{concept}" for theme, about in themes.items() for concept in about["concepts"]))


@lru_cache(maxsize=1)
def kinship() -> np.ndarray:
    """(20, 20): how often a passage coded with the row's theme also has the column's, 0 on the diagonal; `fit` writes it."""
    table = json.loads(KINSHIP.read_text(encoding="utf-8"))
    names = list(load(None, "themes"))
    return np.array([[table[a].get(b, 0.0) for b in names] for a in names])


class ConceptVectoriser(TransformerMixin, BaseEstimator):
    """P bags `{axis: weight}` → float32 (P, D), rows of unit length (all zero where no axis is named).

    Each row is the sum of two parts, a theme part and a concept part, each scaled to unit length first and
    weighted `theme_weight : 1`: themes decide what is near, concepts order what lies within a theme. A theme lends
    `kinship_weight` times what it often goes with: where nobody speaks of quite the same, the next of kin is nearest.
    """

    def __init__(self, theme_weight: float = 1.5, kinship_weight: float = 1.5):
        self.theme_weight = theme_weight
        self.kinship_weight = kinship_weight

    def fit(self, X=None, y=None) -> ConceptVectoriser:  # noqa: N803 (scikit-learn's name)
        self.axes_ = axes()
        return self

    def transform(self, X: list[dict[str, float]]) -> np.ndarray:  # noqa: N803
        place = {axis: i for i, axis in enumerate(axes())}
        rows = np.zeros((len(X), len(place)), dtype=np.float64)
        for i, bag in enumerate(X):
            for axis, weight in bag.items():
                rows[i, place[axis]] = weight
        if not len(X):
            return rows.astype(np.float32)
        n = len(load(None, "themes"))
        themes = normalize(rows[:, :n])
        themes = self.theme_weight * (themes + self.kinship_weight * themes @ kinship())
        return normalize(np.hstack([themes, normalize(rows[:, n:])])).astype(np.float32)

    def get_feature_names_out(self, input_features=None) -> np.ndarray:
        return np.array(axes(), dtype=object)
