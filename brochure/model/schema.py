"""The typed models in; the JSON Schema of each kind of file out, for editors that know YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from brochure.model.located import NO_LIMITS, Limits, Located
from brochure.model.story import Story
from brochure.model.template import BrochureLayout, DeckLayout
from brochure.model.theme import Theme
from brochure.model.words import Words
from brochure.model.written import LENGTH, Written

_NOTHING = {"type": "null"}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_LENGTH = r"^-?\d+(\.\d+)?(/[1-9]\d*)?\s*(in|mm|pt)$"


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of each schema: one per content file, layout, theme and words."""
    kinds: dict[str, Any] = {name: told.annotation for name, told in Story.model_fields.items()}
    kinds["brochure-layout"], kinds["deck-layout"] = BrochureLayout, DeckLayout
    kinds["brochure-layout-like"] = BrochureLayout
    kinds["theme"], kinds["words"] = Theme, Words
    for name, kind in kinds.items():
        known: dict[str, Any] = {}
        whole = isinstance(kind, type) and issubclass(kind, Located)
        schema = _record(kind, known) if whole else _schema(kind, NO_LIMITS, known)
        if known:
            schema = {"$defs": dict(sorted(known.items())), **schema}
        if name.endswith("-like"):
            _like_another(schema)
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name} | schema
        yield f"{name}.json", json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _record(kind: type[Located], known: dict[str, Any]) -> dict[str, Any]:
    """The keys of a record; what is not required may be left empty."""
    properties: dict[str, Any] = {}
    for one in kind.model_fields.values():
        value = _schema(one.annotation, one.limits, known)
        if not one.required and _NOTHING not in value.get("anyOf", ()):
            value = {"anyOf": [value, _NOTHING]}
        properties[one.key] = value
    required = [one.key for one in kind.model_fields.values() if one.required]
    return {
        "additionalProperties": False,
        "description": (kind.__doc__ or "").split("\n\n")[0].strip().replace("\n   ", ""),
        "properties": properties,
        **({"required": required} if required else {}),
        "title": kind.__name__,
        "type": "object",
    }


def _schema(kind: Any, limits: Limits, known: dict[str, Any]) -> dict[str, Any]:
    """What a type takes; the records below it are gathered in `known`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        marked = inner[1]
        if marked == LENGTH:
            return {"pattern": _LENGTH, "type": "string"}
        return _schema(inner[0], marked, known)
    if origin in (Union, UnionType):
        parts = [_NOTHING if one is NoneType else _schema(one, limits, known) for one in inner]
        return {"anyOf": parts}
    if origin is Literal:
        return {"const": inner[0], "type": "string"} if len(inner) == 1 else {
            "enum": list(inner), "type": "string",
        }  # fmt: skip
    if origin is list:
        within = {"items": _schema(inner[0], NO_LIMITS, known)}
        return within | _named(limits, minItems="least", maxItems="most") | {"type": "array"}
    if origin is tuple:
        places = [_schema(one, NO_LIMITS, known) for one in inner]
        held = {"maxItems": len(inner), "minItems": len(inner), "prefixItems": places}
        return held | {"type": "array"}
    if origin is dict:
        within = {"additionalProperties": _schema(inner[1], NO_LIMITS, known)}
        counted = _named(limits, maxProperties="most", minProperties="least")
        return within | counted | {"type": "object"}
    if issubclass(kind, Located):
        if kind.__name__ not in known:
            known[kind.__name__] = {}  # it may hold others of its kind
            known[kind.__name__] = _record(kind, known)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if issubclass(kind, Written):  # `988` and `No` are read as written, so they are fine
        return {"type": ["string", "number", "boolean"]}
    bounds = _named(limits, exclusiveMinimum="gt", maximum="le", minimum="ge", pattern="pattern")
    return bounds | {"type": _PLAIN[kind]}


def _named(limits: Limits, **names: str) -> dict[str, Any]:
    """The limits that are set, by the names that JSON Schema gives them."""
    found = {name: getattr(limits, limit) for name, limit in names.items()}
    return {name: value for name, value in found.items() if value not in (None, "")}


def _like_another(layout: dict[str, Any]) -> None:
    """A layout that takes from another what it does not write itself: only lists stay whole."""
    layout["properties"]["like"] = {
        "type": "string",
        "description": "The layout that this one is like.",
    }
    layout["required"] = ["piece", "like", "name"]
    for name in ("Sheet", "Margins", "Side", "Panel"):
        layout["$defs"][name].pop("required", None)
