"""Intervals of shares and of their differences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.views.intervals import certain, difference, wilson

counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counted)
def test_an_interval_holds_its_share_and_stays_within_nothing_and_all(case):
    found, cases = case
    low, high = wilson(found, cases)
    assert 0 <= low <= found / cases <= high <= 1 and low < high


@given(counted)
def test_more_cases_of_the_same_share_narrow_it(case):
    found, cases = case
    low, high = wilson(found, cases)
    narrow_low, narrow_high = wilson(found * 4, cases * 4)
    assert narrow_high - narrow_low < high - low


@given(counted, counted)
def test_a_difference_turned_round_changes_its_sign(one, other):
    low, high = difference(*one, *other)
    back = difference(*other, *one)
    assert (low, high) == pytest.approx((-back[1], -back[0]))
    assert low <= one[0] / one[1] - other[0] / other[1] <= high


@pytest.mark.parametrize(
    ("found", "cases", "interval"),
    [
        (81, 263, (0.2553, 0.3662)),  # Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_gives_the_published_figures(found, cases, interval):
    assert wilson(found, cases) == pytest.approx(interval, abs=5e-5)


def test_the_difference_gives_the_published_figures():
    # Newcombe 1998, Statistics in Medicine 17, 873-890, table II (a), method 10
    assert difference(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_without_cases_there_is_no_interval():
    assert wilson(0, 0) is None and difference(0, 0, 1, 2) is None and difference(1, 2, 0, 0) is None


def test_what_is_called_certain():
    assert certain((0.1, 0.3), 40, 40) and certain((-0.3, -0.1), 40, 40)
    assert not certain((-0.1, 0.3), 40, 40)
    assert not certain((0.1, 0.3), 2, 40)  # two passages are two passages
    assert not certain(None, 40, 40)
