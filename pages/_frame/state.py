"""What a visitor chose, and the address that says so. Only this module reads or writes `st.query_params`.

The address holds ids, never labels: country, municipality, theme, language, type (each may repeat), lang (interface),
on (the day a period is judged on), sure (what rows must be surer than), clusters (how many, where another number than
the best was chosen), doc and passage (the reader). `lang` is always stated, so an address without any of these is a
visitor who followed a page link, and keeps what was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlparse

import streamlit as st

from analysis.tables import Corpus
from analysis.views.filters import DIMENSIONS, NOT_STATED, SURE, Filters, options
from pages._frame.serve import preferred_language
from pages._frame.text import LANGUAGES

PARAMETER = {d: d for d in DIMENSIONS} | {"doc_type": "type"}
_OWN = (*PARAMETER.values(), "lang", "on", "sure", "clusters", "doc", "passage")
ON, SURER = "udsyn_on", "udsyn_sure"
FIRST_DAY, LAST_DAY = date(1980, 1, 1), date(2079, 12, 31)
READER = "documents"  # the page whose address also holds doc and passage


def key(dimension: str) -> str:
    """The session key of a filter's widget."""
    return f"udsyn_filter_{dimension}"


@dataclass(frozen=True)
class Dropped:
    """Something a link named that cannot be followed: the parameter and the value as it stood there."""

    parameter: str
    value: str


def language() -> str:
    """The interface language: the address's, else this visit's, else the browser's."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["udsyn_lang"] = asked
    elif "udsyn_lang" not in st.session_state:
        st.session_state["udsyn_lang"] = preferred_language(st.context.headers.get("Accept-Language") or "")
    return st.session_state["udsyn_lang"]


def mode() -> str:
    """`light` or `dark`, as the visitor sees the page."""
    return "dark" if getattr(st.context.theme, "type", None) == "dark" else "light"


def begin(corpus: Corpus, page: str) -> None:
    """Make the visit's state agree with the address of `page` (its name), before any widget is drawn.

    The address wins on arrival and when it was changed from outside (a link, Back); a choice just made wins over an
    address that does not know of it yet.
    """
    state = st.session_state
    address = _address()
    state["udsyn_returned"] = not address and "udsyn_written" in state and state.get("udsyn_page") == page
    state["udsyn_page"] = page
    numbers = corpus.cluster_numbers
    state["udsyn_best_number"] = next(iter(numbers.loc[numbers["chosen"].astype(bool), "number"].tolist()), None)
    chosen_just_now = state.get("udsyn_seen") not in (None, _chosen())
    if "udsyn_written" not in state or (address and address != state["udsyn_written"] and not chosen_just_now):
        _adopt(address, corpus)
    elif chosen_just_now:
        state["udsyn_dropped"] = ()
    # A widget whose options change is another widget to Streamlit; saying its value anew carries it over.
    for name in (*map(key, DIMENSIONS), ON):
        state[name] = state.get(name) or (date.today() if name == ON else [])
    state[SURER] = state.get(SURER, 0.0)


def filters() -> Filters:
    return Filters(**{d: tuple(st.session_state.get(key(d), ())) for d in DIMENSIONS}, surer_than=st.session_state.get(SURER, 0.0))


def on() -> date:
    """The day on which periods are judged: chosen, else today."""
    return st.session_state.get(ON) or date.today()


def number() -> int | None:
    """How many clusters the visitor wants; None where the best number is to be shown."""
    return st.session_state.get("udsyn_clusters")


def choose_number(value: int | None) -> None:
    """Choose how many clusters to show, or with None the best; for widget callbacks."""
    st.session_state["udsyn_clusters"] = value


def reader() -> tuple[str | None, str | None]:
    """The document and the passage that the reader shows, where any is chosen."""
    return st.session_state.get("udsyn_doc"), st.session_state.get("udsyn_passage")


def open_document(doc_id: str | None, passage_id: str | None = None) -> None:
    """Choose what the reader shows; for widget callbacks."""
    st.session_state["udsyn_doc"], st.session_state["udsyn_passage"] = doc_id, passage_id


def dropped() -> tuple[Dropped, ...]:
    """What the link that opened this visit named and the corpus does not hold."""
    return st.session_state.get("udsyn_dropped", ())


def remove(dimension: str, value: str | None = None) -> None:
    """Take one choice, or a whole filter, away; for widget callbacks."""
    st.session_state[key(dimension)] = list(getattr(filters().without(dimension, value), dimension))


def show_all_rows() -> None:
    """Take away how sure rows must be; for widget callbacks."""
    st.session_state[SURER] = 0.0


def clear() -> None:
    """Take all filters away; for widget callbacks."""
    show_all_rows()
    for dimension in DIMENSIONS:
        st.session_state[key(dimension)] = []


def parameters(doc: str | None = None, passage: str | None = None, whole: bool = False) -> dict[str, list[str]]:
    """The parameters that a link to another page takes along: the present choice, and what the reader is to open.

    `whole` states the day even when it is today, and the number of clusters even when it is the best, for a link that means
    the same tomorrow.
    """
    found = {PARAMETER[d]: list(ids) for d, ids in filters().items() if ids}
    found["lang"] = [language()]
    if filters().surer_than:
        found["sure"] = [str(filters().surer_than)]
    if whole or on() != date.today():
        found["on"] = [on().isoformat()]
    if number() is not None or whole and st.session_state.get("udsyn_best_number"):
        found["clusters"] = [str(number() or st.session_state["udsyn_best_number"])]
    found |= {name: [value] for name, value in (("doc", doc), ("passage", passage)) if value}
    return found


def query(**changes: str) -> str:
    """The present view's parameters, with `changes`, as they stand in an address after the question mark."""
    return urlencode(_shown() | {name: [value] for name, value in changes.items()}, doseq=True)


