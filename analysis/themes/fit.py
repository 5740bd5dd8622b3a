"""Fit the theme model on coded documents: features of candidates against a coder's labels."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.model import Document, Passage
from analysis.themes.features import NAMES
from analysis.themes.label import MODEL, MOST, candidates

Coded = tuple[Document, str, list[Passage], dict[str, set[str]]]


def examples(coded: Coded) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Rows (N, F), whether a coder gave the theme (N,), the passage of each row (N,), and all labels given in the document."""
    document, language, passages, gold = coded
    rows, hit, group = [], [], []
    for i, _, themes, features in candidates(document, language, passages):
        wanted = gold.get(passages[i].passage_id)
        if wanted is None:
            continue
        for theme, row in zip(themes, features, strict=True):
            rows.append(row)
            hit.append(theme in wanted)
            group.append(i)
    return np.array(rows), np.array(hit, dtype=float), np.array(group), sum(map(len, gold.values()))


def fit(documents: list[Coded], threshold_grid: np.ndarray | None = None) -> dict:
    """Weights by name, intercept, and the threshold with the best micro-F1 on the documents left out one at a time."""
    parts = [examples(d) for d in documents]
    grid = np.arange(0.25, 0.66, 0.025) if threshold_grid is None else threshold_grid
    held = []
    for left in range(len(parts)):
        model = _regression([p for i, p in enumerate(parts) if i != left])
        held.append(model.predict_proba(parts[left][0])[:, 1])
    f1 = [_micro_f1(parts, held, t) for t in grid]
    model = _regression(parts)
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(NAMES, model.coef_[0], strict=True)},
        "intercept": round(float(model.intercept_[0]), 4),
        "threshold": round(float(grid[int(np.argmax(f1))]), 3),
        "left_out_micro_f1": round(float(max(f1)), 3),
        "fitted_on": [d[0].doc_id for d in documents],
    }


def _regression(parts) -> LogisticRegression:
    return LogisticRegression(C=0.5, max_iter=2000).fit(np.vstack([p[0] for p in parts]), np.concatenate([p[1] for p in parts]))


def _micro_f1(parts, held, threshold: float) -> float:
    tp = predicted = wanted = 0.0
    for (_, hit, group, n_gold), p in zip(parts, held, strict=True):
        keep = np.zeros(len(p), dtype=bool)
        for g in np.unique(group):
            rows = np.flatnonzero(group == g)
            best = rows[np.argsort(-p[rows], kind="stable")][:MOST]
            keep[best[p[best] >= threshold]] = True
        tp, predicted, wanted = tp + hit[keep].sum(), predicted + keep.sum(), wanted + n_gold
    return 2 * tp / (predicted + wanted)


def write(model: dict, path: Path = MODEL) -> None:
    path.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
