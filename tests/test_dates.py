"""A date is an interval at its stated precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import interval, status

_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("iso", "first", "after"),
    [
        ("2030", date(2030, 1, 1), date(2031, 1, 1)),
        ("2016-04", date(2016, 4, 1), date(2016, 5, 1)),
        ("2016-12", date(2016, 12, 1), date(2017, 1, 1)),  # the year turns
        ("2016-02-29", date(2016, 2, 29), date(2016, 3, 1)),  # a leap day
    ],
)
def test_interval_is_half_open_at_its_precision(iso, first, after):
    assert interval(iso) == (first, after)


@pytest.mark.parametrize("iso", ["", "16", "2016-4", "2016-13", "2016-02-30", "2016-04-28-01", "year"])
def test_what_is_no_date_is_refused(iso):
    with pytest.raises(ValueError):
        interval(iso)


@given(_DAYS)
def test_a_day_lies_in_its_month_and_its_year(day):
    for iso in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        first, after = interval(iso)
        assert first <= day < after


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "on", "expected"),
    [
        ("2024", "2030", date(2030, 12, 31), "in_force"),  # the last day still counts
        ("2024", "2030", date(2031, 1, 1), "expired"),
        ("2024", "2030", date(2023, 12, 31), "not_yet"),
        ("2024", None, date(2080, 1, 1), "in_force"),  # no end stated
        (None, "2020", date(1999, 1, 1), "in_force"),  # no beginning stated
        (None, None, date(2020, 1, 1), "not_stated"),
    ],
)
def test_status(valid_from, valid_to, on, expected):
    assert status(valid_from, valid_to, on) == expected
