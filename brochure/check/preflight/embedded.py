"""A finished file in; problems of its fonts out: each inside the file, each readable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import entries, get, inherited
from brochure.problems import Problem


def fonts_embedded(opened: Opened) -> Iterator[Problem]:
    """Every font of every page, its forms included, carries its letters in the file."""
    for sheet in opened.sheets:
        used = [mark.typed.font for mark in sheet.texts if mark.typed and mark.typed.mode != 3]
        used += map(opened.fonts.of, fonts_in(inherited(sheet.page, "Resources")))
        for name in sorted({font.name for font in used if not font.embedded}):
            yield _missing(sheet, name)


def _missing(sheet: Sheet, name: str) -> Problem:
    return sheet.error(
        "pdf/font-not-embedded",
        f"The font {name or 'without a name'} is only named: its letters are not in the file.",
        "Export the file again with all fonts embedded, or another font will be taken for it.",
    )


def fonts_in(resources: Any, depth: int = 0) -> Iterator[Any]:
    """The font dictionaries of resources and of the forms in them."""
    yield from entries(get(resources, "Font")).values()
    if depth < 6:
        for one in entries(get(resources, "XObject")).values():
            inner = get(one, "Resources")
            if inner is not None:
                yield from fonts_in(inner, depth + 1)


def words_extract(opened: Opened) -> Iterator[Problem]:
    """Letters can be copied out and read aloud: each font says which words its codes stand for."""
    for sheet in opened.sheets:
        silent = {
            font.plain_name
            for mark in sheet.texts
            if mark.typed and mark.typed.mode != 3
            and (font := mark.typed.font).unreadable
        }  # fmt: skip
        for name in sorted(silent):
            yield sheet.warning(
                "pdf/text-lost",
                f"Text in {name or 'a font'} cannot be copied or read aloud: its letters have no "
                "Unicode.",
                "Export the file again with text kept as text (ToUnicode).",
            )
