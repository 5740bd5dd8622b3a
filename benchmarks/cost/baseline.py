"""`python -m benchmarks.cost.baseline CORPUS`: the plain way, character TF-IDF with k-means over a corpus's passages."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer


def main(corpus: Path) -> int:
    texts = pq.read_table(corpus / "passages.parquet", columns=["text"])["text"].to_pylist()
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts)
    KMeans(20, random_state=0).fit(vectors)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
