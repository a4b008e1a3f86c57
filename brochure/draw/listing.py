"""A Scene in; its listing as plain text out: every item with its place, for goldens and eyes.

One line an item, points with one decimal; set lines of text are indented below their box.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.model.art import bounds
from brochure.model.scene import (
    Art,
    Box,
    Element,
    Group,
    Item,
    Paint,
    Photo,
    Scene,
    Shape,
    TextBox,
)


def listing(scene: Scene) -> str:
    """The whole scene, page after page."""
    lines = [f"{scene.piece} ({scene.language}) {scene.title}"]
    for page in scene.pages:
        layout = f" layout={page.layout}" if page.layout else ""
        lines.append(f"page {page.name} {page.width:.1f} x {page.height:.1f}{layout}")
        lines += [line for item in page.items for line in _item(item, "  ")]
        lines += [f"  note {paragraph.text}" for paragraph in page.notes]
    return "\n".join(lines) + "\n"


def _item(item: Item, indent: str) -> Iterator[str]:
    match item:
        case TextBox():
            slot = f" slot={item.slot}" if item.slot else ""
            yield f"{indent}text {_box(item.box)} {item.role.tag} {item.broken}{slot}"
            for line in item.lines:
                look = line.runs[0].style
                yield (
                    f"{indent}  {line.runs[0].x:.1f} {line.baseline:.1f} "
                    f"{look.face.key} {look.size:.4g} {_paint(look.paint)} | {line.text}"
                )
        case Shape():
            fill = f" fill={_paint(item.fill)}" if item.fill else ""
            stroke = f" stroke={_paint(item.stroke.paint)}" if item.stroke else ""
            name = f" {item.name}" if item.name else ""
            yield f"{indent}shape{name} {_extent(item)} x{len(item.subpaths)}{fill}{stroke}"
        case Art():
            steps = f" steps={item.steps}" if item.steps is not None else ""
            yield f"{indent}art {item.drawing.name} {_box(item.box)} {item.role.tag}{steps}"
        case Photo():
            yield f"{indent}photo {item.picture.name} {_box(item.box)} {item.role.alt}"
        case Group():
            yield f"{indent}group {item.name} {_box(item.box)} {item.role.tag} {item.role.alt}"
            for inner in item.items:
                yield from _item(inner, indent + "  ")
        case Element():
            yield f"{indent}element {item.role.tag}{f' {item.name}' if item.name else ''}"
            for inner in item.items:
                yield from _item(inner, indent + "  ")


def _box(box: Box) -> str:
    return f"[{box.x:.1f} {box.y:.1f} {box.w:.1f} {box.h:.1f}]"


def _extent(shape: Shape) -> str:
    edges = [bounds(subpath) for subpath in shape.subpaths]
    left, top = min(e[0] for e in edges), min(e[1] for e in edges)
    right, bottom = max(e[2] for e in edges), max(e[3] for e in edges)
    return _box(Box(left, top, right - left, bottom - top))


def _paint(paint: Paint) -> str:
    return paint.ink if paint.tint == 100 else f"{paint.ink}-{paint.tint}"
