"""Dates as intervals at their stated precision: `2016`, `2016-04` and `2016-04-28` are spans of days, half-open."""

from __future__ import annotations

from datetime import date, timedelta


def interval(iso: str) -> tuple[date, date]:
    """The first day of a date and the first day after it: `2030` is `(2030-01-01, 2031-01-01)`.

    Raises:
        ValueError: not a year, a month or a day in ISO 8601.
    """
    parts = iso.split("-")
    if not (1 <= len(parts) <= 3) or len(parts[0]) != 4 or any(len(p) != 2 for p in parts[1:]) or not "".join(parts).isdigit():
        raise ValueError(f"{iso!r} is not a date such as 2016, 2016-04 or 2016-04-28")
    year, month, day = (*map(int, parts), 1, 1)[:3]
    first = date(year, month, day)
    if len(parts) == 1:
        return first, date(year + 1, 1, 1)
    if len(parts) == 2:
        return first, date(year + month // 12, month % 12 + 1, 1)
    return first, first + timedelta(days=1)


def period(valid_from: str | None, valid_to: str | None) -> tuple[date | None, date | None]:
    """The half-open span of days a document states for itself; an end that is not stated is None."""
    return interval(valid_from)[0] if valid_from else None, interval(valid_to)[1] if valid_to else None


STATUSES = ("in_force", "not_yet", "expired", "not_stated")


def status(valid_from: str | None, valid_to: str | None, on: date) -> str:
    """One of STATUSES on the day `on`. A period with one end open holds until something stated says otherwise."""
    starts, ends = period(valid_from, valid_to)
    if starts is None and ends is None:
        return "not_stated"
    if ends is not None and on >= ends:
        return "expired"
    if starts is not None and on < starts:
        return "not_yet"
    return "in_force"
