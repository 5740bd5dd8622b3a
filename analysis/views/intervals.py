"""How sure a share of passages is: intervals that behave with few cases, where shares of nothing and of all occur.

Passages are taken as drawn one by one. Those of one document are more alike than that, so the truth is rather less sure.
"""

from __future__ import annotations

from math import sqrt

NORMAL_95 = 1.959964
FEWEST = 10  # with fewer cases on a side the normal curve is no guide, and no difference is called certain


def wilson(found: int, cases: int, z: float = NORMAL_95) -> tuple[float, float] | None:
    """The score interval of Wilson (1927) for a share of `found` among `cases`; None without cases.

    Lies within 0 to 1, holds the share itself, and does not shrink to a point at none or all.
    """
    if not cases:
        return None
    share = found / cases
    middle = share + z * z / (2 * cases)
    reach = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    whole = 1 + z * z / cases
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return max(0.0, low) if found else 0.0, min(1.0, high) if found < cases else 1.0


def difference(found: int, cases: int, other_found: int, other_cases: int, z: float = NORMAL_95) -> tuple[float, float] | None:
    """The interval of Newcombe (1998, method 10) for one share less another, from the Wilson interval of each.

    None where either has no cases. See `certain` for what may be read from it.
    """
    one, other = wilson(found, cases, z), wilson(other_found, other_cases, z)
    if one is None or other is None:
        return None
    p, q = found / cases, other_found / other_cases
    return p - q - sqrt((p - one[0]) ** 2 + (other[1] - q) ** 2), p - q + sqrt((one[1] - p) ** 2 + (q - other[0]) ** 2)


def certain(interval: tuple[float, float] | None, cases: int, other_cases: int) -> bool:
    """Whether a difference is more than chance: its interval leaves 0 out, and neither side has fewer than FEWEST cases."""
    return interval is not None and min(cases, other_cases) >= FEWEST and (interval[0] > 0 or interval[1] < 0)
