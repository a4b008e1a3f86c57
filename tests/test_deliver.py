"""The set of pieces changes together or not at all, and nobody's edits are lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from brochure import alone as locks
from brochure import deliver as delivery
from brochure.deliver import RECORD, DeliveryFailed, Kept, deliver
from brochure.paths import shown

OLD = {"brochure-press.pdf": b"old press", "deck.pptx": b"old deck"}
NEW = {"brochure-press.pdf": b"new press", "deck.pptx": b"new deck"}
NOON = 1795867200
DAY = time.strftime("%Y-%m-%d", time.localtime(NOON))


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("dist")


def held(folder: Path) -> dict[str, bytes]:
    """Everything a folder holds, records and leftovers too."""
    return {file.name: file.read_bytes() if file.is_file() else b"/" for file in folder.iterdir()}


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, failure: BaseException) -> list[str]:
    """Moving a file in under this name fails; returns the names moved, as they are."""
    moved: list[str] = []
    real = os.replace

    def replace(new: Path, target: Path) -> None:
        if Path(target).name == name:
            raise failure
        moved.append(Path(target).name)
        real(new, target)

    monkeypatch.setattr(delivery, "_PATIENCE_SECONDS", ())
    monkeypatch.setattr(os, "replace", replace)
    return moved


def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network drive that knows no locks."""

    def refused(_: int) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(locks, "_lock", refused)


def test_first_delivery_makes_the_folder_and_leaves_only_pieces_and_record(out: Path) -> None:
    assert deliver(out / "deep", NEW) == []
    assert set(held(out / "deep")) == {*NEW, RECORD}
    assert (out / "deep" / "deck.pptx").read_bytes() == b"new deck"


def test_what_we_wrote_is_replaced_without_a_copy(out: Path) -> None:
    deliver(out, OLD)
    assert deliver(out, NEW) == []
    assert {name: held(out)[name] for name in NEW} == NEW
    assert set(held(out)) == {*NEW, RECORD}


def test_unchanged_bytes_leave_the_file_alone(out: Path) -> None:
    deliver(out, OLD)
    os.utime(out / "deck.pptx", (NOON, NOON))
    before = os.stat(out / "deck.pptx")
    deliver(out, {**OLD, "brochure-press.pdf": b"new press"})
    after = os.stat(out / "deck.pptx")
    assert (after.st_mtime, after.st_ino) == (before.st_mtime, before.st_ino)
    assert held(out)["brochure-press.pdf"] == b"new press"


def test_only_the_pieces_given_are_touched_and_the_others_stay_known(out: Path) -> None:
    deliver(out, OLD)
    deliver(out, {"deck.pptx": b"new deck"})
    assert held(out)["brochure-press.pdf"] == b"old press"
    assert deliver(out, NEW) == []  # the press file still counts as ours


