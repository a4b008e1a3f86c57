"""Passages in; what the sentence rules find in them out. Each sentence wakes only the rules it may break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, Hit, Passage, Rule, Sentence, sentences

_WAKES: dict[str, list[Rule]] = defaultdict(list)
_MAY_WAKE: dict[str, list[Rule]] = defaultdict(list)
_ALWAYS: list[Rule] = []
for _rule in RULES.values():
    if _rule.read is None:
        continue
    if "*" in _rule.triggers:
        _ALWAYS.append(_rule)
    for _word in _rule.triggers:
        _WAKES[_word].append(_rule)
    for _one, _ in _rule.pairs:
        for _word in _one:
            _MAY_WAKE[_word].append(_rule)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's hit in a sentence."""

    rule: Rule
    sentence: Sentence
    hit: Hit


def read(
    passages: Iterable[Passage], facts: Facts, only: Collection[str] = ()
) -> Iterator[Found]:
    """Every finding of every sentence rule, in the order of the text; or those of some rules."""
    for whole in passages:
        for sentence in sentences(whole, facts):
            yield from read_sentence(sentence, only)


def read_sentence(sentence: Sentence, only: Collection[str] = ()) -> Iterator[Found]:
    """What the rules woken by a sentence's words find in it."""
    words = sentence.words
    woken = {rule.code: rule for rule in _ALWAYS}
    for word in words:
        for rule in _WAKES.get(word, ()):
            woken[rule.code] = rule
        for rule in _MAY_WAKE.get(word, ()):
            if rule.code not in woken and rule.wakes(words):
                woken[rule.code] = rule
    if not sentence.facts.surnames.isdisjoint(words):
        woken["K25"] = RULES["K25"]
    if "#" in words or 0 < len(words) <= 8:
        woken["K30"] = RULES["K30"]
        if "#" in words:
            woken["K31"] = RULES["K31"]
    for code in sorted(woken):
        reader = woken[code].read
        if reader is None or (only and code not in only):
            continue
        for hit in reader(sentence):
            yield Found(woken[code], sentence, hit)
