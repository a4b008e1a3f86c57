"""Runs that are killed, and runs at the same time: the set in the folder is whole and of one kind.

A child process really dies, by SIGKILL, where its calls are counted: before and after each move.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brochure import alone as locks
from brochure.alone import alone
from brochure.deliver import RECORD, DeliveryFailed, deliver, settle
from tests.builders import HOME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")

NAMES = ("brochure-press.pdf", "brochure-office.pdf", "brochure-screen.pdf", "deck.pptx")
OLD = {name: f"old {name}".encode() * 999 for name in NAMES}
NEW = {name: f"new {name}".encode() * 999 for name in NAMES}
NEXT = {name: f"next {name}".encode() * 999 for name in NAMES}
MOVES = len(NAMES) + 1  # and the record

CHILD = """
import os, signal, sys
from pathlib import Path
from brochure.deliver import deliver
kill_at, refuse_at, out, word = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
names = sys.argv[5:]
moved, real = 0, os.replace
def replace(new, target):
    global moved
    if moved == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)
    moved += 1
    if moved == refuse_at:
        raise PermissionError(13, "in use")
    real(new, target)
os.replace = replace
deliver(out, {name: f"{word} {name}".encode() * 999 for name in names})
"""


def killed(out: Path, before_move: int, refused_move: int = -1) -> None:
    """A process that delivers NEW and is killed before that call that moves a file, from 0."""
    words = [str(before_move), str(refused_move), str(out), "new", *NAMES]
    child = subprocess.run([sys.executable, "-c", CHILD, *words], cwd=HOME, capture_output=True)
    assert child.returncode == -signal.SIGKILL, child.stderr


def held(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() if file.is_file() else b"/" for file in out.iterdir()}


def whole(out: Path) -> dict[str, bytes]:
    """The pieces; there is nothing else in the folder but the record, and nothing is missing."""
    found = held(out)
    assert set(found) == {*NAMES, RECORD}
    del found[RECORD]
    return found


@pytest.mark.parametrize("moves", range(MOVES))
def test_a_run_killed_between_moves_is_finished_by_the_next(tmp_path: Path, moves: int) -> None:
    deliver(tmp_path, OLD)
    killed(tmp_path, moves)
    between = {name: held(tmp_path)[name] for name in NAMES}
    assert (
        sum(between[name] == NEW[name] for name in NAMES) == moves
    )  # whole files, and a mixed set
    assert sum(between[name] == OLD[name] for name in NAMES) == len(NAMES) - moves
    assert settle(tmp_path) == []
    assert whole(tmp_path) == NEW
    assert deliver(tmp_path, NEXT) == []  # all of it counts as ours
    assert whole(tmp_path) == NEXT


@pytest.mark.parametrize("moves", range(MOVES))
def test_a_run_of_one_piece_after_a_killed_one_leaves_the_others_of_one_kind(
    tmp_path: Path, moves: int
) -> None:
    deliver(tmp_path, OLD)
    killed(tmp_path, moves)
    assert deliver(tmp_path, {"deck.pptx": NEXT["deck.pptx"]}) == []
    assert whole(tmp_path) == {**NEW, "deck.pptx": NEXT["deck.pptx"]}


@pytest.mark.parametrize("moves", range(4, 10))
def test_a_run_killed_while_it_puts_back_is_finished_too(tmp_path: Path, moves: int) -> None:
    """The fourth move is refused; three moves go back, in two steps each."""
    deliver(tmp_path, OLD)
    killed(tmp_path, moves, refused_move=4)
    settle(tmp_path)
    assert whole(tmp_path) == NEW


@pytest.mark.parametrize("moves", range(MOVES + 1))
def test_edits_survive_a_killed_run_once(tmp_path: Path, moves: int) -> None:
    deliver(tmp_path, OLD)
    (tmp_path / "deck.pptx").write_bytes(b"my own slide")
    killed(tmp_path, moves)
    settle(tmp_path)
    found = held(tmp_path)
    copies = [name for name in found if "(edited" in name]
    assert [found[name] for name in copies] == [b"my own slide"]
    assert {name: found[name] for name in NAMES} == NEW
    assert set(found) == {*NAMES, *copies, RECORD}


def test_what_was_edited_after_the_kill_is_kept(tmp_path: Path) -> None:
    deliver(tmp_path, OLD)
    killed(tmp_path, 1)
    for name in ("brochure-press.pdf", "deck.pptx"):  # one that was moved in, one that was not yet
        (tmp_path / name).write_bytes(b"mine: " + name.encode())
    assert [kept.piece.name for kept in settle(tmp_path)] == ["deck.pptx"]
    assert [kept.piece.name for kept in deliver(tmp_path, NEXT)] == ["brochure-press.pdf"]
    found = held(tmp_path)
    mine = {found[name] for name in found if "(edited" in name}
    assert mine == {b"mine: brochure-press.pdf", b"mine: deck.pptx"}


@pytest.mark.parametrize("cut", ["deck.pptx", RECORD])
def test_a_run_killed_before_its_first_move_leaves_nothing(tmp_path: Path, cut: str) -> None:
    """A file that was cut short while it was written is never moved in."""
    deliver(tmp_path, OLD)
    killed(tmp_path, 0)
    [making] = tmp_path.glob(".making-*")
    (making / cut).write_bytes((making / cut).read_bytes()[:20])
    settle(tmp_path)
    assert whole(tmp_path)["deck.pptx"] == OLD["deck.pptx"]


def test_a_record_that_leads_out_of_the_folder_moves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    deliver(out, OLD)
    making = out / ".making-999999999-x"
    making.mkdir()
    (making / RECORD).write_text('{"pieces": {"../stolen.pdf": "' + "0" * 64 + '"}}')
    (out / "stolen.pdf").write_bytes(b"")
    settle(out)
    assert not (tmp_path / "stolen.pdf").exists()


# Two at once

BOTH = """
import sys
from pathlib import Path
from brochure.deliver import deliver
out, word, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
for number, _ in enumerate(sys.stdin):
    deliver(out, {name: f"{word} {number} {name}".encode() * 9999 for name in names})
    print("done", flush=True)
