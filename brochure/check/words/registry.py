"""A rule's code in; the rule out. Its module is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from brochure.check.words.rule import Rule

_MODULES = {
    "K01": "cures",
    "K02": "promises",
    "K03": "riskless",
    "K04": "safe",
    "K05": "addiction",
    "K06": "pieces",
    "K07": "approval",
    "K08": "spravato",
    "K09": "pieces",
    "K10": "pieces",
    "K11": "pieces",
    "K12": "pieces",
    "K13": "pieces",
    "K14": "pieces",
    "K15": "contacts",
    "K16": "figures",
    "K17": "growth",
    "K18": "conditions",
    "K19": "praise",
    "K20": "rivals",
    "K21": "lasting",
    "K22": "stories",
    "K23": "patients",
    "K24": "people",
    "K25": "people",
    "K26": "grade",
    "K27": "terms",
    "K28": "people",
    "K29": "people",
    "K30": "repeats",
    "K31": "contacts",
    "K32": "access",
}


class _Rules(Mapping[str, Rule]):
    """All rules by code. Most builds need few of them, and loading them all costs a tenth of a
    second."""

    def __getitem__(self, code: str) -> Rule:
        return _of(_MODULES[code])[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


@cache
def _of(module: str) -> dict[str, Rule]:
    """The rules of one module."""
    found = vars(import_module(f"brochure.check.words.{module}")).values()
    return {one.code: one for one in found if isinstance(one, Rule)}


RULES = _Rules()
