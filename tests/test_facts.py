"""Facts of a document, in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts import facts
from analysis.lexicon import load
from analysis.model import ACTOR_TYPES, DOC_TYPES, LANGUAGES, Document
from analysis.roles import roles
from analysis.segment import segment

CASES = [
    pytest.param(language, case["text"], case["facts"], id=f"{language}: {case['reason']}")
    for language in LANGUAGES
    for case in load(language, "facts")["cases"]
]


def _facts(text: str, language: str) -> dict[str, str]:
    document = Document("d", "d.txt", "0" * 64, text)
    found = facts(document, language, roles(document, language, segment(document, language)))
    for fact in found:
        if fact.evidence:
            fact.evidence.checked(text)
    assert len({fact.field for fact in found}) == len(found)
    return {fact.field: fact.value for fact in found}


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_cases_of_the_word_lists(language, text, expected):
    found = _facts(text, language)
    assert {field: found.get(field, "") for field in expected} == expected


PURPOSE = "\n\nSyfte\n\nSyftet är att kommunen lär av andra länder och att de lär av kommunen. Det gäller alla.\n"
SWEDISH = "Internationell policy för Habo kommun\n\n{}" + PURPOSE


@pytest.mark.parametrize(
    ("line", "expected", "reason"),
    [
        ("Antagen av kommunfullmäktige\n2016-04-28 § 46", ("2016-04-28", "council", "§ 46"), "a note over two lines"),
        ("ANTAGEN AV KOMMUNFULLMÄKTIGE 28 APRIL 2016", ("2016-04-28", "council", None), "capitals"),
        ("**Antagen av KF 2016-04-28 § 46**", ("2016-04-28", "council", "§ 46"), "an abbreviated body in bold"),
        ("Antagen 2016", ("2016", None, None), "a year is all that is stated"),
        ("Antagen av kommunfullmäktige i april 2016", ("2016-04", "council", None), "a month is all that is stated"),
        ("Antagen av kommunfullmäktige 2016-04-28, reviderad 2018-05-03 § 12", ("2016-04-28", "council", None), "a revision is no adoption"),
        ("Ersätter policy antagen av kommunfullmäktige 2012-05-03", (None, None, None), "the adoption of what was replaced"),
        ("Förslag till kommunfullmäktige 2016-04-28", (None, None, None), "a proposal"),
        ("Dnr KS 2016/123", (None, None, None), "a case number alone"),
        ("Uppdaterad 2016-04-28", (None, None, None), "an update"),
        ("Antagen av kommunfullmäktige 31 april 2016", (None, "council", None), "a day that no calendar holds"),
        ("Antagen av kommunfullmäktige 2016-04-28 § 46\nErsätter policy 2008–2012", ("2016-04-28", "council", "§ 46"), "a replaced policy below"),
        ("Ersätter policy från 2008\nAntagen av kommunfullmäktige 2016-04-28", ("2016-04-28", "council", None), "a replaced policy above"),
    ],
)
def test_notes_of_adoption(line, expected, reason):
    found = _facts(SWEDISH.format(line), "sv")
    assert tuple(found.get(f) for f in ("adopted_on", "adopted_by", "decision_ref")) == expected, reason


@pytest.mark.parametrize(
    ("line", "expected", "reason"),
    [
        ("2021–2024", ("2021", "2024"), "a period alone below the title"),
        ("Gäller 2021-01-01 till och med 2024-12-31", ("2021-01-01", "2024-12-31"), "days"),
        ("Gäller från och med 1 januari 2021 och tills vidare", ("2021-01-01", None), "no end is stated"),
        ("Giltig t.o.m. 2024-12-31", (None, "2024-12-31"), "an end alone"),
        ("Gäller till: 2024", (None, "2024"), "a label"),
        ("Ersätter policy 2008–2012", (None, None), "the period of what was replaced"),
        ("Vision Habo 2030", (None, None), "the year of a vision"),
        ("Reviderad för perioden 2021–2024", (None, None), "a revision"),
        ("Tryckt 2021", (None, None), "a print date"),
        ("2021–2024\n\nPolicyn träder i kraft den 1 juni 2021.", ("2021-06-01", "2024"), "the text names the day of the year on the title page"),
    ],
)
def test_periods(line, expected, reason):
    found = _facts(SWEDISH.format(line), "sv")
    assert (found.get("valid_from"), found.get("valid_to")) == expected, reason


@pytest.mark.parametrize(
    ("sentence", "expected", "reason"),
    [
        ("Policyn gäller från den 1 juni 2021 till utgången av 2024.", ("2021-06-01", "2024"), "the day of a year that the title page names"),
        ("Policyn träder i kraft den 1 juni 2022.", ("2021", "2024"), "another year than the title page's"),
    ],
)
def test_the_text_may_be_closer_than_the_title_page(sentence, expected, reason):
    found = _facts(SWEDISH.format("2021–2024") + PURPOSE * 4 + f"\n\nGiltighet\n\n{sentence}" + PURPOSE * 4, "sv")
    assert (found.get("valid_from"), found.get("valid_to")) == expected, reason


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Internationell strategi", "strategy"),
        ("Policy för internationellt arbete", "policy"),
        ("Internationellt handlingsprogram", "programme"),
        ("Handlingsplan för internationell strategi", "action_plan"),
        ("Riktlinjer för vänortsarbete", "guidelines"),
        ("Plan för internationellt arbete", "action_plan"),
    ],
)
def test_kinds_of_documents(title, kind):
    assert _facts(f"{title}\n\nHabo kommun{PURPOSE}", "sv")["doc_type"] == kind


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Internationell policy för Habo kommun", "Internationell policy"),
        ("HABO KOMMUN: INTERNATIONELL POLICY 2016–2020", "Internationell policy"),
        ("**Internationell policy 2016**", "Internationell policy"),
        ("# Policy för internationellt arbete", "Policy för internationellt arbete"),
        ("Internationell strategi för perioden 2016–2020", "Internationell strategi"),
        ("Dokumentnamn: Internationellt program\nDokumenttyp: Program", "Internationellt program"),
    ],
)
def test_titles_are_bare(first, title):
    text = f"{first}\n\nSyfte\n\nHabo kommun lär av andra länder och de lär av kommunen i alla frågor som rör framtiden.\n"
    assert _facts(text, "sv")["title"] == title


def test_a_rule_about_approval_in_running_text_is_no_adoption():
    rule = "\n\nAnsvar\n\nProjekt som godkänts enligt punkt 5 i denna policy redovisas för kommunstyrelsen varje år eller oftare.\n"
    found = _facts(f"Internationell policy för Habo kommun{PURPOSE * 4}{rule}{PURPOSE * 4}", "sv")
    assert not {"adopted_on", "adopted_by", "decision_ref"} & found.keys()


def test_a_text_that_states_nothing_has_no_facts():
    assert _facts("Hej.\n", "sv").keys() <= {"title"}


@given(st.text(alphabet="Antagen av kommunfullmäktige 2016-04-28 § 46\nHabo kommun: policy.", max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_gives_checked_facts(text, language):
    found = _facts(text, language)
    assert found.get("doc_type", "policy") in DOC_TYPES
    assert found.get("adopted_by", "council") in ACTOR_TYPES


def test_the_same_text_gives_the_same_facts():
    text = SWEDISH.format("Antagen av kommunfullmäktige 2016-04-28 § 46")
    assert _facts(text, "sv") == _facts(text, "sv")


def test_a_row_of_a_table_states_no_adoption():
    text = "# Handlingsplan\n\n| Nr | Ansvarig | År |\n|---|---|---|\n| 1 | Kommunstyrelsen | 2015 |\n| 2 | Kommunstyrelsen | 2016 |\n"
    document = Document("d", "d.txt", "0" * 64, text)
    assert "adopted_on" not in {f.field for f in facts(document, "sv", roles(document, "sv", segment(document, "sv")))}
