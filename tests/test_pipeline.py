"""The order of the steps, what stops them, and what reaches the folder. The steps are stand-ins."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from brochure.aside import Aside
from brochure.deliver import RECORD, DeliveryFailed
from brochure.pipeline import (
    KEPT,
    PIECES,
    USUAL,
    Done,
    Request,
    Result,
    UsageFailed,
    moment_of,
    run,
)
from brochure.problems import BuildFailed, Problem, Span, error, warning

EPOCH = 1767225600


def wrong(code: str) -> Problem:
    return error(code, "It is wrong.", "Mend it.", Span("content/team.yaml", 4))


@dataclass
class Steps:
    """Stand-ins for load, compose, check and draw: what each finds, and what was called."""

    loads: bool = True
    found: dict[str, list[Problem]] = field(default_factory=dict)
    breaks: dict[str, Exception] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)

    def call(self, name: str) -> list[Problem]:
        self.called.append(name)
        if name in self.breaks:
            raise self.breaks[name]
        return self.found.get(name, [])

    def load(self, content: Path, layouts: Any, theme: str, home: Path) -> Any:
        return SimpleNamespace(
            project=SimpleNamespace(fonts=Path("fonts"), pictures={}) if self.loads else None,
            problems=self.call("load"),
            texts={"content/team.yaml": ("a: 1",)},
        )

    def brochure_scenes(self, project: Any, media: Any, flip: str) -> Any:
        return [scene(medium, 2) for medium in media], self.call("brochure_scenes")

    def deck_scene(self, project: Any) -> Any:
        return scene("slides", 20), self.call("deck_scene")

    def scene_problems(self, project: Any, scenes: Any) -> list[Problem]:
        return self.call("scene_problems " + " ".join(one.medium for one in scenes))

    def file_problems(self, one: Any, data: bytes, fonts: Path) -> list[Problem]:
        assert data.startswith(one.medium.encode())
        return self.call(f"file_problems {one.medium}")

    def press_finding(self, one: Any, data: bytes, file: str) -> tuple[str, list[Problem]]:
        assert data.startswith(b"press") and file == "brochure-press.pdf"
        return "found", self.call("press_finding")

    def ticket_scene(self, project: Any, press: Any, finding: str, moment: datetime) -> Any:
        assert (press.medium, finding) == ("press", "found")
        return scene("form", 1), self.call("ticket_scene")

    def card_scene(self, project: Any, office: Any, file: str) -> Any:
        assert (office.medium, file) == ("office", "brochure-office.pdf")
        return scene("form", 1), self.call("card_scene")

    def pdf(self, one: Any, fonts: Path, moment: datetime) -> bytes:
        self.call(f"pdf {one.medium}")
        return f"{one.medium} {moment.isoformat()}".encode()

    def deck(self, one: Any, moment: datetime) -> bytes:
        self.call("deck")
        return f"{one.medium} {moment.isoformat()}".encode()


def scene(medium: str, pages: int) -> Any:
    piece = "deck" if medium == "slides" else "brochure"
    return SimpleNamespace(piece=piece, medium=medium, pages=(None,) * pages)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Steps]:
    made = Steps()
    stand_ins: dict[str, dict[str, Any]] = {
        "brochure.load.project": {"load": made.load},
        "brochure.compose": {
            "brochure_scenes": made.brochure_scenes, "deck_scene": made.deck_scene,
            "ticket_scene": made.ticket_scene, "card_scene": made.card_scene,
        },
        "brochure.check": {
            "content_problems": lambda project, moment: made.call("content_problems"),
            "word_problems": lambda project: made.call("word_problems"),
            "scene_problems": made.scene_problems, "file_problems": made.file_problems,
            "press_finding": made.press_finding,
            "form_problems": lambda project, one: made.call("form_problems"),
        },
        "brochure.draw.pdf": {"pdf": made.pdf},
        "brochure.draw.pptx": {"deck": made.deck},
    }  # fmt: skip
    for name, contents in stand_ins.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(Aside, "begin", lambda *_: None)  # one process hears of all steps
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    yield made


def asked(*only: str, writing: bool = True) -> Request:
    return Request(
        content=Path("content"), layouts=(), theme="garden", out=Path("dist"),
        only=only or USUAL, home=Path("home"), writing=writing,
    )  # fmt: skip


def files() -> set[str]:
    return {path.name for path in Path("dist").iterdir()} if Path("dist").exists() else set()


def test_all_steps_in_order(steps: Steps) -> None:
    told: list[Done] = []
    result = run(asked(), told.append)
    assert steps.called == [
        "load", "content_problems", "word_problems", "brochure_scenes", "deck_scene",
        "scene_problems press office screen slides",
        "pdf press", "file_problems press", "pdf office", "file_problems office",
        "pdf screen", "file_problems screen", "deck", "file_problems slides",
    ]  # fmt: skip
    assert [(done.path, done.pages) for done in told] == [
        ("dist/brochure-press.pdf", 2),
        ("dist/brochure-office.pdf", 2),
        ("dist/brochure-screen.pdf", 2),
        ("dist/deck.pptx", 20),
    ]
    assert result == Result([], told, {"content/team.yaml": ("a: 1",)})
    assert files() == {*(PIECES[name] for name in USUAL), RECORD}
    assert Path("dist/deck.pptx").read_bytes() == b"slides 2026-01-01T00:00:00+00:00"
    assert told[3].bytes == 32


def test_only_limits_drawing_not_composing(steps: Steps) -> None:
    result = run(asked("deck"), lambda done: None)
    assert "scene_problems press office screen slides" in steps.called
    assert files() == {"deck.pptx", RECORD}
    assert [done.path for done in result.outputs] == ["dist/deck.pptx"]


def test_the_ticket_tells_of_a_press_file_that_was_drawn_and_looked_at(steps: Steps) -> None:
    assert not run(asked("ticket"), lambda done: None).failed
    assert steps.called[-7:] == [
        "pdf press", "file_problems press", "press_finding", "ticket_scene", "form_problems",
        "pdf form", "file_problems form",
    ]  # fmt: skip
    assert files() == {"job-ticket.pdf", RECORD}
    steps.called.clear()
    assert not run(asked("press", "ticket", "card"), lambda done: None).failed
    assert steps.called.count("pdf press") == 1 and "card_scene" in steps.called
    assert files() == {"job-ticket.pdf", "print-card.pdf", "brochure-press.pdf", RECORD}


def test_no_ticket_for_a_press_file_with_a_fault(steps: Steps) -> None:
    steps.found["file_problems press"] = [wrong("pdf/rgb")]
    result = run(asked("ticket"), lambda done: None)
    assert [problem.code for problem in result.problems] == ["pdf/rgb"]
    assert files() == set()


def test_what_is_measured_for_the_ticket_stops_the_whole_set(steps: Steps) -> None:
    steps.found["press_finding"] = [wrong("press/ink")]
    result = run(asked("press", "ticket"), lambda done: None)
    assert [problem.code for problem in result.problems] == ["press/ink"]
    assert files() == set()


def test_checking_does_everything_but_writing(steps: Steps) -> None:
    steps.found["file_problems press"] = [warning("pdf/x", "W.", "", Span("layouts/a.yaml"))]
    told: list[Done] = []
    result = run(asked(writing=False), told.append)
    assert [problem.code for problem in result.problems] == ["pdf/x"]
    assert (result.outputs, told, files()) == ([], [], set())
    assert "file_problems slides" in steps.called


@pytest.mark.parametrize(
    "step", ["load", "content_problems", "word_problems", "brochure_scenes", "deck_scene", "file_problems slides",
             "scene_problems press office screen slides"],
)  # fmt: skip
@pytest.mark.parametrize("raised", [False, True])
def test_an_error_of_any_step_writes_nothing(steps: Steps, step: str, raised: bool) -> None:
    if raised:
        steps.breaks[step] = BuildFailed([wrong("a/b")])
    else:
        steps.found[step] = [wrong("a/b")]
    result = run(asked(), lambda done: None)
    assert [problem.code for problem in result.problems] == ["a/b"]
    assert result.failed and result.outputs == [] and files() == set()


def test_warnings_of_all_steps_come_together_and_stop_nothing(steps: Steps) -> None:
    for line, step in enumerate(["file_problems press", "deck_scene", "content_problems", "load"]):
        steps.found[step] = [warning("a/b", step, "", Span("x.yaml", line + 1))]
    result = run(asked(), lambda done: None)
    assert [problem.span.line for problem in result.problems] == [1, 2, 3, 4]
    assert not result.failed and len(result.outputs) == 4


def test_without_a_project_nothing_more_is_tried(steps: Steps) -> None:
    steps.loads = False
    steps.found["load"] = [wrong("yaml/syntax")]
    assert run(asked(), lambda done: None) == Result(
        [wrong("yaml/syntax")], [], {"content/team.yaml": ("a: 1",)}
    )
    assert steps.called == ["load"]


def test_faulty_content_is_composed_as_far_as_it_goes(steps: Steps) -> None:
    steps.found["content_problems"] = [wrong("a/reference")]
    steps.found["brochure_scenes"] = [wrong("b/fit")]
    steps.breaks["deck_scene"] = KeyError("no such id")
    result = run(asked(), lambda done: None)
    assert [problem.code for problem in result.problems] == ["a/reference", "b/fit"]


def test_a_fault_in_composing_sound_content_is_not_hidden(steps: Steps) -> None:
    steps.breaks["deck_scene"] = ZeroDivisionError("our slip")
    with pytest.raises(ZeroDivisionError):
        run(asked(), lambda done: None)


def test_errors_before_drawing_save_the_drawing(steps: Steps) -> None:
    steps.found["deck_scene"] = [wrong("fit/overflow")]
    run(asked(), lambda done: None)
    assert not [name for name in steps.called if name.startswith(("pdf", "deck "))]


def test_a_piece_whose_file_is_wrong_is_not_told_as_done(steps: Steps) -> None:
    steps.found["file_problems office"] = [wrong("pdf/rgb")]
    told: list[Done] = []
    run(asked(), told.append)
    assert "dist/brochure-office.pdf" not in [done.path for done in told] and len(told) == 3


def test_a_kept_piece_is_a_warning_that_points_to_it(steps: Steps) -> None:
    Path("dist").mkdir()
    Path("dist/deck.pptx").write_bytes(b"my own slide")
    [problem] = run(asked(), lambda done: None).problems
    assert (problem.code, problem.is_error, problem.span.line) == (KEPT, False, 1)
    assert Path(problem.span.file).read_bytes() == b"my own slide"
    assert problem.place.piece == "deck" and "dist/deck.pptx" in problem.message


def test_a_folder_that_refuses_is_the_machine_and_not_the_input(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(new: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DeliveryFailed, match="disk is full"):
        run(asked(), lambda done: None)
    assert files() == set()


def test_the_same_moment_gives_the_same_bytes(steps: Steps) -> None:
    run(asked(), lambda done: None)
    first = {path.name: path.read_bytes() for path in Path("dist").iterdir()}
    assert not run(asked(), lambda done: None).problems
    assert {path.name: path.read_bytes() for path in Path("dist").iterdir()} == first


def test_the_moment_is_the_one_set_or_now_in_whole_seconds() -> None:
    assert moment_of({"SOURCE_DATE_EPOCH": "1767225600"}) == datetime(2026, 1, 1, tzinfo=UTC)
    for unset in ({}, {"SOURCE_DATE_EPOCH": ""}):
        now = moment_of(unset)
        assert now.microsecond == 0 and now.tzinfo is UTC
        assert abs((datetime.now(UTC) - now).total_seconds()) < 3600


@pytest.mark.parametrize("written", ["-1", "1.5", "today", "²", "1" * 13, "9" * 5000, "1_0"])
def test_a_wrong_moment_is_one_sentence(steps: Steps, written: str) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = written  # put back by the fixture
    with pytest.raises(UsageFailed, match="^SOURCE_DATE_EPOCH is “"):
        run(asked(), lambda done: None)
    assert steps.called == []
