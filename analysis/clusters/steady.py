"""Whether adding a document moves the rest."""

from __future__ import annotations

import numpy as np

from analysis.clusters.groups import NOWHERE
from analysis.clusters.number import chosen, silhouettes
from analysis.clusters.tree import grow
from analysis.vectorise import axes

_MOST = 25


def kept(vectors: np.ndarray, ids: list[str], documents: list[str], number: int | None = None) -> dict[str, float]:
    """Document id → the share of all other passages that have the same cluster, by its id, with that document and without it.

    `number` of clusters, or with None the number chosen anew each time, as a build does. Passages that fit nowhere with and
    without it do not count. Of more than 25 documents, 25 are tried, evenly spaced. Empty where the vectors have other axes
    than the concepts.
    """
    if vectors.shape[1] != len(axes()):
        return {}
    names, owner = np.array(ids, dtype=object), np.array(documents, dtype=object)
    whole = _found(vectors, names, number)
    out = {}
    every = sorted(set(documents))
    for document in every[:: max(1, -(-len(every) // _MOST))]:
        rest = owner != document
        with_it, without = whole[rest], _found(vectors[rest], names[rest], number)
        counted = (with_it != NOWHERE) | (without != NOWHERE)
        if counted.any():
            out[document] = float((with_it == without)[counted].mean())
    return out


def _found(vectors: np.ndarray, names: np.ndarray, number: int | None) -> np.ndarray:
    tree = grow(vectors)
    return tree.at(number or chosen(silhouettes(tree, vectors, names.tolist())))
