"""The corpus that is shown. The only module of the pages that caches, and the only one that builds.

A corpus is known by its folder (links followed) and its manifest: a new build is another corpus, seen on the next run.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from analysis import tables
from analysis.errors import UdsynError
from pages._frame.text import Words

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "seeds", ROOT / "data" / "added")
_BUILDING = threading.Lock()  # two visitors at once wait for one build
_checked: dict[str, str] = {}  # what the sources looked like when the corpus was last known to be current


@dataclass(frozen=True)
class Loaded:
    """A corpus, the key of caches over it, its version as shown to people, and what went wrong while making it anew."""

    corpus: tables.Corpus
    key: str
    version: str
    complaint: str | None = None


def load(words: Words) -> Loaded:
    """The corpus of UDSYN_CORPUS, else data/corpus, built first where it is missing or its ingredients changed.

    Raises:
        UdsynError: there is nothing to show; the message says what to do.
    """
    given = os.environ.get("UDSYN_CORPUS")
    folder = Path(given) if given else ROOT / "data" / "corpus"
    complaint = None if given else _kept_current(folder, words)
    folder = folder.resolve()
    manifest = folder / tables.MANIFEST
    try:
        stamp = manifest.read_bytes()
    except OSError:
        raise UdsynError(complaint or f"{folder} holds no built corpus. Build one with: python -m analysis build SOURCE --out {folder}") from None
    version = sha256(stamp).hexdigest()[:8]
    key = f"{folder}:{version}:{manifest.stat().st_mtime_ns}"
    return Loaded(_read(str(folder), key), key, version, complaint)


def derived(function: Callable[..., Any], loaded: Loaded, *args: Any) -> Any:
    """`function(corpus, *args)`, worked out once for every corpus and arguments and shared by all visitors.

    The result is shared: treat it as read-only. Arguments must have a telling repr (ids, dates, Filters).
    """
    # The file says which function it is: Streamlit runs every page under the module name `__main__`.
    name = f"{function.__code__.co_filename}:{function.__qualname__}"
    return _derived(name, loaded.key, repr(args), function, loaded.corpus, args)


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(folder: str, key: str) -> tables.Corpus:
    return tables.read(Path(folder))


@st.cache_resource(show_spinner=False, max_entries=256)
def _derived(name: str, key: str, arguments: str, _function: Callable[..., Any], _corpus: tables.Corpus, _args: tuple) -> Any:
    return _function(_corpus, *_args)


def _look(sources: list[Path]) -> str:
    """The names, sizes and times of all sources: cheap to take on every run, different whenever a file was touched."""
    files = sorted(f for s in sources for f in s.rglob("*") if f.is_file())
    return repr([(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files])


def _kept_current(out: Path, words: Words) -> str | None:
    """Build `out` anew where that is needed, showing progress; what went wrong, or None."""
    from analysis.build import build, is_current

    sources = [s for s in SOURCES if s.is_dir()]
    look = _look(sources)
    if _checked.get(str(out)) == look:
        return None
    with _BUILDING:
        if _checked.get(str(out)) == look:
            return None
        try:
            if not is_current(sources, out):
                with st.container(key="udsyn-building"):
                    bar = st.progress(0.0, text=words.t("common.building"))

                    def progress(done: int, total: int, name: str) -> None:
                        step = words.t("common.building_step", done=min(done + 1, total), total=total) if name else words.t("common.building_done")
                        bar.progress(done / total if total else 1.0, text=step)

                    build(sources, out, progress)
                    bar.empty()
        except (UdsynError, OSError) as error:
            return words.t("common.build_failed", message=str(error))
        _checked[str(out)] = look
    return None
