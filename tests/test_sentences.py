"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Vi vil. Vi kan.", ["Vi vil.", "Vi kan."], "two sentences"),
        ("Antaget den 28. April i år.", ["Antaget den 28. April i år."], "an ordinal"),
        ("Bl.a. Tyskland er med.", ["Bl.a. Tyskland er med."], "an abbreviation"),
        ("Hvad nu? Jo.", ["Hvad nu?", "Jo."], "a question"),
        ("Se s. 4 i bilaget.", ["Se s. 4 i bilaget."], "an abbreviation of one letter"),
        ("Det är staden vi bor i. Därför stannar vi.", ["Det är staden vi bor i.", "Därför stannar vi."], "a small letter can be a word"),
        ("Kontakta J. Berg i huset.", ["Kontakta J. Berg i huset."], "a capital is an initial"),
        ("Se Beslut-Nr. 12 fra i går.", ["Se Beslut-Nr. 12 fra i går."], "an abbreviation that ends a compound"),
        ("Det sluttede i 2020. Nu er det 2024.", ["Det sluttede i 2020.", "Nu er det 2024."], "a year ends a sentence"),
    ],
)
def test_rows(text, expected, reason):
    spans = sentences(text, 0, len(text), frozenset({"bl.a", "s", "nr"}))
    assert [text[a:b] for a, b in spans] == expected, reason


@given(st.text(max_size=80))
def test_spans_are_ordered_disjoint_and_lose_nothing(text):
    spans = sentences(text, 0, len(text))
    assert all(a < b for a, b in spans) and all(s[1] <= t[0] for s, t in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


def test_what_runs_on_without_a_stop_is_read_in_pieces():
    text = "Vi vil samarbejde om klima og kultur, " * 200
    found = sentences(text, 0, len(text))
    assert len(found) > 3 and max(b - a for a, b in found) <= 1500
    assert " ".join(text[a:b] for a, b in found) == text.strip()
    word = "ä" * 4000
    assert "".join(word[a:b] for a, b in sentences(word, 0, 4000)) == word
