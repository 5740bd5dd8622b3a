"""A document's text as HTML: passage by passage, its words underlined where they state something, and what they state.

Every kind of statement has a line of its own shape, so that none is told by colour alone. Everything that comes from a
document is escaped. Nothing here draws: it makes strings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis import palette
from analysis.views.reader import KINDS, Block, Piece, Reading, joined, lanes, words_of
from pages._frame import sureness
from pages._frame.text import Words

_TINTED = "theme"  # the words that decided a theme are many and short: a tint, not a line
Href = Callable[[str], str]  # passage id -> an address that opens the reader there


class Said(NamedTuple):
    """A statement in words."""

    kind: str
    code: str | None
    text: str
    less: bool


def kind_name(spoken: Words, kind: str, n: int = 1) -> str:
    """What a kind of statement is called: "duty", "duties"."""
    return spoken.t(f"documents.kind_{kind}", n=n)


def legend(spoken: Words, kinds: Collection[str]) -> str:
    """How each kind is marked in the text, by example and in words."""
    items = "".join(
        f'<li><span class="udsyn-k udsyn-k-{k} udsyn-first udsyn-last">{escape(kind_name(spoken, k, 2))}</span></li>' for k in KINDS if k in kinds
    )
    return f'<ul class="udsyn-read-legend" aria-label="{escape(spoken.t("documents.legend"))}">{items}</ul>' if items else ""


def value(spoken: Words, field: str, stated: str) -> str:
    """A fact's value in the reader's words: dates written out, codes by name, the rest as stated."""
    if field in ("country", "language", "doc_type"):
        return spoken.label(field, stated)
    if field == "adopted_by":
        return spoken.label("actor_type", stated)
    return spoken.day(stated) if field in ("adopted_on", "valid_from", "valid_to") else stated


def stated(spoken: Words, row) -> str:
    """What a statement (a row of Reading.statements) says, in the reader's words and the document's own, and where it is less sure, that."""
    return sureness.noted(spoken, _stated(spoken, row), row.confidence)


def _stated(spoken: Words, row) -> str:
    nobody, unsaid = spoken.t("documents.nobody"), spoken.t("documents.no_frequency")
    if row.kind == "fact":
        return f"{spoken.label('fact', row.code)}: {value(spoken, row.code, row.what)}"
    if row.kind == "theme":
        words = spoken.listed(spoken.t("documents.quoted", text=" ".join(w.split())) for w in row.what)
        name, score = spoken.label("theme", row.code), spoken.number(row.score, 2)
        return (
            spoken.t("documents.theme_words", theme=name, score=score, words=words)
            if words
            else spoken.t("documents.theme_bare", theme=name, score=score)
        )
    parts = {
        "focus_area": lambda: [row.what] + ([spoken.t("documents.secondary")] if row.code == "secondary" else []),
        "target_group": lambda: [row.what],
        "duty": lambda: [row.who, spoken.label("function", row.code), row.what],
        "review": lambda: [row.who or nobody, row.what, spoken.label("frequency", row.often) if row.often else unsaid],
        "event": lambda: [spoken.day(row.when), spoken.label("event_kind", row.code), row.what],
        "partner": lambda: [row.what, spoken.label("partner_kind", row.code)],
    }[row.kind]()
    return " – ".join(p for p in parts if p)


def document(
    reading: Reading, spoken: Words, mode: str, language: str | None, kinds: Collection[str], part: int, here: str | None, href: Href
) -> str:
    """One part of a document's text. `kinds` are marked, `here` is the passage that the reader came for."""
    first, last = reading.parts[part]
    rows = enumerate(reading.statements.itertuples())
    said = {i: Said(row.kind, row.code, stated(spoken, row), sureness.is_less(row.confidence)) for i, row in rows if row.kind in kinds}
    body = "".join(
        _block(reading, block, spoken, mode, said, block.passage_id is not None and block.passage_id == here, href)
        for block in reading.blocks[first:last]
    )
    return f'<div class="udsyn-text" lang="{escape(language or "")}">{body}</div>'


