"""How sure a row is, in words and in the order of rows."""

import pandas as pd
import pytest

from pages._frame import sureness
from pages._frame.text import LANGUAGES, words


@pytest.mark.parametrize(("confidence", "expected"), [(0.98, ""), (0.85, ""), (0.84, "8 of 10"), (0.62, "6 of 10"), (None, ""), (float("nan"), "")])
def test_what_is_less_sure_says_how_often_such_rows_were_right(confidence, expected):
    said = sureness.said(words("en"), confidence)
    assert expected in said and bool(said) == bool(expected) == sureness.is_less(confidence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_says_it_in_words_and_never_measured_is_not_zero(language):
    write = sureness.cell(words(language))
    assert len(write(0.62)) > len(write(0.98)) > 0 and write(None) == write(float("nan")) == ""


def test_a_note_keeps_its_words():
    assert sureness.noted(words("en"), "Kiel: twin town", 0.98) == "Kiel: twin town"
    assert sureness.noted(words("en"), "Kiel: twin town", 0.62).startswith("Kiel: twin town – less sure")


def test_the_surest_come_first_and_equals_keep_their_order():
    rows = pd.DataFrame({"name": list("abcd"), "confidence": [0.7, None, 0.9, 0.7]})
    assert "".join(sureness.surest_first(rows)["name"]) == "cadb"
    assert "".join(sureness.surest_first(rows[["name"]])["name"]) == "abcd"
