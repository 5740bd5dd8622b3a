"""The words that tell each cluster from the others, language by language."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from analysis.clusters.groups import NOWHERE
from analysis.clusters.nodes import Node, membership
from analysis.clusters.tree import Tree

_WORDS = 12


def telling_words(found: list[tuple[str, list[str]]], tree: Tree, every: list[Node]) -> list[dict]:
    """Up to twelve words a node and language, the most telling first.

    `found[i]` is the language of passage i and its theme words as written. Weight: frequency in the cluster times
    log(1 + an average leaf's words / frequency everywhere), the class-based TF-IDF of Grootendorst (2022).
    """
    spoken: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for (language, words), leaf in zip(found, tree.leaf.tolist(), strict=True):
        if leaf != NOWHERE and words:
            spoken[language].append((leaf, words))
    to = membership(tree, every)
    rows = []
    for language in sorted(spoken):
        own = spoken[language]
        known = sorted({w for _, words in own for w in words})
        place = {w: i for i, w in enumerate(known)}
        counts = np.zeros((len(known), len(tree.leaves)))
        np.add.at(
            counts, ([place[w] for _, words in own for w in words], np.searchsorted(tree.leaves, [leaf for leaf, words in own for _ in words])), 1
        )
        everywhere, average = counts.sum(axis=1), counts.sum() / np.any(counts > 0, axis=0).sum()
        inside = counts @ to
        weight = inside / np.maximum(inside.sum(axis=0), 1) * np.log(1 + average / everywhere)[:, None]
        best = np.argsort(-weight.round(12), axis=0, kind="stable")[:_WORDS]
        rows += [
            {"cluster": n.cluster, "first": n.first, "last": n.last, "language": language, "word": known[i], "weight": round(float(weight[i, at]), 5)}
            for at, n in enumerate(every) for i in best[:, at] if weight[i, at] > 0
        ]  # fmt: skip
    return rows
