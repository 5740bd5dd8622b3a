"""Items in the list or paragraphs below a declaration."""

from __future__ import annotations

from analysis.focus.declare import Declaration
from analysis.focus.page import RUN_IN, SHORT, TERMINAL, Found, Page
from analysis.model import Passage


def below(page: Page, declared: Declaration) -> Found | None:
    """The list right below: bullets, or short lines whose bullets were lost."""
    first = page.next(declared.index)
    if first is None:
        return None
    if page.passages[first].kind == "bullet":
        if not (declared.opens or declared.strong or declared.count):
            return None
        return Found("list", page.items(bullets(page, first)))
    lost = _lost(page, first, declared.count) if declared.opens and not (declared.heading and not declared.count) else []
    return Found("list", page.items(lost)) if len(lost) > 1 else None


def bullets(page: Page, first: int) -> list[int]:
    """The bullets of the list that begins at `first`, on its outermost level."""
    found, at = [], first
    while at is not None and (passage := page.passages[at]).section == page.passages[first].section:
        if passage.kind == "bullet":
            found += [at] if outer(page.passages[first], passage) else []
        elif not _explains(page, found, at):
            break
        at = page.next(at)
    return found


def outer(first: Passage, other: Passage) -> bool:
    """Whether a bullet stands on the level of its list's first one: no deeper, and marked in the same way."""
    return other.level < first.level or other.level == first.level and _mark(other) == _mark(first)


def _mark(bullet: Passage) -> str:
    opening = bullet.text.lstrip("(*_ ")[:1]
    return "number" if opening.isdigit() else "letter" if opening.isalpha() and opening != "l" else "dash" if opening in "-–—" else opening


def _explains(page: Page, run: list[int], at: int) -> bool:
    """Whether a text between two bullets belongs to the short one above it."""
    after = page.next(at)
    short = run and len(page.passages[run[-1]].text.split()) <= SHORT and not TERMINAL.search(page.passages[run[-1]].text)
    return bool(short and page.passages[at].kind == "text" and after and page.passages[after].kind == "bullet"
                and not page.passages[at].text.rstrip().endswith(":"))  # fmt: skip


def _lost(page: Page, first: int, count: int | None) -> list[int]:
    """Short lines without an end that follow one another; a last one with prose under it is that prose's heading."""
    run, at = [], first
    while at is not None and (count is None or len(run) < count):
        text = page.passages[at].text.strip()
        if len(text.split()) > SHORT or TERMINAL.search(text) or page.passages[at].kind == "bullet":
            break
        run.append(at)
        at = page.next(at)
    if count:
        return run if len(run) == count else []
    if run and at is not None and page.passages[run[-1]].kind == "heading" and not page.passages[at].text.rstrip().endswith(":"):
        run.pop()
    return run


def paragraphs(page: Page, declared: Declaration) -> Found | None:
    """As many paragraphs right after a counting sentence as it counts, each beginning with its name."""
    run, at = [], page.next(declared.index)
    while declared.count and at is not None and len(run) < declared.count and RUN_IN.match(page.passages[at].text):
        run.append(at)
        at = page.next(at)
    return Found("run_in", page.items(run)) if declared.count and len(run) == declared.count else None


def run_in(page: Page, direct: list[int]) -> Found | None:
    """Paragraphs of a section that each begin with their name: in bold, or before a colon or dash."""
    named = [i for i in direct if page.passages[i].kind == "text" and RUN_IN.match(page.passages[i].text)]
    return Found("run_in", page.items(named)) if len(named) > 1 and 2 * len(named) >= len(direct) else None
