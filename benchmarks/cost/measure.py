"""Time and memory of a build and of the plain way, each a program of its own."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from analysis.errors import UdsynError
from benchmarks.cost.documents import make
from benchmarks.watch import Watch

ROOT = Path(__file__).parent.parent.parent
SOURCES = [ROOT / "tests" / "documents", ROOT / "data" / "training"]


@dataclass(frozen=True)
class Cost:
    """Wall time from start to end of a program, its imports included, and the most memory of its process tree."""

    seconds: float
    peak: int | None


@dataclass(frozen=True)
class Size:
    documents: int
    passages: int
    build: Cost
    baseline: Cost

    @property
    def ratio(self) -> float:
        return self.build.seconds / self.baseline.seconds


def measure(documents: int, say: Callable[[str], None]) -> Size:
    """Make that many documents, build them from nothing, then vectorise and cluster the same passages the plain way."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, corpus = Path(temporary) / "sources", Path(temporary) / "corpus"
        folder.mkdir()
        make(documents, SOURCES, folder)
        say(f"{documents} documents: the build")
        build = run(["-m", "analysis", "build", str(folder), "--out", str(corpus), "--quiet"])
        passages = pq.read_metadata(corpus / "passages.parquet").num_rows
        say(f"{documents} documents, {passages} passages: the plain way")
        return Size(documents, passages, build, run(["-m", "benchmarks.cost.baseline", str(corpus)]))


def run(arguments: list[str]) -> Cost:
    """`python ARGUMENTS`, watched. Raises UdsynError where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    with Watch(process.pid) as watch:
        said = process.communicate()[1]
    if process.returncode:
        raise UdsynError(f"{' '.join(arguments[:2])} failed: {said.strip()[-500:]}")
    return Cost(time.perf_counter() - begun, watch.peak)


def keep_to(processors: int) -> int:
    """Let this process and those it starts use that many processors where the system can; how many there are to use."""
    if not hasattr(os, "sched_setaffinity"):
        return os.cpu_count() or 1
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:processors]))
    return len(os.sched_getaffinity(0))


def exponent(sizes: list[Size], cost: Callable[[Size], Cost]) -> float | None:
    """The power of the number of passages that time grows with, by least squares over logarithms; None for one size."""
    x = [math.log(s.passages) for s in sizes]
    y = [math.log(cost(s).seconds) for s in sizes]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - mx) ** 2 for a in x)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / spread if spread else None
