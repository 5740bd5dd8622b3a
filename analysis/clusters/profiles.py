"""What each cluster is about: size, leading concepts, theme."""

from __future__ import annotations

import numpy as np

from analysis.clusters.groups import NOWHERE, sums
from analysis.clusters.nodes import Node, membership
from analysis.clusters.tree import Tree
from analysis.lexicon import load
from analysis.vectorise import axes

_PROFILE = 5


def profiles(vectors: np.ndarray, tree: Tree, every: list[Node]) -> list[dict]:
    """For each node its size, its leading concepts (most weight first, none without any), and the theme most of its weight lies on."""
    themes, names = list(load(None, "themes")), axes()
    rows = np.flatnonzero(tree.leaf != NOWHERE)
    at = np.searchsorted(tree.leaves, tree.leaf[rows])
    to = membership(tree, every)
    total = to.T @ sums(vectors[rows].astype(np.float64), at, len(tree.leaves))
    sizes = np.bincount(at, minlength=len(tree.leaves)) @ to
    out = []
    for node, weight, size in zip(every, total, sizes, strict=True):
        order = np.argsort(-weight[len(themes) :], kind="stable")[:_PROFILE] + len(themes)
        out.append({
            "cluster": node.cluster, "first": node.first, "last": node.last, "n_passages": int(size),
            "concepts": [names[i] for i in order if weight[i] > 0], "theme": themes[int(weight[: len(themes)].argmax())],
        })  # fmt: skip
    return out
