"""Documents read one after the other or side by side: the same parts, and each failure its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import extract, parts
from analysis.model import Document

ROOT = Path(__file__).parent.parent
MANY = [Document(f"d{i:02d}", f"d{i:02d}.txt", f"{i:064d}", f"Internationell policy {i}\n\nKommunen vill samarbeta med Kiel.") for i in range(20)]


def gathered(documents, folder):
    said = []
    found, problems, names = parts.gather(documents, folder, said.append)
    assert sorted(said) == sorted(d.source for d in documents)
    assert names >= {p.name for p in folder.glob("*.json")}
    return found, problems


def test_side_by_side_finds_what_one_after_the_other_does(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "_processors", lambda: 2)
    many = gathered(MANY, tmp_path / "many")
    monkeypatch.setattr(parts, "_processors", lambda: 1)
    assert many == gathered(MANY, tmp_path / "one") and len(many[0]) == 20 and not many[1]
    assert [r["documents"][0]["doc_id"] for r in many[0]] == [d.doc_id for d in MANY]


def test_where_no_process_can_be_made_documents_are_read_here(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise OSError("no processes here")

    monkeypatch.setattr(parts, "_processors", lambda: 2)
    monkeypatch.setattr(parts.subprocess, "Popen", refused)
    assert len(gathered(MANY, tmp_path)[0]) == 20


def test_a_program_that_is_no_reader_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "_processors", lambda: 2)
    monkeypatch.setattr(sys, "executable", "/bin/false" if os.path.exists("/bin/false") else "nothing")
    assert len(gathered(MANY, tmp_path)[0]) == 20


@pytest.mark.parametrize("error", [ValueError("odd"), RecursionError(), MemoryError()])
def test_a_document_that_fails_is_a_problem_and_the_rest_is_read(tmp_path, monkeypatch, error):
    real = extract.document

    def fails(document):
        if document.doc_id == "d03":
            raise error
        return real(document)

    monkeypatch.setattr(extract, "document", fails)
    found, problems = gathered(MANY[:6], tmp_path)
    assert len(found) == 5 and [(p.source, p.stage, p.severity) for p in problems] == [("d03.txt", "extract", "error")]
    assert "Save its text anew" in problems[0].message and type(error).__name__ in problems[0].message


def test_a_document_that_takes_its_process_down_costs_itself_alone(tmp_path, monkeypatch):
    # The processes start with a module of this folder in their path that ends them at one document.
    (tmp_path / "sitecustomize.py").write_text(
        "import os\ntry:\n    from analysis import extract\nexcept ImportError:\n    pass\nelse:\n    real = extract.document\n"
        "    extract.document = lambda d: os._exit(9) if d.doc_id == 'd07' else real(d)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(parts, "_processors", lambda: 2)
    found, problems = gathered(MANY, tmp_path / "parts")
    assert len(found) == 19 and [p.source for p in problems] == ["d07.txt"]


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="asks for POSIX signals")
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"])
def test_an_interrupted_build_leaves_no_process_behind(tmp_path, how):
    folder = tmp_path / "many"
    folder.mkdir()
    text = (sorted((ROOT / "seeds").glob("*.txt"))[0]).read_text(encoding="utf-8")
    for i in range(150):
        (folder / f"{i:02d}.txt").write_text(text + f"\n\nNr {i}." * 400, encoding="utf-8")
    # A test run that itself stands in the background of a shell hands on that interrupts are to be ignored.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code = f"{heed}import sys; sys.path.insert(0, {str(ROOT)!r}); from analysis import parts; parts._processors = lambda: 2\nfrom analysis.__main__ import main\n"
    run = subprocess.Popen([sys.executable, "-c", f"{code}main(['build', {str(folder)!r}, '--out', {str(tmp_path / 'corpus')!r}])"],
                           start_new_session=True, stderr=subprocess.DEVNULL, cwd=ROOT)  # fmt: skip
    kept = tmp_path / ".corpus" / "parts"
    wait_for(lambda: kept.is_dir() and any(kept.iterdir()))
    os.kill(run.pid, getattr(signal, how))
    run.wait(30)
    wait_for(lambda: not alive(run.pid))
    assert not (tmp_path / "corpus").exists()


def wait_for(met, seconds=30):
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)


def alive(session: int) -> bool:
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
