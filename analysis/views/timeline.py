"""When things were decided, hold, run out and are to be reached: documents with their periods, and dated events."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.dates import STATUSES, interval
from analysis.model import EVENT_KINDS
from analysis.views.filters import Selection
from analysis.views.overview import standing

MARKED = tuple(k for k in EVENT_KINDS if k != "validity")  # the kinds drawn as marks; a period is drawn as a bar
_NAMES = ["doc_id", "municipality", "title"]


def documents(selection: Selection, on: date) -> pd.DataFrame:
    """`overview.standing` with adopted_on, adopted_by and decision_ref, in the order in which they concern the reader.

    In force first, soonest to run out on top and no stated end last; then what begins next; then what ran out,
    latest first; then what states no period, latest adopted first.
    """
    rows = standing(selection, on)
    known = selection.documents.set_index("doc_id")
    for column in ("adopted_on", "adopted_by", "decision_ref"):
        rows[column] = pd.Series([_stated(known.at[d, column]) for d in rows["doc_id"]], dtype=object, index=rows.index)
    order = sorted(range(len(rows)), key=lambda i: _concern(rows.iloc[i]))
    return rows.iloc[order].reset_index(drop=True)


def _stated(value) -> str | None:
    return value if isinstance(value, str) else None


def _concern(row) -> tuple:
    adopted = interval(row["adopted_on"])[0] if row["adopted_on"] else date.min
    days = {
        "in_force": (row["ends"] or date.max).toordinal(),
        "not_yet": (row["starts"] or date.max).toordinal(),
        "expired": -(row["ends"] or date.min).toordinal(),
        "not_stated": -adopted.toordinal(),
    }[row["status"]]
    return STATUSES.index(row["status"]), days, row["municipality"] or "", row["doc_id"]


def events(selection: Selection) -> pd.DataFrame:
    """Every dated event but those of the document's period, earliest first: the timeline's columns and

    event_id (kind, date and place in the document), municipality, title, starts, ends: the half-open span of days that
    the date covers at the precision it is stated with.
    """
    rows = selection.timeline[selection.timeline["kind"] != "validity"]
    spans = [interval(d) for d in rows["date"]]
    rows = rows.assign(
        event_id=[f"{r.kind}-{r.date}-{r.start}" for r in rows.itertuples()],
        starts=pd.Series([s for s, _ in spans], index=rows.index, dtype=object),
        ends=pd.Series([e for _, e in spans], index=rows.index, dtype=object),
    ).merge(selection.documents[_NAMES], on="doc_id", how="left")
    rows = rows.drop_duplicates(["doc_id", "event_id"])
    rows = rows.astype(object).where(rows.notna(), None)
    order = sorted(range(len(rows)), key=lambda i: (rows["starts"].iat[i], rows["ends"].iat[i], rows["doc_id"].iat[i], rows["start"].iat[i]))
    return rows.iloc[order].reset_index(drop=True)


def targets(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    """Of `events`: the targets by the last day on which they can be met, those still `ahead` first, then those whose day has passed."""
    own = rows[rows["kind"] == "target"]
    own = own.assign(ahead=pd.Series([e > on for e in own["ends"]], index=own.index, dtype=bool))
    order = sorted(
        range(len(own)), key=lambda i: (not own["ahead"].iat[i], own["ends"].iat[i], own["municipality"].iat[i] or "", own["start"].iat[i])
    )
    return own.iloc[order].reset_index(drop=True)


def next_to_end(rows: pd.DataFrame) -> pd.DataFrame:
    """Of `documents`: those in force that run out first; more than one where they share the day, none where none states an end."""
    holding = rows[(rows["status"] == "in_force") & rows["ends"].notna()]
    return holding[holding["ends"] == holding["ends"].min()] if len(holding) else holding


def adoptions(rows: pd.DataFrame) -> pd.DataFrame:
    """Of `documents`: those that state when they were adopted, latest first."""
    own = rows[rows["adopted_on"].notna()]
    return own.iloc[sorted(range(len(own)), key=lambda i: interval(own["adopted_on"].iat[i])[0], reverse=True)].reset_index(drop=True)


def silent(rows: pd.DataFrame) -> pd.DataFrame:
    """Of `documents`: those that state neither a period nor a date of adoption."""
    return rows[rows[["valid_from", "valid_to", "adopted_on"]].isna().all(axis=1)].reset_index(drop=True)


def period_rows(selection: Selection, doc_ids: list[str]) -> pd.DataFrame:
    """doc_id, field, value, start, end, quote: the sentences in which documents state their period and adoption."""
    facts = selection.facts
    fields = ["valid_from", "valid_to", "adopted_on"]
    own = facts[facts["doc_id"].isin(doc_ids) & facts["field"].isin(fields)]
    return own.sort_values(["doc_id", "start"], kind="stable").reset_index(drop=True)
