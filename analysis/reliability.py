"""Whether scores keep what they promise: of what is said with 0.8, about 0.8 shall be right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import binomtest

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliability(scores: Sequence[float], right: Sequence[bool]) -> list[dict]:
    """One row a bin that holds a score: from, to, n, score (their mean), right (share), low, high (its Wilson interval, 95 %).

    A bin holds its lower edge and not its upper, the last both.
    """
    rows, scores, right = [], np.asarray(scores, dtype=float), np.asarray(right, dtype=bool)
    for low, high in zip(EDGES, EDGES[1:], strict=False):
        own = (scores >= low) & ((scores < high) | (high == EDGES[-1]) & (scores == high))
        if own.any():
            reach = binomtest(int(right[own].sum()), int(own.sum())).proportion_ci(method="wilson")
            figures = {"score": scores[own].mean(), "right": right[own].mean(), "low": reach.low, "high": reach.high}
            rows.append({"from": low, "to": high, "n": int(own.sum())} | {k: round(float(v), 3) for k, v in figures.items()})
    return rows


def calibration_error(bins: list[dict]) -> float | None:
    """How far the share that is right lies from the mean score, on average over what was scored (expected calibration error,
    Naeini et al. 2015); None without cases."""
    n = sum(b["n"] for b in bins)
    return round(sum(b["n"] * abs(b["right"] - b["score"]) for b in bins) / n, 3) if n else None
