"""Shares, rankings, comparisons and declared focus areas on the small corpus."""

import pandas as pd
import pytest

from analysis import tables
from analysis.views import focus_areas as views
from analysis.views.filters import NOT_STATED, Filters, select
from analysis.views.quantify import Counted, share
from tests.small_corpus import small_corpus


@pytest.fixture
def all_of_it():
    corpus = small_corpus()
    rows = [
        dict(doc_id="a", position=2, name="Kultur", themes=["culture"], secondary=False, quote="Kultur", start=22, end=28),
        dict(doc_id="a", position=1, name="eksporten", themes=["business_growth"], secondary=False, quote="eksporten", start=11, end=20),
        dict(doc_id="c", position=1, name="Vänorter", themes=["networks_partnerships"], secondary=True, quote="Vänorter", start=0, end=8),
    ]
    corpus.tables["focus_areas"] = tables.frame("focus_areas", rows)
    tables.check_quotes(corpus.tables)
    return select(corpus, Filters())


def cell(rows, unit, theme):
    return rows[(rows["unit"] == unit) & (rows["theme"] == theme)].iloc[0]


def test_a_municipality_is_one_unit_with_all_its_documents(all_of_it):
    known = views.units(all_of_it, "municipality").set_index("unit")
    assert known["documents"].to_dict() == {"DK-751": 1, "SE-1281": 2, "d": 1}
    assert known["themed"].to_dict() == {"DK-751": 2, "SE-1281": 2, "d": 0}
    assert known.at["d", "municipality"] is None


def test_documents_without_a_country_are_a_unit_of_their_own(all_of_it):
    assert set(views.units(all_of_it, "country")["unit"]) == {"DK", "SE", NOT_STATED}


def test_a_share_is_of_passages_with_any_theme(all_of_it):
    rows = views.shares(all_of_it, "municipality")
    assert cell(rows, "DK-751", "business_growth")["counted"] == 1.0
    culture = cell(rows, "DK-751", "culture")
    assert culture["counted"] == 0.5 and culture["by_language"] == [Counted("da", 1, 2)]
    assert culture["share"] == share([Counted("da", 1, 2)], "culture") and culture["low"] < culture["share"] < culture["high"]
    nothing = cell(rows, "SE-1281", "business_growth")
    assert nothing["share"] == 0.0 and nothing["high"] > 0.5  # read and not mentioned, in two passages: far from sure


def test_a_text_without_any_theme_has_no_share(all_of_it):
    row = cell(views.shares(all_of_it, "municipality"), "d", "culture")
    assert row["themed"] == 0 and pd.isna(row["share"]) and pd.isna(row["high"])


def test_a_theme_filter_chooses_rows_and_leaves_shares_alone(all_of_it):
    rows = views.shares(all_of_it, "municipality", ("culture",))
    assert set(rows["theme"]) == {"culture"}
    assert cell(rows, "DK-751", "culture")["counted"] == 0.5


def test_nothing_left_gives_no_rows():
    empty = select(small_corpus(), Filters(country=("DK",), municipality=("SE-1281",)))
    assert views.shares(empty, "municipality").empty and views.declared(empty).empty and views.units(empty, "country").empty


@pytest.mark.parametrize(
    ("order", "themes"),
    [
        ("frequency", ["culture", "business_growth", "networks_partnerships"]),
        ("spread", ["business_growth", "networks_partnerships", "culture"]),
        ("family", ["business_growth", "culture", "networks_partnerships"]),
    ],
)
def test_orders_of_themes(all_of_it, order, themes):
    rows = views.shares(all_of_it, "municipality")
    rows = rows.assign(passages=rows["passages"].where(rows["theme"] != "culture", 9))
    assert views.theme_order(rows, order) == themes


def test_a_ranking_says_by_how_much_and_how_sure(all_of_it):
    ranked = views.ranking(views.shares(all_of_it, "municipality"), "business_growth", views.declared(all_of_it))
    assert ranked["unit"].tolist() == ["DK-751", "SE-1281", "d"]
    first, second, last = ranked.itertuples()
    assert (first.gap, second.gap) == (0.0, 1.0) and second.gap_low < second.gap
    assert first.place == 1 and pd.isna(second.place)
    assert first.declared_at == 1 and pd.isna(second.declared_at)
    assert pd.isna(last.gap)


def test_a_secondary_area_is_not_a_place_in_the_list(all_of_it):
    assert views.declared_positions(views.declared(all_of_it), "networks_partnerships") == {}


def test_two_sides(all_of_it):
    rows = views.compare(views.shares(all_of_it, "country"), "SE", "DK")
    assert rows["theme"].tolist() == ["networks_partnerships", "culture", "business_growth"]
    assert rows["difference"].tolist() == (rows["one_share"] - rows["other_share"]).tolist() == sorted(rows["difference"], reverse=True)
    assert (rows["low"] <= rows["difference"]).all() and (rows["difference"] <= rows["high"]).all()
    assert not rows["certain"].any()  # two passages a side


def test_a_side_without_themes_cannot_be_compared(all_of_it):
    assert views.compare(views.shares(all_of_it, "country"), "SE", NOT_STATED).empty


def test_behind_a_cell_are_its_passages(all_of_it):
    assert views.behind(all_of_it, "municipality", "DK-751", "business_growth") == ["a0", "a1"]
    assert views.behind(all_of_it, "country", "SE", "culture") == ["b0"]


def test_declared_areas_keep_their_own_order(all_of_it):
    rows = views.declared(all_of_it)
    assert rows[rows["doc_id"] == "a"]["name"].tolist() == ["eksporten", "Kultur"]
    assert views.declared(all_of_it, ("culture",))["doc_id"].unique().tolist() == ["a"]
    assert views.undeclared(all_of_it)["doc_id"].tolist() == ["b", "d"]
