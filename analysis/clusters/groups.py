"""The middle level of the clusters: a group a theme, found by spherical k-means that starts from the vocabulary."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from sklearn.preprocessing import normalize

from analysis.lexicon import load
from analysis.vectorise import axes

NOWHERE = -1  # the id of passages that fit nowhere
SMALLEST = 3
_ROUNDS = 50
# The square of the cosine is the part of a passage's vector that lies along its group's centre. Where that is less than
# half, most of what the passage says is something else than its group, and naming it after the group would be forced.
_EXPLAINED = 0.5


def groups(X: np.ndarray) -> np.ndarray:  # noqa: N803 (mathematics' name)
    """(P, D) unit rows → (P,) group ids: the codebook's place of the theme the group began as.

    Spherical k-means (Dhillon & Modha 2001). A theme's starting point is the mean of the passages that point to it
    most: its axis alone would lie outside the data. Groups that end with fewer than SMALLEST passages are given up and
    their passages go to the nearest other, unless all are as small.
    """
    main = _main(X)
    alive = [int(t) for t in np.unique(main) if (main == t).sum() >= SMALLEST]
    if not alive:
        return main
    while True:
        found = _settled(X, np.vstack([X[main == t].mean(axis=0) for t in alive]))
        sizes = np.bincount(found, minlength=len(alive))
        kept = [t for t, size in zip(alive, sizes, strict=True) if size >= SMALLEST]
        if len(kept) in (0, len(alive)):
            return np.array(alive)[found]
        alive = kept


def fit(X: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:  # noqa: N803
    """(P,) cosine of each row with its group's centre, and (P,) whether the row belongs: more of it lies along the centre than not."""
    ids, at = np.unique(group, return_inverse=True)
    centres = normalize(sums(X, at, len(ids)))
    closeness = np.einsum("ij,ij->i", X, centres[at])
    return closeness, closeness**2 >= _EXPLAINED


def sums(X: np.ndarray, at: np.ndarray, k: int) -> np.ndarray:  # noqa: N803
    """(k, D): the rows of X added up by `at`, (P,) numbers from 0 to k - 1."""
    return csr_array((np.ones(len(at)), (at, np.arange(len(at)))), shape=(k, len(at))) @ X


def _main(X: np.ndarray) -> np.ndarray:  # noqa: N803
    """(P,) the theme each row points to most; that of its leading concept where it points to none."""
    names = list(load(None, "themes"))
    of_concept = np.array([names.index(axis.partition(".")[0]) for axis in axes()[len(names) :]])
    themes, concepts = X[:, : len(names)], X[:, len(names) :]
    return np.where(themes.max(axis=1) > 0, themes.argmax(axis=1), of_concept[concepts.argmax(axis=1)])


def _settled(X: np.ndarray, start: np.ndarray) -> np.ndarray:  # noqa: N803
    centres, found = normalize(start), None
    for _ in range(_ROUNDS):
        nearest = (X @ centres.T).argmax(axis=1)
        if found is not None and np.array_equal(nearest, found):
            break
        found = nearest
        total = sums(X, found, len(centres))
        centres = normalize(np.where(np.any(total != 0, axis=1)[:, None], total, centres))
    return found
