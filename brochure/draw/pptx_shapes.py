"""Shapes, drawings and photographs in; freeforms, groups of freeforms and pictures out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from brochure.draw.layers import Layer, layered
from brochure.draw.pptx_surface import Place, Surface
from brochure.draw.pptx_xml import quoted, transform
from brochure.model.art import TAKES, Edges, InkPath, Subpath, bounds
from brochure.model.scene import Art, Box, Paint, Photo, Role, Shape, Stroke
from brochure.units import EMU_PER_POINT, emu

_FREEFORM = '<a:custGeom><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
_FREEFORM_END = "</a:pathLst></a:custGeom>"
"""Only what a freeform must hold: a talk has thousands (ECMA-376 part 1, 20.1.9.8)."""

_PLAIN = '<a:prstGeom prst="{}"><a:avLst/></a:prstGeom>'
_UPPER_THIRD = 1 / 3


def shape(item: Shape, surface: Surface, role: Role | None) -> str:
    """`p:sp` of a shape: a rectangle or a line as such, everything else as a freeform."""
    subpaths = tuple(subpath for subpath in item.subpaths if subpath.letters)
    if not subpaths:
        return ""
    edges = [bounds(subpath) for subpath in subpaths]
    left, top = min(e[0] for e in edges), min(e[1] for e in edges)
    box = Box(left, top, max(e[2] for e in edges) - left, max(e[3] for e in edges) - top)
    flip = ""
    if len(subpaths) == 1 and _is_rectangle(subpaths[0]):
        geometry = _PLAIN.format("rect")
    elif len(subpaths) == 1 and subpaths[0].letters == "ML":
        x1, y1, x2, y2 = subpaths[0].values
        flip = ' flipV="1"' if (x2 - x1) * (y2 - y1) < 0 else ""
        geometry = _PLAIN.format("line")
    else:
        path = InkPath.of("", 100, subpaths)
        written = _outlines(path, path.box, EMU_PER_POINT, EMU_PER_POINT)
        geometry = f"{_FREEFORM}{written}{_FREEFORM_END}"
    return (
        f"<p:sp><p:nvSpPr>{surface.identity(item.name or 'Shape #', role)}<p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{transform(box, attributes=flip)}{geometry}"
        f"{surface.deck.fill(item.fill)}{outline(item.stroke, surface)}</p:spPr></p:sp>"
    )


def outline(stroke: Stroke | None, surface: Surface) -> str:
    """`a:ln` of a stroke; none as an outline without fill."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = ""
    if stroke.dash:
        on, off = stroke.dash[0], stroke.dash[-1]
        scale = 100_000 / stroke.width
        dash = f'<a:custDash><a:ds d="{round(on * scale)}" sp="{round(off * scale)}"/></a:custDash>'
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="flat">{surface.deck.fill(stroke.paint)}{dash}'
        '<a:miter lim="800000"/></a:ln>'
    )


def art(item: Art, surface: Surface, role: Role | None) -> str:
    """`p:grpSp` of a drawing: one freeform for each of its paths, scaled into the item's box."""
    drawing = item.drawing
    if item.steps is None:
        layers = [Layer((path,), path.box) for path in drawing.paths]
    else:
        layers = layered(drawing, item.steps)
    if not layers:
        return ""
    who = surface.identity(drawing.name, role)
    scale = (item.box.w / drawing.width, item.box.h / drawing.height)
    outlines = _outlines if item.steps is None else _kept_outlines
    members = chain.from_iterable(
        _member(layer, item.box, scale, surface, outlines) for layer in layers
    )
    head = (
        f'<p:grpSp><p:nvGrpSpPr>{who}<p:cNvGrpSpPr><a:grpSpLocks noChangeAspect="1"/>'
        f"</p:cNvGrpSpPr><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{transform(item.box, children=True)}"
        "</p:grpSpPr>"
    )
    return "".join([head, *members, "</p:grpSp>"])


def photo(item: Photo, surface: Surface, role: Role | None, place: Place | None) -> str:
    """`p:pic` of a photograph, cropped to fill its box; in a placeholder when it has a place."""
    relation = surface.relate(item.picture.rgb_jpeg, RT.IMAGE)
    name = place.placeholder.name if place else item.picture.name
    spot = f"<p:nvPr>{place.tag}</p:nvPr>" if place else "<p:nvPr/>"
    where = ""
    if place is None or item.round or differs(item.box, place.placeholder.box):
        where = transform(item.box)
    if place is None or item.round:
        where += _PLAIN.format("ellipse" if item.round else "rect")
    group = ' noGrp="1"' if place else ""
    return (
        f"<p:pic><p:nvPicPr>{surface.identity(name, role)}<p:cNvPicPr>"
        f'<a:picLocks{group} noChangeAspect="1"/></p:cNvPicPr>{spot}</p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/>{_crop(item)}<a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{where}</p:spPr></p:pic>"
    )


