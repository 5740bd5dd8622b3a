"""Fitting: what is left out is left out, the same text gives the same model, and scores are brought to what they promise."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.coded import coded, examples
from analysis.roles import fit as role_fit
from analysis.roles import roles
from analysis.themes import fit, report
from analysis.themes.features import THEMES

ROOT = Path(__file__).parent.parent
NAMES = ["sv_gaevle", "sv_mjolby", "sv_uddevalla", "da_horsens", "da_koege", "nb_kongsberg"]


@pytest.fixture(scope="module")
def documents():
    found = coded(ROOT / "data/training", ROOT / "data/training", NAMES)
    assert len(found) == len(NAMES)
    return [replace(d, passages=roles(d.document, d.language, d.passages)) for d in found]


@pytest.fixture(scope="module")
def singles():
    return examples("sv")[:3]


@pytest.fixture(scope="module")
def fitted(documents, singles):
    return fit.fit(fit.examples(documents), fit.examples(singles))


def test_every_coded_passage_is_said_something_of_when_left_out(fitted, documents, singles):
    model, left_out = fitted
    assert len(left_out.examples) == len(left_out.probabilities) == len(fit.examples(documents)) + len(fit.examples(singles))
    assert 0.25 <= model.threshold <= 0.6
    assert fit.micro_f1(left_out.examples, left_out.probabilities, model.threshold) > 0.5


def test_a_document_left_out_teaches_nothing_of_its_words(documents, singles):
    """With every passage of one document coded as food, whoever has learnt from it finds food there; who has not, does not."""
    turned = replace(documents[0], themes=dict.fromkeys(documents[0].themes, {"food_rural"}))
    some = fit.examples([turned, *documents[1:]])
    model, left_out = fit.fit(some, fit.examples(singles))
    own = [i for i, e in enumerate(left_out.examples) if e.group == turned.document.doc_id]
    learnt = np.mean([model.opinion.of(left_out.examples[i].candidate)[THEMES.index("food_rural")] for i in own])
    unseen = np.mean([left_out.probabilities[i].get("food_rural", 0.0) for i in own])
    assert learnt > 0.5 and unseen < 0.1


def test_the_same_text_gives_the_same_model(fitted, documents, singles):
    again, _ = fit.fit(fit.examples(documents), fit.examples(singles))
    assert (again.weights == fitted[0].weights).all() and (again.opinion.terms.weights == fitted[0].opinion.terms.weights).all()


def test_calibration_keeps_decisions_and_mends_scores(fitted, documents):
    model, left_out = fitted
    others = coded(ROOT / "tests/documents", ROOT / "tests/documents/gold", ["sv_kalix_riktlinjer", "da_sonderborg_handlingsplan", "nb_halden"])
    mended = fit.calibrated(model, others)
    wrong: dict[str, list[float]] = {"before": [], "after": []}
    for example in fit.examples(others):
        before, after = model.probabilities(example.candidate), mended.probabilities(example.candidate)
        assert {t for t, p in before.items() if p >= model.threshold + 0.01} <= {t for t, p in after.items() if p >= mended.threshold}
        for name, said in (("before", before), ("after", after)):
            wrong[name] += [-np.log(p if t in example.themes else 1 - p) for t, p in said.items()]
    assert np.mean(wrong["after"]) <= np.mean(wrong["before"])


def test_errors_are_counted_among_passages_with_a_theme(fitted):
    model, left_out = fitted
    counts = report.errors(left_out, model.threshold)
    themed = [i for i, p in enumerate(left_out.probabilities) if any(v >= model.threshold for v in p.values())]
    assert sum(sum(c.values()) for by_theme in counts.values() for c in by_theme.values()) == len(themed) * len(THEMES)
    reached = report.report(left_out, model.threshold)["left_out"]
    assert reached["examples"]["n_passages"] == {"sv": sum(e.group.startswith("examples-") for e in left_out.examples)}


def test_a_role_model_reads_documents_it_has_not_seen(documents, singles):
    _, reached = role_fit.fit(documents, singles)
    assert reached["n"] > 200 and reached["left_out_accuracy"] > 0.6
