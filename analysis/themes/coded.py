"""Coded documents as the theme model is fitted on them: each built passage with the labels of the one it covers."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.errors import UdsynError
from analysis.language import detect
from analysis.model import Passage
from analysis.read import read
from analysis.roles import roles
from analysis.segment import segment
from analysis.themes.fit import Coded


def coded(sources: Path, labels: Path, only: list[str] | None = None) -> list[Coded]:
    """Documents with labels, in the order of their names. Raises UdsynError where a label file has no document."""
    found = []
    for path in sorted(Path(labels).glob("*.json")):
        if only and path.stem not in only:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = Path(sources) / f"{path.stem}.txt"
        if not source.is_file():
            raise UdsynError(f"{path.name} labels a document that is not in {sources}: {source.name} is missing.")
        document = read(source)
        language = detect(document.text)
        passages = roles(document, language, segment(document, language))
        found.append((document, language, passages, _labels(passages, gold["passages"])))
    if not found:
        raise UdsynError(f"{labels} holds no labels of these documents.")
    return found


def _labels(passages: list[Passage], gold: list[dict]) -> dict[str, set[str]]:
    """Each coded passage's themes on the built passage that covers most of it."""
    out: dict[str, set[str]] = {}
    for row in gold:
        best = max(passages, key=lambda p: min(p.end, row["end"]) - max(p.start, row["start"]))
        if min(best.end, row["end"]) > max(best.start, row["start"]):
            out.setdefault(best.passage_id, set()).update(row["themes"])
    return out
