"""`python -m benchmarks.themes`: compare, print the table, keep the figures."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from analysis.errors import UdsynError
from benchmarks.themes.compare import METHODS, compare
from benchmarks.themes.report import table

_ABOUT = """Compare Udsyn's themes, vectors and clusters with those of usual methods: on the passages Udsyn cuts, in one run,
each method in a process of its own, against the same gold labels. Topics of methods that know no themes get the theme
that most of the topic's passages have in the gold labels of the other documents."""


def main(arguments: list[str] | None = None) -> int:
    """0 when the table is printed, 1 when the command says what failed, 2 when the call itself is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.themes", description=_ABOUT)
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a .txt or .md file, or a folder of them")
    parser.add_argument("--gold", action="append", required=True, type=Path, metavar="GOLD", help="a folder of gold labels; may be given again")
    parser.add_argument("--only", nargs="+", choices=METHODS, metavar="METHOD", help=f"these methods alone: {', '.join(METHODS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    args = parser.parse_args(arguments)
    try:
        found = compare(args.sources, args.gold, args.only, lambda what: print(what, file=sys.stderr))
        if args.json:
            args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except UdsynError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"benchmarks: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 1
    print(table(found, args.markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
