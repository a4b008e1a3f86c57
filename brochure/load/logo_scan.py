"""The text of an SVG in; a problem for each thing in it that cannot be flat, with advice, out.

A logo may hold what designers' programs write (groups, transforms, basic shapes, style sheets,
strokes); what would need more than flat areas is refused here with what to ask the designer for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from brochure.problems import Problem, Span, error

_MOST = 8
_DEEPEST = 50
_MOST_DRAWN = 20_000
PLAIN = "Ask the designer for the logo as a plain, flat SVG: paths in solid colours only."
_DRAWN = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_HOLDS = {"svg", "g", "defs", "style", "title", "desc", "metadata", "symbol", "use", "clipPath"}
_UNUSED = {"linearGradient", "radialGradient", "pattern", "filter", "marker", "mask", "font"}
_SILENT = {"title", "desc", "metadata"} | _UNUSED
_REFUSED = {
    "text": ("It holds letters as live text, which would change with the fonts of each machine.",
             "Ask the designer to turn the letters into outlines (“create outlines”)."),
    "image": ("It holds a picture of pixels.",
              "Ask for the drawing itself, or give the logo as a PNG of at least 300 ppi."),
    "script": ("It holds a script, which a drawing must not.", PLAIN),
    "foreignObject": ("It holds something foreign to a drawing (“<foreignObject>”).",
                      "Ask the designer to export it without editing data of the program."),
    "switch": ("It holds editing data of the program it was drawn with (“<switch>”).",
               "Ask the designer to export it without editing data of the program."),
}  # fmt: skip
_SERVERS = {
    "fill": ("It is filled with a gradient or a pattern.",
             "Ask the designer for a version in flat colours."),
    "stroke": ("It has a line with a gradient or a pattern.",
               "Ask the designer for a version in flat colours."),
    "filter": ("It has an effect such as a shadow or a blur.",
               "Ask the designer for a version without effects."),
    "mask": ("A part of it is faded by a mask.", "Ask the designer for a version without masks."),
    "marker": ("Its lines end in markers.", "Ask the designer to turn them into outlines."),
}  # fmt: skip
_SERVED = re.compile(r"(fill|stroke|filter|mask|marker(?:-start|-mid|-end)?)\s*:\s*url\(", re.I)
_LOCAL = re.compile(r"\s*url\(\s*[\"']?#([^)\"']+)[\"']?\s*\)\s*$")
_IMPORTED = re.compile(r"@import|url\(\s*[\"']?(?!#)", re.I)
_STILL = ("", "translate(0 0)", "translate(0)", "translate(0,0)")


def refused(text: str, file: str) -> list[Problem]:
    """What cannot be flat in a logo; `file` is its name in problems."""
    scan = _Scan(file)
    try:
        scan.read(text)
    except expat.ExpatError as fault:
        span = Span(file, fault.lineno, fault.offset + 1)
        message = "The file breaks off or is not written as an SVG from here on."
        hint = "Ask for the file again, or export it anew."
        scan.problems.append(error("logo/svg", message, hint, span))
    except _Enough:
        pass
    return scan.problems


class _Enough(Exception):
    """Enough has been found wrong."""


@dataclass(slots=True)
class _Scan:
    """Reads the file once for what cannot be flat: each kind told once, at its line."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    _expat: Any = None
    _open: list[str] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)
    _style: list[str] = field(default_factory=list)
    _view: tuple[float, ...] = ()
    _clips: dict[str, bool] = field(default_factory=dict)
    _clipped: list[tuple[str, Span]] = field(default_factory=list)
    _clip: str = ""
    _ids: list[str] = field(default_factory=lambda: [""])
    _held: Counter[str] = field(default_factory=Counter)
    _used: dict[str, list[str]] = field(default_factory=dict)

    def read(self, text: str) -> None:
        self._expat = expat.ParserCreate()
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._words
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.Parse(text, True)
        for name, span in self._clipped:
            if not self._clips.get(name, False):
                hint = "Ask the designer to cut it for good (“release” or “flatten” the mask)."
                self._tell("A part of it is cut off by a clipping mask.", hint, span)
        if self._drawn("", ()) > _MOST_DRAWN:
            top = Span(self.file, 1)
            self._tell("It draws its parts again and again, or inside themselves.", PLAIN, top)

    def _drawn(self, name: str, inside: tuple[str, ...]) -> int:
        """How many elements are drawn for the one of this id, with all that it uses."""
        if name in inside or len(inside) > _DEEPEST:
            return _MOST_DRAWN + 1
        count = self._held[name]
        for used in self._used.get(name, ()):
            count += self._drawn(used, (*inside, name))
            if count > _MOST_DRAWN:
                break
        self._held[name], self._used[name] = count, []
        return count

    def _tell(self, message: str, hint: str, span: Span | None = None) -> None:
        if message in self._said:
            return
        self._said.add(message)
        here = Span(self.file, self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1)
        self.problems.append(error("logo/svg", message, hint, span or here))
        if len(self.problems) >= _MOST:
            raise _Enough

    def _doctype(self, _name: str, _system: str, _public: str, entities: int) -> None:
        if entities:
            self._tell("It declares entities, which a drawing must not.", PLAIN)
            raise _Enough

    def _start(self, tag: str, given: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2] if tag.startswith("svg:") else tag
        silent = any(name in _SILENT for name in self._open)
        self._open.append(tag)
        self._ids.append(given.get("id", ""))
        if len(self._open) > _DEEPEST:
            self._tell(f"More than {_DEEPEST} groups stand in one another here.", PLAIN)
            raise _Enough
        self._counted(tag, given)
        if len(self._open) == 1 and tag != "svg":
            self._tell(f"It is not an SVG: it begins with “<{tag}>”.", PLAIN)
            raise _Enough
        if silent or tag in _SILENT or ":" in tag:  # a program's own data is not drawn
            return
        if tag in _REFUSED or tag.startswith(("animate", "set")):
            self._tell(*_REFUSED.get(tag, ("It moves: it holds an animation.", PLAIN)))
        elif tag not in _DRAWN | _HOLDS:
            self._tell(f"“<{tag}>” cannot be made flat.", PLAIN)
        if tag == "svg" and len(self._open) == 1:
            self._view = _numbers(given.get("viewBox", ""))
        self._attributes(tag, given)

    def _counted(self, tag: str, given: dict[str, str]) -> None:
        """One more element for each that it stands in, and for the file."""
        links = [v for key, v in given.items() if tag == "use" and key.rpartition(":")[2] == "href"]
        for name in {"", *self._ids}:
            self._held[name] += 1
            self._used.setdefault(name, []).extend(link.strip().removeprefix("#") for link in links)

    def _attributes(self, tag: str, given: dict[str, str]) -> None:
        for key, value in given.items():
            name = key.rpartition(":")[2]
            if name.startswith("on"):
                self._tell("It holds a script, which a drawing must not.", PLAIN)
            elif name == "href" and tag == "use" and not value.strip().startswith("#"):
                self._tell("It takes a part of itself from another file.", PLAIN)
            elif name == "clip-path" and value.strip() != "none":
                match = _LOCAL.match(value)
                line = Span(self.file, self._expat.CurrentLineNumber, 1)
                self._clipped.append((match[1] if match else "", line))
            elif name == "style":
                self._css(value)
            elif name in ("fill", "stroke", "filter", "mask") and "url(" in value:
                self._tell(*_SERVERS[name])
            elif name.startswith("marker") and "url(" in value:
                self._tell(*_SERVERS["marker"])
        if tag == "clipPath":
            self._clip = given.get("id", "")
            self._clips[self._clip] = True
        elif self._clip and tag in _DRAWN | {"use", "g"}:
            self._clips[self._clip] &= tag == "rect" and self._covers(given)

    def _covers(self, given: dict[str, str]) -> bool:
        """Whether a rectangle leaves the whole picture to be seen, so that it cuts nothing."""
        if len(self._view) != 4 or given.get("transform", "") not in _STILL:
            return False
        x, y, w, h = (_numbers(given.get(key, "0")) for key in ("x", "y", "width", "height"))
        if not all(len(one) == 1 for one in (x, y, w, h)):
            return False
        left, top, wide, high = self._view
        near = 0.001 * max(wide, high)
        right, foot = x[0] + w[0], y[0] + h[0]
        inside = x[0] <= left + near and y[0] <= top + near
        return inside and right >= left + wide - near and foot >= top + high - near

    def _end(self, tag: str) -> None:
        self._open.pop()
        self._ids.pop()
        if tag == "style":
            self._css("".join(self._style))
            self._style.clear()
        elif tag == "clipPath":
            self._clip = ""

    def _words(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(data)

    def _css(self, rules: str) -> None:
        for match in _SERVED.finditer(rules):
            self._tell(*_SERVERS["marker" if match[1].lower()[:4] == "mark" else match[1].lower()])
        if _IMPORTED.search(rules):
            self._tell("It takes a part of itself from another file.", PLAIN)
        if "clip-path" in rules:
            self._clipped.append(("", Span(self.file, self._expat.CurrentLineNumber, 1)))


def _numbers(written: str) -> tuple[float, ...]:
    """The numbers of a list; none where it is not one."""
    try:
        return tuple(float(part.removesuffix("px")) for part in written.replace(",", " ").split())
    except ValueError:
        return ()
