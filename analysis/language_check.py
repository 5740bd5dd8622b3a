"""Whether a theme or cluster is a language in disguise: its language mix against what the documents would lead one to expect.

The passages of one document share its language and its author, so it is documents that are shuffled and never passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import factorial, prod

import numpy as np

DRAWS = 1000
ALPHA = 0.05  # the share of false alarms among the alarms that is put up with
_SAME = 1e-6  # divergences that differ by less are the same
LARGE = 0.8  # the balanced share from which one language is nearly all there is
DISGUISE, UNEVEN, EXPECTED, TOO_FEW, ONE_LANGUAGE = "disguise", "uneven", "as_expected", "too_few", "one_language"


def language_check(counts: np.ndarray, base: np.ndarray, languages: Sequence[str]) -> list[dict]:
    """(N, D) passages of each group in each document, (D,) passages that could have been in it, D languages → a row a group.

    Columns: n, n_documents; languages, share, expected (lists, ascending by language: shares of the group's passages
    and of all); language: the one that is most above what is expected, with `balanced`, its share if every language had as much
    text; divergence: Kullback-Leibler, in nats, of the mix from the expected; p: the share of ways to deal the languages
    to the documents that diverge as much (all ways where there are at most 1,000, else 1,000 draws with the true one
    among them); least_p: the smallest p that such a group could have had. One language: p and least_p are None.
    """
    used = np.flatnonzero(base > 0)
    spoken = [languages[i] for i in used]
    known = sorted(set(spoken))
    if not known:
        return [_row(own, known, np.zeros(0), np.zeros(0), None, None, 0.0) for own in counts]
    deals = _deals(np.array([known.index(s) for s in spoken], dtype=np.int8), len(known))  # (R, D), the true one first
    # Passages by language, deal and group; the last group is all there are.
    dealt = np.stack([(deals == i).astype(np.float32) @ np.vstack([counts, base])[:, used].T for i in range(len(known))])
    overall = dealt[:, :, -1] / base.sum()
    rows = []
    for own, found in zip(counts, np.moveaxis(dealt[:, :, :-1], 2, 0), strict=True):
        mix = found / max(own.sum(), 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            diverging = np.where(mix > 0, mix * np.log(mix / overall), 0.0).sum(axis=0)
        alone = len(known) < 2 or not own.any()
        p = None if alone else float((diverging >= diverging[0] - _SAME).mean())
        least = None if alone else float((diverging >= diverging.max() - _SAME).mean())
        rows.append(_row(own, known, mix[:, 0], overall[:, 0], p, least, float(diverging[0])))
    return rows


def _row(own: np.ndarray, known: list[str], mix: np.ndarray, overall: np.ndarray, p: float | None, least: float | None, diverging: float) -> dict:
    lift = np.divide(mix, overall, out=np.zeros(len(known)), where=overall > 0)
    top = int(lift.argmax()) if lift.any() else None
    return {
        "n": int(own.sum()), "n_documents": int((own > 0).sum()), "languages": known, "share": mix.round(4).tolist(),
        "expected": overall.round(4).tolist(), "language": None if top is None else known[top],
        "balanced": None if top is None else round(float(lift[top] / lift.sum()), 4), "divergence": round(diverging, 4), "p": p, "least_p": least,
    }  # fmt: skip


def judged(rows: list[dict]) -> list[dict]:
    """The rows of one family of tests with `q` and `verdict`.

    q is p corrected for the false discovery rate (Benjamini & Hochberg 1995) over the groups that could have been
    told at all: with few documents even a group of one language alone is no surprise, and is left out as "too_few"
    (Tarone 1990; Gilbert 2005). "disguise": surprising, and one language is LARGE or more of it at equal amounts of text; "uneven":
    surprising and less than that.
    """
    least = [row["least_p"] for row in rows if row["least_p"] is not None]
    tests = next((k for k in range(1, len(least) + 1) if sum(v <= ALPHA / k for v in least) <= k), 1)
    told = [i for i, row in enumerate(rows) if row["least_p"] is not None and row["least_p"] <= ALPHA / tests]
    q, floor = {}, 1.0
    for rank, i in sorted(enumerate(sorted(told, key=lambda i: rows[i]["p"]), start=1), reverse=True):
        floor = q[i] = min(floor, rows[i]["p"] * len(told) / rank)
    return [{**row, "q": q.get(i), "verdict": _verdict(row, q.get(i))} for i, row in enumerate(rows)]


def _verdict(row: dict, q: float | None) -> str:
    if row["p"] is None:
        return ONE_LANGUAGE if row["n"] else TOO_FEW
    if q is None:
        return TOO_FEW
    if q > ALPHA:
        return EXPECTED
    return DISGUISE if row["balanced"] >= LARGE else UNEVEN


def _deals(true: np.ndarray, k: int) -> np.ndarray:
    """(R, D) ways to deal the languages to the documents, the true one first: all, or a draw of DRAWS in all."""
    counts = np.bincount(true, minlength=k).tolist()
    if factorial(len(true)) // prod(map(factorial, counts)) <= DRAWS:
        first = true.tolist()
        return np.array([first, *(deal for deal in _every(counts, len(true)) if deal != first)], dtype=true.dtype)
    return np.vstack([true, np.random.default_rng(0).permuted(np.tile(true, (DRAWS - 1, 1)), axis=1)])


def _every(left: list[int], n: int) -> Iterator[list[int]]:
    if not n:
        yield []
        return
    for i, count in enumerate(left):
        if count:
            rest = [c - (j == i) for j, c in enumerate(left)]
            yield from ([i, *tail] for tail in _every(rest, n - 1))
