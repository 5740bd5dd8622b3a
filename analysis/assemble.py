"""The documents' rows as one corpus: tables put together, vectors made, passages clustered."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd

from analysis import clusters, tables
from analysis.language_check import judged, language_check
from analysis.model import Problem
from analysis.vectorise import ConceptVectoriser

_PER_DOCUMENT = (
    "documents", "facts", "passages", "passage_themes", "focus_areas", "target_groups", "timeline", "reviews", "governance",
    "partners", "problems",
)  # fmt: skip

UNKNOWN = "und"  # ISO 639-2 for a language that is not determined


def corpus(readings: list[dict], problems: list[Problem]) -> tuple[dict[str, pd.DataFrame], np.ndarray]:
    """Every table of the contract and the float32 vectors, row i of which is row i of `passages`."""
    rows = {name: [row for reading in readings for row in reading.get(name, [])] for name in _PER_DOCUMENT}
    rows["problems"] = [asdict(p) for p in problems] + rows["problems"]
    vectors = ConceptVectoriser().fit_transform([bag for reading in readings for bag in reading["bags"]])
    ids, documents = [p["passage_id"] for p in rows["passages"]], [p["doc_id"] for p in rows["passages"]]
    spoken = [
        (words["language"], words["words"])
        for reading in readings
        for words in reading.get("words") or [{"language": "", "words": []}] * len(reading["bags"])
    ]
    rows |= clusters.rows(vectors, ids, documents, spoken)
    rows["language_check"] = language_checks(rows)
    frames = {name: tables.frame(name, [_known(name, row) for row in rows[name]]) for name in tables.SCHEMAS}
    return frames, vectors


def language_checks(rows: dict[str, list[dict]]) -> list[dict]:
    """The language check of every theme, and of every cluster at every number of clusters, as rows of its table.

    Themes are one family of tests, the clusters of one number another: that is what a reader sees at once.
    """
    column = {d["doc_id"]: i for i, d in enumerate(rows["documents"])}
    languages = [d.get("language") or UNKNOWN for d in rows["documents"]]
    owner = {p["passage_id"]: column[p["doc_id"]] for p in rows["passages"]}
    themes, counts, base = _counted([(row["theme"], row["passage_id"]) for row in rows["passage_themes"]], owner, len(languages))
    checks = judged(language_check(counts, base, languages))
    out = [{"kind": "theme", "id": theme, "number": None, **check} for theme, check in zip(themes, checks, strict=True)]

    placed = [(row["leaf"], row["passage_id"]) for row in rows["clusters"] if row["leaf"] != clusters.NOWHERE]
    leaves, counts, base = _counted(placed, owner, len(languages))
    parts: dict[tuple[int, int], list[int]] = {}
    for row in rows["cluster_cuts"]:
        parts.setdefault((row["number"], row["cluster"]), []).append(leaves.index(row["leaf"]))
    # Most clusters are there at many numbers: each is tested once, and judged among those it is shown with.
    different = sorted({tuple(sorted(own)) for own in parts.values()})
    merged = np.array([counts[list(own)].sum(axis=0) for own in different]).reshape(len(different), len(languages))
    checked = dict(zip(different, language_check(merged, base, languages), strict=True))
    for number in dict.fromkeys(number for number, _ in parts):
        shown = {cluster: tuple(sorted(own)) for (at, cluster), own in parts.items() if at == number}
        checks = judged([checked[own] for own in shown.values()])
        out += [{"kind": "cluster", "id": str(cluster), "number": number, **check} for cluster, check in zip(shown, checks, strict=True)]
    return out


def _counted(members: list[tuple], owner: dict[str, int], n_documents: int) -> tuple[list, np.ndarray, np.ndarray]:
    """(group, passage) pairs → the groups in order, (N, D) their passages by document, (D,) the passages in any group."""
    groups = sorted({group for group, _ in members})
    place = {group: i for i, group in enumerate(groups)}
    counts = np.zeros((len(groups), n_documents))
    for group, passage in members:
        counts[place[group], owner[passage]] += 1
    base = np.bincount([owner[passage] for passage in {passage for _, passage in members}], minlength=n_documents)
    return groups, counts, base


def _known(name: str, row: dict) -> dict:
    """The columns of the contract; a row may carry more than its table keeps."""
    return {column: row.get(column) for column in tables.SCHEMAS[name]}
