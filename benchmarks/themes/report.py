"""A comparison as a table: for the terminal, or in Markdown for the README."""

from __future__ import annotations

from textwrap import fill, wrap

_HEADS = (
    "method", "themes, micro-F1", "themes, macro-F1", "nearest five that share a theme", "clusters: themes", "clusters: languages",
    "k-means: themes", "k-means: languages", "seconds", "peak MB",
)  # fmt: skip
_BETWEEN, _WIDE, _NARROW = "  ", 120, 13


def table(found: dict, markdown: bool = False) -> str:
    """A row a method; methods that could not run stand below with the commands that install what they need."""
    run = [row for row in found["methods"].values() if "missing" not in row]
    about, missing = _about(found, run), _missing(found)
    if not run:
        return "\n".join(missing)
    rows = [_HEADS, *(_row(row) for row in run)]
    return "\n".join([about if markdown else fill(about, _WIDE), "", *(_markdown(rows) if markdown else _plain(rows)), *missing])


def _about(found: dict, run: list[dict]) -> str:
    gold, space = found["gold"], next((row["vectors"] for row in run if "vectors" in row), {})
    said = [
        f"{found['documents']} documents ({', '.join(found['languages'])}), {found['passages']} passages without boilerplate; gold: "
        f"{gold['passages']} passages with {gold['themes']} themes, {gold['spoken']} of them with a theme and more than a few words.",
        "In brackets: where 95 % of draws of the gold passages lie.",
    ]
    if space:
        said.append(f"Chance of a nearest passage that shares a theme: {_number(space['chance'])}.")
        said.append(f"The gold themes agree {_number(space['gold_ami_language'])} with languages themselves.")
    return " ".join([*said, f"{found['processors']} processors."])


def _row(row: dict) -> tuple[str, ...]:
    themes, vectors, clusters = row["themes"], row.get("vectors", {}), row.get("clusters", {})
    seconds = f"{row['seconds']:.1f}" + (f" (themes alone {row['seconds_themes']:.1f})" if "seconds_themes" in row else "")
    return (
        row["name"], _with(themes["micro_f1"], themes["micro_interval"]), _with(themes["macro_f1"], themes["macro_interval"]),
        _with(vectors.get("cross_language_p_at_5"), row["near_interval"]), _number(clusters.get("ami_theme")), _number(clusters.get("ami_language")),
        _number(vectors.get("ami_theme")), _number(vectors.get("ami_language")), seconds,
        "unknown" if row["peak_bytes"] is None else f"{row['peak_bytes'] / 1e6:.0f}",
    )  # fmt: skip


def _number(value: float | None) -> str:
    return "no cases" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def _with(value: float | None, interval: list[float] | None) -> str:
    return _number(value) + (f" ({interval[0]:.2f}–{interval[1]:.2f})" if interval else "")


def _plain(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns of equal width under heads of a few lines."""
    words = [wrap(head, _NARROW) for head in rows[0]]
    tall = max(map(len, words))
    heads = [tuple(w[i] if i < len(w) else "" for w in words) for i in range(tall)]
    widths = [max(len(row[i]) for row in (*heads, *rows[1:])) for i in range(len(rows[0]))]
    rule = tuple("-" * w for w in widths)
    return [_BETWEEN.join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in (*heads, rule, *rows[1:])]


def _markdown(rows: list[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (rows[0], ("---",) * len(rows[0]), *rows[1:])]


def _missing(found: dict) -> list[str]:
    lines = []
    for row in found["methods"].values():
        if "missing" in row:
            lines += ["", f"{row['name']} was not run: {', '.join(row['missing'])} missing. Install with:"]
            lines += [f"    {line}" for line in row["install"]]
    return lines