def differs(one: Box, other: Box) -> bool:
    """Whether two boxes lie more than half a point apart at any side."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.w, other.w), (one.h, other.h))
    return any(abs(a - b) > 0.5 for a, b in pairs)


def _member(
    layer: Layer, box: Box, scale: tuple[float, float], surface: Surface, outlines: _Outlines
) -> Iterator[str]:
    """`p:sp` of a layer of a drawing, in pieces: a drawing is long, and joined but once."""
    first, number = layer.paths[0], surface.next_id()
    left, top, right, bottom = layer.box
    kx, ky = scale
    own = Box(box.x + left * kx, box.y + top * ky, (right - left) * kx, (bottom - top) * ky)
    if all(path.is_whole for path in layer.paths):
        kx = ky = 1
    else:
        kx, ky = kx * EMU_PER_POINT, ky * EMU_PER_POINT
    yield (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(f"{first.ink} {number}")}/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(own)}{_FREEFORM}"
    )
    for path in layer.paths:
        yield outlines(path, layer.box, kx, ky)
    yield f"{_FREEFORM_END}{surface.deck.fill(Paint(first.ink, first.tint))}</p:spPr></p:sp>"


_Outlines: TypeAlias = Callable[[InkPath, Edges, float, float], str]


def _outlines(path: InkPath, edges: Edges, kx: float, ky: float) -> str:
    """`a:path` of each outline of a path, so that overlaps leave no holes, from the edges on.

    With `holes` they share one `a:path`, which the viewers fill by the even-odd rule. A path has
    units of its own, whole ones: `kx` and `ky` of them to one of the drawing's.
    """
    left, top, right, bottom = edges
    values = path.values
    size = f'w="{round((right - left) * kx)}" h="{round((bottom - top) * ky)}"'
    places = list(values)
    if kx == ky == 1:
        places[0::2] = [x - left for x in values[0::2]]
        places[1::2] = [y - top for y in values[1::2]]
    else:
        places[0::2] = [round((x - left) * kx) for x in values[0::2]]
        places[1::2] = [round((y - top) * ky) for y in values[1::2]]
    between = "" if path.holes else f"</a:path><a:path {size}>"
    written = between.join(map(_pattern, path.letters)) % tuple(places)
    return f"<a:path {size}>{written}</a:path>"


_kept_outlines = lru_cache(maxsize=1024)(_outlines)
"""For what slide after slide shows: the same root a little longer."""


@lru_cache(maxsize=4096)
def _pattern(letters: str) -> str:
    """The segments of a path with a place for each of their numbers."""
    point = '<a:pt x="%d" y="%d"/>'
    tags = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}
    return "".join(
        f"<a:{tags[letter]}>{point * (TAKES[letter] // 2)}</a:{tags[letter]}>"
        if letter in tags
        else "<a:close/>"
        for letter in letters
    )


def _is_rectangle(subpath: Subpath) -> bool:
    """Four straight sides along the axes, closed."""
    if subpath.letters not in ("MLLLZ", "MLLLLZ"):
        return False
    points = list(zip(subpath.values[0::2], subpath.values[1::2], strict=True))
    if len(points) == 5 and points.pop() != points[0]:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    across = ay == by and bx == cx and cy == dy and dx == ax
    return across or (ax == bx and by == cy and cx == dx and dy == ay)


def _crop(item: Photo) -> str:
    """`a:srcRect`: the middle across; downwards, the focus at the upper third where it can be."""
    wide = item.picture.width / item.picture.height
    wanted = item.box.w / item.box.h
    if wide > wanted:
        side = (1 - wanted / wide) / 2
        edges = {"l": side, "r": side}
    else:
        seen = wide / wanted
        above = min(max(item.picture.focus - seen * _UPPER_THIRD, 0.0), 1 - seen)
        edges = {"t": above, "b": 1 - seen - above}
    written = {side: round(share * 100_000) for side, share in edges.items()}
    attributes = "".join(f' {side}="{share}"' for side, share in written.items() if share)
    return f"<a:srcRect{attributes}/>" if attributes else ""
