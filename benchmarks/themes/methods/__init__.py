"""The methods that are compared: what each is called, where it stands and what it needs.

Each is a function `run(texts, languages) -> Found` over P passages, whose module is imported only when it is run: some
need packages that Udsyn itself does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import numpy as np

TOPICS = 20  # as many as the codebook has themes
NOWHERE = -1
_PLAIN, _WITHOUT = "pip install -r requirements-benchmarks.txt", "pip install --no-deps -r requirements-bertopic.txt"


@dataclass(frozen=True)
class Found:
    """What a method makes of P passages.

    vectors: (P, D), dense or sparse. clusters: (P,), NOWHERE for none. themes: the themes of each passage, or None
    where the method knows topics only.
    """

    vectors: object
    clusters: np.ndarray
    themes: list[frozenset[str]] | None = None


@dataclass(frozen=True)
class Method:
    """`needs` holds the packages beyond requirements.txt, `install` the commands that bring them."""

    id: str
    name: str
    module: str
    function: str = "run"
    needs: tuple[str, ...] = ()
    install: tuple[str, ...] = ()

    def missing(self) -> list[str]:
        return [package for package in self.needs if find_spec(package) is None]

    def load(self) -> Callable[[list[str], list[str]], Found]:
        return getattr(import_module(f"benchmarks.themes.methods.{self.module}"), self.function)


OTHERS = (
    Method("words_kmeans", "word TF-IDF, LSA 60, k-means", "words", "kmeans"),
    Method("characters_kmeans", "character TF-IDF, k-means", "words", "characters"),
    Method("lda", "LDA", "words", "lda"),
    Method("nmf", "NMF", "words", "nmf"),
    Method("corex", "anchored CorEx", "corex", needs=("corextopic", "six"), install=(_PLAIN,)),
    Method("bertopic", "BERTopic on TF-IDF/SVD", "topics", needs=("bertopic", "umap", "hdbscan", "yaml", "tqdm"), install=(_PLAIN, _WITHOUT)),
)  # fmt: skip
