"""Sources in every shape: read, or told why not."""

import os
import sys

import pytest

from analysis.errors import ReadError
from analysis.model import Document, Problem
from analysis.read import MAX_BYTES, read, read_all

TEXT = "Internasjonal strategi for Bodø – 2024\r\nVi vil ut."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", TEXT.encode("utf-8"), "UTF-8"),
        ("a.md", TEXT.encode("utf-8-sig"), "UTF-8 with mark"),
        ("a.txt", TEXT.encode("utf-16"), "UTF-16 with mark"),
        ("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16 big-endian with mark"),
        ("a.txt", TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_text_comes_out_character_for_character(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path).text == TEXT, reason


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "text recognition"),
        ("a.txt", b"PK\x03\x04\x00\x00binary", "binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "binary"),
        ("a.txt", b"\xff\xfea", "damaged"),
        ("a.txt", b"abc \x81\x8d\x8f", "encoding"),
        ("a.pdf", b"%PDF-1.7", "save the text"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "MB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path, name, data, says):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError, match=says) as caught:
        read(path)
    assert str(caught.value).startswith(name)


@pytest.mark.skipif(os.name != "posix", reason="such names cannot be given there")
def test_a_name_gives_one_id_on_every_machine(tmp_path):
    path = tmp_path / "Malmo\u0308 | 2024.txt"
    path.write_text("Vi vill ut.", encoding="utf-8")
    assert read(path).doc_id == "Malmö _ 2024"


def test_a_missing_file_is_a_problem_and_the_rest_is_read(tmp_path):
    (tmp_path / "good.txt").write_text("Vi vil ut.", encoding="utf-8")
    items = list(read_all([tmp_path / "gone.txt", tmp_path / "good.txt"]))
    assert [type(i) for i in items] == [Problem, Document]


def test_twins_are_read_once_and_namesakes_kept_apart(tmp_path):
    for folder, text in (("a", "Ett."), ("b", "Två."), ("c", "Ett.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "policy.txt").write_text(text, encoding="utf-8")
    items = list(read_all([tmp_path]))
    ids = [i.doc_id for i in items if isinstance(i, Document)]
    assert ids[0] == "policy" and ids[1].startswith("policy-") and len(ids) == 2
    assert sum(isinstance(i, Problem) for i in items) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_a_name_of_broken_bytes_is_written_with_a_mark_for_them(tmp_path):
    (tmp_path / os.fsdecode(b"m\xf8te.txt")).write_text("Vi vil ut.", encoding="utf-8")
    (tmp_path / os.fsdecode(b"m\xf8te.pdf")).write_bytes(b"%PDF")
    items = list(read_all([tmp_path]))
    assert sorted(i.source for i in items) == ["m?te.pdf", "m?te.txt"]
