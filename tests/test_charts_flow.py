"""The flow's figure: every mark leads somewhere, and streams fill the actors they run between."""

import pytest

from analysis import palette
from analysis.charts import flow as charts
from analysis.views import flow as views
from pages._frame.text import LANGUAGES, words
from tests.test_views_flow import STREAMS

FLOW, ENDS = views.flow(STREAMS), views.ends(STREAMS)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_carries_its_id_and_the_chart_says_what_it_shows(language, mode):
    chart = charts.flow(FLOW, ENDS, 4, words(language), mode)
    carried = [i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata]
    assert sorted(carried) == sorted(chart.marks) and len(set(carried)) == len(carried)
    assert all(chart.marks.values()) and chart.alt


def test_nobody_is_named_in_words():
    marks = charts.flow(FLOW, ENDS, 4, words("en"), "light").marks
    assert marks["flow|executive_board|nobody"] == "Executive board → No one is named: in 1 of 4 documents"
    assert marks["monitor|nobody"] == "Follows up – No one is named: 2 of 4"


def test_a_document_is_as_high_as_any_other():
    streams = [t for t in charts.flow(FLOW, ENDS, 4, words("en"), "light").figure.data if t.fill == "toself"]
    assert len(streams) == len(FLOW)
    for stream in streams:
        assert stream.y[0] - stream.y[-1] == pytest.approx(charts._ALL / 4)
