"""What one types, and what comes back: exit codes, sentences, and JSON with nothing around it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from brochure import cli, paths, pipeline
from brochure.deliver import DeliveryFailed
from brochure.pipeline import PIECES, USUAL, Done, Request, Result, UsageFailed
from brochure.problems import MachineFailed, Span, error, warning

ROOT = Path(cli.__file__).parent.parent
DECK = Done("dist/deck.pptx", 341_200, 22, 0.082)
WRONG = error("schema/type", "“käse” is wrong.", "Mend it.", Span("content/team.yaml", 4))
MINOR = warning("fit/empty", "Half empty.", "Add words.", Span("layouts/trifold.yaml", 9))

KNOWN = ", ".join(("build", "check", "watch", *cli.COMMANDS))


@dataclass
class Pipeline:
    """A stand-in: what was asked of it, and what it gives back or raises."""

    result: Result = field(default_factory=lambda: Result([], [DECK]))
    raises: BaseException | None = None
    asked: list[Request] = field(default_factory=list)

    def run(self, request: Request, told: Callable[[Done], None]) -> Result:
        self.asked.append(request)
        if self.raises:
            raise self.raises
        for done in self.result.outputs:
            told(done)
        return self.result


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pipeline:
    made = Pipeline()
    house = tmp_path / "house"
    for name in ("layouts", "assets", "content"):
        (house / name).mkdir(parents=True)
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", house / "brochure")
    monkeypatch.setattr(pipeline, "run", made.run)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.delenv("BROCHURE_DEBUG", raising=False)
    return made


Capture = pytest.CaptureFixture[str]


# What is asked for


@pytest.mark.parametrize("words", [[], ["build"], ["--theme", "garden"]])
def test_build_is_meant_when_nothing_else_is(fake: Pipeline, words: list[str]) -> None:
    assert cli.main(words) == 0
    house = cli.home()
    assert fake.asked == [
        Request(
            house / "content", (), "garden", Path("dist"),
            ("press", "office", "screen", "deck"), house, True,
        )
    ]  # fmt: skip


def test_check_writes_nothing(fake: Pipeline, capsys: Capture) -> None:
    fake.result = Result([])
    assert cli.main(["check"]) == 0
    assert fake.asked[0].writing is False
    assert capsys.readouterr().out.endswith("Checked, nothing written: 0 errors, 0 warnings.\n")


def test_every_option_arrives(fake: Pipeline) -> None:
    words = "--content clinic --layout talk --layout=trifold-letter --out o --only deck,press"
    assert cli.main(words.split()) == 0
    [request] = fake.asked
    assert request.content == Path("clinic") and request.out == Path("o")
    assert request.layouts == ("talk", "trifold-letter")
    assert request.only == ("press", "deck")


def test_all_is_every_piece_there_is(fake: Pipeline, capsys: Capture) -> None:
    assert cli.main(["build", "--all"]) == 0
    assert (
        fake.asked[0].only
        == tuple(PIECES)
        == (*USUAL, "deck-pdf", "notes", "handout", "ticket", "card")
    )
    assert cli.main(["--all", "--only", "card"]) == 2
    assert "give one of the two" in capsys.readouterr().err


def test_only_may_be_given_twice_and_with_spaces(fake: Pipeline) -> None:
    assert cli.main(["--only", "screen, office", "--only", "deck"]) == 0
    assert fake.asked[0].only == ("office", "screen", "deck")


def test_the_edge_to_flip_on_is_short_or_long(fake: Pipeline, capsys: Capture) -> None:
    assert cli.main([]) == cli.main(["--flip", "long"]) == 0
    assert [request.flip for request in fake.asked] == ["short", "long"]
    assert cli.main(["--flip", "lang"]) == 2
    assert capsys.readouterr().err == "--flip: “lang” is not an edge. Did you mean long?\n"


def test_content_of_the_current_folder_comes_first(fake: Pipeline) -> None:
    Path("content").mkdir()
    cli.main([])
    assert fake.asked[0].content == Path("content")


def test_home_is_the_checkout_or_else_in_the_wheel(fake: Pipeline, tmp_path: Path) -> None:
    assert cli.home() == tmp_path / "house"
    (tmp_path / "house/assets").rename(tmp_path / "elsewhere")
    assert cli.home() == tmp_path / "house/brochure/home"


# Exit codes and what is printed


def test_a_good_build_prints_pieces_problems_and_summary(fake: Pipeline, capsys: Capture) -> None:
    fake.result = Result([MINOR], [DECK])
    assert cli.main([]) == 0
    assert capsys.readouterr() == (
        "✓  82 ms  dist/deck.pptx  22 slides, 341 KB\n"
        "\n"
        "layouts/trifold.yaml:9:1 warning fit/empty\n"
        "  Half empty.\n"
        "  → Add words.\n"
        "\n"
        "1 piece, 0 errors, 1 warning\n",
        "",
    )


def test_problems_in_the_input_are_1(fake: Pipeline, capsys: Capture) -> None:
    fake.result = Result([WRONG, MINOR])
    assert cli.main([]) == 1
    out, err = capsys.readouterr()
    assert "content/team.yaml:4:1 error schema/type" in out and not err
    assert out.endswith("\nNothing was written: 1 error, 1 warning.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("biuld", "“biuld” is not a command. Did you mean build?"),
        ("xyz", f"“xyz” is not a command. There are: {KNOWN}."),
        ("--jsn", "There is no option --jsn. Did you mean --json?"),
        ("check --contnet=a", "There is no option --contnet. Did you mean --content?"),
        ("--js", "There is no option --js. Did you mean --json?"),
        ("-x", "There is no option -x. There are: --help, --content, --layout, --theme, --out, "
               "--only, --all, --flip, --json, --version."),
        ("--only dekc", "--only: “dekc” is not a piece. Did you mean deck?"),
        ("--only 7", "--only: “7” is not a piece. There are: press, office, screen, deck, deck-pdf, notes, handout, ticket, card."),
        ("--only deck,", "--only: a name is missing. There are: press, office, screen, deck, deck-pdf, notes, handout, ticket, card."),
        ("--content=", "--content needs the name of a folder after it."),
        ("--out=", "--out needs the name of a folder after it."),
        ("--out", "--out needs a value after it; see brochure --help."),
        ("--json check", "Put the command first: brochure check …"),
        ("check it", "“it” is one word too many; see brochure check --help."),
    ],
)  # fmt: skip
def test_wrong_usage_is_2_and_one_sentence(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, words: str, sentence: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["brochure"])
    assert cli.main(words.split()) == 2
    assert capsys.readouterr() == ("", sentence + "\n")
    assert fake.asked == []


def test_wrong_surroundings_are_2(fake: Pipeline, capsys: Capture) -> None:
    fake.raises = UsageFailed("SOURCE_DATE_EPOCH is wrong.")
    assert cli.main(["--json"]) == 2
    assert capsys.readouterr() == ("", "SOURCE_DATE_EPOCH is wrong.\n")


def test_the_machine_is_3(fake: Pipeline, capsys: Capture) -> None:
    fake.raises = MachineFailed("The disk is full.")
    assert cli.main([]) == 3
    assert capsys.readouterr() == ("", "The disk is full.\n")


@pytest.mark.parametrize("failure", [MemoryError(), OSError(28, "No space left")])
def test_what_the_system_lacks_is_told_without_a_log(
    fake: Pipeline, capsys: Capture, failure: Exception
) -> None:
    fake.raises = failure
    assert cli.main([]) == 3
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and "fault" not in err


def test_ctrl_c_is_130_and_quiet(fake: Pipeline, capsys: Capture) -> None:
    fake.raises = KeyboardInterrupt()
    assert cli.main(["--json"]) == 130
    assert capsys.readouterr() == ("", "Stopped; nothing was changed.\n")


def test_a_fault_of_ours_is_3_with_a_log_and_no_traceback(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fake.raises = ZeroDivisionError("our slip \ud800")
    assert cli.main([]) == 3
    out, err = capsys.readouterr()
    [log] = tmp_path.glob("brochure-fault-*.txt")
    assert not out
    assert err.startswith("This is a fault in the program, not in your content.")
    assert err.endswith(f"{log}\n") and err.count("\n") == 1
    written = log.read_text("utf-8")
    assert "Traceback" in written and "ZeroDivisionError: our slip \\ud800" in written


def test_a_fault_shows_its_traceback_when_asked(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("BROCHURE_DEBUG", "1")
    fake.raises = ZeroDivisionError("our slip")
    assert cli.main([]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_without_a_temporary_folder_is_told_all_the_same(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    fake.raises = ZeroDivisionError("our slip")
    assert cli.main([]) == 3
    assert "BROCHURE_DEBUG=1" in capsys.readouterr().err


# JSON


def test_json_is_all_there_is(fake: Pipeline, capsys: Capture) -> None:
    fake.result = Result([MINOR], [DECK])
    assert cli.main(["--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "problems": [
            {
                "code": "fit/empty", "severity": "warning", "file": "layouts/trifold.yaml",
                "line": 9, "column": 1, "message": "Half empty.", "hint": "Add words.",
                "place": {},
            }
        ],
        "outputs": [{"path": "dist/deck.pptx", "bytes": 341200, "pages": 22}],
    }  # fmt: skip
    assert not err


def test_json_of_wrong_input(fake: Pipeline, capsys: Capture) -> None:
    fake.result = Result([WRONG])
    assert cli.main(["check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["schema/type"]
    assert told["outputs"] == []


@pytest.mark.parametrize(
    ("failure", "file"),
    [
        (DeliveryFailed("In use.", Path("dist/deck.pptx")), "dist/deck.pptx"),
        (MachineFailed("In use."), "."),
    ],
)
def test_json_of_the_machine(
    fake: Pipeline, capsys: Capture, failure: Exception, file: str
) -> None:
    fake.raises = failure
    assert cli.main(["--json"]) == 3
    out, err = capsys.readouterr()
    [problem] = json.loads(out)["problems"]
    assert (problem["code"], problem["severity"]) == ("machine/failed", "error")
    assert (problem["file"], problem["line"], problem["message"]) == (file, 1, "In use.")
    assert json.loads(out)["outputs"] == [] and not err


def test_json_of_a_fault_points_to_the_log(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fake.raises = ZeroDivisionError()
    assert cli.main(["--json"]) == 3
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert "Traceback" in Path(problem["file"]).read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "utf-16"])
def test_json_can_be_read_as_utf_8_unless_the_stream_is_wide(
    fake: Pipeline, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding=encoding))
    fake.result = Result([WRONG])
    assert cli.main(["--json"]) == 1
    text = data.getvalue().decode("utf-16" if encoding == "utf-16" else "utf-8")
    assert json.loads(text)["problems"][0]["message"] == "“käse” is wrong."
    assert ("“käse”" in text) == (encoding == "utf-8")


def test_json_survives_a_lone_surrogate(fake: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="utf-8"))
    fake.result = Result([error("a/b", "Lone \ud800.", "", Span("a.yaml"))])
    assert cli.main(["--json"]) == 1
    assert json.loads(data.getvalue())["problems"][0]["message"] == "Lone \ud800."


class Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_a_reader_who_left_changes_no_exit_code(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Gone())
    fake.result = Result([WRONG])
    assert cli.main(words) == 1
    assert capsys.readouterr().err == ""


# Commands of their own, and the real program


def test_a_registered_command_is_one_file(
    fake: Pipeline, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(subparsers: Any) -> None:
        parser = subparsers.add_parser("prune", help="cut back")
        parser.add_argument("--twigs", type=int)
        parser.set_defaults(handle=lambda arguments: arguments.twigs)

    module = ModuleType("brochure.commands.prune")
    vars(module)["add"] = add
    monkeypatch.setitem(sys.modules, "brochure.commands.prune", module)
    monkeypatch.setattr(cli, "COMMANDS", ("prune",))
    assert cli.main(["prune", "--twigs", "42"]) == 42
    assert cli.main(["prune", "--twgs", "42"]) == 2
    assert cli.main(["purne"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.split(". ")[1] for line in told] == [
        "Did you mean --twigs?",
        "Did you mean prune?",
    ]


def started(*words: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, "-m", "brochure", *words]
    return subprocess.run(command, capture_output=True, env=environ, check=False)


@pytest.mark.parametrize("words", [["--help"], ["build", "-h"], ["check", "--json", "--help"]])
def test_help_names_every_option_and_is_plain_ascii(words: list[str]) -> None:
    done = started(*words, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    for option in ["--content", "--layout", "--theme", "--out", "--only", "--json", "--version"]:
        assert option.encode() in done.stdout
    assert (b"examples:" in done.stdout) == (words == ["--help"])


def test_version_is_one_line() -> None:
    done = started("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"brochure ") and done.stdout.count(b"\n") == 1


def test_the_real_program_speaks_plainly_in_any_encoding() -> None:
    done = started("biuld", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.strip() == b'"biuld" is not a command. Did you mean build?'


def test_help_and_wrong_usage_load_no_library() -> None:
    code = (
        "import sys, brochure.cli; brochure.cli.main(['--help']); brochure.cli.main(['x']); "
        "sys.exit([name for name in ('yaml', 'reportlab', 'pptx', 'PIL', 'uharfbuzz')"
        " if name in sys.modules] or 0)"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, env=environ, check=False)
    assert (done.returncode, done.stderr) == (
        0, f"“x” is not a command. There are: {KNOWN}.\n".encode(),
    )  # fmt: skip
