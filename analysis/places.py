"""Where municipalities lie, and the outlines of countries to draw them on: a map that needs no network.

Coordinates are of the seat (GeoNames, CC BY 4.0); outlines are Natural Earth's, in the public domain.
"""

from __future__ import annotations

import csv
import json
from functools import lru_cache
from math import cos, radians, sin, sqrt
from pathlib import Path

_REFERENCE = Path(__file__).parent.parent / "data" / "reference"
_CENTRE = (62.0, 15.0)
_FAR_LARGER = 5  # so many times the next namesake, a town is meant when its country is not said
_RADIUS = 6371.0  # kilometres: a unit on the map is a kilometre


@lru_cache(maxsize=1)
def coordinates() -> dict[str, tuple[float, float]]:
    """Municipality id -> (latitude, longitude) of its seat."""
    with (_REFERENCE / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file) if row["lat"] and row["lon"]}


def town(name: str, country: str | None = None) -> tuple[float, float] | None:
    """(latitude, longitude) of a town by any of its names; among namesakes of a country the largest.

    Without a country only where one town of that name is far larger than the rest: otherwise it is not known which.
    """
    found = [t for t in _towns().get(name.casefold(), ()) if country in (None, t[1])]
    if not found or country is None and len(found) > 1 and found[0][0] < _FAR_LARGER * found[1][0]:
        return None
    return found[0][2]


@lru_cache(maxsize=1)
def _towns() -> dict[str, list[tuple[int, str, tuple[float, float]]]]:
    """Name in small letters -> (population, country, place), the largest first; municipalities count by their seat."""
    found: dict[str, list] = {}
    for file, other in (("places.csv", "names"), ("municipalities.csv", "name_alt")):
        with (_REFERENCE / file).open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                if row["lat"] and row["lon"]:
                    entry = (int(row.get("population") or row.get("seat_population") or 0), row["country"], (float(row["lat"]), float(row["lon"])))
                    for name in {row["name"], *row[other].split("|")} - {""}:
                        towns = found.setdefault(name.casefold(), [])
                        # A municipality and its town are one place, not two namesakes.
                        if not any(c == entry[1] and abs(at[0] - entry[2][0]) + abs(at[1] - entry[2][1]) < 0.3 for _, c, at in towns):
                            towns.append(entry)
    return {key: sorted(towns, key=lambda t: (-t[0], t[1], t[2])) for key, towns in found.items()}


@lru_cache(maxsize=1)
def outlines() -> dict[str, list[list[tuple[float, float]]]]:
    """ISO alpha-2 -> rings of (longitude, latitude), the country's largest islands and mainland."""
    read = json.loads((_REFERENCE / "outlines.json").read_text(encoding="utf-8"))
    return read["countries"]


def project(lat: float, lon: float) -> tuple[float, float]:
    """Lambert azimuthal equal-area around 62 N 15 E, in kilometres east and north of that point."""
    lat0, lon0 = radians(_CENTRE[0]), radians(_CENTRE[1])
    phi, lam = radians(lat), radians(lon) - lon0
    k = sqrt(2 / (1 + sin(lat0) * sin(phi) + cos(lat0) * cos(phi) * cos(lam)))
    return _RADIUS * k * cos(phi) * sin(lam), _RADIUS * k * (cos(lat0) * sin(phi) - sin(lat0) * cos(phi) * cos(lam))


@lru_cache(maxsize=1)
def projected_outlines() -> dict[str, list[list[tuple[float, float]]]]:
    """The outlines in map kilometres; rings too far round the globe to be drawn are left out."""
    return {
        country: [[project(lat, lon) for lon, lat in ring] for ring in rings if max(abs(lon - _CENTRE[1]) for lon, _ in ring) < 120]
        for country, rings in outlines().items()
    }


def country_window(countries: set[str], points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, east, south, north in kilometres of a window that holds the mainlands of `countries` and all `points`.

    Small islands far out do not stretch the window; the Nordic mainland is shown where nothing is asked for.
    """
    drawn = projected_outlines()
    corners = list(points)
    for country in sorted(countries & set(drawn)) or ["DK", "FI", "NO", "SE"]:
        if drawn[country]:
            corners += max(drawn[country], key=_area)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    margin = 60
    return min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin


def _area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2
