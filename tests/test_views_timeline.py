"""The timeline's frames: dates keep their precision, and what is asked for first comes first."""

from datetime import date

from analysis import tables
from analysis.views import timeline
from analysis.views.filters import Filters, select
from tests.small_corpus import small_corpus

ON = date(2026, 11, 20)


def dated_corpus() -> tables.Corpus:
    """The small corpus with dated events; c states an adoption and no period, d a target far off and something long ago."""
    corpus = small_corpus()
    a = dict(doc_id="a", quote="Vi vil", start=0, end=6)
    c = dict(doc_id="c", quote="Vänorter", start=0, end=8)
    d = dict(doc_id="d", quote="Nothing", start=0, end=7)
    corpus.tables["timeline"] = tables.frame(
        "timeline",
        [
            dict(a, date="2024", kind="validity", what="periodens start"),
            dict(a, date="2030", kind="target", what="<b>CO2-neutral</b>"),
            dict(a, date="2026-11-19", kind="target", what="aftale"),
            dict(a, date="2026", kind="target", what="partnerklasse"),
            dict(a, date="2030", kind="agenda", what="Agenda 2030"),
            dict(c, date="2019-04", kind="adoption", what="antagande"),
            dict(d, date="1442", kind="past_event", what="town rights"),
            dict(d, date="2100", kind="vision", what="vision 2100"),
        ],
    )
    facts = corpus.tables["facts"].to_dict("records")
    facts += [dict(a, field="valid_to", value="2030"), dict(c, field="adopted_on", value="2019-04")]
    corpus.tables["facts"] = tables.frame("facts", facts)
    documents = corpus.tables["documents"]
    documents["adopted_on"] = documents["adopted_on"].astype(object)
    documents.loc[documents["doc_id"] == "c", "adopted_on"] = "2019-04"
    tables.check_quotes(corpus.tables)
    return corpus


ALL = select(dated_corpus(), Filters())
NONE = select(dated_corpus(), Filters(country=("XX",)))


def test_what_runs_out_first_stands_first():
    rows = timeline.documents(ALL, ON)
    assert list(zip(rows["doc_id"], rows["status"], strict=True)) == [("a", "in_force"), ("d", "not_yet"), ("b", "expired"), ("c", "not_stated")]
    assert timeline.next_to_end(rows)["doc_id"].tolist() == ["a"]
    assert timeline.next_to_end(timeline.documents(ALL, date(2040, 1, 1))).empty


def test_a_date_is_as_wide_as_it_is_exact():
    spans = {(r.date, r.kind): (r.starts, r.ends) for r in timeline.events(ALL).itertuples()}
    assert spans["2026", "target"] == (date(2026, 1, 1), date(2027, 1, 1))
    assert spans["2019-04", "adoption"] == (date(2019, 4, 1), date(2019, 5, 1))
    assert spans["2026-11-19", "target"] == (date(2026, 11, 19), date(2026, 11, 20))


def test_periods_are_no_marks_and_marks_have_ids_of_their_own():
    rows = timeline.events(ALL)
    assert set(rows["kind"]) <= set(timeline.MARKED)
    assert not rows.duplicated(["doc_id", "event_id"]).any()


def test_a_target_for_a_year_is_ahead_to_its_last_day():
    rows = timeline.targets(timeline.events(ALL), ON)
    assert list(zip(rows["date"], rows["ahead"], strict=True)) == [("2026", True), ("2030", True), ("2026-11-19", False)]
    assert not timeline.targets(timeline.events(ALL), date(2027, 1, 1))["ahead"].iloc[1:].any()


def test_adoption_and_silence():
    rows = timeline.documents(ALL, ON)
    assert timeline.adoptions(rows)["doc_id"].tolist() == ["c"]
    assert timeline.silent(rows).empty
    assert timeline.silent(timeline.documents(select(small_corpus(), Filters()), ON))["doc_id"].tolist() == ["c"]


def test_the_sentences_of_a_period():
    assert timeline.period_rows(ALL, ["a"])["field"].tolist() == ["valid_to"]
    assert timeline.period_rows(ALL, ["b"]).empty


def test_a_theme_leaves_only_dates_in_its_passages():
    assert timeline.events(select(dated_corpus(), Filters(theme=("networks_partnerships",))))["doc_id"].unique().tolist() == ["c"]


def test_nothing_left_is_empty_frames_not_errors():
    rows, events = timeline.documents(NONE, ON), timeline.events(NONE)
    assert rows.empty and events.empty
    assert timeline.targets(events, ON).empty and timeline.next_to_end(rows).empty and timeline.adoptions(rows).empty and timeline.silent(rows).empty
