"""make.py, the launcher: what makes it set .venv up, what it says, and what it hands over.

Most tests run a copy of make.py in a folder of its own, beside a tiny project. The .venv is a real
one; only the installer is a stand-in: a `uv` on PATH that notes its call and, instead of fetching
anything, leaves the one .pth file of an editable install.
"""

import ast
import ctypes
import errno
import fcntl
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MAKE = Path(__file__).resolve().parent.parent / "make.py"
ACCENTS = "Klinik Ü, 2. Stock"

UV = """
import json, os, pathlib, sys, time
strange = ("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV")
env = {name: value for name, value in os.environ.items() if name.startswith(strange)}
with open(os.environ["STUB_CALLS"], "a") as calls:
    calls.write(json.dumps({"args": sys.argv[1:], "cwd": os.getcwd(), "env": env}) + "\\n")
for _ in range(400):
    if os.path.exists(os.environ["STUB_GATE"]):
        break
    time.sleep(0.05)
if os.environ.get("STUB_FAILS"):
    sys.exit(os.environ["STUB_FAILS"])
python = pathlib.Path(sys.argv[sys.argv.index("--python") + 1])
site = next(python.parent.parent.glob("lib/python*/site-packages"))
(site / "_editable_impl_tiny.pth").write_bytes(os.fsencode(os.getcwd()))
if sys.argv[-1].endswith("[test]"):
    (site / "pytest.py").write_text("import runpy; runpy.run_module('brochure')")
"""

COMMAND = """
import json, os, sys
names = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
print(json.dumps({
    "args": sys.argv[1:], "cwd": os.getcwd(), "prefix": sys.prefix, "file": __file__,
    "env": [name for name in names if name in os.environ],
}))
sys.exit(int(os.environ.get("STUB_CODE", "0")))
"""


