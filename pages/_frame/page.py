"""What a page is given: the corpus, what remains of it, and the words of the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from analysis.tables import Corpus
from analysis.views.filters import Filters, Selection, municipality_names, select
from pages._frame import corpus as shelf
from pages._frame import state
from pages._frame.text import Words, words


@dataclass(frozen=True)
class Page:
    """One visit of one page. `selection` is shared between visitors: read it, never change it."""

    loaded: shelf.Loaded
    filters: Filters
    selection: Selection
    on: date
    words: Words
    mode: str

    @property
    def corpus(self) -> Corpus:
        return self.loaded.corpus

    def t(self, key: str, n: int | None = None, **values) -> str:
        return self.words.t(key, n, **values)

    def label(self, kind: str, value: str | None) -> str:
        """The name of an id; municipalities are named by the corpus, everything else by the language."""
        if kind == "municipality":
            return self.derived(municipality_names).get(value) or self.t("common.not_stated_municipality")
        return self.words.label(kind, value)

    def derived(self, function: Callable[..., Any], *args: Any) -> Any:
        """`function(corpus, *args)`, cached for this corpus; read-only."""
        return shelf.derived(function, self.loaded, *args)


def open_page() -> Page:
    """The page for this run. Pages call it first."""
    spoken = words(state.language())
    loaded = shelf.load(spoken)
    chosen = state.filters()
    return Page(loaded, chosen, shelf.derived(select, loaded, chosen), state.on(), spoken, state.mode())


def page_object(name: str) -> Any | None:
    """The navigation entry of a page (`documents`), or None where a page runs without the frame."""
    return st.session_state.get("udsyn_pages", {}).get(name)
