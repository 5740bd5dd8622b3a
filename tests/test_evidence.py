"""Passages on the page: escaped, and highlighted where the evidence says."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages._frame.evidence import highlighted


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("one two", [(4, 7)], "one <mark>two</mark>"),
        ("one two", [(0, 3), (2, 5)], "<mark>one t</mark>wo"),  # overlapping
        ("one", [(-5, 2)], "<mark>on</mark>e"),  # begins before the passage
        ("one", [(2, 99)], "on<mark>e</mark>"),  # ends after it
        ("one", [(5, 9)], "one"),  # lies outside
        ("a <b> & c", [(2, 5)], "a <mark>&lt;b&gt;</mark> &amp; c"),  # markup in a document stays text
    ],
)
def test_highlighted(text, spans, expected):
    assert highlighted(text, spans) == expected


@given(st.text(), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40))))
def test_a_highlight_never_changes_the_text(text, spans):
    html = highlighted(text, spans)
    assert unescape(re.sub(r"</?mark>", "", html)) == unescape(re.sub(r"</?mark>", "", highlighted(text, [])))
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
