"""Declared focus areas and target groups: every case of every word list, and the laws of the rows."""

import hashlib

import pytest

from analysis.focus import focus_areas, target_groups
from analysis.lexicon import load
from analysis.model import LANGUAGES, Document
from analysis.segment import segment

CASES = [(language, case) for language in LANGUAGES for case in load(language, "focus")["cases"]]


def read(text, language):
    document = Document("doc", "doc.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    return document, segment(document, language)


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{language}: {case['reason']}" for language, case in CASES])
def test_case(language, case):
    document, passages = read(case["text"], language)
    found = focus_areas(document, language, passages, lambda text: (), {})
    assert [a.name for a in found if not a.secondary] == case["areas"]
    assert [a.name for a in found if a.secondary] == case.get("later", [])
    assert [g.name for g in target_groups(document, language, passages)] == case.get("targets", [])
    assert [a.position for a in found] == list(range(1, len(found) + 1))


def test_themes_come_from_the_name_first_and_then_from_the_section():
    text = "# Priority areas\n\n## Trade\n\nWe sell fish.\n\n## Youth\n\nWe meet.\n"
    document, passages = read(text, "en")
    fish = next(p for p in passages if "fish" in p.text)
    found = focus_areas(document, "en", passages, lambda name: ("business_growth",) if name == "Trade" else (), {fish.passage_id: ["food_rural"]})
    assert [a.themes for a in found] == [("business_growth", "food_rural"), ()]


def test_a_name_is_listed_once():
    text = "The plan has two focus areas: trade and youth.\n\n# Focus areas\n\n- Trade\n- Youth\n"
    document, passages = read(text, "en")
    assert [a.name for a in focus_areas(document, "en", passages, lambda name: (), {})] == ["Trade", "Youth"]


def test_words_cut_at_a_line_end_are_joined_and_marks_dropped():
    text = "Prioriterade områden:\n\n- **Verksamhets-\noch kompetensutveckling**\n- Närings-\nliv.¹\n"
    document, passages = read(text, "sv")
    assert [a.name for a in focus_areas(document, "sv", passages, lambda name: (), {})] == ["Verksamhets- och kompetensutveckling", "Näringsliv"]
