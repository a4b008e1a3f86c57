"""A value from a file and a type in; the record, or every problem with its place, out.

The type says all: each kind of type becomes a reader, once, and a reader judges a value, collects
what is wrong with it, and goes on. Blank texts count as nothing, and an optional key that was left
empty as one that is not there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin

from brochure.load.locate import Steps, locate
from brochure.load.phrases import Fault, phrase
from brochure.load.shape import is_model, members
from brochure.model.located import NO_LIMITS, Limits, Located
from brochure.model.written import LENGTH, NOWHERE, Written
from brochure.problems import Problem, error
from brochure.units import points

T = TypeVar("T")
Faults = list[Fault]
Reader = Callable[[Any, Steps, Faults], Any]

_MEANT = re.compile(r"Did you mean “([^”]+)”")
_WHOLE = re.compile(r"([+-]?\d{1,18})(?:\.0*)?", re.ASCII)
_YES_OR_NO = {
    **dict.fromkeys(("yes", "true", "on", "y", "t", "1"), True),
    **dict.fromkeys(("no", "false", "off", "n", "f", "0"), False),
}


def bind(value: object, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """The record that a value describes; problems instead when it does not fit."""
    faults: Faults = []
    made = _reader(cast(Any, kind))(_unless_blank(value), (), faults)
    if not faults:
        return cast(T, made), []
    return None, _misspelt_once([(fault, _problem(value, kind, fault)) for fault in faults])


def _misspelt_once(told: list[tuple[Fault, Problem]]) -> list[Problem]:
    """A misspelt key is one slip: that the right key is missing beside it says nothing new."""
    meant = {
        (*fault.steps[:-1], match[1])
        for fault, problem in told
        if problem.code == "schema/unknown-key" and (match := _MEANT.match(problem.hint))
    }
    return [
        problem
        for fault, problem in told
        if problem.code != "schema/missing-key" or fault.steps not in meant
    ]


def _problem(value: object, kind: Any, fault: Fault) -> Problem:
    """One fault of the schema, at the exact key or value, in plain words."""
    found = locate(value, kind, fault.steps)
    told = phrase(fault, found)
    on_value = isinstance(found.value, Written) and not found.blank
    span = found.span if on_value and told.code != "schema/unknown-key" else found.key_span
    if not found.there:
        span = found.holder_span
    return error(told.code, told.message, told.hint, span)


def _unless_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


@cache
def _reader(kind: Any, limits: Limits = NO_LIMITS) -> Reader:
    """What reads a value of a type, within limits."""
    if is_model(kind):
        return _record(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        marked = inner[1]
        return _length if marked == LENGTH else _reader(inner[0], marked)
    if origin is Literal:
        return _choice(frozenset(inner))
    if origin is list:
        return _list(_reader(inner[0]), limits)
    if origin is tuple:
        return _tuple([_reader(one) for one in inner])
    if origin is dict:
        return _group(_reader(inner[1]), limits)
    if kind is bool:
        return _bool
    if kind in (int, float):
        return _number(kind, limits)
    if isinstance(kind, type) and issubclass(kind, str):
        return _text(kind, limits)
    if limits.told_by:
        return _either(members(kind), limits.told_by)
    (one,) = [part for part in inner if part is not type(None)]
    return _optional(_reader(one, limits))


class _Key(NamedTuple):
    """A key of a record: the field it fills, whether it must be there, and what reads it."""

    name: str
    required: bool
    read: Reader


def _record(kind: type[Located]) -> Reader:
    keys: dict[str, _Key] = {}

    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return faults.append(Fault("group", steps))
        if not keys:  # now, since a record may hold others of its kind
            keys.update(
                (one.key, _Key(name, one.required, _reader(one.annotation, one.limits)))
                for name, one in kind.model_fields.items()
            )
        values: dict[str, Any] = {}
        for key, (name, required, inner) in keys.items():
            part = _unless_blank(value.get(key))
            if part is not None or (required and key in value):
                values[name] = inner(part, (*steps, key), faults)
            elif required:
                faults.append(Fault("missing", (*steps, key)))
        faults += [Fault("unknown", (*steps, key)) for key in value if key not in keys]
        span = getattr(value, "span", NOWHERE)
        return kind.placed(values, span, getattr(value, "key_spans", {}))

    return read


def _either(kinds: list[type[Located]], told_by: str) -> Reader:
    """One of several records, told by its word under a key."""
    readers = {}
    for kind in kinds:
        for word in get_args(kind.model_fields[told_by].annotation):
            readers[word] = _reader(cast(Any, kind))

    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return faults.append(Fault("group", steps))
        word = value.get(told_by)
        reader = readers.get(word) if isinstance(word, str) else None
        if reader is None:
            return faults.append(Fault("told by", (*steps, told_by), told_by))
        return reader(value, steps, faults)

    return read


def _optional(inner: Reader) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        return None if value is None else inner(value, steps, faults)

    return read


def _text(kind: type[str], limits: Limits) -> Reader:
    pattern = re.compile(limits.pattern) if limits.pattern else None
    written = kind if issubclass(kind, Written) else None

    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, str):
            return faults.append(Fault("text", steps))
        if pattern is not None and not pattern.search(value):
            return faults.append(Fault("pattern", steps, limits.pattern))
        if written is None:
            return str(value)
        return value if type(value) is kind else written(value, getattr(value, "span", NOWHERE))

    return read


def _choice(words: frozenset[str]) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if isinstance(value, str) and value in words:
            return str(value)
        return faults.append(Fault("choice", steps))

    return read


def _bool(value: Any, steps: Steps, faults: Faults) -> Any:
    found = _YES_OR_NO.get(value.lower()) if isinstance(value, str) else None
    return faults.append(Fault("yes or no", steps)) if found is None else found


def _length(value: Any, steps: Steps, faults: Faults) -> Any:
    if not isinstance(value, str):
        return faults.append(Fault("float", steps))
    try:
        return points(value)
    except (ValueError, OverflowError):
        return faults.append(Fault("length", steps, LENGTH))


def _number(kind: type[int] | type[float], limits: Limits) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        try:
            number = _whole(value) if kind is int else float(value)
        except (TypeError, ValueError):
            return faults.append(Fault(kind.__name__, steps))
        if not math.isfinite(number):
            return faults.append(Fault(kind.__name__, steps))
        outside = _outside(number, limits)
        return faults.append(Fault("bound", steps, outside)) if outside else number

    return read


def _whole(value: Any) -> int:
    match = _WHOLE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError
    return int(match[1])


def _outside(number: float, limits: Limits) -> str:
    """The limit that a number breaks, in words."""
    if limits.ge is not None and number < limits.ge:
        return f"at least {limits.ge:g}"
    if limits.gt is not None and number <= limits.gt:
        return f"more than {limits.gt:g}"
    if limits.le is not None and number > limits.le:
        return f"at most {limits.le:g}"
    return ""


def _counted(value: Any, steps: Steps, faults: Faults, limits: Limits) -> None:
    if limits.least is not None and len(value) < limits.least:
        faults.append(Fault("count", steps, ("least", limits.least)))
    if limits.most is not None and len(value) > limits.most:
        faults.append(Fault("count", steps, ("most", limits.most)))


def _list(inner: Reader, limits: Limits) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, list):
            return faults.append(Fault("list", steps))
        _counted(value, steps, faults, limits)
        return [inner(_unless_blank(v), (*steps, i), faults) for i, v in enumerate(value)]

    return read


def _tuple(inner: list[Reader]) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, list):
            return faults.append(Fault("tuple", steps))
        if len(value) < len(inner):
            faults.append(Fault("missing", (*steps, len(value))))
        if len(value) > len(inner):
            faults.append(Fault("count", steps, ("most", len(inner))))
        return tuple(
            reader(_unless_blank(part), (*steps, i), faults)
            for i, (reader, part) in enumerate(zip(inner, value, strict=False))
        )

    return read


def _group(inner: Reader, limits: Limits) -> Reader:
    def read(value: Any, steps: Steps, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return faults.append(Fault("group", steps))
        _counted(value, steps, faults, limits)
        return {key: inner(_unless_blank(v), (*steps, key), faults) for key, v in value.items()}

    return read
