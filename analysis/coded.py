"""Coded text as models are fitted on it: whole documents with labels, and single passages written as examples."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import UdsynError
from analysis.language import detect
from analysis.lexicon import load
from analysis.model import Document, Passage, passage_id
from analysis.read import read
from analysis.segment import segment

_GROUPS = 6  # examples of a language are dealt into this many documents, so that some can be left out


@dataclass(frozen=True)
class Coded:
    """A document cut into passages, with themes and roles by passage id.

    `example` tells single passages put together from running documents: their place in the text says nothing.
    """

    document: Document
    language: str
    passages: list[Passage]
    themes: dict[str, set[str]]
    roles: dict[str, str]
    example: bool = False


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


def examples(language: str) -> list[Coded]:
    """The coded example passages of a language, dealt into documents; roles are set on the passages."""
    dealt: dict[int, list[dict]] = defaultdict(list)
    for i, row in enumerate(load(language, "examples")["passage"]):
        dealt[i % _GROUPS].append(row)
    return [_put_together(f"examples-{language}-{n}", language, rows) for n, rows in sorted(dealt.items())]


def _put_together(doc_id: str, language: str, rows: list[dict]) -> Coded:
    """Each example under its own section's heading, which itself is not coded."""
    text, passages, themes, roles = "", [], {}, {}
    sha = hashlib.sha256(doc_id.encode()).hexdigest()

    def add(words: str, kind: str, section: tuple[str, ...], role: str) -> Passage:
        nonlocal text
        start = len(text)
        text += words + "\n\n"
        passages.append(Passage(passage_id(sha, start, start + len(words)), start, start + len(words), words, kind, 0, section, role))
        return passages[-1]

    for row in rows:
        words, section = row["text"].strip(), row.get("section", "").strip()
        heading = row["role"] == "heading"
        if section and not heading:
            add(section, "heading", (), "heading")
        kind = "heading" if heading else "bullet" if words.startswith(("- ", "• ", "– ", "* ")) else "text"
        passage = add(words, kind, (section,) if section and not heading else (), row["role"])
        themes[passage.passage_id], roles[passage.passage_id] = set(row["themes"]), row["role"]
    return Coded(Document(doc_id, doc_id, sha, text), language, passages, themes, roles, example=True)
