"""Documents: the list, the reader with everything that was found marked in the text, and every passage as a sheet."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.charts.overview import period_words
from analysis.model import ROLES
from analysis.views import documents as views
from analysis.views import reader
from pages._frame import parts, reading, serve, state
from pages._frame.page import Page, open_page
from pages._frame.text import markdown, sentence

_CHOICE, _KINDS, _PART = "udsyn_reader_choice", "udsyn_reader_kinds", "udsyn_reader_part"
_COUNTED = ("focus_area", "duty", "review", "event", "partner")


def address(doc_id: str, passage_id: str | None = None) -> str:
    """The reader's address for a document or a passage in it, the filters kept."""
    return f"?{urlencode(state.parameters(doc_id, passage_id), doseq=True)}"


def name_of(page: Page, row) -> str:
    return row.municipality if isinstance(row.municipality, str) else page.t("common.not_stated_municipality")


def title_of(page: Page, row) -> str:
    return row.title if isinstance(row.title, str) else page.t("common.untitled")


def cells(html) -> pd.Series:
    """A table's column of HTML that was escaped where it was made."""
    return pd.Series([parts.Html(own) for own in html], dtype=object)


def chooser(page: Page, doc_id: str | None) -> None:
    """The document to read, from a list that holds those under the filters, and the one that was asked for."""
    rows = views.listing(page.selection, page.on)
    known = page.corpus.documents.set_index("doc_id", drop=False)
    ids = rows["doc_id"].tolist()
    if doc_id and doc_id not in ids:
        ids.append(doc_id)
        st.html(f'<p class="udsyn-notice" role="status">{escape(page.t("documents.outside"))}</p>')
    st.session_state[_CHOICE] = doc_id
    with st.container(key="udsyn-chooser", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            page.t("documents.choose"), ids, key=_CHOICE, index=None, placeholder=page.t("documents.choose_placeholder"),
            format_func=lambda i: page.t("documents.choose_option", name=name_of(page, known.loc[i]), title=title_of(page, known.loc[i])),
            on_change=lambda: state.open_document(st.session_state[_CHOICE]),
        )  # fmt: skip
        if doc_id:
            st.button(page.t("documents.back"), key="udsyn_reader_back", on_click=state.open_document, args=(None,))


def list_answer(page: Page) -> str:
    rows = page.selection.documents
    languages = page.words.listed(page.label("language", i) for i in rows["language"].dropna().value_counts().index)
    said = [page.t("documents.answer", n=len(rows), languages=languages, words=int(rows["n_words"].sum()))]
    if len(rows) > 1:
        longest = rows.loc[rows["n_words"].idxmax()]
        said.append(page.t("documents.answer_longest", name=name_of(page, longest), title=title_of(page, longest), words=int(longest["n_words"])))
    return sentence("; ".join(said)) + ". " + page.t("documents.answer_choose")


def listing(page: Page) -> None:
    """Every document under the filters as a table whose titles open the reader."""
    parts.section(page.t("documents.list_title"))
    with st.container(key="udsyn-sort"):
        order = st.selectbox(
            page.t("documents.sort"), list(views.ORDERS), key="udsyn_documents_order", format_func=lambda o: page.t(f"documents.order_{o}")
        )
    rows = views.listing(page.selection, page.on, order)
    shown = rows.assign(
        _title=cells(f'<a href="{escape(address(r.doc_id))}" target="_self">{escape(title_of(page, r))}</a>' for r in rows.itertuples()),
        _period=[period_words(r, page.words) for r in rows.itertuples()],
    )
    columns = {
        "municipality": page.t("common.column_municipality"),
        "_title": page.t("documents.column_title"),
        "country": (page.t("common.column_country"), lambda v: page.label("country", v)),
        "language": (page.t("common.column_language"), lambda v: page.label("language", v)),
        "doc_type": (page.t("documents.column_type"), lambda v: page.label("doc_type", v)),
        "_period": page.t("documents.column_period"),
        "status": (page.t("documents.column_status"), lambda v: page.label("status", v)),
        "adopted_on": (page.t("documents.column_adopted"), page.words.day),
        "n_words": page.t("documents.column_words"),
        "n_passages": page.t("documents.column_passages"),
    }
    parts.table(page, shown, columns, page.t("documents.list_title"))
    parts.caption(page.t("documents.list_caption", day=page.words.day(page.on)))
    parts.download(page, rows, "documents", page.t("documents.list_csv"))


