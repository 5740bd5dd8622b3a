"""The theme words of a passage: what the word lists of its language find in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.actors import actor_words
from analysis.lexicon import Hit, Matcher, Token, load, outermost, tokenise
from analysis.normalise import View

STRONG, WEAK, NOT = "strong", "weak", "not"
WEIGHT = {STRONG: 1.0, WEAK: 0.35}
_BODIES = {"council", "executive_board", "committee", "mayor", "management", "department", "municipal_company"}
_REST_OF_NAME = 5  # letters: *kontoret*, *nämnden*, *lautakunta*
_NESTED = 0.5  # a form inside a longer form of another theme: "social" services inside "digital social services"
_AGAIN = 0.4  # each further occurrence of the same form


@dataclass(frozen=True, slots=True)
class Word:
    """One occurrence of a theme word: where it stands in the document, and what it weighs."""

    theme: str
    concept: str
    strength: str
    form: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The theme words of one passage, and all its words folded, in order."""

    words: tuple[Word, ...]
    tokens: tuple[str, ...]

    @property
    def n_tokens(self) -> int:
        return len(self.tokens)

    def masses(self) -> dict[str, float]:
        """Weight of each theme named at all."""
        total: dict[str, float] = defaultdict(float)
        for word in self.words:
            total[word.theme] += word.weight
        return dict(total)

    def concepts(self) -> dict[str, float]:
        """Weight of each `theme.concept` named at all."""
        total: dict[str, float] = defaultdict(float)
        for word in self.words:
            total[f"{word.theme}.{word.concept}"] += word.weight
        return dict(total)


@cache
def matcher(language: str) -> Matcher:
    """The compiled theme words of a language, labelled (theme, concept, strength)."""
    forms = {}
    for theme, concepts in load(language, "themes").items():
        for concept, lists in concepts.items():
            if concept == "sentences":
                continue
            for strength in (STRONG, WEAK, NOT):
                forms[theme, concept, strength] = lists.get(strength, [])
    return Matcher(forms)


@lru_cache(maxsize=1 << 11)
def read_words(source: str, start: int, end: int, language: str) -> Reading:
    """The theme words in `source[start:end]`, each counted for its theme once however many forms meet there."""
    view = View.of(source, start, end)
    tokens = tokenise(view)
    hits = matcher(language).find(tokens)
    barred = [h for h in hits if h.label[2] == NOT]
    names = _names(tokens, language)
    kept = _longest([h for h in hits if h.label[2] != NOT and not _is_barred(h, barred) and not _in_name(h, tokens, names)])
    covering: dict[int, list[Hit]] = defaultdict(list)
    for hit in kept:
        for at in range(hit.first, hit.last + 1):
            covering[at].append(hit)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    words = []
    for hit in kept:
        theme, concept, strength = hit.label
        weight = WEIGHT[strength]
        if any(o.label[0] != theme and hit.last <= o.last and o.last - o.first > hit.last - hit.first for o in covering[hit.first]):
            weight *= _NESTED
        if seen[theme, hit.form]:
            weight *= _AGAIN
        seen[theme, hit.form] += 1
        a, b = view.source_span(tokens[hit.first].start, tokens[hit.last].end)
        words.append(Word(theme, concept, strength, hit.form, a, b, weight))
    return Reading(tuple(words), tuple(t.text for t in tokens))


def _names(tokens: list[Token], language: str) -> set[int]:
    """Tokens that name a body of the municipality: *näringslivskontoret* decides things, it does not speak of business."""
    named = {i for h in outermost(actor_words(language).forms.find(tokens)) if h.label in _BODIES for i in range(h.first, h.last + 1)}
    suspended = {i for i, t in enumerate(tokens) if t.tail and any(j in named and tokens[j].text == t.tail for j in range(i + 1, i + 5))}
    return named | suspended


def _in_name(hit: Hit, tokens: list[Token], names: set[int]) -> bool:
    """The form is but the beginning of a body's name. A word that is itself the body, such as *skolerne*, keeps its theme."""
    rest = len(tokens[hit.first].text) - len(hit.form.strip("*"))
    return hit.first == hit.last and hit.first in names and (rest >= _REST_OF_NAME or bool(tokens[hit.first].tail))


def _is_barred(hit: Hit, barred: list[Hit]) -> bool:
    """A listed exception of the theme covers this hit: *kultur* inside *företagskultur*."""
    return any(b.label[0] == hit.label[0] and b.first <= hit.first and hit.last <= b.last for b in barred)


def _longest(hits: list[Hit]) -> list[Hit]:
    """One hit for a theme at a place: the longest, strong before weak, then the first by name."""
    ranked = sorted(hits, key=lambda h: (-(h.last - h.first), h.label[2] != STRONG, h.first, str(h.label), h.form))
    taken: dict[str, set[int]] = defaultdict(set)
    kept = []
    for hit in ranked:
        span = set(range(hit.first, hit.last + 1))
        if not span & taken[hit.label[0]]:
            taken[hit.label[0]] |= span
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.last, str(h.label)))
