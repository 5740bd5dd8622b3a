"""The list of documents and the list of all passages: what there is to read under the filters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from analysis.tables import Corpus
from analysis.views.filters import Selection
from analysis.views.overview import standing

# How the list can be sorted: column, falling. Nulls come last whichever way.
ORDERS = {
    "municipality": ("municipality", False),
    "ends": ("ends", True),
    "adopted": ("adopted_on", True),
    "country": ("country", False),
    "title": ("title", False),
    "words": ("n_words", True),
    "passages": ("n_passages", True),
}
_LISTED = ["doc_id", "source", "municipality", "country", "title", "language", "doc_type", "adopted_on", "adopted_by", "valid_from", "valid_to"]
_BY_DOCUMENT = (
    "facts", "focus_areas", "target_groups", "timeline", "reviews", "governance", "partners", "passages",
)  # fmt: skip


def listing(selection: Selection, on: date, order: str = "municipality") -> pd.DataFrame:
    """One row a document: its facts, n_words, n_passages, status on the day `on`; sorted by one of ORDERS."""
    status = standing(selection, on)[["doc_id", "status", "ends"]]
    rows = selection.documents[[*_LISTED, "n_words", "n_passages"]].merge(status, on="doc_id", how="left")
    column, falling = ORDERS[order]
    names = rows[column].map(lambda v: v.casefold() if isinstance(v, str) else v)
    rows = rows.assign(_by=names).sort_values(["_by", "doc_id"], ascending=[not falling, True], na_position="last", kind="stable")
    rows = rows.drop(columns=["_by", "ends"]).reset_index(drop=True)
    return rows.astype({c: object for c in _LISTED}).where(rows.notna(), None)


def passages(selection: Selection, roles: Iterable[str] = (), containing: str = "") -> pd.DataFrame:
    """Every passage that remains, by document and place, as a sheet: who, where, role, themes, the words that decided, text.

    `roles` keeps passages of these roles; `containing` those that hold these letters in this order, case aside.
    `theme_words` stand in the order of `themes`, the words of one theme joined by a comma.
    """
    rows = selection.passages
    if wanted := set(roles):
        rows = rows[rows["role"].isin(wanted)]
    if containing.strip():
        rows = rows[rows["text"].str.casefold().str.contains(containing.strip().casefold(), regex=False)]
    names = selection.documents[["doc_id", "municipality", "municipality_id", "country", "language", "title"]]
    rows = rows.merge(names, on="doc_id", how="left")
    texts = dict(zip(selection.documents["doc_id"], selection.documents["text"], strict=True))
    document_of = dict(zip(rows["passage_id"], rows["doc_id"], strict=True))
    having = selection.passage_themes[selection.passage_themes["passage_id"].isin(document_of)].sort_values("score", ascending=False, kind="stable")
    words = [
        ", ".join(dict.fromkeys(texts[document_of[passage]][int(s) : int(e)] for s, e in _spans(spans)))
        for passage, spans in zip(having["passage_id"], having["evidence"], strict=True)
    ]
    by = having.assign(words=words).groupby("passage_id", sort=False).agg(themes=("theme", list), scores=("score", list), theme_words=("words", list))
    for column in ("themes", "scores", "theme_words"):
        held = by[column].to_dict()
        rows[column] = [held.get(i, []) for i in rows["passage_id"]]
    rows = rows.sort_values(["municipality", "doc_id", "start"], na_position="last", kind="stable").reset_index(drop=True)
    kept = ["passage_id", "doc_id", *names.columns[1:], "section", "role", "themes", "scores", "theme_words"]
    rows = rows[[*kept, "start", "end", "text"]]
    return rows.astype({c: object for c in kept}).where(rows.notna(), None)


def _spans(evidence) -> list:
    return [] if evidence is None else list(evidence)


def tables_of(corpus: Corpus, doc_id: str) -> dict[str, pd.DataFrame]:
    """Table name -> the rows of one document, `documents` and `passage_themes` with them; tables without rows too."""
    found = {"documents": corpus.documents[corpus.documents["doc_id"] == doc_id]}
    found |= {name: corpus.tables[name][corpus.tables[name]["doc_id"] == doc_id] for name in _BY_DOCUMENT}
    ids = found["passages"]["passage_id"]
    found["passage_themes"] = corpus.passage_themes[corpus.passage_themes["passage_id"].isin(ids)]
    return {name: frame.reset_index(drop=True) for name, frame in found.items()}


def as_one(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """All rows of several tables as one sheet: `table` says which, columns of other tables are empty, the text is left out."""
    frames = [frame.drop(columns="text", errors="ignore").assign(table=name) if name == "documents" else frame.assign(table=name)
              for name, frame in tables.items() if len(frame)]  # fmt: skip
    sheet = pd.concat([f.astype(object) for f in frames], ignore_index=True)
    first = [c for c in ("table", "doc_id", "passage_id") if c in sheet.columns]
    sheet = sheet[[*first, *(c for c in sheet.columns if c not in first)]]
    return sheet.where(sheet.notna(), None)
