"""The schemas are those of the models, every shipped file names its own, and is valid by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from brochure.commands.schemas import FOLDER
from brochure.model.schema import schemas

HOME = FOLDER.parents[1]
FILES = sorted(
    path
    for folder in ("content", "layouts", "assets/themes", "assets/words")
    for path in (HOME / folder).glob("*.yaml")
)
MODELINE = "# yaml-language-server: $schema="


def schema_of(path: Path) -> dict[str, Any]:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith(MODELINE), f"{path.name} names no schema in its first line"
    found = path.parent / first.removeprefix(MODELINE)
    loaded: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return loaded


def test_the_schemas_on_disk_are_current() -> None:
    made = dict(schemas())
    assert len(made) == 14
    for name, text in made.items():
        on_disk = (FOLDER / name).read_text(encoding="utf-8")
        assert on_disk == text, f"{name} is old: run `python3 make.py schemas`"
    assert {path.name for path in FOLDER.iterdir()} == set(made)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_each_shipped_file_is_valid_by_the_schema_it_names(path: Path) -> None:
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema_of(path))


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) >= 12


def test_a_misspelt_key_and_a_length_without_unit_are_refused() -> None:
    visit = yaml.safe_load((HOME / "content/visit.yaml").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError, match="rid"):
        jsonschema.validate(visit | {"rid": "x"}, schema_of(HOME / "content/visit.yaml"))
    layout = yaml.safe_load((HOME / "layouts/trifold-letter.yaml").read_text(encoding="utf-8"))
    layout["sheet"]["width"] = "11"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(layout, schema_of(HOME / "layouts/trifold-letter.yaml"))
