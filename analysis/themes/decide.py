"""The fitted model: from a passage's words and context to the probability of each theme.

Two logistic regressions, one on the other (stacked generalisation, Wolpert 1992). The first has weights for each theme
over the passage's profile and gives an *opinion*; the second, the same for all themes, weighs that opinion with the
features of the pair. Both work on concepts, so what was learnt in one language holds in all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path

import numpy as np

from analysis.lexicon import REFERENCE
from analysis.themes.candidates import Candidate
from analysis.themes.features import NAMES, PROFILE, THEMES, features, profile

MODEL = REFERENCE / "theme_model.json"
MOST = 3  # the codebook allows up to three themes on a passage
STACKED = (*NAMES, "opinion", "best_opinion")
_LIKELY = 0.2  # a theme the first model holds this likely is considered though no word list names it for the passage
_SURE = 0.005


@dataclass(frozen=True)
class ThemeModel:
    """`opinions`: (THEMES, PROFILE) weights and (THEMES,) intercepts; `weights`: (STACKED,) and an intercept."""

    opinions: np.ndarray
    opinion_intercepts: np.ndarray
    weights: np.ndarray
    intercept: float
    threshold: float

    def opinion(self, candidate: Candidate) -> np.ndarray:
        """(THEMES,) probabilities by the profile alone."""
        z = self.opinions @ profile(candidate.passage, candidate.reading, candidate.around) + self.opinion_intercepts
        return 1 / (1 + np.exp(-z))

    def probabilities(self, candidate: Candidate) -> dict[str, float]:
        """Probability of each theme worth considering, in the codebook's order."""
        themes, rows = pairs(candidate, self.opinion(candidate))
        return {t: 1 / (1 + exp(-z)) for t, z in zip(themes, np.array(rows) @ self.weights + self.intercept, strict=True)} if themes else {}


def pairs(candidate: Candidate, opinion: np.ndarray) -> tuple[list[str], list[list[float]]]:
    """The themes worth considering on a passage and a row in the order of STACKED for each."""
    held = dict(zip(THEMES, opinion.tolist(), strict=True))
    likely = {t for t, p in held.items() if p > _LIKELY} if candidate.passage.kind != "heading" else set()
    themes = [t for t in THEMES if t in candidate.named | likely]
    best = max(held.values())
    rows = []
    for theme in themes:
        p = min(max(held[theme], _SURE), 1 - _SURE)
        rows.append([*features(candidate.passage, candidate.reading, theme, candidate.around), log(p / (1 - p)), float(held[theme] == best)])
    return themes, rows


def chosen(probabilities: dict[str, float], threshold: float) -> list[tuple[str, float]]:
    """Up to MOST themes at or over the threshold, the likeliest first."""
    ranked = sorted(probabilities.items(), key=lambda pair: -pair[1])
    return [(t, p) for t, p in ranked[:MOST] if p >= threshold]


@lru_cache(maxsize=1)
def model(path: Path = MODEL) -> ThemeModel:
    """The fitted model as kept in data/reference/; `python -m analysis fit` writes it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    opinions = np.zeros((len(THEMES), len(PROFILE)))
    for i, theme in enumerate(THEMES):
        for name, weight in data["opinions"][theme]["weights"].items():
            opinions[i, PROFILE.index(name)] = weight
    return ThemeModel(
        opinions, np.array([data["opinions"][t]["intercept"] for t in THEMES]),
        np.array([data["weights"][name] for name in STACKED]), data["intercept"], data["threshold"],
    )  # fmt: skip
