"""The finest level: groups cut further by the concept of their theme that a passage names most."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.lexicon import load
from analysis.vectorise import axes

_LEAST, _LEAST_SHARE = 5, 0.1  # passages that part from a group, and what they must be of it


def splits(X: np.ndarray, group: np.ndarray, most: int) -> tuple[np.ndarray, list[tuple[int, int]]]:  # noqa: N803
    """(P, D) unit rows and their (P,) groups → (P,) leaves, and the cuts that made them as (group, new leaf), in order.

    A leaf that parted from a group has the place of its concept among the axes as id; what is left keeps the group's.
    At most `most` cuts are made, each the one that takes most from the sum of squares (Ward 1963), so that every
    further cut says less than the one before.
    """
    leaf, made = group.copy(), []
    waiting = [(own, own_cuts) for g in np.unique(group).tolist() if (own_cuts := list(_within(X, np.flatnonzero(group == g), g)))
               for own in (g,)]  # fmt: skip
    while waiting and len(made) < most:
        best = max(range(len(waiting)), key=lambda i: (round(waiting[i][1][0][0], 9), -waiting[i][0]))
        g, cuts = waiting[best]
        _, axis, rows = cuts.pop(0)
        leaf[rows] = axis
        made.append((g, axis))
        if not cuts:
            waiting.pop(best)
    return leaf, made


def _within(X: np.ndarray, rows: np.ndarray, theme: int) -> Iterator[tuple[float, int, np.ndarray]]:  # noqa: N803
    """The cuts of one group, the largest part first: what it takes from the sum of squares, the axis, the rows that part."""
    themes = load(None, "themes")
    name = list(themes)[theme]
    own = [axes().index(f"{name}.{concept}") for concept in themes[name]["concepts"]]
    weight = X[np.ix_(rows, own)]
    lead = np.where(weight.max(axis=1) > 0, weight.argmax(axis=1), -1)
    least = max(_LEAST, _LEAST_SHARE * len(rows))
    left = np.ones(len(rows), dtype=bool)
    for size, at in sorted(((int((lead == i).sum()), i) for i in range(len(own))), key=lambda pair: (-pair[0], pair[1])):
        part = lead == at
        rest = left & ~part
        if size < least:
            break
        if rest.sum() < least:
            continue
        away = X[rows[part]].mean(axis=0) - X[rows[rest]].mean(axis=0)
        yield float(size * rest.sum() / (size + rest.sum()) * (away @ away)), own[at], rows[part]
        left = rest
