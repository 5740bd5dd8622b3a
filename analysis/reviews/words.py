"""The compiled `reviews.toml` of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.cues import Cues
from analysis.errors import LexiconError
from analysis.lexicon import load
from analysis.model import FREQUENCIES
from analysis.normalise import fold

KINDS = ("look", "change")  # to follow up, evaluate or report; to revise or renew
FRAMES = ("active", "passive", "noun")
WEAK = "weak"  # verbs of many meanings (*to look at*), which review only where the section is about it


@dataclass(frozen=True)
class ReviewWords:
    """`cues` are labelled (frame, kind, weak or ""), with the frame `not` for what is no review. The frames are an active
    verb whose subject reviews, a passive, and a noun, which counts beside a word of `happens` (*sker*, *ansvar*).
    `frequencies` are labelled by the codebook's ids, `labels` stand before a colon and what is reviewed, and a word of
    `past` before a participle tells that it was done."""

    cues: Cues
    frequencies: Cues
    happens: Cues
    labels: Cues
    past: frozenset[str]


@cache
def review_words(language: str) -> ReviewWords:
    """Raises LexiconError where `reviews.toml` names a kind or a frequency that is not known."""
    data = load(language, "reviews")
    cues: dict[object, list[str]] = {(frame, kind, ""): data[frame].get(kind, []) for frame in FRAMES for kind in KINDS}
    cues |= {(frame, kind, WEAK): data[WEAK][frame].get(kind, []) for frame in data[WEAK] for kind in KINDS}
    if unknown := set(data["frequency"]) - {*FREQUENCIES, "not"}:
        raise LexiconError(f"{language}/reviews.toml: no such frequency: {', '.join(sorted(unknown))}")
    cues[("not", "", "")] = data["not"]["forms"]
    return ReviewWords(
        Cues(cues), Cues(data["frequency"]), Cues({"happens": data["happens"]["forms"]}), Cues({"label": data["label"]["forms"]}),
        frozenset(map(fold, data["past"]["forms"])),
    )  # fmt: skip
