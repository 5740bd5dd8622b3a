"""The heat map, the ranking and the difference: what their marks and words say."""

import pandas as pd
import pytest

from analysis import palette
from analysis.charts import focus_areas as charts
from analysis.views import focus_areas as views
from analysis.views.filters import Filters, select
from pages._frame.text import LANGUAGES, words
from tests.small_corpus import small_corpus

NAMES = {"DK-751": "Aarhus", "SE-1281": "Lund <b>", "d": "?"}
MODES = palette.MODES


@pytest.fixture(scope="module")
def rows():
    return views.shares(select(small_corpus(), Filters()), "municipality")


def drawn_heat(rows, language="en", mode="light"):
    return charts.heat(rows, views.theme_order(rows, "family"), list(NAMES), NAMES, words(language), mode)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_cells_with_passages_can_be_chosen(rows, language, mode):
    chart = drawn_heat(rows, language, mode)
    full, void = chart.figure.data
    assert set(full.customdata) == set(chart.marks) and void.customdata is None
    assert len(full.x) + len(void.x) == len(rows)


def test_not_mentioned_is_empty_and_not_known_is_hatched(rows):
    void = drawn_heat(rows).figure.data[1]
    hatched = [pattern for pattern, text in zip(void.marker.pattern.shape, void.hovertext, strict=True) if "no theme was found" in text]
    empty = [pattern for pattern, text in zip(void.marker.pattern.shape, void.hovertext, strict=True) if "Not mentioned" in text]
    assert hatched and set(hatched) == {"/"} and empty and set(empty) == {""}


def test_what_is_there_at_all_is_never_drawn_as_nothing(rows):
    faint = rows.assign(share=rows["share"].where(rows["share"] == 1, rows["share"] / 1000))
    colours = drawn_heat(faint).figure.data[0].marker.color
    assert palette.surface("ground") not in colours


def test_names_from_documents_are_no_markup(rows):
    said = " ".join(a.text for a in drawn_heat(rows).figure.layout.annotations)
    assert "&lt;b&gt;" in said and "Lund <b>" not in said


def test_a_wide_heat_map_is_scrolled_not_shrunk():
    assert charts.least_width(1) == charts.least_width(4) < 390 < charts.least_width(20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ranking_has_bars_from_nothing_and_whiskers(rows, language):
    ranked = views.ranking(rows, "business_growth")
    chart = charts.ranking(ranked, NAMES, words(language), "light", {"DK-751": "note"})
    bar = chart.figure.data[1]
    assert list(bar.x) == [1.0, 0.0] and bar.base is None
    assert all(low >= 0 for low in bar.error_x.arrayminus)
    assert list(chart.marks) == ["DK-751"]  # behind the others there is no passage
    assert chart.alt


def test_a_difference_that_may_be_chance_is_only_outlined(rows):
    compared = views.compare(views.shares(select(small_corpus(), Filters()), "country"), "SE", "DK").assign(certain=[True, False, False])
    bar = charts.difference(compared, "Sweden", "Denmark", words("en"), "light").figure.data[1]
    assert [colour == palette.surface("ground") for colour in bar.marker.color] == [False, True, True]


@pytest.mark.parametrize(("value", "said"), [(0.123, "+12"), (-0.03, "−3"), (0.001, "0"), (-0.001, "0")])
def test_points_carry_their_sign(value, said):
    assert charts.signed(value, words("en")) == said


def test_no_rows_at_all():
    nothing = pd.DataFrame(columns=["unit", "theme", "family", "passages", "themed", "share", "low", "high"])
    assert charts.heat(nothing, [], [], {}, words("en"), "light").marks == {}
