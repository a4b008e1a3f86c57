"""A drawing that an earlier run read is the drawing that is read; a torn or strange file is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.load import kept_drawings
from brochure.load.kept_drawings import recall, remember
from brochure.load.svg import parse
from brochure.model.art import Drawing

SVG = b"""<svg viewBox="0 0 30 20"><g id="step-2" transform="scale(2)">
<path fill="leaf-40" d="M 0 0 L 9 0 Q 9 9 0 9 Z M 1 1 L 2 1 L 2 2 Z"/></g></svg>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the drawings are kept for this test."""
    monkeypatch.setattr(kept_drawings, "place", lambda name: tmp_path / name)
    return tmp_path / "drawings-read"


def drawn(data: bytes = SVG, name: str = "root") -> Drawing:
    drawing, problems = parse(data.decode(), name, "root.svg")
    assert drawing is not None and not problems
    return drawing


def told(drawing: Drawing | None) -> object:
    """All of a drawing; its paths are equal only to themselves."""
    assert drawing is not None
    paths = [
        (p.ink, p.tint, p.letters, p.values, [*map(type, p.values)], p.step, p.holes)
        for p in drawing.paths
    ]
    return drawing.name, drawing.width, drawing.height, paths


def test_what_is_recalled_is_what_was_read(folder: Path) -> None:
    assert recall(SVG, "root") is None
    remember(SVG, drawn())
    found = recall(SVG, "other")
    assert told(found) == told(drawn(name="other"))
    assert found is not None and found.paths[0].letters == ("MLCZ", "MLLZ")
    assert recall(SVG.replace(b"9 9", b"9 8"), "root") is None


def test_every_drawing_of_the_house_is_recalled_as_it_is_read(folder: Path) -> None:
    files = sorted((Path(__file__).parents[2] / "assets" / "garden").glob("*.svg"))
    assert files
    for file in files:
        data = file.read_bytes()
        remember(data, drawn(data))
        assert told(recall(data, "root")) == told(drawn(data)), file.name


@pytest.mark.parametrize("torn", [b"", b"x", b"x" * 900])
def test_a_torn_file_is_as_good_as_none(folder: Path, torn: bytes) -> None:
    remember(SVG, drawn())
    (file,) = folder.iterdir()
    for wrong in (torn, file.read_bytes()[:-1], file.read_bytes() + b"x"):
        whole = file.read_bytes()
        file.write_bytes(wrong)
        assert recall(SVG, "root") is None
        file.write_bytes(whole)
    assert recall(SVG, "root") is not None


def test_other_readers_do_not_trust_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(SVG, drawn())
    monkeypatch.setattr(kept_drawings, "_state", lambda: b"another reader")
    assert recall(SVG, "root") is None


def test_without_a_place_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_drawings, "place", lambda name: None)
    remember(SVG, drawn())
    assert recall(SVG, "root") is None


def test_a_place_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    folder.write_text("a file in the way")
    remember(SVG, drawn())
    assert recall(SVG, "root") is None


def test_the_first_kept_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_drawings, "_MOST", 2)
    shown = [SVG.replace(b"L 9 0", b"L %d 0" % number) for number in (9, 8, 7)]
    for data in shown:
        remember(data, drawn(data))
    assert len(list(folder.iterdir())) == 2
    assert recall(shown[2], "root") is not None