def _block(reading: Reading, block: Block, spoken: Words, mode: str, said: dict[int, Said], here: bool, href: Href) -> str:
    if block.passage_id is None:
        return (
            f'<div class="udsyn-read-block udsyn-role-boilerplate"><p class="udsyn-source">{escape(reading.text[block.start : block.end])}</p></div>'
        )
    role = spoken.label("role", block.role)
    own = [i for i in block.statements if i in said]
    tag = "h3" if block.role == "heading" else "p"
    body = "".join(_piece(reading, piece, lane, said) for piece, lane in _lanes(reading, block, said))
    if block.role == "heading":
        body = "".join(
            f'<span class="udsyn-sign">{own}</span>' if sign else own
            for piece, lane in _lanes(reading, block, said)
            for sign, own in _signs_apart(reading, block, piece, lane, said)
        )
    purpose = escape(spoken.t("documents.passage_link_of", role=role))
    link = (
        f'<a href="{escape(href(block.passage_id))}" target="_self" title="{escape(spoken.t("documents.passage_link"))}">'
        f'<span aria-hidden="true">{escape(role)}</span><span class="udsyn-unseen">{purpose}</span></a>'
    )
    classes = f"udsyn-read-block udsyn-role-{block.role}" + (" udsyn-here" if here else "")
    return (
        f'<div class="{classes}" id="{anchor(block.passage_id)}"><div class="udsyn-role" lang="{spoken.language}">{link}</div>'
        f'<div class="udsyn-said"><{tag} class="udsyn-source">{body}</{tag}>{_details([said[i] for i in own], block, spoken, mode, here)}</div></div>'
    )


def anchor(passage_id: str) -> str:
    """The id that a passage has on the page."""
    return f"passage-{passage_id}"


def _lanes(reading: Reading, block: Block, said: dict[int, Said]) -> list[tuple[Piece, dict[str, int]]]:
    """Each piece with the lane of every kind of line that runs under it."""
    kinds = sorted({reading.marks[i].kind for p in block.pieces for i in p.marks if reading.marks[i].statement in said} - {_TINTED}, key=KINDS.index)
    runs = []
    for kind in kinds:
        own = [reading.marks[i] for p in block.pieces for i in p.marks]
        own = [m for m in own if m.kind == kind and m.statement in said]
        runs += [(kind, span) for span in joined((max(m.start, block.start), min(m.end, block.end)) for m in own)]
    lane = lanes([span for _, span in runs])
    return [(p, {kind: n for (kind, (s, e)), n in zip(runs, lane, strict=True) if s < p.end and e > p.start}) for p in block.pieces]


def _piece(reading: Reading, piece: Piece, lane: dict[str, int], said: dict[int, Said]) -> str:
    """A piece of text inside one element a kind, each with its line in its lane, the statements on pointing."""
    marks = [reading.marks[i] for i in piece.marks if reading.marks[i].statement in said]
    html = escape(reading.text[piece.start : piece.end])
    for kind in sorted({m.kind for m in marks}, key=lambda k: lane.get(k, -1)):
        own = [m for m in marks if m.kind == kind]
        ends = (" udsyn-first" if min(m.start for m in own) == piece.start else "") + (" udsyn-last" if max(m.end for m in own) == piece.end else "")
        ends += f" {sureness.LESS}" if all(said[m.statement].less for m in own) else ""
        html = f'<span class="udsyn-k udsyn-k-{kind} udsyn-lane-{min(lane.get(kind, 0), 3)}{ends}">{html}</span>'
    if marks:
        names = dict.fromkeys(said[m.statement].text for m in marks)
        html = f'<span title="{escape("; ".join(names))}">{html}</span>'
    return html