"""


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", BOTH, out, word, *NAMES],
            cwd=HOME, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for word in ("one", "two")
    ]  # fmt: skip
    winners = set()
    for number in range(60):
        for run in runs:
            assert run.stdin
            run.stdin.write("go\n")
            run.stdin.flush()
        for run in runs:
            assert run.stdout and run.stdout.readline() == "done\n"
        found = whole(out)
        [word] = {data.split()[0].decode() for data in found.values()}
        assert all(data.startswith(f"{word} {number} ".encode()) for data in found.values())
        winners.add(word)
    for run in runs:
        run.communicate()
        assert run.returncode == 0
    assert winners <= {"one", "two"}


def test_a_folder_that_is_deleted_and_made_again_while_one_waits(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    with alone(out):
        out.rmdir()
        with alone(out) as locked:  # not the one that is held, which is no longer there
            assert locked
    deliver(out, OLD)
    assert whole(out) == OLD


def test_a_run_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    deliver(Path("dist"), OLD)
    with alone(Path("dist")), pytest.raises(DeliveryFailed) as caught:
        deliver(Path("dist"), NEW)
    assert str(caught.value) == (
        "Another run has been writing into dist for a minute. End it or wait for it, and build "
        "again; nothing was changed."
    )
    assert whole(Path("dist")) == OLD


# Real builds, killed at any moment

ROUNDS = 25


def content(folder: Path, name: str) -> Path:
    """The shipped content, of a clinic of that name."""
    made = folder / f"content-{name}"
    shutil.copytree(HOME / "content", made)
    clinic = (made / "clinic.yaml").read_text("utf-8")
    assert "name: Kure Medical" in clinic
    (made / "clinic.yaml").write_text(
        clinic.replace("name: Kure Medical", f"name: {name}"), "utf-8"
    )
    return made


def build(folder: Path, words: Path, out: str = "dist") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "brochure", "--content", str(words), "--out", out]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONPATH": str(HOME)}
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL)


def set_in(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in held(out).items() if name != RECORD}


@pytest.mark.slow
def test_builds_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(7)
    contents = [content(tmp_path, name) for name in ("Kure Medical", "Canopy Clinic")]
    broken = content(tmp_path, "Broken")
    (broken / "visit.yaml").write_text("steps: [", "utf-8")
    clean = []
    for number, words in enumerate(contents):
        began = time.monotonic()
        assert build(tmp_path, words, f"clean-{number}").wait() == 0
        lasts = time.monotonic() - began
        clean.append(set_in(tmp_path / f"clean-{number}"))
    assert len(clean[0]) == 4 and not set(clean[0].values()) & set(clean[1].values())
    out = tmp_path / "dist"
    deaths = 0
    for number in range(ROUNDS):
        run = build(tmp_path, contents[number % 2])
        if number % 2 or chance.random() < 0.4:
            time.sleep(chance.uniform(0, lasts))
        else:  # where it hurts: while files are finished and moved in
            while run.poll() is None and not any(out.glob(".making-*")):
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.02))
        run.kill()
        deaths += run.wait() == -signal.SIGKILL
        if (
            number % 3 == 2 and out.exists() and set_in(out)
        ):  # content in which nothing can be built
            assert build(tmp_path, broken).wait() == 1
            assert set_in(out) in clean
        else:
            assert build(tmp_path, contents[chance.randrange(2)]).wait() == 0
            assert set_in(out) in clean
    assert deaths > ROUNDS // 2


@pytest.mark.slow
def test_two_builds_started_together_do_not_mix(tmp_path: Path) -> None:
    contents = [content(tmp_path, name) for name in ("Kure Medical", "Canopy Clinic")]
    for number, words in enumerate(contents):
        assert build(tmp_path, words, f"clean-{number}").wait() == 0
    clean = [set_in(tmp_path / f"clean-{number}") for number in (0, 1)]
    for _ in range(3):
        runs = [build(tmp_path, words) for words in contents]
        assert [run.wait() for run in runs] == [0, 0]
        assert set_in(tmp_path / "dist") in clean
