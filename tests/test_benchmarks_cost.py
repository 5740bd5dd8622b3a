"""What a build costs: made documents are like real ones and the same again; time, memory and growth are told right."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from analysis.errors import UdsynError
from analysis.model import Document
from analysis.segment import segment
from benchmarks.cost import documents
from benchmarks.cost.__main__ import main, table
from benchmarks.cost.measure import SOURCES, Cost, Size, exponent, run
from benchmarks.watch import Watch

SEES_MEMORY = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc on this system")


def test_the_same_documents_again_and_few_are_the_first_of_many(tmp_path):
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir(), many.mkdir()
    documents.make(6, SOURCES, few)
    documents.make(12, SOURCES, many)
    assert {p.name.split("_")[0] for p in few.iterdir()} == {"da", "de", "en", "fi", "nb", "sv"}
    assert all((many / p.name).read_bytes() == p.read_bytes() for p in few.iterdir())
    texts = [p.read_text(encoding="utf-8") for p in sorted(many.iterdir())]
    assert len(set(texts)) == 12
    cut = [len(segment(Document("d", "d.txt", "0" * 64, text), language)) for text, language in zip(texts, ["da"] * 2 + ["de"] * 2, strict=False)]
    assert all(0.8 < n / documents.PASSAGES < 1.3 for n in cut)


def test_numbers_years_and_places_change_and_the_rest_stays():
    varied = documents.vary("I 2016 fik Vejle 45 elever og 3 skoler.", ["Moss"], {"Vejle"}, Random(1))
    assert varied.startswith("I ") and "2016" not in varied and "Moss" in varied and "Vejle" not in varied and varied.endswith("og 3 skoler.")


def test_growth_is_the_power_of_the_number_of_passages():
    sizes = [Size(n, n * 38, Cost(0.5 * n**1.5, None), Cost(2.0, 10**6)) for n in (10, 100, 1000)]
    assert exponent(sizes, lambda s: s.build) == pytest.approx(1.5) and exponent(sizes, lambda s: s.baseline) == pytest.approx(0)
    assert exponent(sizes[:1], lambda s: s.build) is None
    said = table(sizes, 2)
    assert "power of 1.50" in said and "| unknown |" in said and "power" not in table(sizes[:1], 2)


@SEES_MEMORY
def test_memory_is_that_of_the_whole_tree():
    child = "held = bytearray(80_000_000)\nimport time; time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent])
    with Watch(process.pid) as watch:
        process.wait()
    assert watch.peak > 80_000_000


def test_a_program_that_fails_says_why(tmp_path):
    with pytest.raises(UdsynError, match="No document could be read"):
        run(["-m", "analysis", "build", "nowhere.txt", "--out", str(tmp_path / "corpus")])


@pytest.mark.parametrize("count", ["0", "-3", "many"])
def test_a_number_of_documents_is_one_or_more(count, capsys):
    with pytest.raises(SystemExit):
        main(["--documents", count])
    assert "N" in capsys.readouterr().err