def _signs_apart(reading: Reading, block: Block, piece: Piece, lane: dict[str, int], said: dict[int, Said]) -> Iterator[tuple[bool, str]]:
    """A heading's piece cut where its `##` and `**` end and begin again: (is a sign, HTML). The source stays whole."""
    first, last = words_of(reading.text[block.start : block.end])
    cuts = sorted({piece.start, piece.end, *(c for c in (block.start + first, block.start + last) if piece.start < c < piece.end)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield not block.start + first <= start < block.start + last, _piece(reading, Piece(start, end, piece.marks), lane, said)


def _details(own: list[Said], block: Block, spoken: Words, mode: str, here: bool) -> str:
    """What the passage states, folded up; open where the reader came for this passage."""
    if not own and not here:
        return ""
    own = sorted(own, key=lambda one: KINDS.index(one.kind))
    counted = [f"{spoken.number(n)} {kind_name(spoken, kind, n)}" for kind, n in Counter(one.kind for one in own).items()]
    items = "".join(f"<li>{_item(spoken, mode, one)}</li>" for one in own)
    command = f"python -m analysis explain {block.passage_id}"
    place = escape(spoken.t("documents.place", start=block.start, end=block.end))
    summary = escape(" · ".join(counted) or spoken.t("documents.states_nothing"))
    own_id = f'{escape(spoken.t("documents.passage_id"))} <code>{escape(block.passage_id)}</code>'
    return (
        f'<details class="udsyn-states" lang="{spoken.language}"{" open" if here else ""}><summary>{summary}</summary>'
        + (f"<ul>{items}</ul>" if items else "")
        + f'<p class="udsyn-hint">{own_id} · {place} · <code>{escape(command)}</code></p></details>'
    )


def _item(spoken: Words, mode: str, one: Said) -> str:
    square = f'<span class="udsyn-square" style="background:{palette.theme(one.code, mode)}"></span> ' if one.kind == "theme" else ""
    return f'<span class="udsyn-kind">{escape(kind_name(spoken, one.kind))}</span> {square}{escape(one.text)}'


def facts(rows: pd.DataFrame, spoken: Words, language: str | None, href: Href) -> str:
    """The facts of a document (frame of views.reader.facts), each with the words that state it and a way to them."""
    out = ""
    for row in rows.itertuples():
        name = escape(spoken.label("fact", row.field))
        if row.state in ("not_stated", "not_read"):
            out += f'<div><dt>{name}</dt><dd class="udsyn-{row.state.replace("_", "-")}">{escape(spoken.t(f"documents.{row.state}"))}</dd></div>'
            continue
        shown = f"<dd>{escape(value(spoken, row.field, row.value))}</dd>"
        if row.state == "inferred":
            out += f'<div><dt>{name}</dt>{shown}<dd class="udsyn-from-quote">{escape(spoken.t("documents.inferred"))}</dd></div>'
            continue
        quote = f'<q lang="{escape(language or "")}">{escape(" ".join(row.quote.split()))}</q>'
        if sure := sureness.said(spoken, row.confidence):
            shown = f'<dd class="{sureness.LESS}">{escape(value(spoken, row.field, row.value))}<span class="udsyn-sure">{escape(sure)}</span></dd>'
        if row.passage_id:
            quote = f'<a href="{escape(href(row.passage_id))}" target="_self">{quote}</a>'
        out += f'<div><dt>{name}</dt>{shown}<dd class="udsyn-from-quote">{quote}</dd></div>'
    return f'<dl class="udsyn-read-facts">{out}</dl>'


def contents(rows: pd.DataFrame, spoken: Words, language: str | None, href: Href) -> str:
    """The outline (frame of views.reader.outline) as a list of links."""
    items = "".join(
        f'<li style="padding-left:{min(row.level, 4) * 0.9}rem"><a href="{escape(href(row.passage_id))}" target="_self">{escape(row.text)}</a></li>'
        for row in rows.itertuples()
    )
    return f'<nav class="udsyn-contents" aria-label="{escape(spoken.t("documents.outline"))}"><ol lang="{escape(language or "")}">{items}</ol></nav>'
