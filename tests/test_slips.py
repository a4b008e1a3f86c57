"""Twelve slips that people make who do not program, and what they are told.

The messages stand in docs/slips.md, which is the golden: `BROCHURE_REFRESH=1` writes it anew, to
be read as a diff.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from brochure import cli
from brochure.commands.schemas import FOLDER

HOME = FOLDER.parents[1]
DOCUMENT = HOME / "docs" / "slips.md"


@dataclass(frozen=True)
class Slip:
    """A file, what stood there, what somebody typed instead, and the code that tells of it."""

    title: str
    file: str
    before: str
    after: str
    code: str


SLIPS = (
    Slip("A tab before a line", "team.yaml", "    role: Office manager", "\trole: Office manager", "yaml/syntax"),
    Slip("A quote that is not closed", "visit.yaml", "heading: How a visit goes", 'heading: "How a visit goes', "yaml/syntax"),
    Slip("A colon in a sentence", "visit.yaml", "ride: No driving", "ride: Remember: no driving", "yaml/syntax"),
    Slip("A misspelt key", "visit.yaml", "heading: How", "hedding: How", "schema/unknown-key"),
    Slip("A wrong source", "safety.yaml", "[^crane-2023]", "[^crane-2032]", "content/unknown-source"),
    Slip("A date in words", "clinic.yaml", "  date:", "  date: next Tuesday", "content/date"),
    Slip("A phone number with letters", "clinic.yaml", "  phone:", "  phone: 805-555-KURE", "content/phone"),
    Slip("A dash deleted", "team.yaml", "      - Teaches nursing", "      Teaches nursing", "yaml/syntax"),
    Slip("A key written twice", "visit.yaml", "heading: How a visit goes", "heading: How a visit goes\nheading: Your visit", "yaml/duplicate-key"),
    Slip("A list moved in", "team.yaml", "      - Teaches nursing", "        - Teaches nursing", "yaml/dash"),
    Slip("Curly quotes", "visit.yaml", "heading: How a visit goes", "heading: “How a visit goes”", "content/quotes"),
    Slip("A photo with a wrong name", "team.yaml", "    portrait:", "    portrait: steve-yun.jpg", "picture/missing"),
)  # fmt: skip


def slipped(slip: Slip, content: Path) -> None:
    """The content with the slip in it."""
    file = content / slip.file
    text = file.read_text(encoding="utf-8")
    assert slip.before in text, slip.title
    file.write_text(text.replace(slip.before, slip.after, 1), encoding="utf-8")


@pytest.fixture
def told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Slip], tuple[int, str]]:
    """Runs `check` on a copy of the content with a slip in it: exit code and what is printed."""

    def run(slip: Slip) -> tuple[int, str]:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(HOME / "content", content)
        slipped(slip, content)
        monkeypatch.chdir(tmp_path)
        code = cli.main(["check"])
        return code, capsys.readouterr().out

    return run


def message(printed: str, code: str) -> str:
    """The first problem of a code, as it is printed."""
    blocks = [block.strip("\n") for block in printed.split("\n\n")]
    found = [block for block in blocks if f" {code}" in block.split("\n", 1)[0]]
    assert found, f"nothing told by {code}:\n{printed}"
    return found[0]


def test_each_slip_gets_its_message_and_the_document_shows_it(
    told: Callable[[Slip], tuple[int, str]],
) -> None:
    assert len({slip.title for slip in SLIPS}) == 12
    parts = [
        "# Twelve slips, and what you are told",
        "Made by the tests from the shipped content; see `tests/test_slips.py`.",
    ]
    for slip in SLIPS:
        code, printed = told(slip)
        block = message(printed, slip.code)
        assert code == (0 if " warning " in block.split("\n", 1)[0] else 1), slip.title
        assert f"content/{slip.file}:" in block and "→" in block, slip.title
        parts.append(f"## {slip.title}\n\n```text\n{block}\n```")
    document = "\n\n".join(parts) + "\n"
    if os.environ.get("BROCHURE_REFRESH"):
        DOCUMENT.write_text(document, encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == document


def test_the_content_itself_has_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HOME / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 0
    printed = capsys.readouterr().out
    assert printed and not any(f" {slip.code}" in printed for slip in SLIPS)
