"""The script that every visit runs: settings, corpus, navigation, filters, then the page."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import streamlit as st

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from analysis.errors import UdsynError  # noqa: E402  the folder above has to be on the path first
from pages._frame import corpus, filters, state, style  # noqa: E402
from pages._frame.page import open_page  # noqa: E402
from pages._frame.text import LANGUAGES, Words, words  # noqa: E402

# In the order of the questions people ask.
PAGES = ("overview", "focus_areas", "themes", "timeline", "governance", "partners", "documents")


def navigation(spoken: Words) -> dict[str, st.Page]:
    """Page name -> entry. Names are the files' and stand in the address; titles are in the reader's language."""
    folder = _ROOT / "pages"
    return {
        name: st.Page(folder / f"{name}.py", title=spoken.t(f"common.page_{name}"), url_path=name, default=name == PAGES[0]) for name in PAGES
    }


def masthead(spoken: Words) -> None:
    """The name of the atlas and the languages it speaks: plain links, so that a reload sets the page's own language."""
    links = "".join(
        f'<li><a href="?{escape(state.query(lang=code))}" target="_self" lang="{code}" hreflang="{code}"'
        f"{' aria-current=true' if code == spoken.language else ''}>{escape(words(code).t('common.language_name'))}</a></li>"
        for code in LANGUAGES
    )
    st.html(
        f'<div class="udsyn-masthead"><span><b>{escape(spoken.t("common.product"))}</b>{escape(spoken.t("common.tagline"))}</span>'
        f'<nav aria-label="{escape(spoken.t("common.languages_nav"))}"><ul>{links}</ul></nav></div>'
    )


def menu(spoken: Words, entries: dict[str, st.Page]) -> None:
    """The pages, as links that carry the choice along: they open in a new tab as they are, and Back takes one step."""
    with st.container(key="udsyn-menu", horizontal=True, gap="small"):
        for name, entry in entries.items():
            doc, passage = state.reader() if name == state.READER else (None, None)
            st.page_link(entry, label=spoken.t(f"common.page_{name}"), query_params=state.parameters(doc, passage))


def run() -> None:
    spoken = words(state.language())
    st.set_page_config(page_title=spoken.t("common.product"), page_icon=str(Path(__file__).with_name("icon.svg")), layout="wide")
    style.apply(state.mode())
    entries = navigation(spoken)
    st.session_state["udsyn_pages"] = entries
    current = st.navigation(list(entries.values()), position="hidden")
    try:
        loaded = corpus.load(spoken)
    except UdsynError as error:
        st.html(f'<p class="udsyn-notice" role="alert">{escape(spoken.t("common.no_corpus", message=str(error)))}</p>')
        st.stop()
    state.begin(loaded.corpus, next(name for name, entry in entries.items() if entry is current or entry.url_path == current.url_path))
    filters.sidebar(open_page())
    page = open_page()  # anew: the widgets may just have been drawn with other values
    state.write()
    with st.container(key="udsyn-head"):
        masthead(spoken)
        menu(spoken, entries)
        if loaded.complaint:
            st.html(f'<p class="udsyn-notice" role="alert">{escape(loaded.complaint)}</p>')
        filters.notice(page)
        filters.active(page)
    with st.container(key="udsyn-page"):
        current.run()
        source = spoken.t("common.source_line", documents=len(loaded.corpus.documents), version=loaded.version)
        st.html(f'<p class="udsyn-foot">{escape(source)}</p>')


run()
