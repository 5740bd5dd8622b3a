"""The language of a document. Decided on the whole text: single headings mislead every identifier."""

from __future__ import annotations

from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 20_000
_NAMES = {"no": "nb", "nn": "nb"}


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@lru_cache(maxsize=16)
def detect(text: str) -> str:
    """ISO 639-1 code of the language most of the text is in; `nb` for all written Norwegian."""
    code = _identifier().classify(text[:_SAMPLE])[0]
    return _NAMES.get(code, code)
