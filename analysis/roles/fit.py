"""Fit the role model on coded documents."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.model import Passage
from analysis.roles.assign import MODEL, prepared
from analysis.roles.features import DECIDED, NAMES, Walk

Coded = tuple[str, list[Passage], dict[str, str]]  # language, passages, role by passage id
_C = 0.5


def examples(coded: Coded) -> tuple[np.ndarray, np.ndarray]:
    """(N, R, F) rows and (N,) places of the coded role, for the passages whose role is open."""
    language, passages, gold = coded
    return _rows(language, *prepared(language, passages), gold)


def _rows(language: str, passages: list[Passage], fixed: list[str | None], gold: dict[str, str]) -> tuple[np.ndarray, np.ndarray]:
    walk, rows, wanted = Walk(passages, fixed, language), [], []
    for i, passage in enumerate(passages):
        role, by_role = gold.get(passage.passage_id), walk.rows(i)
        if by_role is not None and role in DECIDED:
            rows.append(by_role)
            wanted.append(DECIDED.index(role))
        walk.decided(i, fixed[i] or role or "")
    return np.array(rows).reshape(-1, len(DECIDED), len(NAMES)), np.array(wanted, dtype=int)


def fit(documents: list[Coded]) -> dict:
    """Weights by feature, and the accuracy on documents left out one at a time (open roles only)."""
    parts = [examples(d) for d in documents]
    right = total = 0
    for left, (rows, wanted) in enumerate(parts):
        weights = _regression([p for i, p in enumerate(parts) if i != left])
        right += int(((rows @ weights).argmax(axis=1) == wanted).sum())
        total += len(wanted)
    weights = _regression(parts)
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(NAMES, weights, strict=True)},
        "left_out_accuracy": round(right / total, 3),
        "n": total,
    }


def _regression(parts: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    rows = np.vstack([r.reshape(-1, len(NAMES)) for r, _ in parts])
    right = np.concatenate([np.eye(len(DECIDED))[w].ravel() for _, w in parts])
    return LogisticRegression(C=_C, max_iter=3000).fit(rows, right).coef_[0]


def write(model: dict, path: Path = MODEL) -> None:
    path.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
