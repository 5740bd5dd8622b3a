"""Which dates a text names, in every language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import interval
from analysis.lexicon import load
from analysis.model import LANGUAGES
from analysis.normalise import View
from analysis.textdates import find, months

CASES = [(language, case["text"], case["dates"]) for language in LANGUAGES for case in load(language, "dates")["cases"]]


def _named(text: str, language: str) -> list[str]:
    return [f"{d.iso}/{d.until}" if d.until else d.iso for d in find(View(text), language)]


@pytest.mark.parametrize(("language", "text", "dates"), CASES)
def test_cases_of_the_word_lists(language, text, dates):
    assert _named(text, language) == dates


@pytest.mark.parametrize(
    ("text", "dates", "reason"),
    [
        ("2016 - 2020", ["2016/2020"], "a spaced hyphen"),
        ("2024–2030", ["2024/2030"], "an en dash"),
        ("2024—2030", ["2024/2030"], "an em dash"),
        ("2020 - 2016", ["2020", "2016"], "a period does not run backwards"),
        ("2022-\n2025", ["2022/2025"], "a period cut at a line end"),
        ("28\napril\n2016", ["2016-04-28"], "a date cut at line ends"),
        ("**28 april 2016**", ["2016-04-28"], "bold mark-up around a date"),
        ("28 APRIL 2016", ["2016-04-28"], "upper case"),
        ("2022-20254", ["2022"], "a page number fused to the second year leaves the first"),
        ("KS-2023", [], "a year inside a case number"),
        ("tel. 0142 2016 75", ["2016"], "a lone number in the range of years is a year"),
        ("12016", [], "part of a longer number"),
        ("20.16.2016", [], "no sixteenth month"),
        ("4.1.20", [], "a section number"),
        ("i 2021.1 Evalueringen", ["2021"], "a footnote mark fused to the stop after a year"),
        ("2000.50 och 2000,50", [], "amounts"),
        ("06/2019", ["2019-06"], "month and year in numbers"),
        ("2015, 2016 och 2017", ["2015", "2016", "2017"], "an enumeration is no period"),
    ],
)
def test_shapes(text, dates, reason):
    assert _named(text, "sv") == dates, reason


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES))
def test_every_day_is_found_as_it_is_written(day, language):
    month = load(language, "dates")["months"][str(day.month)][0].replace("ku*", "kuuta")
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day}. {month} {day.year}"):
        assert _named(f"x {text}, y", language) == [day.isoformat()]


@given(st.text(alphabet="0123456789.-/ :§maj til2016", max_size=60), st.sampled_from(LANGUAGES))
def test_spans_are_ordered_and_inside_the_text(text, language):
    view = View(text)
    at = 0
    for span in find(view, language):
        assert at <= span.start < span.end <= len(view.text)
        interval(span.iso)
        interval(span.until or span.iso)
        at = span.end


@pytest.mark.parametrize(
    ("language", "text", "expected", "reason"),
    [
        ("da", "gør status hvert år i marts", [3], "a month of every year"),
        ("da", "marts 2024", [], "a dated month is a date"),
        ("en", "reports every February and in May", [2, 5], "two, in order"),
        ("en", "The strategy may be revised", [], "the verb"),
        ("sv", "senast den 1 april", [4], "a day of every year"),
        ("fi", "vuosittain helmikuussa", [2], "with a case ending"),
        ("de", "jeweils im März", [3], "a letter with a mark"),
        ("nb", "hvert år i april, senest 1. april", [4], "one month named twice"),
        ("da", "mar og sep", [], "short forms alone may be anything"),
    ],
)
def test_months_without_a_year(language, text, expected, reason):
    assert months(text, language) == expected, reason
