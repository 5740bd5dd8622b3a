"""The map of passages: names, shapes, marks."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import palette
from analysis.charts import themes as charts
from analysis.views import clusters as groups
from analysis.views import themes as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.cluster_corpus import cluster_corpus


@pytest.fixture(scope="module")
def chosen():
    return groups.at(select(cluster_corpus(), Filters()), 3)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_is_a_mark_and_families_differ_in_shape(chosen, language, mode):
    chart = charts.passage_map(views.points(chosen, 100), groups.clusters(chosen), words(language), mode)
    assert len(chart.marks) == 6 and chart.alt
    assert len({trace.marker.symbol for trace in chart.figure.data}) == len(chart.figure.data) - 1 == 4


def test_what_names_nothing_lies_below_the_map_and_what_fits_no_cluster_on_it(chosen):
    data = charts.passage_map(views.points(chosen, 100), groups.clusters(chosen), words("en"), "light").figure.data
    lowest = min(y for trace in data for y in trace.y if trace.marker.symbol != "circle-open")
    rings = {i: y for trace in data if trace.marker.symbol == "circle-open" for i, y in zip(trace.customdata, trace.y, strict=True)}
    assert rings["b1"] < lowest and rings["d0"] == 5.0, "d0 stands where its words put it"


@pytest.mark.parametrize("width", [356, 980])
def test_names_do_not_stand_on_one_another(width):
    rng = np.random.default_rng(2)
    many = pd.DataFrame({"cluster": np.repeat(range(20), 15), "x": rng.normal(size=300), "y": rng.normal(size=300)})
    figure = go.Figure()
    charts._names(figure, many, {i: f"Some idea {i}, and another of the kind" for i in range(20)}, (-3.0, 3.0, -3.0, 3.0), "light")
    boxes = []
    for a in figure.layout.annotations:
        lines = a.text.removeprefix("<b>").removesuffix("</b>").split("<br>")
        wide, tall = max(map(len, lines)) * 7.0, len(lines) * 14
        x, y = a.x * width + a.xshift, (a.y + 3) / 6 * 560
        assert all(x + wide / 2 <= b[0] or b[1] <= x - wide / 2 or y + tall / 2 <= b[2] or b[3] <= y - tall / 2 for b in boxes)
        boxes.append((x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2))
    assert len(boxes) > 5


def test_of_a_chosen_cluster_only_its_own_can_be_selected(chosen):
    chart = charts.passage_map(views.points(chosen, 100, 5), groups.clusters(chosen), words("en"), "light", 5)
    assert set(chart.marks) == {"a1", "b0"}
    assert {i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata} == {"a1", "b0"}


def test_a_documents_text_is_no_markup(chosen):
    chart = charts.passage_map(views.points(chosen, 100), groups.clusters(chosen), words("en"), "light")
    said = " ".join(text for trace in chart.figure.data if trace.hovertext is not None for text in trace.hovertext)
    assert "<script>" not in said and "&lt;script&gt;" in said


def test_a_long_text_is_cut_after_a_word():
    assert charts.shortened("one two three", 100) == "one two three"
    assert charts.shortened("one two three", 8) == "one …"


def test_a_filter_moves_no_place(chosen):
    whole = chosen.clusters
    some = groups.at(select(cluster_corpus(), Filters(country=("SE",))), 3)
    spans = [
        charts.passage_map(views.points(part, 100), groups.clusters(part), words("en"), "light", whole=whole).figure.layout.xaxis.range
        for part in (chosen, some)
    ]
    assert spans[0] == spans[1]
