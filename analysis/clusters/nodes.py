"""The different clusters of all numbers: a cluster that stays the same from one number to another is one node."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.clusters.tree import Tree


@dataclass(frozen=True)
class Node:
    """A cluster: its id, the smallest and the largest number of clusters at which it is there, and its leaves' places."""

    cluster: int
    first: int
    last: int
    leaves: tuple[int, ...]


def nodes(tree: Tree) -> list[Node]:
    """Every node, by id and number. An id can name several: the whole at a small number, what is left of it at a larger."""
    spans: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for number, cut in tree.cuts.items():
        for cluster in np.unique(cut).tolist():
            spans.setdefault((cluster, tuple(np.flatnonzero(cut == cluster).tolist())), []).append(number)
    return sorted((Node(c, min(n), max(n), leaves) for (c, leaves), n in spans.items()), key=lambda node: (node.cluster, node.first))


def membership(tree: Tree, every: list[Node]) -> np.ndarray:
    """(L, N) which leaf is in which node."""
    out = np.zeros((len(tree.leaves), len(every)))
    for i, node in enumerate(every):
        out[list(node.leaves), i] = 1
    return out