def all_passages(page: Page) -> None:
    """Every passage under the filters, for reading here and for a spreadsheet."""
    parts.section(page.t("documents.passages_title"))
    parts.caption(page.t("documents.passages_caption"))
    with st.container(key="udsyn-find", horizontal=True):
        roles = st.multiselect(
            page.t("documents.passages_role"), ROLES, key="udsyn_documents_roles", format_func=lambda r: page.label("role", r),
            placeholder=page.t("common.filter_all"),
        )  # fmt: skip
        words = st.text_input(
            page.t("documents.passages_find"), key="udsyn_documents_find", placeholder=page.t("documents.passages_find_placeholder")
        )
    rows = views.passages(page.selection, roles, words.strip().casefold())  # not kept: what a visitor looks for is theirs
    if rows.empty:
        parts.prose(page.t("documents.passages_none"))
        return
    parts.caption(page.t("common.passages_count", n=len(rows)))
    here = st.context.url or ""  # known now, and not when the file is made
    parts.download(page, lambda: _sheet(page, rows, here), "documents_passages", page.t("documents.passages_csv"))
    first = rows.head(parts.LONG_TABLE)
    read_it = escape(page.t("documents.passages_read"))
    shown = first.assign(
        _who=[f"{name_of(page, r)}, {title_of(page, r)}" for r in first.itertuples()],
        _text=cells(
            f'<div class="udsyn-cell" lang="{escape(r.language or "")}">{escape(r.text)} '
            f'<a href="{escape(address(r.doc_id, r.passage_id))}" target="_self">{read_it}</a></div>'
            for r in first.itertuples()
        ),
    )
    columns = {
        "_who": page.t("common.column_document"),
        "_text": page.t("common.column_passage"),
        "role": (page.t("common.column_role"), lambda v: page.label("role", v)),
        "themes": (page.t("common.column_themes"), lambda own: "; ".join(page.label("theme", t) for t in own) or page.t("documents.no_theme")),
        "theme_words": (page.t("documents.passages_words"), lambda own: "; ".join(w for w in own if w)),
        "section": (page.t("common.column_section"), lambda v: v or ""),
    }
    parts.table(page, shown, columns, page.t("documents.passages_title"), of=len(rows))


def _sheet(page: Page, rows: pd.DataFrame, here: str) -> pd.DataFrame:
    """The passages with names beside the ids, and the address that opens each in the reader."""
    names = [[page.label("theme", t) for t in own] for own in rows["themes"]]
    links = [here + address(r.doc_id, r.passage_id) for r in rows.itertuples()]
    out = rows.assign(role_name=[page.label("role", r) for r in rows["role"]], link=links)
    out.insert(out.columns.get_loc("themes") + 1, "theme_names", names)
    return out


def reader_answer(page: Page, row, found: reader.Reading, stated: pd.DataFrame) -> list[str]:
    kind = page.label("doc_type", row.doc_type).lower() if isinstance(row.doc_type, str) else page.t("documents.type_unknown")
    key = "documents.reader_answer" if isinstance(row.title, str) else "documents.reader_answer_untitled"
    said = [
        page.t(
            key, title=title_of(page, row), name=name_of(page, row), type=kind, language=page.label("language", row.language), words=int(row.n_words)
        )
    ]
    values = stated.set_index("field")["value"]
    if values["valid_from"] or values["valid_to"]:
        said.append(page.t("documents.reader_period", period=period_words(values, page.words)))
    elif (stated["state"] == "not_read").any():
        said.append(page.t("documents.reader_unread"))
    else:
        said.append(page.t("documents.reader_no_period"))
    counts = reader.counts(found)
    things = [f"{page.words.count(counts[k])} {reading.kind_name(page.words, k, counts[k])}" for k in _COUNTED if counts[k]]
    said.append(page.t("documents.reader_states", things=page.words.listed(things)) if things else page.t("documents.reader_states_nothing"))
    return said


