"""Coded documents as models are fitted on them: each built passage with the labels of the coded one it covers most of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import UdsynError
from analysis.language import detect
from analysis.model import Document, Passage
from analysis.read import read
from analysis.segment import segment


@dataclass(frozen=True)
class Coded:
    """A document cut into passages (roles not yet decided), with themes and roles by passage id."""

    document: Document
    language: str
    passages: list[Passage]
    themes: dict[str, set[str]]
    roles: dict[str, str]


def coded(sources: Path, labels: Path, only: list[str] | None = None) -> list[Coded]:
    """Documents with labels, in the order of their names. Raises UdsynError where a label file has no document."""
    found = []
    for path in sorted(Path(labels).glob("*.json")):
        if only and path.stem not in only:
            continue
        source = Path(sources) / f"{path.stem}.txt"
        if not source.is_file():
            raise UdsynError(f"{path.name} labels a document that is not in {sources}: {source.name} is missing.")
        document = read(source)
        language = detect(document.text)
        passages = segment(document, language)
        rows = json.loads(path.read_text(encoding="utf-8"))["passages"]
        themes: dict[str, set[str]] = {}
        roles: dict[str, str] = {}
        for row, passage in ((row, _covering(passages, row)) for row in rows):
            if passage:
                themes.setdefault(passage.passage_id, set()).update(row["themes"])
                roles.setdefault(passage.passage_id, row["role"])
        found.append(Coded(document, language, passages, themes, roles))
    if not found:
        raise UdsynError(f"{labels} holds no labels of these documents.")
    return found


def _covering(passages: list[Passage], row: dict) -> Passage | None:
    best = max(passages, key=lambda p: min(p.end, row["end"]) - max(p.start, row["start"]))
    return best if min(best.end, row["end"]) > max(best.start, row["start"]) else None
