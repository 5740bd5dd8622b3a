"""The items that a declaration announces: in its sentence, in a list below, or as headings."""

from __future__ import annotations

from analysis.focus.below import below, paragraphs
from analysis.focus.declare import Declaration
from analysis.focus.page import MIDDLE_COLON, Found, Page
from analysis.focus.stated import among, in_sentence
from analysis.focus.under import run, under


def items(page: Page, declared: Declaration) -> Found | None:
    """What a declaration announces, or None where nothing can be told."""
    if declared.kind == "counted":
        readers = [below, under] if declared.heading else [below]
    elif declared.heading and MIDDLE_COLON.search(page.document.text, declared.after, declared.end):
        readers = [in_sentence]  # "Sub-area: Ocean technology" names one area and announces no list
    elif declared.heading:
        readers = [in_sentence, below, under]
    else:
        readers = [in_sentence, below, run, paragraphs] if declared.kind != "explore" else [in_sentence, below, among]
    for read in readers:
        found = read(page, declared)
        if found and found.items:
            return found
    return None
