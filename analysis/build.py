"""The order of things: sources in, a checked corpus out. The only module that knows every floor.

A corpus folder is a link to one finished version beside it; a build writes a new version and moves the link in
one step, so a reader sees the old corpus or the new one and never half of either. What was taken out of a
document is kept and used again until the document, its language's word lists or the code change.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import count
from pathlib import Path

from analysis import ingredients
from analysis.errors import BuildError
from analysis.model import Document, Problem

Progress = Callable[[int, int, str], None]
_TOLD = 8
_ABANDONED = 86_400  # seconds: no build takes a day
_KEPT_VERSIONS = 3  # a dashboard that opened an older version may still be reading it


def is_current(sources: list[Path], out: Path) -> bool:
    """Whether `out` holds a corpus made of exactly these sources, this reference data and this code."""
    from analysis.read import sources as files

    try:
        manifest = json.loads((Path(out) / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return _is_whole(Path(out)) and manifest == ingredients.manifest(_hashes(files(sources)))


def _is_whole(corpus: Path) -> bool:
    from analysis import tables

    return all((corpus / name).is_file() for name in tables.FILES)


def _place(out: Path) -> Path:
    """`out` as a path with a name. Raises BuildError where something stands there that a build must not replace."""
    from analysis import tables

    out = out if out.name not in ("", "..") else out.resolve()
    if out.is_file():
        raise BuildError(f"{out} is a file. Choose a folder for the corpus that is not there yet: --out DIR")
    if out.is_dir() and not out.is_symlink() and (others := sorted({p.name for p in out.iterdir()} - set(tables.FILES))):
        raise BuildError(f"{out} holds other things than a corpus ({others[0]}). Choose a folder that is not there yet: --out DIR")
    return out


def _hashes(files: Iterable[Path]) -> dict[str, str]:
    from analysis.read import name_of

    found = {}
    for path in files:
        try:
            found[path] = sha256(path.read_bytes()).hexdigest()
        except OSError:
            found[path] = "unreadable"
    # Named by file, not by folder: the same documents elsewhere make the same corpus.
    return {f"{i:05d} {name_of(p)}": h for i, (p, h) in enumerate(sorted(found.items(), key=lambda kv: kv[0].name))}


def build(sources: list[Path], out: Path, progress: Progress | None = None) -> Path:
    """Build a corpus of `sources` (files or folders) into `out` and return the folder of the version made.

    `progress(done, total, name)` is called before each document and once at the end. Sources that cannot be read
    become rows of `problems`; the rest is built. An interrupted build leaves the old corpus as it was.

    Raises:
        BuildError: no source could be read, and the old corpus stays; or `out` holds what is no corpus, and that stays.
    """
    from analysis import assemble, parts, tables
    from analysis.read import read_all
    from analysis.read import sources as files

    out = _place(Path(out))
    paths = files(sources)
    manifest = ingredients.manifest(_hashes(paths))
    store = out.parent / f".{out.name}"
    say = progress or (lambda done, total, name: None)
    done = count()
    items = list(read_all(paths))
    problems = [item for item in items if isinstance(item, Problem)]
    documents = [item for item in items if isinstance(item, Document)]
    for problem in problems:
        if problem.severity == "error":
            say(next(done), len(paths), problem.source)
    readings, failed, used = parts.gather(documents, store / "parts", lambda name: say(next(done), len(paths), name))
    problems += failed
    if not readings:
        raise BuildError(_nothing(paths, problems))
    frames, vectors = assemble.corpus(readings, problems)
    say(len(paths), len(paths), "")

    staging = Path(tempfile.mkdtemp(dir=store, prefix="building-"))
    try:
        tables.write(staging, frames, vectors, manifest)
        version = store / f"version-{ingredients.digest(json.dumps(manifest, sort_keys=True))}"
        if _is_whole(version):
            # The same ingredients make the same tables: keep the files that readers may have open.
            shutil.rmtree(staging)
        else:
            shutil.rmtree(version, ignore_errors=True)
            staging.chmod(0o755)  # a temporary folder is its maker's alone; a corpus is for whoever serves it, too
            staging.rename(version)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _point(out, version)
    _tidy(store, version, used)
    return version


def _nothing(paths: list[Path], problems: list[Problem]) -> str:
    if not paths:
        return "There is nothing to read. Give .txt or .md files, or a folder that holds some."
    said = "\n".join(f"  {p.message}" for p in problems[:_TOLD])
    more = f"\n  … and {len(problems) - _TOLD} more" if len(problems) > _TOLD else ""
    return f"No document could be read. Give .txt or .md files, or a folder that holds some.\n{said}{more}"


def _point(out: Path, version: Path) -> None:
    """Make `out` lead to `version` in one step."""
    target = os.path.relpath(version, out.parent)
    link = out.parent / f".{out.name}" / f"link-{os.getpid()}"
    if out.exists() and not out.is_symlink():
        # A plain folder, from a machine that has no links or put there by hand: out of the way first.
        replaced = out.parent / f".{out.name}" / f"replaced-{os.getpid()}"
        out.rename(replaced)
        shutil.rmtree(replaced, ignore_errors=True)
    try:
        link.symlink_to(target, target_is_directory=True)
        link.replace(out)
    except OSError:  # Windows without the right to make links: a copy, for a moment not there
        link.unlink(missing_ok=True)
        if out.is_symlink():
            out.unlink()
        shutil.copytree(version, out)


def _tidy(store: Path, current: Path, used: set[str]) -> None:
    """Drop parts no document needs, all but the newest few versions, and what builds that were killed have left."""
    for part in (store / "parts").iterdir():
        if part.name not in used:
            part.unlink(missing_ok=True)
    versions = sorted((p for p in store.glob("version-*") if p != current), key=lambda p: p.stat().st_mtime, reverse=True)
    left = (p for name in ("building-*", "replaced-*") for p in store.glob(name) if time.time() - p.stat().st_mtime > _ABANDONED)
    for old in (*versions[_KEPT_VERSIONS - 1 :], *left):
        shutil.rmtree(old, ignore_errors=True)