def kinds_marked(page: Page, counts: dict[str, int]) -> list[str]:
    """The kinds that the visitor wants marked, chosen above the text."""
    offered = [k for k in reader.KINDS if counts[k]]
    st.session_state[_KINDS] = [k for k in st.session_state.get(_KINDS, offered) if k in reader.KINDS]
    name = {k: page.t("documents.marked_option", kind=sentence(reading.kind_name(page.words, k, 2)), n=counts[k]) for k in reader.KINDS}
    return st.pills(
        page.t("documents.marked"), offered, selection_mode="multi", key=_KINDS, wrap=True, format_func=lambda k: markdown(name[k])
    )  # fmt: skip


def read(page: Page, doc_id: str, passage_id: str | None) -> None:
    """The reader: the facts and sections beside the text, the text with what it states marked."""
    row = page.corpus.documents.set_index("doc_id", drop=False).loc[doc_id]
    found = page.derived(reader.read, doc_id, page.filters.surer_than)
    stated = page.derived(reader.facts, doc_id)
    language = row.language if isinstance(row.language, str) else None
    parts.answer(*reader_answer(page, row, found, stated))
    part = turned(page, doc_id, found, passage_id)
    first, last = found.parts[part]
    here = {b.passage_id for b in found.blocks[first:last]}

    def href(own: str) -> str:
        return f"#{reading.anchor(own)}" if own in here else address(doc_id, own)

    beside, text = st.columns([3, 7], gap="large")
    with beside, st.container(key="udsyn-beside"):
        parts.section(page.t("documents.facts_title"))
        st.html(reading.facts(stated, page.words, language, href))
        sections = page.derived(outline, doc_id)
        with st.expander(page.t("documents.outline"), expanded=len(sections) <= 30):
            if sections.empty:
                parts.prose(page.t("documents.outline_none"))
            else:
                st.html(reading.contents(sections, page.words, language, href))
        with st.expander(page.t("documents.downloads")):
            downloads(page, doc_id, row)
    with text:
        parts.section(page.t("documents.text_title"))
        kinds = kinds_marked(page, reader.counts(found))
        st.html(reading.legend(page.words, kinds) or f'<p class="udsyn-hint">{escape(page.t("documents.legend_none"))}</p>')
        parts.caption(page.t("documents.legend_hint"))
        st.html(reading.document(found, page.words, page.mode, language, kinds, part, passage_id, lambda own: address(doc_id, own)))
        if passage_id:
            # A body of its own for each passage: the page moves there once, and stays where the reader goes from there.
            st.html(f'<span hidden data-passage="{escape(passage_id)}"></span>{serve.SCROLL_TAG}', unsafe_allow_javascript=True)


def outline(corpus, doc_id: str) -> pd.DataFrame:
    return reader.outline(reader.read(corpus, doc_id))


def turned(page: Page, doc_id: str, found: reader.Reading, passage_id: str | None) -> int:
    """Which part of a long text is shown: the one with the passage asked for, until another is turned to."""
    if len(found.parts) == 1:
        return 0
    # A widget of its own for each passage asked for: it begins at the part that holds it.
    number = st.pagination(len(found.parts), default=found.part_of(passage_id) + 1, key=f"{_PART}_{doc_id}_{passage_id}")
    parts.caption(page.t("documents.part_said", n=number, total=len(found.parts)))
    return number - 1


def downloads(page: Page, doc_id: str, row) -> None:
    """The document's rows of every table, and its text."""
    tables = views.tables_of(page.corpus, doc_id)
    parts.download(page, lambda: views.as_one(tables), f"document_{doc_id}", page.t("documents.download_rows"))

    def as_json() -> bytes:
        return json.dumps({n: json.loads(t.to_json(orient="records")) for n, t in tables.items()}, ensure_ascii=False, indent=1).encode()

    for what, data, ending, kind in (("json", as_json, "json", "application/json"), ("text", row.text.encode(), "txt", "text/plain")):
        st.download_button(
            page.t(f"documents.download_{what}"), data, f"udsyn_{doc_id}.{ending}", kind, key=f"udsyn_document_{what}", on_click="ignore",
            type="tertiary", icon=":material/download:",
        )  # fmt: skip


def main() -> None:
    page = open_page()
    doc_id, passage_id = state.reader()
    parts.title(page.t("documents.reader_title" if doc_id else "documents.title"))
    if not doc_id and parts.empty(page):
        return
    if doc_id:
        chooser(page, doc_id)
        read(page, doc_id, passage_id)
        return
    parts.answer(list_answer(page))
    chooser(page, None)
    listing(page)
    all_passages(page)


main()
