"""The calendar's frames: what is due when, no day that no document names, and nothing after a period has ended."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.views import calendar
from analysis.views.filters import Filters, select
from tests.test_views_timeline import dated_corpus

ON = date(2026, 11, 20)
# doc_id, its text (the review's sentence is all of it), how_often, who, timeline kind of the sentence's year
_REVIEWS = [
    ("a", "Byrådet gør status hvert år i marts.", "annual", "Byrådet", None),  # in force 2024 to 2030
    ("b", "Uppföljning sker årligen.", "annual", None, None),  # ran out with 2020
    ("c", "Vänorter ses över varje mandatperiod.", "per_term", None, None),
    ("c", "Målen utvärderas 2027.", None, "nämnden", None),
    ("c", "Arbetet mot Agenda 2030 följs upp.", None, None, "agenda"),
    ("d", "The adviser reports every year.", "annual", "The adviser", None),  # from 2090, no end
]


def reviewed_corpus() -> tables.Corpus:
    """The dated corpus with the reviews above, each in a text of its own at the end of its document."""
    corpus = dated_corpus()
    documents, passages = corpus.tables["documents"], corpus.tables["passages"].to_dict("records")
    dated = corpus.tables["timeline"].astype(object)
    reviews, events = [], dated.where(dated.notna(), None).to_dict("records")
    for n, (doc_id, text, often, who, kind) in enumerate(_REVIEWS):
        at = documents["doc_id"] == doc_id
        start = len(documents.loc[at, "text"].iloc[0])
        documents.loc[at, "text"] = documents.loc[at, "text"] + text + "\n"
        span = dict(doc_id=doc_id, quote=text, start=start, end=start + len(text))
        reviews.append(span | dict(who=who, what="arbetet", how_often=often, grade="when", confidence=0.9))
        passages.append(span | dict(passage_id=f"r{n}", text=text, role="follow_up", section=""))
        if kind:
            events.append(span | dict(date="2030", kind=kind, what="Agenda 2030", grade="name", confidence=0.9))
    corpus.tables["reviews"] = tables.frame("reviews", reviews)
    corpus.tables["timeline"] = tables.frame("timeline", events)
    corpus.tables["passages"] = tables.frame("passages", passages)
    tables.check_quotes(corpus.tables)
    return corpus


ALL = select(reviewed_corpus(), Filters())
ROWS = calendar.duties(ALL)
NONE = calendar.duties(select(reviewed_corpus(), Filters(country=("XX",))))


def of(doc_id: str, on: date = ON):
    when = calendar.occasions(ROWS, on)
    return when[when["doc_id"] == doc_id]


def test_a_yearly_review_is_due_in_its_month_in_every_year_of_the_period_and_not_after():
    own = of("a")
    assert [(r.starts, r.ends) for r in own.itertuples()] == [(date(y, 3, 1), date(y, 4, 1)) for y in range(2025, 2031)]
    assert set(own["held"]) == {"stated"}
    assert of("b").empty, "its period ended in 2020"


def test_what_states_no_end_is_due_only_if_it_is_still_in_use():
    assert of("d").empty, "it begins in 2090"
    own = of("d", date(2091, 5, 1))
    assert own["year"].tolist() == list(range(2090, 2097)) and set(own["held"]) == {"open"}


def test_a_year_in_the_sentence_is_when_it_is_due_but_a_frameworks_year_is_not():
    assert of("c")["year"].tolist() == [2027]
    without = calendar.undated(ROWS, calendar.occasions(ROWS, ON))
    assert [(r.doc_id, r.how_often) for r in without.itertuples()] == [("c", "per_term"), ("c", "not_stated")]


def test_the_soonest_due_stands_first_and_counts_are_of_documents():
    when = calendar.occasions(ROWS, ON)
    rows = calendar.due(ROWS, when, ON)
    assert [(r.doc_id, r.next_due) for r in rows.itertuples()] == [("a", date(2027, 4, 1)), ("c", date(2028, 1, 1))]
    counts = calendar.by_year(when, ON)
    assert counts["year"].tolist() == list(calendar.years(ON))
    assert dict(zip(counts["year"], counts["documents"], strict=True))[2027] == 2 and counts["documents"].iloc[-1] == 0
    assert calendar.ended(ROWS, ON)["doc_id"].tolist() == ["b"]


@pytest.mark.parametrize(("day", "left"), [(date(2026, 3, 31), ["a"]), (date(2026, 4, 1), []), (date(2027, 1, 1), ["a", "c"])])
def test_what_is_left_of_a_year_depends_on_the_day(day, left):
    assert calendar.left_this_year(calendar.occasions(ROWS, day), day) == left


def test_nothing_leaves_nothing():
    when = calendar.occasions(NONE, ON)
    assert when.empty and calendar.due(NONE, when, ON).empty and calendar.undated(NONE, when).empty and calendar.ended(NONE, ON).empty


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_occasion_lies_in_its_year_and_begins_before_its_period_ends(on):
    when = calendar.occasions(ROWS, on)
    ends = ROWS.set_index("duty_id")["holds_to"]
    for row in when.itertuples():
        assert row.starts < row.ends and row.starts.year == row.year
        assert row.duty_id not in ends.dropna() or row.starts < ends[row.duty_id]
