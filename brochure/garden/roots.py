"""Takes a plan (collars, soil, figures) and a seed; gives a grown root system of neurons.

The order matters: leaders, limbs, cell bodies, laterals, tufts, and the synapses last.
"""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from brochure.garden.acceptance import first_strong
from brochure.garden.canvas import Point
from brochure.garden.outline import relax
from brochure.garden.synapses import join
from brochure.garden.system import Chain, Plan, Roots
from brochure.garden.tree import Grid, Inside, Pass, Tree, colonise, lines, scatter
from brochure.garden.vitality import clip, lerp, threshold


class _Grower:
    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.seed = seed
        self.rng = Random(seed)
        self.tree = Tree()
        self.leaders: list[list[int]] = []
        self.near = Grid(16 * plan.unit)
        self.somas: dict[int, float] = {}
        self.stubs: dict[int, float] = {}

    def grow(self) -> Roots:
        plan, u = self.plan, self.plan.unit
        self._plants()
        self._pass(Pass(1, plan.limb, 170 * u, 0.3 * plan.limb, 4 * u, 0.75, 0.06), None)
        self._bodies()
        self._strays()
        for order, gap in enumerate(plan.laterals):
            first = order == 0
            self._pass(
                Pass(
                    2 + order, gap, gap * (4 if first else 3.7), 0.34 * gap,
                    (3.4 if first else 3.0) * u, 0.6 if first else 0.5, 0.075, 0.5,
                ),
                None,
            )  # fmt: skip
        if plan.tuft:
            bodies = Grid(30 * u)
            for node in self.somas:
                bodies.add(self.tree.x[node], self.tree.y[node], node)
            self._pass(
                Pass(4, plan.tuft, plan.tuft * 3.9, 0.62 * plan.tuft, 2.3 * u, 0.4, 0.1, 0.5, 14),
                lambda x, y: not bodies.free(x, y, 27 * u),
            )
        return self._finish()

    def _plants(self) -> None:
        """Steep leaders of every plant first, then the flat ones, then side leaders."""
        plan, rng = self.plan, self.rng
        own: list[list[list[int]]] = [[] for _ in plan.collars]
        for angle in sorted(plan.angles, key=abs):
            for plant, collar in enumerate(plan.collars):
                foot = self.tree.add(collar[0], collar[1], -1, 0)
                aim = angle + rng.uniform(-0.09, 0.09)
                length = plan.length * (1.05 - 0.12 * abs(angle)) * rng.uniform(0.85, 1.1)
                own[plant] += self._walk(foot, aim * 0.9, aim, length)
        for side in range(plan.sides):
            for leaders in own:
                if leaders:
                    self._side(leaders[(side * 2 + rng.randrange(2)) % len(leaders)])

    def _side(self, source: list[int]) -> None:
        plan, rng = self.plan, self.rng
        reach = int(rng.uniform(58, 120) / 4)
        if len(source) <= reach + 8:
            return
        node = source[reach]
        hx, hy = self.tree.heading(node)
        heading = math.atan2(hx, hy)
        turn = rng.choice((-0.42, 0.42))
        aim = clip(heading + turn * 1.5, -1.35, 1.35)
        self._walk(node, heading + turn * 0.6, aim, plan.length * 0.62)

    def _walk(self, node: int, heading: float, aim: float, length: float) -> list[list[int]]:
        plan, rng, tree = self.plan, self.rng, self.tree
        step = 4.0 * plan.unit
        phase, rate = rng.uniform(0, math.tau), rng.uniform(8, 11)
        drift = 0.0
        chain = [node]
        index = len(self.leaders)
        for count in range(int(length / step)):
            t = count * step / length
            target = aim * (1 - 0.35 * t) + plan.sway * math.sin(rate * t + phase) * min(1, 3 * t)
            drift = 0.9 * drift + rng.gauss(0, 0.05) * 0.45
            heading += (target - heading) * 0.065 + drift * 0.3
            x, y = tree.x[node], tree.y[node]
            if count * step > 40 * plan.unit and self._meets(x, y, heading, index):
                break
            heading += self._steer
            nx, ny = x + math.sin(heading) * step, y + math.cos(heading) * step
            if count > 2 and not plan.inside(nx, ny):
                heading *= 0.75
                nx, ny = x + math.sin(heading) * step, y + math.cos(heading) * step
                if not plan.inside(nx, ny):
                    break
            node = tree.add(nx, ny, node, 0)
            chain.append(node)
        if len(chain) > 8:
            for count, member in enumerate(chain):
                if count * step > 24 * plan.unit:
                    self.near.add(tree.x[member], tree.y[member], index)
            self.leaders.append(chain)
            return [chain]
        return []

    _steer = 0.0

    def _meets(self, x: float, y: float, heading: float, index: int) -> bool:
        """Steer off other leaders; true where one is too close to go on."""
        avoid = 30 * self.plan.unit
        self._steer = 0.0
        best = avoid
        for ax, ay, other in self.near.near(x, y, avoid):
            gap = math.hypot(ax - x, ay - y)
            if other != index and gap < best:
                best = gap
                side = math.sin(heading) * (ay - y) - math.cos(heading) * (ax - x)
                self._steer = math.copysign(0.10 * (1 - gap / avoid), side)
        return best < 6 * self.plan.unit

    def _flow(self, x: float, y: float) -> Point:
        cx, cy = min(self.plan.collars, key=lambda c: abs(c[0] - x))
        dx, dy = x - cx, y - (cy - 60 * self.plan.unit)
        length = math.hypot(dx, dy) or 1.0
        return dx / length, dy / length

    def _pass(self, figures: Pass, only: Inside | None) -> None:
        inside, plan = self.plan.inside, self.plan
        low = min(c[1] for c in plan.collars) + (4 + 5 * (figures.kind < 3)) * plan.unit

        def allowed(x: float, y: float) -> bool:
            return y > low and inside(x, y) and (only is None or only(x, y))

        points = scatter(self.rng, plan.box, figures.spacing, allowed)
        tail = 14 if figures.kind == 1 else 4
        tips = {node for chain in self.leaders for node in chain[-tail:]}
        starts = [
            n for n in range(len(self.tree.x))
            if self.tree.parent[n] >= 0 and self.tree.kind[n] < 4 and n not in tips
        ]  # fmt: skip
        colonise(self.tree, self.rng, figures, points, starts, self._flow)

    def _bodies(self) -> None:
        """Cell bodies on leaders and limbs, each with four stub dendrites."""
        plan, tree, rng = self.plan, self.tree, self.rng
        grid = Grid(plan.soma_gap)
        top = min(c[1] for c in plan.collars)
        head = plan.soma[0] * max(1.0, 0.75 * plan.thick)
        chains = [*self.leaders, *(c for c in self._limbs() if len(c) > 9)]
        for chain in chains:
            offset = rng.randrange(7, 13)
            for node in chain[offset : -(int(2.2 * head / (4 * plan.unit)) + 3)]:
                x, y = tree.x[node], tree.y[node]
                if not grid.free(x, y, plan.soma_gap) or not plan.inside(x, y - head):
                    continue
                if any(math.hypot(x - cx, y - cy) < plan.soma_gap * 0.5 for cx, cy in plan.collars):
                    continue
                grid.add(x, y, node)
                depth = clip((y - top) / max(60.0, plan.box[3] - top))
                r = lerp(*plan.soma, depth) * rng.uniform(0.9, 1.08)
                self.somas[node] = r
                hx, hy = tree.heading(node)
                axis = math.atan2(hy, hx)
                offs = [1.1, -1.1, 1.95, -1.95]
                if rng.random() < 0.85:
                    offs.pop(rng.randrange(4))
                for off in offs:
                    self._stub(node, axis + off + rng.uniform(-0.34, 0.34), r)

    def _stub(self, node: int, angle: float, r: float) -> None:
        step = max(2.4 * self.plan.unit, r * 0.3)
        last = node
        bend = self.rng.choice((-1.0, 1.0)) * self.rng.uniform(0.08, 0.2)
        for count in range(max(3, int(self.rng.uniform(1.6, 2.3) * r / step) + 1)):
            angle += bend if count > 1 else 0.0
            last = self.tree.add(
                self.tree.x[last] + math.cos(angle) * step,
                self.tree.y[last] + math.sin(angle) * step,
                last,
                2,
            )
            if count == 0:
                self.stubs[last] = r

    def _strays(self) -> None:
        """Long laterals that wander off leaders and limbs until they meet another root."""
        plan, tree, rng, u = self.plan, self.tree, self.rng, self.plan.unit
        near = Grid(12 * u)
        for node in range(len(tree.x)):
            near.add(tree.x[node], tree.y[node], node)
        for chain in [*self.leaders, *(c for c in self._limbs() if len(c) > 8)]:
            side = rng.choice((-1.0, 1.0))
            at = rng.randrange(7, 13)
            while at < len(chain) - 3:
                if chain[at] not in self.somas and rng.random() < 0.9:
                    self._stray(chain[at], side, near)
                side = -side if rng.random() < 0.8 else side
                at += max(2, int(plan.stray * rng.uniform(0.6, 1.4) / (4 * u)))

    def _stray(self, node: int, side: float, near: Grid) -> None:
        plan, tree, rng, u = self.plan, self.tree, self.rng, self.plan.unit
        hx, hy = tree.heading(node)
        heading = math.atan2(hy, hx) + side * rng.uniform(0.55, 0.95)
        bend = -side * rng.uniform(-0.012, 0.03)
        phase, step = rng.uniform(0, math.tau), 3.4 * u
        length = rng.uniform(40, 130) * u
        line = [(tree.x[node], tree.y[node])]
        for count in range(int(length / step)):
            x, y = line[-1]
            fx, fy = self._flow(x, y)
            pull = math.remainder(math.atan2(fy, fx) - heading, math.tau)
            heading += 0.03 * pull + bend + 0.07 * math.sin(count * 0.42 + phase)
            x, y = x + math.cos(heading) * step, y + math.sin(heading) * step
            if not plan.inside(x, y) or (count > 3 and not near.free(x, y, 8.5 * u)):
                break
            line.append((x, y))
        if len(line) < 8:
            return
        last = node
        for x, y in line[1:]:
            last = tree.add(x, y, last, 2)
            near.add(x, y, last)

    def _limbs(self) -> list[list[int]]:
        return [c for c in lines(self.tree, 0) if self.tree.kind[c[1]] == 1]

    def _finish(self) -> Roots:
        tree, rng, plan = self.tree, self.rng, self.plan
        raw = [*self.leaders, *(c for c in lines(tree, 0) if tree.kind[c[1]] > 0)]
        raw.sort(key=lambda c: tree.kind[c[1]])
        chains: list[Chain] = []
        home: dict[int, tuple[int, int]] = {}
        for nodes in raw:
            kind, stub = tree.kind[nodes[1]], self.stubs.get(nodes[1], 0.0)
            short = 4 if kind == 4 else 3
            bare = all(len(tree.kids[n]) < 2 for n in nodes[1:])
            parent, at = home.get(nodes[0], (-1, 0))
            if (len(nodes) <= short and bare and not stub) or (kind > 0 and parent < 0):
                continue
            points = [(tree.x[n], tree.y[n]) for n in nodes]
            if parent >= 0:
                points[0] = chains[parent].points[at]
            points = relax(points, 9 if kind < 2 else 7)
            if (
                kind
                and bare
                and (not stub or len(nodes) > 8)
                and not any(n in self.somas for n in nodes[1:])
            ):
                points = self._curled(points)
            length = sum(math.dist(a, b) for a, b in pairwise(points))
            if kind and bare and not stub and self._barb(kind, length):
                continue
            index = len(chains)
            for position, node in enumerate(nodes[1:], start=1):
                home[node] = (index, position)
            if parent < 0:
                home[nodes[0]] = (index, 0)
            base, tip = self._radii(kind, length)
            limit = threshold(
                rng.random(), kind, length / plan.unit, chains[parent].limit if parent >= 0 else 0.0
            )
            chain = Chain(points, kind, parent, at, base, tip, 0.0 if kind == 0 else limit, stub)
            own = nodes if parent < 0 else nodes[1:]
            chain.somas = [
                (i, self.somas[n]) for i, n in enumerate(own, len(nodes) - len(own))
                if n in self.somas
            ]  # fmt: skip
            chains.append(chain)
        return Roots(self.seed, plan.thick, chains, join(chains, plan, rng))

    def _curled(self, points: list[Point]) -> list[Point]:
        """The same root, bending more and more to one side."""
        turn = self.rng.choice((-1.0, 1.0)) * self.rng.uniform(0.25, 0.9)
        line = points[:1]
        for i in range(1, len(points)):
            (ax, ay), (bx, by), angle = points[i - 1], points[i], turn * (i / len(points)) ** 1.3
            c, s = math.cos(angle), math.sin(angle)
            dx, dy = bx - ax, by - ay
            x, y = line[-1]
            line.append((x + c * dx - s * dy, y + s * dx + c * dy))
        return line if self.plan.inside(*line[-1]) else points

    def _barb(self, kind: int, length: float) -> bool:
        """Short side twigs read as thorns: the shortest go, and half of the next."""
        least = (
            (0.0, 26.0, 20.0, 15.0, 11.0)[kind] * self.plan.unit * max(1.0, self.plan.thick) ** 0.5
        )
        return length < least or (length < 1.7 * least and self.rng.random() < 0.5)

    def _radii(self, kind: int, length: float) -> tuple[float, float]:
        plan, grown = self.plan, length / self.plan.unit
        thick = plan.thick * plan.unit**0.6
        if kind == 0:
            share = clip(length / plan.length, 0.4, 1.0)
            return plan.leader * share * self.rng.uniform(0.72, 1.12) * thick, 0.42 * thick
        base = (
            0.0,
            0.5 + 0.014 * min(grown, 110.0),
            0.55 + 0.007 * grown,
            0.45 + 0.006 * grown,
            0.42,
        )[kind]
        return base * thick, 0.2 * thick


STRONG = 1.4
"""Synapses for each cell body from which a net counts as joined."""


def merit(plan: Plan, roots: Roots) -> float:
    """Synapses for each cell body; nothing where a fifth of the main roots did not come up."""
    main = sum(chain.kind == 0 and chain.parent < 0 for chain in roots.chains)
    if main < 0.8 * len(plan.collars) * len(plan.angles):
        return 0.0
    return len(roots.synapses) / max(1, sum(len(chain.somas) for chain in roots.chains))


def grow_roots(plan: Plan, seed: int) -> Roots:
    """Grow a system; the same plan and seed give the same one. A weak seed is passed over."""
    return first_strong(lambda s: _Grower(plan, s).grow(), lambda r: merit(plan, r), STRONG, seed)
