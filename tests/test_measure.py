"""Figures against gold: right when everything is right, counted when not, null where there are no cases."""

import hashlib

import numpy as np
import pytest

from analysis import tables
from analysis.errors import UdsynError
from analysis.measure import Counts, load_gold, measure
from analysis.model import passage_id

TEXT = "Byrådet vedtager strategien.\n\nKultur og musik i hele kommunen.\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
GOLD = {
    "d": {
        "doc": "d", "facts": {"municipality": "Vejle", "country": "DK", "language": "da", "doc_type": "strategy", "valid_to": None},
        "passages": [{"start": 0, "end": 28, "themes": [], "role": "governance"}, {"start": 30, "end": 62, "themes": ["culture"], "role": "priority"}],
        "governance": [{"actor": "Byrådet", "actor_type": "council", "function": "decide", "object": "strategien", "quote": "Byrådet", "start": 0}],
        "timeline": [], "reviews": [], "partners": [{"name": "Århus", "kind": "municipality", "quote": "Kultur", "start": 30}],
    }
}  # fmt: skip


def corpus(theme: str = "culture", function: str = "decide") -> tables.Corpus:
    rows = {name: [] for name in tables.SCHEMAS}
    ids = [passage_id(SHA, 0, 28), passage_id(SHA, 30, 62)]
    rows["documents"] = [
        {"doc_id": "d", "source": "d.txt", "sha256": SHA, "text": TEXT, "municipality": "Vejle", "country": "DK", "language": "da", "doc_type": "strategy"}
    ]
    rows["passages"] = [
        {"passage_id": ids[0], "doc_id": "d", "start": 0, "end": 28, "text": TEXT[:28], "role": "governance", "section": ""},
        {"passage_id": ids[1], "doc_id": "d", "start": 30, "end": 62, "text": TEXT[30:62], "role": "priority", "section": ""},
    ]
    rows["passage_themes"] = [{"passage_id": ids[1], "theme": theme, "score": 0.9, "evidence": [[30, 36]]}]
    rows["clusters"] = [{"passage_id": i, "cluster": 0, "x": 0.0, "y": 0.0} for i in ids]
    rows["governance"] = [
        {"doc_id": "d", "actor": "Byrådet", "actor_type": "council", "function": function, "object": "x", "quote": "Byrådet", "start": 0, "end": 7}
    ]
    return tables.Corpus({n: tables.frame(n, r) for n, r in rows.items()}, np.ones((2, 3), np.float32), {})


def test_all_right():
    figures = measure(corpus(), GOLD)
    assert figures["documents"] == "1/1" and figures["misplaced_quotes"] == 0
    assert figures["facts"]["accuracy"] == figures["roles"]["accuracy"] == figures["themes"]["micro"]["f1"] == figures["governance"]["f1"] == 1.0


def test_a_wrong_theme_and_a_wrong_function_are_counted():
    figures = measure(corpus("education", "steer"), GOLD)
    assert figures["themes"]["micro"]["n_right"] == 0 and figures["themes"]["by_theme"] == {"culture": 0.0, "education": 0.0}
    assert len(figures["_rows"]["governance"]["d"].missed) == len(figures["_rows"]["governance"]["d"].wrong) == 1


def test_a_ratio_without_cases_is_null_not_zero():
    figures = measure(corpus(), GOLD)
    assert figures["timeline"]["f1"] is None and figures["partners"]["p"] is None and figures["partners"]["r"] == 0.0
    assert Counts(0, 0, 0).figures()["f1"] is None


def test_a_document_that_was_not_built_counts_as_missed():
    gold = {**GOLD, "e": {**GOLD["d"], "doc": "e"}}
    figures = measure(corpus(), gold)
    assert figures["documents"] == "1/2" and figures["governance"]["r"] == 0.5 and figures["facts"]["municipality"] == 0.5


def test_figures_come_by_language_with_counts():
    assert measure(corpus(), GOLD)["governance"]["by_language"]["da"]["n_gold"] == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"doc": "d"}'])
def test_a_file_that_is_no_gold_says_so(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UdsynError, match="x.json holds no gold labels"):
        load_gold(tmp_path)


def test_a_folder_without_gold_says_so(tmp_path):
    with pytest.raises(UdsynError, match="no gold labels"):
        load_gold(tmp_path)
