"""Values that remember where they were written: scalars, mappings, lists, and models of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from brochure.problems import Span
from brochure.units import points

NOWHERE = Span("(made in code)")


class Written(str):
    """A scalar exactly as it stands in the file (`8:30`, `No`, `01234`), with its Span."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str = "", span: Span = NOWHERE) -> Self:
        made = super().__new__(cls, value)
        made.span = span
        return made

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def keep(value: Any, check: Any) -> Written:
            check(value)
            return cls(value, getattr(value, "span", NOWHERE))

        return core_schema.no_info_wrap_validator_function(keep, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor takes for it: `988` and `No` are read as written, so they are fine."""
        return {"type": ["string", "number", "boolean"]}


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


class Located(BaseModel):
    """A model read from a file: refuses unknown keys, cannot be changed, knows its place."""

    # A model within another is built with it, and not once more by itself.
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    _span: Span = PrivateAttr(default_factory=lambda: NOWHERE)  # a default would be copied deeply
    _key_spans: dict[str, Span] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, value: Any, make: ModelWrapValidatorHandler[Self]) -> Self:
        made = make(value)
        if isinstance(value, WrittenMap):
            made._span = value.span
            made._key_spans = value.key_spans
        return made

    @property
    def span(self) -> Span:
        """Where the model itself begins."""
        return self._span

    def span_of(self, field: str) -> Span:
        """Where a field's key stands; the model's own place when the field is not written."""
        return self._key_spans.get(field, self._span)


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


def _length(value: Any) -> Any:
    return points(value) if isinstance(value, str) else value


Length = Annotated[
    float,
    BeforeValidator(_length),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?(/[1-9]\d*)?\s*(in|mm|pt)$"}),
]
"""A length in points, written with its unit: `3.625 in`, `97 mm`, `12 pt`."""
