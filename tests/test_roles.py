"""Roles: what shape decides, what sections announce, and what a list takes from the sentence above it."""

import hashlib

import pytest

from analysis.model import ROLES, Document
from analysis.roles import roles
from analysis.segment import segment

TEXT = """Internationell strategi 2022–2026

EXEMPELKÖPINGS KOMMUN

Antagen av kommunfullmäktige den 3 mars 2022 § 14

Innehåll
Bakgrund......2
Ansvar......3

Bakgrund

Kommunen har under lång tid haft kontakter med städer i andra länder, och världen omkring oss förändras allt snabbare.

Syfte

Syftet med strategin är att ange en gemensam riktning för kommunens internationella arbete under perioden.

Prioriterade områden

Vi vill att fler företag når nya marknader och att fler unga får möjlighet att delta i utbyten med andra länder.

Ansvar

Kommunstyrelsen beslutar om medlemskap i nätverk och ansvarar för samordningen av det internationella arbetet.

Kommunstyrelsen ansvarar för:

- avtal
- samordning

Uppföljning

Strategin ska följas upp varje år och utvärderas innan den löper ut.

¹ Se kommunens resepolicy
"""


@pytest.fixture(scope="module")
def found():
    document = Document("d", "d.txt", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)
    return {p.text: p for p in roles(document, "sv", segment(document, "sv"))}


@pytest.mark.parametrize(
    ("begins", "role", "reason"),
    [
        ("Internationell strategi", "boilerplate", "the title"),
        ("EXEMPELKÖPINGS", "boilerplate", "the title page"),
        ("Antagen av", "boilerplate", "the note of adoption"),
        ("Innehåll", "boilerplate", "the title of the contents"),
        ("Bakgrund......2", "boilerplate", "a contents line"),
        ("Bakgrund", "heading", "the heading itself"),
        ("Kommunen har under", "background", "under Bakgrund"),
        ("Syftet med", "purpose", "under Syfte"),
        ("Vi vill att fler", "priority", "a commitment"),
        ("Kommunstyrelsen beslutar", "governance", "who decides"),
        ("- avtal", "governance", "a list takes the role of what leads into it"),
        ("Strategin ska följas", "follow_up", "under Uppföljning"),
        ("¹ Se", "reference", "a footnote"),
    ],
)
def test_roles(found, begins, role, reason):
    exact = [p for text, p in found.items() if text == begins] or [p for text, p in found.items() if text.startswith(begins)]
    assert exact[0].role == role, reason


def test_every_passage_has_one_of_the_eight(found):
    assert {p.role for p in found.values()} <= set(ROLES)


def test_the_title_page_is_no_section(found):
    assert all("KÖPING" not in part for p in found.values() for part in p.section)


def test_a_text_of_one_line_has_a_role():
    document = Document("d", "d.txt", "0" * 64, "Vi vill ut i världen.")
    assert [p.role in ROLES for p in roles(document, "sv", segment(document, "sv"))] == [True]
