"""Headings that name what they are: "Indsatsområde 2: Kultur"."""

from __future__ import annotations

from analysis.focus.names import Item, body, item
from analysis.focus.page import ORDINAL, SHORT, TERMINAL, Found, Page
from analysis.lexicon import Hit, tokenise
from analysis.normalise import View


def labelled(page: Page, kind: str | None, fewest: int) -> Found | None:
    """Headings that name what they are: "Indsatsområde 2: Kultur", or without a number "Sub-area: Ocean technology".

    `kind` is the list of labels that count; None takes any word that three headings or more begin with and number.
    """
    by_label: dict[str, list[tuple[str, Item]]] = {}
    for index, passage in enumerate(page.passages):
        if passage.kind in ("contents", "furniture") or len(passage.text.split()) > SHORT + 4:
            continue
        label = _label(page, index, kind)
        if label:
            by_label.setdefault(label[0], []).append(label[1:])
    best = max(by_label.values(), key=len, default=[])
    once = list({i.name.casefold(): i for _, i in reversed(best)}.values())[::-1]
    if len(once) < fewest or kind is None and len({ordinal for ordinal, _ in best}) < len(once):
        return None
    return Found("labels", once)


def _label(page: Page, index: int, kind: str | None) -> tuple[str, str, Item] | None:
    """(label, ordinal, item) of a passage that begins with a label; the ordinal is empty where a colon does its work."""
    start, end = body(page.document, page.passages[index])
    view = View.of(page.document.text, start, end)
    tokens = tokenise(view)
    found = page.words.find(tokens)
    if kind is None:
        hits = [Hit(None, 0, 0, tokens[0].text)] if tokens and "others" not in found and not TERMINAL.search(view.text) else []
    else:
        hits = [h for h in found.get(kind, []) if h.first == 0]
    if not hits:
        return None
    label = max(hits, key=lambda h: h.last)
    numbered = label.last + 1 < len(tokens) and bool(ORDINAL.fullmatch(tokens[label.last + 1].text))
    name = label.last + 1 + numbered
    if name >= len(tokens):
        return None
    marked = view.text[tokens[name - 1].end : tokens[name].start].strip()[:1] in (":", "-", ".")
    if not (numbered and (kind or marked) or kind and marked):
        return None
    named = item(page.document, index, (view.source_span(tokens[name].start, tokens[name].end)[0], end), page.words)
    return (label.form, tokens[label.last + 1].text if numbered else "", named) if named else None
