"""A finished file in; the elements of its structure tree out, in reading order, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

from brochure.check.preflight.reading import entries, get, name, number, text

_MOST, _DEEPEST = 200_000, 60
_NOWHERE = _DIRECT = (0, 0)

Content = tuple[tuple[int, int], int]
"""Marked content: the object number of its page, and its own number there."""


@dataclass(slots=True)
class Tagged:
    """An element: its tag as written and by the standard (`kind`), what it says, what is in it.

    `page` is the object number of the page that its content stands on; `purpose` is what its link
    is for.
    """

    tag: str
    kind: str
    alternative: str = ""
    actual: str = ""
    language: str = ""
    purpose: str = ""
    page: tuple[int, int] = _NOWHERE
    kids: list[Tagged | Content] = field(default_factory=list)


def read_tree(root: Any) -> tuple[Tagged, list[Tagged]]:
    """The tree under a catalog's StructTreeRoot as one element without a tag, and all those in it.

    An element that stands in several places is read in each, but none inside itself.
    """
    roles = {key: name(standard) for key, standard in entries(get(root, "RoleMap")).items()}
    top = Tagged("", "")
    found: list[Tagged] = []
    waiting: list[tuple[Any, Tagged, tuple[tuple[int, int], ...]]]
    waiting = [(kid, top, ()) for kid in reversed(_kids(get(root, "K")))]
    while waiting and len(found) < _MOST:
        kid, above, numbers = waiting.pop()
        if isinstance(kid, int | Decimal):
            above.kids.append((above.page, int(kid)))
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        if (kid.is_indirect and kid.objgen in numbers) or len(numbers) > _DEEPEST:
            continue
        held = entries(kid)
        page = held["Pg"].objgen if isinstance(held.get("Pg"), pikepdf.Object) else above.page
        if "S" in held:
            tag = name(held["S"])
            one = Tagged(tag, roles.get(tag) or tag, page=page)
            one.alternative = text(held.get("Alt"))
            one.actual = text(held.get("ActualText"))
            one.language = text(held.get("Lang"))
            above.kids.append(one)
            found.append(one)
            within = (*numbers, kid.objgen) if kid.is_indirect else (*numbers, _DIRECT)
            waiting += [(below, one, within) for below in reversed(_kids(held.get("K")))]
        elif (mcid := number(held.get("MCID"))) is not None:
            above.kids.append((page, int(mcid)))
        elif name(held.get("Type")) == "OBJR":
            above.purpose = text(get(held.get("Obj"), "Contents"))
    return top, found


def _kids(held: Any) -> list[Any]:
    if isinstance(held, pikepdf.Array):
        return list(held)
    return [] if held is None else [held]
