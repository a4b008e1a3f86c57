"""The command that judges finished PDFs: what it prints, its JSON, its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brochure import cli
from brochure.draw.pdf import pdf
from brochure.model.scene import Medium, Scene
from tests.builders import FOLDER, MOMENT


@pytest.fixture
def screen(tmp_path: Path, printed: dict[Medium, Scene]) -> Path:
    path = tmp_path / "screen.pdf"
    path.write_bytes(pdf(printed["screen"], FOLDER, MOMENT))
    return path


def test_a_file_is_judged_and_told(screen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["preflight", str(screen)])
    told = capsys.readouterr().out
    assert code == 0
    assert f"{screen}: 8 pages" in told
    assert "✓ every font is in the file" in told
    assert told.endswith("1 file judged: 0 errors, 0 warnings.\n")


def test_a_screen_file_is_not_for_the_press(
    screen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["preflight", "--as", "press", "--json", str(screen)]) == 1
    [told] = json.loads(capsys.readouterr().out)["files"]
    assert "press" in told["judged_as"]
    assert {"press/boxes", "press/rgb"} <= {problem["code"] for problem in told["problems"]}
    rgb = [p for p in told["problems"] if p["code"] == "press/rgb"]
    assert [p["place"]["at"] for p in rgb] == [f"page {n}" for n in range(1, 9)]


def test_a_file_that_is_not_there_is_told_and_the_others_judged(
    screen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["preflight", "gone.pdf", str(screen)]) == 1
    told = capsys.readouterr().out
    assert "gone.pdf is not there" in told and "1 file judged: 1 error, 0 warnings." in told


def test_a_deck_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(b"PK\x03\x04 and more")
    assert cli.main(["preflight", str(deck)]) == 1
    assert "It is not a whole .pptx file" in capsys.readouterr().out


def test_a_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["preflight", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
