"""The text of an SVG in the strict subset in; a Drawing of ink-filled paths, or problems, out.

The subset is closed on purpose: groups, paths and inks by name. What is not understood is refused
rather than drawn wrongly. The parser is expat, which reads no outside files; document types and
entities are refused as soon as they appear.
"""

from __future__ import annotations

import math
import re
from xml.parsers import expat

from brochure.load.outline import IDENTITY, Matrix, PathFault, chained, moves, outlines, transform
from brochure.model.art import Drawing, InkPath
from brochure.problems import Problem, Span, error

_FILL = re.compile(r"([A-Za-z][A-Za-z0-9_-]*?)(?:-(\d{1,3}))?$")
_STEP = re.compile(r"step-(\d+)$")
_ALLOWED = {
    "svg": {"viewBox", "width", "height", "id", "version"},
    "g": {"id", "transform"},
    "path": {"id", "d", "fill", "transform"},
}
_DEEPEST = 50
_QUIET = ("title", "desc")
_MOST = 8
_SUBSET = "Draw with filled paths only; CONTRIBUTING.md lists what a drawing may hold."


def parse(text: str, name: str, file: str) -> tuple[Drawing | None, list[Problem]]:
    """The drawing in an SVG text; `file` is its name in problems."""
    reader = _Reader(file)
    try:
        reader.read(text)
    except expat.ExpatError as fault:
        message = "The file breaks off or is not written as an SVG from here on."
        span = Span(file, fault.lineno, fault.offset + 1)
        hint = "Export the drawing again, or restore the file from its original."
        return None, [*reader.problems, error("art/svg", message, hint, span)]
    except _Refused:
        return None, reader.problems
    if not reader.problems and not reader.paths:
        reader.refuse("There is no path in this drawing, so it would print as nothing.", line=1)
    if reader.problems:
        return None, reader.problems
    return Drawing(name, reader.width, reader.height, tuple(reader.paths)), []


class _Refused(Exception):
    """Reading stops here: the rest is not worth looking at, or not safe."""


class _Reader:
    """Follows the elements of one file; keeps the paths and, once each, the problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.width = self.height = 0.0
        self.paths: list[InkPath] = []
        self.problems: list[Problem] = []
        self._said: set[str] = set()
        self._open: list[str] = []
        self._matrices: list[Matrix] = [IDENTITY]
        self._step = 0
        self._expat = expat.ParserCreate()
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._words
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> None:
        """Reads the whole text."""
        self._expat.Parse(text, True)

    def refuse(self, message: str, hint: str = _SUBSET, line: int = 0) -> None:
        """Notes a problem at the line the parser has reached; the same words only once."""
        if message in self._said:
            return
        self._said.add(message)
        column = 1 if line else self._expat.CurrentColumnNumber + 1
        span = Span(self.file, line or self._expat.CurrentLineNumber, column)
        self.problems.append(error("art/svg", message, hint, span))
        if len(self.problems) >= _MOST:
            raise _Refused

    def _doctype(self, *_: object) -> None:
        hint = "Delete the part between “<!DOCTYPE” and “>”, and keep the rest."
        self.refuse("A drawing must not declare a document type or entities.", hint)
        raise _Refused

    def _instruction(self, target: str, _data: str) -> None:
        self.refuse(f"“<?{target} …?>” is an instruction, which a drawing must not hold.")

    def _words(self, data: str) -> None:
        if data.strip() and not any(name in _QUIET for name in self._open):
            words = data.strip()[:20]
            self.refuse(f"Letters such as “{words}” are not drawn; turn them into paths.")

    def _start(self, tag: str, given: dict[str, str]) -> None:
        quiet = any(name in _QUIET for name in self._open)
        self._open.append(tag)
        if len(self._open) > _DEEPEST:
            self.refuse(f"More than {_DEEPEST} groups stand in one another here.")
            raise _Refused
        if quiet or tag in _QUIET:
            return
        depth = len(self._open)
        if (tag == "svg") != (depth == 1) or tag not in _ALLOWED:
            self.refuse(f"“<{tag}>” cannot be drawn here; only <g> and <path> can.")
            if depth == 1:
                raise _Refused
            self._matrices.append(self._matrices[-1])
            return
        for key in given:
            if key not in _ALLOWED[tag] and key.partition(":")[0] != "xmlns":
                self.refuse(f"“{key}” on <{tag}> is not understood, so it may not stand there.")
        if tag == "svg":
            self._matrices.append(self._view(given.get("viewBox")))
        else:
            matrix = self._transformed(given.get("transform", ""))
            self._matrices.append(matrix)
        if tag == "g" and depth == 2:
            match = _STEP.match(given.get("id", ""))
            self._step = int(match[1]) if match else 0
        elif tag == "path":
            self._path(given)

    def _end(self, tag: str) -> None:
        self._open.pop()
        if tag in _QUIET or any(name in _QUIET for name in self._open):
            return
        self._matrices.pop()
        if tag == "g" and len(self._open) == 1:
            self._step = 0

    def _view(self, written: str | None) -> Matrix:
        hint = 'Write such as: viewBox="0 0 300 200" (left, top, width, height)'
        if written is None:
            self.refuse("The drawing does not say its size: “viewBox” is missing.", hint)
            return IDENTITY
        try:
            left, top, self.width, self.height = map(float, written.replace(",", " ").split())
        except ValueError:
            self.refuse(f"“viewBox” must hold four numbers; it says “{written[:40]}”.", hint)
            return IDENTITY
        sizes = (left, top, self.width, self.height)
        if not all(map(math.isfinite, sizes)) or min(self.width, self.height) <= 0:
            self.refuse(f"“viewBox” gives no size that can be drawn: “{written[:40]}”.", hint)
        return (1.0, 0.0, 0.0, 1.0, -left, -top)

    def _transformed(self, written: str) -> Matrix:
        if not written:
            return self._matrices[-1]
        try:
            return chained(self._matrices[-1], transform(written))
        except ValueError:
            hint = "Use translate(x y), scale(s), rotate(degrees) or matrix(a b c d e f)."
            self.refuse(f"“{written[:40]}” is not a movement that can be drawn.", hint)
            return self._matrices[-1]

    def _path(self, given: dict[str, str]) -> None:
        ink = self._ink(given.get("fill"))
        try:
            letters, values = outlines(given.get("d", ""))
        except PathFault as fault:
            self.refuse(str(fault), "Use only M, L, C, Q and Z in capitals, a letter per segment.")
            return
        matrix = self._matrices[-1]
        if matrix != IDENTITY:
            values = moves(values, matrix)
        if not math.isfinite(sum(values)):
            self.refuse("A number in this path is too large to be drawn.")
        elif ink:
            self.paths.append(InkPath(ink[0], ink[1], letters, values, self._step))

    def _ink(self, fill: str | None) -> tuple[str, int] | None:
        hint = 'Write the name of an ink, with a tint after it if wanted: fill="leaf-40"'
        if fill is None:
            self.refuse("This path does not say its ink: “fill” is missing.", hint)
            return None
        match = _FILL.match(fill)
        tint = int(match[2] or 100) if match else 0
        if not match or fill in ("none", "transparent", "currentColor"):
            self.refuse(f"“{fill[:40]}” is not the name of an ink.", hint)
        elif not 5 <= tint <= 100:
            self.refuse(f"The tint in “{fill}” must be a number from 5 to 100.", hint)
        return (match[1], tint) if match else None
