"""The map's arithmetic."""

from math import hypot

import pytest

from analysis import places


def test_the_centre_is_the_origin_and_a_degree_north_is_a_degree_north():
    assert places.project(62, 15) == pytest.approx((0, 0))
    x, y = places.project(63, 15)
    assert (x, y) == pytest.approx((0, 111.2), abs=0.1)


def test_distances_over_the_nordic_countries_are_nearly_true():
    coordinates = places.coordinates()
    one, other = (places.project(*coordinates[i]) for i in ("DK-101", "SE-0180"))
    assert hypot(one[0] - other[0], one[1] - other[1]) == pytest.approx(522, rel=0.01)  # København to Stockholm


def test_a_window_holds_its_points():
    west, east, south, north = places.country_window({"DK"}, [(0.0, 0.0)])
    assert west < 0 < east and south < 0 < north


@pytest.mark.parametrize("country", ["DK", "SE", "NO", "FI", "IS", "FO"])
def test_every_country_of_the_register_has_an_outline(country):
    assert places.projected_outlines()[country]


def test_a_town_is_placed_only_where_it_is_known_which():
    assert places.town("Oldenburg", "DE") == pytest.approx((53.14, 8.21), abs=0.01)
    assert places.town("wolmar", "LV") == places.town("Valmiera", "LV")  # another name of the town
    assert places.town("Härjedalen", "SE") == places.coordinates()["SE-2361"]  # a municipality by its seat
    assert places.town("Oldenburg", "CN") is None
    assert places.town("Springfield") is None  # several of a size
