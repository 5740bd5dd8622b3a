"""From who decides to who follows up: each document as one stream from its deciders to those it names to follow up."""

from __future__ import annotations

from itertools import product

import pandas as pd

from analysis.model import ACTOR_TYPES
from analysis.views.filters import Selection

DECIDE, FOLLOW = "decide", "monitor"
NOBODY = "nobody"  # no one is named
UNKNOWN = "not_known"  # somebody is named, of a kind that the document does not tell
_ORDER = (*ACTOR_TYPES, UNKNOWN, NOBODY)
_COLUMNS = ["doc_id", "side", "actor", "actor_type", "object", "quote", "start", "end", "grade", "confidence"]


def statements(selection: Selection) -> pd.DataFrame:
    """Every statement of who decides and who follows up, in the order of the text: doc_id, side (`decide` or `monitor`), actor,
    actor_type, object, quote, start, end, grade, confidence.

    Whoever reviews follows up, too; where another statement of the document says of what kind that actor is, it is of that kind.
    """
    duties = selection.governance
    own = duties[duties["function"].isin([DECIDE, FOLLOW])].rename(columns={"function": "side"})
    kinds = {(r.doc_id, r.actor.casefold()): r.actor_type for r in duties.itertuples()}
    reviews = selection.reviews.dropna(subset=["who"])
    reviews = reviews.assign(side=FOLLOW, actor=reviews["who"], object=reviews["what"])
    known = [kinds.get((r.doc_id, r.who.casefold()), UNKNOWN) for r in reviews.itertuples()]
    reviews["actor_type"] = pd.Series(known, index=reviews.index, dtype=object)
    rows = pd.concat([own.reindex(columns=_COLUMNS).astype(object), reviews.reindex(columns=_COLUMNS).astype(object)], ignore_index=True)
    rows = rows.assign(_actor=rows["actor"].str.casefold()).sort_values(["doc_id", "start", "side"], kind="stable")
    # One sentence may say it twice: as a duty to follow up, and as a review.
    overlap = rows.groupby(["doc_id", "side", "_actor"])["end"].shift()
    rows = rows[~(overlap.notna() & (rows["start"] < overlap.fillna(-1)))]
    return rows.drop(columns="_actor").astype(object).where(rows.notna(), None).reset_index(drop=True)


def streams(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Of `statements`: doc_id, decides, follows (kinds of actors, or `nobody`), share; a document's shares add up to one.

    A document that names two kinds to decide and one to follow up is two streams of a half each.
    """
    told = {side: own.groupby("doc_id")["actor_type"].unique() for side, own in rows.groupby("side")}
    out = []
    for doc_id in documents["doc_id"]:
        ends = [sorted(told[side][doc_id], key=_ORDER.index) if side in told and doc_id in told[side] else [NOBODY] for side in (DECIDE, FOLLOW)]
        pairs = list(product(*ends))
        out += [dict(doc_id=doc_id, decides=a, follows=b, share=1 / len(pairs)) for a, b in pairs]
    return pd.DataFrame(out, columns=["doc_id", "decides", "follows", "share"])


def flow(found: pd.DataFrame) -> pd.DataFrame:
    """Of `streams`: decides, follows, documents, share (sum), in the codebook's order, nobody last."""
    rows = found.groupby(["decides", "follows"], as_index=False).agg(documents=("doc_id", "nunique"), share=("share", "sum"))
    rank = rows[["decides", "follows"]].apply(lambda column: column.map(_ORDER.index))
    return rows.loc[rank.sort_values(["decides", "follows"]).index].reset_index(drop=True)


def ends(found: pd.DataFrame) -> pd.DataFrame:
    """Of `streams`: side, actor_type, documents, share: how many name such an actor on each side; most first, nobody last."""
    sides = [found.rename(columns={column: "actor_type"}).assign(side=side) for side, column in ((DECIDE, "decides"), (FOLLOW, "follows"))]
    rows = pd.concat(sides).groupby(["side", "actor_type"], as_index=False).agg(documents=("doc_id", "nunique"), share=("share", "sum"))
    rows = rows.assign(_last=rows["actor_type"] == NOBODY, _rank=rows["actor_type"].map(_ORDER.index))
    rows = rows.sort_values(["side", "_last", "share", "_rank"], ascending=[True, True, False, True], kind="stable")
    return rows.drop(columns=["_last", "_rank"]).reset_index(drop=True)


def behind(rows: pd.DataFrame, found: pd.DataFrame, decides: str | None, follows: str | None) -> tuple[pd.DataFrame, list[str]]:
    """The statements of a stream, or of one end of it (the other None), and the documents that it runs through."""
    through = found[(found["decides"] == decides) | (decides is None)]
    through = through[(through["follows"] == follows) | (follows is None)]
    documents = list(dict.fromkeys(through["doc_id"]))
    told = (rows["side"] == DECIDE) & (rows["actor_type"] == decides) | (rows["side"] == FOLLOW) & (rows["actor_type"] == follows)
    own = rows[rows["doc_id"].isin(documents) & told]
    return own.reset_index(drop=True), documents
