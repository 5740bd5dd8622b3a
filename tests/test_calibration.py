"""Rows right by grade: counted where the labels speak, and foretold from other documents alone."""

import numpy as np
import pytest

from analysis import tables
from analysis.calibration import by_grade, cases, judged, left_out
from analysis.measure import Counts
from tests.test_measure import GOLD, corpus

BY_DOCUMENT = {
    "a": {"timeline": {"fact": (4, 4), "order": (1, 4)}},
    "b": {"timeline": {"fact": (4, 4), "order": (1, 4)}},
    "c": {"timeline": {"fact": (4, 4), "order": (1, 4)}},
}


def graded() -> tables.Corpus:
    """The measured corpus with a right and a wrong duty of two grades, and two facts."""
    made = corpus()
    duty = made.governance.to_dict("records")[0]
    rows = [duty | {"grade": "verb", "confidence": 0.9}, duty | {"function": "steer", "grade": "kind", "confidence": 0.6}]
    stated = {"doc_id": "d", "quote": "Byrådet", "start": 0, "end": 7, "grade": "text", "confidence": 0.8}
    facts = [stated | {"field": "municipality", "value": "VEJLE"}, stated | {"field": "doc_type", "value": "policy"}]
    facts.append(stated | {"field": "title", "value": "not coded"})
    made = {**made.tables, "governance": tables.frame("governance", rows), "facts": tables.frame("facts", facts)}
    return tables.Corpus(made, np.ones((2, 3), np.float32), {})


WRONG = {"governance": {"d": Counts(1, 2, 1, (), (("d", {"grade": "kind"}),))}}


def test_rows_are_judged_by_grade():
    gold = {"d": {k: v for k, v in GOLD["d"].items() if k not in ("timeline", "reviews", "partners")}}
    found = judged(graded(), gold, WRONG)
    assert found == {"d": {"facts": {"text": (1, 2)}, "governance": {"verb": (1, 1), "kind": (0, 1)}}}  # other tables are not coded


def test_a_document_that_was_not_built_judges_nothing():
    gold = {"e": {**GOLD["d"], "doc": "e"}}
    assert judged(graded(), gold, {}) == {}


def test_the_reliability_stands_beside_what_the_rows_carry():
    told = by_grade(graded(), {"d": {"governance": {"kind": (0, 1), "verb": (1, 1)}}})
    assert list(told) == ["governance"] and list(told["governance"]) == ["verb", "kind"]
    assert told["governance"]["kind"] == {"n": 1, "right": 0, "score": 0.6}


def test_counts_of_documents_add_up():
    assert cases(BY_DOCUMENT)["timeline"] == {"fact": (12, 12), "order": (3, 12)}


def test_grades_that_tell_lower_the_loss_and_a_document_never_foretells_itself():
    found = left_out(BY_DOCUMENT)
    own = found["timeline"]
    assert own["n"] == 24 and own["right"] == 15 and own["expected"] == pytest.approx(15, abs=1) and own["log_loss"] < own["without_grades"]
    assert sum(found[band]["n"] for band in found if "–" in band) == found["all"]["n"] == 24
    alone = left_out({"a": {"timeline": {"order": (0, 4)}}})["timeline"]
    assert alone["expected"] == 2.0  # no other document: even chances, though none of its rows is right
