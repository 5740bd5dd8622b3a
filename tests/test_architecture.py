"""The house: floors point down, no cycles, and nothing below the pages knows Streamlit."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Floors from the ground up. A module imports from lower floors only; modules of one floor do not know one another,
# but for the parts of one folder.
FLOORS = [
    {"errors"},
    {"model", "normalise", "dates", "ingredients", "sentences", "language", "palette", "places", "beginnings", "reliability"},
    {"lexicon", "read", "tables", "wording", "terms"},
    {"segment", "cues", "register", "textdates", "vectorise", "confidence"},
    {"actors", "clusters", "coded", "language_check"},
    {"roles", "themes", "facts", "focus", "timeline", "governance", "reviews", "partners"},
    {"extract", "assemble", "views", "measure", "explain"},
    {"parts", "calibration"},
    {"build", "charts"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}


def modules() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        name = path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, []).append(path)
    return found


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            if node.module == "analysis":
                names |= {f"analysis.{a.name}" for a in node.names}
    return names


def test_every_module_has_its_floor():
    assert set(modules()) == set(LEVEL)


@pytest.mark.parametrize("name", sorted(LEVEL))
def test_a_module_imports_from_lower_floors_only(name):
    used = {n.split(".")[1] for path in modules()[name] for n in imports(path) if n.startswith("analysis.")} - {name}
    above = {u for u in used if LEVEL[u] >= LEVEL[name]}
    assert not above, f"{name} (floor {LEVEL[name]}) imports {sorted(above)}"


def test_only_pages_and_the_dashboard_know_streamlit():
    for paths in modules().values():
        for path in paths:
            assert not any(n.split(".")[0] == "streamlit" for n in imports(path)), path


def test_pages_do_not_import_one_another():
    for path in (ROOT / "pages").glob("*.py"):
        names = {n for n in imports(path) if n.startswith("pages.")}
        assert all(n.startswith("pages._frame") for n in names), (path.name, names)


def test_what_builds_and_shows_does_not_know_the_benchmarks():
    for path in [*ROOT.glob("*.py"), *(ROOT / "analysis").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        assert not any(n.split(".")[0] == "benchmarks" for n in imports(path)), path


def test_the_benchmarks_know_the_analysis_alone():
    for path in (ROOT / "benchmarks").rglob("*.py"):
        assert not {n.split(".")[0] for n in imports(path)} & {"pages", "streamlit", "dashboard"}, path


def test_the_project_needs_nothing_outside_itself():
    for path in [*ROOT.glob("*.py"), *(p for folder in ("analysis", "pages", "benchmarks") for p in (ROOT / folder).rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        assert "../shared" not in text and "/work/" not in text, path
