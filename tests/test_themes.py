"""Theme words by the sentences of their own lists, and what the labeller makes of words, headings and lists."""

import hashlib

import pytest

from analysis.ingredients import languages
from analysis.lexicon import load
from analysis.model import Document
from analysis.roles import roles
from analysis.segment import segment
from analysis.themes import label, themes_of_text
from analysis.themes.words import STRONG, matcher, read_words

THEMES = list(load(None, "themes"))


def sentences(kind: str) -> list:
    found = []
    for language in languages():
        for theme, lists in load(language, "themes").items():
            found += [pytest.param(language, theme, s, id=f"{language}-{theme}-{s[:30]}") for s in lists["sentences"][kind]]
    return found


@pytest.mark.parametrize(("language", "theme", "sentence"), sentences("yes"))
def test_a_sentence_about_a_theme_holds_its_words(language, theme, sentence):
    words = [w for w in read_words(sentence, 0, len(sentence), language).words if w.theme == theme]
    assert any(w.strength == STRONG for w in words) or len(words) >= 2


@pytest.mark.parametrize(("language", "theme", "sentence"), sentences("no"))
def test_a_near_miss_holds_no_strong_word(language, theme, sentence):
    words = [w for w in read_words(sentence, 0, len(sentence), language).words if w.theme == theme and w.strength == STRONG]
    assert not words


@pytest.mark.parametrize("language", languages())
def test_every_language_names_every_concept(language):
    lists = load(language, "themes")
    for theme, about in load(None, "themes").items():
        assert set(lists[theme]) == {*about["concepts"], "sentences"}
        forms = [f for c in about["concepts"] for s in (STRONG, "weak") for f in lists[theme][c].get(s, [])]
        assert len(forms) >= 60, (theme, len(forms))
        assert all(lists[theme][c].get(STRONG) for c in about["concepts"]), theme
    assert matcher(language)


@pytest.mark.parametrize(
    ("text", "language", "theme", "reason"),
    [
        ("En god företagskultur", "sv", "culture", "a company's culture is not culture"),
        ("Arbetsmiljön är viktig", "sv", "climate_environment", "nor is the work environment the environment"),
        ("Et godt arbejdsmiljø", "da", "climate_environment", "in Danish as well"),
    ],
)
def test_listed_exceptions_bar_a_theme(text, language, theme, reason):
    assert theme not in {w.theme for w in read_words(text, 0, len(text), language).words}, reason


def labelled(text: str, language: str):
    document = Document("d", "d.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    passages = roles(document, language, segment(document, language))
    scores, bags = label(document, language, passages)
    assert len(bags) == len(passages)
    return document, passages, scores


SECTION = (
    "Internationell policy\n\nTurism\n\nVi vill att fler turister och besökare från Tyskland hittar till våra hotell och evenemang.\n\n"
    "Ansvar\n\nKommunstyrelsen beslutar om policyn och följer upp den varje år tillsammans med nämnderna.\n"
)


def test_a_passage_gets_the_theme_its_words_name_and_the_words_are_the_evidence():
    document, passages, scores = labelled(SECTION, "sv")
    tourism = next(p for p in passages if "turister" in p.text)
    found = [s for s in scores if s.passage_id == tourism.passage_id]
    assert found[0].theme == "visitors_events" and found[0].score > 0.5
    assert "turister" in [document.text[a:b] for a, b in found[0].evidence]


def test_a_heading_that_announces_structure_and_a_bare_duty_get_none():
    _, passages, scores = labelled(SECTION, "sv")
    silent = {p.passage_id for p in passages if p.text == "Ansvar" or "beslutar" in p.text}
    assert not silent & {s.passage_id for s in scores}


def test_no_passage_has_more_than_three_themes_and_scores_are_probabilities():
    text = "Strategi\n\n" + " ".join(t for t in ("turism", "export", "klimat", "kultur", "skola", "innovation", "folkhälsa", "vänorter")) * 3 + "."
    _, _, scores = labelled(text, "sv")
    counts = [s.passage_id for s in scores]
    assert all(counts.count(i) <= 3 for i in counts) and all(0 <= s.score <= 1 for s in scores)


@pytest.mark.parametrize(
    ("name", "language", "theme"),
    [("Näringslivsutveckling", "sv", "business_growth"), ("Turisme", "da", "visitors_events"), ("Koulutus ja nuoret", "fi", "education"),
     ("Klima und Energie", "de", "climate_environment"), ("Twin towns", "en", "networks_partnerships"), ("Kultur", "nb", "culture")],
)  # fmt: skip
def test_a_name_speaks_of_its_theme(name, language, theme):
    assert themes_of_text(name, language)[0] == theme
