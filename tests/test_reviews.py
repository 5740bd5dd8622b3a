"""Reviews: every case of the word lists, where a review counts, and how often."""

import hashlib

import pytest

from analysis.lexicon import load
from analysis.model import FREQUENCIES, LANGUAGES, Document, Passage, passage_id
from analysis.reviews import reviews


def found(language: str, text: str, role: str = "follow_up"):
    doc = Document("d", "d.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    return reviews(doc, language, [Passage(passage_id("s", 0, len(text)), 0, len(text), text, "text", role=role)])


CASES = [(language, case["text"], case["rows"]) for language in LANGUAGES for case in load(language, "reviews")["cases"]]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_every_case_of_the_word_lists(language, text, expected):
    assert [r.how_often or "none" for r in found(language, text)] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_frequency(language):
    assert set(load(language, "reviews")["frequency"]) == {*FREQUENCIES, "not"}


@pytest.mark.parametrize(
    ("language", "text", "role", "expected", "why"),
    [
        ("sv", "Policyn bör utvärderas regelbundet.", "purpose", ["regular"], "with a frequency anywhere"),
        ("sv", "Policyn bör utvärderas.", "purpose", [], "without one only in its section"),
        ("sv", "Policyn utvärderas årligen.", "background", [], "background tells how things are"),
        ("en", "The plan is looked at every spring.", "follow_up", ["annual"], "a verb of many meanings in a section on follow-up"),
        ("en", "The plan is looked at with interest.", "governance", [], "and elsewhere not"),
        ("nb", "Planen revideres hver valgperiode, og den skal evalueres.", "follow_up", ["per_term", None], "the frequency goes to the nearest"),
        ("fi", "Seuranta: osallistujien määrä lasketaan kerran vuodessa", "follow_up", ["annual"], "a label"),
    ],
)  # fmt: skip
def test_where_a_review_counts(language, text, role, expected, why):
    assert [r.how_often for r in found(language, text, role)] == expected, why


def test_who_and_what():
    row = found("sv", "Strategin ska följas upp av kommunstyrelsen en gång per mandatperiod.")[0]
    assert (row.who, row.what, row.how_often) == ("kommunstyrelsen", "Strategin", "per_term")


def test_nobody_named_is_null():
    assert found("da", "Strategien evalueres hvert år.")[0].who is None
