"""Udsyn itself: the build of all floors, and its themes alone, as the other methods are run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis import build
from analysis.clusters.number import chosen, silhouettes
from analysis.clusters.tree import grow
from analysis.language import detect
from analysis.model import Document
from analysis.read import read_all
from analysis.segment import segment
from analysis.tables import Corpus
from analysis.themes import label
from analysis.vectorise import ConceptVectoriser
from benchmarks.themes.methods import Found


def whole(paths: list[Path], out: Path) -> None:
    """Everything from nothing: read, cut, all tables, vectors and clusters, written to `out`."""
    build.build(paths, out)


def cut(paths: list[Path], roles: dict[str, str]) -> list[tuple]:
    """(document, language, passages with their roles) of every source that can be read; `roles` by passage id."""
    found = []
    for document in (item for item in read_all(paths) if isinstance(item, Document)):
        language = detect(document.text)
        passages = [replace(p, role=roles[p.passage_id]) for p in segment(document, language) if p.passage_id in roles]
        found.append((document, language, passages))
    return found


def themes(documents: list[tuple]) -> np.ndarray:
    """Themes, vectors and clusters of passages that are cut and have their roles."""
    bags = [bag for document, language, passages in documents for bag in label(document, language, passages)[1]]
    vectors = ConceptVectoriser().fit_transform(bags)
    tree = grow(vectors)
    ids = [p.passage_id for _, _, passages in documents for p in passages]
    return tree.at(chosen(silhouettes(tree, vectors, ids)))


def found(corpus: Corpus) -> Found:
    """What the build made of each passage, boilerplate included."""
    ids = corpus.passages["passage_id"]
    themes = corpus.passage_themes.groupby("passage_id")["theme"].agg(frozenset).to_dict()
    cluster = corpus.clusters.set_index("passage_id")["cluster"]
    return Found(corpus.vectors, cluster.reindex(ids).to_numpy(), [themes.get(i, frozenset()) for i in ids])
