"""Passages in; what the sentence rules find out.

Each sentence is first weighed by its meaning, which costs next to nothing. A rule's pattern is
asked only where the meaning does not plainly speak against it, and what no pattern knows is found
where the meaning is plain enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from brochure.check.words.meaning import Word, places, said
from brochure.check.words.meant import meant
from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, Hit, Passage, Rule, Sentence, sentences
from brochure.check.words.sense import plain
from brochure.check.words.weighed import WEIGHED, sums, telling, weights

BY_WORDS = ("K15", "K27")
"""Rules that read sentences and have no weights: they go by their patterns alone."""
READ = tuple(sorted((*WEIGHED, *BY_WORDS)))
_MOST, _LONGEST = 3, 300
"""Sentences and letters of a passage that is weighed as a whole."""
_FEWEST = 5
"""Words of two letters and more that it takes to mean something without a pattern."""
_TELLING = 2
"""So few words, told alone, are shown with their whole sentence."""


class Found(NamedTuple):
    """A rule's hit in a sentence."""

    rule: Rule
    sentence: Sentence
    hit: Hit


def read(passages: Iterable[Passage], facts: Facts, only: Collection[str] = ()) -> Iterator[Found]:
    """Every finding of every sentence rule, in the order of the text; or those of some rules."""
    for whole in passages:
        for together in _together(list(sentences(whole, facts))):
            yield from _judged(together, only)


def _together(told: list[Sentence]) -> list[list[Sentence]]:
    """Sentences that are weighed as one: a short passage, or each of a longer one by itself."""
    if len(told) <= _MOST and sum(len(one.low) for one in told) <= _LONGEST:
        return [told] if told else []
    return [[one] for one in told]


def _judged(told: Sequence[Sentence], only: Collection[str]) -> Iterator[Found]:
    """What patterns find where the meaning does not speak against it, and what meaning finds."""
    each = [spoken(one) for one in told]
    words = [word for one in each for word in one]
    totals, scales = sums(words), weights().scales
    if any(one.is_doubled for one in told):
        totals["K30"] = max(scales["K30"])  # whatever it means: it stands twice
    asked = sorted(code for code in (*totals, *BY_WORDS) if not only or code in only)
    found = [
        one
        for sentence in told
        for one in read_sentence(sentence, asked)
        if one.rule.code not in scales or totals[one.rule.code] > scales[one.rule.code].backed
    ]
    seen = {one.rule.code for one in found}
    if all(one.cited for one in told):
        seen.add("K16")  # the source is there; what it says is the reviewer's to judge
    if totals and sum(word.stem[:2].isalpha() and len(word.stem) > 1 for word in words) >= _FEWEST:
        found += [
            _meant(told, each, code)
            for code in asked
            if code not in seen and code in totals and totals[code] > scales[code].alone
        ]
    order = {id(one): i for i, one in enumerate(told)}
    yield from sorted(found, key=lambda one: (order[id(one.sentence)], one.rule.code))


def _meant(told: Sequence[Sentence], each: Sequence[Sequence[Word]], code: str) -> Found:
    """A finding by meaning alone, at the words that tell it, in one sentence."""
    first, last = telling([word for one in each for word in one], code)
    for sentence, words in zip(told, each, strict=True):
        if last < len(words):
            spans = places(plain(sentence.shown))
            if last - max(0, first) < _TELLING:  # they alone tell nobody what is meant
                first, last = 0, len(spans) - 1
            start, end = (
                spans[min(max(0, first), len(spans) - 1)][0],
                spans[min(last, len(spans) - 1)][1],
            )
            return Found(RULES[code], sentence, meant(code, sentence.text, start, end))
        first, last = first - len(words), last - len(words)
    raise AssertionError(code)


def spoken(sentence: Sentence) -> list[Word]:
    """The words of a sentence, as they are weighed."""
    return said(plain(sentence.shown), sentence.facts, sentence.cited)


def read_sentence(sentence: Sentence, codes: Iterable[str] = READ) -> Iterator[Found]:
    """What the patterns of some rules find in a sentence."""
    for code in codes:
        rule = RULES[code]
        if rule.read is not None:
            for hit in rule.read(sentence):
                yield Found(rule, sentence, hit)
