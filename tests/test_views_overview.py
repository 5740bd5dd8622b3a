"""The overview's frames."""

from datetime import date

import pytest

from analysis import places
from analysis.views import overview
from analysis.views.filters import Filters, select
from tests.small_corpus import small_corpus

ALL = select(small_corpus(), Filters())
NONE = select(small_corpus(), Filters(country=("XX",)))


def test_counts_leave_out_what_is_not_stated():
    assert overview.counts(ALL) == {"documents": 4, "municipalities": 2, "countries": 2, "languages": 3, "passages": 6}


def test_standing_orders_by_what_is_asked():
    rows = overview.standing(ALL, date(2026, 11, 20))
    assert list(zip(rows["doc_id"], rows["status"], strict=True)) == [("a", "in_force"), ("d", "not_yet"), ("b", "expired"), ("c", "not_stated")]
    assert rows.iloc[0]["ends"] == date(2031, 1, 1)
    assert rows.iloc[3]["ends"] is None


def test_priorities_count_passages_once_a_theme():
    rows = overview.priorities(ALL).set_index("theme")
    assert rows["passages"].to_dict() == {"business_growth": 2, "culture": 2, "networks_partnerships": 1}
    assert rows.loc["culture", "counted"] == pytest.approx(2 / 4)  # of four passages that carry a theme
    assert (rows.loc["culture", "low"], rows.loc["culture", "high"]) == (0, 1)
    assert rows.loc["culture", "documents"] == 2


def test_themes_limit_the_rows_and_not_what_is_divided_by():
    rows = overview.priorities(ALL, ("culture",))
    assert rows["theme"].tolist() == ["culture"]
    assert rows.loc[0, "counted"] == pytest.approx(2 / 4)


def test_places_know_the_register():
    rows = overview.places(ALL, places.coordinates()).set_index("municipality_id")
    assert rows["documents"].to_dict() == {"DK-751": 1, "SE-1281": 2}
    assert rows.loc["SE-1281", "lat"] == pytest.approx(55.7, abs=0.1)


def test_nothing_left_is_empty_frames_not_errors():
    assert overview.standing(NONE, date(2026, 1, 1)).empty
    assert overview.priorities(NONE).empty
    assert overview.places(NONE, {}).empty
