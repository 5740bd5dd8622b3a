"""How right the theme labels are, and whether their scores keep what they promise: what was measured and kept with the code."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from analysis.lexicon import REFERENCE
from analysis.tables import QUALITY

MODEL = REFERENCE / "theme_model.json"
_BY_LANGUAGE = ["language", "f1", "p", "r", "n_right", "n_pred", "n_gold", "n_passages", "n_documents"]
_BINS = ["from", "to", "n", "score", "right", "low", "high"]


def by_language(path: Path = QUALITY, model: Path = MODEL) -> pd.DataFrame:
    """One row a language: f1, p, r and the counts behind them on coded test documents, and `examples_f1` on `n_examples` example
    passages left out when the model was fitted.

    Empty where nothing was measured; `python -m analysis measure --save-quality` writes the file.
    """
    measured = [{"language": language, **figures} for language, figures in _read(path).get("languages", {}).items()]
    rows = pd.DataFrame(measured, columns=_BY_LANGUAGE)
    left_out = _read(model).get("left_out", {}).get("examples", {})
    f1, cases = (rows["language"].map(left_out.get(kind, {})) for kind in ("by_language", "n_passages"))
    return rows.assign(examples_f1=f1.astype(float), n_examples=cases)


def reliability(path: Path = QUALITY) -> pd.DataFrame:
    """The rows of analysis.reliability on the same documents: from, to, n, score, right, low, high; empty where nothing was measured."""
    return pd.DataFrame(_read(path).get("reliability", []), columns=_BINS)


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
