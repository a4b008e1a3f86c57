"""Builds one after the other in one process in; the bytes of a process of its own out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from brochure.pipeline import PIECES, USUAL, Request, run
from tests.builders import HOME

Pieces = dict[str, bytes]
Build = Callable[..., Pieces]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return Path(shutil.copytree(HOME / "content", tmp_path / "content"))


def warm(content: Path, theme: str = "garden") -> Pieces:
    """The pieces made by this process, which remembers."""
    request = Request(content, (), theme, content.parent / "warm", USUAL, HOME, staying=True)
    result = run(request, lambda done: None)
    assert not result.failed, result.problems
    return _read(request.out)


def cold(content: Path, theme: str = "garden") -> Pieces:
    """The pieces made by a process of its own."""
    out = content.parent / "cold"
    words = ("--content", str(content), "--theme", theme, "--out", str(out))
    subprocess.run(
        [sys.executable, "-P", "-m", "brochure", *words],
        check=True, capture_output=True, cwd=HOME, env=dict(os.environ),
    )  # fmt: skip
    return _read(out)


def _read(folder: Path) -> Pieces:
    return {name: (folder / PIECES[name]).read_bytes() for name in USUAL}


def edit(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_remembered_changes_no_byte(content: Path) -> None:
    first = warm(content)
    edit(content, "visit.yaml", "ride: No driving", "ride: No riding")
    second = warm(content)
    edit(content, "team.yaml", "\n", "\n# a remark\n")  # every place below it is another
    assert warm(content) == second
    edit(content, "visit.yaml", "heading: How", "heading: Now how")
    third = warm(content)
    assert first != second != third
    assert third == cold(content)
    edit(content, "visit.yaml", "heading: Now how", "heading: How")
    assert warm(content) == second
    edit(content, "visit.yaml", "ride: No riding", "ride: No driving")
    assert warm(content) == first


def test_another_theme_and_back(content: Path) -> None:
    first = warm(content)
    calm = warm(content, "calm")
    assert calm == cold(content, "calm") != first
    assert warm(content) == first


def test_another_photograph_under_the_same_name(content: Path) -> None:
    edit(content, "team.yaml", "portrait:\n", "portrait: face.png\n")
    (content / "pictures").mkdir(exist_ok=True)
    seen = []
    for colour in ("sienna", "slateblue"):
        Image.new("RGB", (700, 900), colour).save(content / "pictures" / "face.png")
        seen.append(warm(content))
    assert seen[0] != seen[1] == cold(content)


def test_another_profile_under_the_same_name(content: Path) -> None:
    edit(content, "print.yaml", "profile:\n", "profile: press.icc\n")
    house = (HOME / "assets/icc/FOGRA39L_coated.icc").read_bytes()
    other = house[:24] + bytes([0x07, 0xD1]) + house[26:]  # made in another year
    seen = []
    for profile in (house, other):
        (content / "press.icc").write_bytes(profile)
        seen.append(warm(content)["press"])
    assert seen[0] != seen[1] == cold(content)["press"]
