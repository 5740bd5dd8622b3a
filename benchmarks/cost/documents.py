"""Documents to build, as many as wanted: passages of the invented documents taken apart and put together anew.

A document follows the outline of one that was written; its sentences come from all that are in the same language, with
other numbers, years and places in them. Two documents share sentences, hardly ever a paragraph; new places bring new
words, fewer than new documents would.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from analysis.language import detect
from analysis.lexicon import REFERENCE
from analysis.model import Document
from analysis.normalise import unwrapped
from analysis.read import read_all
from analysis.segment import segment
from analysis.sentences import sentences

PASSAGES = 38  # a document: a short strategy; 400 of them make some 15,000
_NUMBER = re.compile(r"\b\d+\b")
_NAME = re.compile(r"\b[A-ZÆØÅÄÖÜ]\w+")
_CENTURY = range(1950, 2050)


@dataclass
class Pool:
    """What a language's documents are made of: outlines as (kind, number of sentences), and sentences by kind."""

    outlines: list[list[tuple[str, int]]] = field(default_factory=list)
    sentences: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def make(n: int, sources: list[Path], folder: Path) -> int:
    """Write `n` documents into `folder`, the languages in turn, and return how many passages they should hold.

    The same sources give the same documents; the first of many are the documents of few.
    """
    found, names = pools(sources), places()
    for i in range(n):
        language = sorted(found)[i % len(found)]
        text = compose(found[language], names, Random(i))
        (folder / f"{language}_{i:05d}.txt").write_text(text, encoding="utf-8")
    return n * PASSAGES


def pools(sources: list[Path]) -> dict[str, Pool]:
    found: dict[str, Pool] = defaultdict(Pool)
    for document in (item for item in read_all(sources) if isinstance(item, Document)):
        language = detect(document.text)
        outline = []
        for passage in segment(document, language):
            if passage.kind not in ("text", "bullet", "heading"):
                continue
            said = unwrapped(passage.text) if passage.kind == "text" else passage.text
            parts = [said[a:b] for a, b in sentences(said, 0, len(said))] if passage.kind == "text" else [said]
            outline.append((passage.kind, len(parts)))
            found[language].sentences[passage.kind] += parts
        found[language].outlines.append(outline)
    return found


def places() -> list[str]:
    """Names of one word of municipalities and of towns, in the order of the reference data."""
    names: dict[str, None] = {}
    for file in ("municipalities.csv", "places.csv"):
        with (REFERENCE / file).open(encoding="utf-8", newline="") as rows:
            names.update((row["name"], None) for row in csv.DictReader(rows) if _NAME.fullmatch(row["name"]))
    return list(names)


def compose(pool: Pool, names: list[str], random: Random) -> str:
    """One document of PASSAGES passages."""
    known, parts = set(names), []
    outline = random.choice(pool.outlines)
    while len(outline) < PASSAGES:
        outline = outline + random.choice(pool.outlines)
    for kind, count in outline[:PASSAGES]:
        drawn = random.sample(pool.sentences[kind], min(count, len(pool.sentences[kind])))
        parts.append(" ".join(vary(s, names, known, random) for s in drawn))
    return "\n\n".join(parts) + "\n"


def vary(text: str, names: list[str], known: set[str], random: Random) -> str:
    """`text` with other years, numbers of as many digits, and other places."""

    def number(match: re.Match) -> str:
        digits = match.group()
        if len(digits) == 4 and int(digits) in _CENTURY:
            return str(random.choice(_CENTURY))
        return digits if len(digits) == 1 else str(random.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))

    return _NAME.sub(lambda m: random.choice(names) if m.group() in known else m.group(), _NUMBER.sub(number, text))
