"""The page's own style: the colours of the light the visitor reads in, as CSS variables, and style.css."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import palette

_CSS = Path(__file__).with_name("style.css")


def stylesheet(mode: str) -> str:
    """The whole style sheet for `light` or `dark`."""
    variables = "".join(f"--udsyn-{name}:{colour};" for name, colour in palette.surfaces(mode).items())
    return f"<style>:root{{{variables}}}\n{_CSS.read_text(encoding='utf-8')}</style>"


def apply(mode: str) -> None:
    st.html(stylesheet(mode))
