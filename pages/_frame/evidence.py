"""The passages behind a figure: the text as it stands in its document, what decided highlighted, and the way into the reader.

A document's text is shown as escaped text, so nothing that stands in it can act on the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis import palette
from analysis.tables import Corpus
from analysis.views.filters import passage_of
from pages._frame import parts, state, sureness
from pages._frame.page import Page, page_object

PER_PAGE = 10
Spans = Mapping[str, Iterable[tuple[int, int]]]


def passages(
    page: Page, key: str, ids: Iterable[str], marks: Spans | None = None, note: Mapping[str, str] | None = None, faint: Collection[str] = ()
) -> None:
    """List passages by id in the given order, ten at a time, with a CSV of them all; those in `faint` fainter.

    `marks`: passage id -> [start, end) document offsets to highlight. `note`: passage id -> a line in words above the
    text ("decides · the council"). `key` (snake_case) is unique on the page.
    """
    book = page.derived(_book)
    wanted = [i for i in dict.fromkeys(ids) if i in book.index]
    if not wanted:
        parts.prose(page.t("common.passages_none"))
        return
    rows = book.loc[wanted]
    first = _page_start(page, key, len(rows))
    for row in rows.iloc[first : first + PER_PAGE].itertuples():
        body = highlighted(row.text, [(s - row.start, e - row.start) for s, e in (marks or {}).get(row.Index, ())])
        _card(page, key, row, body, (note or {}).get(row.Index, ""), row.Index in faint)
    parts.download(page, lambda: _rows_for_file(page, rows), f"{key}_passages", page.t("common.passages_csv"))


def quotes(page: Page, key: str, rows: pd.DataFrame, note: Iterable[str] | None = None) -> None:
    """List the passages in which rows (doc_id, start, end, quote) stand, each row's quote highlighted in its passage.

    Rows of one passage are shown together. `note`: one line in words a row. Rows without a place are left out. Where rows
    have a confidence, the surest come first, and those that are less sure say so and are fainter.
    """
    rows = rows.assign(_note=list(note) if note is not None else "")
    if "confidence" in rows:
        rows = rows.assign(_note=[sureness.noted(page.words, n, c) for n, c in zip(rows["_note"], rows["confidence"], strict=True)])
    placed = sureness.surest_first(rows).dropna(subset=["start", "end"])
    placed = placed.assign(_passage=passage_of(placed, page.corpus.passages)).dropna(subset=["_passage"])
    by_passage = placed.groupby("_passage", sort=False)
    marks = {i: list(zip(own["start"].astype(int), own["end"].astype(int), strict=True)) for i, own in by_passage}
    notes = {i: "; ".join(dict.fromkeys(n for n in own["_note"] if n)) for i, own in by_passage}
    faint = {i for i, own in by_passage if "confidence" in own and all(map(sureness.is_less, own["confidence"]))}
    passages(page, key, marks, marks, notes, faint)


def theme_marks(page: Page, ids: Iterable[str], themes: Iterable[str] = ()) -> dict[str, list[tuple[int, int]]]:
    """The words that decided a passage's themes (only `themes` where any are given), for `passages(marks=)`."""
    rows, wanted = page.corpus.passage_themes, set(themes)
    rows = rows[rows["passage_id"].isin(list(ids))]
    found: dict[str, list[tuple[int, int]]] = {}
    for row in rows.itertuples():
        if not wanted or row.theme in wanted:
            found.setdefault(row.passage_id, []).extend((int(s), int(e)) for s, e in (row.evidence if row.evidence is not None else ()))
    return found


