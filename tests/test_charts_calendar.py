"""The calendar's figure: every mark leads somewhere, and a bar is as long as its date is exact."""

import pytest

from analysis import palette
from analysis.charts import calendar as charts
from analysis.views import calendar as views
from pages._frame.text import LANGUAGES, words
from tests.test_views_calendar import ON, ROWS

WHEN = views.occasions(ROWS, ON)
DUE, COUNTS = views.due(ROWS, WHEN, ON), views.by_year(WHEN, ON)


def drawn(language="en", mode="light"):
    return charts.calendar(DUE, WHEN, COUNTS, words(language), mode, ON)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_carries_its_id_and_the_chart_says_what_it_shows(language, mode):
    chart = drawn(language, mode)
    carried = [i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata]
    assert sorted(carried) == sorted(chart.marks) and len(set(carried)) == len(carried)
    assert all(chart.marks.values()) and chart.alt


def test_a_month_is_a_month_wide_and_a_year_a_year():
    bars = [(x, base) for t in drawn().figure.data if t.type == "bar" and t.customdata is None for x, base in zip(t.x, t.base, strict=True)]
    wide = {round(base): x for x, base in bars}
    assert wide[2028] == charts._LEAST, "March 2028 alone"
    assert max(x for x, base in bars if 2027 <= base < 2027.1) > 0.9, "all of 2027"


def test_marks_say_how_often_and_in_which_month():
    marks = drawn().marks
    assert "Aarhus · Every year, March" in marks.values() and marks["2027"] == "Due in 2027: 2 documents"
    assert "2031" not in marks, "a year in which nothing is due leads nowhere"
    assert "Hvert år, marts" in " ".join(drawn("da").marks.values())
