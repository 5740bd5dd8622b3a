"""The second of two regressions: from a passage's words and context to the probability of each theme.

Stacked generalisation (Wolpert 1992): the first regression has weights for each theme and gives an *opinion*; this one, the same
for all themes, weighs that opinion with what is known of the pair of passage and theme: where the theme's words stand, what the
heading says, what else is spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import numpy as np

from analysis.themes.candidates import Candidate
from analysis.themes.features import NAMES, THEMES, features
from analysis.themes.opinion import Opinion

MOST = 3  # the codebook allows up to three themes on a passage
STACKED = (*NAMES, "opinion", "first", "second", "third", "behind", "expected")
_LIKELY = 0.2  # a theme the first regression holds this likely is considered though no word list names it for the passage
_SURE = 0.005


@dataclass(frozen=True)
class ThemeModel:
    """The first regression, the second's weights (STACKED,) and intercept, and the least probability that gives a theme."""

    opinion: Opinion
    weights: np.ndarray
    intercept: float
    threshold: float

    def probabilities(self, candidate: Candidate) -> dict[str, float]:
        """Probability of each theme worth considering, in the codebook's order."""
        themes, rows = pairs(candidate, self.opinion.of(candidate))
        return {t: 1 / (1 + exp(-z)) for t, z in zip(themes, np.array(rows) @ self.weights + self.intercept, strict=True)} if themes else {}


def pairs(candidate: Candidate, opinion: np.ndarray) -> tuple[list[str], list[list[float]]]:
    """The themes worth considering on a passage and a row in the order of STACKED for each.

    Beside the opinion on a theme stand its place among the opinions on all, how far it is behind the best, and how many themes
    the opinions together expect.
    """
    held = dict(zip(THEMES, opinion.tolist(), strict=True))
    likely = {t for t, p in held.items() if p > _LIKELY} if candidate.passage.kind != "heading" else set()
    themes = [t for t in THEMES if t in candidate.named | likely]
    ranked, expected = sorted(held.values(), reverse=True), sum(held.values())
    rows = []
    for theme in themes:
        own = held[theme]
        p, place = min(max(own, _SURE), 1 - _SURE), ranked.index(own)
        among = [float(place == n) for n in range(MOST)]
        rows.append([*features(candidate.passage, candidate.reading, theme, candidate.around), log(p / (1 - p)), *among, ranked[0] - own, expected])
    return themes, rows


def chosen(probabilities: dict[str, float], threshold: float) -> list[tuple[str, float]]:
    """Up to MOST themes at or over the threshold, the likeliest first."""
    ranked = sorted(probabilities.items(), key=lambda pair: -pair[1])
    return [(t, p) for t, p in ranked[:MOST] if p >= threshold]
