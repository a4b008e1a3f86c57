"""All rules by code, and the words that wake each of them."""

from __future__ import annotations

from brochure.check.words import (
    access,
    addiction,
    approval,
    conditions,
    contacts,
    cures,
    figures,
    grade,
    growth,
    lasting,
    patients,
    people,
    pieces,
    praise,
    promises,
    repeats,
    riskless,
    rivals,
    safe,
    spravato,
    stories,
    terms,
)
from brochure.check.words.rule import Rule

_ALL = [
    value
    for module in (
        cures,
        promises,
        riskless,
        safe,
        addiction,
        praise,
        rivals,
        lasting,
        approval,
        spravato,
        figures,
        growth,
        conditions,
        stories,
        patients,
        people,
        contacts,
        repeats,
        terms,
        pieces,
        grade,
        access,
    )
    for value in vars(module).values()
    if isinstance(value, Rule)
]
RULES: dict[str, Rule] = {one.code: one for one in sorted(_ALL, key=lambda rule: rule.code)}
