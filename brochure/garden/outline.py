"""Takes centre lines with radii, or rings of points; gives closed outlines of cubics or lines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from brochure.garden.canvas import Point, Subpath

SHADE = (-0.75, 0.66)


def relax(points: Sequence[Point], rounds: int) -> list[Point]:
    """Smooth a line by (1/4, 1/2, 1/4) averaging; both ends stay."""
    line = list(points)
    for _ in range(rounds):
        before = line
        line = [
            before[0],
            *(
                (
                    (before[i - 1][0] + 2 * before[i][0] + before[i + 1][0]) / 4,
                    (before[i - 1][1] + 2 * before[i][1] + before[i + 1][1]) / 4,
                )
                for i in range(1, len(before) - 1)
            ),
            before[-1],
        ]
        if len(before) < 3:
            return before
    return line


def tangents(points: Sequence[Point]) -> list[Point]:
    """Unit directions along a line, central differences inside."""
    last = len(points) - 1
    result: list[Point] = []
    for i in range(last + 1):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        result.append(((bx - ax) / length, (by - ay) / length))
    return result


def _curve(points: Sequence[Point]) -> Subpath:
    """Cubics through the points after the first, handles a third of each chord."""
    heads = tangents(points)
    path: Subpath = []
    for i in range(len(points) - 1):
        (ax, ay), (bx, by) = points[i], points[i + 1]
        (tx, ty), (ux, uy) = heads[i], heads[i + 1]
        h = math.hypot(bx - ax, by - ay) / 3
        path.append(("C", (ax + tx * h, ay + ty * h, bx - ux * h, by - uy * h, bx, by)))
    return path


def keep(points: Sequence[Point], slack: float, most: int = 9) -> list[int]:
    """Indices of the points a curve needs: first, last, and wherever the line turns."""
    picked = [0]
    i = 0
    last = len(points) - 1
    while i < last:
        reach = min(last, i + 1)
        for j in range(i + 2, min(last, i + most) + 1):
            (ax, ay), (bx, by) = points[i], points[j]
            dx, dy = bx - ax, by - ay
            length = math.hypot(dx, dy) or 1.0
            off = max(
                abs((points[k][0] - ax) * dy - (points[k][1] - ay) * dx) / length
                for k in range(i + 1, j)
            )
            if off > slack:
                break
            reach = j
        picked.append(reach)
        i = reach
    return picked


def tapered(
    points: Sequence[Point], radii: Sequence[float], *, flat: bool = False, foot: bool = False
) -> Subpath:
    """The outline of a line with a radius at every point, with a round (or flat) tip (and foot)."""
    if len(points) < 2:
        return []
    heads = tangents(points)
    left = [
        (x - ty * r, y + tx * r) for (x, y), (tx, ty), r in zip(points, heads, radii, strict=True)
    ]
    right = [
        (x + ty * r, y - tx * r) for (x, y), (tx, ty), r in zip(points, heads, radii, strict=True)
    ]
    right.reverse()
    path: Subpath = [("M", left[0]), *_curve(left)]
    (tx, ty), r = heads[-1], radii[-1]
    if flat or r < 0.25:
        path.append(("L", right[0]))
    else:
        h = r * 1.3
        (ax, ay), (bx, by) = left[-1], right[0]
        path.append(("C", (ax + tx * h, ay + ty * h, bx + tx * h, by + ty * h, bx, by)))
    path += _curve(right)
    if foot:
        (tx, ty), h = heads[0], radii[0] * 1.3
        (ax, ay), (bx, by) = right[-1], left[0]
        path.append(("C", (ax - tx * h, ay - ty * h, bx - tx * h, by - ty * h, bx, by)))
    return path


def spine(points: Sequence[Point], base: float, tip: float) -> Subpath:
    """A short bent dendrite of three curves: a wide foot, a hollow flank, a soft round tip."""
    (ax, ay), (mx, my), (bx, by) = points[0], points[len(points) // 2], points[-1]
    first = math.hypot(mx - ax, my - ay) or 1.0
    nx, ny = -(my - ay) / first, (mx - ax) / first
    last = math.hypot(bx - mx, by - my) or 1.0
    tx, ty = (bx - mx) / last, (by - my) / last
    cx, cy = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    w, h = tip * 1.15, tip * 1.4
    left, right = (bx - ty * tip, by + tx * tip), (bx + ty * tip, by - tx * tip)
    return [
        ("M", (ax + nx * base, ay + ny * base)),
        ("Q", (cx + nx * w, cy + ny * w, *left)),
        ("C", (left[0] + tx * h, left[1] + ty * h, right[0] + tx * h, right[1] + ty * h, *right)),
        ("Q", (cx - nx * w, cy - ny * w, ax - nx * base, ay - ny * base)),
    ]


def crescents(points: Sequence[Point], radii: Sequence[float]) -> list[Subpath]:
    """The shaded side of a root, from .28 to .97 of its radius, as thin crescents."""
    heads = tangents(points)
    shapes: list[Subpath] = []
    for side in (1.0, -1.0):
        run: list[tuple[Point, Point]] = []
        for (x, y), (tx, ty), r in [
            *zip(points, heads, radii, strict=True),
            ((0.0, 0.0), (0.0, 0.0), -1.0),
        ]:
            nx, ny = -ty * side, tx * side
            light = nx * SHADE[0] + ny * SHADE[1]
            if r > 0.9 and light > 0.05:
                inner = 0.97 - 0.69 * min(1.0, light * 1.6)
                run.append(
                    (
                        (x + nx * r * 0.97, y + ny * r * 0.97),
                        (x + nx * r * inner, y + ny * r * inner),
                    )
                )
                continue
            if len(run) >= 3:
                outer = [run[0][1], *(p[0] for p in run[1:-1]), run[-1][1]]
                back = [p[1] for p in reversed(run)]
                shapes.append([("M", outer[0]), *_curve(outer), *_curve(back)])
            run = []
    return shapes


def smooth(points: Sequence[Point]) -> Subpath:
    """A closed ring of cubics through the points."""
    count = len(points)
    ring = [points[-1], *points, points[0], points[1 % count]]
    heads = tangents(ring)
    path: Subpath = [("M", points[0])]
    for i in range(1, count + 1):
        (ax, ay), (bx, by) = ring[i], ring[i + 1]
        (tx, ty), (ux, uy) = heads[i], heads[i + 1]
        h = math.hypot(bx - ax, by - ay) / 3
        path.append(("C", (ax + tx * h, ay + ty * h, bx - ux * h, by - uy * h, bx, by)))
    return path


def under(line: Sequence[Point], corners: Sequence[Point]) -> Subpath:
    """A smooth upper line closed by straight edges through the corners."""
    return [("M", line[0]), *_curve(line), *(("L", corner) for corner in corners)]


def polygon(points: Sequence[Point]) -> Subpath:
    """Straight edges through the points."""
    return [("M", points[0]), *(("L", point) for point in points[1:])] if points else []


def circle(cx: float, cy: float, r: float, *, arcs: int = 4) -> Subpath:
    """A circle of four cubics, or of two for dots."""
    if arcs == 2:
        k = r * 4 / 3
        return [
            ("M", (cx - r, cy)),
            ("C", (cx - r, cy - k, cx + r, cy - k, cx + r, cy)),
            ("C", (cx + r, cy + k, cx - r, cy + k, cx - r, cy)),
        ]
    k = r * 0.5523
    return [
        ("M", (cx - r, cy)),
        ("C", (cx - r, cy - k, cx - k, cy - r, cx, cy - r)),
        ("C", (cx + k, cy - r, cx + r, cy - k, cx + r, cy)),
        ("C", (cx + r, cy + k, cx + k, cy + r, cx, cy + r)),
        ("C", (cx - k, cy + r, cx - r, cy + k, cx - r, cy)),
    ]


def arc(cx: float, cy: float, r: float, start: float, end: float) -> list[Point]:
    """Points on a circle from one angle to another, close enough to look round."""
    steps = max(2, int(abs(end - start) * max(r, 12) ** 0.5 * 2.2))
    turn = (end - start) / steps
    return [
        (cx + r * math.cos(start + turn * i), cy + r * math.sin(start + turn * i))
        for i in range(steps + 1)
    ]


def cut(points: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """A polygon cut to a box (Sutherland and Hodgman)."""
    ring = list(points)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        result: list[Point] = []
        for i, here in enumerate(ring):
            there = ring[i - 1]
            inside = (here[axis] - limit) * sign >= 0
            if inside != ((there[axis] - limit) * sign >= 0):
                t = (limit - there[axis]) / (here[axis] - there[axis])
                result.append(
                    (there[0] + t * (here[0] - there[0]), there[1] + t * (here[1] - there[1]))
                )
            if inside:
                result.append(here)
        ring = result
    return ring


def disc_in_box(cx: float, cy: float, r: float, box: tuple[float, float, float, float]) -> Subpath:
    """A disc cut to a box, as one outline."""
    if box[0] <= cx - r and cx + r <= box[2] and box[1] <= cy - r and cy + r <= box[3]:
        return circle(cx, cy, r)
    return polygon(cut(arc(cx, cy, r, 0.0, math.tau), box))
