"""A piece that is new only in its date is not written again; one with another word is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure import cli
from brochure.dated import same_but_for_the_moment
from brochure.pipeline import PIECES, USUAL
from tests.builders import HOME

FIRST, LATER = "1767225600", "1770000000"


def state(out: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.iterdir()}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dated") / "content"
    shutil.copytree(HOME / "content", folder)
    return folder


def test_after_a_remark_no_piece_is_written_and_after_a_word_each_that_has_it(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(moment: str) -> dict[str, tuple[int, bytes]]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        assert cli.main(["build", "--content", str(content), "--out", str(tmp_path / "out")]) == 0
        return state(tmp_path / "out")

    before = build(FIRST)
    assert {PIECES[name] for name in USUAL} < set(before)
    visit = content / "visit.yaml"
    written = visit.read_text("utf-8")
    visit.write_text("# A remark of somebody who edits.\n" + written, "utf-8")
    assert build(LATER) == before
    visit.write_text(written.replace("at least 24 hours", "at least 48 hours"), "utf-8")
    after = build(LATER)
    assert set(after) == set(before)
    assert all(after[name][1] != before[name][1] for name in before)


def test_only_the_moment_may_differ() -> None:
    pdf = b"%PDF-1.6 /CreationDate (D:20260101000000+00'00') (word) /ID [<" + b"a" * 32 + b"> <"
    one, other = pdf + b"b" * 32 + b">]", pdf.replace(b"2026", b"2027") + b"c" * 32 + b">]"
    assert same_but_for_the_moment(one, other)
    assert not same_but_for_the_moment(one, other.replace(b"word", b"work"))
    assert not same_but_for_the_moment(one, b"PK")
    assert not same_but_for_the_moment(b"PK one", b"PK two")
