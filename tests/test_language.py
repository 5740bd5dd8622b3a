"""The language of a document is decided on the whole of it."""

import pytest

from analysis.language import detect

TEXTS = {
    "da": "Kommunen ønsker at samarbejde med andre byer i Europa, og byrådet beslutter hvert år, hvilke projekter der skal sættes i gang.",
    "sv": "Kommunen vill samarbeta med andra städer i Europa, och kommunfullmäktige beslutar varje år vilka projekt som ska startas.",
    "nb": "Kommunen ønsker å samarbeide med andre byer i Europa, og kommunestyret bestemmer hvert år hvilke prosjekter som skal settes i gang.",
    "fi": "Kaupunki haluaa tehdä yhteistyötä muiden eurooppalaisten kaupunkien kanssa, ja valtuusto päättää vuosittain hankkeista.",
    "en": "The municipality wants to work with other towns in Europe, and every year the council decides which projects are to be started.",
    "de": "Die Stadt möchte mit anderen Städten in Europa zusammenarbeiten, und der Rat entscheidet jedes Jahr, welche Projekte beginnen.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_six_languages(language, text):
    assert detect(text) == language


def test_nynorsk_is_norwegian():
    assert detect("Kommunen ynskjer å samarbeide med andre byar i Europa, og kommunestyret avgjer kvart år kva prosjekt dei skal setje i gang.") == "nb"


def test_a_quotation_in_another_language_does_not_decide():
    assert detect(TEXTS["sv"] * 3 + " " + TEXTS["en"]) == "sv"
