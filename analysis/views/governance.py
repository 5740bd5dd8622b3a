"""Who does what in the international work, what is left to nobody, and what is followed up how often."""

from __future__ import annotations

import pandas as pd

from analysis.model import ACTOR_TYPES, FREQUENCIES, FUNCTIONS
from analysis.views.filters import Selection

NO_FREQUENCY = "not_stated"
_NAMES = ["doc_id", "municipality", "municipality_id", "title"]


def matrix(selection: Selection) -> pd.DataFrame:
    """actor_type, function, documents (how many give such a duty), duties, confidence (of the surest duty).

    In the codebook's order, pairs that occur only.
    """
    rows = selection.governance
    found = rows.groupby(["actor_type", "function"], as_index=False).agg(
        documents=("doc_id", "nunique"), duties=("doc_id", "size"), confidence=("confidence", "max")
    )  # fmt: skip
    return _ordered(found, actor_type=ACTOR_TYPES, function=FUNCTIONS)


def assigned(selection: Selection) -> pd.DataFrame:
    """doc_id, municipality, title, function, duties, actors: a row for every document and function, 0 where nobody is named.

    `confidence` is that of the surest of its duties. Somebody who reviews counts as named to monitor. Documents that leave most
    functions to nobody come first.
    """
    rows = selection.governance[["doc_id", "function", "actor", "confidence"]]
    reviewers = selection.reviews.dropna(subset=["who"])
    told = set(zip(rows["doc_id"], rows["function"], rows["actor"].str.casefold(), strict=True))
    # Who is told to follow up and reviews is one actor told once.
    fresh = {(r.doc_id, r.who.casefold()): r for r in reviewers.itertuples() if (r.doc_id, "monitor", r.who.casefold()) not in told}
    added = [dict(doc_id=doc_id, function="monitor", actor=r.who, confidence=r.confidence) for (doc_id, _), r in fresh.items()]
    rows = pd.concat([rows, pd.DataFrame(added, columns=rows.columns).astype(rows.dtypes)], ignore_index=True)
    names = _named(selection)
    grid = names.merge(pd.DataFrame({"function": FUNCTIONS}), how="cross")
    told = rows.groupby(["doc_id", "function"]).agg(
        duties=("actor", "size"), actors=("actor", lambda a: list(dict.fromkeys(a))), confidence=("confidence", "max")
    ).reset_index()  # fmt: skip
    grid = grid.merge(told, on=["doc_id", "function"], how="left")
    grid["duties"] = grid["duties"].fillna(0).astype(int)
    grid["actors"] = [a if isinstance(a, list) else [] for a in grid["actors"]]
    filled = grid[grid["duties"] > 0].groupby("doc_id")["function"].nunique()
    grid["_filled"] = grid["doc_id"].map(filled).fillna(0)
    grid["_function"] = grid["function"].map(FUNCTIONS.index)
    order = ["_filled", "municipality", "doc_id", "_function"]
    return grid.sort_values(order, ascending=True, kind="stable").drop(columns=["_filled", "_function"]).reset_index(drop=True)


def nobody(rows: pd.DataFrame, function: str) -> pd.DataFrame:
    """Of `assigned`: the documents that name nobody for a function, by municipality."""
    own = rows[(rows["function"] == function) & (rows["duties"] == 0)]
    return own.sort_values(["municipality", "doc_id"], na_position="last", kind="stable").reset_index(drop=True)


def gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Of `assigned`: function, documents that name nobody for it, most first."""
    found = rows[rows["duties"] == 0].groupby("function").size().reindex(FUNCTIONS, fill_value=0).rename("documents").reset_index()
    return found.sort_values("documents", ascending=False, kind="stable").reset_index(drop=True)


def side_by_side(selection: Selection, doc_ids: tuple[str, str]) -> pd.DataFrame:
    """function, and for each of two documents the duties as a list of (actor, object, confidence) under the columns 0 and 1."""
    columns = ["actor", "object", "confidence"]
    rows = selection.governance.astype(dict.fromkeys(columns, object))
    rows[columns] = rows[columns].where(rows[columns].notna(), None)
    out = pd.DataFrame({"function": FUNCTIONS})
    for place, doc_id in enumerate(doc_ids):
        own = rows[rows["doc_id"] == doc_id].sort_values("start", kind="stable")
        own = own.drop_duplicates(["function", "actor", "object"])
        told = own.groupby("function")[columns].apply(lambda d: list(d.itertuples(index=False, name=None)))
        out[place] = [told.get(f, []) for f in FUNCTIONS]
    return out[[bool(a) or bool(b) for a, b in zip(out[0], out[1], strict=True)]].reset_index(drop=True)


def reviews(selection: Selection) -> pd.DataFrame:
    """Every duty to review, with municipality and title; the most often first, those without a frequency last."""
    found = selection.reviews.merge(_named(selection), on="doc_id", how="left")
    found["how_often"] = found["how_often"].fillna(NO_FREQUENCY)
    return _ordered(found, how_often=(*FREQUENCIES, NO_FREQUENCY), municipality=None, start=None)


def cadence(rows: pd.DataFrame) -> pd.DataFrame:
    """Of `reviews`: how_often, documents, duties; every frequency that occurs, in the same order."""
    found = rows.groupby("how_often", as_index=False).agg(documents=("doc_id", "nunique"), duties=("doc_id", "size"))
    return _ordered(found, how_often=(*FREQUENCIES, NO_FREQUENCY))


def _named(selection: Selection) -> pd.DataFrame:
    """Documents with what they are called by; what is not stated is None."""
    rows = selection.documents[_NAMES].astype(object)
    return rows.where(rows.notna(), None)


def _ordered(frame: pd.DataFrame, **by: tuple[str, ...] | None) -> pd.DataFrame:
    """Rows sorted by columns, each in the order given for it or, with None, its own."""
    keys = {column: frame[column].map(order.index) if order else frame[column] for column, order in by.items()}
    order = pd.DataFrame(keys, index=frame.index).sort_values(list(by), kind="stable").index
    return frame.loc[order].reset_index(drop=True)
