"""Kinds of places on a slide: a spot and its content in; placed items and their faults out.

A kind is one function in one of the modules here and one line in SPOT_KINDS. It gets the Bench
(what it may use), the spot, its name on the layout, and the content that fills it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from brochure.compose.spots import marks, numbers, steps, team, texts
from brochure.compose.spots.bench import Bench
from brochure.compose.typesetter import Block
from brochure.model.template import Spot

SpotKind = Callable[[Bench, Spot, str, Any], Block]

SPOT_KINDS: dict[str, SpotKind] = {
    "text": texts.text,
    "disclosure": texts.disclosure,
    "notice": texts.notice,
    "sign": texts.sign,
    "presenter": texts.presenter,
    "crisis": texts.crisis,
    "danger": texts.danger,
    "arrays": numbers.arrays,
    "chart": numbers.chart,
    "table": numbers.table,
    "map": numbers.analogy,
    "checklist": steps.checklist,
    "path": steps.path,
    "people": team.people,
    "sources": texts.sources,
    "logo": marks.logo,
    "qr": marks.qr,
    "stamp": marks.stamp,
}

WITHOUT_CONTENT = frozenset({"presenter", "logo", "stamp"})
"""Kinds that find themselves what they show, or show nothing."""

RUNNING_TEXT = frozenset({"text", "disclosure", "notice", "sign", "presenter", "crisis", "danger"})
"""Kinds whose text fills one placeholder of the layout. Other kinds name each box of running text
after their place, as `people-2`: it becomes a placeholder where the first slide has it."""

DIVIDED = frozenset({"text", "table", "map", "checklist", "people", "sources"})
"""Kinds whose entries may go on to a second slide; others make sense only as a whole."""
