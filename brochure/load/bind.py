"""A value from a file and a model type in; the model, or every problem with its place, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from brochure.load.locate import locate
from brochure.load.phrases import phrase
from brochure.load.shape import pruned
from brochure.model.written import Written
from brochure.problems import Problem, error

T = TypeVar("T")
_MEANT = re.compile(r"Did you mean “([^”]+)”")


def bind(value: object, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """The model that a value describes; problems instead when it does not fit."""
    try:
        return cast(T, _adapter(cast(Any, kind)).validate_python(pruned(value, kind))), []
    except ValidationError as failure:
        faults = failure.errors(include_url=False)
    told = [
        (fault["loc"], _problem(value, kind, cast("dict[str, Any]", fault))) for fault in faults
    ]
    return None, _misspelt_once(told)


def _misspelt_once(told: list[tuple[tuple[str | int, ...], Problem]]) -> list[Problem]:
    """A misspelt key is one slip: that the right key is missing beside it says nothing new."""
    meant = {
        (*steps[:-1], match[1])
        for steps, problem in told
        if problem.code == "schema/unknown-key" and (match := _MEANT.match(problem.hint))
    }
    return [
        problem
        for steps, problem in told
        if problem.code != "schema/missing-key" or steps not in meant
    ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _problem(value: object, kind: Any, fault: dict[str, Any]) -> Problem:
    """One fault of the schema, at the exact key or value, in plain words."""
    steps = fault["loc"]
    if fault["type"] == "union_tag_invalid":
        steps = (*steps, fault["ctx"]["discriminator"].strip("'"))
    found = locate(value, kind, steps)
    told = phrase(fault, found)
    on_value = isinstance(found.value, Written) and not found.blank
    span = found.span if on_value and told.code != "schema/unknown-key" else found.key_span
    if not found.there:
        span = found.holder_span
    return error(told.code, told.message, told.hint, span)
