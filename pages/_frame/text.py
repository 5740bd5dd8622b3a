"""The words of the interface, in the reader's language.

Texts stand in data/reference/interface/<language>/<page>.toml; a text's key is `<page>.<name>`. A text that depends
on a number is a table with `one` and `other`. A key or id that has no text is an error here and a failing test, never
a blank or an English word in a Danish page.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("en", "da", "sv")
_REFERENCE = Path(__file__).parents[2] / "data" / "reference"
_LOCALES = {"en": "en_GB", "da": "da_DK", "sv": "sv_SE"}


@cache
def texts(language: str) -> dict[str, str | dict | list]:
    """Key -> text of one language, from every file of its folder."""
    found = {}
    for path in sorted((_REFERENCE / "interface" / language).glob("*.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {f"{path.stem}.{name}": text for name, text in entries.items()}
    return found


@cache
def _countries(language: str) -> dict[str, str]:
    with (_REFERENCE / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row[language] for row in csv.DictReader(file)}


class Words:
    """Texts, labels, numbers and dates of one language. Holds no state: make one wherever it is needed."""

    def __init__(self, language: str):
        if language not in LANGUAGES:
            raise KeyError(f"no interface in {language!r}")
        self.language = language
        self._locale = Locale.parse(_LOCALES[language])
        self._texts = texts(language)

    def t(self, key: str, n: int | None = None, **values) -> str:
        """The text of `key` with `{names}` filled in; whole numbers are written as the language writes them.

        `n` picks the plural form and is there as `{n}`, and as `{n_word}` in letters up to twelve.

        Raises:
            KeyError: no such text, or a text that counts was asked for without `n`.
        """
        text = self._texts[key]
        if isinstance(text, dict):
            if n is None:
                raise KeyError(f"{key} counts something: ask for it with n=")
            text = text.get(self._locale.plural_form(n), text["other"])
        if n is not None:
            values |= {"n": n, "n_word": self.count(n)}
        return text.format(**{k: self.number(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in values.items()})

    def label(self, kind: str, value: str | None) -> str:
        """The name of a coded id: theme, family, concept, role, event_kind, actor_type, function, partner_kind,
        frequency, doc_type, country, language, status, stage, severity, scheme or relation. Null reads "not stated". A document may be in
        any language of the world: those that Udsyn does not read have the name that the locale gives them."""
        if not isinstance(value, str) or value == "not_stated" and kind != "status":
            return self.t("common.not_stated")
        if kind == "country":
            return _countries(self.language)[value]
        if kind == "language" and value not in self._texts["labels.language"]:
            return sentence(self._locale.languages.get(value, value))
        return self._texts[f"labels.{kind}"][value]

    def count(self, n: int) -> str:
        """A whole number in a sentence: in letters from zero to twelve, else in figures."""
        words = self._texts["common.numbers"]
        return words[n] if 0 <= n < len(words) else self.number(n)

    def number(self, value: float, decimals: int = 0) -> str:
        return format_decimal(value, format="#,##0." + "0" * decimals if decimals else "#,##0", locale=self._locale)

    def share(self, value: float | None) -> str:
        """A share of one as per cent, e.g. 0.18 -> "18 %"; null as "no cases"."""
        if value is None or value != value:
            return self.t("common.no_cases")
        if 0 < value < 0.005:
            return "<" + format_percent(0.01, format=self.t("common.percent"), locale=self._locale)
        return format_percent(value, format=self.t("common.percent"), locale=self._locale)

    def day(self, when: str | date | None) -> str:
        """A date at the precision it has: "2016", "April 2016", "28 April 2016"; null as "not stated"."""
        if isinstance(when, date):
            return format_date(when, format="long", locale=self._locale)
        if not isinstance(when, str):
            return self.t("common.not_stated")
        parts = [int(p) for p in when.split("-")]
        if len(parts) == 3:
            return format_date(date(*parts), format="long", locale=self._locale)
        return format_skeleton("yMMMM", date(*parts, 1), locale=self._locale) if len(parts) == 2 else str(parts[0])

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12, as it stands inside a sentence."""
        return self._locale.months["format"]["wide"][number]

    def listed(self, items: Iterable[str]) -> str:
        """ "a, b and c" in the reader's language; empty for no items."""
        items = list(items)
        return format_list(items, locale=self._locale) if items else ""


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    return Words(language)


def sentence(text: str) -> str:
    """`text` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def markdown(text: str) -> str:
    """`text` for a widget label that reads Markdown: shown letter for letter, nothing in it is formatting."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~:$<>&" else c for c in text)
