"""Takes a grown root system, a vitality for every place and inks; paints it on a canvas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from brochure.garden import vitality
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.outline import circle, crescents, keep, spine, tapered
from brochure.garden.system import Chain, Roots
from brochure.garden.vitality import Place

_REACH = 2.0


@dataclass(frozen=True)
class RootInks:
    """Inks from the main root to the finest, each ramp from thriving to withered."""

    orders: tuple[str, ...]
    shade: str
    nucleus: str
    bud: tuple[str, str]
    halo: str
    fade: int = 2


NIGHT = RootInks(
    ("paper", "paper", "soil-10", "soil-20", "soil-30", "soil-40", "soil-50"),
    "soil-20", "clay", ("sun", "petal"), "bark",
)  # fmt: skip
DAY = RootInks(
    ("soil", "soil", "soil-90", "soil-80", "soil-70", "soil-60", "soil-50"),
    "bark", "sun", ("sun", "clay"), "sun-40",
)  # fmt: skip


@dataclass(frozen=True)
class _Shown:
    count: int
    v: float
    radii: list[float]
    plain: list[float]


class RootPen:
    """Paints one system; keeps what shows of every chain."""

    def __init__(
        self, canvas: Canvas, roots: Roots, place: Place, inks: RootInks, *,
        slack: float = 0.5, box: tuple[float, float, float, float] | None = None,
        shaded: bool = True, halos: bool = True,
        brittle: bool = True, least: float = 0.0,
        trim: tuple[float, float, float, float] | None = None,
    ) -> None:  # fmt: skip
        """`slack` is how far an outline may leave its line, `least` the least half width.

        No cell body is cut by the edge of `trim`.
        """
        self.canvas = canvas
        self.least = least
        self.roots = roots
        self.place = place
        self.inks = inks
        self.slack = slack
        self.box = box or (0.0, 0.0, canvas.width, canvas.height)
        self.trim = trim or self.box
        self.shaded = shaded
        self.halos = halos
        self.brittle = brittle
        self.shown: list[_Shown] = []
        self.pieces: list[list[tuple[list[Point], list[float]]]] = []

    def paint(self) -> None:
        """Fine roots first, leaders last; then shades, nuclei and buds."""
        for chain in self.roots.chains:
            self.shown.append(self._measure(chain))
            self.pieces.append(self._joined(len(self.pieces), chain))
        for kind in (4, 3, 2, 1, 0):
            for index, chain in enumerate(self.roots.chains):
                if chain.kind == kind:
                    self._root(index, chain)
            if kind == 2:
                self._spines()
        self._bodies()
        self._buds()

    def _measure(self, chain: Chain) -> _Shown:
        v = self.place(chain.points[0][0])
        parent = self.shown[chain.parent] if chain.parent >= 0 else None
        share = vitality.extent(v, chain.limit, chain.kind == 0)
        if chain.stub and parent and parent.count > chain.at:
            share = max(share, 3.5 / len(chain.points))
        count = int(len(chain.points) * share + 0.5)
        if parent and parent.count <= chain.at + 1:
            count = 0
        count = min(count, self._edge(chain.points))
        width = vitality.width(v)
        radii: list[float] = []
        plain: list[float] = []
        if count > 2:
            limit = (
                max(parent.plain[chain.at] * (0.72 if chain.kind else 0.8), self._least(chain))
                if parent
                else 99.0
            )
            base = min(chain.base * width, limit)
            lengths = [0.0]
            for a, b in pairwise(chain.points[:count]):
                lengths.append(lengths[-1] + math.dist(a, b))
            whole = lengths[-1]
            cut = self._edge(chain.points) == count < len(chain.points)
            radii = [self._radius(chain, base, width, d, whole, limit, cut) for d in lengths]
            plain = list(radii)
            for at, r in chain.somas:
                if at < count - 1 and self._whole(*chain.points[at], r):
                    size = r * vitality.body(v)
                    for i, d in enumerate(lengths):
                        away = abs(d - lengths[at]) / (_REACH * size)
                        bump = (0.5 + 0.5 * math.cos(math.pi * min(1.0, away))) ** 0.9
                        radii[i] += max(0.0, size * 1.06 - radii[i]) * bump
        return _Shown(count, v, radii, plain)

    def _least(self, chain: Chain) -> float:
        """A root that carries a cell body or leaves a tip is never a hair."""
        return (0.85 if chain.somas else 0.5) * self.roots.thick if chain.kind < 3 else 0.0

    def _radius(
        self, chain: Chain, base: float, width: float, d: float, whole: float, limit: float,
        cut: bool,
    ) -> float:  # fmt: skip
        """The half width at a distance; a leader cut by the picture's edge does not taper."""
        t = d / (whole or 1.0)
        tip = chain.tip * width
        if chain.kind == 0:
            r = max(base * vitality.lerp(1.15, 0.34, t**0.7), tip)
            if chain.parent < 0:
                r *= vitality.lerp(0.6, 1.0, vitality.smoothstep(d / (14 * self.roots.thick**0.5)))
            if cut:
                return r
            return max(tip * 0.6, r * min(1.0, ((1 - t) / 0.3) ** 0.7 if t < 1 else 0.0))
        r = base if t < 0.45 else max(tip * 0.55, base * ((1 - t) / 0.55) ** 0.75 if t < 1 else 0.0)
        if chain.stub:
            size = chain.stub * vitality.body(1.0) * (0.5 + 0.5 * width)
            return max(min(r, chain.base), 0.34 * size * math.exp(-d / (0.9 * size)))
        return r + min(base * 0.7, limit - base if limit < 90 else 0.0) * math.exp(-d / 4.5)

    def _edge(self, points: list[Point]) -> int:
        x0, y0, x1, y1 = self.box
        for i, (x, y) in enumerate(points):
            if not (x0 <= x <= x1 and y0 <= y <= y1):
                return i + 1
        return len(points)

    def _line(self, index: int) -> tuple[list[Point], list[float]]:
        chain, shown = self.roots.chains[index], self.shown[index]
        points, radii = chain.points[: shown.count], shown.radii
        if chain.parent < 0 or chain.stub:
            return points, radii
        back = 7 if chain.kind == 0 else 2
        parent = self.roots.chains[chain.parent]
        first = max(0, chain.at - back)
        lead = parent.points[first : chain.at : max(1, back // 3)][:3]
        held = [min(radii[0], self.shown[chain.parent].plain[first] * 0.72)] * len(lead)
        if len(lead) >= 1:
            points = [*lead, *points[1:]]
            radii = [*held, *radii[1:]]
        return points, radii

    def _ink(self, kind: int, v: float) -> str:
        return self.inks.orders[min(6, kind + int((1 - v) * (self.inks.fade + 0.99)))]

    def _root(self, index: int, chain: Chain) -> None:
        v = self.shown[index].v
        for piece, sizes in self.pieces[index]:
            kind = min(1, chain.kind) if chain.stub else chain.kind
            self.canvas.add(self._ink(kind, v), self._outline(chain, piece, sizes))
            if self.shaded and chain.kind < 2 and len(piece) > 5:
                picked = self._picked(chain, piece)
                picked = picked[2:] if chain.parent < 0 else picked
                self.canvas.add(
                    self.inks.shade if v > 0.45 else "soil-40",
                    *crescents([piece[i] for i in picked], [sizes[i] for i in picked]),
                )

    def _joined(self, index: int, chain: Chain) -> list[tuple[list[Point], list[float]]]:
        """The parts of a root to paint: none where the root it leaves has crumbled away."""
        shown = self.shown[index]
        if shown.count < 3 or (chain.stub and shown.v < 0.45):
            return []
        if chain.stub and not self._whole(*chain.points[0], chain.stub):
            return []
        if chain.parent >= 0 and not self._near(chain.parent, chain.points[0]):
            return []
        return [
            (points, [max(r, self.least) for r in radii])
            for points, radii in self._pieces(index, *self._line(index), shown.v)
        ]

    def _near(self, index: int, point: Point) -> Point | None:
        """The painted point of a root that lies nearest, if any lies near."""
        painted = (p for piece, _ in self.pieces[index] for p in piece)
        nearest = min(painted, key=lambda p: math.dist(p, point), default=None)
        return nearest if nearest and math.dist(nearest, point) < 8 else None

    def _picked(self, chain: Chain, points: list[Point]) -> list[int]:
        most = 14 if chain.kind < 2 else 10
        picked = set(keep(points, self.slack, most))
        offset = len(points) - self.shown[self.roots.chains.index(chain)].count
        for at, r in chain.somas:
            middle = at + offset
            if 0 < middle < len(points):
                step = math.dist(points[middle], points[middle - 1]) or 1.0
                reach = max(2, round(_REACH * r / step))
                picked -= set(range(middle - reach, middle + reach + 1)) - {0, len(points) - 1}
                half = round(reach / 2)
                picked.update(middle + i for i in (-reach, -half, 0, half, reach))
        return sorted(i for i in picked if 0 <= i < len(points))

    def _outline(self, chain: Chain, points: list[Point], radii: list[float]) -> Subpath:
        if chain.stub and len(points) < 9:
            return spine(points, radii[0], max(self.least, 0.36 * self.roots.thick**0.7))
        picked = self._picked(chain, points)
        foot = chain.parent < 0
        return tapered([points[i] for i in picked], [radii[i] for i in picked], foot=foot)

    def _pieces(
        self, index: int, points: list[Point], radii: list[float], v: float
    ) -> list[tuple[list[Point], list[float]]]:
        """The whole root, or below vitality .5 its cut and shifted parts."""
        if v >= 0.5 or len(points) < 14 or not self.brittle:
            return [(points, radii)]
        rng = Random(self.roots.seed * 7919 + index)
        gap = int(2.5 + 5 * (0.5 - v))
        pieces: list[tuple[list[Point], list[float]]] = []
        start = 0
        for at in range(10, len(points) - 6, 13):
            cut = at + rng.randrange(-3, 4)
            if rng.random() > 2 * v and cut - start > 5:
                pieces.append((points[start:cut], radii[start:cut]))
                start = cut + gap
        pieces.append((points[start:], radii[start:]))
        result: list[tuple[list[Point], list[float]]] = []
        for count, (piece, sizes) in enumerate(pieces):
            if len(piece) < (11 if count else 7) or (count and self.roots.chains[index].kind):
                continue
            dx, dy = (rng.uniform(-1.6, 1.6), rng.uniform(0, 1.5)) if count else (0.0, 0.0)
            ends = [min(1.0, (len(piece) - i) / 4, (i + 1) / 3 if count else 1.0)
                    for i in range(len(piece))]  # fmt: skip
            moved = [(x + dx, y + dy) for x, y in piece]
            result.append((moved, [r * e for r, e in zip(sizes, ends, strict=True)]))
        return result

    def _live(self, index: int) -> bool:
        shown = self.shown[index]
        return shown.v > 0.3 and shown.count == len(self.roots.chains[index].points)

    def _spines(self) -> None:
        for s in self.roots.synapses:
            if s.other != s.chain and self._live(s.chain) and self.shown[s.other].count > s.at + 1:
                chain = self.roots.chains[s.other]
                x, y = chain.points[s.at]
                base = min(0.6 * self.roots.thick, self.shown[s.other].radii[s.at] * 0.8)
                base = max(base, 0.9 * self.least)
                (px, py), reach = chain.points[s.at - 1], math.dist((x, y), (s.x, s.y))
                if reach < 5 * self.least:
                    continue  # as long as wide: a blot, not a spine
                size = 0.16 * reach / (math.dist((x, y), (px, py)) or 1.0)
                middle = ((x + s.x) / 2 + (x - px) * size, (y + s.y) / 2 + (y - py) * size)
                self.canvas.add(
                    self._ink(min(3, max(1, chain.kind)), self.shown[s.other].v),
                    spine([(x, y), middle, (s.x, s.y)], base * 1.5, max(self.least, base * 0.45)),
                )

    def _bodies(self) -> None:
        for index, chain in enumerate(self.roots.chains):
            shown = self.shown[index]
            for at, r in chain.somas:
                place = self._near(index, chain.points[at])
                if not place or not at < shown.count - 1 or shown.v <= 0.12:
                    continue
                x, y = place
                if self._whole(*chain.points[at], r) and self._within(x, y, r):
                    ink = self.inks.nucleus if shown.v > 0.4 else "bark-60"
                    size = r * 0.44 * vitality.body(shown.v)
                    self.canvas.add(ink, circle(x, y, size, arcs=2 if size < 2.4 else 4))

    def _whole(self, x: float, y: float, r: float) -> bool:
        x0, y0, x1, y1 = self.trim
        far = 1.9 * r
        return x0 + far < x < x1 - far and y0 < y < y1 - far

    def _within(self, x: float, y: float, r: float) -> bool:
        x0, y0, x1, y1 = self.box
        return x0 + r < x < x1 - r and y0 + r < y < y1 - r

    def _buds(self) -> None:
        ready = [
            s
            for s in self.roots.synapses
            if self._live(s.chain)
            and self.shown[s.other].count
            > min(s.at + 1, len(self.roots.chains[s.other].points) - 1)
            and self._within(s.x, s.y, s.r * 2)
        ]
        if self.halos:
            for s in ready:
                self.canvas.add(self.inks.halo, circle(s.x, s.y, s.r * 1.95, arcs=2))
        for s in ready:
            ink = self.inks.bud[1 if s.petal else 0]
            self.canvas.add(ink, circle(s.x, s.y, s.r, arcs=2))
