"""Named partners: every case of every word list, the register's own laws, and how rows are merged."""

import csv
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon import REFERENCE, load
from analysis.model import LANGUAGES, PARTNER_KINDS, Document, Passage
from analysis.partners import partners
from analysis.partners.towns import key, misspelt, town
from analysis.roles import roles
from analysis.segment import segment
from analysis.wording import enumeration, plain

CASES = [(language, case) for language in LANGUAGES for case in load(language, "partners")["cases"]]


def read(text, language, own=None):
    document = Document("doc", "doc.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    return partners(document, language, segment(document, language), own)


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{language}: {case['reason']}" for language, case in CASES])
def test_case(language, case):
    found = read(case["text"], language, case.get("own"))
    assert [f"{p.name} {p.kind}" for p in found] == case["partners"]


def test_a_misspelt_town_stays_as_written_and_is_linked_to_the_town_it_means():
    found = read("Venskabsbyer:\n- Ångelholm\n- Norköping (Sverige)\n", "da")
    assert [(p.name, p.canonical, p.country) for p in found] == [("Ångelholm", "Ängelholm", "SE"), ("Norköping", "Norrköping", "SE")]


def test_aliases_are_one_row_at_the_first_place():
    found = read("Kommunen bruger Copenhagen EU-Office. Medlem af Borgmesterpagten.\n\nCopenhagen EU Office hjælper, og Covenant of Mayors.", "da")
    assert [(p.name, p.canonical) for p in found] == [("Copenhagen EU-Office", "Copenhagen EU Office"), ("Borgmesterpagten", "Covenant of Mayors")]


def test_a_town_named_as_a_twin_town_anywhere_is_one():
    found = read("Brandkåren övar tillsammans med Hamar.\n\nVänorter: Hamar och Greifswald", "sv")
    assert [(p.name, p.kind) for p in found] == [("Hamar", "twin_town"), ("Greifswald", "twin_town")]


def test_a_name_over_a_line_end_is_written_on_one_line():
    text = "Vi arbetar tillsammans med North Sweden European\nOffice och söker medel ur Interreg\nSverige-Norge i fleråriga projekt."
    document = Document("doc", "doc.txt", "0" * 64, text)
    found = partners(document, "sv", [Passage("p", 0, len(text), text, "text")], None)
    assert [p.name for p in found] == ["North Sweden European Office", "Interreg Sverige-Norge"]


def test_the_country_comes_from_the_list_before_the_register():
    found = read("Twin towns:\n- Lund, Norway\n- Viborg (Denmark)\n", "en")
    assert [(p.name, p.country) for p in found] == [("Lund", "NO"), ("Viborg", "DK")]


@given(st.sampled_from(LANGUAGES), st.text(alphabet="abÅö .,;:()-–•*\n1#", max_size=60))
def test_any_text_can_be_read(language, text):
    for p in read(f"Networks: {text} Oslo (Norge)", language):
        assert p.kind in PARTNER_KINDS and p.evidence.quote


def test_the_register_is_in_order():
    with (REFERENCE / "partners.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 250
    assert len({r["id"] for r in rows}) == len(rows)
    assert {r["kind"] for r in rows} <= set(PARTNER_KINDS)
    assert all(not r["country"] or len(r["country"]) == 2 for r in rows)
    names = [n for r in rows for n in {r["name"], *filter(None, (r["aliases"] + "|" + r["guarded"]).split("|"))}]
    assert len(names) == len(set(names)), "one name, one partner"


@pytest.mark.parametrize(
    ("name", "known"),
    [("Århus", "Aarhus"), ("Aarhus", "Aarhus"), ("Haparanda", "Haparanda"), ("Torneå", "Tornio"), ("Xyzzyborg", None)],
)
def test_towns_are_found_by_every_name(name, known):
    found = town(name)
    assert (key(found.name) if found else None) == (key(known) if known else None)


@pytest.mark.parametrize(("name", "meant"), [("Angelholmm", "Ängelholm"), ("Norköping", "Norrköping"), ("Moss", None), ("Qqqqqq", None)])
def test_spelling(name, meant):
    found = misspelt(name)
    assert (found.name if found else None) == meant


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a, b och c", ["a", "b", "c"]),
        ("a och b, c och d samt e", ["a och b", "c och d", "e"]),
        ("a; b, c; d", ["a", "b, c", "d"]),
        ("x (y, z), w", ["x (y, z)", "w"]),
        ("verksamhets- och kompetensutveckling, kultur", ["verksamhets- och kompetensutveckling", "kultur"]),
        ("1,5 miljoner och 2", ["1,5 miljoner", "2"]),
    ],
)
def test_enumerations(text, first):
    ways = enumeration(text, 0, len(text), ("och",), ("samt",))
    assert [text[a:b] for a, b in ways[0]] == first


def test_plain_wording():
    assert plain("**Närings-\nliv** och  Deutschland-\nDanmark¹") == "Näringsliv och Deutschland-Danmark"


def test_a_text_in_capitals_is_no_name():
    text = "Partnere\n\nVI SAMARBEJDER MED REGIONENS KONTOR I BRUXELLES OG DE NORDJYSKE MEDLEMMER AF PARLAMENTET OM HAVNE OG VIND NU."
    document = Document("d", "d.txt", "0" * 64, text)
    assert all(len(p.name.split()) <= 12 for p in partners(document, "da", roles(document, "da", segment(document, "da")), None))


def test_a_label_ends_the_list_of_the_label_before_it():
    text = "Samarbeid\n\n" + "Nettverk: Eurocities, Energy Cities. Vennskapsbyer: Kiel, Luleå, Rovaniemi. " * 3
    document = Document("d", "d.txt", "0" * 64, text)
    kinds = {p.name: p.kind for p in partners(document, "nb", roles(document, "nb", segment(document, "nb")), None)}
    assert kinds["Eurocities"] == "network" and kinds["Kiel"] == "twin_town"
