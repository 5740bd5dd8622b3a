"""Why a passage was read as it was: its place, role, themes with scores, and the words that decided."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.errors import UdsynError
from analysis.tables import Corpus


@dataclass(frozen=True)
class Explanation:
    """A passage with its themes, strongest first: (theme, score, the words that decided as written)."""

    passage_id: str
    doc_id: str
    start: int
    end: int
    role: str
    section: str
    text: str
    themes: tuple[tuple[str, float, tuple[str, ...]], ...]


def explain(corpus: Corpus, passage_id: str) -> Explanation:
    """Look a passage up. Raises UdsynError where no passage, or more than one, has an id beginning so."""
    found = corpus.passages[corpus.passages["passage_id"].str.startswith(passage_id)]
    if len(found) != 1:
        how = "No passage" if found.empty else f"{len(found)} passages"
        raise UdsynError(f"{how} with an id that begins with {passage_id!r}. Ids stand in passages.parquet and in the reader's links.")
    row = found.iloc[0]
    text = corpus.documents.set_index("doc_id").at[row["doc_id"], "text"]
    themes = corpus.passage_themes[corpus.passage_themes["passage_id"] == row["passage_id"]].sort_values("score", ascending=False)
    return Explanation(
        row["passage_id"], row["doc_id"], int(row["start"]), int(row["end"]), row["role"], row["section"], row["text"],
        tuple((t.theme, float(t.score), tuple(text[a:b] for a, b in t.evidence)) for t in themes.itertuples()),
    )  # fmt: skip
