"""How sure a row is: the share of rows told in the same way that were right on coded documents.

A grade with few cases borrows from its table: with `right` of `n` rows it scores (right + PRIOR p + 1) / (n + PRIOR + 2), the
mean of a beta distribution whose prior is PRIOR rows as right as the table's are (p), and one right and one wrong for what
coded documents do not show: no grade is surer than its cases. So a score of 0.8 means that about 8 of 10 such rows were right.
`python -m analysis calibrate` counts the rows anew and writes data/reference/confidence.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from analysis.errors import GradeError
from analysis.lexicon import REFERENCE
from analysis.model import GRADES

PRIOR = 5.0  # rows
FILE = "confidence.json"
Cases = Mapping[str, Mapping[str, tuple[int, int]]]  # table -> grade -> rows right, rows judged


def confidence(table: str, grade: str) -> float:
    """The calibrated score of a grade, 0 to 1; one that was never calibrated scores as its table does.

    Raises:
        GradeError: the table has no such grade.
    """
    try:
        return _scores()[table][grade]
    except KeyError:
        raise GradeError(f"{table} has no grade {grade!r}. Name it in model.GRADES, and calibrate: python -m analysis calibrate") from None


@cache
def _scores() -> dict[str, dict[str, float]]:
    data = json.loads((REFERENCE / FILE).read_text(encoding="utf-8"))
    found = scores({table: {grade: (row["right"], row["n"]) for grade, row in grades.items()} for table, grades in data.items()})
    return {table: {grade: round(score, 3) for grade, score in grades.items()} for table, grades in found.items()}


def scores(cases: Cases) -> dict[str, dict[str, float]]:
    """Table -> grade -> score, for every grade of model.GRADES; one without cases scores as its table does."""
    found = {}
    for table, grades in GRADES.items():
        own = {g: cases.get(table, {}).get(g, (0, 0)) for g in grades}
        right, n = (sum(counts) for counts in zip(*own.values(), strict=True))
        whole = right / n if n else 0.5
        found[table] = {g: (r + PRIOR * whole + 1) / (m + PRIOR + 2) for g, (r, m) in own.items()}
    return found


def write(cases: Cases, folder: Path = REFERENCE) -> None:
    """Keep the scores with the counts behind them."""
    data = {
        table: {g: {"right": (c := cases.get(table, {}).get(g, (0, 0)))[0], "n": c[1], "score": round(score, 3)} for g, score in grades.items()}
        for table, grades in scores(cases).items()
    }
    (folder / FILE).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    _scores.cache_clear()
