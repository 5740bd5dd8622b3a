"""The compiled `governance.toml` of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.cues import Cues
from analysis.errors import LexiconError
from analysis.lexicon import Matcher, load
from analysis.model import FUNCTIONS

RESPONSIBLE = "responsible"  # a duty whose function stands in its complement: "ansvarar för uppföljning"
FRAMES = ("subject", "agent", "place")


@dataclass(frozen=True)
class DutyWords:
    """`cues` are labelled (frame, function): `subject` forms are what an actor does, `agent` forms passives whose
    actor stands by a preposition, `place` forms are followed (or framed) by the actor on whom a duty is put, `label`
    forms stand before a colon and the actor. `nouns` name a function in a complement or a list.
    `overall` words make a responsibility steer."""

    cues: Cues
    labels: Cues
    nouns: Matcher
    overall: Matcher


@cache
def duty_words(language: str) -> DutyWords:
    """Raises LexiconError where `governance.toml` names a function that is not in the codebook."""
    data = load(language, "governance")
    cues: dict[object, list[str]] = {}
    for frame in FRAMES:
        cues |= {(frame, function): forms for function, forms in data[frame].items()}
    cues[("not", "")] = data["not"]["forms"]
    labels = {("label", function): forms for function, forms in data["label"].items()}
    unknown = {str(function) for _, function in [*cues, *labels]} - {*FUNCTIONS, RESPONSIBLE, ""}
    if unknown:
        raise LexiconError(f"{language}/governance.toml: no such function: {', '.join(sorted(unknown))}")
    return DutyWords(
        Cues(cues), Cues(labels), Matcher(data["nouns"]), Matcher({"overall": data["overall"]["forms"]}),
    )  # fmt: skip
