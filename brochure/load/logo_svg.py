"""The text of any SVG logo in; its filled areas, each with its own sRGB colour, or problems out.

Designers' files are not kept to our subset: groups, transforms, basic shapes, arcs, style sheets
and strokes are flattened here. svgelements reads the file and resolves its styles, pathops turns
strokes into outlines and unites what a fill rule cuts. What cannot be flat is refused before
that, with what to ask the designer for. Both libraries are imported only where a logo is read.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from brochure.load.logo_scan import PLAIN, refused
from brochure.model.art import Segment, Subpath, mapped
from brochure.problems import Problem, Span, error

_LARGEST = 300_000
_MOST_SEGMENTS = 20_000
_MOST_COLOURS = 12
_MOST_DASHES = 5_000
_SEEN = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """One filled area: outlines that cut holes by the even-odd rule, and six hex digits.

    `edges` are left, top, right and bottom of what is filled, control points not counted.
    """

    subpaths: tuple[Subpath, ...]
    colour: str
    edges: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class FlatLogo:
    """Areas from back to front, cropped to what is drawn: the top left is (0, 0)."""

    width: float
    height: float
    areas: tuple[Area, ...]


def flattened(text: str, file: str) -> tuple[FlatLogo | None, list[Problem]]:
    """The logo as flat areas; `file` is its name in problems."""
    if len(text) > _LARGEST:
        message = "It is larger than 300 KB: a traced photograph?"
        return None, [error("logo/svg", message, PLAIN, Span(file, 1))]
    problems = refused(text, file)
    if problems:
        return None, problems
    try:
        areas = list(_areas(text))
    except _HalfClear:
        message = "A part of it is half-clear (opacity), which flat ink cannot be."
        hint = "Ask the designer for a version in solid colours."
        return None, [error("logo/svg", message, hint, Span(file, 1))]
    except Exception as fault:  # the parser raises many kinds on values it does not know
        message = "A value in this file is not written as SVG writes it."
        return None, [error("logo/svg", f"{message} ({str(fault)[:60]})", PLAIN, Span(file, 1))]
    wrong = _wrong(areas)
    if wrong:
        return None, [error("logo/svg", *wrong, Span(file, 1))]
    return _cropped(areas), []


def _wrong(areas: list[Area]) -> tuple[str, str] | None:
    segments = sum(len(subpath.letters) for area in areas for subpath in area.subpaths)
    numbers = (v for area in areas for subpath in area.subpaths for v in subpath.values)
    colours = len({area.colour for area in areas})
    if not areas:
        return "Nothing in this file is filled or drawn, so it would print as nothing.", PLAIN
    if not all(math.isfinite(v) and abs(v) < 1e6 for v in numbers):
        return "A number in this file is too large to be drawn.", PLAIN
    if segments > _MOST_SEGMENTS or colours > _MOST_COLOURS:
        said = f"It has {segments} pieces of outline in {colours} colours: a traced photograph?"
        return said, "Ask for the original logo in a few flat colours, or give it as a PNG."
    return None


def _areas(text: str) -> Iterator[Area]:
    """Every visible fill and stroke in the order it is painted."""
    import svgelements as svg

    for element in svg.SVG.parse(io.StringIO(text), reify=False).elements():
        if not isinstance(element, svg.Shape) or not _seen(element.values):
            continue
        path = svg.Path(element)
        path.approximate_arcs_with_cubics()
        values = element.values
        fill, stroke = _colour(element.fill, values), _colour(element.stroke, values, "stroke")
        if fill and not isinstance(element, svg.SimpleLine):
            yield from _area(_filled(path, values.get("fill-rule", "nonzero")), element, fill)
        width = _length(values.get("stroke-width", "1"))
        if stroke and width > 0:
            yield from _area(_outlined(path, width, values), element, stroke)


def _seen(values: dict[str, Any]) -> bool:
    hidden = values.get("display") == "none" or values.get("visibility") in ("hidden", "collapse")
    return not hidden


def _colour(found: Any, values: dict[str, Any], kind: str = "fill") -> str:
    """Six hex digits; nothing for an area that is not painted."""
    written = str(values.get(kind) or "").strip()
    if written.lower() == "currentcolor":
        red, green, blue, alpha = 0, 0, 0, 1.0
    elif found is None or found.value is None:
        return ""
    else:
        red, green, blue, alpha = found.red, found.green, found.blue, found.opacity
    alpha *= float(values.get("opacity") or 1)
    if alpha <= _SEEN:
        return ""
    if alpha < 1 - _SEEN:
        raise _HalfClear
    return f"{red:02X}{green:02X}{blue:02X}"


class _HalfClear(Exception):
    """An area through which another would be seen."""


def _length(written: Any) -> float:
    import svgelements as svg

    return float(svg.Length(str(written)).value(ppi=96.0, relative_length=100.0))


def _pathops(path: Any) -> Any:
    """The same outlines for pathops, in the element's own coordinates."""
    import pathops
    import svgelements as svg

    made = pathops.Path()
    pen = made.getPen(allow_open_paths=True)
    drawing = False
    for part in path:
        if isinstance(part, svg.Move):
            if drawing:
                pen.endPath()
            pen.moveTo(tuple(part.end))
            drawing = True
        elif isinstance(part, svg.Close):
            pen.closePath()
            drawing = False
        elif isinstance(part, svg.CubicBezier):
            pen.curveTo(tuple(part.control1), tuple(part.control2), tuple(part.end))
        elif isinstance(part, svg.QuadraticBezier):
            pen.qCurveTo(tuple(part.control), tuple(part.end))
        else:
            pen.lineTo(tuple(part.end))
    if drawing:
        pen.endPath()
    return made


