"""The clusters of a collection as rows of the tables that hold them."""

from __future__ import annotations

import numpy as np

from analysis.clusters.layout import layout
from analysis.clusters.nodes import nodes
from analysis.clusters.number import chosen, silhouettes
from analysis.clusters.profiles import profiles
from analysis.clusters.stability import stability
from analysis.clusters.tree import grow
from analysis.clusters.words import telling_words


def rows(vectors: np.ndarray, ids: list[str], documents: list[str], spoken: list[tuple[str, list[str]]]) -> dict[str, list[dict]]:
    """Table name → rows. All four have an entry a passage: vectors (P, D) with unit or zero rows, passage ids, document
    ids, and (language, theme words as written)."""
    tree = grow(vectors)
    fits = silhouettes(tree, vectors, ids)
    number = chosen(fits)
    every = nodes(tree)
    places = zip(ids, tree.at(number).tolist(), tree.leaf.tolist(), tree.fit.tolist(), layout(vectors, ids).tolist(), strict=True)
    return {
        "clusters": [
            {"passage_id": i, "cluster": cluster, "x": x, "y": y, "leaf": leaf, "fit": None if np.isnan(fit) else round(fit, 4)}
            for i, cluster, leaf, fit, (x, y) in places
        ],
        "cluster_numbers": [
            {"number": n, "silhouette": round(fits[n][0], 4) if n in fits else None, "error": round(fits[n][1], 4) if n in fits else None,
             "chosen": n == number}
            for n in tree.cuts
        ],
        "cluster_cuts": [
            {"number": n, "leaf": leaf, "cluster": cluster}
            for n, cut in tree.cuts.items() for leaf, cluster in zip(tree.leaves.tolist(), cut.tolist(), strict=True)
        ],
        "cluster_stability": [
            {"number": n, "cluster": cluster, "stability": None if value is None else round(value, 3)}
            for (n, cluster), value in stability(tree, vectors, documents).items()
        ],
        "cluster_profiles": profiles(vectors, tree, every),
        "cluster_words": telling_words(spoken, tree, every),
    }  # fmt: skip
