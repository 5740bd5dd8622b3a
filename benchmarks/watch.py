"""Peak memory of a process and everything it started."""

from __future__ import annotations

import os
import threading
from pathlib import Path

_EVERY = 0.05  # seconds between looks: what is larger for a shorter time than that goes unseen
_PROC = Path("/proc")


class Watch:
    """While it is open, looks at the resident memory of a process tree; `peak` is the most seen, in bytes.

    Pages that processes share count once a process. `peak` stays None where the system has no /proc to look at.
    """

    def __init__(self, pid: int):
        self.peak: int | None = None
        self._pid, self._done = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        if _PROC.joinpath("self/statm").exists():
            self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        while not self._done.is_set():
            self.peak = max(self.peak or 0, sum(resident(pid) for pid in tree(self._pid)))
            self._done.wait(_EVERY)


def tree(pid: int) -> list[int]:
    """A process and its descendants, as far as they still live."""
    found = [pid]
    for at in found:
        for children in _PROC.glob(f"{at}/task/*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # ended meanwhile
                continue
    return found


def resident(pid: int) -> int:
    """Bytes of memory a process holds, 0 where it has ended."""
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
