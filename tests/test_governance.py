"""Duties: every case of the word lists, constructions that all languages share, and what must give no row."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.governance import governance
from analysis.governance.words import FRAMES
from analysis.lexicon import load
from analysis.model import FUNCTIONS, LANGUAGES, Document, Passage, passage_id


def document(*parts: tuple[str, str]) -> tuple[Document, list[Passage]]:
    """A document of (kind, text) passages, all of the role governance; headings open sections."""
    text, passages, section = "", [], ()
    for kind, words in parts:
        start = len(text)
        if kind == "heading":
            section = (words,)
        role = "heading" if kind == "heading" else "governance"
        path = () if kind == "heading" else section
        passages.append(Passage(passage_id("s", start, start + len(words)), start, start + len(words), words, kind, 0, path, role))
        text += words + "\n"
    return Document("d", "d.txt", hashlib.sha256(text.encode()).hexdigest(), text), passages


def rows(language: str, *parts: tuple[str, str]) -> list[str]:
    doc, passages = document(*parts)
    return [f"{d.actor_type} {d.function}" for d in governance(doc, language, passages)]


CASES = [(language, case["text"], case["rows"]) for language in LANGUAGES for case in load(language, "governance")["cases"]]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_every_case_of_the_word_lists(language, text, expected):
    assert sorted(rows(language, ("text", text))) == sorted(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_function(language):
    data = load(language, "governance")
    assert set(data["subject"]) == {*FUNCTIONS, "responsible"}
    assert set(data["nouns"]) == set(FUNCTIONS)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_for_two_functions_of_one_frame(language, frame):
    forms = [form for listed in load(language, "governance")[frame].values() for form in listed]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("language", "parts", "expected", "why"),
    [
        ("sv", [("heading", "Kommunstyrelsen"), ("bullet", "beslutar om medlemskap")], ["executive_board decide"], "actor in the heading"),
        (
            "sv",
            [("text", "Kommunstyrelsen svarar för:"), ("bullet", "Samordning och uppföljning av arbetet")],
            ["executive_board coordinate", "executive_board monitor"],
            "nouns in a list that a sentence leads into",
        ),
        ("nb", [("text", "Internasjonal rådgiver (50 %)"), ("bullet", "samordner arbeidet")], ["coordinator coordinate"], "a line with a name"),
        ("en", [("heading", "Mayor"), ("bullet", "Represents the town")], ["mayor represent"], "verb first"),
        ("fi", [("text", "Vastuutaho: sivistystoimiala")], ["department execute"], "a label"),
        ("en", [("text", "Overall responsibility: the Municipal Council.")], ["council steer"], "a label of overall responsibility"),
        (
            "en",
            [("text", "Projects are run by the departments. They also bear the costs.")],
            ["department execute", "department finance"],
            "a pronoun means the actor of the sentence before",
        ),
        (
            "de",
            [("text", "Die Stabsstelle Europa, die auch die Ämter berät, koordiniert die Anträge.")],
            ["department support", "department coordinate"],
            "a relative clause with its verb last",
        ),
        ("da", [("text", "Byrådet, økonomiudvalget og direktionen godkender planen.")],
         ["council decide", "executive_board decide", "management decide"], "actors that share a duty"),
        ("sv", [("text", "Kansliet svarar för att besluten följs upp.")], ["department monitor"], "a passive that the actor sees to"),
        ("en", [("text", "An evaluation is carried out by the department.")], ["department monitor"], "the object names the function"),
        ("en", [("text", "The heads of department meet.")], [], "no verb inside an actor's name"),
        ("sv", [("text", "Nämnden är representerad i nätverket.")], [], "to be represented is no duty"),
        (
            "nb",
            [("text", "Avdelingen skal"), ("bullet", "samordne virksomhetene"), ("bullet", "gi råd om søknader")],
            ["department coordinate", "department support"],
            "a list without a colon",
        ),
        (
            "de",
            [("text", "Dem Büro obliegen insbesondere"), ("bullet", "die Abstimmung der Vorhaben")],
            ["department coordinate"],
            "a list under an actor in the dative",
        ),
        ("fi", [("text", "Vastuutaho: sivistystoimiala"), ("bullet", "1. Kirjastoon hankitaan uusia kirjoja")], ["department execute"],
         "a label leads into no list"),
        ("en", [("text", "The Board leads the work. Its task is to evaluate projects.")], ["committee steer", "committee monitor"],
         "a pronoun that owns the task"),
        (
            "en",
            [("text", "The Municipal Executive Board has seven members."), ("text", "The working committee of the Board approves journeys.")],
            ["executive_board decide"],
            "a part of a body has its type",
        ),
        ("de", [("text", "In der Arbeitsgruppe werden Anträge vorbereitet.")], ["working_group execute"], "the body in which a passive is done"),
        ("sv", [("text", "Kansliet följer upp hur nämnderna samordnar arbetet.")], ["department monitor"], "what is followed up is no duty"),
        ("sv", [("text", "Nämnden stöds inte av kansliet utan av bolaget.")], ["municipal_company support"], "a contrast"),
        ("sv", [("text", "Om det bidrar till målen avsätter nämnden medel.")], ["committee finance"], "a pronoun that is no actor"),
        ("nb", [("text", "Formannskapet avgjør hvilke ansatte som deltar i møter.")], ["executive_board decide"], "whom a question is about"),
        ("sv", [("text", "Bidrag fördelas av kultur-, park- och fritidsnämnden.")], ["committee finance"], "halves of a compound"),
        ("da", [("text", "Regionen støtter arbejdet.")], [], "a region without a name"),
        (
            "nb",
            [("heading", "Rolle"), ("heading", "Ansvar"), ("heading", "Rådmannen"), ("heading", "Leder arbeidet og setter av midler"),
             ("heading", "Enhetene"), ("heading", "Egne planer")],
            ["management steer", "management finance"],
            "lines of a table: an actor's, then its duty's, which opens with a verb",
        ),
        ("en", [("heading", "Role Responsibility"), ("heading", "The Council Adopts the plan"), ("heading", "Mayor and council")],
         ["council decide"], "a table's row on one line"),
        (
            "de",
            [("heading", "Maßnahme"), ("heading", "Zuständigkeit"), ("heading", "Jahr"), ("heading", "Sprachkurse für Beschäftigte"),
             ("heading", "Personalamt"), ("heading", "2025")],
            ["department execute"],
            "a task and, on the next line, who is to do it",
        ),
        ("sv", [("heading", "Åtgärd Ansvarig År"), ("heading", "Ny webbplats Kommunikationsenheten 2025")], ["department execute"], "a task's row"),
        (
            "da",
            [("heading", "Tiltag"), ("heading", "Ansvarlig"), ("heading", "Sprogkursus"), ("heading", "HR-afdelingen"), ("text", "2024"),
             ("heading", "Ny hjemmeside"), ("heading", "Kommunikationsafdelingen")],
            ["department execute", "department execute"],
            "a year among the cells does not end the table",
        ),
        ("en", [("heading", "Departments Plan and run projects")], ["department execute"], "the second of two joined verbs"),
        ("da", [("bullet", "o Medarbejdere afgiver en rapport til konsulenten.")], ["staff report"], "whoever takes the report gives none"),
        ("sv", [("text", "Förtroendevalda följer samma regler som anställda.")], [], "to follow rules is not to follow up"),
        ("sv", [("heading", "Ny webbplats"), ("heading", "Kommunikationsenheten")], [], "no table without the names of its columns"),
        ("en", [("bullet", "o The City Council approves the plan.")], ["council decide"], "the city is part of the council's name"),
        ("fi", [("text", "Työryhmä, jossa on edustaja jokaisesta yksiköstä, tukee koordinaattoria.")], ["working_group support"],
         "whoever stands in a relative clause does not act"),
        ("da", [("text", "Ansatte, der deltager i rejser, repræsenterer kommunen.")], ["staff represent"], "a relative clause tells who is meant"),
        ("sv", [("text", "Kansliet hjälper nämnderna med att hitta partner och söka medel.")], ["department support"], "what others are helped with"),
        ("da", [("text", "Kontoret hjælper enhederne med at finde partnere og rapporterer til direktionen.")],
         ["department support", "department report"], "a verb in the present is the actor's own again"),
        ("nb", [("text", "Skolene skal tilby reiser, og foreldre skal kunne delta i turen.")], ["department support"], "a clause with a subject of its own"),
        ("da", [("text", "Kommunen vil i samarbejde med Aarhus Erhvervsforum formidle kontakter.")], [], "a partner named with its capitals"),
        ("de", [("text", "Das Verwaltungsgericht tagt selten. Der Verwaltungsausschuss ist neu."), ("text", "Die Verwaltung plant die Reisen.")],
         ["department execute"], "the first part of a compound is not what a short form means"),
        ("de", [("text", "Die Fachbereiche stimmen ihre Kontakte zu den Nachbarn ab.")], ["department coordinate"], "a preposition is no prefix"),
    ],
)  # fmt: skip
def test_constructions(language, parts, expected, why):
    assert sorted(rows(language, *parts)) == sorted(expected), why


def test_short_form_means_the_actor_named_before():
    doc, passages = document(("text", "Vid enheten finns en EU-samordnare."), ("text", "Samordnaren ger råd om ansökningar."))
    assert [(d.actor, d.actor_type) for d in governance(doc, "sv", passages)] == [("en EU-samordnare", "coordinator")]


def test_object_is_cut_to_a_phrase():
    doc, passages = document(("text", "Kommunstyrelsen beslutar om medlemskap i nätverk när det behövs för arbetet."))
    assert governance(doc, "sv", passages)[0].object == "medlemskap i nätverk"


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Officiella kontakter med andra kommuner och regioner", ["Officiella kontakter med andra kommuner och regioner"]),
        ("Samordning av projekt och uppföljning av resultat", ["Samordning av projekt", "uppföljning av resultat"]),
    ],
)
def test_what_names_no_function_belongs_to_the_object_before(text, objects):
    doc, passages = document(("text", "Kommunstyrelsen svarar för:"), ("bullet", text))
    assert [d.object for d in governance(doc, "sv", passages)] == objects


def test_object_begins_behind_a_date():
    doc, passages = document(("text", "Sekretariatet udarbejder hvert år inden den 1. marts en redegørelse."))
    assert [(d.function, d.object) for d in governance(doc, "da", passages)] == [("report", "en redegørelse")]


def test_title_page_and_references_are_silent():
    doc, passages = document(("text", "Kommunfullmäktige beslutar om strategin."))
    silent = [Passage(p.passage_id, p.start, p.end, p.text, p.kind, role="boilerplate") for p in passages]
    assert governance(doc, "sv", silent) == []


@given(st.lists(st.sampled_from("Nämnden beslutar om stöd och följer upp , . : - \n av kommunstyrelsen som ansvar för det".split(" ")), max_size=40))
def test_any_words_give_rows_whose_quotes_stand_in_the_text(words):
    text = " ".join(words).strip()
    if not text:
        return
    doc, passages = document(("text", text))
    for duty in governance(doc, "sv", passages):
        duty.evidence.checked(doc.text)
        assert duty.actor and duty.object and duty.function in FUNCTIONS
