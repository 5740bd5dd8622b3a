"""Documents as they really come: every one is read, in time that grows with its length, and no row of it is absurd."""

import time
import unicodedata
from pathlib import Path

import pytest

from analysis import extract
from analysis.confidence import confidence
from analysis.model import Document

ROOT = Path(__file__).parent.parent
PLAIN = {p.stem[:2]: p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests" / "documents").glob("*.txt"))}
SHORT = "Internationell policy för Luleå kommun. Kommunstyrelsen ansvarar för uppföljning varje år. Vi samarbetar med Kiel, Bodø och Narvik. "


def lines(text: str, mark: str) -> str:
    return "\n".join(mark + line for line in text.splitlines() if line.strip())


CHANGES = {
    "flattened to one line": lambda t: " ".join(t.split()),
    "page numbers fused to words": lambda t: " ".join(w + (str(i // 60) if i % 60 == 0 else "") for i, w in enumerate(t.split(" "))),
    "contents inside a sentence": lambda t: t.replace(". ", ". Innhold 1 Bakgrunn 3 Mål 4 Ansvar 7 Foto: Kari Berg ", 3),
    "running headers": lambda t: t.replace("\n\n", "\n\nInternational strategy 2024-2030 | page 7\n\n\f"),
    "labels first, values after": lambda t: "Title\nType\nAdopted by\nDate\nNumber\n\n" + t,
    "letter-spaced headings": lambda t: "\n\n".join(" ".join(p.upper()) if len(p) < 60 else p for p in t.split("\n\n")),
    "glued words": lambda t: t.replace(" ", "", 400),
    "columns side by side": lambda t: "\n".join(f"{a[:40]:44}{b[:40]}" for a, b in zip(t.splitlines(), t.splitlines()[::-1], strict=True)),
    "l for a bullet": lambda t: lines(t, "l "),
    "o for a bullet": lambda t: lines(t, "o "),
    "symbol-font bullets": lambda t: lines(t, "\uf0b7 "),
    "a web page": lambda t: "<html><body>" + "".join(f"<p class='x'>{p.replace(' ', '&nbsp;', 2)}</p><br/>" for p in t.split("\n\n")) + "</body>",
    "empty pages": lambda t: t.replace("\n\n", "\n\f\f\n \f"),
    "tabs": lambda t: t.replace(" ", "\t"),
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "CR": lambda t: t.replace("\n", "\r"),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "soft hyphens": lambda t: t.replace("e", "e\u00ad"),
    "zero-width characters": lambda t: t.replace("a", "\u200ba"),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t),
    "emoji": lambda t: t.replace(". ", ". 👩‍👩‍👧🇩🇰 "),
    "right-to-left marks": lambda t: "\u200f" + t.replace(" ", " \u202b", 50),
    "capitals": str.upper,
    "every word with a capital": str.title,
    "wrong decoding": lambda t: t.encode().decode("cp1252", "replace"),
    "one word a line": lambda t: "\n".join(t.split()),
    "no stops": lambda t: t.replace(".", ""),
    "quoted without end": lambda t: "(\"" * 200 + t,
}  # fmt: skip
ODD = {
    "one word": "Strategi",
    "one letter": "x",
    "numbers": " ".join(map(str, range(1900, 2100))),
    "headings": "\n\n".join(["Internationell strategi", "Syfte", "Mål", "Ansvar"] * 40),
    "bullets": "\n".join(["• vi vill samarbeta med Luleå"] * 200),
    "bare bullets": "•\n" * 100,
    "a table": "| Nr | Aktivitet | Ansvarig | År |\n" + "\n".join(f"| {i} | Samarbete | Kommunstyrelsen | {2015 + i % 9} |" for i in range(500)),
    "Icelandic": "Reykjavíkurborg vill efla alþjóðlegt samstarf og þátttöku í norrænum tengslanetum. " * 5,
    "Faroese": "Kommunan vil menna samstarvið við vinarbýir í Norðurlondum. Býráðið hevur ábyrgdina. " * 5,
    "Greenlandic": "Kommunip siunertaraa suleqateqarneq nukittorsassallugu. " * 5,
    "Estonian": "Linn soovib arendada koostööd sõpruslinnadega ja osaleda võrgustikes. " * 5,
    "Spanish": "La estrategia describe la cooperación internacional del municipio con otras ciudades. " * 5,
    "names with signs of patterns": r"Nätverk: (C++|.*), [Network+], *A+B*, $foo\bar\1 och {2,3}. Vänorter: Lu(leå, Bo[dø, \Kiel. " * 5,
    "a lone half of a character": "Strategi \ud800 för Luleå kommun. " * 5,
    "mixed languages": "\n\n".join(t[:1500] for t in PLAIN.values()),
}


def rows_of(text: str) -> dict:
    return extract.document(Document("messy", "messy.txt", "0" * 64, text))


def absurd(found: dict) -> list[str]:
    """What no reader would take for a title, a partner, an actor or an event."""
    said = []
    document = found["documents"][0]
    said += [v for f, longest in (("title", 160), ("municipality", 40), ("decision_ref", 60)) if (v := document.get(f)) and len(v) > longest]
    said += [r["name"] for r in found.get("partners", []) if len(r["name"]) > 100 or len(r["name"].split()) > 12]
    said += [r["actor"] for r in found.get("governance", []) if len(r["actor"]) > 90 or len(r["actor"].split()) > 10]
    said += [r["name"] for r in found.get("focus_areas", []) if len(r["name"].split()) > 25]
    return said


def check(text: str) -> None:
    found = rows_of(text)
    for table, rows in found.items():
        for row in rows:
            if "quote" in row:
                assert text[row["start"] : row["end"]] == row["quote"], table
    covered = sum(len(p["text"]) - sum(map(str.isspace, p["text"])) for p in found["passages"])
    assert covered == len(text) - sum(map(str.isspace, text))
    assert not absurd(found)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("language", sorted(PLAIN))
def test_messy_text_is_read(language, change):
    check(CHANGES[change](PLAIN[language]))


@pytest.mark.parametrize("kind", ODD)
def test_odd_documents_are_read(kind):
    check(ODD[kind])


@pytest.mark.parametrize(
    "unit",
    [
        SHORT, SHORT.replace(".", ""), SHORT.replace(" ", "; "), "Vänorter: Luleå, ", "Luleå och ", "Luleå Kommun Stad Region ", "bl.a. ", '."', "den 1 maj 2020 till ",
        "a\t. . . ", "<!-- a -->", "www.se.", "l Kommunen vill samarbeta\n", "1\n", "Antagen av\n", "- Kommunstyrelsen ansvarar för uppföljning\n", "(a, ", "   ", "Aä1", "….",
    ],
)  # fmt: skip
def test_time_grows_with_length_and_no_faster(unit):
    def seconds(size: int) -> float:
        text = "Internationell policy för Luleå kommun\n\n" + unit * (size // len(unit)) + "x"
        begun = time.process_time()
        rows_of(text)
        return time.process_time() - begun

    seconds(4_000)
    small, large = seconds(8_000), seconds(64_000)
    assert large < 24 * small + 0.5, (small, large)  # eight times the text; the square of it would be 64 times


PAPER = """International Strategy

Municipality: Hamar
Adopted by: City Council
Adopted on: 2 May 2019

Background

We met in Kiel in 2016. Agenda 2030 concerns everybody. By 2030 every school shall have a partner abroad. In the year 2028 we will
reach one hundred partners as our goal.

Partners

The municipality cooperates with Lund University and with Visby. We are a member of Eurocities.

Twin towns

- Kiel, Germany
- Gdynia, Poland

Focus areas

Our four focus areas are:

- Business growth
- Culture and youth
- Climate
- Education

Responsibility

The executive board carries out the projects. The chief executive is responsible for international work.

The coordinator shall:

- support the schools
- report to the council

Follow-up

The executive board evaluates the strategy every year. The strategy is revised every term of office. The guidelines are evaluated.
"""


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("facts", "field", {"adopted_on": "label", "municipality": "title_page", "doc_type": "title_page"}),
        ("timeline", "date", {"2019-05-02": "fact", "2016": "order", "2028": "sentence"}),
        ("timeline", "kind", {"agenda": "name", "past_event": "order"}),
        ("reviews", "who", {"The executive board": "who_and_when"}),
        ("reviews", "what", {"The strategy": "when", "The guidelines": "verb"}),
        ("governance", "function", {"execute": "work", "steer": "kind", "support": "carried", "report": "carried", "monitor": "verb"}),
        ("partners", "name", {"Eurocities": "register", "Visby": "place", "Kiel": "list", "Gdynia": "list"}),
        ("focus_areas", "name", {"Climate": "list", "Culture and youth": "list"}),
    ],
)
def test_rows_say_how_they_were_told_and_how_sure_that_is(table, column, expected):
    rows = extract.document(Document("d", "d.txt", "0" * 64, PAPER))[table]
    told = {row[column]: row["grade"] for row in rows}
    assert {value: told.get(value) for value in expected} == expected
    assert all(row["confidence"] == confidence(table, row["grade"]) for row in rows)
