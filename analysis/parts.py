"""What was taken out of each document, kept in files and used again until an ingredient of it changes.

A document is read where nothing is kept of it. Many are read side by side, in processes that are told what to read
and answer when it is kept: one that fails, or takes its process down with it, costs nobody but itself.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from analysis import extract, ingredients
from analysis.language import detect
from analysis.model import Document, Problem

_FEW = 16  # documents that one process reads before another has begun
_MOST = 8  # processes: each holds every word list
_READY = "ready"
_FAILED = (
    "{source} was left out: reading it failed ({reason}). Save its text anew, as plain paragraphs without mark-up, or take the file "
    "away; the other documents are not affected."
)
_DIED = "its process ended"


def gather(documents: list[Document], folder: Path, say: Callable[[str], None]) -> tuple[list[dict], list[Problem], set[str]]:
    """What `extract.document` finds in each document, in order, the problems with those that cannot be read, and the
    names of the files in `folder` that keep it.

    `say(source)` is called for each document when its turn comes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = [folder / f"{_key(document)}.json" for document in documents]
    found = [_kept(part) for part in parts]
    jobs = []
    for document, part, kept in zip(documents, parts, found, strict=True):
        if kept is None:
            jobs.append((document, part))
        else:
            say(document.source)
    failures: dict[Path, str] = {}
    for document, part in _side_by_side(jobs, failures, say) if len(jobs) > _FEW and _processors() > 1 else jobs:
        say(document.source)
        if reason := _keep(document, part):
            failures[part] = reason
    found = [_kept(part) if kept is None else kept for part, kept in zip(parts, found, strict=True)]
    problems = [
        Problem(d.source, "extract", "error", _FAILED.format(source=d.source, reason=failures.get(part, _DIED)))
        for d, part, kept in zip(documents, parts, found, strict=True) if kept is None
    ]  # fmt: skip
    return [kept for kept in found if kept is not None], problems, {part.name for part in parts}


def _key(document: Document) -> str:
    language = detect(document.text)
    return ingredients.digest(
        document.doc_id, document.source, document.sha256, language, ingredients.code(), ingredients.reference(None),
        ingredients.reference(language),
    )  # fmt: skip


def _kept(part: Path) -> dict | None:
    try:
        return json.loads(part.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(document: Document, part: Path) -> str | None:
    """Read a document and keep what is found; the reason where that fails."""
    try:
        found = json.dumps(extract.document(document), ensure_ascii=False)
    except Exception as error:  # whatever it is, it is this document's alone
        return f"{type(error).__name__}: {error}"[:200]
    temporary = part.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(found, encoding="utf-8")
    temporary.replace(part)
    return None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Job = tuple[Document, Path]


def _side_by_side(jobs: list[Job], failures: dict[Path, str], say: Callable[[str], None]) -> list[Job]:
    """Read in processes; the jobs that are left where none can be made.

    Each process has a thread here that hands it one document after the other. The processes are programs of their own
    and not copies of this one, which may be a server with threads and a main module that must not run twice.
    """
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    events: queue.SimpleQueue[str | None] = queue.SimpleQueue()  # a document begun, or None: a thread has ended
    workers = [_Worker() for _ in range(min(_MOST, _processors(), len(jobs)))]
    threads = [threading.Thread(target=worker.serve, args=(waiting, failures, events), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        ended = 0
        while ended < len(threads):
            begun = events.get()
            if begun is None:
                ended += 1
            else:
                say(begun)
    finally:
        for worker in workers:
            worker.stop()
    left = []
    while not waiting.empty():
        left.append(waiting.get())
    return left


class _Worker:
    """A process that reads documents, and the thread that serves it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._stopped = False

    def serve(self, waiting: queue.SimpleQueue, failures: dict[Path, str], events: queue.SimpleQueue) -> None:
        try:
            while not self._stopped and not waiting.empty() and self._running():
                try:
                    document, part = waiting.get_nowait()
                except queue.Empty:
                    break
                events.put(document.source)
                answer = self._ask(json.dumps({"document": asdict(document), "part": str(part)}))
                reason = _DIED if answer is None else json.loads(answer)
                if reason:
                    failures[part] = reason
        finally:
            self.stop()
            events.put(None)

    def _running(self) -> bool:
        """Whether the process lives; a new one is begun where it does not."""
        if self._process is None or self._process.poll() is not None:
            root = str(Path(__file__).parent.parent)
            path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "analysis.parts"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                    env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
                )  # fmt: skip
            except (OSError, ValueError):
                return False
            if self._stopped:
                return self.stop() or False
            return self._process.stdout.readline().strip() == _READY
        return True

    def _ask(self, question: str) -> str | None:
        """The answer, or None where the process is gone."""
        try:
            self._process.stdin.write(question + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except (OSError, ValueError):
            answer = ""
        if not answer:
            self._process.kill()
            self._process.wait()
        return answer or None

    def stop(self) -> None:
        self._stopped = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def _work() -> None:
    """Read what standard input asks for until it closes, which it does with the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and ends this
    answers, sys.stdout = sys.stdout, sys.stderr
    print(_READY, file=answers, flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps(_keep(Document(**job["document"]), Path(job["part"]))), file=answers, flush=True)


if __name__ == "__main__":
    _work()
