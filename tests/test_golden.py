"""The seeds' tables are those kept in tests/golden/. After a change that is meant: `python -m tests.golden`, and read the diff."""

import pytest

from tests.golden import FOLDER, built


@pytest.fixture(scope="module")
def tables():
    return built()


@pytest.mark.parametrize("name", sorted(p.name for p in FOLDER.glob("*.tsv")))
def test_a_table_is_as_kept(tables, name):
    assert tables[name].splitlines() == (FOLDER / name).read_text(encoding="utf-8").splitlines()


def test_every_table_is_kept(tables):
    assert set(tables) == {p.name for p in FOLDER.glob("*.tsv")}
