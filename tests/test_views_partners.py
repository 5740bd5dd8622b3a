"""Who names whom: links, shares, the network's places and the twin towns."""

import pandas as pd
import pytest

from analysis import tables
from analysis.views import partners as views
from analysis.views.filters import Filters, select
from tests.small_corpus import small_corpus

PARTNERS = [
    # doc_id, name, kind, canonical, country
    ("a", "Eurocities", "network", "Eurocities", None),
    ("b", "EUROCITIES", "network", "Eurocities", None),
    ("c", "Eurocities", "association", "Eurocities", None),
    ("a", "Oldenburg", "twin_town", "Oldenburg", "DE"),
    ("a", "Wuxi", "twin_town", "Wuxi", "CN"),
    ("b", "Nowhere at All", "twin_town", "Nowhere at All", None),
    ("b", "EU-kontoret", "eu_office", "EU|kontoret", None),
]
AT = {"DK-751": (56.16, 10.2), "SE-1281": (55.7, 13.19)}
TOWNS = {"Oldenburg": (53.14, 8.21), "Wuxi": (31.57, 120.29)}


def chosen(rows=PARTNERS, problems=(), **filters):
    corpus = small_corpus()
    made = [dict(zip(("doc_id", "name", "kind", "canonical", "country"), r, strict=True), quote="x", start=0, end=1) for r in rows]
    changed = corpus.tables | {"partners": tables.frame("partners", made), "problems": tables.frame("problems", list(problems))}
    return select(tables.Corpus(changed, corpus.vectors, {}), Filters(**filters))


def test_spellings_of_one_partner_are_one_and_the_most_shared_comes_first():
    found = views.links(chosen())
    assert list(found["partner"])[:2] == ["Eurocities", "Eurocities"]
    first = views.partners(found).iloc[0]
    assert (first["shared"], first["kind"], first["places"]) == (2, "network", ["Aarhus", "Lund"])
    assert found.loc[(found["partner"] == "Eurocities") & (found["place"] == "Lund"), "mentions"].item() == 2  # of two documents


def test_a_partners_name_can_stand_in_a_mark():
    assert "EU/kontoret" in set(views.links(chosen())["partner"])


def test_named_unmentioned_and_unread_are_three_things():
    unread = [dict(source="d.txt", stage="language", severity="warning", message="m")]
    assert list(views.places(chosen(problems=unread))["state"]) == ["named", "named", "not_read"]
    assert list(views.places(chosen())["state"]) == ["named", "named", "not_mentioned"]
    assert views.places(chosen()).iloc[-1]["place"] is None


def test_kinds_count_different_partners():
    rows = views.kinds(views.links(chosen())).set_index("kind")
    assert rows.loc["twin_town"].tolist() == [3, 2] and rows.loc["network"].tolist() == [1, 2]


def test_two_that_share_a_partner_are_a_pair_and_more_shared_comes_first():
    rows = [*PARTNERS, ("d", "Eurocities", "network", "Eurocities", None), ("d", "Oldenburg", "twin_town", "Oldenburg", "DE")]
    links = views.links(chosen(rows))
    pairs = views.pairs(links)
    assert pairs[["a_id", "b_id", "shared"]].values.tolist() == [["DK-751", "doc:d", 2], ["DK-751", "SE-1281", 1], ["SE-1281", "doc:d", 1]]
    assert pairs["partners"].iloc[0] == ["Oldenburg", "Eurocities"], "what fewer share tells more"
    assert pairs["b"].iloc[0] is None


def test_the_pairs_of_one_place_have_it_first():
    pairs = views.pairs(views.links(chosen()), "SE-1281")
    assert pairs[["a", "b", "partners"]].values.tolist() == [["Lund", "Aarhus", ["Eurocities"]]]
    assert views.pairs(views.links(chosen()), "doc:d").empty and views.pairs(views.links(chosen([]))).empty


def test_a_document_more_moves_the_network_little():
    towns = {f"P{i}": (55 + i % 7, 9 + i % 5) for i in range(24)}
    many = pd.DataFrame(
        [dict(place_id=p, place=p, partner=f"x{(i * 5 + j * j) % 13}", kind="network", country=None, mentions=1)
         for i, p in enumerate(towns) for j in range(3)]
    ).drop_duplicates(["place_id", "partner"])  # fmt: skip
    many["shared"] = many.groupby("partner")["place_id"].transform("nunique")
    less = many[many["place_id"] != "P11"].assign(shared=lambda d: d.groupby("partner")["place_id"].transform("nunique"))
    one, other = (views.network(d, towns).set_index("node")[["x", "y"]] for d in (many, less))
    moved = (one.loc[other.index.intersection(one.index)] - other).dropna().pow(2).sum(axis=1).pow(0.5)
    assert moved.median() < 0.06


def test_what_is_cut_is_what_is_shared_least():
    found = views.most_shared(views.links(chosen()), 1, 1)
    assert found[["place_id", "partner"]].values.tolist() == [["DK-751", "Eurocities"]]


def test_eu_offices_are_listed_with_those_that_name_none():
    rows = views.eu_offices(chosen())
    assert rows[["place", "state", "office"]].values.tolist() == [
        ["Lund", "named", "EU/kontoret"], ["Aarhus", "not_mentioned", None], [None, "not_mentioned", None],
    ]  # fmt: skip


def test_twin_towns_are_drawn_only_where_their_place_is_known():
    rows = views.twin_towns(chosen(), AT, lambda name, country: TOWNS.get(name)).set_index("partner")
    assert rows["state"].to_dict() == {"Nowhere at All": "unplaced", "Oldenburg": "drawn", "Wuxi": "far"}
    assert rows.loc["Oldenburg", "x1"] < rows.loc["Oldenburg", "x0"]  # west of Aarhus


def test_the_network_is_stable_and_stays_in_its_frame():
    links = views.links(chosen())
    nodes = views.network(links, AT)
    pd.testing.assert_frame_equal(nodes, views.network(links.sample(frac=1, random_state=3).sort_index(), AT))
    assert nodes[["x", "y"]].min().min() >= 0 and nodes[["x", "y"]].max().max() <= 1
    assert nodes.set_index("node").loc[["Eurocities", "Oldenburg", "DK-751"], "kind_of"].tolist() == ["shared", "own", "place"]
    assert not nodes.duplicated(["x", "y"]).any()


@pytest.mark.parametrize("rows", [[], PARTNERS[:1]])
def test_few_or_no_partners_break_nothing(rows):
    selection = chosen(rows)
    links = views.links(selection)
    assert len(views.network(links, AT)) == 2 * len(rows)
    assert len(views.links(chosen(rows, country=("SE",)))) == 0
    assert views.twin_towns(selection, AT, TOWNS.get).empty
    assert set(views.eu_offices(selection)["state"]) == {"not_mentioned"}


def test_two_hundred_places_are_cut_to_what_ties_them():
    many = pd.DataFrame(
        [dict(place_id=f"p{i}", place=f"P{i}", partner=f"x{i % 7 if i % 2 else i}", kind="network", country=None, mentions=1) for i in range(200)]
    )
    many["shared"] = many.groupby("partner")["place_id"].transform("nunique")
    many = many.sort_values("shared", ascending=False, kind="stable")
    drawn = views.tied(views.most_shared(many, 30, 20), len(many))
    assert drawn["place_id"].nunique() <= 20 and (drawn.groupby("partner")["place_id"].nunique() > 1).all()
