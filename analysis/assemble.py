"""The documents' rows as one corpus: tables put together, vectors made, passages clustered."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd

from analysis import clusters, tables
from analysis.model import Problem
from analysis.vectorise import ConceptVectoriser

_PER_DOCUMENT = (
    "documents", "facts", "passages", "passage_themes", "focus_areas", "target_groups", "timeline", "reviews", "governance",
    "partners", "problems",
)  # fmt: skip


def corpus(readings: list[dict], problems: list[Problem]) -> tuple[dict[str, pd.DataFrame], np.ndarray]:
    """Every table of the contract and the float32 vectors, row i of which is row i of `passages`."""
    rows = {name: [row for reading in readings for row in reading.get(name, [])] for name in _PER_DOCUMENT}
    rows["problems"] = [asdict(p) for p in problems] + rows["problems"]
    vectors = ConceptVectoriser().fit_transform([bag for reading in readings for bag in reading["bags"]])
    found = clusters.assign(vectors)
    ids = [p["passage_id"] for p in rows["passages"]]
    xy = clusters.layout(vectors, ids)
    spoken = [
        (words["language"], words["words"])
        for reading in readings
        for words in reading.get("words") or [{"language": "", "words": []}] * len(reading["bags"])
    ]
    rows["clusters"] = [
        {"passage_id": i, "cluster": int(c), "x": float(x), "y": float(y)} for i, c, (x, y) in zip(ids, found, xy, strict=True)
    ]
    rows["cluster_profiles"] = clusters.profiles(vectors, found)
    rows["cluster_words"] = clusters.telling_words(spoken, found)
    frames = {name: tables.frame(name, [_known(name, row) for row in rows[name]]) for name in tables.SCHEMAS}
    return frames, vectors


def _known(name: str, row: dict) -> dict:
    """The columns of the contract; a row may carry more than its table keeps."""
    return {column: row.get(column) for column in tables.SCHEMAS[name]}
