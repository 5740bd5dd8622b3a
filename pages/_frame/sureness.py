"""How sure a row is, in words: the same words and the same limit in tables, under charts and beside passages."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from pages._frame.text import Words

_SURE = 0.85
LESS = "udsyn-less-sure"  # the class of what is drawn fainter


def is_less(confidence: float | None) -> bool:
    """Whether of ten such rows about eight were right, or fewer; false where it was never measured."""
    return bool(confidence is not None and confidence < _SURE)


def said(words: Words, confidence: float | None) -> str:
    """ "less sure: about 6 of 10 such rows were right"; empty for a row that is sure."""
    return words.t("common.less_sure", n=round(10 * confidence)) if is_less(confidence) else ""


def noted(words: Words, note: str, confidence: float | None) -> str:
    """A line about a row with how sure it is, where it is less sure."""
    return " – ".join(part for part in (note, said(words, confidence)) if part)


def surest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by falling confidence, otherwise in their order; those without any last."""
    return rows.sort_values("confidence", ascending=False, kind="stable", na_position="last") if "confidence" in rows else rows


def cell(words: Words) -> Callable[[float | None], str]:
    """How a table writes a confidence: the share of such rows that were right, and "less sure" where it is."""

    def write(confidence: float | None) -> str:
        if confidence is None or confidence != confidence:
            return ""
        share = words.share(confidence)
        return words.t("common.sure_cell_less", share=share) if is_less(confidence) else share

    return write
