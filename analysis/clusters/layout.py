"""Where each passage stands on the map: fixed places for themes and concepts, so that nothing moves when documents are added."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import combinations, permutations
from math import cos, pi, sin

import numpy as np

from analysis.lexicon import load
from analysis.vectorise import axes, kinship

_RING, _PETAL, _JITTER = 1.0, 0.2, 0.025
# How strongly a passage is drawn to what it names most. At 3 the neighbours on the map are more often neighbours in the vectors than
# at 2 (trustworthiness, Venna & Kaski 2001: 0.94 and 0.93 on the test documents); higher, and passages pile up on the themes.
_PULL = 3


def layout(vectors: np.ndarray, ids: list[str]) -> np.ndarray:
    """(P, D) → (P, 2) places on the map: themes on a ring, their concepts around each, passages between what they name.

    Fixed places make the map the same whatever else is in the corpus. A small shift drawn from the passage's id
    keeps passages with equal words apart; passages that name nothing stand in the middle.
    """
    places = _places()
    weights = np.maximum(vectors, 0.0).astype(np.float64) ** _PULL
    total = weights.sum(axis=1, keepdims=True)
    xy = np.divide(weights @ places, total, out=np.zeros((len(vectors), 2)), where=total > 0)
    shift = np.array([_shift(i) for i in ids]).reshape(-1, 2)
    return np.round(xy + shift, 4)


def _places() -> np.ndarray:
    themes = load(None, "themes")
    ring = _ring()
    centre = {t: (_RING * cos(2 * pi * i / len(ring)), _RING * sin(2 * pi * i / len(ring))) for i, t in enumerate(ring)}
    out = []
    for axis in axes():
        theme, _, concept = axis.partition(".")
        x, y = centre[theme]
        if concept:
            petals = themes[theme]["concepts"]
            angle = 2 * pi * petals.index(concept) / len(petals)
            x, y = x + _PETAL * cos(angle), y + _PETAL * sin(angle)
        out.append((x, y))
    return np.array(out)


@lru_cache(maxsize=1)
def _ring() -> tuple[str, ...]:
    """The themes around the map: families stay together, and themes that often go together stand close.

    From the codebook's order, the best of all exchanges of two themes of a family and of all orders of the families is
    taken for as long as one brings kindred themes closer.
    """
    themes = load(None, "themes")
    names = list(themes)
    near = kinship() + kinship().T
    apart = np.abs(np.subtract.outer(np.arange(len(names)), np.arange(len(names))))
    apart = np.minimum(apart, len(names) - apart)
    blocks = [[i for i, t in enumerate(names) if themes[t]["family"] == f] for f in dict.fromkeys(about["family"] for about in themes.values())]

    def stretch(ring: list[list[int]]) -> float:
        order = sum(ring, [])
        return float((near[np.ix_(order, order)] * apart).sum())

    while True:
        others = [[*first] for first in permutations(blocks)]
        for at, block in enumerate(blocks):
            for i, j in combinations(range(len(block)), 2):
                changed = [*block]
                changed[i], changed[j] = block[j], block[i]
                others.append([*blocks[:at], changed, *blocks[at + 1 :]])
        best = min(others, key=stretch)
        if stretch(best) >= stretch(blocks) - 1e-9:
            return tuple(names[i] for i in sum(blocks, []))
        blocks = best


def _shift(passage: str) -> tuple[float, float]:
    digest = hashlib.sha256(passage.encode()).digest()
    radius, angle = _JITTER * (digest[0] / 255) ** 0.5, 2 * pi * digest[1] / 256
    return radius * cos(angle), radius * sin(angle)
