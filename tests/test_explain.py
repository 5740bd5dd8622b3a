"""Why a passage was read as it was."""

import pytest

from analysis.errors import UdsynError
from analysis.explain import explain
from tests.small_corpus import small_corpus


def test_a_passage_with_its_themes_and_words():
    found = explain(small_corpus(), "a0")
    assert found.themes == (("business_growth", 0.9, ("Vi vil",)),) and found.role == "priority"


@pytest.mark.parametrize(("asked", "says"), [("zz", "No passage"), ("a", "2 passages")])
def test_an_id_must_name_one_passage(asked, says):
    with pytest.raises(UdsynError, match=says):
        explain(small_corpus(), asked)
