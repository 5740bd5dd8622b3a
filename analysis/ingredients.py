"""What a build is made of, as hashes: sources, reference data, code and library versions.

Kept apart from the build and light to import, so that "nothing changed" is answered in a fraction of a second.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HERE = Path(__file__).parent
_REFERENCE = _HERE.parent / "data" / "reference"
# Modules that read a built corpus, draw it, or fit models (which are ingredients themselves): a change there changes no table.
_NO_INGREDIENT = (
    "views/", "charts/", "palette.py", "places.py", "measure.py", "reliability.py", "calibration.py", "__main__.py", "explain.py", "coded.py",
    "roles/fit.py", "themes/fit.py", "themes/report.py",
)  # fmt: skip
_NOT_READ = ("outlines.json", "crosswalk.csv")  # reference data that no table is made of
_LIBRARIES = ("numpy", "pandas", "pyarrow", "scikit-learn", "scipy", "py3langid")


def digest(*parts: str | bytes) -> str:
    """One hash of several parts in order."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:16]


@lru_cache(maxsize=1)
def code() -> str:
    """Hash of every module that makes tables, and of the libraries they rest on."""
    names = sorted(p.relative_to(_HERE).as_posix() for p in _HERE.rglob("*.py"))
    names = [n for n in names if not n.startswith(_NO_INGREDIENT)]
    return digest(*(f"{n}\n" + (_HERE / n).read_text(encoding="utf-8") for n in names), *map(_version, _LIBRARIES))


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


@cache
def reference(language: str | None) -> str:
    """Hash of a language's word lists, or with None of the reference data that all languages share."""
    folder = _REFERENCE / language if language else _REFERENCE
    files = sorted(p for p in folder.glob("*") if p.is_file() and p.suffix in (".toml", ".csv", ".json", ".parquet") and p.name not in _NOT_READ)
    return digest(*(f"{p.name}\n".encode() + p.read_bytes() for p in files))


def languages() -> list[str]:
    """The languages that have word lists: a folder of reference data with a theme list."""
    return sorted(p.parent.name for p in _REFERENCE.glob("*/themes.toml"))


def manifest(sources: dict[str, str]) -> dict:
    """The ingredients of a build over `{source name: sha256}`; equal manifests mean equal tables."""
    return {
        "format": 1,
        "sources": dict(sorted(sources.items())),
        "code": code(),
        "reference": {"shared": reference(None)} | {language: reference(language) for language in languages()},
    }
