"""Sections of text in; their reading grade out, and a warning for each over 8 (K26).

Flesch-Kincaid is judged, with glossary terms and names left out; SMOG is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from brochure.check.words.glossary import GLOSSARY
from brochure.check.words.rule import WARNING, Passage, whole_rule
from brochure.check.words.sentences import stretches
from brochure.check.words.syllables import syllables

MOST, AIM = 8.0, 6.0
_LEAST_WORDS = 20
_LONG = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

K26 = whole_rule("K26", WARNING, "Flesch-Kincaid and SMOG formulas; CDC Clear Communication "
    "Index", """Reads harder than grade 8 by Flesch-Kincaid (aimed at: 6).

    Why: Half of adults read below grade 8, and depression makes reading harder still.
    Fails: The neurobiological mechanisms underlying the antidepressant properties of this
        intervention necessitate considerably more comprehensive investigation.
    Passes: We do not know yet how it works. Studies go on.
    """)  # fmt: skip


class Hardest(NamedTuple):
    """The sentence that weighs most: its place in its passage, its words, its long words."""

    passage: Passage
    start: int
    end: int
    words: int
    long: tuple[str, ...]


class Grade(NamedTuple):
    """Flesch-Kincaid and SMOG of a section, and its hardest sentence."""

    kincaid: float
    smog: float
    words: int
    sentences: int
    hardest: Hardest | None


def grade(section: Sequence[Passage], names: frozenset[str] = frozenset()) -> Grade:
    """The grades of a section; glossary terms and names count as words of one syllable."""
    words = count = weight = long = 0
    hardest: tuple[float, Hardest] | None = None
    for whole in section:
        for part in stretches(whole.text):
            text = whole.text[part.start : part.end]
            found = [(m[0], _weight(m[0], m.start() == 0, names)) for m in _WORD.finditer(text)]
            if not found:
                continue
            sizes = [size for _, size in found]
            count += 1
            words += len(sizes)
            weight += sum(sizes)
            long += sum(size >= _LONG for size in sizes)
            hard = _kincaid(len(sizes), 1, sum(sizes))
            if hardest is None or hard > hardest[0]:
                heavy = tuple(dict.fromkeys(word for word, size in found if size >= _LONG))
                hardest = hard, Hardest(whole, part.start, part.end, len(sizes), heavy)
    if not count:
        return Grade(0.0, 0.0, 0, 0, None)
    smog = 1.0430 * (long * 30 / count) ** 0.5 + 3.1291
    return Grade(
        _kincaid(words, count, weight), smog, words, count, hardest[1] if hardest else None
    )


def _kincaid(words: int, sentences: int, syllable_count: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59


@lru_cache(8192)
def _weight(word: str, first: bool, names: frozenset[str]) -> int:
    """Syllables of a word; one for a term of the glossary, a name, a short form."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in GLOSSARY or low in names or (len(word) > 1 and word.isupper()):
        return 1
    if word[0].isupper() and not first:
        return 1
    return syllables(word)


def hard_section(
    name: str, section: Sequence[Passage], names: frozenset[str] = frozenset()
) -> tuple[Hardest, str, str] | None:
    """The hardest sentence of a section that is over the grade, what to say of it, and a hint."""
    made = grade(section, names)
    if made.words < _LEAST_WORDS or made.kincaid <= MOST or made.hardest is None:
        return None
    hard = made.hardest
    text = hard.passage.text[hard.start : hard.end]
    why = f"{hard.words} words"
    if hard.long:
        why += f", long ones: {', '.join(hard.long[:4])}"
    message = (
        f"{name} reads at grade {made.kincaid:.1f} (Flesch-Kincaid; SMOG {made.smog:.1f}); "
        f"{MOST:g} is the most, {AIM:g} the aim. Hardest: “{_cut(text)}” ({why})."
    )
    split = "Make two sentences of it" if hard.words > 15 else "Use shorter words in it"
    hint = (
        f"{split}: {', '.join(f'“{word}”' for word in hard.long[:3]) or 'say one thing at a time'}."
    )
    return hard, message, hint


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
