"""What is shown, as a file that still says where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

# A spreadsheet runs a cell that begins so; an apostrophe in front makes it text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(frame: pd.DataFrame, filters: str, version: str, address: str) -> bytes:
    """UTF-8 with a mark (spreadsheets need it), one row a row, three columns at the end that say what it is:
    udsyn_filters, udsyn_collection, udsyn_address. Lists are joined by `|`; null is empty."""
    out = frame.copy()
    for column in out.columns:
        if out[column].dtype == object or pd.api.types.is_string_dtype(out[column]):
            out[column] = [_cell(v) for v in out[column]]
    out = out.assign(udsyn_filters=_cell(filters), udsyn_collection=version, udsyn_address=address)
    return out.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _cell(value):
    if value is None or isinstance(value, float) and value != value:
        return None
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, Iterable):
        return "|".join(map(str, value))
    return value


def file_name(what: str, filters: str, version: str, ending: str) -> str:
    """`udsyn_what_filters_version.ending`, letters and digits only, short enough for every file system."""
    slug = re.sub(r"[^\w]+", "-", filters.casefold()).strip("-")[:60].strip("-")
    return f"udsyn_{what}_{slug}_{version}.{ending}"
