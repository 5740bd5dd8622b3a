"""The overview: how many, where, what still holds, what is spoken of most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from analysis.dates import STATUSES, period, status
from analysis.palette import families
from analysis.views.filters import NOT_STATED, Selection
from analysis.views.quantify import Counted, merged, share


def counts(selection: Selection) -> dict[str, int]:
    """How many documents, municipalities, countries, languages and passages remain. Nulls count as none."""
    documents = selection.documents
    return {
        "documents": len(documents),
        "municipalities": documents["municipality_id"].nunique(),
        "countries": documents["country"].nunique(),
        "languages": documents["language"].nunique(),
        "passages": len(selection.passages),
    }


def standing(selection: Selection, on: date) -> pd.DataFrame:
    """One row a document: doc_id, municipality, municipality_id, title, status, valid_from, valid_to, starts, ends.

    `starts` and `ends` are days, `ends` the first day after the period; null where not stated. Rows that hold come
    first, those that hold longest on top; then what is to come, what ran out (latest first), what states no period.
    """
    kept = ["doc_id", "municipality", "municipality_id", "title", "valid_from", "valid_to"]
    rows = []
    for row in selection.documents[kept].astype(object).itertuples(index=False):
        first, last = (v if isinstance(v, str) else None for v in (row.valid_from, row.valid_to))
        starts, ends = period(first, last)
        named = {name: value if isinstance(value, str) else None for name, value in row._asdict().items()}
        rows.append(named | {"status": status(first, last, on), "starts": starts, "ends": ends})
    rows.sort(key=lambda r: (STATUSES.index(r["status"]), -(r["ends"] or date.max).toordinal(), r["municipality"] or "", r["doc_id"]))
    frame = pd.DataFrame(rows, columns=["doc_id", "municipality", "municipality_id", "title", "status", "valid_from", "valid_to", "starts", "ends"])
    return frame.astype(object).where(frame.notna(), None)


def standing_counts(rows: pd.DataFrame) -> dict[str, int]:
    """Status id -> how many documents have it, every status present."""
    return {s: int((rows["status"] == s).sum()) for s in STATUSES}


def priorities(selection: Selection, themes: Iterable[str] = ()) -> pd.DataFrame:
    """One row a theme that occurs, the largest share first: theme, family, passages, counted, share, documents, low, high.

    counted = passages with the theme / passages with any theme; share is the same corrected for the labeller's errors (see quantify).
    A passage has up to three themes, so shares add up to more than one. `low` and `high` are the lowest and highest share within
    one document that has themed passages, corrected alike.
    `themes` limits the rows, not what is divided by: a share under a chosen theme needs a selection without that choice.
    """
    rows = selection.passage_themes.merge(selection.passages[["passage_id", "doc_id"]], on="passage_id")
    themed = rows["passage_id"].nunique()
    family = families()
    if not themed:
        return pd.DataFrame(columns=["theme", "family", "passages", "counted", "share", "documents", "low", "high"])
    language = selection.documents.set_index("doc_id")["language"].fillna(NOT_STATED)
    per_document = rows.groupby("doc_id")["passage_id"].nunique()
    by_theme = rows.groupby("theme").agg(passages=("passage_id", "nunique"), documents=("doc_id", "nunique"))
    cells = rows.groupby(["theme", "doc_id"])["passage_id"].nunique().unstack(fill_value=0).reindex(columns=per_document.index, fill_value=0)
    counted = {t: [Counted(language[d], int(row[d]), int(n)) for d, n in per_document.items()] for t, row in cells.iterrows()}
    alone = {t: [share([c], t) for c in own] for t, own in counted.items()}
    by_theme = by_theme.assign(
        counted=by_theme["passages"] / themed, share=[share(merged(counted[t]), t) for t in by_theme.index],
        low=[min(alone[t]) for t in by_theme.index], high=[max(alone[t]) for t in by_theme.index],
    ).reset_index()  # fmt: skip
    by_theme["family"] = by_theme["theme"].map(family)
    order = {theme: i for i, theme in enumerate(family)}
    by_theme["_order"] = by_theme["theme"].map(order)
    ranked = by_theme.sort_values(["share", "_order"], ascending=[False, True])
    wanted = set(themes) or set(family)
    columns = ["theme", "family", "passages", "counted", "share", "documents", "low", "high"]
    return ranked.loc[ranked["theme"].isin(wanted), columns].reset_index(drop=True)


def places(selection: Selection, coordinates: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """One row a municipality: municipality_id, municipality, country, documents, lat, lon (null where not in the register)."""
    known = selection.documents.dropna(subset=["municipality_id"])
    rows = (
        known.groupby("municipality_id", sort=True)
        .agg(municipality=("municipality", "first"), country=("country", "first"), documents=("doc_id", "nunique"))
        .reset_index()
    )
    at = [coordinates.get(i, (None, None)) for i in rows["municipality_id"]]
    return rows.assign(lat=[p[0] for p in at], lon=[p[1] for p in at])
