"""The interface says everything in every language, and never falls back in silence."""

import re
import string
from datetime import date
from pathlib import Path

import pytest

from analysis import model, palette
from analysis.dates import STATUSES
from analysis.views import crosswalk
from pages._frame.text import LANGUAGES, markdown, sentence, texts, words

ROOT = Path(__file__).parents[1]
CODES = {
    "theme": palette.themes(), "family": palette.FAMILIES, "concept": tuple(palette.concepts()), "role": model.ROLES,
    "event_kind": model.EVENT_KINDS, "frequency": model.FREQUENCIES, "actor_type": model.ACTOR_TYPES, "function": model.FUNCTIONS,
    "partner_kind": model.PARTNER_KINDS, "doc_type": model.DOC_TYPES, "language": model.LANGUAGES, "status": STATUSES,
    "severity": ("error", "warning"), "scheme": crosswalk.SCHEMES, "relation": crosswalk.RELATIONS,
    "country": ("DK", "SE", "NO", "FI", "IS", "FO", "GL", "AX", "DE"),
    "fact": ("municipality", "country", "language", "title", "doc_type", "adopted_on", "adopted_by", "decision_ref", "valid_from", "valid_to"),
}  # fmt: skip


def _fields(text) -> set[str]:
    if isinstance(text, list):
        return set()
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name} - {"n", "n_word"}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_languages_have_the_same_keys_of_the_same_shape(language):
    own, english = texts(language), texts("en")
    assert set(own) == set(english)
    for key, text in english.items():
        assert type(own[key]) is type(text), key
        if not key.startswith("labels."):
            assert _fields(own[key]) == _fields(text), key
        if isinstance(text, dict):
            assert set(own[key]) == set(text), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CODES)
def test_every_coded_id_has_a_label(kind, language):
    labels = [words(language).label(kind, code) for code in CODES[kind]]
    assert all(label.strip() for label in labels)
    assert len(set(labels)) == len(labels), "two ids with one name cannot be told apart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_code_names_exists(language):
    known = texts(language)
    code = [p for folder in ("pages", "analysis/charts") for p in (ROOT / folder).rglob("*.py")]
    for path in code:
        for key in re.findall(r"""\bt\(\s*["']([a-z_]+\.[a-z_]+)["']""", path.read_text(encoding="utf-8")):
            assert key in known, f"{path.name} asks for {key}"


def test_a_missing_text_is_an_error():
    with pytest.raises(KeyError):
        words("en").t("common.no_such_text")
    with pytest.raises(KeyError):
        words("en").label("theme", "no_such_theme")
    with pytest.raises(KeyError):
        words("en").t("overview.count_documents")  # it counts: how many?


@pytest.mark.parametrize(
    ("language", "number", "share", "day", "month"),
    [
        ("en", "12,345", "18\u00a0%", "28 April 2016", "April 2016"),
        ("da", "12.345", "18\u00a0%", "28. april 2016", "april 2016"),
        ("sv", "12\u00a0345", "18\u00a0%", "28 april 2016", "april 2016"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_writes_them(language, number, share, day, month):
    w = words(language)
    assert (w.number(12345), w.share(0.18), w.day("2016-04-28"), w.day("2016-04"), w.day("2016")) == (number, share, day, month, "2016")
    assert w.day(date(2016, 4, 28)) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_is_said_not_drawn_as_zero(language):
    w = words(language)
    assert w.share(None) == w.share(float("nan")) == w.t("common.no_cases")
    assert w.day(None) == w.label("doc_type", None) == w.t("common.not_stated")
    assert w.share(0.001).startswith("<")


def test_a_language_that_is_not_read_has_a_name_all_the_same():
    assert [words(language).label("language", "es") for language in LANGUAGES] == ["Spanish", "Spansk", "Spanska"]
    assert words("en").label("language", "qq") == "Qq"


def test_plural_forms():
    w = words("en")
    assert (w.t("common.passages_count", n=1), w.t("common.passages_count", n=2000)) == ("1 passage", "2,000 passages")
    assert (w.count(1), w.count(12), w.count(13)) == ("one", "twelve", "13")


def test_text_helpers():
    assert sentence("EU och mer") == "EU och mer"
    assert sentence("två av dem") == "Två av dem"
    assert markdown("[a](b) *c*") == "\\[a\\]\\(b\\) \\*c\\*"
