"""The language check: a planted language is flagged, an even mix is not, and too few documents are said to be too few."""

import numpy as np
import pytest

from analysis.assemble import language_checks
from analysis.language_check import DISGUISE, EXPECTED, ONE_LANGUAGE, TOO_FEW, UNEVEN, judged, language_check

LANGUAGES = ["da"] * 6 + ["fi"] * 6 + ["sv"] * 6
BASE = np.full(18, 40)


def test_a_build_flags_a_planted_theme_and_cluster():
    """Twelve documents in two languages: "culture" is spoken of in Finnish alone, everything else in both."""
    rows = {name: [] for name in ("documents", "passages", "passage_themes", "clusters")}
    rows["cluster_cuts"] = [{"number": n, "leaf": leaf, "cluster": own} for n, own_of in ((2, (0, 0, 2)), (3, (0, 1, 2))) for leaf, own in enumerate(own_of)]
    for d in range(12):
        language = "fi" if d % 2 else "da"
        rows["documents"].append({"doc_id": f"d{d}", "language": language})
        for i, (theme, leaf) in enumerate([("education", 0)] * 4 + [("food_rural", 1)] * 3 + [("culture", 2)] * (3 if d % 2 else 0)):
            rows["passages"].append({"passage_id": f"{d}-{i}", "doc_id": f"d{d}"})
            rows["passage_themes"].append({"passage_id": f"{d}-{i}", "theme": theme})
            rows["clusters"].append({"passage_id": f"{d}-{i}", "leaf": leaf})
    found = {(row["kind"], row["number"], row["id"]): row for row in language_checks(rows)}
    assert len(found) == 3 + 2 + 3
    assert {key for key, row in found.items() if row["verdict"] == DISGUISE} == {("theme", None, "culture"), ("cluster", 2, "2"), ("cluster", 3, "2")}
    assert found["theme", None, "culture"]["language"] == "fi" and found["cluster", 2, "0"]["n"] == 84


def checked(*groups, languages=LANGUAGES, base=BASE) -> list[dict]:
    return judged(language_check(np.array(groups), np.array(base), languages))


def test_a_group_that_is_a_language_is_flagged():
    planted = [0] * 6 + [9, 7, 8, 10, 6, 9] + [0, 1, 0, 0, 0, 0]
    even = [5, 6, 4, 5, 7, 5, 6, 5, 5, 4, 6, 5, 5, 5, 6, 4, 5, 6]
    flagged, mixed = checked(planted, even)
    assert flagged["verdict"] == DISGUISE and flagged["language"] == "fi" and flagged["q"] < 0.05 and flagged["balanced"] > 0.95
    assert mixed["verdict"] == EXPECTED and sum(mixed["share"]) == pytest.approx(1, abs=1e-3)


def test_many_passages_of_one_document_are_no_proof():
    (row,) = checked([0] * 6 + [30] + [0] * 11)
    assert row["verdict"] == TOO_FEW and row["balanced"] == 1.0 and row["least_p"] > 0.05


def test_surprising_but_not_one_language_is_uneven():
    (row,) = checked([1] * 6 + [6, 5, 6, 6, 5, 6] + [2] * 6)
    assert row["verdict"] == UNEVEN and row["q"] < 0.05


def test_the_length_of_documents_is_taken_into_account():
    group = [2, 1, 2, 3, 2, 2, 8, 7, 9, 8, 8, 8, 2, 3, 2, 1, 2, 2]
    assert checked(group, base=[20] * 6 + [80] * 6 + [20] * 6)[0]["verdict"] == EXPECTED
    assert checked(group)[0]["verdict"] == UNEVEN


def test_five_documents_cannot_tell():
    (row,) = checked([5, 6, 0, 0, 0], languages=["da", "da", "sv", "sv", "sv"], base=[30] * 5)
    assert row["p"] == row["least_p"] == pytest.approx(0.1), "one of ten ways to deal the languages"
    assert row["verdict"] == TOO_FEW and row["q"] is None


def test_one_language_has_nothing_to_compare():
    (row,) = checked([3, 4], languages=["sv", "sv"], base=[9, 9])
    assert row["verdict"] == ONE_LANGUAGE and row["p"] is None


def test_an_empty_collection():
    assert checked([0, 0], languages=["sv", "da"], base=[0, 0])[0]["verdict"] == TOO_FEW


def test_hardly_any_false_alarm_where_languages_are_dealt_at_random():
    rng = np.random.default_rng(5)
    alarms = 0
    for _ in range(10):
        rows = checked(*rng.poisson(rng.gamma(1.0, 2.0, (20, 18))))
        alarms += any(row["verdict"] in (DISGUISE, UNEVEN) for row in rows)
    assert alarms <= 2


def test_the_draw_is_the_same_each_time():
    group = [1, 2, 3] * 6
    assert checked(group) == checked(group)
