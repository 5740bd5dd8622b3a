"""How firm each cluster is: whether it is found again in samples of the same collection."""

from __future__ import annotations

import numpy as np

from analysis.clusters.groups import NOWHERE
from analysis.clusters.tree import Tree, grow

RESAMPLES = 20
_LARGEST = 1000  # passages in a sample
_ENOUGH = 8  # documents: from fewer, a sample of documents would lack most of them


def stability(tree: Tree, vectors: np.ndarray, documents: list[str]) -> dict[tuple[int, int], float | None]:
    """(number, cluster) → mean Jaccard likeness, 0 to 1, of the cluster with the cluster most like it in each sample.

    Hennig (2007), with samples drawn with replacement and each passage counted once: whole documents where there are
    eight or more, since the passages of one document resemble one another, else passages. None where no sample holds a
    passage of it. The draws depend on the number of documents and passages alone.
    """
    draw = np.random.default_rng(0)
    owner = np.unique(np.array(documents), return_inverse=True)[1] if len(documents) else np.array([], dtype=int)
    placed = np.flatnonzero(np.any(vectors != 0, axis=1))
    found: dict[tuple[int, int], list[float]] = {}
    for _ in range(RESAMPLES if tree.cuts else 0):
        rows = _sample(draw, owner, placed)
        for key, likeness in _likeness(tree, grow(vectors[rows]), rows):
            found.setdefault(key, []).append(likeness)
    every = ((number, int(cluster)) for number, cut in tree.cuts.items() for cluster in np.unique(cut))
    return {key: float(np.mean(found[key])) if key in found else None for key in every}


def _sample(draw: np.random.Generator, owner: np.ndarray, placed: np.ndarray) -> np.ndarray:
    """Rows of one sample, ascending."""
    n = int(owner.max()) + 1
    if n >= _ENOUGH:
        taken = np.unique(draw.integers(0, n, n))
        rows = placed[np.isin(owner[placed], taken)]
    else:
        rows = placed[np.unique(draw.integers(0, len(placed), len(placed)))]
    return np.sort(draw.choice(rows, _LARGEST, replace=False)) if len(rows) > _LARGEST else rows


def _likeness(tree: Tree, again: Tree, rows: np.ndarray):
    """((number, cluster), Jaccard) for each cluster that has passages among `rows`."""
    before = np.where(tree.leaf[rows] == NOWHERE, len(tree.leaves), np.searchsorted(tree.leaves, tree.leaf[rows]))
    after = np.where(again.leaf == NOWHERE, len(again.leaves), np.searchsorted(again.leaves, again.leaf))
    met = np.zeros((len(tree.leaves) + 1, len(again.leaves) + 1))
    np.add.at(met, (before, after), 1)
    inside, here, there = met[:-1, :-1], met[:-1].sum(axis=1), met[:, :-1].sum(axis=0)
    others = {number: _put_together(cut)[1] for number, cut in again.cuts.items()}
    for number, cut in tree.cuts.items():
        heads, one = _put_together(cut)
        other = others[min(max(number, min(others)), max(others))] if others else np.zeros((0, 0))
        both, size = one.T @ inside @ other, one.T @ here
        either = size[:, None] + there @ other - both
        likeness = np.divide(both, either, out=np.zeros_like(both), where=either > 0).max(axis=1, initial=0)
        yield from (((number, int(heads[i])), float(likeness[i])) for i in np.flatnonzero(size))


def _put_together(cut: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The clusters of a cut and (L, clusters) which leaf is in which."""
    heads, at = np.unique(cut, return_inverse=True)
    return heads, np.eye(len(heads))[at]