@dataclass
class Ended:
    """A run that is over."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """What the handed-over command told of itself: the whole of standard output."""
        return json.loads(self.out)


@dataclass
class Checkout:
    """A folder with make.py, a tiny project and the stand-in installer."""

    here: Path
    aside: Path
    env: dict[str, str]

    @property
    def venv(self) -> Path:
        return self.here / ".venv"

    @property
    def stamp(self) -> Path:
        return self.venv / "make.stamp"

    @property
    def calls(self) -> list[Any]:
        """What the installer was called with, call by call."""
        noted = Path(self.env["STUB_CALLS"])
        return [json.loads(line) for line in noted.read_text().splitlines()]

    def start(self, *args: str, flags: tuple[str, ...] = (), **env: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *flags, str(self.here / "make.py"), *args],
            cwd=self.aside,
            env={**self.env, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that Ctrl+C in a test reaches this run alone
        )

    def run(self, *args: str, flags: tuple[str, ...] = (), **env: str) -> Ended:
        return end(self.start(*args, flags=flags, **env))

    def mark(self) -> Path:
        """A file in .venv that does not survive a rebuild."""
        left = self.venv / "left-over"
        left.write_text("")
        return left

    def load(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        """make.py of this folder as a module, in this process, in this checkout's environment."""
        for name, value in self.env.items():
            monkeypatch.setenv(name, value)
        spec = importlib.util.spec_from_file_location("make_here", self.here / "make.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        monkeypatch.setattr(module, "hand_over", lambda args: 0)
        return module

    def close_gate(self) -> Path:
        """From now on the installer waits until this file is there again."""
        gate = Path(self.env["STUB_GATE"])
        gate.unlink()
        return gate


def end(process: subprocess.Popen[bytes]) -> Ended:
    out, err = process.communicate(timeout=30)
    return Ended(process.returncode, out.decode(), err.decode())


def wait_until(true: Callable[[], object]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("this did not come about")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    here, aside, tools = tmp_path / ACCENTS, tmp_path / "elsewhere é", tmp_path / "tools"
    for folder in (here / "brochure", aside, tools):
        folder.mkdir(parents=True)
    shutil.copy(MAKE, here)
    (here / "pyproject.toml").write_text('[project]\nname = "tiny"\n')
    (here / "brochure" / "__main__.py").write_text(COMMAND)
    (tools / "uv.py").write_text(UV)
    (tools / "uv").write_text(f'#!/bin/sh\nexec "{sys.executable}" -I "{tools}/uv.py" "$@"\n')
    (tools / "uv").chmod(0o755)
    (tools / "calls").touch()
    (tools / "gate").touch()
    env = {
        "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "HOME": str(tmp_path),
        "STUB_CALLS": str(tools / "calls"),
        "STUB_GATE": str(tools / "gate"),
    }
    yield Checkout(here, aside, env)
    (tools / "gate").touch()


# ---- what is handed over


def test_the_first_run_sets_up_and_hands_over(checkout: Checkout) -> None:
    args = ["build", "--out", "Ärzte & Café", "", "a b", 'it\'s "it"', "*", "--json", "test"]
    ended = checkout.run(*args)
    assert ended.code == 0
    assert ended.told == {
        "args": args,
        "cwd": str(checkout.aside),
        "prefix": str(checkout.venv),
        "file": str(checkout.here / "brochure" / "__main__.py"),
        "env": [],
    }
    assert ended.err.startswith("First run: setting up (about a minute; only once) …\n")
    assert ended.err.endswith("Ready — from now on it starts at once.\n")
    assert [call["args"][-2:] for call in checkout.calls] == [["-e", "."]]
    assert checkout.calls[0]["cwd"] == str(checkout.here)


def test_the_second_run_sets_nothing_up(checkout: Checkout) -> None:
    checkout.run()
    ended = checkout.run("again")
    assert (ended.code, ended.told["args"], ended.err) == (0, ["again"], "")
    assert len(checkout.calls) == 1


def test_a_ready_run_imports_next_to_nothing(checkout: Checkout) -> None:
    checkout.run()
    imported = checkout.run(flags=("-X", "importtime")).err
    assert "hashlib" in imported
    for costly in ("subprocess", "shutil", "tempfile", "venv", "ctypes", "importlib.util"):
        assert f" {costly}\n" not in imported


@pytest.mark.parametrize("code", [1, 2, 3, 77])
def test_the_exit_code_is_passed_on(checkout: Checkout, code: int) -> None:
    assert checkout.run(STUB_CODE=str(code)).code == code


def test_the_callers_python_settings_stay_out(checkout: Checkout, tmp_path: Path) -> None:
    for top in (tmp_path / "strange", checkout.aside):
        (top / "brochure").mkdir(parents=True)
        (top / "brochure" / "__main__.py").write_text("raise SystemExit('the wrong brochure')")
        (top / "brochure" / "__init__.py").touch()
    strange = {
        "PYTHONPATH": str(tmp_path / "strange"),
        "VIRTUAL_ENV": str(tmp_path / "strange"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PIP_USER": "1",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_INDEX_URL": "kept",
        "UV_SYSTEM_PYTHON": "1",
        "PYTHONWARNINGS": "ignore",
    }
    checkout.env.update(strange)
    ended = checkout.run()
    assert ended.told["file"] == str(checkout.here / "brochure" / "__main__.py")
    assert ended.told["env"] == []
    (call,) = checkout.calls
    assert call["env"] == {"PIP_USER": "0", "PIP_INDEX_URL": "kept", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_an_accent_in_the_path_does_no_harm_in_any_locale(checkout: Checkout, locale: str) -> None:
    checkout.run()
    ended = checkout.run("é", LC_ALL=locale)
    assert (ended.code, ended.err) == (0, "")
    assert ended.told["args"] == ["é"]
    (pth,) = checkout.venv.glob("lib/python*/site-packages/*.pth")
    assert pth.read_bytes().isascii()


# ---- when .venv is made again


def test_a_changed_pyproject_makes_it_again(checkout: Checkout) -> None:
    checkout.run()
    left = checkout.mark()
    replace(checkout.here / "pyproject.toml", "tiny", "tinier")
    ended = checkout.run()
    assert ended.code == 0 and "setting up again" in ended.err
    assert not left.exists()
    assert checkout.run().err == ""
    assert len(checkout.calls) == 2


def test_a_moved_folder_makes_it_again(checkout: Checkout, tmp_path: Path) -> None:
    checkout.run()
    left = checkout.mark()
    checkout.here = checkout.here.rename(tmp_path / "Praxis [neu] ñ")
    left = checkout.venv / left.name
    ended = checkout.run()
    assert ended.told["prefix"] == str(checkout.venv)
    assert ended.told["file"].startswith(str(checkout.here))
    assert not left.exists()
    assert checkout.run().err == ""


def test_a_copied_folder_gets_its_own(checkout: Checkout, tmp_path: Path) -> None:
    checkout.run()
    shutil.copytree(checkout.here, tmp_path / "copy", symlinks=True)
    checkout.here = tmp_path / "copy"
    assert checkout.run().told["file"] == str(tmp_path / "copy" / "brochure" / "__main__.py")


def test_another_spelling_of_the_folder_is_no_move(checkout: Checkout, tmp_path: Path) -> None:
    checkout.run()
    (tmp_path / "link").symlink_to(checkout.here)
    checkout.here = tmp_path / "link"
    assert checkout.run().err == ""
    (tmp_path / "run-it").symlink_to(checkout.here / "make.py")
    command = [sys.executable, str(tmp_path / "run-it")]
    ran = subprocess.run(command, env=checkout.env, capture_output=True, timeout=30)
    assert (ran.returncode, ran.stderr) == (0, b"")


def removed_base(venv: Path) -> None:
    python = venv / "bin" / "python"
    name = python.resolve().name
    python.unlink()
    python.symlink_to(f"/no/such/{name}")


def removed_home(venv: Path) -> None:
    home = re.sub("(?m)^home = .*$", "home = /no/such/bin", (venv / "pyvenv.cfg").read_text())
    (venv / "pyvenv.cfg").write_text(home)


def upgraded_base(venv: Path) -> None:
    newer = venv.parent / "python3.99"
    newer.write_text("#!/bin/sh\necho a Python without our packages; exit 9\n")
    newer.chmod(0o755)
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to(newer)


def removed_config(venv: Path) -> None:
    (venv / "pyvenv.cfg").unlink()


def broken_stamp(venv: Path) -> None:
    (venv / "make.stamp").write_bytes((venv / "make.stamp").read_bytes()[:20])


def removed_stamp(venv: Path) -> None:
    (venv / "make.stamp").unlink()


def only_a_file(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.mkdir()
    (venv / "something").write_text("")


@pytest.mark.parametrize(
    "harm",
    [
        removed_base,
        removed_home,
        upgraded_base,
        removed_config,
        broken_stamp,
        removed_stamp,
        only_a_file,
    ],
)
def test_harm_to_it_makes_it_again(checkout: Checkout, harm: Callable[[Path], None]) -> None:
    checkout.run()
    left = checkout.mark()
    harm(checkout.venv)
    ended = checkout.run("args")
    assert (ended.code, ended.told["args"]) == (0, ["args"])
    assert len(checkout.calls) == 2
    assert not left.exists()
    assert checkout.run().err == ""


@pytest.mark.parametrize("gone", ["base/python313.dll", "base"])
def test_a_base_that_went_away_shows_where_python_is_a_copy(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    base = checkout.here / "base"
    (base / "python313.dll").mkdir(parents=True)
    checkout.venv.mkdir()
    (checkout.venv / "pyvenv.cfg").write_text(f"home = {base}\nversion = 3.13.1\n")
    make = checkout.load(monkeypatch)
    before = make.origin()
    assert make.origin() == before
    if gone == "base":
        monkeypatch.setattr(os.path, "exists", lambda path: True)  # the folder alone must do
    shutil.rmtree(checkout.here / gone)
    assert make.origin() != before


# ---- cut off, and two at once


def test_a_killed_set_up_is_made_again_clean(checkout: Checkout) -> None:
    gate = checkout.close_gate()
    killed = checkout.start()
    wait_until(lambda: checkout.calls)
    left = checkout.mark()
    killed.kill()
    # The orphaned installer still writes into .venv: the next run must wait for its end.
    following = checkout.start("after")
    assert following.stderr
    said = following.stderr.read(len("Another run is setting up"))
    assert said == b"Another run is setting up"
    assert len(checkout.calls) == 1 and left.exists()
    gate.touch()
    ended = end(following)
    assert (ended.code, ended.told["args"]) == (0, ["after"])
    assert len(checkout.calls) == 2
    assert not left.exists()
    end(killed)


def test_ctrl_c_in_the_set_up_leaves_a_sentence_and_no_stamp(checkout: Checkout) -> None:
    gate = checkout.close_gate()
    stopped = checkout.start()
    wait_until(lambda: checkout.calls)
    left = checkout.mark()
    os.killpg(stopped.pid, signal.SIGINT)
    ended = end(stopped)
    assert ended.code == 130
    assert ended.err.endswith("\nStopped. The next run starts the set-up afresh.\n")
    assert "Traceback" not in ended.err and ended.out == ""
    assert not checkout.stamp.exists()
    gate.touch()
    assert checkout.run().code == 0
    assert not left.exists()


def test_a_revert_after_a_cut_does_not_bring_half_a_venv_back(checkout: Checkout) -> None:
    checkout.run()
    replace(checkout.here / "pyproject.toml", "tiny", "tinier")
    checkout.run(STUB_FAILS="broken")
    replace(checkout.here / "pyproject.toml", "tinier", "tiny")
    assert checkout.run().code == 0
    assert len(checkout.calls) == 3


def test_two_first_runs_share_one_set_up(checkout: Checkout) -> None:
    gate = checkout.close_gate()
    first = checkout.start("one")
    second = checkout.start("two")
    wait_until(lambda: checkout.calls)
    time.sleep(0.2)  # room for the other one to come that far too, were there no lock
    gate.touch()
    ended = [end(first), end(second)]
    assert [one.told["args"] for one in ended] == [["one"], ["two"]]
    assert [one.code for one in ended] == [0, 0]
    assert len(checkout.calls) == 1


def test_a_drive_without_locks_is_no_hindrance(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_lock)
    assert checkout.load(monkeypatch).main([]) == 0
    assert checkout.stamp.exists()


# ---- the test extra


def test_the_test_extra_is_added_without_a_rebuild(checkout: Checkout) -> None:
    checkout.run()
    left = checkout.mark()
    ended = checkout.run("test", "-k", "a b", "--json")
    assert ended.told["args"] == ["-k", "a b", "--json"]
    assert ended.told["cwd"] == str(checkout.here)
    assert ended.err.startswith("Adding the test tools")
    assert left.exists()
    assert [call["args"][-1] for call in checkout.calls] == [".", ".[test]"]
    assert checkout.run("test").err == ""
    assert checkout.run().err == ""
    assert len(checkout.calls) == 2


def test_the_tests_can_come_first(checkout: Checkout) -> None:
    assert checkout.run("test").err.startswith("First run")
    assert checkout.run().err == ""
    assert [call["args"][-1] for call in checkout.calls] == [".[test]"]


def test_an_extra_that_cannot_be_had_leaves_the_rest_working(checkout: Checkout) -> None:
    checkout.run()
    assert checkout.run("test", STUB_FAILS="dns error").code == 3
    assert (checkout.run().err, len(checkout.calls)) == ("", 2)
    assert checkout.run("test").code == 0


def test_an_extra_that_is_cut_off_asks_for_a_rebuild(checkout: Checkout) -> None:
    checkout.run()
    left = checkout.mark()
    checkout.close_gate()
    stopped = checkout.start("test")
    wait_until(lambda: len(checkout.calls) == 2)
    os.killpg(stopped.pid, signal.SIGINT)
    assert end(stopped).code == 130
    Path(checkout.env["STUB_GATE"]).touch()
    assert "setting up again" in checkout.run().err
    assert not left.exists()


# ---- machine problems: one sentence, exit code 3


def one_sentence(text: str) -> str:
    """The last line, having made sure that it is no traceback."""
    assert "Traceback" not in text and "Error" not in text
    return text.splitlines()[-1]


@pytest.mark.parametrize(
    ("said_by_the_installer", "said_by_us"),
    [
        ("WARNING: Retrying ... after connection broken by 'NewConnectionError(...)'", "internet"),
        ("error: Failed to fetch\n  Caused by: dns error", "internet"),
        ("Failed to establish a new connection: [Errno 11001] getaddrinfo failed", "internet"),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: [Errno 30] Read-only file system: '/x'", "cannot be written to"),
        ("ERROR: [WinError 5] Access is denied: 'C:\\x'", "cannot be written to"),
    ],
)
def test_a_known_failure_is_one_sentence(
    checkout: Checkout, said_by_the_installer: str, said_by_us: str
) -> None:
    ended = checkout.run("--json", STUB_FAILS=said_by_the_installer)
    assert (ended.code, ended.out) == (3, "")
    assert said_by_us in one_sentence(ended.err)
    assert not checkout.stamp.exists()
    assert checkout.run().code == 0


def test_another_failure_shows_its_last_lines_and_where_the_rest_is(checkout: Checkout) -> None:
    # An early hitch of the network that pip got over is not what stopped it.
    lines = "dns error\n" + "\n".join(f"line {number}" for number in range(50))
    ended = checkout.run(STUB_FAILS=lines)
    assert (ended.code, ended.out) == (3, "")
    assert "  line 49" in ended.err and "line 20\n" not in ended.err
    log = checkout.venv / "make.log"
    assert str(log) in ended.err
    assert "line 20\n" in log.read_text()


def test_a_log_that_found_no_room_is_a_full_disk(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make = checkout.load(monkeypatch)
    monkeypatch.setenv("STUB_FAILS", "half a wo")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 0}))
    assert make.main([]) == 3
    assert "disk is full" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "delete the folder"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    said: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(checkout.venv))

    make = checkout.load(monkeypatch)
    monkeypatch.setattr(os, "makedirs", refuse)
    assert make.main(["build"]) == 3
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert said in err


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_one_sentence(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    missing: str,
) -> None:
    make = checkout.load(monkeypatch)
    monkeypatch.setenv("PATH", str(checkout.aside))  # no uv
    monkeypatch.setitem(sys.modules, missing, None)
    assert make.main([]) == 3
    assert "apt install python3-venv" in one_sentence(capsys.readouterr().err)


def test_uv_needs_no_ensurepip(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert checkout.load(monkeypatch).main([]) == 0
    assert checkout.stamp.exists()


def test_without_uv_pip_installs(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    make = checkout.load(monkeypatch)
    monkeypatch.setenv("PATH", str(checkout.aside))  # no uv
    commands: list[list[str]] = []
    really = make.run

    def note(step: str, command: list[str], lock: object) -> None:
        commands.append(command)
        if "venv" in command:
            really(step, command, lock)

    monkeypatch.setattr(make, "run", note)
    assert make.main(["test"]) == 0
    assert make.main([]) == 0
    made, installer, parts = commands
    assert made[1:4] == ["-I", "-m", "venv"]
    assert installer[0] == parts[0] == str(checkout.venv / "bin" / "python")
    assert "ensurepip" in installer
    assert parts[1:3] == ["-m", "pip"] and parts[-3:] == ["install", "-e", ".[test]"]


def test_make_py_alone_is_one_sentence(checkout: Checkout) -> None:
    (checkout.here / "pyproject.toml").unlink()
    ended = checkout.run()
    assert ended.code == 3
    assert "pyproject.toml is missing" in one_sentence(ended.err)
    assert not checkout.venv.exists()


def test_a_python_that_does_not_start_is_one_sentence(checkout: Checkout) -> None:
    checkout.run()
    # Another file of the same name, so that nothing looks changed: only the start can tell.
    python = checkout.venv / "bin" / "python"
    name = python.resolve().name
    python.unlink()
    (checkout.here / name).write_bytes(b"\x00\x01 for another processor")
    (checkout.here / name).chmod(0o755)
    python.symlink_to(checkout.here / name)
    ended = checkout.run()
    assert ended.code == 3
    assert "delete the folder" in ended.err and "Traceback" not in ended.err


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_too_old_a_python_is_one_sentence(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: tuple[int, int, int],
) -> None:
    make = checkout.load(monkeypatch)
    monkeypatch.setattr(sys, "version_info", version)
    code = make.main(["build"])
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert (code, out) == (3, "")
    assert err.startswith(
        f"This needs Python 3.11 or newer, and this one is {version[0]}.{version[1]}:"
    )
    assert len(err.splitlines()) == 1
    assert not checkout.venv.exists()


def test_old_pythons_can_parse_it() -> None:
    source = MAKE.read_bytes()
    assert source.isascii()  # Python 2 takes nothing else without being told
    tree = ast.parse(source, feature_version=(3, 6))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.Nonlocal)
        if isinstance(node, ast.Raise):
            assert node.cause is None
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs and not node.posonlyargs
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None


def test_it_names_no_host() -> None:
    assert not re.search(r"https?:|\b[\w-]+\.(org|com|net|io|dev)\b", MAKE.read_text())


# ---- terminals


@pytest.mark.parametrize(
    ("encoding", "place"), [("ascii", r"Klinik \xdc, 2. Stock"), ("cp1252", ACCENTS)]
)
def test_a_poor_terminal_gets_plain_signs(checkout: Checkout, encoding: str, place: str) -> None:
    process = checkout.start(PYTHONIOENCODING=encoding, STUB_FAILS="odd \u2713 odd")
    _, raw = process.communicate(timeout=30)
    said = raw.decode(encoding)
    assert process.returncode == 3
    assert place in said
    assert r"\u2026" not in said and r"\u2014" not in said and "Traceback" not in said
    if encoding == "ascii":
        assert "only once) ...\n" in said and "a Python of its own  ok\n" in said


# ---- Windows, as far as it can be told from here


class Child:
    """subprocess.Popen of a child that outlives one Ctrl+C and then ends with a code."""

    code = 0
    started: list[tuple[list[str], dict[str, str]]] = []

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.started.append((command, env))
        self.waits = 0

    def wait(self) -> int:
        self.waits += 1
        if self.waits == 1:
            raise KeyboardInterrupt
        return self.code


@pytest.mark.parametrize(("code", "passed_on"), [(0, 0), (3, 3), (0xC000013A, 0xC000013A - 2**32)])
def test_windows_hands_over_to_a_child(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, code: int, passed_on: int
) -> None:
    checkout.load(monkeypatch)
    spec = importlib.util.spec_from_file_location("make_windows", checkout.here / "make.py")
    assert spec and spec.loader
    make = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        spec.loader.exec_module(make)
    assert os.path.join(make.HERE, ".venv", "Scripts", "python.exe") == make.PYTHON
    monkeypatch.setattr(subprocess, "Popen", Child)
    monkeypatch.setattr(Child, "code", code)
    monkeypatch.setattr(Child, "started", [])
    monkeypatch.setattr(make, "ready", lambda extra: True)
    monkeypatch.setenv("PYTHONPATH", "strange")
    assert make.main(["build", "a b", ""]) == passed_on
    ((command, env),) = Child.started
    assert command == [make.PYTHON, "-P", "-m", "brochure", "build", "a b", ""]
    assert "PYTHONPATH" not in env and env["HOME"] == checkout.env["HOME"]


class Keyboard(io.StringIO):
    """Standard input with someone in front of it."""

    def isatty(self) -> bool:
        return True


class Kernel:
    """kernel32 with these programs in the console."""

    def __init__(self, *programs: str) -> None:
        self.programs = programs

        def open_process(rights: int, inherit: int, number: int) -> int:
            return number

        self.OpenProcess = open_process  # a function, as make.py sets its restype

    def GetConsoleProcessList(self, ids: Any, size: int) -> int:
        for place in range(min(len(self.programs), size)):
            ids[place] = place + 1
        return len(self.programs)

    def QueryFullProcessImageNameW(self, handle: Any, flags: int, name: Any, size: Any) -> int:
        name.value = self.programs[handle.value - 1]
        return 1

    def CloseHandle(self, handle: Any) -> int:
        return 1


@pytest.mark.parametrize(
    ("programs", "closes"),
    [
        ((r"C:\Python312\python.exe",), True),
        ((r"C:\Windows\py.exe", r"C:\Python312\python.exe"), True),
        ((r"C:\Windows\System32\cmd.exe", r"C:\Python312\python.exe"), False),
        ((r"C:\Program Files\PowerShell\7\pwsh.exe", r"C:\Windows\py.exe", "python.exe"), False),
        ((), False),
    ],
)
def test_windows_keeps_a_window_of_its_own_open(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    programs: tuple[str, ...],
    closes: bool,
) -> None:
    make = checkout.load(monkeypatch)
    keyboard = Keyboard("\nmore\n")
    monkeypatch.setattr(make, "WINDOWS", True)
    windll = type("windll", (), {"kernel32": Kernel(*programs)})
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    monkeypatch.setattr(sys, "stdin", keyboard)
    make.wait_for_key()
    assert ("Press Enter to close" in capsys.readouterr().err) is closes
    assert (keyboard.readline() == "more\n") is closes


def test_posix_never_waits_for_a_key(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> bool:
        raise AssertionError("asked Windows")

    make = checkout.load(monkeypatch)
    monkeypatch.setattr(make, "own_window", never)
    monkeypatch.setattr(sys, "stdin", Keyboard("\n"))
    make.wait_for_key()
    assert sys.stdin.readline() == "\n"
