"""The fitted role model as it is kept in data/reference/: `role_model.json`, and `role_terms.parquet` with a row a word beginning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from analysis import terms
from analysis.lexicon import REFERENCE
from analysis.roles.features import DECIDED, NAMES
from analysis.roles.opinion import Opinion

_MODEL, _TERMS = "role_model.json", "role_terms.parquet"


@dataclass(frozen=True)
class RoleModel:
    """What words say of a role, and the weights (NAMES,) of the features of a passage and a role."""

    opinion: Opinion
    weights: np.ndarray


@lru_cache(maxsize=1)
def model(folder: Path = REFERENCE) -> RoleModel:
    """The fitted model; `python -m analysis fit` writes it."""
    data = json.loads((folder / _MODEL).read_text(encoding="utf-8"))
    opinion = Opinion(terms.read(folder / _TERMS, DECIDED), np.array([data["intercepts"][r] for r in DECIDED]))
    return RoleModel(opinion, np.array([data["weights"][name] for name in NAMES]))


def write(fitted: RoleModel, measured: dict, folder: Path = REFERENCE) -> None:
    """Keep a fitted model, with what was `measured` of it, for whoever reads data/reference/."""
    data = measured | {
        "intercepts": {r: round(float(b), 4) for r, b in zip(DECIDED, fitted.opinion.intercepts, strict=True)},
        "weights": {n: round(float(w), 4) for n, w in zip(NAMES, fitted.weights, strict=True)},
    }
    (folder / _MODEL).write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    terms.write(fitted.opinion.terms, folder / _TERMS, DECIDED)
    model.cache_clear()