def highlighted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` as HTML with [start, end) spans in <mark>; overlapping spans are joined, spans outside are cut to the text."""
    joined: list[list[int]] = []
    for start, end in sorted((max(s, 0), min(e, len(text))) for s, e in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    out, at = "", 0
    for start, end in joined:
        out += f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>"
        at = end
    return out + escape(text[at:])


def _book(corpus: Corpus) -> pd.DataFrame:
    """Every passage, by id, with what is shown of its document and the list of its themes."""
    themes = corpus.passage_themes.sort_values("score", ascending=False, kind="stable").groupby("passage_id")["theme"].agg(list)
    kept = ["doc_id", "municipality", "municipality_id", "country", "language", "title"]
    book = corpus.passages.merge(corpus.documents[kept], on="doc_id", how="left").set_index("passage_id")
    book["themes"] = [themes.get(i, []) for i in book.index]
    return book.astype({c: object for c in kept}).where(book.notna(), None)


def _page_start(page: Page, key: str, total: int) -> int:
    """Which passage comes first, from the pager; the pager is drawn only where there is more than one page."""
    if total <= PER_PAGE:
        st.html(f'<p class="udsyn-hint" role="status">{escape(page.t("common.passages_count", n=total))}</p>')
        return 0
    with st.container(key=f"udsyn-pager-{key}", horizontal=True, vertical_alignment="center"):
        said = st.empty()
        number = st.pagination(-(-total // PER_PAGE), key=f"udsyn_pager_{key}", max_visible_pages=5)
    first = (number - 1) * PER_PAGE
    text = page.t("common.passages_page", first=first + 1, last=min(first + PER_PAGE, total), total=total)
    said.html(f'<p class="udsyn-hint" role="status">{escape(text)}</p>')
    return first


def _card(page: Page, key: str, row, body: str, note: str, faint: bool) -> None:
    name = row.municipality or page.t("common.not_stated_municipality")
    where = " · ".join(part for part in (row.section, page.label("role", row.role)) if part)
    with st.container(key=f"udsyn-passage-{key}-{row.Index}", gap=None):
        st.html(
            f'<article class="udsyn-passage{f" {sureness.LESS}" if faint else ""}">'
            f'<p class="udsyn-from"><b>{escape(name)}</b> {escape(row.title or page.t("common.untitled"))}'
            f'<span class="udsyn-language">{escape(page.label("language", row.language))}</span></p>'
            f'<p class="udsyn-where">{escape(where)}</p>'
            + (f'<p class="udsyn-note">{escape(note)}</p>' if note else "")
            + f'<blockquote lang="{escape(row.language or "")}">{body}</blockquote>{theme_words(page, row.themes)}</article>'
        )
        reader_link(page, row.doc_id, row.Index)


def theme_words(page: Page, themes: Iterable[str]) -> str:
    """Themes as HTML: each by name, with a square in its family's colour."""
    items = "".join(
        f'<li><span class="udsyn-square" style="background:{palette.theme(theme, page.mode)}"></span>{escape(page.label("theme", theme))}</li>'
        for theme in themes
    )
    return f'<ul class="udsyn-themes" aria-label="{escape(page.t("common.themes_of"))}">{items}</ul>' if items else ""


def reader_link(page: Page, doc_id: str, passage_id: str | None = None, label: str | None = None) -> None:
    """A link to a document, or to a passage in it, that keeps the filters. Nothing where there is no reader."""
    reader = page_object(state.READER)
    if reader is not None:
        st.page_link(reader, label=label or page.t("common.read_in_document"), query_params=state.parameters(doc_id, passage_id))


def reading(page: Page, rows: pd.DataFrame, whole: bool = False) -> pd.Series:
    """Each row's quote (doc_id, start, end, quote) with the way to its place in the reader, as the cells of a table.

    `whole`: the passage that the quote begins in, with the quote highlighted, for what only the words around it tell.
    """
    read = escape(page.t("common.read_in_document"))
    ids = passage_of(rows, page.corpus.passages)
    known = page.corpus.passages.set_index("passage_id")[["start", "text"]]
    cells = []
    for row, passage in zip(rows.itertuples(), ids, strict=True):
        said = escape(row.quote)
        if whole and passage is not None:
            start, text = known.loc[passage]
            said = highlighted(text, [(row.start - start, row.end - start)])
        address = f"{state.READER}?{urlencode(state.parameters(row.doc_id, passage), doseq=True)}"
        cells.append(parts.Html(f'{said} <a href="{escape(address)}" target="_self">{read}</a>'))
    return pd.Series(cells, index=rows.index, dtype=object)


def _rows_for_file(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """Ids first, then names in the reader's language, then the text."""
    out = rows.reset_index()
    return pd.DataFrame(
        {
            "passage_id": out["passage_id"], "doc_id": out["doc_id"], "municipality_id": out["municipality_id"], "municipality": out["municipality"],
            "country": out["country"], "language": out["language"], "title": out["title"], "section": out["section"], "role": out["role"],
            "themes": out["themes"], "theme_names": [[page.label("theme", t) for t in own] for own in out["themes"]],
            "start": out["start"], "end": out["end"], "text": out["text"],
        }
    )  # fmt: skip
