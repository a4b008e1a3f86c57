"""Passages in; what the sentence rules find in them out. One pass, woken by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, Hit, Passage, Rule, Sentence, sentences

_WAKES: dict[str, list[Rule]] = defaultdict(list)
_ALWAYS: list[Rule] = []
for _rule in RULES.values():
    if _rule.read is None:
        continue
    if "*" in _rule.triggers:
        _ALWAYS.append(_rule)
    for _word in _rule.triggers:
        _WAKES[_word].append(_rule)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's hit in a sentence."""

    rule: Rule
    sentence: Sentence
    hit: Hit


def read(passages: Iterable[Passage], facts: Facts) -> Iterator[Found]:
    """Every finding of every sentence rule, in the order of the text."""
    for whole in passages:
        for sentence in sentences(whole, facts):
            yield from read_sentence(sentence)


def read_sentence(sentence: Sentence) -> Iterator[Found]:
    """What the rules woken by a sentence's words find in it."""
    woken = {rule.code: rule for rule in _ALWAYS}
    for word in sentence.words:
        for rule in _WAKES.get(word, ()):
            woken[rule.code] = rule
    if any(c.isdigit() for c in sentence.low) or "." in sentence.low[:-1] or "@" in sentence.low:
        woken["K31"] = RULES["K31"]
    if sentence.facts.surnames & sentence.words:
        woken["K25"] = RULES["K25"]
    for code in sorted(woken):
        reader = woken[code].read
        assert reader is not None
        for hit in reader(sentence):
            yield Found(woken[code], sentence, hit)
