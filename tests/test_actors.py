"""Actors named in sentences: types, names as a person would write them, and the part each plays."""

import pytest

from analysis.actors import actor_words, parties
from analysis.lexicon import load, tokenise
from analysis.model import ACTOR_TYPES, LANGUAGES
from analysis.normalise import View


def found(text: str, language: str):
    view = View(text)
    return parties(text, view, tokenise(view), actor_words(language))


def named(text: str, language: str) -> list[str]:
    return [f"{m.type}: {m.name}" for p in found(text, language) for m in p.members if m.type in ACTOR_TYPES]


CASES = [(language, case["text"], case["finds"]) for language in LANGUAGES for case in load(language, "actors")["cases"]]


@pytest.mark.parametrize(("language", "text", "finds"), CASES)
def test_every_case_of_the_word_lists(language, text, finds):
    assert named(text, language) == finds


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_actor_type(language):
    assert set(load(language, "actors")["types"]) == set(ACTOR_TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_for_two_types(language):
    forms = [form for listed in load(language, "actors")["types"].values() for form in listed]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("text", "language", "cases", "why"),
    [
        ("Nämnden beslutar.", "sv", ["subject"], "a bare noun may act"),
        ("Beslut fattas av nämnden.", "sv", ["agent"], "the agent of a passive"),
        ("Nämndens uppgift är att besluta.", "sv", ["owner"], "a genitive owns and does not act"),
        ("Ärendet lämnas till nämnden.", "sv", ["other"], "after a preposition"),
        ("Asia viedään kaupunginhallitukselle.", "fi", ["other"], "a Finnish case ending"),
        ("Se on kaupunginhallituksen vastuulla.", "fi", ["owner"], "a Finnish genitive"),
        ("Die Arbeit der Fachbereiche ruht.", "de", ["owner"], "der after a noun is a genitive"),
        ("Morgen tagt der Rat.", "de", ["subject"], "der after a verb is a nominative"),
        ("Byrådet og direktionen mødes.", "da", ["subject"], "two joined by a conjunction are one party"),
    ],
)
def test_part_played(text, language, cases, why):
    got = [p.case for p in found(text, language) if {m.type for m in p.members} & set(ACTOR_TYPES)]
    assert got == cases, why


def test_owner_and_owned_are_one_actor():
    assert named("Kommunstyrelsens förvaltning arbetar.", "sv") == ["department: Kommunstyrelsens förvaltning"]


def test_word_cut_at_a_line_end_is_written_whole():
    assert named("Det beslutar kommun-\nstyrelsen om.", "sv") == ["executive_board: kommunstyrelsen"]


def test_suspended_compound_belongs_to_the_name():
    assert named("Närings- och kulturkontoret leder.", "sv") == ["department: Närings- och kulturkontoret"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sekretariat og Udvikling leder arbejdet.", "da", ["department: Sekretariat og Udvikling"]),
        ("Avdeling for kultur leder arbeidet.", "nb", ["department: Avdeling for kultur"]),
        ("Das Büro für internationale Beziehungen berät.", "de", ["department: Das Büro für internationale Beziehungen"]),
        ("Kultur-, park- och fritidsnämnden beslutar.", "sv", ["committee: Kultur-, park- och fritidsnämnden"]),
        ("Kommunfullmäktiges presidium beslutar.", "sv", ["council: Kommunfullmäktiges presidium"]),
        ("Das Präsidium der Bürgerschaft lädt ein.", "de", ["council: Das Präsidium der Bürgerschaft"]),
        ("The Mayor heads the delegation.", "en", ["mayor: The Mayor"]),
        ("Trøndelag fylkeskommune gir råd.", "nb", ["external_partner: Trøndelag fylkeskommune"]),
    ],
)
def test_names_reach_as_far_as_they_are_written(text, language, expected):
    assert named(text, language) == expected


def test_both_genders_of_an_office_are_one_actor():
    assert named("Die Oberbürgermeisterin oder der Oberbürgermeister lädt ein.", "de") == [
        "mayor: Die Oberbürgermeisterin oder der Oberbürgermeister"
    ]
