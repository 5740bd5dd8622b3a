"""Whether rows are as sure as they say: rows right by the grade of their table, counted on coded documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log

from analysis.confidence import Cases, scores
from analysis.measure import Counts, same_fact
from analysis.model import GRADES
from analysis.tables import Corpus

Judged = dict[str, dict[str, dict[str, tuple[int, int]]]]  # document -> table -> grade -> rows right, rows judged
_BANDS = (0.0, 0.5, 0.7, 0.9, 1.01)
_MEASURED_AS = {"partners": "partner_kinds"}  # a partner of another kind is a wrong row


def judged(corpus: Corpus, gold: dict[str, dict], rows: dict[str, dict[str, Counts]]) -> Judged:
    """Rows right and rows judged of every built document that is coded. `rows` are measure's `_rows`.

    A table that a document's labels leave out is not judged there, nor is a fact that they do not name.
    """
    found: Judged = {}
    for doc_id in (d for d in gold if d in set(corpus.documents["doc_id"])):
        found[doc_id] = {"facts": _facts(corpus, doc_id, gold[doc_id]["facts"])}
        for table in GRADES:
            if table != "facts" and table in gold[doc_id]:
                told = corpus.tables[table]
                every = Counter(told.loc[told["doc_id"] == doc_id, "grade"])
                wrong = Counter(row["grade"] for _, row in rows[_MEASURED_AS.get(table, table)][doc_id].wrong)
                found[doc_id][table] = {grade: (n - wrong[grade], n) for grade, n in every.items()}
    return found


def _facts(corpus: Corpus, doc_id: str, labels: dict) -> dict[str, tuple[int, int]]:
    own = corpus.facts[(corpus.facts["doc_id"] == doc_id) & corpus.facts["field"].isin(labels)]
    right, every = Counter(), Counter(own["grade"])
    for row in own.itertuples():
        right[row.grade] += same_fact(labels[row.field], row.value)
    return {grade: (right[grade], n) for grade, n in every.items()}


def cases(by_document: Judged) -> Cases:
    """The counts of all documents together."""
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for tables in by_document.values():
        for table, grades in tables.items():
            for grade, (right, n) in grades.items():
                before = found[table].get(grade, (0, 0))
                found[table][grade] = (before[0] + right, before[1] + n)
    return found


def by_grade(corpus: Corpus, by_document: Judged) -> dict[str, dict[str, dict]]:
    """Table -> grade -> rows `n`, `right` among them, and the `score` that the rows carry; grades that occur, in their order."""
    total = cases(by_document)
    carried = {t: dict(zip(corpus.tables[t]["grade"], corpus.tables[t]["confidence"], strict=True)) for t in GRADES}
    return {
        table: {g: {"n": total[table][g][1], "right": total[table][g][0], "score": carried[table][g]} for g in grades if g in total[table]}
        for table, grades in GRADES.items()
        if table in total
    }


def left_out(by_document: Judged) -> dict[str, dict]:
    """How well the scores of all other documents foretell the rows of each document.

    For every table, for `all` and for the bands of scores: rows `n`, `right` and `expected` right (the sum of their scores). Of tables
    and of all also the mean `log_loss`, and the same with one score a table (`without_grades`): grades that tell
    nothing do not lower it.
    """
    rows = []  # table, score, score without grades, rows right, rows
    for doc_id, tables in by_document.items():
        others = cases({d: own for d, own in by_document.items() if d != doc_id})
        known = scores(others)
        for table, grades in tables.items():
            right, n = (sum(c) for c in zip((1, 2), *others.get(table, {}).values(), strict=True))
            plain = right / n
            rows += [(table, known[table][g], plain, right, n) for g, (right, n) in grades.items()]
    out = {name: _summed([r for r in rows if name in ("all", r[0])]) for name in ("all", *GRADES)}
    for low, high in zip(_BANDS, _BANDS[1:], strict=False):
        band = [r for r in rows if low <= r[1] < high]
        out[f"{low:.1f}–{min(high, 1.0):.1f}"] = {k: v for k, v in _summed(band).items() if k in ("n", "right", "expected")}
    return {name: own for name, own in out.items() if own["n"]}


def _summed(rows: list[tuple]) -> dict:
    n = sum(r[4] for r in rows)
    if not n:
        return {"n": 0}

    def loss(column: int) -> float:
        return round(-sum(r[3] * log(r[column]) + (r[4] - r[3]) * log(1 - r[column]) for r in rows) / n, 4)

    expected = round(sum(r[1] * r[4] for r in rows), 1)
    return {"n": n, "right": sum(r[3] for r in rows), "expected": expected, "log_loss": loss(1), "without_grades": loss(2)}
