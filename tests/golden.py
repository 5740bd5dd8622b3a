"""The seeds' tables as text that diffs readably: `python -m tests.golden` writes tests/golden/ anew.

A change there is a change of what users see: read the diff before you keep it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from analysis.build import build
from analysis.tables import Corpus, read

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "golden"
_TABLES = {
    "facts": ["field", "value", "quote"],
    "focus_areas": ["position", "secondary", "name", "themes"],
    "target_groups": ["name"],
    "timeline": ["date", "kind", "what", "quote"],
    "reviews": ["how_often", "who", "what", "quote"],
    "governance": ["actor_type", "function", "actor", "object"],
    "partners": ["kind", "country", "name", "canonical"],
}


def render(corpus: Corpus) -> dict[str, str]:
    """File name → text: a line a row, tab-separated, documents and rows in their order."""
    themes = corpus.passage_themes.groupby("passage_id")["theme"].agg(" ".join)
    passages = corpus.passages.assign(
        themes=corpus.passages["passage_id"].map(themes).fillna("-"),
        words=[" ".join(t.split())[:60] for t in corpus.passages["text"]],
    )
    found = {"passages": _lines(passages, ["start", "end", "role", "themes", "words"])}
    for name, columns in _TABLES.items():
        found[name] = _lines(corpus.tables[name], [*columns, "start"])
    return {f"{name}.tsv": text for name, text in found.items()}


def _lines(table, columns: list[str]) -> str:
    lines = ["\t".join(["doc", *columns])]
    for row in table.itertuples():
        lines.append("\t".join([row.doc_id[:3], *(_cell(getattr(row, c)) for c in columns)]))
    return "\n".join(lines) + "\n"


def _cell(value) -> str:
    if value is None or value != value if not hasattr(value, "__len__") else False:
        return "-"
    if hasattr(value, "tolist") or isinstance(value, (list, tuple)):
        return " ".join(map(str, value)) or "-"
    return " ".join(str(value).split())


def built() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        build([ROOT / "seeds"], Path(folder) / "corpus")
        return render(read(Path(folder) / "corpus"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in built().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)
