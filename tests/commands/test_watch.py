"""Files that change in; what is made again and told out: by itself, and by a real process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure.commands.watch_files import Looker, changes
from brochure.commands.watch_pieces import places_changed
from brochure.compose import brochure_scenes, deck_scene
from brochure.load.project import load
from brochure.model.scene import Scene
from tests.builders import HOME

PATIENCE_SECONDS = 180


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a.yaml", "a"), ("b.yaml", "b"), ("pictures/c.svg", "<svg/>")):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "content"


def told(looker: Looker, before: dict[str, str]) -> list[str]:
    return changes(before, looker.look())


# What counts as a change


def test_a_file_that_was_only_touched_has_not_changed(folder: Path) -> None:
    looker = Looker([folder], folder / "dist")
    first = dict(looker.look())
    assert [Path(path).name for path in first] and len(first) == 3
    os.utime(folder / "a.yaml", (1, 1))
    assert told(looker, first) == []
    (folder / "a.yaml").write_text("new")
    assert told(looker, first) == ["a.yaml changed"]


def test_same_size_and_time_and_still_another_content(folder: Path) -> None:
    """As on drives that keep time in steps of two seconds."""
    looker = Looker([folder], folder / "dist")
    os.utime(folder / "a.yaml", (1, 1))
    first = dict(looker.look())
    with open(folder / "a.yaml", "r+") as file:
        file.write("z")
    os.utime(folder / "a.yaml", (1, 1))
    assert told(looker, first) == ["a.yaml changed"]


def test_new_gone_renamed_moved(folder: Path) -> None:
    looker = Looker([folder], folder / "dist")
    first = dict(looker.look())
    (folder / "b.yaml").rename(folder / "d.yaml")
    (folder / "pictures" / "c.svg").rename(folder / "c.svg")
    (folder / "a.yaml").unlink()
    (folder / "more").mkdir()
    (folder / "more" / "new.yaml").write_text("new")
    assert sorted(told(looker, first)) == [
        "a.yaml is gone", "b.yaml is now d.yaml", "c.svg was moved", "new.yaml is new",
    ]  # fmt: skip


def test_an_editor_that_saves_by_renaming_has_changed_one_file(folder: Path) -> None:
    looker = Looker([folder], folder / "dist")
    first = dict(looker.look())
    (folder / ".a.yaml.swp").write_text("x")
    (folder / "a.yaml").rename(folder / "a.yaml~")
    (folder / "#a.yaml#").write_text("x")
    (folder / "a.yaml").write_text("saved")
    assert told(looker, first) == ["a.yaml changed"]


def test_pieces_below_the_content_are_no_content(folder: Path) -> None:
    looker = Looker([folder], folder / "dist")
    first = dict(looker.look())
    (folder / "dist").mkdir()
    (folder / "dist" / "picture.png").write_bytes(b"x")
    assert told(looker, first) == []


def test_a_folder_that_is_gone_and_back(folder: Path) -> None:
    looker = Looker([folder], folder / "dist")
    first = dict(looker.look())
    folder.rename(folder.with_name("away"))
    assert sorted(told(looker, first)) == ["a.yaml is gone", "b.yaml is gone", "c.svg is gone"]
    folder.with_name("away").rename(folder)
    assert told(looker, first) == []


# Where it changed


def scenes(content: Path, **changed: tuple[str, str]) -> list[Scene]:
    for name, (old, new) in changed.items():
        path = content / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    project = load(content, (), "garden", HOME).project
    assert project is not None
    printed, _ = brochure_scenes(project, ("press", "office", "screen"))
    talk, _ = deck_scene(project)
    assert talk is not None
    return [*printed, talk]


def test_the_panel_and_the_slide_of_a_word_are_named(tmp_path: Path) -> None:
    content = Path(shutil.copytree(HOME / "content", tmp_path / "content"))
    first = scenes(content)
    same = scenes(content, visit=("\n", "\n# a remark, which moves every line\n"))
    assert places_changed(first, same) == []
    ride = scenes(content, visit=("ride: No driving", "ride: No riding"))
    assert places_changed(same, ride) == ["brochure back panel", "deck slide 20"]
    said = scenes(
        content, talk=('next: "Thank you for coming."', 'next: "Thank you all for coming."')
    )
    assert places_changed(ride, said) == ["deck slide 24"]


# A process that stays


class Watching:
    """A real `watch`, and what it has printed so far."""

    def __init__(self, content: Path, out: Path, log: Path) -> None:
        self.log = log
        words = ["watch", "--content", str(content), "--out", str(out), "--only", "screen"]
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "brochure", *words], stdout=file,
                stderr=subprocess.STDOUT, cwd=HOME, env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
            )  # fmt: skip
        self.read = 0

    def until(self, words: str) -> str:
        """Waits until these words are printed; gives all that was printed since the last wait."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            text = self.log.read_text(encoding="utf-8")
            at = text.find(words, self.read)
            if at >= 0 and "\n" in text[at:]:
                since, self.read = text[self.read :], len(text)
                return since
            assert self.process.poll() is None, text
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was not printed: {self.log.read_text(encoding='utf-8')}")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    content = shutil.copytree(HOME / "content", tmp_path / "content")
    made = Watching(Path(content), tmp_path / "out", tmp_path / "log")
    yield made
    made.process.kill()
    made.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent in another way there")
def test_a_day_of_edits(watching: Watching, tmp_path: Path) -> None:
    content, piece = tmp_path / "content", tmp_path / "out" / "brochure-screen.pdf"
    visit = content / "visit.yaml"
    watching.until("Ctrl+C stops.")
    first = piece.read_bytes()
    good = visit.read_text(encoding="utf-8")

    changed = visit.with_name("visit.yaml.tmp")  # an editor that saves by renaming
    changed.write_text(good.replace("ride: No driving", "ride: No riding"), encoding="utf-8")
    changed.replace(visit)
    assert "visit.yaml changed: brochure back panel · " in watching.until(" s\n")
    second = piece.read_bytes()
    assert second != first

    visit.write_text("heading: [\n", encoding="utf-8")
    assert "visit.yaml:1:" in watching.until("visit.yaml changed: 1 error, nothing was written · ")
    assert piece.read_bytes() == second

    visit.unlink()
    watching.until("visit.yaml is gone: 1 error")
    content.rename(tmp_path / "away")
    assert "There is no folder" in watching.until("more files: 1 error")
    (tmp_path / "away").rename(content)
    watching.until("more files: 1 error")
    before = piece.stat()
    visit.write_text("# back again\n" + good.replace("No driving", "No riding"), encoding="utf-8")
    watching.until("visit.yaml is new: nothing changed in any piece · ")
    assert piece.read_bytes() == second and piece.stat().st_mtime_ns == before.st_mtime_ns

    watching.process.send_signal(signal.SIGINT)
    watching.until("Stopped watching. The pieces in ")
    assert watching.process.wait(PATIENCE_SECONDS) == 0
    assert "Traceback" not in watching.log.read_text(encoding="utf-8")


def test_watch_says_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    from brochure import cli

    assert cli.main(["watch", "--json"]) == 2
    assert "leave out --json" in capsys.readouterr().err
