"""The map of passages and the clusters' themes: names, shapes, marks."""

import pytest

from analysis import palette
from analysis.charts import themes as charts
from analysis.views import themes as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.cluster_corpus import cluster_corpus


@pytest.fixture(scope="module")
def chosen():
    return select(cluster_corpus(), Filters())


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Arts and culture, associations", "Export and trade", "Networks, twin towns & partnerships"]),
        ("sv", None),
        ("da", None),
    ],
)
def test_a_cluster_is_named_in_the_readers_language(chosen, language, names):
    found = [charts.name(r, words(language)) for r in views.clusters(chosen).itertuples()]
    assert len(set(found)) == 3 and (names is None or found == names)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_is_a_mark_and_families_differ_in_shape(chosen, language, mode):
    chart = charts.passage_map(views.points(chosen, 100), views.clusters(chosen), words(language), mode)
    assert len(chart.marks) == 6 and chart.alt
    assert len({trace.marker.symbol for trace in chart.figure.data}) == len(chart.figure.data) == 4


def test_what_fits_nowhere_lies_below_the_map(chosen):
    data = charts.passage_map(views.points(chosen, 100), views.clusters(chosen), words("en"), "light").figure.data
    lowest = min(y for trace in data for y in trace.y if trace.marker.symbol != "circle-open")
    assert all(y < lowest for trace in data for y in trace.y if trace.marker.symbol == "circle-open")


def test_of_a_chosen_cluster_only_its_own_can_be_selected(chosen):
    chart = charts.passage_map(views.points(chosen, 100, 5), views.clusters(chosen), words("en"), "light", 5)
    assert set(chart.marks) == {"a1", "b0"}
    assert {i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata} == {"a1", "b0"}


def test_a_documents_text_is_no_markup(chosen):
    chart = charts.passage_map(views.points(chosen, 100), views.clusters(chosen), words("en"), "light")
    said = " ".join(text for trace in chart.figure.data if trace.hovertext is not None for text in trace.hovertext)
    assert "<script>" not in said and "&lt;script&gt;" in said


def test_a_bar_is_whole(chosen):
    rows = views.cluster_themes(chosen)
    chart = charts.composition(rows, views.clusters(chosen), words("en"), "light")
    bar = chart.figure.data[0]
    assert max(start + length for start, length in zip(bar.base, bar.x, strict=True)) == pytest.approx(1)
    assert list(bar.customdata) == list(chart.marks) and "5|culture" in chart.marks


def test_a_long_text_is_cut_after_a_word():
    assert charts.shortened("one two three", 100) == "one two three"
    assert charts.shortened("one two three", 8) == "one …"


def test_a_filter_moves_no_place(chosen):
    whole = chosen.clusters
    some = select(cluster_corpus(), Filters(country=("SE",)))
    spans = [
        charts.passage_map(views.points(part, 100), views.clusters(part), words("en"), "light", whole=whole).figure.layout.xaxis.range
        for part in (chosen, some)
    ]
    assert spans[0] == spans[1]
