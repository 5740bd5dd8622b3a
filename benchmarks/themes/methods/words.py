"""Methods over words or characters alone, all from scikit-learn; options are its defaults unless named here."""

from __future__ import annotations

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

from benchmarks.themes.methods import NOWHERE, TOPICS, Found

# A word of one passage alone joins nothing, one of half of them parts nothing: six lists of stop words in one setting.
COMMON = {"min_df": 2, "max_df": 0.5}
_LSA = 60


def kmeans(texts: list[str], languages: list[str]) -> Found:
    """Word TF-IDF, reduced to 60 dimensions (latent semantic analysis) and scaled to unit length, then k-means."""
    vectors = lsa(texts)
    return Found(vectors, _kmeans(vectors))


def characters(texts: list[str], languages: list[str]) -> Found:
    """TF-IDF over runs of three to five characters inside words, then k-means."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts)
    return Found(vectors, _kmeans(vectors))


def lda(texts: list[str], languages: list[str]) -> Found:
    """Latent Dirichlet allocation (Blei et al. 2003) over word counts: the vector is the mix of topics."""
    counts = CountVectorizer(**COMMON).fit_transform(texts)
    return _by_topic(LatentDirichletAllocation(TOPICS, random_state=0).fit_transform(counts), counts)


def nmf(texts: list[str], languages: list[str]) -> Found:
    """Non-negative matrix factorisation (Lee & Seung 1999) of word TF-IDF: the vector is the mix of topics."""
    weights = TfidfVectorizer(**COMMON).fit_transform(texts)
    return _by_topic(NMF(min(TOPICS, *weights.shape), init="nndsvd", random_state=0, max_iter=1000).fit_transform(weights), weights)


def lsa(texts: list[str]) -> np.ndarray:
    """(P, 60 or fewer) float64 rows of unit length, zero where a passage has no word in common with another."""
    weights = TfidfVectorizer(**COMMON).fit_transform(texts)
    return normalize(TruncatedSVD(min(_LSA, min(weights.shape) - 1), random_state=0).fit_transform(weights))


def _kmeans(vectors) -> np.ndarray:
    return KMeans(min(TOPICS, vectors.shape[0]), n_init=10, random_state=0).fit_predict(vectors)


def _by_topic(mix: np.ndarray, words) -> Found:
    """Each passage in its leading topic; passages without a known word in none."""
    known = np.asarray(words.sum(axis=1)).ravel() > 0
    return Found(np.where(known[:, None], mix, 0.0), np.where(known, mix.argmax(axis=1), NOWHERE))
