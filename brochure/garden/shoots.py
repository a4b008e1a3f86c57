"""Takes a plan (foot, height, heads) and a seed; gives a grown shoot: stems, leaves and heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from brochure.garden.acceptance import first_strong
from brochure.garden.canvas import Point
from brochure.garden.outline import relax
from brochure.garden.tree import Tree, lines


@dataclass(frozen=True)
class ShootPlan:
    """A plant above ground; lengths in drawing units."""

    x: float
    y: float
    height: float
    heads: int = 5
    spread: float = 0.66
    kinds: tuple[str, ...] = ("daisy", "umbel", "cup", "daisy", "cup", "umbel", "bud")
    head: float = 0.085
    leaf: float = 0.135
    lean: float = 0.0
    stem: float = 1.0
    pitch: float = 1.0
    sway: float = 0.0
    ragged: float = 0.0
    trunk: int = 7
    room: tuple[float, float] = (-math.inf, math.inf)


@dataclass(frozen=True)
class LeafSpot:
    """A leaf on a stem: where, to which side, how long, and what it takes to show."""

    stem: int
    at: int
    turn: float
    length: float
    bend: float
    back: bool
    u: float


@dataclass(frozen=True)
class Head:
    """A flower at the end of a stem."""

    stem: int
    kind: str
    size: float
    u: float


@dataclass
class Stem:
    """A line from the node it leaves; which stem that is on, and at which point."""

    points: list[Point]
    parent: int
    at: int
    order: int
    radius: float
    side: float


@dataclass
class Shoot:
    """A whole shoot at vitality 1."""

    plan: ShootPlan
    stems: list[Stem]
    leaves: list[LeafSpot]
    heads: list[Head]


def _targets(plan: ShootPlan, rng: Random) -> list[Point]:
    if plan.heads == 1:
        return [(plan.x + plan.height * 0.06 * rng.uniform(-1, 1), plan.y - plan.height)]
    places: list[Point] = []
    first = rng.randrange(2)
    for i in range(plan.heads):
        t = 2 * i / (plan.heads - 1) - 1
        a = t * plan.spread + rng.uniform(-0.05, 0.05) + plan.lean
        reach = plan.height * (1 - 0.3 * abs(t) ** 1.5)
        if plan.heads > 2 and i % 2 != first and plan.heads != 3:
            reach *= 0.76
        if plan.heads == 3 and i != 1:
            narrow = 0.86 if i == first * 2 else 0.62
            reach *= 0.9 if plan.spread > 0.25 else narrow
        if plan.ragged:
            reach *= 1 - plan.ragged * rng.random()
        places.append((plan.x + math.sin(a) * reach, plan.y - math.cos(a) * reach))
    top = plan.y - min(p[1] for p in places)
    scale = plan.height / top
    return [(x, plan.y - (plan.y - y) * scale) for x, y in places]


def _skeleton(plan: ShootPlan, targets: list[Point]) -> Tree:
    tree = Tree()
    step = plan.height / 48
    node = tree.add(plan.x, plan.y, -1, 0)
    for _ in range(plan.trunk):
        node = tree.add(plan.x, tree.y[node] - step, node, 0)
    alive = list(range(len(targets)))
    best = [(math.inf, 0)] * len(targets)
    fresh = list(range(len(tree.x)))
    for _ in range(160):
        for index in alive:
            tx, ty = targets[index]
            for candidate in fresh:
                dx, dy = tx - tree.x[candidate], ty - tree.y[candidate]
                rise = math.atan2(dx, -dy)
                cost = math.hypot(dx, dy) * (1 + 1.3 * rise * rise)
                if cost < best[index][0]:
                    best[index] = (cost, candidate)
        pulls: dict[int, list[float]] = {}
        for index in alive:
            near = best[index][1]
            dx, dy = targets[index][0] - tree.x[near], targets[index][1] - tree.y[near]
            length = math.hypot(dx, dy) or 1.0
            pull = pulls.setdefault(near, [0.0, 0.0])
            pull[0] += dx / length
            pull[1] += dy / length
        fresh = []
        for near in sorted(pulls):
            hx, hy = tree.heading(near)
            hold = 0.25 if tree.kids[near] else 0.9
            size = math.hypot(*pulls[near]) or 1.0
            dx = pulls[near][0] / size + hx * hold
            dy = pulls[near][1] / size + hy * hold - 0.25
            size = math.hypot(dx, dy) or 1.0
            fresh.append(
                tree.add(tree.x[near] + dx / size * step, tree.y[near] + dy / size * step, near, 0)
            )
        alive = [
            i
            for i in alive
            if math.hypot(targets[i][0] - tree.x[best[i][1]], targets[i][1] - tree.y[best[i][1]])
            > step * 1.9
        ]
        if not alive:
            break
    return tree


def _stems(plan: ShootPlan, tree: Tree, rng: Random) -> list[Stem]:
    raw = lines(tree, 0)
    first = [0]
    depth = 0
    while tree.kids[first[-1]] and depth < 400:
        first.append(max(tree.kids[first[-1]], key=lambda k: (_reach(tree, k), -k)))
        depth += 1
    taken = set(first)
    raw = [first, *(c for c in raw if c[1] not in taken)]
    stems: list[Stem] = []
    bases: list[list[Point]] = []
    home: dict[int, tuple[int, int]] = {}
    for nodes in raw:
        parent, at = home.get(nodes[0], (-1, 0))
        if len(nodes) < 4:
            continue
        points = [(tree.x[n], tree.y[n]) for n in nodes]
        if parent >= 0:
            points[0] = bases[parent][at]
        elif stems:
            continue
        points = relax(points, 14)
        bases.append(_upturned(points))
        points = _swayed(plan, bases[-1])
        index = len(stems)
        for position, node in enumerate(nodes):
            home.setdefault(node, (index, position))
        order = 0 if parent < 0 else stems[parent].order + 1
        base = 0.0115 * plan.height**0.9 * 1.3 * plan.stem
        radius = base if parent < 0 else stems[parent].radius * 0.74
        lean = points[-1][0] - points[0][0]
        side = math.copysign(1.0, lean if abs(lean) > 2 else rng.uniform(-1, 1))
        stems.append(Stem(points, parent, at, order, radius, side))
    return stems


def _reach(tree: Tree, node: int) -> int:
    count = 0
    level = [node]
    while level:
        count += 1
        level = [k for n in level for k in tree.kids[n]]
    return count


def _upturned(points: list[Point]) -> list[Point]:
    """The last part of a stalk turns up."""
    tail = min(11, len(points) // 2)
    start = len(points) - tail
    line = points[:start]
    for i in range(start, len(points)):
        (ax, ay), (bx, by) = points[i - 1], points[i]
        size = math.hypot(bx - ax, by - ay) or 1.0
        w = 0.7 * ((i - start) / tail) ** 1.2
        dx, dy = (bx - ax) / size * (1 - w), (by - ay) / size * (1 - w) - w
        norm = math.hypot(dx, dy) or 1.0
        line.append((line[-1][0] + dx / norm * size, line[-1][1] + dy / norm * size))
    return line


def _swayed(plan: ShootPlan, points: list[Point]) -> list[Point]:
    """The whole plant bent to one side below and back above."""
    if not plan.sway:
        return points
    size = plan.sway * plan.height
    return [(x + size * math.sin(4.2 * (plan.y - y) / plan.height), y) for x, y in points]


def _leaves(plan: ShootPlan, stems: list[Stem], heads: list[Head], rng: Random) -> list[LeafSpot]:
    spots: list[LeafSpot] = []
    taken: list[Point] = []
    size = plan.leaf * plan.height
    blooms = [(*stems[h.stem].points[-1], h.size) for h in heads]
    for index, stem in enumerate(stems):
        pitch = size * 0.42 * plan.pitch
        run = pitch * (0.35 if stem.order == 0 else 0.9)
        side = rng.choice((-1.0, 1.0))
        for at in range(2, len(stem.points) - 4):
            (ax, ay), (x, y) = stem.points[at - 1], stem.points[at]
            run += math.dist((ax, ay), (x, y))
            if run < pitch:
                continue
            run = rng.uniform(-0.15, 0.15) * pitch
            side = -side
            rise = (plan.y - y) / plan.height
            length = size * (1.15 - 0.62 * min(1.0, rise)) * rng.uniform(0.9, 1.08)
            heading = math.atan2(y - ay, x - ax)
            turn = side * rng.uniform(0.72, 1.0)
            probes = [
                (
                    x + math.cos(heading + turn) * length * f,
                    y + math.sin(heading + turn) * length * f,
                )
                for f in (0.5, 0.85)
            ]
            close = 0.36 * length
            if any(math.dist(p, q) < close for p in probes for q in taken):
                continue
            if any(math.dist(p, (bx, by)) < r * 1.05 for p in probes for bx, by, r in blooms):
                continue
            if probes[1][1] > plan.y - 1:
                continue
            taken.extend(probes)
            bend = -side * rng.uniform(0.2, 0.6)
            spots.append(LeafSpot(index, at, turn, length, bend, rng.random() < 0.36, rng.random()))
    return spots


def _heads(plan: ShootPlan, stems: list[Stem], rng: Random) -> list[Head]:
    """A flower on every stem that has room for one."""
    shift = rng.randrange(len(plan.kinds)) if len(plan.kinds) > 3 else 0
    heads: list[Head] = []
    for index, stem in enumerate(stems):
        kind = plan.kinds[(index + shift) % len(plan.kinds)]
        size = plan.head * plan.height * rng.uniform(0.9, 1.1) * (0.6 if kind == "bud" else 1.0)
        x, y = stem.points[-1]
        apart = all(
            math.dist((x, y), stems[h.stem].points[-1]) > (size + h.size) * 1.02 for h in heads
        )
        if not apart and kind not in ("none", "bud"):
            kind, size = "bud", size * 0.6
        if kind != "none" and (apart or kind == "bud") and y < plan.y - 0.3 * plan.height:
            heads.append(Head(index, kind, size, rng.random()))
    return heads


def _once(plan: ShootPlan, seed: int) -> Shoot:
    rng = Random(seed)
    stems = _stems(plan, _skeleton(plan, _targets(plan, rng)), rng)
    heads = _heads(plan, stems, rng)
    return Shoot(plan, stems, _leaves(plan, stems, heads, rng), heads)


def grow_shoot(plan: ShootPlan, seed: int) -> Shoot:
    """Grow a shoot; one with too few heads, leaning or out of its room is passed over."""
    enough = plan.heads - (plan.heads > 4)
    return first_strong(lambda s: _once(plan, s), merit, enough, seed, stride=101)


def merit(shoot: Shoot) -> float:
    """Heads in their room, less what all of them together lean to one side."""
    if not shoot.heads:
        return float(len(shoot.stems))
    xs = [shoot.stems[h.stem].points[-1][0] - shoot.plan.x for h in shoot.heads]
    left, right = shoot.plan.room
    out = sum(
        not left <= shoot.stems[h.stem].points[-1][0] + side * h.size <= right
        for h in shoot.heads
        for side in (-1.0, 1.0)
    )
    return len(xs) - out - 3.0 * max(0.0, abs(sum(xs) / len(xs)) / shoot.plan.height - 0.12)
