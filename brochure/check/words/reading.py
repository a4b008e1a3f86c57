"""Passages in; what the sentence rules find out. A sentence wakes only rules it may break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from brochure.check.words.bags import bag
from brochure.check.words.contacts import STREETS
from brochure.check.words.furniture import may_be_furniture
from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, Hit, Passage, Rule, Sentence, sentences

_WAKES: dict[str, list[Rule]] = defaultdict(list)
_MAY_WAKE: dict[str, list[tuple[Rule, tuple[frozenset[str], ...]]]] = defaultdict(list)
_ALWAYS: list[Rule] = []
for _rule in RULES.values():
    if _rule.read is None:
        continue
    if "*" in _rule.triggers:
        _ALWAYS.append(_rule)
    for _word in _rule.triggers:
        _WAKES[_word].append(_rule)
    for _first, *_others in _rule.together:
        for _word in _first:
            _MAY_WAKE[_word].append((_rule, tuple(_others)))
_INTERESTING = frozenset([*_WAKES, *_MAY_WAKE])
_TITLES = bag(
    "dr drs doctor doctors physician physicians psychiatrist psychiatrists anesthesiologist m md"
)
_SHORT_WORDS = 14
_PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's hit in a sentence."""

    rule: Rule
    sentence: Sentence
    hit: Hit


def read(passages: Iterable[Passage], facts: Facts, only: Collection[str] = ()) -> Iterator[Found]:
    """Every finding of every sentence rule, in the order of the text; or those of some rules."""
    for whole in passages:
        for sentence in sentences(whole, facts):
            yield from read_sentence(sentence, only)


def read_sentence(sentence: Sentence, only: Collection[str] = ()) -> Iterator[Found]:
    """What the rules woken by a sentence's words find in it."""
    words = sentence.words
    woken = {rule.code: rule for rule in _ALWAYS if not only or rule.code in only}
    for word in words & _INTERESTING:
        for rule in _WAKES.get(word, ()):
            woken[rule.code] = rule
        for rule, others in _MAY_WAKE.get(word, ()):
            if rule.code not in woken and all(not one.isdisjoint(words) for one in others):
                woken[rule.code] = rule
    facts = sentence.facts
    if not facts.surnames.isdisjoint(words) or not (
        facts.firsts.isdisjoint(words) or _TITLES.isdisjoint(words)
    ):
        woken["K25"] = RULES["K25"]
    if len(words) <= _SHORT_WORDS and may_be_furniture(sentence.low) or sentence.is_doubled:
        woken["K30"] = RULES["K30"]
    if "#" in words and (
        not STREETS.isdisjoint(words) or sum(map(str.isdigit, sentence.low)) >= _PHONE_DIGITS
    ):
        woken["K31"] = RULES["K31"]
    for code in sorted(woken):
        reader = woken[code].read
        if reader is None or (only and code not in only):
            continue
        for hit in reader(sentence):
            yield Found(woken[code], sentence, hit)
