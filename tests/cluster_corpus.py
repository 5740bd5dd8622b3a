"""The small corpus with clusters, their words and vectors on the axes of the word lists."""

import pytest

from analysis import tables
from analysis.vectorise import ConceptVectoriser
from tests.small_corpus import small_corpus

_BAGS = [
    {"business_growth": 1.0, "business_growth.export_trade": 1.0}, {"culture": 1.0, "culture.arts_culture": 1.0, "business_growth": 0.5},
    {"culture": 1.0, "culture.arts_culture": 1.0}, {}, {"networks_partnerships": 1.0, "networks_partnerships.twin_towns": 1.0}, {},
]  # fmt: skip


def _check(kind: str, name: str, number: int | None, language: str, balanced: float, q: float | None, verdict: str) -> dict:
    return dict(
        kind=kind, id=name, number=number, n=4, n_documents=2, languages=["da", "sv"], share=[0.25, 0.75], expected=[0.5, 0.5], language=language,
        balanced=balanced, divergence=0.13, p=q, least_p=0.001, q=q, verdict=verdict,
    )  # fmt: skip


_CHECKS = [
    _check("theme", "culture", None, "sv", 0.75, 0.4, "as_expected"), _check("theme", "business_growth", None, "da", 0.95, 0.01, "disguise"),
    _check("cluster", "0", 2, "sv", 0.6, 0.5, "as_expected"), _check("cluster", "12", 2, "sv", 0.7, None, "too_few"),
    _check("cluster", "0", 3, "da", 1.0, 0.02, "disguise"), _check("cluster", "5", 3, "sv", 0.5, 0.9, "as_expected"),
    _check("cluster", "12", 3, "sv", 0.7, None, "too_few"),
]  # fmt: skip


def cluster_corpus() -> tables.Corpus:
    """Clusters 0 (business_growth: a0) and 5 (culture: a1, b0), 12 (c0); b1 and d0 fit nowhere. With two clusters, 0 and 5 are one."""
    corpus = small_corpus()
    found = dict(corpus.tables)
    ids = found["passages"]["passage_id"].tolist()
    places = dict(zip(ids, [0, 5, 5, -1, 12, -1], strict=True))
    # d0 names something that nobody else speaks of, b1 nothing at all.
    fits = [0.9, 0.8, 0.95, None, 0.9, 0.5]
    rows = [dict(passage_id=i, cluster=c, x=float(c), y=float(n), leaf=c, fit=fits[n]) for n, (i, c) in enumerate(places.items())]
    found["clusters"] = tables.frame("clusters", rows)
    numbers = [(2, 0.2, False), (3, 0.4, True)]
    found["cluster_numbers"] = tables.frame("cluster_numbers", [dict(number=n, silhouette=s, error=0.05, chosen=c) for n, s, c in numbers])
    cuts = [(2, 0, 0), (2, 5, 0), (2, 12, 12), (3, 0, 0), (3, 5, 5), (3, 12, 12)]
    found["cluster_cuts"] = tables.frame("cluster_cuts", [dict(number=n, leaf=leaf, cluster=c) for n, leaf, c in cuts])
    firm = [(2, 0, 0.7), (2, 12, 0.5), (3, 0, 0.9), (3, 5, 0.7), (3, 12, 0.5)]
    found["cluster_stability"] = tables.frame("cluster_stability", [dict(number=n, cluster=c, stability=s) for n, c, s in firm])
    found["language_check"] = tables.frame("language_check", _CHECKS)
    profiles = [
        (0, 2, 2, "culture", ["culture.arts_culture", "business_growth.export_trade"]), (0, 3, 3, "business_growth", ["business_growth.export_trade"]),
        (5, 3, 3, "culture", ["culture.arts_culture", "culture.associations"]), (12, 2, 3, "networks_partnerships", []),
    ]  # fmt: skip
    found["cluster_profiles"] = tables.frame(
        "cluster_profiles", [dict(cluster=c, first=a, last=b, n_passages=1, theme=t, concepts=k) for c, a, b, t, k in profiles]
    )
    words = [(0, 2, 2, "da", "eksport", 0.5), *((5, 3, 3, *own) for own in (("da", "kultur", 0.5), ("da", "fest", 0.9), ("sv", "kultur", 0.7), ("fi", "kulttuuri", 0.7)))]
    found["cluster_words"] = tables.frame("cluster_words", [dict(cluster=c, first=a, last=b, language=g, word=w, weight=v) for c, a, b, g, w, v in words])
    return tables.Corpus(found, ConceptVectoriser().fit().transform(_BAGS), {"sources": {}, "clusters": True})


@pytest.fixture
def cluster_folder(tmp_path):
    """The corpus above, written as a build writes one."""
    made = cluster_corpus()
    tables.write(tmp_path / "clustered", made.tables, made.vectors, made.manifest)
    return tmp_path / "clustered"
