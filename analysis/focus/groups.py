"""The target groups that a document declares."""

from __future__ import annotations

from analysis.focus.declare import declarations
from analysis.focus.items import items
from analysis.focus.page import Page
from analysis.focus.words import words_of
from analysis.model import Document, Evidence, Passage, TargetGroup
from analysis.normalise import fold_name
from analysis.segment.headings import structure


def target_groups(document: Document, language: str, passages: list[Passage]) -> list[TargetGroup]:
    """Each group that a heading or lead-in declares, once, in text order; empty where none is declared."""
    page = Page(document, passages, words_of(language), structure(language))
    found = [(i, f.grade) for d in declarations(document, passages, page.words) if d.kind == "targets" and (f := items(page, d)) for i in f.items]
    once = {fold_name(i.name): (i, grade) for i, grade in reversed(sorted(found, key=lambda f: f[0].start))}
    kept = sorted(once.values(), key=lambda f: f[0].start)
    return [TargetGroup(i.name, Evidence.at(document, i.start, i.end), grade=grade) for i, grade in kept]
