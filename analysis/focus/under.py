"""Items that are headings: under a declaring heading, beside it, or as many as a sentence counts."""

from __future__ import annotations

from dataclasses import replace

from analysis.focus.below import bullets, run_in
from analysis.focus.declare import Declaration
from analysis.focus.page import MOST, Found, Page, generic
from analysis.focus.stated import listed
from analysis.lexicon import tokenise
from analysis.normalise import View, fold
from analysis.segment.passages import title_of
from analysis.sentences import sentences
from analysis.wording import strip


def under(page: Page, declared: Declaration) -> Found | None:
    """Headings under a declaring heading, else the first bullets of its section, else the headings after it."""
    inside = page.inside(declared.index)
    children = [i for i in inside if page.passages[i].kind == "heading"]
    top = min((page.passages[i].level for i in children), default=0)
    if declared.kind == "targets" and not declared.strong:
        return _addressed(page, declared, [i for i in inside if i < min(children, default=len(page.passages))])
    named = [i for i in children if page.passages[i].level == top and not _leads(page, i) and not generic(page, i)]
    if (1 if declared.kind == "subareas" else 2) <= len(named) <= MOST:
        return Found("sections", page.items(named))
    direct = [i for i in inside if i < min(children, default=len(page.passages))]
    first = next((i for i in direct if page.passages[i].kind == "bullet"), None)
    if first is not None and not children:
        return Found("bullets", page.items(bullets(page, first)))
    if children:
        return None
    return run_in(page, direct) or _addressed(page, declared, direct) or (_siblings(page, declared, direct) if declared.strong else None)


def _leads(page: Page, index: int) -> bool:
    return page.passages[index].text.rstrip("*_ ").endswith(":")


def _addressed(page: Page, declared: Declaration, direct: list[int]) -> Found | None:
    """Target groups in the sentence of a section that says whom the document addresses ("riktar sig till A, B och C")."""
    if declared.kind != "targets":
        return None
    text = page.document.text
    for index in direct:
        passage = page.passages[index]
        for start, end in sentences(text, passage.start, passage.end):
            view = View.of(text, start, end)
            tokens = tokenise(view)
            hits = [h for h in page.words.find(tokens).get("addresses", []) if h.last + 1 < len(tokens)]
            if hits:
                begin = view.source_span(tokens[hits[0].last + 1].start, tokens[hits[0].last + 1].end)[0]
                span = strip(text, begin, end, " .:*_")
                found = listed(page, replace(declared, index=index, count=None), *span)
                return Found("prose", found) if found else None
    return None


def _siblings(page: Page, declared: Declaration, direct: list[int]) -> Found | None:
    """Headings on the declaring heading's own level until one that announces another part of the document.

    A heading that the declaring section names in its text belongs to the list whatever else it might announce.
    """
    level, run = page.passages[declared.index].level, []
    said = fold(" ".join(page.passages[i].text for i in direct))
    for i in range(declared.index + 1, len(page.passages)):
        passage = page.passages[i]
        if passage.kind != "heading":
            continue
        if passage.level < level or passage.role == "boilerplate":
            break
        if page.structural(i) is not None and fold(title_of(passage.text)) not in said:
            break
        if passage.level == level:
            run.append(i)
    if declared.count:
        run = run[: declared.count] if len(run) >= declared.count else []
    return Found("siblings", page.items(run)) if 2 <= len(run) <= MOST else None


def run(page: Page, declared: Declaration) -> Found | None:
    """As many headings of one level after a counting sentence as it counts."""
    if not declared.count or declared.kind not in ("areas", "goals"):
        return None
    after = [i for i in range(declared.index + 1, len(page.passages)) if page.passages[i].kind == "heading"]
    if not after:
        return None
    level = page.passages[after[0]].level
    run = []
    for i in after:
        if page.passages[i].level < level or len(run) == declared.count:
            break
        if page.passages[i].level == level:
            run.append(i)
    right = len(run) == declared.count and not any(generic(page, i) for i in run)
    return Found("run", page.items(run)) if right else None
