"""A model type and a step into it in; the type found there, its keys, and a line to paste out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from brochure.model.located import Field, Located
from brochure.model.written import LENGTH


def members(kind: Any) -> list[Any]:
    """The alternatives of a type, with None and annotations taken off."""
    if is_model(kind):
        return [kind]
    origin = get_origin(kind)
    if origin is Annotated:
        return members(get_args(kind)[0])
    if origin in (Union, UnionType):
        return [one for part in get_args(kind) for one in members(part) if one is not NoneType]
    return [kind]


def is_model(kind: Any) -> bool:
    """Whether a type is a model read from a file."""
    return isinstance(kind, type) and issubclass(kind, Located)


def keys(kind: Any) -> dict[str, Field]:
    """The keys a model takes, as they are written in its file."""
    return _keys(kind) if is_model(kind) else {}


@cache
def _keys(kind: type[Located]) -> dict[str, Field]:
    return {field.key: field for field in kind.model_fields.values()}


def choices(kind: Any) -> list[str]:
    """The words that a type allows, when it allows only certain words."""
    found = [one for one in members(kind) if get_origin(one) is Literal]
    return [str(word) for one in found for word in get_args(one)]


def narrow(kind: Any, value: Any) -> Any:
    """The one alternative that a value is meant for, told by its fixed words (`piece: deck`)."""
    found = members(kind)
    if len(found) == 1:
        return found[0]
    for one in found:
        if not is_model(one) or not isinstance(value, Mapping):
            continue
        words = {key: choices(field.annotation) for key, field in keys(one).items()}
        if any(value.get(key) in allowed for key, allowed in words.items() if allowed):
            return one
    return None


def below(kind: Any, step: str | int) -> Any:
    """The type of what stands under a key or a position; None where there is nothing."""
    if is_model(kind):
        field = _keys(kind).get(str(step))
        return field.annotation if field else None
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict:
        return inner[1]
    if origin is list:
        return inner[0]
    if origin is tuple and isinstance(step, int):
        return inner[step] if step < len(inner) else None
    return None


def names(kind: Any) -> list[str]:
    """The keys to show to a person: those that must be there, else the first few."""
    known = keys(kind)
    needed = [name for name, field in known.items() if field.required]
    return needed or [name for name in known if name != "skip"][:3]


def paste(key: str, kind: Any) -> str:
    """What to write for a missing key: the line itself, or the line and what stands below it."""
    one = members(kind)[0]
    allowed = choices(kind)
    if allowed:
        return f"this line: {key}: {allowed[0]}"
    if LENGTH in getattr(kind, "__metadata__", ()):
        return f"a line such as: {key}: 3.625 in"
    if one in (int, float):
        return f"a line such as: {key}: 12"
    if one is bool:
        return f"this line: {key}: yes"
    if get_origin(one) is list:
        return f"the line “{key}:” and below it, moved in, each entry after a dash: - …"
    if get_origin(one) is tuple:
        places = ", ".join("…" for _ in get_args(one))
        return f"a line such as: {key}: [{places}]"
    if is_model(one):
        inner = ", ".join(f"{name}: …" for name in names(one))
        return f"the line “{key}:” and below it, moved in by two spaces: {inner}"
    if get_origin(one) is dict:
        return f"the line “{key}:” and below it, moved in by two spaces, one name per line."
    return f"this line, with your words for the dots: {key}: …"
