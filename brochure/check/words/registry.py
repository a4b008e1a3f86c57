"""All rules by code, and the words that wake each of them."""

from __future__ import annotations

from brochure.check.words import approval, contacts, evidence, people, promises, repeats, terms
from brochure.check.words.rule import ERROR, WARNING, Rule, whole_rule

_ALL = [
    value
    for module in (promises, approval, evidence, people, contacts, repeats, terms)
    for value in vars(module).values()
    if isinstance(value, Rule)
]
RULES: dict[str, Rule] = {}
for _one in sorted(_ALL, key=lambda r: r.code):
    RULES[_one.code] = _one
