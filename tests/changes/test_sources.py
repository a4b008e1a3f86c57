"""What OLD and NEW may be: folders, git revisions, the content as it is; and what is no side."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.changes import sources
from brochure.changes.sources import NotBuilt, built, folder, revision
from brochure.pipeline import PIECES, Request, Result, UsageFailed
from brochure.problems import MachineFailed, Span, error
from tests.builders import HOME


@pytest.fixture
def kept_in_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clinic's repository with a content folder and one revision called v1."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    top = tmp_path / "clinic"
    shutil.copytree(HOME / "content", top / "our content")
    git(top, "init", "--quiet")
    commit(top, "v1")
    return top


def git(top: Path, *words: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a",
           "GIT_COMMITTER_EMAIL": "a@b.c", "GIT_CONFIG_GLOBAL": os.devnull}  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(top), *words], env={**os.environ, **who}, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def commit(top: Path, tag: str) -> None:
    git(top, "add", ".")
    git(top, "commit", "--quiet", "--no-gpg-sign", "-m", "words")
    git(top, "tag", tag)


def asked(content: Path) -> Request:
    return Request(content, (), "garden", Path(), (), HOME)


def change(content: Path, file: str, before: str, after: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_revision_is_built_and_nobodys_working_copy_is_touched(kept_in_git: Path) -> None:
    content = kept_in_git / "our content"
    now = built(asked(content), "now", "now")
    change(content, "visit.yaml", "at least 24 hours", "at least 48 hours")
    (content / "note.txt").write_text("not in git")
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    old = revision("v1", asked(content))
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
    assert set(old.files) == {PIECES[name] for name in sources.WANTED}
    assert (
        old.told.startswith("the content of revision v1 (") and "built by this program" in old.told
    )
    from brochure.changes.comparison import compare

    assert compare(old.files, now.files).changes == []


def test_old_content_that_no_longer_builds_is_told_by_file_and_line(kept_in_git: Path) -> None:
    content = kept_in_git / "our content"
    change(content, "visit.yaml", "ride:", "rides:")
    commit(kept_in_git, "v2")
    change(content, "visit.yaml", "rides:", "ride:")
    with pytest.raises(NotBuilt) as failure:
        revision("v2", asked(content))
    assert "The content of v2 does not build with this program any more." in str(failure.value)
    places = {
        (problem.span.file, problem.span.line)
        for problem in failure.value.problems
        if problem.is_error
    }
    number = (content / "visit.yaml").read_text().split("ride:")[0].count("\n") + 1
    assert ("v2:our content/visit.yaml", number) in places
    told = " ".join(p.message + p.hint + p.span.file for p in failure.value.problems)
    assert "brochure-diff-" not in told
    assert "v2:our content/visit.yaml" in failure.value.texts


@pytest.mark.parametrize("name", ["nosuch", "--help", "v1:our content", "v1\nv1"])
def test_what_is_no_revision_is_said(kept_in_git: Path, name: str) -> None:
    with pytest.raises(UsageFailed, match="is neither a folder nor a revision in git"):
        revision(name, asked(kept_in_git / "our content"))


def test_content_that_the_revision_does_not_hold_is_said(kept_in_git: Path) -> None:
    shutil.copytree(kept_in_git / "our content", kept_in_git / "new")
    with pytest.raises(UsageFailed, match=r"There is no folder .*new in “v1”\."):
        revision("v1", asked(kept_in_git / "new"))


def test_content_that_is_not_in_git_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "content").mkdir()
    with pytest.raises(UsageFailed, match="is not kept in git"):
        revision("HEAD", asked(tmp_path / "content"))
    with pytest.raises(UsageFailed, match="There is no folder"):
        revision("HEAD", asked(tmp_path / "elsewhere"))


def test_without_git_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MachineFailed, match="git is not on this computer"):
        revision("HEAD", asked(tmp_path))


def test_layouts_of_the_revision_are_used_where_it_holds_them(
    kept_in_git: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = kept_in_git / "our content"
    seen: list[Request] = []
    homes: list[set[str]] = []

    def look(request: Request, name: str, told: str) -> sources.Source:
        assert (request.content / "visit.yaml").is_file()
        seen.append(request)
        homes.append({path.name for path in request.home.iterdir()} & {"layouts", "assets"})
        return sources.Source(name, {}, told)

    monkeypatch.setattr(sources, "built", look)
    revision("v1", asked(content))
    assert seen[-1].home == HOME
    home = kept_in_git
    for name in ("layouts", "assets"):
        (home / name).mkdir()
        (home / name / "a.txt").write_text(name)
    commit(kept_in_git, "v2")
    revision("v2", replace(asked(content), home=home))
    assert seen[-1].home != home and homes[-1] == {"layouts", "assets"}
    revision("v1", replace(asked(content), home=home))
    assert seen[-1].home == home


def test_layouts_too_old_for_the_program_give_way_to_its_own_and_that_is_said(
    kept_in_git: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("layouts", "assets"):
        (kept_in_git / name).mkdir()
        (kept_in_git / name / "a.txt").write_text(name)
    commit(kept_in_git, "v2")
    wrong = error("schema/missing-key", "Too old.", "Add it.", Span("a.yaml", 3))
    good: set[Path] = {kept_in_git}

    def build(request: Request, name: str, told: str) -> sources.Source:
        if request.home in good:
            return sources.Source(name, {}, told)
        raise NotBuilt("It does not build.", [wrong], {})

    monkeypatch.setattr(sources, "built", build)
    request = replace(asked(kept_in_git / "our content"), home=kept_in_git)
    assert (
        "with the layouts and assets of now, since its own are too old"
        in revision("v2", request).told
    )
    good.clear()
    with pytest.raises(NotBuilt) as failure:
        revision("v2", request)
    assert failure.value.problems == [wrong]


def test_a_folder_gives_its_pieces_and_names_what_is_not_compared(tmp_path: Path) -> None:
    with pytest.raises(UsageFailed, match="There are no pieces in .*: none of brochure-screen.pdf"):
        folder(tmp_path)
    (tmp_path / "deck.pptx").write_bytes(b"deck")
    (tmp_path / "notes.pdf").write_bytes(b"notes")
    (tmp_path / "holiday.pdf").write_bytes(b"no piece")
    found = folder(tmp_path)
    assert dict(found.files) == {"deck.pptx": b"deck"}
    assert found.others == ("notes.pdf",)


def test_what_does_not_build_now_keeps_its_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = error("schema/empty", "Nothing here.", "Write it.", Span("content/team.yaml", 4))
    monkeypatch.setattr(sources.pipeline, "run", lambda request, told: Result([wrong]))
    with pytest.raises(NotBuilt) as failure:
        built(asked(HOME / "content"), "the content", "told")
    assert failure.value.problems == [wrong]
