"""The fitted model as it is kept in data/reference/: `theme_model.json`, and `theme_terms.parquet` with a row a word beginning."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from analysis import terms
from analysis.lexicon import REFERENCE
from analysis.themes.decide import STACKED, ThemeModel
from analysis.themes.features import PROFILE, THEMES
from analysis.themes.opinion import Opinion

_MODEL, _TERMS = "theme_model.json", "theme_terms.parquet"
_SMALLEST = 0.01  # smaller weights are left out of the file


@lru_cache(maxsize=1)
def model(folder: Path = REFERENCE) -> ThemeModel:
    """The fitted model; `python -m analysis fit` writes it."""
    data = json.loads((folder / _MODEL).read_text(encoding="utf-8"))
    weights = np.array([[data["opinions"][t]["weights"].get(name, 0.0) for name in PROFILE] for t in THEMES])
    intercepts = np.array([data["opinions"][t]["intercept"] for t in THEMES])
    opinion = Opinion(weights, intercepts, terms.read(folder / _TERMS, THEMES))
    return ThemeModel(opinion, np.array([data["weights"][name] for name in STACKED]), data["intercept"], data["threshold"])


def write(fitted: ThemeModel, measured: dict, folder: Path = REFERENCE) -> None:
    """Keep a fitted model, with what was `measured` of it, for whoever reads data/reference/."""
    opinion = fitted.opinion
    data = measured | {
        "threshold": fitted.threshold,
        "intercept": round(fitted.intercept, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(STACKED, fitted.weights, strict=True)},
        "opinions": {
            t: {
                "intercept": round(float(b), 4),
                "weights": {n: round(float(v), 4) for n, v in zip(PROFILE, w, strict=True) if abs(v) >= _SMALLEST},
            }
            for t, w, b in zip(THEMES, opinion.weights, opinion.intercepts, strict=True)
        },
    }
    write_json(data, folder / _MODEL)
    terms.write(opinion.terms, folder / _TERMS, THEMES)
    model.cache_clear()


def write_json(data: dict, path: Path) -> None:
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
