"""What a fitted model reached on passages it had not seen: quality, calibration, and the errors that counts are corrected by."""

from __future__ import annotations

from collections import Counter, defaultdict

from analysis.themes.decide import chosen
from analysis.themes.features import THEMES
from analysis.themes.fit import LeftOut, micro_f1


def report(left_out: LeftOut, threshold: float) -> dict:
    """Micro-F1 on whole documents and on example passages, by language, and the number of passages behind each."""
    out: dict = {}
    for kind, wanted in (("documents", False), ("examples", True)):
        some = [i for i, e in enumerate(left_out.examples) if e.single == wanted]
        languages = sorted({left_out.examples[i].language for i in some})
        by_language = {lang: [i for i in some if left_out.examples[i].language == lang] for lang in languages}
        out[kind] = {
            "micro_f1": _f1(left_out, some, threshold),
            "by_language": {lang: _f1(left_out, own, threshold) for lang, own in by_language.items()},
            "n_passages": {lang: len(own) for lang, own in by_language.items()},
        }
    return {"left_out": out}


def errors(left_out: LeftOut, threshold: float) -> dict[str, dict[str, dict[str, int]]]:
    """Language → theme → counts among the passages that were given any theme: `hit` and `missed` of those coded with the theme,
    `false` and `rest` of those not. What `views.quantify` corrects shares with."""
    counts: dict[str, dict[str, Counter]] = defaultdict(lambda: {t: Counter(hit=0, missed=0, false=0, rest=0) for t in THEMES})
    for example, probabilities in zip(left_out.examples, left_out.probabilities, strict=True):
        given = {t for t, _ in chosen(probabilities, threshold)}
        for theme in THEMES if given else ():
            kind = ("hit" if theme in given else "missed") if theme in example.themes else ("false" if theme in given else "rest")
            counts[example.language][theme][kind] += 1
    return {lang: {t: dict(c) for t, c in counts[lang].items()} for lang in sorted(counts)}


def _f1(left_out: LeftOut, some: list[int], threshold: float) -> float | None:
    if not some:
        return None
    return round(micro_f1([left_out.examples[i] for i in some], [left_out.probabilities[i] for i in some], threshold), 3)
