"""The partners' figures: a mark a dot, ids that lead back, names that do not collide."""

import pytest

from analysis import palette
from analysis.charts import partners as charts
from analysis.charts.template import parts
from analysis.views import partners as views
from pages._frame.text import LANGUAGES, words
from tests.test_views_partners import AT, TOWNS, chosen

EN = words("en")


@pytest.fixture
def links():
    return views.links(chosen())


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_leads_to_a_row(links, mode, language):
    w = words(language)
    towns = views.twin_towns(chosen(), AT, lambda name, country: TOWNS.get(name))
    for chart in (
        charts.matrix(links, w, mode, 3), charts.kinds(views.kinds(links), w, mode, 3), charts.twin_towns(towns, w, mode),
        charts.most_named(views.partners(links), w, mode, 3),
        charts.sharing(views.pairs(links), w, mode),
    ):  # fmt: skip
        ids = {i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata}
        assert ids == set(chart.marks) and chart.alt


def test_the_grid_has_a_dot_a_link_and_rows_by_share(links):
    chart = charts.matrix(links, EN, "light", 3)
    dots = [i for trace in chart.figure.data if trace.type == "scatter" and trace.mode == "markers" for i in trace.customdata]
    assert sorted(parts(i) for i in dots) == sorted(zip(links["place_id"], links["partner"], strict=True))
    assert next(iter(chart.marks)) == "Eurocities"


def test_bars_start_at_zero(links):
    for chart in (
        charts.kinds(views.kinds(links), EN, "light", 3), charts.most_named(views.partners(links), EN, "light", 3),
        charts.sharing(views.pairs(links), EN, "light"),
    ):  # fmt: skip
        assert chart.figure.layout.xaxis.range[0] == 0


def test_beside_a_bar_stand_the_first_names_and_how_many_more():
    assert charts._first(["Aarhus", None], EN) == "Aarhus +1"
    assert charts._first([f"Town {i}" for i in range(9)], EN) == "Town 0, Town 1, Town 2 +6"
    assert charts._first(["A name that is longer than all the room"], EN) == "A name that is longer than …"


def test_where_towns_are_many_a_town_is_one_dot_however_many_have_it():
    at = {f"T{i}": (54 + i / 10, 10 + i / 10) for i in range(40)}
    rows = [(d, f"T{i}", "twin_town", f"T{i}", None) for i in range(30) for d in ("a", "b")]
    towns = views.twin_towns(chosen(rows), AT, lambda name, country: at.get(name))
    assert charts.many_towns(towns)
    chart = charts.twin_towns(towns, EN, "light")
    assert len(chart.marks) == 30 and chart.marks["T0"] == "T0 (2)"


def test_only_towns_with_a_known_place_are_on_the_map():
    towns = views.twin_towns(chosen(), AT, lambda name, country: TOWNS.get(name))
    assert list(charts.twin_towns(towns, EN, "light").marks) == ["DK-751|Oldenburg"]


def test_a_name_from_a_document_is_no_markup():
    links = views.links(chosen([("a", "<b>Bold</b> & co", "network", "<b>Bold</b> & co", None)]))
    figure = charts.matrix(links, EN, "light", 1).figure
    assert any("&lt;b&gt;Bold" in (a.text or "") for a in figure.layout.annotations)
