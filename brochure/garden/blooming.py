"""Takes a grown shoot and a vitality; wilts it accordingly and paints it on a canvas."""

from __future__ import annotations

import math
from itertools import pairwise

from brochure.garden import vitality as vital
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.flowers import PAINT
from brochure.garden.outline import keep, tapered
from brochure.garden.shapes import LANCE, OVATE, Leaf
from brochure.garden.shoots import LeafSpot, Shoot


def _wilted(shoot: Shoot, v: float) -> list[list[Point]]:
    """Every stem, bent down by its own weight and carried by its parent."""
    plan = shoot.plan
    drop, scale = vital.droop(v), vital.height(v)
    lines: list[list[Point]] = []
    turned: list[list[float]] = []
    starts: list[int] = []
    for stem in shoot.stems:
        if stem.parent >= 0:
            parent = lines[stem.parent]
            start, angle = parent[stem.at], turned[stem.parent][stem.at]
            starts.append(starts[stem.parent] + stem.at)
        else:
            start, angle = stem.points[0], 0.0
            starts.append(0)
        line, turns = [start], [angle]
        whole = starts[-1] + len(stem.points)
        for (ax, ay), (bx, by) in pairwise(stem.points):
            share = (starts[-1] + len(line)) / whole
            length = math.hypot(bx - ax, by - ay) * scale
            heading = math.atan2(bx - ax, -(by - ay)) + angle
            if abs(heading) < 2.75:
                lean = stem.side if abs(heading) < 0.25 else math.copysign(1.0, heading)
                angle += lean * 0.155 * drop * (0.06 + 1.7 * share**2.4) * min(1.6, 48 / whole)
            heading = math.atan2(bx - ax, -(by - ay)) + angle
            x, y = line[-1]
            if y > plan.y - 0.1 * plan.height and len(line) > 12 and abs(heading) > 1.5:
                heading = math.copysign(1.5, heading)
            line.append((x + math.sin(heading) * length, y - math.cos(heading) * length))
            turns.append(angle)
        lines.append(line)
        turned.append(turns)
    return lines


class ShootPen:
    """Paints one shoot at one vitality."""

    def __init__(
        self, canvas: Canvas, shoot: Shoot, v: float, *, fine: bool = True, veins: bool = True,
        floor: float = math.inf, band: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        self.canvas = canvas
        self.shoot = shoot
        self.v = v
        self.fine = fine
        self.veins = veins
        self.floor = floor
        self.band = band
        self.lines = _wilted(shoot, v)
        if band:
            self.lines = [self._narrow(line, band) for line in self.lines]

    def _narrow(self, line: list[Point], band: tuple[float, float]) -> list[Point]:
        """The line drawn in softly, so that a flower at its end keeps within the band."""
        middle = (band[0] + band[1]) / 2
        size = max((head.size for head in self.shoot.heads), default=0.0)
        room = max(2.2, (band[1] - band[0]) / 2 - size * 1.1)
        return [(middle + room * math.tanh((x - middle) / (1.6 * room)), y) for x, y in line]

    def paint(self) -> None:
        """Back leaves, stems, front leaves, heads from low to high."""
        share = vital.lerp(0.42, 1.0, vital.smoothstep(self.v * 1.05))
        shown = [leaf for leaf in self.shoot.leaves if leaf.u < share]
        for spot in shown:
            if spot.back:
                self._leaf(spot)
        stem = vital.ramp(self.v, vital.STEM)
        for index in range(len(self.lines) - 1, -1, -1):
            self.canvas.add(stem, self._stem(index))
        for spot in shown:
            if not spot.back:
                self._leaf(spot)
        self._heads()

    def _stem(self, index: int) -> Subpath:
        stem, line = self.shoot.stems[index], self.lines[index]
        if stem.parent >= 0:
            back = self.lines[stem.parent][max(0, stem.at - 3) : stem.at]
            line = [*back[:1], *line] if len(back) else line
        thin = vital.lerp(0.72, 1.0, self.v)
        last = len(line) - 1
        radii = [
            stem.radius * thin * (1 - vital.lerp(0.84, 0.62, self.v) * (i / last) ** 0.8)
            + (stem.radius * 0.5 * math.exp(-i / 4) if stem.parent < 0 else 0.0)
            for i in range(last + 1)
        ]
        picked = keep(line, 0.16 if self.fine else 0.4, 9)
        return tapered([line[i] for i in picked], [radii[i] for i in picked])

    def _leaf(self, spot: LeafSpot) -> None:
        line = self.lines[spot.stem]
        (ax, ay), (x, y) = line[spot.at - 1], line[spot.at]
        angle = math.atan2(y - ay, x - ax) + spot.turn
        weak = vital.droop(self.v)
        down = math.remainder(math.pi / 2 - angle, math.tau)
        angle += down * weak * 0.92
        length = spot.length * vital.lerp(0.7, 1.0, vital.smoothstep(self.v * 1.2))
        width = vital.lerp(0.72, 1.0, vital.smoothstep(self.v * 1.3))
        blade = OVATE if self.v > 0.35 else LANCE
        leaf = Leaf(x, y, angle, length, spot.bend * (1 + weak), blade, width)
        for _ in range(12):
            if self.band is None or self._fits(leaf, self.band):
                break
            rise = -math.pi / 2 if math.sin(angle) < 0 else math.pi / 2
            angle += 0.25 * math.remainder(rise - angle, math.tau)
            length *= 0.93
            leaf = Leaf(x, y, angle, length, spot.bend * (1 + weak), blade, width)
        if leaf.tip[1] > self.floor:
            return
        if spot.back:
            inks = vital.ramp(self.v, vital.BACK), vital.ramp(self.v, vital.BACK_SHADE)
        else:
            inks = vital.ramp(self.v, vital.LEAF), vital.ramp(self.v, vital.SHADE)
        self.canvas.add(inks[0], leaf.whole())
        side = (
            1.0
            if math.cos(angle + math.pi / 2) * -0.5 + math.sin(angle + math.pi / 2) > 0
            else -1.0
        )
        self.canvas.add(inks[1], leaf.half(side))
        if self.veins and not spot.back and length > 7 and self.v > 0.35:
            self.canvas.add(vital.ramp(self.v, vital.VEIN), *leaf.veins())

    @staticmethod
    def _fits(leaf: Leaf, band: tuple[float, float]) -> bool:
        xs = [values[i] for _, values in leaf.whole() for i in range(0, len(values), 2)]
        return band[0] < min(xs) and max(xs) < band[1]

    def _heads(self) -> None:
        share = vital.lerp(0.0, 1.0, vital.smoothstep((self.v - 0.08) / 0.75))
        ranked = sorted(self.shoot.heads, key=lambda h: -self.lines[h.stem][-1][1])
        for head in ranked:
            line = self.lines[head.stem]
            (ax, ay), (x, y) = line[-2], line[-1]
            angle = math.atan2(y - ay, x - ax)
            lift = 0.5 * vital.smoothstep(2 * self.v - 0.8)
            angle += lift * math.remainder(-math.pi / 2 - angle, math.tau)
            size = head.size * vital.lerp(0.5, 1.0, vital.smoothstep(self.v * 1.2))
            if head.u <= share or (self.v > 0.3 and head.stem == 0):
                PAINT[head.kind](self.canvas, x, y, size, angle, self.v, self.fine)
            elif head.kind != "bud" and self.v < 0.7:
                PAINT["bud"](self.canvas, x, y, 0.8 * size, angle, self.v, self.fine)
