"""A made-up input in; the command really run on it, under guard, and its end judged, out."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from brochure.deliver import RECORD
from brochure.pipeline import PIECES
from tests.builders import HOME

SECONDS, MEGABYTES = 2.0, 500.0
CASES = Path(__file__).parent / "cases"
FAILED = HOME / ".fuzz-failed"
"""Where an input that failed is written, ready to be moved to the cases."""

_SURROUNDINGS = {
    "SOURCE_DATE_EPOCH": "1767225600",
    "PYTHONPATH": str(HOME),
    "BROCHURE_DEBUG": "1",  # a fault tells its traceback, and the test shows it
}


@dataclass(frozen=True)
class Input:
    """A command, and the files it meets: a base that is copied, and those that replace or join it.

    The folder it runs in holds `content` (a copy of the base) and `layouts`; paths begin there.
    """

    words: tuple[str, ...] = ("check",)
    files: Mapping[str, bytes] = field(default_factory=dict)
    base: str = "content"
    drawing: bool = False

    def dumped(self) -> str:
        """The input as a text that can be kept."""
        kept = {name: _kept(data) for name, data in self.files.items()}
        told = {"words": self.words, "base": self.base, "drawing": self.drawing, "files": kept}
        return json.dumps(told, indent=1) + "\n"

    @staticmethod
    def read(text: str) -> Input:
        told = json.loads(text)
        files = {
            name: base64.b64decode(kept["base64"]) if isinstance(kept, dict) else kept.encode()
            for name, kept in told["files"].items()
        }
        return Input(tuple(told["words"]), files, told["base"], told["drawing"])


def _kept(data: bytes) -> str | dict[str, str]:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


@dataclass(frozen=True)
class End:
    """How a command ended: exit code (negative: the signal), cost, words, files in `out`."""

    code: int
    hung: bool
    seconds: float
    wall: float
    megabytes: float
    said: bytes
    told: str
    files: Mapping[str, bytes]


class Guard:
    """The process that runs commands under guard; begun when first needed, ends with this one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(self, folder: Path, words: Sequence[str], drawing: bool, **more: object) -> End:
        """Runs `brochure WORDS` in a folder."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(Path(__file__).with_name("guard.py"))],
                cwd=HOME,
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, **_SURROUNDINGS},
            )
        assert self._process.stdin and self._process.stdout
        with tempfile.TemporaryDirectory() as aside:
            heard = {name: os.path.join(aside, name) for name in ("stdout", "stderr")}
            os.chmod(aside, 0o777)
            asked = {"folder": str(folder), "words": list(words), "drawing": drawing}
            self._process.stdin.write(
                json.dumps({**asked, **heard, "nobody": False, **more}) + "\n"
            )
            self._process.stdin.flush()
            end = json.loads(self._process.stdout.readline())
            said, told = (Path(heard[name]).read_bytes() for name in ("stdout", "stderr"))
        out = folder / "out"
        files = {path.name: path.read_bytes() for path in out.glob("*")} if out.is_dir() else {}
        return End(**end, said=said, told=told.decode("utf-8"), files=files)


GUARD = Guard()


def laid(made: Input) -> Iterator[Path]:
    """The folder of an input, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        os.chmod(folder, 0o777)
        shutil.copytree(HOME / made.base, folder / "content")
        for path, data in made.files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        yield folder


def ended(made: Input, prepare: Callable[[Path], object] | None = None, **more: object) -> End:
    """Runs an input in a folder of its own."""
    for folder in laid(made):
        if prepare:
            prepare(folder)
        return GUARD.run(folder, made.words, made.drawing, **more)
    raise AssertionError


@cache
def usual_seconds(drawing: bool, words: tuple[str, ...]) -> float:
    """What the shipped content takes on this machine, as it is now."""
    return min(ended(Input(words, drawing=drawing)).seconds for _ in range(2))


