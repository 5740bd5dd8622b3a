"""A passage's words as the model learns them: by how they begin, alone and in pairs.

Nordic and Finnish words carry their endings and compounds behind the stem, so that the first letters of *näringslivets* and
*näringslivsutveckling* meet where the whole words do not. Four letters join the most, nine tell the most apart. Folding brings
neighbouring languages together: *kompetence*, *kompetanse* and *kompetens* begin alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LENGTHS = (4, 6, 9)
PAIR = 6


def beginnings(words: Sequence[str]) -> list[str]:
    """Every term of `located`, for a vectoriser."""
    return [term for term, _ in located(words)]


def located(words: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each term with the places of the words it is made of: the distinct beginnings of each word, and each pair of neighbours.

    Numbers are passed over: those of sections and years would be learnt by heart.
    """
    for i, word in enumerate(words):
        if not word[0].isdigit():
            for term in dict.fromkeys(word[:n] for n in LENGTHS):
                yield term, (i,)
    for i, (one, other) in enumerate(zip(words, words[1:], strict=False)):
        if not one[0].isdigit() and not other[0].isdigit():
            yield f"{one[:PAIR]} {other[:PAIR]}", (i, i + 1)