@pytest.mark.parametrize("blocked", ["deck.pptx", RECORD])
def test_a_piece_in_use_leaves_every_file_as_it_was(
    out: Path, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    deliver(out, OLD)
    os.utime(out / "brochure-press.pdf", (NOON, NOON))
    before = held(out)
    moved = refuse(monkeypatch, blocked, PermissionError(errno.EACCES, "in use"))
    with pytest.raises(DeliveryFailed):
        deliver(out, NEW)
    assert moved[0] == "brochure-press.pdf"  # it had been changed, and was put back
    assert held(out) == before
    assert os.stat(out / "brochure-press.pdf").st_mtime == NOON


def test_a_piece_in_use_is_named_with_its_program(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(out, OLD)
    refuse(monkeypatch, "deck.pptx", PermissionError(errno.EACCES, "in use"))
    with pytest.raises(DeliveryFailed) as caught:
        deliver(out, NEW)
    assert str(caught.value) == (
        "dist/deck.pptx is open in another program, probably PowerPoint. "
        "Close it there and build again; nothing was changed."
    )
    assert caught.value.path == out / "deck.pptx"


def test_new_pieces_and_copies_go_away_again_when_a_later_one_is_in_use(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.mkdir()
    (out / "brochure-press.pdf").write_bytes(b"by hand")
    before = held(out)
    moved = refuse(monkeypatch, "deck.pptx", PermissionError(errno.EACCES, "in use"))
    with pytest.raises(DeliveryFailed):
        deliver(out, NEW)
    assert len(moved) == 5  # the copy of the edited one, the new one; both back, the edited again
    assert held(out) == before


def test_a_folder_made_for_nothing_is_removed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "deck.pptx", PermissionError(errno.EACCES, "in use"))
    with pytest.raises(DeliveryFailed):
        deliver(out / "deep", NEW)
    assert not out.exists()


def test_ctrl_c_between_two_moves_puts_everything_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(out, OLD)
    before = held(out)
    real = os.replace
    stopped: list[bool] = []

    def replace(new: Path, target: Path) -> None:
        real(new, target)
        if Path(target).name == "deck.pptx" and not stopped:
            stopped.append(True)
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        deliver(out, NEW)
    assert stopped and held(out) == before


def test_what_cannot_be_put_back_is_named_and_the_edited_copy_stays(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.mkdir()
    (out / "brochure-press.pdf").write_bytes(b"by hand")
    real, seen = os.replace, []

    def replace(new: Path, target: Path) -> None:
        if Path(target).name == "deck.pptx" or Path(target).name in seen:
            raise PermissionError(errno.EACCES, "in use")
        seen.append(Path(target).name)
        real(new, target)

    monkeypatch.setattr(delivery, "_PATIENCE_SECONDS", ())
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(DeliveryFailed, match=r"dist/brochure-press.pdf could not be put back"):
        deliver(out, NEW)
    assert b"by hand" in held(out).values()


def test_an_edited_piece_is_kept_under_the_day_it_was_changed(out: Path) -> None:
    deliver(out, OLD)
    for text in (b"my own slide", b"my other slide"):
        (out / "deck.pptx").write_bytes(text)
        os.utime(out / "deck.pptx", (NOON, NOON))
        deliver(out, {"deck.pptx": b"new deck " + text})
    files = held(out)
    assert files[f"deck (edited {DAY}).pptx"] == b"my own slide"
    assert files[f"deck (edited {DAY}) 2.pptx"] == b"my other slide"
    assert files["deck.pptx"] == b"new deck my other slide"
    assert os.stat(out / f"deck (edited {DAY}).pptx").st_mtime == NOON


def test_the_result_says_what_was_kept(out: Path) -> None:
    deliver(out, OLD)
    (out / "deck.pptx").write_bytes(b"my own slide")
    os.utime(out / "deck.pptx", (NOON, NOON))
    kept = deliver(out, NEW)
    assert kept == [Kept(out / "deck.pptx", out / f"deck (edited {DAY}).pptx")]


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"pieces": 3}', b"\xff"])
def test_without_a_usable_record_a_different_file_counts_as_edited(
    out: Path, record: bytes | None
) -> None:
    out.mkdir()
    (out / "deck.pptx").write_bytes(b"whose?")
    (out / "brochure-press.pdf").write_bytes(NEW["brochure-press.pdf"])
    if record is not None:
        (out / RECORD).write_bytes(record)
    assert [kept.piece.name for kept in deliver(out, NEW)] == ["deck.pptx"]  # the same one is not
    assert set(json.loads((out / RECORD).read_text())["pieces"]) == set(NEW)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full: there is no room for dist/deck.pptx. Free some space"),
        (errno.EROFS, "The folder dist is read-only or not yours."),
        (errno.EACCES, "The folder dist is read-only or not yours."),
        (errno.EIO, "dist/deck.pptx could not be written: "),
    ],
)
def test_a_piece_that_cannot_be_written_is_one_plain_sentence(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    deliver(out, {"brochure-press.pdf": b"old press"})
    before = held(out)
    real = Path.write_bytes

    def write(path: Path, data: bytes) -> int:
        if path.name == "deck.pptx":
            raise OSError(number, os.strerror(number))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(DeliveryFailed) as caught:
        deliver(out, NEW)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith("; nothing was changed.")
    assert held(out) == before


def test_a_read_only_folder_is_said_before_anything_is_made(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(out, OLD)

    def refused(**_: object) -> str:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(DeliveryFailed, match="^The folder dist is read-only") as caught:
        deliver(out, NEW)
    assert caught.value.path == out


@pytest.mark.parametrize("asked", ["dist", "dist/deep"])
def test_a_file_in_place_of_the_folder_is_named(out: Path, asked: str) -> None:
    out.write_text("a note")
    with pytest.raises(DeliveryFailed, match="^dist is a file, not a folder"):
        deliver(Path(asked), NEW)
    assert out.read_text() == "a note"


def test_a_folder_in_place_of_a_piece_is_named(out: Path) -> None:
    (out / "deck.pptx").mkdir(parents=True)
    with pytest.raises(DeliveryFailed, match=r"^dist/deck.pptx is a folder"):
        deliver(out, NEW)
    assert set(held(out)) == {"deck.pptx"}


def test_who_is_alone_in_the_folder_removes_all_leftovers_and_no_other_folder(out: Path) -> None:
    for name in (".making-999999999-x", f".making-{os.getppid()}-x", ".making-of-the-film"):
        (out / name).mkdir(parents=True)
    deliver(out, NEW)
    assert set(held(out)) == {*NEW, RECORD, ".making-of-the-film"}


def test_without_locks_leftovers_of_dead_runs_go_and_those_of_living_ones_stay(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked(monkeypatch)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    living = os.getppid()
    for pid in (dead.pid, os.getpid(), living):
        (out / f".making-{pid}-x").mkdir(parents=True)
    deliver(out, NEW)
    assert set(held(out)) == {*NEW, RECORD, f".making-{living}-x"}


def test_what_a_killed_run_moved_in_is_still_ours(out: Path) -> None:
    deliver(out, OLD)
    hashes = {"deck.pptx": delivery._hash(b"half-way deck")}
    (out / ".making-999999999-x").mkdir()
    (out / ".making-999999999-x" / RECORD).write_text(json.dumps({"pieces": hashes}))
    (out / "deck.pptx").write_bytes(b"half-way deck")
    assert deliver(out, NEW) == []
    assert set(held(out)) == {*NEW, RECORD}


def test_paths_are_shown_from_here_when_below_and_whole_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown(Path("dist") / "deck.pptx") == "dist/deck.pptx"
    assert shown(tmp_path / "here" / "dist") == "dist"
    assert shown(Path("..") / "dist") == (tmp_path / "dist").as_posix()
