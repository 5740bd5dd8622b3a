"""Themes beside other classifications: complete, valid, named in every language, the nearest first."""

import csv
from collections import defaultdict

import pytest

from analysis.palette import families
from analysis.views.crosswalk import CROSSWALK, RELATIONS, SCHEMES, by_theme, matches

CODES = {
    "cap": {str(n) for n in range(1, 24)} - {"11", "22"},  # the master codebook leaves these two out
    "sdg": {str(n) for n in range(1, 18)},
    "cofog": {f"{n:02d}" for n in range(1, 11)},
}
LANGUAGES = ("en", "da", "sv")


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    with CROSSWALK.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_theme_stands_in_every_classification_once_a_code(rows):
    assert {(r["theme"], r["scheme"]) for r in rows} == {(t, s) for t in families() for s in SCHEMES}
    keys = [(r["theme"], r["scheme"], r["code"]) for r in rows]
    assert len(set(keys)) == len(keys)


def test_codes_are_theirs_and_none_means_none_at_all(rows):
    for r in rows:
        assert r["relation"] in RELATIONS
        assert (r["code"] == "") == (r["relation"] == "none"), r
        assert not r["code"] or r["code"] in CODES[r["scheme"]], r
    for theme, scheme in {(r["theme"], r["scheme"]) for r in rows if r["relation"] == "none"}:
        assert sum((r["theme"], r["scheme"]) == (theme, scheme) for r in rows) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_has_one_name_in_each_language_and_no_other_code_has_it(rows, language):
    names = defaultdict(set)
    for r in rows:
        names[r["scheme"], r["code"]].add(r[f"name_{language}"])
    assert all(len(own) == 1 for own in names.values())
    for (_, code), own in names.items():
        assert (own == {""}) == (code == "")
    for scheme in SCHEMES:
        own = [next(iter(n)) for (s, _), n in names.items() if s == scheme]
        assert len(set(own)) == len(own)


def test_where_a_match_is_loose_or_nothing_fits_a_note_says_why_in_every_language(rows):
    for r in rows:
        said = {bool(r[f"note_{language}"].strip()) for language in LANGUAGES}
        assert len(said) == 1, r
        assert said == {True} or r["relation"] not in ("related", "none"), r


def test_a_code_is_at_most_one_themes_equal(rows):
    assert not [r for r in rows if r["relation"] == "exact" and sum(o["relation"] == "exact" and o["code"] == r["code"] for o in rows) > 1]


def test_the_nearest_code_comes_first_and_themes_in_the_codebooks_order():
    found = matches("en")
    assert found["theme"].drop_duplicates().tolist() == list(families())
    own = found[(found["theme"] == "climate_environment") & (found["scheme"] == "sdg")]
    assert own["code"].tolist() == ["13", "6", "7", "12", "14", "15"] and own["relation"].tolist()[:2] == ["close", "related"]
    assert found["scheme"].drop_duplicates().tolist() == list(SCHEMES)


def test_names_and_notes_are_in_the_language_asked_for_and_missing_is_null():
    assert matches("sv", "sdg").set_index("theme").at["education", "name"] == "God utbildning för alla"
    nothing = matches("da", "cap").set_index("theme").loc["external_funding"]
    assert nothing["code"] is None and nothing["name"] is None and nothing["note"].startswith("Emner er")


def test_one_row_a_theme():
    table = by_theme(matches("en"))
    assert list(table.columns) == ["theme", *SCHEMES] and len(table) == len(families())
    assert [m["code"] for m in table.set_index("theme").at["education", "cofog"]] == ["09"]
    assert list(by_theme(matches("en", "sdg")).columns) == ["theme", "sdg"]
