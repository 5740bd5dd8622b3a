"""Clusters of passages across languages, their profiles, and where each passage stands on the map.

Spherical k-means over the concept vectors, started from the codebook's themes rather than at random: the same
input gives the same clusters, a cluster keeps its number when documents are added, and its name can be said
in any language because its axes can.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from math import cos, log, pi, sin

import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from analysis.lexicon import load
from analysis.vectorise import axes

NOWHERE = -1  # the cluster id of passages whose words name no concept
SMALLEST = 3
_PROFILE, _WORDS = 5, 12
_RING, _PETAL, _JITTER = 1.0, 0.2, 0.025


def assign(vectors: np.ndarray) -> np.ndarray:
    """(P, D) unit rows → (P,) cluster ids; the id is the codebook's place of the theme the cluster began as.

    Clusters that end with fewer than SMALLEST passages are given up and their passages go to the nearest other, unless
    all are as small; zero rows get NOWHERE.
    """
    n_themes = len(load(None, "themes"))
    out = np.full(len(vectors), NOWHERE)
    rows = np.flatnonzero(np.any(vectors != 0, axis=1))
    if not len(rows):
        return out
    X = vectors[rows].astype(np.float64)
    # A theme's starting point is the mean of the passages that point to it most: its axis alone would lie outside the data.
    main = X[:, :n_themes].argmax(axis=1)
    alive = [t for t in range(n_themes) if (main == t).sum() >= SMALLEST]
    if not alive:
        out[rows] = main
        return out
    while True:
        start = normalize(np.vstack([X[main == t].mean(axis=0) for t in alive]))
        found = KMeans(len(alive), init=start, n_init=1, max_iter=50, random_state=0).fit_predict(X)
        sizes = Counter(found.tolist())
        small = [t for k, t in enumerate(alive) if sizes[k] < SMALLEST]
        if not small or len(alive) == len(small):
            break
        alive = [t for t in alive if t not in small]
    out[rows] = np.array(alive)[found]
    return out


def profiles(vectors: np.ndarray, clusters: np.ndarray) -> list[dict]:
    """For each cluster its size, its leading concepts, and the theme most of its weight lies on."""
    themes = list(load(None, "themes"))
    names = axes()
    rows = []
    for cluster in sorted(set(clusters.tolist()) - {NOWHERE}):
        mean = vectors[clusters == cluster].mean(axis=0)
        order = np.argsort(-mean[len(themes) :], kind="stable")[:_PROFILE] + len(themes)
        concepts = [names[i] for i in order if mean[i] > 0]
        rows.append({
            "cluster": cluster, "n_passages": int((clusters == cluster).sum()), "concepts": concepts,
            "theme": themes[int(mean[: len(themes)].argmax())],
        })  # fmt: skip
    return rows


def telling_words(found: list[tuple[str, list[str]]], clusters: np.ndarray) -> list[dict]:
    """The words that tell each cluster from the others, by language.

    `found[i]` is the language of passage i and its theme words as written. Weight: frequency in the cluster times
    log(1 + average cluster's words / frequency everywhere), the class-based TF-IDF of Grootendorst (2022).
    """
    by_language: dict[str, dict[int, Counter]] = defaultdict(lambda: defaultdict(Counter))
    for (language, words), cluster in zip(found, clusters.tolist(), strict=True):
        if cluster != NOWHERE:
            by_language[language][cluster].update(words)
    rows = []
    for language in sorted(by_language):
        counts = by_language[language]
        everywhere = sum(counts.values(), Counter())
        average = sum(everywhere.values()) / len(counts)
        for cluster in sorted(counts):
            total = sum(counts[cluster].values())
            weight = {w: n / total * log(1 + average / everywhere[w]) for w, n in counts[cluster].items()}
            best = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORDS]
            rows += [{"cluster": cluster, "language": language, "word": w, "weight": round(v, 5)} for w, v in best]
    return rows


def layout(vectors: np.ndarray, ids: list[str]) -> np.ndarray:
    """(P, D) → (P, 2) places on the map: themes on a ring, their concepts around each, passages between what they name.

    Fixed places make the map the same whatever else is in the corpus. A small shift drawn from the passage's id
    keeps passages with equal words apart; passages that name nothing stand in the middle.
    """
    places = _places()
    weights = np.maximum(vectors, 0.0).astype(np.float64) ** 2
    total = weights.sum(axis=1, keepdims=True)
    xy = np.divide(weights @ places, total, out=np.zeros((len(vectors), 2)), where=total > 0)
    shift = np.array([_shift(i) for i in ids]).reshape(-1, 2)
    return np.round(xy + shift, 4)


def _places() -> np.ndarray:
    themes = load(None, "themes")
    # Families beside one another on the ring, so that neighbours on the map are neighbours in meaning.
    families = list(dict.fromkeys(about["family"] for about in themes.values()))
    ring = sorted(themes, key=lambda t: (families.index(themes[t]["family"]), list(themes).index(t)))
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


def _shift(passage: str) -> tuple[float, float]:
    digest = hashlib.sha256(passage.encode()).digest()
    radius, angle = _JITTER * (digest[0] / 255) ** 0.5, 2 * pi * digest[1] / 256
    return radius * cos(angle), radius * sin(angle)
