"""Finished pieces and problems in, lines for people out: on any stream, in any encoding.

Colour only on a terminal that wants it; characters the stream cannot show are said in ASCII.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from brochure.pipeline import KEPT, Done, Result
from brochure.problems import Problem, Severity, Span, in_order

Texts = Mapping[str, Sequence[str]]

EXCERPT_CELLS = 96
"""How wide a source line is shown; longer ones are cut around the spot."""

_FOLD_ABOVE = 5
_SHOWN_OF_FOLDED = 3
_TAB = "    "
_LARGEST_READ_BYTES = 2_000_000
_ASCII = {
    "✓": "OK", "›": ">", "—": "-", "–": "-", "…": "...", "→": "->", "·": "-", "×": "x",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip
# What would move the cursor or turn the writing direction: shown as its code, never sent.
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_COLOURS = {"error": "1;31", "warning": "1;33", "good": "32", "quiet": "2", "bold": "1"}


class Report:
    """Prints what a build does to one stream, line by line; a reader who leaves stops nothing."""

    def __init__(self, stream: TextIO, colour: bool | None = None) -> None:
        self._stream = stream
        self._encoding = getattr(stream, "encoding", None) or "utf-8"
        self._colour = wants_colour(stream, os.environ) if colour is None else colour

    def piece(self, done: Done) -> None:
        """`✓  82 ms  dist/brochure-press.pdf  2 pages, 341 KB`"""
        kind = "slide" if done.path.endswith(".pptx") else "page"
        took = self._dyed(f"{_time(done.seconds):>6}", "quiet")
        rest = f"{done.path}  {_count(done.pages, kind)}, {_size(done.bytes)}"
        self.line(f"{self._dyed('✓', 'good')} {took}  {self.plain(rest)}")

    def problems(self, problems: Iterable[Problem], texts: Texts) -> None:
        """All problems by file and line; many of one kind in one file are folded."""
        alike: dict[tuple[str, str, Severity], list[Problem]] = defaultdict(list)
        ordered = [problem for problem in in_order(problems) if problem.code != KEPT]
        for problem in ordered:
            alike[problem.span.file, problem.code, problem.severity].append(problem)
        folded = {
            key: set(group[_SHOWN_OF_FOLDED:])
            for key, group in alike.items()
            if len(group) > _FOLD_ABOVE
        }
        for problem in ordered:
            key = problem.span.file, problem.code, problem.severity
            if problem not in folded.get(key, ()):
                self._problem(problem, texts)
            elif problem == alike[key][_SHOWN_OF_FOLDED]:
                self._folded(alike[key][_SHOWN_OF_FOLDED:])

    def summary(self, result: Result, writing: bool) -> None:
        """What became of the set, last: `4 pieces, 0 errors, 7 warnings`."""
        errors = sum(problem.is_error for problem in result.problems)
        warnings = len(result.problems) - errors
        for problem in result.problems:
            if problem.code == KEPT:
                self.line(self.plain(f"{problem.message} {problem.hint}"))
        told = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
        if not writing:
            text = f"Checked, nothing written: {told}."
        elif errors:
            text = f"Nothing was written: {told}."
        else:
            text = f"{_count(len(result.outputs), 'piece')}, {told}"
        self.line(self._dyed(text, "error" if errors else "bold"))

    def line(self, text: str = "") -> None:
        """One line, at once; when the reader has gone (`| head`), the build goes on unheard."""
        try:
            self._stream.write(text + "\n")
            self._stream.flush()
        except OSError:
            hush(self._stream)

    def plain(self, text: str) -> str:
        """The text as this stream can show it; no character in it can do harm to a terminal."""
        text = _UNSHOWABLE.sub(_escaped, text.replace("\t", _TAB))
        if _encodable(text, self._encoding):
            return text
        return "".join(
            char
            if _encodable(char, self._encoding)
            else _ASCII.get(char) or char.encode("ascii", "backslashreplace").decode()
            for char in text
        )

    def _problem(self, problem: Problem, texts: Texts) -> None:
        span, place = problem.span, problem.place
        severity = problem.severity.value
        head = self.plain(f"{span.file}:{span.line}:{span.column}")
        self.line(f"{self._dyed(head, 'bold')} {self._dyed(severity, severity)} {problem.code}")
        piece = "/".join(part for part in (place.piece, place.at) if part)
        where = " · ".join(part for part in (place.path, piece) if part)
        if where:
            self.line(self._dyed(f"  {self.plain(where)}", "quiet"))
        span = problem.words or span
        source = source_line(span, texts)
        if source is not None and source.strip():
            number = f"{span.line:>5} | "
            shown, blank, marked = self._excerpt(source, span.column - 1, span.width)
            self.line(f"{self._dyed(number, 'quiet')}{shown}")
            caret = self._dyed("^" * marked, severity)
            self.line(f"{self._dyed('      | ', 'quiet')}{' ' * blank}{caret}")
        told = [problem.message, *([f"→ {problem.hint}"] if problem.hint else [])]
        for text in (line for part in told for line in part.splitlines()):
            self.line(f"  {self.plain(text)}")
        self.line()

    def _folded(self, rest: list[Problem]) -> None:
        lines = sorted({problem.span.line for problem in rest})
        numbers = ", ".join(map(str, lines[:12])) + (" …" if len(lines) > 12 else "")
        where = f"{rest[0].span.file}, line{'s' * (len(lines) > 1)} {numbers}"
        self.line(self.plain(f"and {len(rest)} more like this in {where} ({rest[0].code})"))
        self.line()

    def _excerpt(self, source: str, start: int, width: int) -> tuple[str, int, int]:
        """A source line cut around a spot: the text, the cells before the spot, and its cells."""
        chars = [self.plain(char) for char in source.rstrip()]
        start = max(0, min(start, len(chars)))
        end = max(start, min(start + max(width, 1), len(chars)))
        cells = [_cells(char) for char in chars]
        first, last = _window(cells, start, EXCERPT_CELLS)
        dots = self.plain("…")
        before = (dots if first else "") + "".join(chars[first:start])
        after = "".join(chars[start:last]) + (dots if last < len(chars) else "")
        marked = sum(cells[start : min(end, last)])
        return before + after, _cells(before), max(1, marked)

    def _dyed(self, text: str, name: str) -> str:
        shown = self.plain(text)
        return f"\x1b[{_COLOURS[name]}m{shown}\x1b[0m" if self._colour else shown


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether a stream is a terminal that shows colour, and nobody asked for none."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and not (environ.get("WT_SESSION") or environ.get("TERM_PROGRAM")):
        return False  # the old console window prints the codes instead of obeying them
    return stream.isatty()


def hush(stream: TextIO) -> None:
    """Sends what is still written to a stream nowhere, so that closing it later says nothing."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def source_line(span: Span, texts: Texts) -> str | None:
    """The line a problem points to, from the texts read, else from the file itself."""
    lines: Sequence[str] = texts.get(span.file, ())
    if not lines:
        try:
            path = Path(span.file)
            if not path.is_file() or path.stat().st_size > _LARGEST_READ_BYTES:
                return None
            data = path.read_bytes()
        except (OSError, ValueError):
            return None
        if b"\0" in data:  # a picture or another piece of machinery: nothing to read in it
            return None
        lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    return lines[span.line - 1].rstrip("\r\n") if 0 < span.line <= len(lines) else None


def _window(cells: list[int], start: int, limit: int) -> tuple[int, int]:
    """The stretch of characters to show so that it fits and the spot has words on both sides."""
    if sum(cells) <= limit:
        return 0, len(cells)
    tail = sum(cells[start:])
    room = max(limit // 3, limit - tail)  # what is not needed after the spot goes before it
    first = start
    while first and cells[first - 1] <= room:
        first -= 1
        room -= cells[first]
    last, room = first, limit
    while last < len(cells) and cells[last] <= room:
        room -= cells[last]
        last += 1
    return first, last


def _cells(text: str) -> int:
    """Columns on a terminal: two for wide characters, none for accents that join the last one."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.1f} s"


def _size(count: int) -> str:
    megabytes, kilobytes = count / 1_000_000, max(1, round(count / 1000))
    return f"{megabytes:.1f} MB" if kilobytes >= 1000 else f"{kilobytes} KB"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
