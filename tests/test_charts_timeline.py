"""The timeline's figure: every mark leads somewhere, widths are those of the dates, and the far past presses nothing together."""

from datetime import date, timedelta

import pytest

from analysis import palette
from analysis.charts import timeline as charts
from analysis.views import timeline as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.test_views_timeline import ON, dated_corpus

ALL = select(dated_corpus(), Filters())
ROWS, EVENTS = views.documents(ALL, ON), views.events(ALL)


def drawn(language="en", mode="light", events=EVENTS):
    return charts.timeline(ROWS, events, words(language), mode, ON)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_carries_its_id_and_the_chart_says_what_it_shows(language, mode):
    chart = drawn(language, mode)
    carried = [i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata]
    assert sorted(carried) == sorted(chart.marks) and len(set(carried)) == len(carried)
    assert all(chart.marks.values()) and chart.alt


def test_every_event_is_a_mark_or_counted_at_the_edge():
    marks = drawn().marks
    assert "d|earlier" in marks and "1442" in marks["d|earlier"]
    assert "d|later" in marks and "2100" in marks["d|later"]
    near = EVENTS[~EVENTS["date"].isin(["1442", "2100"])]
    assert {f"{r.doc_id}|{r.event_id}" for r in near.itertuples()} <= set(marks)


def test_what_happened_long_ago_does_not_widen_the_axis():
    first, last = charts.span(ROWS, EVENTS, ON)
    assert first.year >= 2010 and last.year <= ON.year + 40


def test_a_year_is_drawn_a_year_wide_and_a_day_has_no_band():
    days = lambda trace: [x / (timedelta(days=1) / timedelta(milliseconds=1)) for x in trace.x]  # noqa: E731
    bands = [trace for trace in drawn(events=EVENTS[EVENTS["kind"] == "target"]).figure.data if trace.type == "bar" and trace.width == 5]
    assert sorted(days(bands[0])) == [365, 365]  # two targets for a year, and none for the one with a day


def test_marks_of_one_time_stand_in_lanes_of_their_own():
    at = [
        (x, y)
        for trace in drawn().figure.data
        if trace.type == "scatter" and trace.customdata is not None
        for x, y in zip(trace.x, trace.y, strict=True)
    ]
    assert len(set(at)) == len(at)


def test_kinds_differ_in_shape():
    assert set(charts.SHAPES) == set(views.MARKED)
    assert len({symbol for symbol, _ in charts.SHAPES.values()}) == len({sign for _, sign in charts.SHAPES.values()}) == len(views.MARKED)


def test_words_of_a_document_are_no_markup():
    hovers = [h for trace in drawn().figure.data if trace.hovertext is not None for h in trace.hovertext]
    assert any("&lt;b&gt;CO2-neutral" in h for h in hovers) and not any("<b>CO2" in h for h in hovers)


def test_no_event_at_all_is_still_a_chart():
    chart = drawn(events=EVENTS.iloc[:0])
    assert list(chart.marks) == ["a|period", "d|period", "b|period", "c|period"]
    assert charts.span(ROWS.iloc[:0], EVENTS.iloc[:0], ON)[0] <= date(2026, 1, 1)