def _filled(path: Any, rule: str) -> Any:
    import pathops

    made = _pathops(path)
    made.fillType = pathops.FillType.EVEN_ODD if rule == "evenodd" else pathops.FillType.WINDING
    return made


def _outlined(path: Any, width: float, values: dict[str, Any]) -> Any:
    import pathops

    made = _pathops(path)
    caps = {"round": pathops.LineCap.ROUND_CAP, "square": pathops.LineCap.SQUARE_CAP}
    joins = {"round": pathops.LineJoin.ROUND_JOIN, "bevel": pathops.LineJoin.BEVEL_JOIN}
    written = [_length(part) for part in re.split(r"[\s,]+", _dashed(values)) if part]
    dashes = _counted(written * (1 + len(written) % 2), made)
    made.stroke(
        width,
        caps.get(values.get("stroke-linecap", ""), pathops.LineCap.BUTT_CAP),
        joins.get(values.get("stroke-linejoin", ""), pathops.LineJoin.MITER_JOIN),
        float(values.get("stroke-miterlimit") or 4),
        dashes or None,
        _length(values.get("stroke-dashoffset") or 0),
    )
    return made


def _counted(dashes: list[float], made: Any) -> list[float]:
    """The dashes, unless a line as long as this may be cut into too many of them."""
    left, top, right, foot = made.bounds
    longest = (right - left + foot - top) * len(list(made))
    if dashes and longest * len(dashes) > _MOST_DASHES * sum(dashes):
        raise ValueError("too many dashes")
    return dashes


def _dashed(values: dict[str, Any]) -> str:
    written = str(values.get("stroke-dasharray") or "").strip()
    return "" if written == "none" else written


def _area(made: Any, element: Any, colour: str) -> Iterator[Area]:
    """The area in the drawing's coordinates: overlaps united, so that even-odd tells its holes."""
    made.convertConicsToQuads()
    made.simplify(fix_winding=True)
    m = element.transform
    made = made.transform(m.a, m.b, m.c, m.d, m.e, m.f)
    subpaths = tuple(_subpaths(made))
    if subpaths:
        yield Area(subpaths, colour, made.bounds)


def _subpaths(made: Any) -> Iterator[Subpath]:
    """The closed outlines, curves as cubics."""
    import pathops

    current: list[Segment] = []
    last = (0.0, 0.0)
    for verb, points in [*made, (pathops.PathVerb.CLOSE, ())]:
        if verb in (pathops.PathVerb.MOVE, pathops.PathVerb.CLOSE) and len(current) > 1:
            yield Subpath.of([*current, ("Z", ())])
            current = []
        if verb == pathops.PathVerb.MOVE:
            current = [("M", points[0])]
        elif verb == pathops.PathVerb.LINE:
            current.append(("L", points[0]))
        elif verb == pathops.PathVerb.QUAD:
            current.append(("C", _cubic(last, points[0], points[1])))
        elif verb == pathops.PathVerb.CUBIC:
            current.append(("C", (*points[0], *points[1], *points[2])))
        last = points[-1] if points else last


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> tuple[float, ...]:
    (x0, y0), (cx, cy), (x, y) = start, control, end
    return (
        x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3,
        x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y,
    )  # fmt: skip


def _placed(
    edges: tuple[float, float, float, float], left: float, top: float, scale: float
) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = edges
    return (x1 - left) * scale, (y1 - top) * scale, (x2 - left) * scale, (y2 - top) * scale


_HIGH = 100.0


def _cropped(areas: list[Area]) -> FlatLogo:
    """Cropped to what is drawn: the clear space around a logo is the layout's. 100 units high."""
    edges = [area.edges for area in areas]
    left, top = min(e[0] for e in edges), min(e[1] for e in edges)
    right, foot = max(e[2] for e in edges), max(e[3] for e in edges)
    scale = _HIGH / max(foot - top, (right - left) / 20, 1e-6)

    def moved(x: float, y: float) -> tuple[float, float]:
        return round((x - left) * scale, 4), round((y - top) * scale, 4)

    made = tuple(
        replace(
            area,
            subpaths=tuple(mapped(one, moved) for one in area.subpaths),
            edges=_placed(area.edges, left, top, scale),
        )
        for area in areas
    )
    return FlatLogo((right - left) * scale, max((foot - top) * scale, 1e-3), made)
