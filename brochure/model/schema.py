"""The typed models in; the JSON Schema of each kind of file out, for editors that know YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from brochure.model.story import Story
from brochure.model.template import BrochureLayout, DeckLayout
from brochure.model.theme import Theme
from brochure.model.words import Words


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of each schema: one per content file, layout, theme and words."""
    kinds: dict[str, Any] = {name: told.annotation for name, told in Story.model_fields.items()}
    kinds["brochure-layout"], kinds["deck-layout"] = BrochureLayout, DeckLayout
    kinds["brochure-layout-like"] = BrochureLayout
    kinds["theme"], kinds["words"] = Theme, Words
    for name, kind in kinds.items():
        schema = TypeAdapter(kind).json_schema(by_alias=True)
        for part in (schema, *schema.get("$defs", {}).values()):
            _as_people_write(part)
        if name.endswith("-like"):
            _like_another(schema)
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name} | schema
        yield f"{name}.json", json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _as_people_write(model: dict[str, Any]) -> None:
    """What is not required may be left empty; the first line of a docstring is enough of it."""
    if "description" in model:
        model["description"] = model["description"].split("\n\n")[0].replace("\n", " ")
    required = set(model.get("required", ()))
    for key, value in model.get("properties", {}).items():
        value.pop("title", None)
        value.pop("default", None)
        if key not in required and {"type": "null"} not in value.get("anyOf", ()):
            model["properties"][key] = {"anyOf": [value, {"type": "null"}]}


def _like_another(layout: dict[str, Any]) -> None:
    """A layout that takes from another what it does not write itself: only lists stay whole."""
    layout["properties"]["like"] = {
        "type": "string",
        "description": "The layout that this one is like.",
    }
    layout["required"] = ["piece", "like", "name"]
    for name in ("Sheet", "Margins", "Side", "Panel"):
        layout["$defs"][name].pop("required", None)
