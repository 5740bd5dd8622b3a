"""Every way to label fitted on the same coded text and measured on the same documents; every way to place passages on the same corpora."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.preprocessing import normalize

from analysis.build import build
from analysis.coded import coded, examples
from analysis.ingredients import languages
from analysis.lexicon import tokenise
from analysis.measure import load_gold, passage_pairs, space
from analysis.normalise import View
from analysis.roles import roles
from analysis.tables import read
from analysis.themes import fit as themes
from analysis.themes.decide import MOST, chosen
from analysis.themes.features import THEMES
from benchmarks.methods.labellers import FIRST_STEPS, KEPT, without_context
from benchmarks.methods.letters import Centred

_DRAWS = 200
_THRESHOLDS = np.arange(0.25, 0.651, 0.05)


@dataclass(frozen=True)
class Task:
    """What is learnt from, and the collections (name → source and gold folder) that are measured on."""

    training: Path
    measured: dict[str, tuple[Path, Path]]


Say = Callable[[str], None]


def labelled(task: Task, say: Say) -> list[dict]:
    """A row a way to label and collection: method, on, f1, low, high (95 % of draws of passages), by_language.

    `held-back examples` are example passages left out, six folds. Documents that are measured on are never learnt from.
    """
    whole, single = _documents(task.training, task.training), themes.examples([e for lang in languages() for e in examples(lang)])
    measured = {name: _documents(*folders) for name, folders in task.measured.items()}
    blind = {name: [replace(e, candidate=without_context(e.candidate)) for e in some] for name, some in measured.items()}
    rows = []
    for name, first_step in FIRST_STEPS.items():
        say(name)
        model, left_out = themes.fit(whole, single, first_step)
        rows += _figures(name, model, left_out, len(whole), measured, dict.fromkeys(THEMES, model.threshold))
        if name == KEPT:
            rows += _figures(f"{name}, a threshold a theme", model, left_out, len(whole), measured, _by_theme(left_out, len(whole)))
    say(f"{KEPT}, blind for headings")
    model, left_out = themes.fit(*([replace(e, candidate=without_context(e.candidate)) for e in some] for some in (whole, single)))
    return rows + _figures(f"{KEPT}, blind for headings", model, left_out, len(whole), blind, dict.fromkeys(THEMES, model.threshold))


def placed(task: Task, say: Say) -> list[dict]:
    """A row a way to place passages and collection: method, on, and the figures of `analysis.measure.space`."""
    say("vectors")
    fitted = Centred().fit([e.candidate for e in _documents(task.training, task.training)])
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (sources, gold) in task.measured.items():
            corpus = read(build([sources], Path(folder) / name.replace(" ", "_")))
            pairs, ids = passage_pairs(corpus, load_gold(gold)), corpus.passages["passage_id"].tolist()
            spoken = corpus.documents.set_index("doc_id")["language"].reindex(corpus.passages["doc_id"]).tolist()
            words = [[t.text for t in tokenise(View.of(text))] for text in corpus.passages["text"]]
            ways = {"letters": fitted.reduced(words), "letters, languages centred": fitted.centred(words, spoken), "concepts": corpus.vectors}
            ways["concepts and centred letters"] = normalize(np.hstack([ways["concepts"], 0.5 * ways["letters, languages centred"]]))
            rows += [{"method": way, "on": name, **space(pairs, ids, vectors, {})["vectors"]} for way, vectors in ways.items()]
    return rows


def _documents(sources: Path, gold: Path) -> list[themes.Example]:
    return themes.examples([replace(d, passages=roles(d.document, d.language, d.passages)) for d in coded(sources, gold)])


def _figures(name: str, model, left_out, n_whole: int, measured: dict, thresholds: dict[str, float]) -> list[dict]:
    held_back = left_out.examples[n_whole:], left_out.probabilities[n_whole:]
    sets = {"held-back examples": held_back}
    sets |= {on: (some, [model.probabilities(e.candidate) for e in some]) for on, some in measured.items()}
    return [{"method": name, "on": on, **_f1(some, probabilities, thresholds)} for on, (some, probabilities) in sets.items()]


def _given(probabilities: dict[str, float], thresholds: dict[str, float]) -> set[str]:
    best = sorted(probabilities, key=lambda t: -probabilities[t])[:MOST]
    return {t for t in best if probabilities[t] >= thresholds[t]}


def _f1(some: list, probabilities: list[dict], thresholds: dict[str, float]) -> dict:
    counts = []
    for example, said in zip(some, probabilities, strict=True):
        given = _given(said, thresholds)
        counts.append((len(given & example.themes), len(given) + len(example.themes)))
    counts, spoken = np.array(counts), np.array([e.language for e in some])
    draws = np.random.default_rng(0).integers(0, len(counts), (_DRAWS, len(counts)))
    drawn = [2 * counts[d, 0].sum() / counts[d, 1].sum() for d in draws]
    low, high = np.percentile(drawn, [2.5, 97.5])
    by_language = {lang: round(float(2 * counts[spoken == lang, 0].sum() / counts[spoken == lang, 1].sum()), 3) for lang in sorted(set(spoken))}
    f1 = 2 * counts[:, 0].sum() / counts[:, 1].sum()
    return {"f1": round(float(f1), 3), "low": round(float(low), 3), "high": round(float(high), 3), "by_language": by_language}


def _by_theme(left_out, n_whole: int) -> dict[str, float]:
    """For each theme the threshold with the best F1 on documents left out."""
    some, said = left_out.examples[:n_whole], left_out.probabilities[:n_whole]
    best = {}
    for theme in THEMES:
        reached = []
        for threshold in _THRESHOLDS:
            given = [any(t == theme for t, _ in chosen(p, threshold)) for p in said]
            wanted = [theme in e.themes for e in some]
            right = sum(g and w for g, w in zip(given, wanted, strict=True))
            reached.append(2 * right / max(sum(given) + sum(wanted), 1))
        best[theme] = float(_THRESHOLDS[int(np.argmax(reached))])
    return best
