"""The page's own style: the colours of the light the visitor reads in, as CSS variables, and the sheets of this folder."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import palette

_SHEETS = sorted(Path(__file__).parent.glob("*.css"))


def stylesheet(mode: str) -> str:
    """The whole style sheet for `light` or `dark`."""
    rules = "\n".join(sheet.read_text(encoding="utf-8") for sheet in _SHEETS)
    variables = "".join(f"--udsyn-{name}:{colour};" for name, colour in palette.surfaces(mode).items())
    return f"<style>:root{{{variables}}}\n{rules}</style>"


def apply(mode: str) -> None:
    st.html(stylesheet(mode))
