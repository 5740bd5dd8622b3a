"""Linear models over word beginnings: a weight for each term and class, on TF-IDF rows of unit length.

Fitting is scikit-learn's; what is kept is a table, so that reading a passage takes no more than a look-up a term and any
decision can be laid out word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.beginnings import located


@dataclass(frozen=True)
class Terms:
    """`places`: term → row of `idf` (TERMS,) and of `weights` (TERMS, CLASSES)."""

    places: dict[str, int]
    idf: np.ndarray
    weights: np.ndarray

    def said(self, words: Sequence[str]) -> np.ndarray:
        """(CLASSES,) log-odds that the words add to each class."""
        rows, values = self._weighed(words)
        return values @ self.weights[rows]

    def by_word(self, words: Sequence[str], k: int) -> np.ndarray:
        """(words,) the log-odds that each word adds to class `k`; a pair's share goes half to each of its two."""
        rows, values = self._weighed(words)
        worth = dict(zip(rows, values * self.weights[rows, k], strict=True))
        times = Counter(self.places[t] for t, _ in located(words) if t in self.places)
        added = np.zeros(len(words))
        for term, at in located(words):
            row = self.places.get(term)
            if row is not None:
                added[list(at)] += worth[row] / times[row] / len(at)
        return added

    def rarity(self, word: str) -> float:
        """The idf of the longest beginning that is known of a word; 0 for a word of which none is."""
        return max((float(self.idf[self.places[t]]) for t, _ in located([word]) if t in self.places), default=0.0)

    def _weighed(self, words: Sequence[str]) -> tuple[list[int], np.ndarray]:
        """Rows of the known terms and their TF-IDF: (1 + log tf) · idf, to unit length."""
        counts = Counter(row for term, _ in located(words) if (row := self.places.get(term)) is not None)
        rows = list(counts)
        values = np.array([1 + log(n) for n in counts.values()]) * self.idf[rows]
        return rows, values / sqrt(float(values @ values)) if rows else values


def read(path: Path, classes: Sequence[str]) -> Terms:
    """Terms with the weights of `classes`, in that order."""
    table = pq.read_table(path)
    weights = np.column_stack([table[c].to_numpy() for c in classes]).astype(float)
    return Terms({term: i for i, term in enumerate(table["term"].to_pylist())}, table["idf"].to_numpy().astype(float), weights)


def write(terms: Terms, path: Path, classes: Sequence[str]) -> None:
    """Keep terms as a table with a row a term and a column a class."""
    columns = {c: pa.array(terms.weights[:, k].astype(np.float32)) for k, c in enumerate(classes)}
    names = pa.array(sorted(terms.places, key=terms.places.__getitem__))
    pq.write_table(pa.table({"term": names, "idf": pa.array(terms.idf.astype(np.float32)), **columns}), path, compression="zstd")
