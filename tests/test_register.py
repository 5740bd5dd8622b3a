"""Municipalities in running text, in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon import load
from analysis.model import LANGUAGES
from analysis.normalise import View
from analysis.register import address, country_of_place, mentions, municipalities, name_in

CASES = [(language, case["text"], case["names"]) for language in LANGUAGES for case in load(language, "register")["cases"]]


def _names(text: str, language: str) -> list[str]:
    return [m.name for m in mentions(View(text), text, language)]


@pytest.mark.parametrize(("language", "text", "names"), CASES)
def test_cases_of_the_word_lists(language, text, names):
    assert _names(text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names", "reason"),
    [
        ("Høje-\nTaastrup Kommune", "da", ["Høje-Taastrup"], "a hyphenated name cut at a line end"),
        ("Upplands\nVäsby", "sv", ["Upplands Väsby"], "a name of two words cut at a line end"),
        ("**Habo** kommun", "sv", ["Habo"], "bold mark-up"),
        ("Örebro kommun", "sv", ["Örebro"], "a letter written with a combining mark"),
        ("lund och sund", "sv", [], "lower case is no name"),
        ("Lunds universitet", "sv", [], "a name that is also a word needs a word beside it"),
        ("Nordfyns Kommune", "da", ["Nordfyns"], "a register name that ends in s"),
        ("Kööpenhamina", "fi", ["København"], "a Finnish name of a Danish municipality"),
    ],
)
def test_writings(text, language, names, reason):
    assert _names(text, language) == names, reason


def test_namesakes_come_with_the_language_at_home_first():
    text = "Lunds kommun"
    assert [m.country for m in mentions(View(text), text, "sv")[0].candidates] == ["SE", "NO"]
    text = "Lund kommune"
    assert [m.country for m in mentions(View(text), text, "nb")[0].candidates] == ["NO", "SE"]


def test_an_unlisted_municipality_has_no_candidates():
    text = "die Stadt Flensburg"
    (mention,) = mentions(View(text), text, "de")
    assert (mention.candidates, mention.affixed, text[mention.start : mention.end]) == ((), True, "Flensburg")


def test_finnish_municipalities_have_a_name_in_each_official_language():
    turku = next(m for m in municipalities().values() if m.name == "Turku")
    assert (name_in(turku, "sv"), name_in(turku, "fi"), name_in(turku, "en")) == ("Åbo", "Turku", "Turku")


def test_the_country_of_a_town_prefers_where_one_looks():
    assert country_of_place("Flensburg") == "DE"
    assert country_of_place("Nowhere-upon-Nothing") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("se www.kiruna.se", "Kiruna"),
        ("www.bodo.kommune.no", "Bodø"),
        ("post@sonderborg.dk", "Sønderborg"),
        ("www.habokommun.se", "Habo"),
        ("www.example.se, www.kiruna.com, kiruna.se", None),
    ],
)
def test_addresses(text, name):
    found = address(text)
    assert (found.name if found else None) == name


def test_ids_are_unique_and_begin_with_their_country():
    assert all(m.id.startswith(m.country + "-") for m in municipalities().values())


@given(st.sampled_from(sorted(municipalities())), st.sampled_from(LANGUAGES))
def test_every_municipality_is_found_by_its_name_in_its_own_words(id, language):
    municipality = municipalities()[id]
    after = {"da": "Kommune", "sv": "kommun", "nb": "kommune", "fi": "kunta", "en": "Municipality", "de": "Kommune"}[language]
    text = f"x {municipality.name} {after}"
    (mention,) = mentions(View(text), text, language)
    assert municipality in mention.candidates
    assert mention.affixed
