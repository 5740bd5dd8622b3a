"""Passages: laws that hold for any text, and rows for the shapes that real documents have."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.model import Document
from analysis.segment import segment

_pieces = st.sampled_from(
    ["Syfte", "MÅL", "## Mål", "**Fet**", "- punkt", "• Tartu (Estland)", "1. Ett", "1.2 Roller", "Vi vill samarbeta.", "och mera", "sida 3", "3",
     "Bakgrund......4", "Innehåll", "\t", "  ", "\x0c", "-", "---", "<p>", "l vara med", "det regio-", "nala", "Följande gäller:", "ÅR 2030"]
)  # fmt: skip
texts = st.lists(_pieces | st.text(max_size=20), max_size=25).flatmap(
    lambda parts: st.lists(st.sampled_from(["\n", "\n\n", "\r\n", " "]), min_size=len(parts), max_size=len(parts)).map(
        lambda ends: "".join(p + e for p, e in zip(parts, ends, strict=True))
    )
)


def document(text: str) -> Document:
    return Document("d", "d.txt", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_laws(text):
    passages = segment(document(text), "en")
    assert all(p.start < p.end and text[p.start : p.end] == p.text for p in passages), "a passage is what stands at its offsets"
    assert all(a.end <= b.start for a, b in zip(passages, passages[1:], strict=False)), "ordered and disjoint"
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split()), "every non-space character in exactly one"
    assert passages == segment(document(text), "en"), "twice is equal"


def kinds(text: str, language: str = "sv") -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in segment(document(text), language)]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Syfte\n\nVi vill ut i världen.", [("heading", "Syfte"), ("text", "Vi vill ut i världen.")], "a short line over text is a heading"),
        ("Syfte\nVi vill ut i världen och samarbeta med många.", ["heading", "text"], "also with no blank line between"),
        ("Det ska:\n\n- bidra\n- stärka", ["text", "bullet", "bullet"], "a lead-in with a verb is no heading"),
        ("Vänorter:\n\n- Tartu\n- Lyngby", ["heading", "bullet", "bullet"], "a lead-in without one is"),
        ("Områden som valts är:\n\nKultur\n\nMiljö\n\nSkola\n\nDet börjar nu och pågår länge.", ["text", "text", "text", "heading", "text"],
         "lost bullets after a colon, the last above prose a heading"),
        ("## Mål\nVi vill.", ["heading", "text"], "markdown"),
        ("1.2 Roller\n\nStyrelsen beslutar om allt.", ["heading", "text"], "a numbered heading"),
        ("1. Kultur\n2. Miljö\n3. Skola", ["bullet", "bullet", "bullet"], "a numbered list"),
        ("Bakgrund......3\nSyfte......4\nMål\t5", ["contents"] * 3, "a table of contents"),
        ("• ett\n• två\n  fortsätter här", [("bullet", "• ett"), ("bullet", "• två\n  fortsätter här")], "a bullet runs on"),
        ("l ett mål\nl två mål", ["bullet", "bullet"], "bullets that became the letter l"),
        ("Text slutar här.\n\n7\n\nNy sida börjar.", ["text", "furniture", "text"], "a page number"),
        ("Sida 1 av 9\n\nVi vill ut.", ["furniture", "text"], "a page number with words"),
        ("<p>\nVi vill ut.\n</p>", ["furniture", "text", "furniture"], "stray tags"),
    ],
)  # fmt: skip
def test_shapes(text, expected, reason):
    got = kinds(text)
    assert (got if isinstance(expected[0], tuple) else [k for k, _ in got]) == expected, reason


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "Kommunens internationella arbete ska bidra till att\nutveckla verksamheten och ge nya kunskaper till\nalla som arbetar "
        "här. Det sker genom utbyten och\ngenom projekt med andra.\nNästa stycke börjar på ny rad och fortsätter sedan\növer ännu en rad."
    )
    assert [k for k, _ in kinds(wrapped)] == ["text", "text"]


def test_running_headers_are_furniture():
    page = "Internationell strategi {n}\n\nVi vill samarbeta med andra om sak nummer {n} och mera till.\n\n"
    found = kinds("".join(page.format(n=n) for n in range(2, 6)))
    assert [k for k, _ in found] == ["furniture", "text"] * 4


def test_sections_nest_by_number_and_mark_up():
    text = "# Mål\n\nText här.\n\n## Kultur\n\nMera text.\n\n# Ansvar\n\nSlut."
    assert [p.section for p in segment(document(text), "sv") if p.kind == "text"] == [("Mål",), ("Mål", "Kultur"), ("Ansvar",)]


def test_a_heading_that_comes_again_stands_under_each_subject():
    text = "Kultur\n\nText om saken.\n\nMål\n\nVi vill mer.\n\nSkola\n\nText om saken.\n\nMål\n\nVi vill mer."
    paths = [p.section for p in segment(document(text), "sv") if p.kind == "text"]
    assert paths == [("Kultur",), ("Kultur", "Mål"), ("Skola",), ("Skola", "Mål")]


def test_tags_that_end_a_paragraph_end_its_line():
    text = "<html><body><h1>Syfte</h1><p>Kommunen vill samarbeta med andra i Europa om klimat och energi.</p><ul><li>Turism</li><li>Export</li></ul>"
    found = segment(Document("d", "d.txt", "0" * 64, text), "sv")
    assert [p.text for p in found][:2] == ["<html><body><h1>Syfte</h1>", "<p>Kommunen vill samarbeta med andra i Europa om klimat och energi.</p>"]
    assert found[0].kind == "heading" and found[1].section == ("Syfte",)
