"""The frames of governance: who does what, what is left to nobody, what is reviewed how often."""

from analysis import tables
from analysis.model import FUNCTIONS
from analysis.views import governance
from analysis.views.filters import Filters, select
from tests.small_corpus import small_corpus


def governed_corpus() -> tables.Corpus:
    """The small corpus in which a has two duties, b its one, and c a review without and a review with somebody named."""
    corpus = small_corpus()
    a = dict(doc_id="a", quote="Vi vil", start=0, end=6, grade="verb", confidence=0.95)
    c = dict(doc_id="c", quote="Vänorter", start=0, end=8, grade="verb", confidence=0.8)
    duties = corpus.tables["governance"].to_dict("records")
    duties += [
        dict(a, actor="byrådet", actor_type="council", function="decide", object="<i>alt</i>"),
        dict(a, actor="direktionen", actor_type="management", function="monitor", object="eksporten"),
        dict(a, actor="byrådet", actor_type="council", function="decide", object="rejser") | dict(grade="kind", confidence=0.7),
    ]
    corpus.tables["governance"] = tables.frame("governance", duties)
    corpus.tables["reviews"] = tables.frame(
        "reviews",
        [dict(c, who=None, what="policyn", how_often=None), dict(c, who="nämnden", what="vänorterna", how_often="annual")],
    )
    tables.check_quotes(corpus.tables)
    return corpus


ALL = select(governed_corpus(), Filters())
NONE = select(governed_corpus(), Filters(country=("XX",)))


def test_documents_are_counted_once_however_often_they_say_it():
    rows = governance.matrix(ALL).set_index(["actor_type", "function"])
    assert rows.loc[("council", "decide")].to_dict() == {"documents": 1, "duties": 2, "confidence": 0.95}
    assert len(rows) == 3, "pairs that nobody states are no rows"


def test_every_document_has_a_row_for_every_function():
    rows = governance.assigned(ALL)
    assert len(rows) == 4 * len(FUNCTIONS)
    assert rows["doc_id"].iloc[0] == "d" and rows["doc_id"].iloc[-1] == "a", "what is left to nobody most comes first"
    told = rows.set_index(["doc_id", "function"])
    assert told.loc[("a", "decide"), ["actors", "confidence"]].tolist() == [["byrådet"], 0.95], "as sure as the surest of its duties"
    assert told.loc[("b", "finance"), "actors"] == []


def test_who_reviews_is_named_to_follow_up_and_a_review_by_nobody_names_nobody():
    rows = governance.assigned(ALL)
    assert rows.set_index(["doc_id", "function"]).loc[("c", "monitor"), "actors"] == ["nämnden"]
    assert governance.nobody(rows, "monitor")["doc_id"].tolist() == ["b", "d"]


def test_gaps_count_the_documents_that_name_nobody():
    rows = governance.gaps(governance.assigned(ALL)).set_index("function")["documents"]
    assert rows["monitor"] == 2 and rows["finance"] == 4 and rows.is_monotonic_decreasing


def test_who_is_told_to_follow_up_and_reviews_is_counted_once():
    corpus = governed_corpus()
    a = dict(doc_id="a", quote="Vi vil", start=0, end=6, what="det", how_often=None, who="Direktionen")
    corpus.tables["reviews"] = tables.frame("reviews", [a, a | dict(who="borgmesteren")])
    told = governance.assigned(select(corpus, Filters())).set_index(["doc_id", "function"]).loc[("a", "monitor")]
    assert told["actors"] == ["direktionen", "borgmesteren"] and told["duties"] == 2


def test_two_documents_side_by_side_keep_their_own_words():
    rows = governance.side_by_side(ALL, ("a", "b")).set_index("function")
    assert rows.index.tolist() == ["decide", "monitor"]
    assert rows.at["decide", 0] == [("byrådet", "<i>alt</i>", 0.95), ("byrådet", "rejser", 0.7)]
    assert rows.at["monitor", 1] == []
    assert governance.side_by_side(ALL, ("c", "d")).empty


def test_reviews_without_a_frequency_come_last_and_are_counted_apart():
    rows = governance.reviews(ALL)
    assert rows["how_often"].tolist() == ["annual", governance.NO_FREQUENCY]
    assert governance.cadence(rows)[["how_often", "documents"]].values.tolist() == [["annual", 1], [governance.NO_FREQUENCY, 1]]


def test_nothing_left_is_empty_frames_not_errors():
    for frame in (governance.matrix(NONE), governance.assigned(NONE), governance.reviews(NONE), governance.cadence(governance.reviews(NONE))):
        assert frame.empty
