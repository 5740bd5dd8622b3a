"""The overview's figures: every mark leads to ids, bars start at nothing, and a document's words are no markup."""

from datetime import date

import pytest

from analysis import palette, places
from analysis.charts import overview as charts
from analysis.charts.template import titled, wrapped
from analysis.views import overview as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.small_corpus import small_corpus

ALL = select(small_corpus(), Filters())
ON = date(2026, 11, 20)


def _charts(language: str, mode: str) -> dict:
    w, rows = words(language), views.standing(ALL, ON)
    return {
        "standing": charts.standing(rows, w, mode, ON),
        "standing_counts": charts.standing_counts(views.standing_counts(rows), w, mode, ON),
        "priorities": charts.priorities(views.priorities(ALL), w, mode, 4),
        "places": charts.places(views.places(ALL, places.coordinates()), w, mode),
    }


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_carries_its_id_and_every_chart_says_what_it_shows(language, mode):
    for name, chart in _charts(language, mode).items():
        carried = [i for trace in chart.figure.data if trace.customdata is not None for i in trace.customdata]
        assert carried == list(chart.marks), name
        assert all(chart.marks.values()) and chart.alt, name


def test_no_chart_asks_the_network():
    for chart in _charts("en", "light").values():
        assert {trace.type for trace in chart.figure.data} <= {"bar", "scatter"}


def test_bars_of_shares_start_at_nothing():
    figure = _charts("en", "light")["priorities"].figure
    assert figure.layout.xaxis.range[0] == 0
    assert all(trace.base is None or list(trace.base)[0] == 0 for trace in figure.data if trace.type == "bar")


def test_a_colour_is_its_familys_whatever_remains():
    few = charts.priorities(views.priorities(select(small_corpus(), Filters(theme=("culture",)))), words("en"), "light", 2).figure
    colours = {trace.marker.color for trace in few.data if trace.type == "bar" and trace.customdata is None}
    assert colours == {palette.theme("culture"), palette.theme("business_growth")}


def test_a_title_makes_room_for_itself():
    figure = _charts("en", "light")["priorities"].figure
    with_title = titled(figure, "A title that is long enough to need more than one line on a phone", "a note", "light")
    assert with_title.layout.height > figure.layout.height
    assert figure.layout.title.text is None, "the figure itself is left as it was"


def test_names_are_no_markup():
    assert wrapped("<b>A & B</b>", 40) == "&lt;b&gt;A &amp; B&lt;/b&gt;"
