"""Cards: what a document declares, and what a cluster holds, as escaped HTML beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from analysis import palette
from pages._frame import sureness
from pages._frame.evidence import theme_words
from pages._frame.page import Page


def grid(cards: Iterable[str]) -> None:
    """Cards (HTML from this module) in as many columns as the page has room for."""
    st.html(f'<div class="udsyn-cards">{"".join(cards)}</div>')


def document(page: Page, name: str, title: str, language: str | None, body: str) -> str:
    """A document's card: whose it is, its title and language, then `body` (HTML from this module)."""
    return (
        f'<article class="udsyn-card"><h3>{escape(name)}</h3><p class="udsyn-where">{escape(title)}'
        f'<span class="udsyn-language">{escape(page.label("language", language))}</span></p>{body}</article>'
    )


def areas(page: Page, rows, language: str | None) -> str:
    """Focus areas as an ordered list with their themes; those that are `secondary` follow under their own heading."""
    main, beside = rows[~rows["secondary"].astype(bool)], rows[rows["secondary"].astype(bool)]
    out = _list("ol", page, main, language) if len(main) else ""
    if len(beside):
        out += f"<h4>{escape(page.t('focus_areas.secondary'))}</h4>{_list('ul', page, beside, language)}"
    return out


def _list(tag: str, page: Page, rows, language: str | None) -> str:
    named = rows[["name", "confidence", "themes"]].itertuples(index=False)  # with its index a row's `name` is not the column's
    items = "".join(f"<li>{_name(page, r.name, r.confidence, language)}{theme_words(page, r.themes)}</li>" for r in named)
    return f'<{tag} class="udsyn-areas">{items}</{tag}>'


def _name(page: Page, name: str, confidence: float | None, language: str | None) -> str:
    """A name as the document writes it; one that is less sure is fainter and says so."""
    said = sureness.said(page.words, confidence)
    faint = f' class="{sureness.LESS}"' if said else ""
    return f'<span lang="{escape(language or "")}"{faint}>{escape(name)}</span>' + (f'<span class="udsyn-sure">{escape(said)}</span>' if said else "")


def line(page: Page, head: str, rows, language: str | None) -> str:
    """A heading and a few names (rows with name and confidence) in one line."""
    said = " · ".join(_name(page, r.name, r.confidence, language) for r in rows[["name", "confidence"]].itertuples(index=False))
    return f"<h4>{escape(head)}</h4><p>{said}</p>"


def cluster(
    page: Page,
    name: str,
    theme: str,
    lines: Sequence[str],
    warning: str,
    words: Sequence[tuple[str, Sequence[str]]],
    mixes: Sequence[tuple[str, Sequence]],
) -> str:
    """A cluster's card: name, theme, lines of text, a warning where there is one, telling words by language (id, words), and
    labelled bars.

    `mixes`: (heading, rows of (label, share, expected or None, text)).
    """
    said = "".join(
        f'<dt class="udsyn-words-in">{escape(page.label("language", language))}</dt>'
        f'<dd class="udsyn-words-said" lang="{escape(language)}">{escape(", ".join(own))}</dd>'
        for language, own in words
    )
    bars = "".join(_bars(page, head, rows) for head, rows in mixes)
    facts = "".join(f'<p class="udsyn-where">{escape(line)}</p>' for line in lines)
    facts += f'<p class="udsyn-notice">{escape(warning)}</p>' if warning else ""
    return (
        f'<article class="udsyn-card"><h3>{escape(name)}</h3>{theme_words(page, [theme])}{facts}'
        f'<dl class="udsyn-words">{said}</dl>{bars}</article>'
    )


def _bars(page: Page, head: str, rows: Sequence) -> str:
    ink = palette.surface("muted", page.mode)
    items = ""
    for label, share, expected, text in rows:
        tick = f'<i style="left:{100 * expected:.1f}%"></i>' if expected is not None else ""
        items += (
            f'<li><span>{escape(label)}</span><span class="udsyn-bar" aria-hidden="true">'
            f'<b style="width:{100 * share:.1f}%;background:{ink}"></b>{tick}</span>'
            f"<span>{escape(text)}</span></li>"
        )
    return f'<h4>{escape(head)}</h4><ul class="udsyn-bars">{items}</ul>'
