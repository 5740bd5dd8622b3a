"""The dated events of a document, in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import interval
from analysis.facts import facts
from analysis.lexicon import load
from analysis.model import EVENT_KINDS, LANGUAGES, Document, Event
from analysis.roles import roles
from analysis.segment import segment
from analysis.timeline import timeline

CASES = [(language, case["text"], case["events"]) for language in LANGUAGES for case in load(language, "timeline")["cases"]]

# Something for the sentence under test to stand in: a title and a heading, so that it is running text, and the year
# of the document, from which the past is told from the future.
FRAME = {
    "sv": "Internationell policy\n\nAntagen av kommunfullmäktige 2019-05-02\n\nBakgrund\n\nHär står en mening som är text. {}\n",
    "da": "International politik\n\nVedtaget af byrådet 2. maj 2019\n\nBaggrund\n\nHer står en sætning, som er tekst. {}\n",
    "nb": "Internasjonal strategi\n\nVedtatt av kommunestyret 02.05.2019\n\nBakgrunn\n\nHer står en setning som er tekst. {}\n",
    "fi": "Kansainvälinen strategia\n\nHyväksytty kaupunginvaltuustossa 2.5.2019\n\nTausta\n\nTässä on lause joka on tekstiä. {}\n",
    "en": "International Policy\n\nAdopted by the City Council on 2 May 2019\n\nBackground\n\nHere is a sentence that is text. {}\n",
    "de": "Internationale Strategie\n\nBeschlossen vom Stadtrat am 2. Mai 2019\n\nHintergrund\n\nHier steht ein Satz, der Text ist. {}\n",
}


def _events(text: str, language: str) -> list[Event]:
    document = Document("d", "d.txt", "0" * 64, text)
    passages = roles(document, language, segment(document, language))
    found = timeline(document, language, passages, facts(document, language, passages))
    for event in found:
        event.evidence.checked(text)
        interval(event.date)
        assert event.kind in EVENT_KINDS
        assert event.what.strip()
    return found


def _named(text: str, language: str) -> list[str]:
    return [f"{e.date} {e.kind}" for e in _events(text, language)]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_cases_of_the_word_lists(language, text, expected):
    stated = _named(FRAME[language].format(""), language)
    assert len(stated) == 1
    assert _named(FRAME[language].format(text), language) == stated + expected


def test_adoption_and_period_come_from_the_facts():
    text = "Internationell strategi 2020–2024\n\nAntagen av kommunfullmäktige 2019-05-02 § 7\n\nSyfte\n\nKommunen lär av andra länder.\n"
    assert [(e.date, e.kind, e.what) for e in _events(text, "sv")] == [
        ("2020", "validity", "periodens början"),
        ("2024", "validity", "periodens slut"),
        ("2019-05-02", "adoption", "antagande, § 7"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected", "reason"),
    [
        ("Staden fick en vänort 1998.", [("1998", "past_event", "Staden fick en vänort")], "a year before the document's own"),
        ("Transporterna ska vara fossilfria till 2030.", [("2030", "target", "Transporterna ska vara fossilfria")], "a goal"),
        ("Agenda 2030 är viktig. Agenda 2030 gäller alla.", [("2030", "agenda", "Agenda 2030")], "a framework is named once"),
        (
            "Utsläppen ska vara noll 2030. Elever ska resa senast 2030.",
            [("2030", "target", "Utsläppen ska vara noll"), ("2030", "target", "Elever ska resa")],
            "two goals of one year",
        ),
        (
            "Utsläppen ska vara noll till 2030. Till 2030 ska utsläppen vara noll.",
            [("2030", "target", "Utsläppen ska vara noll")],
            "a goal said twice",
        ),
        ("EU:s program löper 2021–2027.", [], "the period of another programme"),
        ("Kommunen fick 2000 besökare 2018.", [("2018", "past_event", "Kommunen fick 2000 besökare")], "an amount is no year"),
        ("Mötet hölls 12 maj 2018.", [("2018-05-12", "past_event", "Mötet hölls")], "a day"),
    ],
)  # fmt: skip
def test_sentences(sentence, expected, reason):
    found = _events(FRAME["sv"].format(sentence), "sv")[1:]
    assert [(e.date, e.kind, e.what) for e in found] == expected, reason


def test_dates_of_contents_lists_and_running_headers_give_nothing():
    text = (
        "Innehåll\nBakgrund 1998 ........ 2\nMål till 2030 ........ 3\nAnsvar ........ 4\n\nBakgrund\n\n"
        "Kommunen lär av andra länder och andra länder lär av oss.\n\nSida 2\nUtblick 1998\n\n"
        "Mer text om det som kommunen gör ute i världen.\n\nSida 3\nUtblick 1998\n\n"
        "Ännu mer text om samma sak som förut.\n\nSida 4\nUtblick 1998\n"
    )
    assert _named(text, "sv") == []


@given(st.text(alphabet="Målet ska nås till 2030, sedan 1998.\n- Vision Agenda", max_size=160), st.sampled_from(LANGUAGES))
def test_any_text_gives_checked_events_in_order(text, language):
    found = _events(text, language)
    assert [e.evidence.start for e in found] == sorted(e.evidence.start for e in found)


TABLE = "Internationell policy\n\nAntagen av kommunfullmäktige 2019-05-02\n\nMål\n\nHär står en mening som är text.\n\n{}\n\nSlut\n\nHär står det sista.\n"


@pytest.mark.parametrize(
    ("table", "expected", "reason"),
    [
        ("Åtgärd | Ansvarig | Klart\nGuide | Kansliet | 2021\nResa | Skolan | 2022", [("2021", "Guide"), ("2022", "Resa")], "cells on a line"),
        ("Åtgärd\tKlart\tAnsvarig\nGuide\t2021\tKansliet", [("2021", "Guide")], "the date in the middle"),
        ("Åtgärd   Ansvarig   Klart\nGuide för nya   Kansliet   senast 2021", [("2021", "Guide för nya")], "columns by spaces, a word beside the date"),
        ("Nr Åtgärd Ansvarig Klart\n1 Guide för nya Kansliet 2021", [("2021", "Guide för nya Kansliet")], "numbered rows on a line each"),
        ("Åtgärd Ansvarig Klart\nGuide för nya och för\nalla andra Kansliet 2021\nResa Skolan 2022",
         [("2021", "Guide för nya och för alla andra Kansliet"), ("2022", "Resa Skolan")], "a wrapped row"),
        ("Åtgärd\nAnsvarig\nKlart\nGuide\nKansliet\n2021\nResa\nSkolan\nlöpande\nMöte\nSkolan\n2022", [("2021", "Guide"), ("2022", "Möte")], "a row without a date"),
        ("Åtgärd\n\nKlart\n\nGuide\n\n2021–2023", [("2023", "Guide")], "a period is due at its end"),
        ("Åtgärd: Guide\nAnsvarig: Kansliet\nKlart: 2021", [("2021", "Guide")], "a label and a value a line"),
        ("| Åtgärd | År |\n|---|---|\n| Guide | 2021 |", [("2021", "Guide")], "a year in a table of measures"),
        ("Åtgärd\nAnsvar\nGenomförs före år\nGuide\nKansliet\n2021\n\nResa\nSkolan\n2022", [("2021", "Guide"), ("2022", "Resa")], "a longer name"),
        ("Åtgärd\nKlart\nGuide\n2021\n\nAnsvar\n\nTryckt i januari 2022", [("2021", "Guide")], "what follows a table is no row"),
        ("| Giltighet | tills vidare |\n| Tryckt | 4 januari 2020 |", [], "a block of metadata is no table"),
        ("| Åtgärd | Kostnad |\n|---|---|\n| Guide | 2021 |", [], "no column of dates"),
        ("Åtgärd Ansvarig Klart\n\nAllt annat är klart.", [], "no rows"),
    ],
)  # fmt: skip
def test_rows_with_a_deadline_are_targets(table, expected, reason):
    found = [e for e in _events(TABLE.format(table), "sv") if e.kind == "target"]
    assert [(e.date, e.what) for e in found] == expected, reason


@pytest.mark.parametrize(
    ("table", "expected", "reason"),
    [
        (
            "Ort\nLand\nAvtal från\nVejle\nDanmark\n1951\nMoss\nNorge\n1952¹",
            ["Avtal från: Vejle, Danmark", "Avtal från: Moss, Norge"],
            "a cell a line",
        ),
        ("Ort Land Avtal från\nVejle Danmark 1951¹", ["Avtal från: Vejle Danmark"], "a row a line, with a footnote"),
        ("Vänort | År\nVejle | 1951\nMoss | 1952", ["Vejle", "Moss"], "a year in a table of towns"),
        ("Vänorter\nVejle i Danmark 1951\nMoss i Norge 1952", ["Vejle i Danmark", "Moss i Norge"], "towns and years without names of columns"),
    ],
)
def test_rows_of_agreements_are_past_events(table, expected, reason):
    found = [e for e in _events(TABLE.format(table), "sv") if e.kind == "past_event"]
    assert [e.what for e in found] == expected, reason


def test_running_headers_inside_a_table_are_no_rows():
    header = "Habo kommun | Internationell policy 2019–2024"
    table = f"Åtgärd Ansvarig Klart\nGuide Kansliet 2021\n\n{header}\n4\n\nResa Skolan 2022\n\n{header}\n5"
    found = [e for e in _events(TABLE.format(table), "sv") if e.kind == "target"]
    assert [e.date for e in found] == ["2021", "2022"]


@given(st.text(alphabet="Åtgärd Klart|\n\t2021:Ort Land Avtal från 1951-", max_size=160), st.sampled_from(LANGUAGES))
def test_any_table_gives_checked_events(text, language):
    _events(f"Vänorter\n{text}", language)
