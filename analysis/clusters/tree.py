"""Leaves and the numbers of clusters they can be put together to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import linkage
from sklearn.preprocessing import normalize

from analysis.clusters.groups import NOWHERE, fit, groups, sums
from analysis.clusters.splits import splits

MOST = 30  # clusters that a reader can still tell apart in a list


@dataclass(frozen=True)
class Tree:
    """Nested clusterings of P passages.

    `leaf` (P,): the finest cluster of each, or NOWHERE. `fit` (P,): cosine with the centre of its group, NaN for zero
    rows. `leaves` (L,): the leaves' ids, ascending. `cuts[number]` (L,): the cluster each leaf belongs to where there
    are `number` clusters; a cluster has the id of the leaf that leads it.
    """

    leaf: np.ndarray
    fit: np.ndarray
    leaves: np.ndarray
    cuts: dict[int, np.ndarray]

    def at(self, number: int) -> np.ndarray:
        """(P,) the clusters where there are `number` of them; the nearest number there is for any other."""
        number = min(max(number, min(self.cuts)), max(self.cuts)) if self.cuts else number
        out = np.full(len(self.leaf), NOWHERE)
        placed = self.leaf != NOWHERE
        if placed.any():
            out[placed] = self.cuts[number][np.searchsorted(self.leaves, self.leaf[placed])]
        return out


def grow(vectors: np.ndarray) -> Tree:
    """(P, D) unit rows → the tree. Zero rows and rows that fit no group are NOWHERE at every number."""
    leaf, closeness = np.full(len(vectors), NOWHERE), np.full(len(vectors), np.nan)
    rows = np.flatnonzero(np.any(vectors != 0, axis=1))
    if not len(rows):
        return Tree(leaf, closeness, np.array([], dtype=int), {})
    X = vectors[rows].astype(np.float64)  # noqa: N806
    group = groups(X)
    closeness[rows], belongs = fit(X, group)
    X, rows, group = X[belongs], rows[belongs], group[belongs]  # noqa: N806
    if not len(rows):
        return Tree(leaf, closeness, np.array([], dtype=int), {})
    found, made = splits(X, group, MOST - len(np.unique(group)))
    leaf[rows] = found
    leaves = np.unique(found)
    parents = dict(made_of(made, leaves))
    start = np.array([parents[i] for i in leaves.tolist()])
    cuts = {**_merged(X, group, start), **_parted(start, leaves, made)}
    return Tree(leaf, closeness, leaves, dict(sorted(cuts.items())))


def made_of(made: list[tuple[int, int]], leaves: np.ndarray) -> list[tuple[int, int]]:
    """(leaf, its group) for every leaf."""
    parted = {axis: group for group, axis in made}
    return [(i, parted.get(i, i)) for i in leaves.tolist()]


def _parted(start: np.ndarray, leaves: np.ndarray, made: list[tuple[int, int]]) -> dict[int, np.ndarray]:
    """The cuts finer than the groups: one leaf after the other parts."""
    now, number = start.copy(), len(np.unique(start))
    out = {number: start}
    for _, axis in made:
        now, number = np.where(leaves == axis, axis, now), number + 1
        out[number] = now
    return out


def _merged(X: np.ndarray, group: np.ndarray, start: np.ndarray) -> dict[int, np.ndarray]:  # noqa: N803
    """The cuts coarser than the groups: Ward's tree over the groups' centres, down to two clusters.

    Centres count alike whatever the group's size: with sizes, small groups join first because they are small. The
    merged cluster is led by its largest group, whose number it keeps.
    """
    ids, at = np.unique(group, return_inverse=True)
    if len(ids) < 3:
        return {}
    sizes = np.bincount(at)
    parts = {i: [i] for i in range(len(ids))}
    now, out = start.copy(), {}
    for step, (a, b, *_) in enumerate(linkage(normalize(sums(X, at, len(ids))), "ward")[:-1]):
        parts[len(ids) + step] = joined = parts.pop(int(a)) + parts.pop(int(b))
        lead = min(joined, key=lambda i: (-sizes[i], i))
        now = np.where(np.isin(now, ids[joined]), ids[lead], now)
        out[len(ids) - step - 1] = now
    return out
