"""The command `diff`: what it prints, writes and answers, whatever OLD and NEW are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from brochure import cli
from brochure.changes import sources
from brochure.changes.sources import built
from brochure.pipeline import USUAL, Request, Result
from brochure.problems import Span, error
from tests.builders import HOME

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def pieces() -> Mapping[str, bytes]:
    request = Request(HOME / "content", (), "garden", Path(), USUAL, HOME)
    return built(request, "now", "now").files


@pytest.fixture
def dist(pieces: Mapping[str, bytes], tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    for file, data in pieces.items():
        (folder / file).write_bytes(data)
    return folder


def test_two_folders_make_a_report_in_two_files(
    dist: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    out = tmp_path / "report"
    assert cli.main(["diff", str(dist), str(dist), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "Nothing changed: every word and picture that was compared is the same." in said
    assert (out / "what-changed.pdf").read_bytes().startswith(b"%PDF")
    text = (out / "what-changed.html").read_text(encoding="utf-8")
    assert 'datetime="2026-01-01"' in text
    first = {path.name: path.read_bytes() for path in out.glob("what-changed.*")}
    assert cli.main(["diff", str(dist), str(dist), "--out", str(out)]) == 0
    assert {path.name: path.read_bytes() for path in out.glob("what-changed.*")} == first


def test_a_report_that_was_signed_is_kept(dist: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "report"
    assert cli.main(["diff", str(dist), str(dist), "--out", str(out)]) == 0
    (out / "what-changed.pdf").write_bytes(b"signed")
    assert cli.main(["diff", str(dist), str(dist), "--out", str(out)]) == 0
    [kept] = out.glob("what-changed (edited *).pdf")
    assert kept.read_bytes() == b"signed"
    assert kept.name in capsys.readouterr().out


def test_json_tells_all_and_writes_nothing(
    dist: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["diff", str(dist), str(dist), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changes"] == [] and len(told["compared"]) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_without_new_the_content_as_it_is_now_is_built(
    dist: Path,
    tmp_path: Path,
    capsys: Capture,
    pieces: Mapping[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Request] = []

    def build(request: Request, name: str, told: str) -> sources.Source:
        asked.append(request)
        return sources.Source(name, pieces, told)

    monkeypatch.setattr(sources, "built", build)
    words = ["diff", str(dist), "--content", "ours", "--theme", "calm", "--layout", "trifold-a4"]
    assert cli.main([*words, "--out", str(tmp_path / "out")]) == 0
    assert [(r.content, r.theme, r.layouts) for r in asked] == [
        (Path("ours"), "calm", ("trifold-a4",))
    ]
    assert "New: the content as it is now, built for this comparison." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{dist}", "{empty}"], "There are no pieces in "),
        (["{dist}/deck.pdf", "{dist}"], "deck.pdf is a file. Name the folder of pieces that it lies in."),
        (["", "{dist}"], "diff needs the name of a folder or a git revision, not an empty one."),
        (["{dist}", "{other}"], " have no piece in common: "),
        (["no-such-revision", "{dist}"], "“no-such-revision” is neither a folder nor a revision in git."),
        ([], "required: OLD"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_one_sentence(
    dist: Path, tmp_path: Path, capsys: Capture, words: list[str], sentence: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (dist / "deck.pptx").rename(tmp_path / "other" / "deck.pptx")
    names = {name: str(tmp_path / name) for name in ("dist", "empty", "other")}
    out = tmp_path / "out"
    assert cli.main(["diff", *(word.format(**names) for word in words), "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err and "Traceback" not in said.err and not out.exists()


def test_content_that_does_not_build_is_told_with_its_problems(
    dist: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = error("schema/empty", "Nothing here.", "Write it.", Span("content/team.yaml", 4))
    monkeypatch.setattr(sources.pipeline, "run", lambda request, told: Result([wrong]))
    assert cli.main(["diff", str(dist), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "content/team.yaml:4:1 error schema/empty" in said
    assert said.endswith("The content as it is now does not build.\n")
    assert not (tmp_path / "out").exists()
    assert cli.main(["diff", str(dist), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "schema/empty"


def test_a_file_in_the_way_is_a_sentence(dist: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert cli.main(["diff", str(dist), str(dist), "--out", str(tmp_path / "out")]) == 3
    assert "is a file, not a folder" in capsys.readouterr().err


def test_a_broken_piece_does_not_stop_the_others(
    dist: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in dist.iterdir():
        data = path.read_bytes()
        (other / path.name).write_bytes(data if "press" not in path.name else data[:1000])
    assert cli.main(["diff", str(dist), str(other), "--out", str(tmp_path / "out")]) == 0
    assert "The new brochure-press.pdf is not compared." in capsys.readouterr().out
