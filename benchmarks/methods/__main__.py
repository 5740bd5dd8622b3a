"""`python -m benchmarks.methods`: the ways compared, as two tables."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from analysis.errors import UdsynError
from benchmarks.methods.compare import Task, labelled, placed

_ABOUT = """Compare ways to label themes and ways to place passages near one another. Every way to label is fitted on data/training and the
example passages, and measured on documents it has not seen; intervals hold 95 % of draws of the passages."""


def main(arguments: list[str] | None = None) -> int:
    """0 when the tables are printed, 1 when the command says what failed, 2 when the call itself is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.methods", description=_ABOUT)
    parser.add_argument("--on", nargs=3, action="append", required=True, metavar=("NAME", "SOURCES", "GOLD"), help="documents to measure on")
    parser.add_argument("--training", type=Path, default=Path("data/training"), metavar="DIR", help="coded documents (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    args = parser.parse_args(arguments)
    task = Task(args.training, {name: (Path(sources), Path(gold)) for name, sources, gold in args.on})

    def say(what: str) -> None:
        print(what, file=sys.stderr)

    try:
        found = {"labels": labelled(task, say), "vectors": placed(task, say)}
    except UdsynError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    if args.json:
        args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(found["labels"], _label, "way to label, micro-F1"))
    print()
    print(table(found["vectors"], _vector, "way to place, nearest five that share a theme; k-means with themes; with languages"))
    return 0


def table(rows: list[dict], said, head: str) -> str:
    """Markdown: a row a method, a column a collection."""
    columns = list(dict.fromkeys(r["on"] for r in rows))
    lines = [f"| {head} | {' | '.join(columns)} |", f"| --- |{' --- |' * len(columns)}"]
    for method in dict.fromkeys(r["method"] for r in rows):
        own = {r["on"]: said(r) for r in rows if r["method"] == method}
        lines.append(f"| {method} | {' | '.join(own.get(c, '–') for c in columns)} |")
    return "\n".join(lines)


def _label(row: dict) -> str:
    by_language = " ".join(f"{language} {f1:.2f}" for language, f1 in row["by_language"].items())
    return f"{row['f1']:.3f} ({row['low']:.2f}–{row['high']:.2f}); {by_language}"


def _vector(row: dict) -> str:
    return f"{row['cross_language_p_at_5']:.2f}; {row['ami_theme']:.2f}; {row['ami_language']:.2f}"


if __name__ == "__main__":
    sys.exit(main())
