"""The network's figure: ids that lead back, names that do not collide, and a chosen mark's own lines."""

import pytest

from analysis import palette
from analysis.charts import network as charts
from analysis.charts.template import shortened
from analysis.views import partners as views
from pages._frame.text import LANGUAGES, words
from tests.test_views_partners import AT, chosen

EN = words("en")


@pytest.fixture
def links():
    return views.links(chosen())


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_leads_to_a_row(links, mode, language):
    chart = charts.network(views.network(links, AT), links, words(language), mode)
    ids = {i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata}
    assert ids == set(chart.marks) and chart.alt


def test_a_dot_grows_with_the_places_that_name_it_by_area():
    assert charts._dot(40, 40) ** 2 == pytest.approx(2 * charts._dot(20, 40) ** 2)


def test_names_in_the_network_do_not_cover_one_another(links):
    nodes = views.network(links, AT)
    named = charts._named(nodes, EN, 30)
    boxes = []
    for row in nodes.itertuples():
        if (row.kind_of == "place", row.node) in named:
            half = len(shortened(row.name, charts._NAME)) * charts._LETTER / 2
            boxes.append(charts._box(row.x, row.y, half, charts._LINE / 2, *named[row.kind_of == "place", row.node][1:], charts._PHONE))
    assert boxes and not any(charts._meet(a, b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_chosen_mark_has_its_lines_drawn_apart_and_its_neighbours_named(links):
    nodes = views.network(links, AT)
    plain, chosen_one = (charts.network(nodes, links, EN, "light", focus).figure.data for focus in (None, "Eurocities"))
    assert len(plain[0].x) == 3 * len(links) and not plain[1].x
    assert len(chosen_one[1].x) == 3 * 2 and len(chosen_one[0].x) == 3 * (len(links) - 2)
