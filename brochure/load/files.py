"""A path in; the text of the file with its lines, or one plain problem, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from brochure.paths import shown
from brochure.problems import Problem, Span, error, nearest

LARGEST = 2_000_000
_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_NAMES = {
    "\x00": "an empty (NUL) character",
    "\x85": "an invisible line break",
    "\u2028": "an invisible line break",
    "\u2029": "an invisible line break",
    "\ufeff": "an invisible mark",
}
_MOST = 5
_TEXTS = (".yaml", ".yml", ".txt", ".YAML", ".YML")
_SAVE = "Open the file in your editor and save it again with the encoding “UTF-8”."


@dataclass(frozen=True, slots=True)
class FileText:
    """The decoded text of a file, its lines, and its name as Spans show it."""

    name: str
    content: str = ""
    lines: tuple[str, ...] = ()

    def line(self, number: int) -> str:
        """A line by its number from 1; nothing beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def at(text: FileText, line: int, column: int, width: int, path: tuple[str | int, ...]) -> Span:
    """A place in the text; the end of the file counts as the end of its last line."""
    if line > len(text.lines) and text.lines:
        line, column, width = len(text.lines), max(len(text.lines[-1]), 1), 1
    return Span(text.name, line, column, width, path)


def from_text(content: str, name: str) -> FileText:
    """A text with its lines, whichever way they end; a mark at the beginning is dropped."""
    content = content.removeprefix("\ufeff")
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return FileText(name, content, tuple(lines))


def read_text(path: Path) -> tuple[FileText, list[Problem]]:
    """The text of a UTF-8 file. Never raises: what prevents reading is a problem."""
    name = str(path)
    try:
        name = shown(path)
        if not path.exists():
            return FileText(name), [missing(path, name)]
        if not path.is_file():
            what = "folder" if path.is_dir() else "device or a pipe"
            message = f"“{path.name}” is a {what}, and a file is needed here."
            hint = f"Rename the {what}, and put the file in its place."
            return FileText(name), [error("file/unreadable", message, hint, Span(name))]
        if path.stat().st_size > LARGEST:
            return FileText(name), [too_large(name)]
        data = path.read_bytes()
    except (OSError, ValueError) as fault:
        return FileText(name), [unreadable(fault, name)]
    return decoded(data, name)


def decoded(data: bytes, name: str) -> tuple[FileText, list[Problem]]:
    """Bytes as text; anything but UTF-8 is a problem on the line where it shows."""
    wide = any(data.startswith(mark) for mark, kind in _MARKS.items() if kind == "utf-16")
    if wide or data.count(0) > len(data) // 4:
        message = "This file is saved as “Unicode” (UTF-16); it must be saved as UTF-8."
        return FileText(name), [error("file/encoding", message, _SAVE, Span(name))]
    try:
        return from_text(data.decode("utf-8"), name), []
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        letter = data[fault.start : fault.start + 1].decode("cp1252", "replace")
        message = f"A letter on line {line} (perhaps “{letter}”) is not saved as UTF-8."
        span = Span(name, line, column)
        return FileText(name), [error("file/encoding", message, _SAVE, span)]


def too_large(name: str) -> Problem:
    """The problem of a file that goes on and on."""
    message = "This file is larger than 2 MB, far more than words need."
    hint = "Check that it is the right file; pictures belong into the pictures folder."
    return error("file/too-large", message, hint, Span(name))


def missing(path: Path, name: str) -> Problem:
    """The problem of a file that is not there, with the name it may have instead."""
    message = f"The file “{path.name}” is missing."
    hint = f"Put a file with this name into the folder “{path.absolute().parent.name}”."
    try:
        beside = sorted(entry.name for entry in path.absolute().parent.iterdir())
    except OSError:
        message = f"The file “{path.name}” is missing, and so is the folder it belongs to."
        hint = f"Create the folder “{path.absolute().parent.name}”, or check how it is spelled."
        beside = []
    stems = {entry.split(".")[0]: entry for entry in beside if entry.endswith(_TEXTS)}
    other = stems.get(nearest(path.stem, stems), "")
    if other:
        hint = f"If “{other}” is meant, rename it to “{path.name}”."
    return error("file/missing", message, hint, Span(name))


def unreadable(fault: Exception, name: str) -> Problem:
    """The problem of a file that the machine does not let us read."""
    if isinstance(fault, PermissionError):
        message = "This file may not be read: it is protected, or another program holds it."
        hint = "Close other programs that use it, and allow your account to read it."
    else:
        message = "This file could not be read from the disk."
        hint = "Check that the disk is connected and that the file opens in an editor."
    return error("file/unreadable", message, hint, Span(name))


def bad_characters(text: FileText) -> list[Problem]:
    """Characters that no editor shows and no page can print; the first few of them."""
    problems: list[Problem] = []
    if not _BAD.search(text.content):
        return problems
    for number, line in enumerate(text.lines, 1):
        for match in _BAD.finditer(line):
            name = _NAMES.get(match[0], f"an invisible control character (number {ord(match[0])})")
            message = f"There is {name} here."
            hint = "Put the cursor behind it, press Backspace, and type the place anew."
            span = at(text, number, match.start() + 1, 1, ())
            problems.append(error("yaml/character", message, hint, span))
    return problems[:_MOST]
