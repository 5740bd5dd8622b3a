"""The governance figures: every mark leads to ids, a larger square means more documents, and nobody is shown as nobody."""

import pytest

from analysis import palette
from analysis.charts import governance as charts
from analysis.model import FUNCTIONS
from analysis.views import governance as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.test_views_governance import governed_corpus

ALL = select(governed_corpus(), Filters())


def _charts(language: str = "en", mode: str = "light") -> dict:
    w = words(language)
    return {
        "matrix": charts.matrix(views.matrix(ALL), 4, w, mode),
        "assigned": charts.assigned(views.assigned(ALL), w, mode),
        "gaps": charts.gaps(views.gaps(views.assigned(ALL)), 4, w, mode),
        "cadence": charts.cadence(views.cadence(views.reviews(ALL)), w, mode),
    }


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_carries_its_id_and_every_chart_says_what_it_shows(language, mode):
    for name, chart in _charts(language, mode).items():
        carried = [i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata]
        assert sorted(carried) == sorted(chart.marks) and len(set(carried)) == len(carried), name
        assert all(chart.marks.values()) and chart.alt, name


def test_squares_grow_with_the_documents_and_none_is_too_small_to_read():
    rows = views.matrix(ALL).assign(documents=[1, 4, 2])
    sizes = charts.matrix(rows, 4, words("en"), "light").figure.data[0].marker.size
    assert sizes[1] > sizes[2] > sizes[0] >= 15
    assert sizes[1] ** 2 == pytest.approx(2 * sizes[2] ** 2), "area, not side, is the number"


def test_an_empty_cell_is_a_mark_of_its_own_and_says_not_mentioned():
    chart = _charts()["assigned"]
    assert len(chart.marks) == 4 * len(FUNCTIONS)
    assert chart.marks["b|finance"].endswith("not mentioned")
    filled, empty = (set(trace.text) for trace in chart.figure.data)
    assert "–" not in filled and empty == {"–"}


def test_documents_of_one_municipality_are_told_apart():
    marks = _charts()["assigned"].marks
    assert marks["a|decide"].startswith("Aarhus – ")
    assert marks["b|decide"].startswith("Lund · Strategi – ")


def test_bars_start_at_nothing():
    for name in ("cadence", "gaps"):
        _starts_at_nothing(_charts()[name].figure)


def _starts_at_nothing(figure):
    assert figure.layout.xaxis.range[0] == 0
    assert all(trace.base is None or list(trace.base)[0] == 0 for trace in figure.data if trace.type == "bar")
