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

EDITS = (("visit.yaml", "ride: No driving", "ride: No riding"), ("team.yaml", "\n", "\n# a remark\n"),
         ("visit.yaml", "heading: How", "heading: Now how"))  # fmt: skip


def test_what_is_remembered_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    content = Path(shutil.copytree(HOME / "content", tmp_path / "content"))

    def warm() -> dict[str, bytes]:
        request = Request(content, (), "garden", tmp_path / "warm", USUAL, HOME, staying=True)
        assert not run(request, lambda done: None).failed
        return {name: (request.out / PIECES[name]).read_bytes() for name in USUAL}

    states = [warm()]
    for file, old, new in EDITS:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        states.append(warm())
    assert states[0] != states[1] == states[2] != states[3]  # a remark changes nothing
    out = tmp_path / "cold"
    subprocess.run(
        [sys.executable, "-P", "-m", "brochure", "--content", content, "--out", out],
        check=True, capture_output=True, cwd=HOME, env=dict(os.environ),
    )  # fmt: skip
    assert {name: (out / PIECES[name]).read_bytes() for name in USUAL} == states[-1]
