"""Values that remember where they were written: scalars, mappings, lists, and models of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Self

from brochure.model.located import NOWHERE, Located
from brochure.problems import Span

__all__ = ["NOWHERE", "Located"]


class Written(str):
    """A scalar exactly as it stands in the file (`8:30`, `No`, `01234`), with its Span."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str = "", span: Span = NOWHERE) -> Self:
        made = super().__new__(cls, value)
        made.span = span
        return made


class Text(Written):
    """Words for readers: what a page, a slide or the notes show. Every Text must be placed."""


class WrittenMap(dict[str, Any]):
    """A mapping from a file: `span` is its own place, `key_spans` the place of each key."""

    def __init__(self, items: dict[str, Any], span: Span, key_spans: dict[str, Span]) -> None:
        super().__init__(items)
        self.span = span
        self.key_spans = key_spans


class WrittenList(list[Any]):
    """A list from a file, with its Span."""

    def __init__(self, items: list[Any], span: Span) -> None:
        super().__init__(items)
        self.span = span


def texts_in(value: object) -> Iterator[Text]:
    """Every Text below a value, in the order written; what says `skip` is passed over."""
    if isinstance(value, Text):
        if value.strip():
            yield value
    elif isinstance(value, Located):
        if getattr(value, "skip", None):
            return
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts_in(part)


LENGTH = "a length with its unit, such as 3.625 in, 97 mm or 12 pt"
"""Marks a number that is written as a length."""

Length = Annotated[float, LENGTH]
"""A length in points, written with its unit: `3.625 in`, `97 mm`, `12 pt`."""