def judged(
    made: Input,
    prepare: Callable[[Path], object] | None = None,
    told: bool = False,
    **more: object,
) -> End:
    """Runs an input and judges its end; one that fails is written where it can be kept from.

    `prepare` changes its folder before, in ways that no file alone can. With `told` any answer
    will do, of any command: what the machine refuses too, as long as it is said.
    """
    end = ended(made, prepare, **more)
    try:
        (_said if told else _judged)(made, end)
    except AssertionError:
        FAILED.mkdir(exist_ok=True)
        text = made.dumped()
        name = hashlib.sha256(text.encode()).hexdigest()[:10]
        (FAILED / f"{name}.json").write_text(text, "utf-8")
        raise
    return end


def _judged(made: Input, end: End) -> None:
    said = _bounded(made, end)
    assert end.code in (0, 1, 2), f"exit code {end.code}: {end.told}"
    if end.code == 2:
        assert end.told.strip() and not said
    elif "--json" in made.words:
        problems = json.loads(said)["problems"]
        assert any(one["severity"] == "error" for one in problems) == (end.code == 1)
        for one in problems:
            _told(one)
    elif made.words[0] in ("check", "build"):
        errors = re.search(r"(\d+) errors?, \d+ warnings?\.\s*$", said)
        assert errors and (errors[1] == "0") == (end.code == 0), said[-300:]
    _whole(end)


def _said(made: Input, end: End) -> None:
    said = _bounded(made, end)
    assert end.code in (0, 1, 2, 3), f"exit code {end.code}: {end.told}"
    assert end.code == 0 or (said + end.told).strip(), f"exit code {end.code}, and not a word"


def _bounded(made: Input, end: End) -> str:
    """What was said, without a fault of ours, within the bounds of time and memory."""
    assert not end.hung, "it hangs"
    said = end.said.decode("utf-8")
    for words in (said, end.told):
        assert "Traceback" not in words and "fault in the program" not in words, words
    assert end.megabytes <= MEGABYTES, f"{end.megabytes:.0f} MB"
    if end.seconds > SECONDS:  # on a slow or busy machine: by what it needs for our own content,
        # which is a quarter of a second on a quiet one
        command = ("check",) if made.words[0] in ("check", "build") else made.words[:1]
        usual = usual_seconds(made.drawing, command) if command == ("check",) else SECONDS
        assert end.seconds <= max(SECONDS, 8 * usual), f"{end.seconds:.1f} s"
    return said


def _told(problem: dict[str, object]) -> None:
    """A problem says what is wrong, where, and what to do."""
    assert str(problem["message"]).strip(), problem
    note = problem["code"] == "words/suppressed"  # says what its writer did; nothing is to be done
    assert note or str(problem["hint"]).strip(), problem
    assert problem["file"], problem
    assert int(str(problem["line"])) >= 1 and int(str(problem["column"])) >= 1, problem
    assert "Traceback" not in str(problem), problem


def _whole(end: End) -> None:
    """Nothing or a whole set in the folder of pieces."""
    pieces = {name: data for name, data in end.files.items() if name != RECORD}
    assert not (pieces and end.code), list(pieces)
    assert bool(pieces) == (RECORD in end.files)
    for name, data in pieces.items():
        assert name in PIECES.values(), name
        if name.endswith(".pdf"):
            assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"), name
        else:
            with tempfile.TemporaryFile() as file:
                file.write(data)
                with zipfile.ZipFile(file) as package:
                    assert package.testzip() is None


def drawn_twice(made: Input) -> None:
    """A whole build of an input, judged, and the same bytes again."""
    more = () if "--json" in made.words else ("--json",)
    words = ("build", "--out", "out", *made.words[1:], *more)
    built = replace(made, words=words, drawing=True)
    end = judged(built)
    again = ended(built)
    assert (end.code, end.said, end.told) == (again.code, again.said, again.told)
    assert end.files == again.files
