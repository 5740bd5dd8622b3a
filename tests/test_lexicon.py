"""Forms and what they match."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicon import Hit, Matcher, load, outermost, tokenise
from analysis.normalise import View


def found(forms: list[str], text: str) -> list[str]:
    view = View(text)
    tokens = tokenise(view)
    return [text[slice(*view.source_span(tokens[h.first].start, tokens[h.last].end))] for h in Matcher({"x": forms}).find(tokens)]


@pytest.mark.parametrize(
    ("form", "text", "expected", "reason"),
    [
        ("eksport", "Eksport, ikke eksporten", ["Eksport"], "no star: the word alone"),
        ("eksport*", "eksport og eksporten", ["eksport", "eksporten"], "a star at the end: any ending"),
        ("*eksport", "fødevareeksport", ["fødevareeksport"], "a star in front: any compound"),
        ("*eksport*", "fødevareeksporten", ["fødevareeksporten"], "both"),
        ("grøn* omstilling", "den grønne omstilling", ["grønne omstilling"], "words next to one another"),
        ("grøn* omstilling", "grøn by i omstilling", [], "not with others between"),
        ("eu-projekt*", "EU-projekter og EU projekter", ["EU-projekter", "EU projekter"], "hyphen or space"),
        ("turism*", "natur-turism", ["natur-turism"], "a part of a hyphenated word"),
        ("miljø*", "arbejdsmiljø", [], "not inside a compound without a star in front"),
        ("verksamhetsutveckl*", "verksamhets- och kunskapsutveckling", ["verksamhets"], "a suspended compound borrows its end"),
        ("verksamhets*", "verksamhets- och kunskapsutveckling", ["verksamhets"], "and is itself"),
        ("vækst", "VÆKST", ["VÆKST"], "upper case"),
    ],
)
def test_forms(form, text, expected, reason):
    assert found([form], text) == expected, reason


@pytest.mark.parametrize("form", ["", "*", "ek*sport", "*ab"])
def test_unsafe_forms_are_refused(form):
    with pytest.raises(LexiconError):
        Matcher({"x": [form]})


def test_the_outermost_hit_wins_over_what_it_covers():
    view = View("kommunstyrelsens förvaltning")
    hits = Matcher({"board": ["kommunstyrelse*"], "department": ["kommunstyrelse* förvaltning*"]}).find(tokenise(view))
    assert [h.label for h in outermost(hits)] == ["department"]


def test_a_missing_list_says_which():
    with pytest.raises(LexiconError, match="xx/themes.toml"):
        load("xx", "themes")


def test_words_that_lost_their_spaces_begin_with_no_form():
    glued = "eksport" + "ogsamarbejdemedandrekommuner" * 3
    matcher = Matcher({"x": ["eksport*"]})
    assert matcher.find(tokenise(View("eksportmuligheder"))) and not matcher.find(tokenise(View(glued)))


def test_outermost_drops_what_lies_inside_whichever_comes_first():
    spans = [(0, 2), (0, 1), (1, 2), (2, 4), (3, 3), (5, 5), (5, 5)]
    hits = [Hit(str(n), a, b, "") for n, (a, b) in enumerate(spans)]
    assert [(h.first, h.last) for h in outermost(hits)] == [(0, 2), (2, 4), (5, 5), (5, 5)]
