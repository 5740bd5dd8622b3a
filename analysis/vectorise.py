"""Passages as vectors on axes that are ideas, not words: one axis a concept and one a theme.

A word list names the same concept in every language, so two passages that speak of one thing lie close
whatever language they are written in. Nothing is learnt from the corpus: a document's vectors do not
change when another document is added.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import normalize

from analysis.lexicon import load


@lru_cache(maxsize=1)
def axes() -> tuple[str, ...]:
    """Names of the D axes: the 20 themes in the codebook's order, then `theme.concept` for each concept."""
    themes = load(None, "themes")
    return (*themes, *(f"{theme}.{concept}" for theme, about in themes.items() for concept in about["concepts"]))


class ConceptVectoriser(TransformerMixin, BaseEstimator):
    """P bags `{axis: weight}` → float32 (P, D), rows of unit length (all zero where no axis is named).

    Each row is the sum of two parts, a theme part and a concept part, each scaled to unit length first and
    weighted `theme_weight : 1`: themes decide what is near, concepts order what lies within a theme.
    """

    def __init__(self, theme_weight: float = 1.5):
        self.theme_weight = theme_weight

    def fit(self, X=None, y=None) -> ConceptVectoriser:  # noqa: N803 (scikit-learn's name)
        self.axes_ = axes()
        return self

    def transform(self, X: list[dict[str, float]]) -> np.ndarray:  # noqa: N803
        place = {axis: i for i, axis in enumerate(axes())}
        rows = np.zeros((len(X), len(place)), dtype=np.float64)
        for i, bag in enumerate(X):
            for axis, weight in bag.items():
                rows[i, place[axis]] = weight
        themes = len(load(None, "themes"))
        parts = [self.theme_weight * normalize(rows[:, :themes]), normalize(rows[:, themes:])] if len(X) else [rows]
        return normalize(np.hstack(parts)).astype(np.float32) if len(X) else rows.astype(np.float32)

    def get_feature_names_out(self, input_features=None) -> np.ndarray:
        return np.array(axes(), dtype=object)
