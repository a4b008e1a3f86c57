"""Pieces of the house's content and of copies with one thing changed, each built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from brochure import pipeline
from brochure.changes.sources import built
from brochure.pipeline import Request
from tests.builders import HOME

Edit = tuple[str, str, str]
"""A file of the content, words in it, and the words to put there."""
Pieces = Mapping[str, bytes]

LONGER: Edit = (
    "article.yaml",
    "The web of roots beneath",
    "The interconnected web of roots beneath",
)


@pytest.fixture(scope="session")
def pieces_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Pieces]:
    """Builds the content with some edits and portraits, in a theme; the same asked again is kept."""
    known: dict[object, Pieces] = {}

    def make(*edits: Edit, portraits: tuple[str, ...] = (), theme: str = "garden") -> Pieces:
        key = (edits, portraits, theme)
        if key not in known:
            folder = tmp_path_factory.mktemp("content") / "content"
            shutil.copytree(HOME / "content", folder)
            for file, before, after in edits:
                path = folder / file
                text = path.read_text(encoding="utf-8")
                assert text.count(before) == 1, (
                    f"{before} stands in {file} {text.count(before)} times"
                )
                path.write_text(text.replace(before, after), encoding="utf-8")
            _portraits(folder, portraits)
            request = Request(folder, (), theme, Path(), pipeline.USUAL, HOME)
            known[key] = built(request, "the test's content", "built by a test").files
        return known[key]

    return make


def _portraits(folder: Path, colours: tuple[str, ...]) -> None:
    if not colours:
        return
    (folder / "pictures").mkdir()
    team = folder / "team.yaml"
    for colour in colours:
        picture = Image.new("RGB", (900, 900), "lightgray")
        ImageDraw.Draw(picture).ellipse((250, 150, 650, 600), fill=colour)
        picture.save(folder / "pictures" / f"{colour}.jpg")
        text = team.read_text(encoding="utf-8")
        written = text.replace("portrait:\n", f"portrait: {colour}.jpg\n", 1)
        assert written != text
        team.write_text(written, encoding="utf-8")
