"""How many clusters: the number at which passages lie closest to their own and farthest from the next."""

from __future__ import annotations

import numpy as np

from analysis.clusters.groups import NOWHERE
from analysis.clusters.tree import Tree

_SAMPLE = 1000


def silhouettes(tree: Tree, vectors: np.ndarray, ids: list[str]) -> dict[int, tuple[float, float]]:
    """For each number of clusters the mean silhouette (Rousseeuw 1987) by cosine distance, and its standard error.

    At most 1,000 passages are looked at, those with the lowest ids: ids are hashes, so that is a fair draw, and nearly
    the same one when documents are added.
    """
    placed = np.flatnonzero(tree.leaf != NOWHERE)
    rows = placed[np.argsort(np.array(ids, dtype=object)[placed], kind="stable")[:_SAMPLE]]
    if len(tree.leaves) < 2:
        return {}
    X = vectors[rows].astype(np.float64)  # noqa: N806
    leaf = np.searchsorted(tree.leaves, tree.leaf[rows])
    away = (1 - X @ X.T) @ np.eye(len(tree.leaves))[leaf]  # (sample, L): distances to each leaf's passages, added up
    size = np.bincount(leaf, minlength=len(tree.leaves))
    return {number: _mean(away, size, leaf, cut) for number, cut in tree.cuts.items()}


def _mean(away: np.ndarray, size: np.ndarray, leaf: np.ndarray, cut: np.ndarray) -> tuple[float, float]:
    """Leaves' sums put together to clusters; a passage alone in its cluster has silhouette 0."""
    heads, at = np.unique(cut, return_inverse=True)
    to = np.eye(len(heads))[at]
    total, n = away @ to, size @ to
    own = at[leaf]
    rows = np.arange(len(leaf))
    inner = total[rows, own] / np.maximum(n[own] - 1, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        outer = np.where(n > 0, total / n, np.inf)
    outer[rows, own] = np.inf
    other = outer.min(axis=1)
    span = np.maximum(inner, other)
    value = np.divide(other - inner, span, out=np.zeros(len(leaf)), where=(n[own] > 1) & np.isfinite(other) & (span > 0))
    return float(value.mean()), float(value.std() / max(len(value), 1) ** 0.5)


def chosen(found: dict[int, tuple[float, float]]) -> int:
    """The largest number whose mean silhouette is within a standard error of the highest; 1 where there is nothing to choose between.

    Of numbers that are as good as one another the same one is taken more often when documents are added (the rule of one
    standard error: Breiman, Friedman, Olshen & Stone 1984), and the larger merges nothing that lies apart.
    """
    if not found:
        return 1
    mean, error = max(found.values())
    return max(number for number, (value, _) in found.items() if value >= mean - error)
