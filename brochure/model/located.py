"""Annotated classes in; records that remember where they were read, and what files may say, out.

A record is made by the names of its fields, as a frozen dataclass is, but no code is written for
each class: there are sixty of them, and nothing can begin before all are there.
"""

import sys
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

from brochure.problems import Span

NOWHERE = Span("(made in code)")

MISSING: Any = object()
"""The default of what must be given."""


class Limits(NamedTuple):
    """What a value keeps to beyond its type: bounds of numbers, the number of entries, a pattern.

    `told_by` is the key whose word says which of several records is meant.
    """

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    told_by: str = ""


NO_LIMITS = Limits()


class Field(NamedTuple):
    """A field of a record: the key it has in a file, its type, its default and its limits."""

    key: str
    annotation: Any
    default: Any
    limits: Limits

    @property
    def required(self) -> bool:
        return self.default is MISSING


def field(default: Any = MISSING, *, alias: str = "", **limits: Any) -> Any:
    """A field with limits; `alias` is its key where that is no name in Python."""
    return Field(alias, None, default, Limits(**limits))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Located:
    """A record read from a file: cannot be changed, knows its place and that of each key.

    Fields are told by annotations; a default is shared and lies in the class, so that a record
    itself holds only what was written.
    """

    __slots__ = ("_key_spans", "span")
    model_fields: ClassVar[dict[str, Field]] = {}
    span: Span
    """Where the record itself begins."""
    _key_spans: dict[str, Span]

    def __init_subclass__(cls) -> None:
        fields = dict(cls.model_fields)
        for name, annotation in cls.__annotations__.items():
            kind = _resolved(annotation, cls)
            given = cls.__dict__.get(name, MISSING)
            if not isinstance(given, Field):
                given = Field("", None, given, NO_LIMITS)
            fields[name] = Field(given.key or name, kind, given.default, given.limits)
            if not given.required:
                setattr(cls, name, given.default)
            elif name in cls.__dict__:
                delattr(cls, name)
        cls.model_fields = fields

    def __init__(self, **values: Any) -> None:
        known = self.model_fields
        strange = [name for name in values if name not in known]
        lacking = [name for name, one in known.items() if one.required and name not in values]
        if strange or lacking:
            told = f"takes no {', '.join(strange)}" if strange else f"needs {', '.join(lacking)}"
            raise TypeError(f"{type(self).__name__} {told}")
        self._fill(values, NOWHERE, {})

    @classmethod
    def placed(cls, values: dict[str, Any], span: Span, key_spans: dict[str, Span]) -> Self:
        """The record of values that were judged before, at its place in a file."""
        made = cls.__new__(cls)
        made._fill(values, span, key_spans)
        return made

    def _fill(self, values: dict[str, Any], span: Span, key_spans: dict[str, Span]) -> None:
        self.__dict__.update(values)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "_key_spans", key_spans)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).placed, (self.__dict__, self.span, self._key_spans)

    def model_copy(self, update: dict[str, Any]) -> Self:
        """The same with other values in some fields, at the same place."""
        return self.placed({**self.__dict__, **update}, self.span, self._key_spans)

    def span_of(self, key: str) -> Span:
        """Where a key stands; the record's own place when the key is not written."""
        return self._key_spans.get(key, self.span)

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given, not left to their defaults."""
        return set(self.__dict__)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.model_fields])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({told})"


def _resolved(annotation: Any, cls: type) -> Any:
    """The type that an annotation means; one in quotes may name its own class."""
    if not isinstance(annotation, str):
        return annotation
    return eval(annotation, vars(sys.modules[cls.__module__]), {cls.__name__: cls})  # noqa: S307
