"""The models in; a JSON Schema for each kind of file out, in assets/schemas.

An editor that knows YAML (VS Code with its YAML extension) reads the first line of a content,
layout or theme file, finds its schema there, and completes and checks while somebody types.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from brochure.paths import shown

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "schemas"


def add(subparsers: argparse._SubParsersAction[Any]) -> None:
    """The parser of `schemas`."""
    about = "write the schemas that editors check content, layouts and themes with"
    command = subparsers.add_parser("schemas", help=about, description=about, allow_abbrev=False)
    command.set_defaults(handle=handle)


def handle(_arguments: argparse.Namespace) -> int:
    """Writes every schema that changed, and names it."""
    from brochure.model.schema import schemas

    FOLDER.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in schemas():
        path = FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(shown(path), file=sys.stdout)
            written += 1
    if not written:
        print(f"Every schema in {shown(FOLDER)} is as it should be.", file=sys.stdout)
    return 0
