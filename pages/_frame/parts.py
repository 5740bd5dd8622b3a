"""The parts a page is put together from: the question, the answer, headings, figures, tables, and what to say when nothing is left.

Everything here escapes what it is given. Documents' text and names reach the page through these and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.views.filters import select
from pages._frame import export, state, sureness
from pages._frame.filters import in_words
from pages._frame.page import Page
from pages._frame.text import markdown

LONG_TABLE = 200  # rows in a table on the page; the CSV holds them all


def title(question: str) -> None:
    """The question that the page answers."""
    st.html(f'<h1 class="udsyn-title">{escape(question)}</h1>')


def answer(*sentences: str) -> None:
    """The computed answer, one or two sentences, straight under the question."""
    st.html(f'<p class="udsyn-answer">{escape(" ".join(s for s in sentences if s))}</p>')


def section(text: str) -> None:
    """The heading of a part of the page that is no chart (a chart brings its own)."""
    st.html(f'<h2 class="udsyn-section-title">{escape(text)}</h2>')


def caption(text: str) -> None:
    """What to beware of, under a chart or table."""
    st.html(f'<p class="udsyn-caption">{escape(text)}</p>')


def prose(text: str) -> None:
    """A paragraph of the page's own text."""
    st.html(f'<p class="udsyn-prose">{escape(text)}</p>')


def figures(pairs: list[tuple[str, str]]) -> None:
    """A row of (figure, what it counts)."""
    cells = "".join(f"<div><dd>{escape(value)}</dd><dt>{escape(name)}</dt></div>" for value, name in pairs)
    st.html(f'<dl class="udsyn-figures">{cells}</dl>')


Columns = Mapping[str, str | tuple[str, Callable[[Any], str]]]


class Html(str):
    """A table's cell that its maker has written as HTML and escaped: a link."""


def table(page: Page, frame: pd.DataFrame, columns: Columns, name: str, of: int | None = None) -> None:
    """A real HTML table: `columns` maps a column of `frame` to its heading, or to (heading, how a value is written).

    `of`: how many rows there are where `frame` holds only the first of them. Where the frame says how sure its rows are
    (confidence), a last column does, and rows that are less sure are fainter.
    """
    heads, cells = "", ["" for _ in range(min(len(frame), LONG_TABLE))]
    faint = [False] * len(cells)
    if "confidence" in frame and frame["confidence"].notna().any():  # rows that say how sure they are say so in every table
        columns = {**columns, "confidence": (page.t("common.sure"), sureness.cell(page.words))}
        faint = [sureness.is_less(c) for c in frame["confidence"].head(LONG_TABLE)]
    for column, spec in columns.items():
        heading, write = (spec, None) if isinstance(spec, str) else spec
        number = pd.api.types.is_numeric_dtype(frame[column]) and not pd.api.types.is_bool_dtype(frame[column])
        side = ' class="udsyn-number"' if number else ""
        heads += f'<th scope="col"{side}>{escape(heading)}</th>'
        for i, value in enumerate(frame[column].head(LONG_TABLE)):
            said = write(value) if write else page.t("common.not_stated") if _is_null(value) else page.words.number(value) if number else str(value)
            html = next((own for own in (said, value) if isinstance(own, Html)), None)  # from the writer, or as it stands in the frame
            cells[i] += f"<td{side}>{escape(said) if html is None else html}</td>"
    rows = "".join(f'<tr class="{sureness.LESS}">{row}</tr>' if less else f"<tr>{row}</tr>" for row, less in zip(cells, faint, strict=True))
    more = page.t("common.table_long", shown=LONG_TABLE, total=of or len(frame)) if (of or len(frame)) > LONG_TABLE else ""
    st.html(
        f'<div class="udsyn-table" role="region" tabindex="0" aria-label="{escape(name)}"><table>'
        f'<caption class="udsyn-unseen">{escape(name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>" + (f'<p class="udsyn-hint">{escape(more)}</p>' if more else "")
    )


def _is_null(value: Any) -> bool:
    return value is None or isinstance(value, float) and value != value


def download(page: Page, frame: pd.DataFrame | Callable[[], pd.DataFrame], what: str, label: str | None = None) -> None:
    """A CSV of `frame`, made when it is asked for, that carries the filters, the collection's version and the address.

    `what` (snake_case) names the file and the button.
    """
    chosen, version, address = in_words(page), page.loaded.version, state.link()

    def data() -> bytes:
        return export.csv(frame() if callable(frame) else frame, chosen, version, address)

    st.download_button(
        label or page.t("common.csv"), data, export.file_name(what, chosen, version, "csv"), "text/csv", key=f"udsyn_csv_{what}", on_click="ignore",
        type="tertiary", icon=":material/download:",
    )  # fmt: skip


def window(page: Page, key: str, total: int, size: int) -> slice:
    """Which of `total` rows are drawn, `size` at a time; a pager above what follows, only where there is more than one page of them."""
    if total <= size:
        return slice(None)
    with st.container(key=f"udsyn-window-{key}", horizontal=True, vertical_alignment="center"):
        said = st.empty()
        first = (st.pagination(-(-total // size), key=f"udsyn_window_{key}", max_visible_pages=5) - 1) * size
    text = page.t("common.rows_page", first=first + 1, last=min(first + size, total), total=total)
    said.html(f'<p class="udsyn-hint" role="status">{escape(text)}</p>')
    return slice(first, first + size)


def empty(page: Page) -> bool:
    """Where no document is left, say why and offer one-click widening. True where the page should stop."""
    if not page.selection.is_empty:
        return False
    with st.container(key="udsyn-empty"):
        section(page.t("common.empty_title"))
        if page.corpus.documents.empty:
            prose(page.t("common.empty_corpus"))
            return True
        prose(page.t("common.empty_why", filters=in_words(page)))
        prose(page.t("common.empty_wider"))
        for dimension, ids in page.filters.items():
            left = len(page.derived(select, page.filters.without(dimension)).documents) if ids else 0
            if left:
                name = f"{page.t(f'common.filter_{dimension}')}: {', '.join(page.label(dimension, i) for i in ids)}"
                label = markdown(page.t("common.empty_without", n=left, name=name))
                st.button(label, key=f"udsyn_widen_{dimension}", on_click=state.remove, args=(dimension,))
        st.button(page.t("common.clear_all"), key="udsyn_widen_all", on_click=state.clear, type="primary")
    return True
