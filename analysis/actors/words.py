"""The compiled `actors.toml` of a language."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from analysis.errors import LexiconError
from analysis.lexicon import Matcher, load
from analysis.model import ACTOR_TYPES
from analysis.normalise import fold

NOT = "not"
_FLAGS = {"inverts": True}  # what holds of a language that says nothing about it
MUNICIPALITY = "municipality"  # the municipality itself: it acts in a sentence, and is no actor of the codebook


@dataclass(frozen=True)
class Words:
    """What a language says about actors.

    `forms` labels each form with its actor type, or `not` for words that look like an actor and are none;
    `short` are the definite short forms that mean an actor named before (*kontoret*), with the type they have
    where none was. `parts` are bodies that a body has of its own members (*presidium*, *working committee*); they have
    its type. The rest are closed classes of folded words; the endings are endings of the last word. Of the less plain ones:
    a name may follow `name_heads` at once (*Sektor Bildning*); `verbs` are actors' nouns that are verbs too (*leder*);
    `named_only` are nobody without a name (*region*); `embeds` open a clause about somebody else; `contrasts` put one actor
    in a denied one's place; things are done `within` a body, or `via` one; `finite_endings` tell a verb in the present from
    its infinitive. `task_columns`, `responsible_columns` and `other_columns` are words in the head of a table.
    """

    forms: Matcher
    short: frozenset[str]
    parts: Matcher
    modifiers: frozenset[str]
    conjunctions: frozenset[str]
    names: frozenset[str]
    name_heads: frozenset[str]
    part_of: frozenset[str]
    definite: frozenset[str]
    questions: frozenset[str]
    contrasts: frozenset[str]
    verbs: frozenset[str]
    named_only: frozenset[str]
    embeds: frozenset[str]
    months: frozenset[str]
    possessives: frozenset[str]
    expletives: frozenset[str]
    within: frozenset[str]
    within_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    via: frozenset[str]
    oblique: frozenset[str]
    agent: frozenset[str]
    agent_after: frozenset[str]
    oblique_determiners: frozenset[str]
    owner_determiners: frozenset[str]
    owner_endings: tuple[str, ...]
    oblique_endings: tuple[str, ...]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    passing: frozenset[str]
    negations: frozenset[str]
    auxiliaries: frozenset[str]
    heading_words: frozenset[str]
    prefixes: frozenset[str]
    stops: frozenset[str]
    task_columns: frozenset[str]
    responsible_columns: frozenset[str]
    other_columns: frozenset[str]
    of: frozenset[str]
    opens: frozenset[str]
    names_before: bool
    names_after: bool
    verb_final: bool
    inverts: bool


@cache
def actor_words(language: str) -> Words:
    """Raises LexiconError where `actors.toml` names a type that is not in the codebook."""
    data = load(language, "actors")
    forms = {label: list(listed) for label, listed in data["types"].items()}
    unknown = set(forms) | set(data["short"])
    if unknown := unknown - set(ACTOR_TYPES):
        raise LexiconError(f"{language}/actors.toml: no such actor type: {', '.join(sorted(unknown))}")
    for label, listed in data["short"].items():
        forms.setdefault(label, []).extend(listed)
    forms[NOT] = data["not"]["forms"]
    forms[MUNICIPALITY] = data["municipality"]["forms"]
    grammar = data["grammar"]

    def closed(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in grammar.get(name, ()))

    def endings(name: str) -> tuple[str, ...]:
        return tuple(fold(ending) for ending in grammar.get(name, ()))

    read = {"frozenset[str]": closed, "tuple[str, ...]": endings, "bool": lambda name: bool(grammar.get(name, _FLAGS.get(name)))}
    given = {
        "forms": Matcher(forms),
        "short": frozenset(fold(form) for listed in data["short"].values() for form in listed),
        "parts": Matcher({"part": data["parts"]["forms"]}),
        "months": frozenset(fold(name) for listed in load(language, "dates")["months"].values() for name in listed),
    }
    return Words(**given, **{f.name: read[f.type](f.name) for f in fields(Words) if f.name not in given})
