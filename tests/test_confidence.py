"""How sure a row is: a closed set of grades, and scores that are measured and never surer than their cases."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import confidence
from analysis.errors import GradeError
from analysis.model import GRADES, Document, Evidence, Partner, TargetGroup
from analysis.tables import SCHEMAS

EVIDENCE = Evidence.at(Document("d", "d.txt", "", "Kiel"), 0, 4)
_COUNTS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda c: (min(c), max(c)))


def test_a_row_refuses_a_grade_that_its_table_does_not_know():
    assert Partner("Kiel", "twin_town", "Kiel", "DE", EVIDENCE, grade="list").grade == "list"
    with pytest.raises(GradeError, match="target_groups has no grade 'register'"):
        TargetGroup("Unge", EVIDENCE, grade="register")


@pytest.mark.parametrize("table", GRADES)
def test_every_grade_is_calibrated_and_every_graded_table_keeps_it(table):
    assert {"grade", "confidence"} <= set(SCHEMAS[table])
    assert all(0 < confidence.confidence(table, grade) < 1 for grade in GRADES[table])


def test_a_grade_that_no_table_knows_says_what_to_do():
    with pytest.raises(GradeError, match="python -m analysis calibrate"):
        confidence.confidence("partners", "rumour")


@given(st.dictionaries(st.sampled_from(GRADES["partners"]), _COUNTS))
def test_a_score_lies_between_its_cases_and_what_is_known_without_them(cases):
    found = confidence.scores({"partners": cases})["partners"]
    right, n = (sum(c[i] for c in cases.values()) for i in (0, 1))
    without = (5 * (right / n if n else 0.5) + 1) / 7
    for grade, score in found.items():
        r, m = cases.get(grade, (0, 0))
        own = r / m if m else without
        assert min(own, without) - 1e-9 <= score <= max(own, without) + 1e-9


def test_more_cases_of_the_same_precision_are_believed_more():
    few, many = (confidence.scores({"reviews": {"who": (r, n), "verb": (10, 40)}})["reviews"]["who"] for r, n in ((4, 4), (40, 40)))
    assert few < many < 1


def test_what_is_written_holds_the_counts(tmp_path):
    confidence.write({"timeline": {"order": (28, 32)}}, tmp_path)
    kept = json.loads((tmp_path / confidence.FILE).read_text(encoding="utf-8"))
    assert set(kept) == set(GRADES) and kept["timeline"]["order"] | {"score": 0} == {"right": 28, "n": 32, "score": 0}
    assert 0.5 < kept["timeline"]["order"]["score"] < 28 / 32


def test_a_new_grade_scores_as_its_table_until_it_is_calibrated(tmp_path, monkeypatch):
    confidence.write({"timeline": {"order": (30, 40)}}, tmp_path)
    kept = json.loads((tmp_path / confidence.FILE).read_text(encoding="utf-8"))
    del kept["timeline"]["name"], kept["reviews"]
    (tmp_path / confidence.FILE).write_text(json.dumps(kept), encoding="utf-8")
    monkeypatch.setattr(confidence, "REFERENCE", tmp_path)
    confidence._scores.cache_clear()
    try:
        assert confidence.confidence("timeline", "name") == round((5 * 0.75 + 1) / 7, 3) and confidence.confidence("reviews", "who") == 0.5
    finally:
        confidence._scores.cache_clear()
