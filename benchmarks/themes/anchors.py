"""The words of Udsyn's lists as anchors for a method that is guided by words."""

from __future__ import annotations

from analysis.lexicon import Matcher, load, tokenise
from analysis.normalise import View


def anchors(vocabulary: list[str], languages: list[str]) -> dict[str, list[int]]:
    """For each theme the places in `vocabulary` of the words that some language's list holds for certain, in order;
    themes of which no word occurs are left out."""
    matchers = [Matcher({theme: _certain(concepts) for theme, concepts in load(language, "themes").items()}) for language in languages]
    found: dict[str, list[int]] = {theme: [] for theme in load(None, "themes")}
    for place, word in enumerate(vocabulary):
        tokens = tokenise(View.of(word, 0, len(word)))
        for theme in dict.fromkeys(hit.label for matcher in matchers for hit in matcher.find(tokens)):
            found[theme].append(place)
    return {theme: places for theme, places in found.items() if places}


def _certain(concepts: dict) -> list[str]:
    return [form for name, lists in concepts.items() if name != "sentences" for form in lists.get("strong", [])]
