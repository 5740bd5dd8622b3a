"""The focus areas that a document declares, in its order, with their themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from analysis.focus.below import outer
from analysis.focus.declare import Declaration, declarations
from analysis.focus.items import items
from analysis.focus.labels import labelled
from analysis.focus.names import Item
from analysis.focus.page import Found, Page, generic
from analysis.focus.words import words_of
from analysis.model import Document, Evidence, FocusArea, Passage
from analysis.normalise import fold_name
from analysis.segment.headings import structure
from analysis.segment.passages import title_of

_TRUST = {"list": 4.0, "labels": 4.0, "any_label": 1.0, "sections": 3.0, "bullets": 2.5, "prose": 2.0, "run": 2.5, "run_in": 2.5, "siblings": 1.5}
_FALLBACK = {"areas": 0.0, "counted": -2.5, "goals": -3.0}
_MOST_THEMES = 3
_LONGEST_PART = 9  # words


def focus_areas(
    document: Document,
    language: str,
    passages: list[Passage],
    themes_of_text: Callable[[str], tuple[str, ...]],
    themes_by_passage_id: dict[str, list[str]],
) -> list[FocusArea]:
    """The areas that the document lists as its own, first the chosen list, then parts and later ones in text order.

    `themes_of_text` codes an area's name, `themes_by_passage_id` holds what its section is about; an area takes at
    most three themes from both. Empty where nothing is declared.
    """
    page = Page(document, passages, words_of(language), structure(language))
    found = [(d, f) for d in declarations(document, passages, page.words) if d.kind != "targets" and (f := items(page, d))]
    chosen = _primary(page, found)
    primary = chosen.items if chosen else []
    secondary = [i for d, f in found if d.kind in ("explore", "subareas") and (d.kind == "explore" or primary) for i in f.items]
    if primary:
        labels = labelled(page, "subareas", fewest=1)
        taken = [(i.start, i.end) for i in secondary]
        secondary += [i for i in (labels.items if labels else []) if not any(i.start <= a and b <= i.end for a, b in taken)]
        secondary += _parts(page, primary, found)
    rows = _once(primary, sorted(secondary, key=lambda i: i.start))
    return [
        FocusArea(
            n, i.name, _themes(page, i, themes_of_text, themes_by_passage_id), late, Evidence.at(document, i.start, i.end),
            grade="part" if late or chosen is None else chosen.grade,
        )
        for n, (i, late) in enumerate(rows, 1)
    ]  # fmt: skip


def _primary(page: Page, found: list[tuple[Declaration, Found]]) -> Found | None:
    """The one list that speaks most clearly: by its form, its words, its place, and whether it holds as many as it says."""
    ranked = [(_clarity(d, f), -d.start, f) for d, f in found if d.kind in _FALLBACK and len(f.items) > 1]
    ranked = [(clarity, place, f) for clarity, place, f in ranked if clarity > 0]
    if labels := labelled(page, "labels", fewest=2):
        ranked.append((_TRUST["labels"], -labels.items[0].start, labels))
    elif any_label := labelled(page, None, fewest=3):
        ranked.append((_TRUST["any_label"], -any_label.items[0].start, any_label))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _clarity(declared: Declaration, found: Found) -> float:
    agrees = 0 if declared.count is None else 1 if declared.count == len(found.items) else -1 if declared.kind != "counted" else -9
    return _TRUST[found.form] + declared.strong + agrees + _FALLBACK[declared.kind]


def _parts(page: Page, primary: list[Item], found: list[tuple[Declaration, Found]]) -> list[Item]:
    """What stands inside an area as its parts: lists declared in its section, sub-headings, short bullets under its own."""
    texts = Counter(title_of(p.text).casefold() for p in page.passages if p.kind == "heading")
    mine = {i.index for i in primary}
    out: list[Item] = []
    for area in primary:
        section = _section(page, area)
        inside = page.inside(section) if section is not None else []
        out += [i for d, f in found if d.kind == "areas" and f.form != "prose" and d.index in inside for i in f.items if i.index not in mine]
        children = [i for i in inside if page.passages[i].kind == "heading" and texts[title_of(page.passages[i].text).casefold()] == 1]
        children = [i for i in children if i not in mine and not generic(page, i) and not page.passages[i].text.rstrip().endswith(":")]
        out += page.items(children) if len(children) > 1 else []
        out += _nested(page, area)
    return out


def _nested(page: Page, area: Item) -> list[Item]:
    """Bullets one level below an area's own bullet, where all are names and none is a sentence."""
    mine, under = page.passages[area.index], []
    if mine.kind != "bullet":
        return []
    for i in range(area.index + 1, len(page.passages)):
        passage = page.passages[i]
        if passage.kind == "furniture":
            continue
        if passage.kind != "bullet" or outer(mine, passage):
            break
        under.append(i)
    names = all(len(page.passages[i].text.split()) <= _LONGEST_PART and not page.passages[i].text.rstrip().endswith((".", ":")) for i in under)
    return page.items(under) if under and names else []


def _section(page: Page, area: Item) -> int | None:
    """Index of the heading of an area's own section: the item itself, or the first later heading of that title."""
    wanted = fold_name(area.name)
    for index in range(area.index, len(page.passages)):
        if page.passages[index].kind == "heading" and _same(wanted, fold_name(title_of(page.passages[index].text))):
            return index
    return None


def _same(a: str, b: str) -> bool:
    return a == b or min(len(a), len(b)) >= 4 and (a in b or b in a)


def _once(primary: list[Item], secondary: list[Item]) -> list[tuple[Item, bool]]:
    rows, seen = [], set()
    for found, late in [*((i, False) for i in primary), *((i, True) for i in secondary)]:
        name = fold_name(found.name)
        if name not in seen:
            seen.add(name)
            rows.append((found, late))
    return rows


def _themes(page: Page, area: Item, of_text: Callable[[str], tuple[str, ...]], by_passage: dict[str, list[str]]) -> tuple[str, ...]:
    """The themes of the name, then those that most passages of the area's section carry."""
    named = list(dict.fromkeys([*of_text(area.name), *by_passage.get(page.passages[area.index].passage_id, [])]))
    if page.passages[area.index].start < area.start and page.passages[area.index].kind == "text":
        named = list(of_text(area.name))  # an item of a sentence: the passage speaks of all items
    index = _section(page, area)
    if index is not None:
        inside = [page.passages[i] for i in page.inside(index)]
        counted = Counter(theme for p in inside for theme in by_passage.get(p.passage_id, []))
        least = max(2, len(inside) // 4) if len(inside) > 2 else 1
        named += [theme for theme, n in counted.most_common() if n >= least and theme not in named]
    return tuple(named[:_MOST_THEMES])
