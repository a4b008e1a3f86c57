"""Builds one after the other in one process in; the bytes of a process of its own out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from brochure.pipeline import PIECES, USUAL, Request, run
from tests.builders import HOME

Pieces = dict[str, bytes]
EDITS = (
    ("visit.yaml", "ride: No driving", "ride: No riding"),
    ("visit.yaml", "heading: How", "heading: Now how"),
    ("talk.yaml", "      say: >-\n        ", "      say: >-\n        Now listen. "),
    ("team.yaml", "  - name: ", "  - name: Maria "),
    ("visit.yaml", "ride: No riding", "ride: In Łódź no riding"),
)
"""A sentence, a heading, what is said to a slide, a person, letters that no text had before."""


def pieces(out: Path) -> Pieces:
    return {name: (out / PIECES[name]).read_bytes() for name in USUAL}


def alone(content: Path, out: Path, theme: str) -> Pieces:
    """The pieces of a process that knows nothing from before."""
    subprocess.run(
        [sys.executable, "-P", "-m", "brochure", "--content", content, "--out", out,
         "--theme", theme],
        check=True, capture_output=True, cwd=HOME, env=dict(os.environ),
    )  # fmt: skip
    return pieces(out)


def test_what_is_remembered_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    content = Path(shutil.copytree(HOME / "content", tmp_path / "content"))

    def warm(theme: str = "garden") -> Pieces:
        request = Request(content, (), theme, tmp_path / "warm", USUAL, HOME, staying=True)
        assert not run(request, lambda done: None).failed
        return pieces(request.out)

    def edit(file: str, old: str, new: str) -> None:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    before = warm()
    edit("team.yaml", "\n", "\n# a remark\n")
    assert warm() == before
    for file, old, new in EDITS:
        edit(file, old, new)
        after = warm()
        assert all(after[name] != before[name] for name in USUAL), new
        edit(file, new, old)
        assert warm() == before, new
        edit(file, old, new)
        assert warm() == after, new
        before = after
    assert alone(content, tmp_path / "cold", "garden") == after
    assert warm("calm") == alone(content, tmp_path / "cold", "calm")
    assert warm() == after
