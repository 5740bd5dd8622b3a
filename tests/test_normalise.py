"""The matching view and its way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.normalise import View, fold, fold_name, untagged

texts = st.text(st.sampled_from("abcÅåÄäÆæØøéßœﬁ-\n\r\t *_\u00ad\u0301\u200bİıǅ1.,’"), max_size=60) | st.text(max_size=40)


@given(texts)
def test_every_view_span_maps_to_a_source_span_that_folds_to_it(text):
    view = View(text)
    for a in range(len(view.text)):
        start, end = view.source_span(a, a + 1)
        assert 0 <= start < end <= len(text)


@given(texts)
def test_the_map_never_goes_back(text):
    view = View(text)
    starts = [view.source_span(a, a + 1)[0] for a in range(len(view.text))]
    assert starts == sorted(starts)


@given(texts, st.data())
def test_a_view_of_a_stretch_stays_inside_it(text, data):
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    view = View(text, a, b)
    if view.text:
        start, end = view.source_span(0, len(view.text))
        assert a <= start < end <= b


@pytest.mark.parametrize(
    ("source", "folded", "reason"),
    [
        ("eksportmulig-\nheder", "eksportmuligheder", "a word cut at a line end is one word"),
        ("vækst- og\neksport", "väkst- og eksport", "a suspended hyphen stays"),
        ("verksamhets-\noch kunskapsutveckling", "verksamhets- och kunskapsutveckling", "also where the line ends after it"),
        ("Århus A\u030arhus", "århus århus", "composed and decomposed letters meet"),
        ("Høje-Taastrup", "höje-taastrup", "Danish letters are written the Swedish way"),
        ("vård värd", "vård värd", "letters that tell words apart stay"),
        ("Café", "cafe", "other accents go"),
        ("inter\u00adnationell", "internationell", "soft hyphens go"),
        ("**Mål**", " mål ", "mark-up is white space"),
        ("ﬁnans", "finans", "ligatures are letters"),
        ("Straße", "strasse", "sharp s is two"),
    ],
)
def test_folding(source, folded, reason):
    assert fold(source) == folded, reason


def test_a_joined_word_maps_to_the_whole_cut_word():
    source = "nye eksportmulig-\nheder ude"
    view = View(source)
    at = view.text.index("eksportmuligheder")
    start, end = view.source_span(at, at + len("eksportmuligheder"))
    assert source[start:end] == "eksportmulig-\nheder"


def test_names_lose_every_accent():
    assert fold_name("Ängelholm") == fold_name("Angelholm") == "angelholm"


def test_tags_and_entities_of_a_web_page_are_spaces():
    text = "<p>Vi&nbsp;vil <b>samarbejde</b><br/>nu, a < b & c > d"
    view = View(text)
    assert view.text == " vi vil samarbejde nu, a < b & c > d"
    at = view.text.index("samarbejde")
    assert text[slice(*view.source_span(at, at + 10))] == "samarbejde" and untagged(text).split()[0] == "Vi"


def test_a_view_that_many_look_at_is_made_once():
    text = "Internationell strategi"
    assert View.of(text, 0, 14) is View.of(text, 0, 14) and View.of(text, 0, 14).text == View(text, 0, 14).text
