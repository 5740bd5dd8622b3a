"""The calendar of reviews: what is due when, as far as the documents say, and what is due without a date.

A duty is dated where its sentence names a year, a month or a day, or where it comes round every year; it is then due in
every year of the document's own period. "Once a term", "regularly" and "when needed" name no day, and are not given one.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.dates import interval, period
from analysis.model import FREQUENCIES
from analysis.normalise import View
from analysis.textdates import find, months
from analysis.views.filters import Selection

AHEAD, BEHIND = 5, 1  # years drawn after and before the chosen day's own
NO_FREQUENCY = "not_stated"
_NOT_DUE = ("agenda", "vision", "past_event", "adoption", "snapshot")  # a year that is named for another reason than to review by it
_NAMES = ["doc_id", "municipality", "municipality_id", "title"]
_OCCASIONS = ["duty_id", "doc_id", "year", "starts", "ends", "held"]


def duties(selection: Selection) -> pd.DataFrame:
    """Every duty to review, in the order of the text: the reviews' columns (how_often `not_stated` where none is), and

    duty_id, municipality, municipality_id, title, months (1 to 12, of every year), dates (ISO, those that the sentence names
    to review by), holds_from and holds_to (days; holds_to the first after the document's period; null where not stated).
    """
    known = selection.documents.set_index("doc_id")
    found = selection.reviews.merge(selection.documents[_NAMES], on="doc_id", how="left").astype(object)
    found = found.where(found.notna(), None)
    rows = []
    for r in found.itertuples(index=False):
        own = {name: _text(known.at[r.doc_id, name]) for name in ("language", "valid_from", "valid_to", "adopted_on")}
        spans = find(View(r.quote), own["language"]) if own["language"] else []
        other = _other_years(selection.timeline, r)
        starts, ends = period(own["valid_from"], own["valid_to"])
        if starts is None and own["adopted_on"]:
            starts = interval(own["adopted_on"])[0]
        rows.append(
            r._asdict() | dict(
                duty_id=f"{r.doc_id}|{r.start}-{r.end}", how_often=r.how_often or NO_FREQUENCY, holds_from=starts, holds_to=ends,
                months=months(r.quote, own["language"]) if own["language"] else [],
                dates=[] if r.how_often else [s.iso for s in spans if s.iso not in other],
            )
        )  # fmt: skip
    added = ["duty_id", "months", "dates", "holds_from", "holds_to"]
    frame = pd.DataFrame(rows, columns=[*found.columns, *added])
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.drop_duplicates("duty_id").reset_index(drop=True)


def _text(value) -> str | None:
    return value if isinstance(value, str) else None


def _other_years(timeline: pd.DataFrame, review) -> set[str]:
    """Dates inside a review's sentence that the timeline knows as something else than a day to do it by."""
    own = timeline[(timeline["doc_id"] == review.doc_id) & (timeline["start"] < review.end) & (timeline["end"] > review.start)]
    return set(own.loc[own["kind"].isin(_NOT_DUE), "date"])


def occasions(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    """Of `duties`: one row for each time that a dated one is due in the years drawn, earliest first.

    duty_id, doc_id, year, starts, ends (the half-open span of days in which it is due, at the precision stated), held:
    `stated` (inside the document's own period), or `open` where the document states no end to its period, so that it is
    due if the document is still in use. Nothing is due after the period has ended.
    """
    out = []
    for r in rows.itertuples(index=False):
        spans = [interval(d) for d in r.dates]
        if r.how_often == "annual":
            years = range(on.year - BEHIND, on.year + AHEAD + 1)
            spans = [interval(f"{y}-{m:02d}" if m else str(y)) for y in years for m in (r.months or [0])]
            spans = [s for s in spans if (r.holds_from or date(on.year, 1, 1)) < s[1] and (r.holds_to is None or s[0] < r.holds_to)]
        for starts, ends in spans:
            held = "open" if r.holds_to is None and not r.dates else "stated"
            out.append(dict(duty_id=r.duty_id, doc_id=r.doc_id, year=starts.year, starts=starts, ends=ends, held=held))
    found = pd.DataFrame(out, columns=_OCCASIONS).astype({"starts": object, "ends": object})
    order = sorted(range(len(found)), key=lambda i: (found["ends"].iat[i], found["starts"].iat[i], found["duty_id"].iat[i]))
    return found.iloc[order].reset_index(drop=True)


def years(on: date) -> range:
    """The years that the calendar shows."""
    return range(on.year - BEHIND, on.year + AHEAD + 1)


def due(rows: pd.DataFrame, when: pd.DataFrame, on: date) -> pd.DataFrame:
    """Of `duties`: those with an occasion in the years drawn, with next_due (the last day but one of its span, null where
    nothing is ahead), the soonest ahead first, those of a month before those of a year."""
    drawn = when[when["year"].isin(years(on))]
    ahead = _where(drawn, [e > on for e in drawn["ends"]]).drop_duplicates("duty_id").set_index("duty_id")
    own = rows[rows["duty_id"].isin(drawn["duty_id"])]
    own = own.assign(next_due=pd.Series([ahead.at[d, "ends"] if d in ahead.index else None for d in own["duty_id"]], index=own.index, dtype=object))

    def soonest(i: int) -> tuple:
        return own["next_due"].iat[i] or date.max, not own["months"].iat[i], own["municipality"].iat[i] or "", own["duty_id"].iat[i]

    order = sorted(range(len(own)), key=soonest)
    return own.iloc[order].reset_index(drop=True)


def by_year(when: pd.DataFrame, on: date) -> pd.DataFrame:
    """Every year drawn: year, documents with something due in it, duties."""
    own = when[when["year"].isin(years(on))].groupby("year").agg(documents=("doc_id", "nunique"), duties=("duty_id", "nunique"))
    return own.reindex(years(on), fill_value=0).rename_axis("year").reset_index()


def left_this_year(when: pd.DataFrame, on: date) -> list[str]:
    """Documents with a review that is due between the chosen day and the end of its year."""
    own = _where(when, [e > on and s.year == on.year for s, e in zip(when["starts"], when["ends"], strict=True)])
    return list(dict.fromkeys(own["doc_id"]))


def undated(rows: pd.DataFrame, when: pd.DataFrame) -> pd.DataFrame:
    """Of `duties`: those that are due on no day that can be read, the most often first."""
    own = rows[~rows["duty_id"].isin(when["duty_id"]) & (rows["how_often"] != "annual")]
    rank = (*FREQUENCIES, NO_FREQUENCY)
    order = sorted(range(len(own)), key=lambda i: (rank.index(own["how_often"].iat[i]), own["municipality"].iat[i] or "", own["start"].iat[i]))
    return own.iloc[order].reset_index(drop=True)


def ended(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    """Of `duties`: those that came round every year until the document's period ended, before the chosen day."""
    own = _where(rows, [r.how_often == "annual" and r.holds_to is not None and r.holds_to <= on for r in rows.itertuples()])
    return own.reset_index(drop=True)


def _where(frame: pd.DataFrame, flags: list[bool]) -> pd.DataFrame:
    """Rows by flags, one a row; an empty list is no rows, where pandas would read it as no columns."""
    return frame[pd.Series(flags, index=frame.index, dtype=bool)]
