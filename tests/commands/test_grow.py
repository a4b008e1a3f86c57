"""The grow command: one drawing or the whole set; the same seed, the same file; plain refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from brochure import cli
from brochure.commands import grow as command
from brochure.garden import NAMES, grow
from brochure.load.svg import parse

ROOT = Path(__file__).parents[2]


def test_it_writes_the_plant_that_was_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "new" / "plant.svg"
    assert cli.main(["grow", "--vitality", "0.8", "--seed", "7", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text == grow("plant", 7, 0.8)
    drawing, problems = parse(text, "plant", "plant.svg")
    assert drawing is not None and not problems


def test_it_writes_beside_us_under_the_name_of_the_scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["grow", "--scene", "root", "--seed", "2"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["root.svg"]


@pytest.mark.parametrize("scene", ["plant", "spread"])
def test_any_hash_seed_gives_the_same_file(tmp_path: Path, scene: str) -> None:
    texts = []
    for salt in ("1", "77"):
        out = tmp_path / f"{salt}.svg"
        words = ["grow", "--scene", scene, "--seed", "5", "--vitality", "0.6", "--out", str(out)]
        environ = {**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-m", "brochure", *words], env=environ, check=True,
                       capture_output=True)  # fmt: skip
        texts.append(out.read_bytes())
    assert texts[0] == texts[1]


def test_all_writes_the_whole_set_into_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "FOLDER", tmp_path / "garden")
    assert cli.main(["grow", "--all"]) == 0
    assert {path.stem for path in (tmp_path / "garden").iterdir()} == set(NAMES)
    assert f"{len(NAMES)} drawings" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--vitality", "1.2"], "“1.2” is not a number from 0 to 1"),
        (["--vitality", "lush"], "“lush” is not a number from 0 to 1"),
        (["--vitality", "nan"], "“nan” is not a number from 0 to 1"),
        (["--seed", "-3"], "“-3” is not a whole number"),
        (["--seed", "1.5"], "“1.5” is not a whole number"),
        (["--seed", "9" * 30], "is not a whole number"),
        (["--seed", "0" * 9 + "9" * 5_000], "is not a whole number"),
        (["--scene", "plnat"], "Did you mean plant?"),
        (["--scene", "strip", "--vitality", "0.5"], "strip is one fixed state"),
        (["--out", "plant.png"], "“plant.png” is not the name of an SVG file"),
        (["--all", "--scene", "root"], "--all grows every drawing"),
    ],
)
def test_wrong_values_are_one_plain_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert cli.main(["grow", *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert cli.main(["grow", "--out", str(tmp_path / "file" / "plant.svg")]) == 3
    assert "could not be written" in capsys.readouterr().err
