"""The small corpus with clusters, their words and vectors on the axes of the word lists."""

import pytest

from analysis import tables
from analysis.vectorise import ConceptVectoriser
from tests.small_corpus import small_corpus

_BAGS = [
    {"business_growth": 1.0, "business_growth.export_trade": 1.0}, {"culture": 1.0, "culture.arts_culture": 1.0, "business_growth": 0.5},
    {"culture": 1.0, "culture.arts_culture": 1.0}, {}, {"networks_partnerships": 1.0, "networks_partnerships.twin_towns": 1.0}, {},
]  # fmt: skip


def cluster_corpus() -> tables.Corpus:
    """Clusters 0 (business_growth: a0) and 5 (culture: a1, b0), 12 (c0); b1 and d0 fit nowhere."""
    corpus = small_corpus()
    found = dict(corpus.tables)
    ids = found["passages"]["passage_id"].tolist()
    places = dict(zip(ids, [0, 5, 5, -1, 12, -1], strict=True))
    found["clusters"] = tables.frame("clusters", [dict(passage_id=i, cluster=c, x=float(c), y=float(n)) for n, (i, c) in enumerate(places.items())])
    profiles = [(0, "business_growth", ["business_growth.export_trade"]), (5, "culture", ["culture.arts_culture", "culture.associations"]),
                (12, "networks_partnerships", [])]  # fmt: skip
    found["cluster_profiles"] = tables.frame("cluster_profiles", [dict(cluster=c, n_passages=1, theme=t, concepts=k) for c, t, k in profiles])
    words = [(5, "da", "kultur", 0.5), (5, "da", "fest", 0.9), (5, "sv", "kultur", 0.7), (5, "fi", "kulttuuri", 0.7)]
    found["cluster_words"] = tables.frame("cluster_words", [dict(cluster=c, language=g, word=w, weight=v) for c, g, w, v in words])
    return tables.Corpus(found, ConceptVectoriser().fit().transform(_BAGS), {"sources": {}, "clusters": True})


@pytest.fixture
def cluster_folder(tmp_path):
    """The corpus above, written as a build writes one."""
    made = cluster_corpus()
    tables.write(tmp_path / "clustered", made.tables, made.vectors, made.manifest)
    return tmp_path / "clustered"
