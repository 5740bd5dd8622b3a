"""A function in a process of its own, with the time it took and the memory it held at most."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.themes import udsyn
from benchmarks.themes.methods import Method
from benchmarks.watch import Watch


@dataclass(frozen=True)
class Run:
    """`seconds` of wall time without imports; `peak` bytes of the whole process tree, None where that cannot be seen."""

    result: Any
    seconds: float
    peak: int | None


def apart(function: Callable, *args: Any) -> Run:
    """`function(*args)` in a fresh process, so that nothing another method loaded or compiled is there already."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pid = pool.submit(os.getpid).result()
        with Watch(pid) as watch:
            result, seconds = pool.submit(function, *args).result()
    return Run(result, seconds, watch.peak)


def timed(function: Callable, *args: Any) -> tuple[Any, float]:
    begun = time.perf_counter()
    result = function(*args)
    return result, time.perf_counter() - begun


def other(method: Method, texts: list[str], languages: list[str]) -> tuple[Any, float]:
    """A method's result and seconds; what its packages take to import does not count."""
    return timed(method.load(), texts, languages)


def udsyn_whole(paths: list[Path], out: Path) -> tuple[None, float]:
    return timed(udsyn.whole, paths, out)


def udsyn_themes(paths: list[Path], roles: dict[str, str]) -> tuple[Any, float]:
    return timed(udsyn.themes, udsyn.cut(paths, roles))
