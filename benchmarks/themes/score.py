"""The same figures for every method, by the definitions of `analysis.measure`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, issparse, vstack
from sklearn.preprocessing import normalize

from analysis.measure import Pair, nearest_shared, space, spoken, theme_figures
from benchmarks.themes.methods import NOWHERE, Found

DRAWS = 200


def figures(pairs: list[Pair], ids: list[str], found: Found) -> dict:
    """Themes, vectors and clusters of one method against gold, with 95 % intervals where a draw of passages gives one.

    `ids`: the passages the method was given, row by row. A gold passage it was not given has no theme, no cluster and
    a vector of zeros. Clusters and k-means have no interval: a passage drawn twice would agree with itself.
    """
    given = dict(zip(ids, range(len(ids)), strict=True))
    others = list(dict.fromkeys(p.passage_id for p in pairs if p.passage_id and p.passage_id not in given))
    vectors = _with_zeros(found.vectors, len(others))
    cluster = dict(zip(ids, found.clusters.tolist(), strict=True))
    if found.themes is None:
        labelled = voted(pairs, [cluster.get(p.passage_id, NOWHERE) for p in pairs])
    else:
        labelled = [replace(p, themes=found.themes[given[p.passage_id]] if p.passage_id in given else frozenset()) for p in pairs]
    themes = theme_figures(labelled)
    keep, place = spoken(pairs), {p: i for i, p in enumerate([*ids, *others])}
    near = nearest_shared(keep, normalize(vectors[[place[p.passage_id] for p in keep]]))[0] if keep else np.array([])
    intervals = theme_intervals(labelled)
    return {
        "themes": {"micro_f1": themes["micro"]["f1"], "macro_f1": themes["macro_f1"], **intervals},
        **space(pairs, [*ids, *others], vectors, cluster),
        "near_interval": _interval([near[draw].mean() for draw in _draws(len(near))]) if len(near) else None,
    }


def voted(pairs: list[Pair], topics: list[int]) -> list[Pair]:
    """Each pair with the theme its topic has in the gold labels of all other documents, none where it has none there.

    The theme met most often; of equals the first by name. Passages without a theme have no vote: with one, most topics
    would stand for nothing, and every method would score lower.
    """
    by_topic: dict[int, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    for pair, topic in zip(pairs, topics, strict=True):
        by_topic[topic][pair.doc_id].update(pair.gold_themes)
    out = []
    for pair, topic in zip(pairs, topics, strict=True):
        votes = sum((count for doc, count in by_topic[topic].items() if doc != pair.doc_id), Counter()) if topic != NOWHERE else Counter()
        best = min(votes, key=lambda theme: (-votes[theme], theme), default=None)
        out.append(replace(pair, themes=frozenset([best] if best else [])))
    return out


def theme_intervals(pairs: list[Pair]) -> dict:
    """Where 95 % of the scores lie if gold passages are drawn anew, with replacement."""
    names = sorted({t for p in pairs for t in (*p.gold_themes, *p.themes)})
    gold = np.array([[t in p.gold_themes for t in names] for p in pairs], dtype=bool)
    got = np.array([[t in p.themes for t in names] for p in pairs], dtype=bool)
    micro, macro = [], []
    for draw in _draws(len(pairs)):
        right, n_gold, n_got = (m[draw].sum(axis=0) for m in (gold & got, gold, got))
        if n_gold.sum():
            micro.append(2 * right.sum() / (n_gold.sum() + n_got.sum()))
            macro.append((2 * right / np.maximum(n_gold + n_got, 1))[n_gold > 0].mean())
    return {"micro_interval": _interval(micro), "macro_interval": _interval(macro)}


def _draws(n: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, max(n, 1), (DRAWS, n))


def _interval(values: list[float]) -> list[float] | None:
    return [round(float(v), 3) for v in np.percentile(values, [2.5, 97.5])] if values else None


def _with_zeros(vectors, n: int):
    if issparse(vectors):
        return vstack([vectors, csr_matrix((n, vectors.shape[1]))]).tocsr()
    return np.vstack([vectors, np.zeros((n, vectors.shape[1]))])
