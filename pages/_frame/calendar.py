"""The calendar of reviews on the Timeline page: what is due in which year, and what is due without a date."""

from __future__ import annotations

import pandas as pd

from analysis.charts import calendar as charts
from analysis.views import calendar as views
from analysis.views.filters import Filters, select
from pages._frame import chart, evidence, parts
from pages._frame.page import Page
from pages._frame.text import sentence

_ROWS = 20  # duties drawn at a time


def duties_of(corpus, filters: Filters) -> pd.DataFrame:
    """views.calendar.duties under filters, in a form that the corpus's cache can hold."""
    return views.duties(select(corpus, filters))


def answer(page: Page) -> str:
    """How many documents have a review due before the chosen day's year is out."""
    rows = page.derived(duties_of, page.filters)
    left = views.left_this_year(views.occasions(rows, page.on), page.on)
    if not left:
        if page.filters.theme:  # the rest of a document may name reviews that are due
            return ""
        return page.t("timeline.answer_none_due", year=str(page.on.year))
    return sentence(page.t("timeline.answer_due", n=len(left), year=str(page.on.year)))


def show(page: Page) -> None:
    rows = page.derived(duties_of, page.filters)
    when = views.occasions(rows, page.on)
    _dated(page, rows, when)
    if len(rows):
        _undated(page, views.undated(rows, when))


def _dated(page: Page, rows: pd.DataFrame, when: pd.DataFrame) -> None:
    own, title = views.due(rows, when, page.on), page.t("timeline.calendar_title")
    if own.empty:
        parts.section(title)
        parts.prose(page.t("timeline.calendar_none"))
        if page.filters.theme:
            parts.caption(page.t("timeline.outside_theme"))
        return
    shown = own.iloc[parts.window(page, "calendar", len(own), _ROWS)]
    drawn = charts.calendar(shown, when, views.by_year(when, page.on), page.words, page.mode, page.on)
    caption = [page.t("timeline.calendar_caption")]
    if n := views.ended(rows, page.on)["doc_id"].nunique():
        caption.append(sentence(page.t("timeline.calendar_ended", n=n)))
    columns = {
        "municipality": (page.t("common.column_municipality"), lambda m: m or page.t("common.not_stated_municipality")),
        "often": page.t("governance.how_often"),
        "due": page.t("timeline.calendar_next"),
        "who": (page.t("governance.who"), lambda w: w or page.t("governance.nobody")),
        "what": page.t("governance.what"),
    }
    table = own.assign(often=[charts.often(r, page.words) for r in own.itertuples()], due=[_next(page, r) for r in own.itertuples()])
    mark = chart.draw(page, "timeline_reviews", drawn, table, columns, title=title, caption=" ".join(caption))
    if mark:
        chosen = own[own["duty_id"] == mark]
        if mark.isdigit():
            chosen = own[own["duty_id"].isin(when.loc[when["year"] == int(mark), "duty_id"])]
        parts.section(page.t("common.passages_title"))
        evidence.quotes(page, "timeline_reviews", chosen, [note(page, r) for r in chosen.itertuples()])


def _next(page: Page, row) -> str:
    """The next time that a duty is due, as exactly as it is stated."""
    if row.next_due is None:
        return page.t("timeline.calendar_passed")
    if row.dates:
        return page.words.listed(page.words.day(d) for d in row.dates)
    last = row.next_due - pd.Timedelta(days=1).to_pytimedelta()
    return page.words.day(f"{last.year}-{last.month:02d}" if row.months else str(last.year))


def note(page: Page, row) -> str:
    return " – ".join((row.who or page.t("governance.nobody"), row.what or "", charts.often(row, page.words)))


def _undated(page: Page, rows: pd.DataFrame) -> None:
    parts.section(page.t("timeline.undated_title"))
    if rows.empty:
        parts.prose(page.t("timeline.undated_none"))
        return
    columns = {
        "often": page.t("governance.how_often"),
        "municipality": (page.t("common.column_municipality"), lambda m: m or page.t("common.not_stated_municipality")),
        "who": (page.t("governance.who"), lambda w: w or page.t("governance.nobody")),
        "what": page.t("governance.what"),
        "_quote": page.t("common.column_quote"),
    }
    own = rows.head(parts.LONG_TABLE)
    shown = own.assign(often=[charts.often(r, page.words) for r in own.itertuples()], _quote=evidence.reading(page, own))
    parts.table(page, shown, columns, page.t("timeline.undated_title"), of=len(rows))
    parts.caption(page.t("timeline.undated_caption"))
    parts.download(page, rows, "timeline_reviews_undated")
