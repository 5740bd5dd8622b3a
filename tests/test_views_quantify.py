"""Shares corrected for the labeller's errors, and what their intervals promise."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingredients import languages
from analysis.lexicon import load
from analysis.views import quantify
from analysis.views.quantify import Counted, certain, draws, interval, merged, share

counted = st.integers(1, 300).flatmap(lambda n: st.builds(Counted, st.sampled_from(["da", "sv", "fi", "xx"]), st.integers(0, n), st.just(n)))


@pytest.fixture
def known(tmp_path, monkeypatch):
    """A labeller that finds 80 of 100 and labels 10 of 100 others, measured on very many cases."""

    def of(language="sv", **counts):
        rates = dict(hit=80_000, missed=20_000, false=10_000, rest=90_000) | counts
        path = tmp_path / "errors.json"
        path.write_text(json.dumps({language: {"culture": rates}}))
        monkeypatch.setattr(quantify, "ERRORS", path)
        for cache in (quantify._errors, quantify._beta, quantify._drawn):
            cache.cache_clear()

    yield of
    monkeypatch.undo()
    for cache in (quantify._errors, quantify._beta, quantify._drawn):
        cache.cache_clear()


@pytest.mark.parametrize(("true", "observed"), [(0.1, 0.17), (0.3, 0.31), (0.5, 0.45), (1.0, 0.8)])
def test_a_count_is_solved_for_the_share_behind_it(known, true, observed):
    known()
    assert share([Counted("sv", round(observed * 1000), 1000)], "culture") == pytest.approx(true, abs=0.005)


def test_more_is_never_less(known):
    known()
    found = [share([Counted("sv", k, 100)], "culture") for k in range(101)]
    assert found == sorted(found) and found[0] == 0 and found[100] == 1


def test_intervals_hold_the_truth_as_often_as_they_say(known):
    known()
    random, held = np.random.default_rng(7), 0
    for trial in range(300):
        on_theme = random.random(80) < 0.3
        labelled = np.where(on_theme, random.random(80) < 0.8, random.random(80) < 0.1)
        low, high = interval(draws([Counted("sv", int(labelled.sum()), 80)], "culture", f"unit {trial}"))
        held += low <= 0.3 <= high
    assert held / 300 > 0.92


def test_a_labeller_measured_on_few_cases_leaves_more_doubt(known):
    known()
    sure = interval(draws([Counted("sv", 30, 100)], "culture", "u"))
    known(hit=8, missed=2, false=1, rest=9)
    doubtful = interval(draws([Counted("sv", 30, 100)], "culture", "u"))
    assert doubtful[1] - doubtful[0] > sure[1] - sure[0]


@settings(deadline=None, max_examples=60)
@given(st.lists(counted, min_size=1, max_size=3))
def test_shares_and_their_intervals_are_shares(some):
    low, high = interval(draws(some, "education", "u"))
    assert 0 <= low <= high <= 1 and 0 <= share(some, "education") <= 1


@settings(deadline=None, max_examples=30)
@given(counted)
def test_ten_times_the_passages_leave_less_doubt_about_the_sample(one):
    many = Counted(one.language, one.found * 10, one.cases * 10)
    (low, high), (narrow_low, narrow_high) = (interval(draws([c], "education", "u")) for c in (one, many))
    assert narrow_high - narrow_low <= high - low + 0.02


def test_the_same_question_has_the_same_answer():
    once = draws([Counted("da", 12, 60)], "culture", "u")
    assert (once == draws([Counted("da", 12, 60)], "culture", "u")).all() and (once != draws([Counted("da", 12, 60)], "culture", "v")).any()


def test_two_with_the_same_counts_are_not_told_apart():
    one, other = (draws([Counted("da", 12, 60)], "culture", u) for u in "uv")
    low, high = interval(one - other)
    assert low < 0 < high and not certain((low, high), 60, 60)


def test_without_passages_there_is_no_share():
    assert share([], "culture") is None and draws([Counted("da", 0, 0)], "culture", "u") is None and interval(None) is None


def test_what_is_called_certain():
    assert certain((0.1, 0.3), 40, 40) and certain((-0.3, -0.1), 40, 40)
    assert not certain((-0.1, 0.3), 40, 40)
    assert not certain((0.1, 0.3), 2, 40)  # two passages are two passages
    assert not certain(None, 40, 40)


def test_counts_of_a_language_are_added_up():
    assert merged([Counted("da", 1, 4), Counted("sv", 2, 5), Counted("da", 3, 6)]) == [Counted("da", 4, 10), Counted("sv", 2, 5)]


def test_every_language_and_theme_has_its_errors_measured():
    errors = quantify._errors()
    assert sorted(errors) == languages()
    for language, by_theme in errors.items():
        assert set(by_theme) == set(load(None, "themes"))
        assert all(sum(c.values()) >= 100 and c["hit"] + c["missed"] >= 10 for c in by_theme.values()), language
