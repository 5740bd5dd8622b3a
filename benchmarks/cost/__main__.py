"""`python -m benchmarks.cost`: what a build costs as the collection grows."""

from __future__ import annotations

import argparse
import sys

from analysis.errors import UdsynError
from benchmarks.cost.measure import Size, exponent, keep_to, measure

_ABOUT = """Build collections of growing size from nothing and compare time and memory with character TF-IDF (char_wb, 3 to 5)
and k-means (20) on the same passages. The documents are put together from the invented ones of this project."""
_HEADS = ("documents", "passages", "build s", "build MB", "TF-IDF + k-means s", "TF-IDF + k-means MB", "build / TF-IDF")


def main(arguments: list[str] | None = None) -> int:
    """0 when the table is printed, 1 when the command says what failed, 2 when the call itself is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cost", description=_ABOUT)
    parser.add_argument("--documents", nargs="+", type=_count, default=[100, 400, 1600], metavar="N", help="sizes (default: 100 400 1600)")
    parser.add_argument("--processors", type=_count, default=2, metavar="N", help="how many both may use (default: 2)")
    args = parser.parse_args(arguments)
    processors = keep_to(args.processors)
    try:
        sizes = [measure(n, lambda what: print(what, file=sys.stderr)) for n in sorted(set(args.documents))]
    except UdsynError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    print(table(sizes, processors))
    return 0


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of 1 or more")
    return int(text)


def table(sizes: list[Size], processors: int) -> str:
    """A row a size, in Markdown, and below it how time grows."""
    rows = [_HEADS, ("---:",) * len(_HEADS)]
    for s in sizes:
        costs = [cell for c in (s.build, s.baseline) for cell in (f"{c.seconds:.1f}", "unknown" if c.peak is None else f"{c.peak / 1e6:.0f}")]
        rows.append((str(s.documents), str(s.passages), *costs, f"{s.ratio:.2f}"))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    grown = [exponent(sizes, lambda s: s.build), exponent(sizes, lambda s: s.baseline)]
    if None not in grown:
        lines += ["", f"Time grows with the number of passages to the power of {grown[0]:.2f} (build) and {grown[1]:.2f} (TF-IDF + k-means)."]
    return "\n".join([*lines, "", f"Processors: {processors}. Seconds of wall time, start of the program included."])


if __name__ == "__main__":
    sys.exit(main())
