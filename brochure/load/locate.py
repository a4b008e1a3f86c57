"""A value, its type and the path of a fault in; what stands there, with its place, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from brochure.load.shape import below, narrow
from brochure.load.tree import Entries
from brochure.model.written import NOWHERE, WrittenMap
from brochure.problems import Span

Steps = tuple[str | int, ...]
"""The way from a value to one within: keys, and positions from 0."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at the end of a path: the value, its type, its place, and what holds it.

    `value` is None when nothing is written; `there` says whether the key or entry exists.
    """

    value: Any
    kind: Any
    span: Span
    key_span: Span
    holder: Any
    holder_kind: Any
    holder_span: Span
    there: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is written, or only spaces."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def key(self) -> str:
        """The last key on the way here; nothing for the whole file and for entries of a list."""
        last = self.key_span.path[-1] if self.there and self.key_span.path else ""
        return last if isinstance(last, str) else ""


def locate(value: object, kind: Any, steps: Steps) -> Found:
    """Walks the path through the value, as far as it leads."""
    here = _own_span(value) or NOWHERE
    found = _narrowed(Found(value, kind, here, here, None, None, here, True))
    for step in steps:
        if not found.there:
            break
        found = _narrowed(_step(found, step))
    return found


def _narrowed(found: Found) -> Found:
    one = narrow(found.kind, found.value)
    return found if one is None else replace(found, kind=one)


def _step(found: Found, step: str | int) -> Found:
    held, kind = found.value, below(found.kind, step)
    if isinstance(held, WrittenMap) and step in held:
        key = held.key_spans[str(step)]
        value = held[str(step)]
        span = _own_span(value) or key
        return Found(value, kind, span, key, held, found.kind, found.key_span, True)
    if isinstance(held, Entries) and isinstance(step, int) and step < len(held):
        entry = held.spans[step]
        return Found(held[step], kind, entry, entry, held, found.kind, found.key_span, True)
    return Found(
        None, kind, found.span, found.key_span, held, found.kind, found.key_span, there=False
    )


def _own_span(value: object) -> Span | None:
    return getattr(value, "span", None)
