"""Forms with a gap, beside forms without."""

import pytest

from analysis.cues import WIDEST_GAP, Cues
from analysis.errors import LexiconError
from analysis.lexicon import tokenise
from analysis.normalise import View


def find(text, **forms):
    tokens = tokenise(View(text))
    return [(c.label, c.first, c.last, c.tail_first, c.tail_last) for c in Cues(forms).find(tokens)]


@pytest.mark.parametrize(
    ("text", "forms", "expected", "why"),
    [
        ("nämnden tar ställning till det", ["tar ställning"], [("x", 1, 2, 1, 2)], "no gap"),
        ("tar nämnden ställning till det", ["tar ~ ställning till"], [("x", 0, 0, 2, 3)], "one word in the gap"),
        ("tar ställning till det", ["tar ~ ställning till"], [("x", 0, 0, 1, 2)], "the gap may be empty"),
        ("ställning till det tar nämnden", ["tar ~ ställning till"], [], "the tail stands after the head"),
        ("tar " + "och " * (WIDEST_GAP + 1) + "ställning till", ["tar ~ ställning till"], [], "too far apart"),
        ("har ett ansvar", ["har", "har ~ ansvar"], [("x", 0, 0, 2, 2)], "the form with the gap wins over its head alone"),
    ],
)
def test_gaps(text, forms, expected, why):
    assert find(text, x=forms) == expected, why


def test_two_gaps_are_refused():
    with pytest.raises(LexiconError, match="one gap"):
        Cues({"x": ["a ~ b ~ c"]})
