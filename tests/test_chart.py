"""Marks of a chart that are less sure: fainter, readable, and said in words."""

from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from analysis.charts.template import Chart
from pages._frame.chart import _FAINT, _fainter
from pages._frame.text import words

PAGE = SimpleNamespace(words=words("en"), mode="light")


def drawn(**marker) -> Chart:
    figure = go.Figure(go.Scatter(
        x=[0, 1], y=[0, 0], mode="markers+text", text=["1", "2"], textfont=dict(color="#FFFFFF"), customdata=["a", "b"], hovertext=["A", "B"],
        marker=marker,
    ))  # fmt: skip
    figure.add_bar(x=[0], y=[1], customdata=["a"])
    return Chart(figure, {"a": "A", "b": "B"})


@pytest.mark.parametrize(("marker", "solid"), [({}, 1), ({"opacity": 0.5}, 0.5), ({"opacity": [0.5, 0.8]}, 0.5)])
def test_a_mark_that_is_less_sure_is_fainter_and_named_so(marker, solid):
    made = drawn(**marker)
    chart, less = _fainter(PAGE, made, {"a": 0.6, "b": 0.97, "elsewhere": 0.1})
    points = chart.figure.data[0]
    assert less and points.marker.opacity[0] == pytest.approx(solid * _FAINT) and points.marker.opacity[1] >= 0.5
    assert points.textfont.color[0] != "#FFFFFF" == points.textfont.color[1]
    assert chart.marks == {"a": "A – less sure: about 6 of 10 such rows were right", "b": "B"}
    assert "less sure" in points.hovertext[0] and points.hovertext[1] == "B"
    assert made.figure.data[0].hovertext == ("A", "B"), "the chart that was given stays as it was"


def test_where_all_is_sure_nothing_changes():
    made = drawn()
    assert _fainter(PAGE, made, {"a": 0.95, "b": float("nan")}) == (made, False)
