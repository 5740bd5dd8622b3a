"""Whether scores keep what they promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reliability import calibration_error, reliability

cases = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80)


@given(cases)
def test_every_case_is_in_one_bin_and_every_share_in_its_interval(some):
    bins = reliability(*zip(*some, strict=True))
    assert sum(b["n"] for b in bins) == len(some)
    assert all(b["from"] <= b["score"] + 1e-3 and b["score"] <= b["to"] + 1e-3 and b["low"] <= b["right"] <= b["high"] for b in bins)


def test_scores_that_keep_their_promise_have_no_error_and_boasters_have():
    honest = reliability([0.8] * 10 + [0.6] * 10, [True] * 8 + [False] * 2 + [True] * 6 + [False] * 4)
    assert [b["right"] for b in honest] == [0.6, 0.8] and calibration_error(honest) == pytest.approx(0)
    assert calibration_error(reliability([0.9] * 10, [True] * 5 + [False] * 5)) == pytest.approx(0.4)


def test_nothing_scored_has_no_error():
    assert reliability([], []) == [] and calibration_error([]) is None
