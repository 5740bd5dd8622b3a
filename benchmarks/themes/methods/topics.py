"""BERTopic (Grootendorst 2022) as it is, but over TF-IDF reduced by SVD: its own vectors are a model to download.

Topics of five passages and more instead of ten: the collections are small. The time holds what its libraries compile
on the way, which they do again in each process.
"""

from __future__ import annotations

import numpy as np
from bertopic import BERTopic
from bertopic.backend import BaseEmbedder
from umap import UMAP

from benchmarks.themes.methods import Found
from benchmarks.themes.methods.words import lsa

_SMALLEST = 5


def run(texts: list[str], languages: list[str]) -> Found:
    """The vectors are those given to it, as in its own search; passages it holds for outliers are in no cluster."""
    vectors = lsa(texts)
    reduced = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)  # its default, with a seed
    topics, _ = BERTopic(embedding_model=BaseEmbedder(), umap_model=reduced, min_topic_size=_SMALLEST).fit_transform(texts, vectors)
    return Found(vectors, np.array(topics))