def link() -> str:
    """The whole address of the present view, everything stated."""
    return f"{st.context.url or ''}{'' if urlparse(st.context.url or '').path else '/'}?{urlencode(_shown(whole=True), doseq=True)}"


def write() -> None:
    """Bring the address up to date with what was chosen; after the filters are drawn."""
    shown = {name: tuple(values) for name, values in _shown().items()}
    chosen_just_now = st.session_state.get("udsyn_seen") not in (None, _chosen())
    if shown != _address() and (chosen_just_now or not st.session_state["udsyn_returned"]):
        # Back to an address without parameters is let stand: writing there would bring the visitor forward again for ever.
        st.query_params.from_dict({name: list(values) for name, values in shown.items()})
    st.session_state["udsyn_written"] = shown
    st.session_state["udsyn_seen"] = _chosen()


def _shown(whole: bool = False) -> dict[str, list[str]]:
    doc, passage = reader() if st.session_state.get("udsyn_page") == READER else (None, None)
    return parameters(doc, passage, whole)


def _address() -> dict[str, tuple[str, ...]]:
    return {name: tuple(st.query_params.get_all(name)) for name in _OWN if name in st.query_params}


def _chosen() -> tuple:
    """What widgets hold now, in a form that can be compared."""
    state = st.session_state
    return tuple(tuple(state.get(key(d)) or ()) for d in DIMENSIONS) + (state.get(ON), state.get(SURER), number(), *reader())


def _adopt(address: dict[str, tuple[str, ...]], corpus: Corpus) -> None:
    state, missing = st.session_state, []
    known = options(corpus, Filters())
    for dimension in DIMENSIONS:
        asked = dict.fromkeys(address.get(PARAMETER[dimension], ()))
        missing += [Dropped(PARAMETER[dimension], v) for v in asked if v not in known[dimension]]
        state[key(dimension)] = [v for v in asked if v in known[dimension]]
    asked = address.get("sure", ("",))[0]
    state[SURER] = next((s for s in SURE if str(s) == asked), 0.0)
    if asked and not state[SURER]:
        missing.append(Dropped("sure", asked))
    state[ON] = _day(address.get("on", ("",))[0], missing)
    asked = address.get("clusters", ("",))[0]
    offered = {str(n) for n in corpus.cluster_numbers["number"]}
    choose_number(int(asked) if asked in offered else None)
    if asked and asked not in offered:
        missing.append(Dropped("clusters", asked))
    doc, passage = (address.get(name, ("",))[0] for name in ("doc", "passage"))
    if doc and doc not in set(corpus.documents["doc_id"]):
        missing.append(Dropped("doc", doc))
        doc, passage = "", ""
    if passage and passage not in set(corpus.passages.loc[corpus.passages["doc_id"] == doc, "passage_id"]):
        missing.append(Dropped("passage", passage))
        passage = ""
    open_document(doc or None, passage or None)
    if (lang := address.get("lang", (LANGUAGES[0],))[0]) not in LANGUAGES:
        missing.append(Dropped("lang", lang))
    state["udsyn_dropped"] = tuple(missing)


def _day(iso: str, missing: list[Dropped]) -> date:
    if not iso:
        return date.today()
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        day = date.min
    if not FIRST_DAY <= day <= LAST_DAY:
        missing.append(Dropped("on", iso))
        return date.today()
    return day


__all__ = [
    "NOT_STATED", "ON", "SURER", "FIRST_DAY", "LAST_DAY", "READER", "Dropped", "begin", "choose_number", "clear", "dropped", "filters", "key",
    "language", "link", "mode", "number", "on", "open_document", "parameters", "query", "reader", "remove", "show_all_rows", "write",
]  # fmt: skip
