"""Takes the chains of a root system; gives its synapses, and curls the tips toward them."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.system import Chain, Plan, Synapse
from brochure.garden.tree import Grid
from brochure.garden.vitality import lerp


def _related(chains: list[Chain], a: int, b: int) -> bool:
    return chains[a].parent == b or chains[b].parent == a or a == b


def join(chains: list[Chain], plan: Plan, rng: Random) -> list[Synapse]:
    """Join tips to foreign roots that lie ahead: the tip curls in, the bud sits in the gap."""
    reach = 16 * plan.unit
    grid = Grid(reach)
    spots: list[tuple[int, int]] = []
    for index, chain in enumerate(chains):
        for at, (x, y) in enumerate(chain.points[1:-1], start=1):
            if plan.inside(x, y):
                grid.add(x, y, len(spots))
                spots.append((index, at))
    apart = 8.5 * plan.unit * max(1.0, plan.thick) ** 1.4
    taken = Grid(12 * plan.unit)
    bodies = [(*chain.points[at], r) for chain in chains for at, r in chain.somas]

    def clear(x: float, y: float, r: float) -> bool:
        return all(math.hypot(x - ax, y - ay) > 1.25 * ar + r for ax, ay, ar in bodies)

    found: list[Synapse] = []
    for index, chain in enumerate(chains):
        if len(chain.points) < 5 or (chain.stub and len(chain.points) < 7):
            continue
        (px, py), (x, y) = chain.points[-3], chain.points[-1]
        hx, hy = x - px, y - py
        size = math.hypot(hx, hy) or 1.0
        best, target = reach, -1
        for ax, ay, spot in grid.near(x, y, reach):
            gap = math.hypot(ax - x, ay - y)
            if 3.2 * plan.unit < gap < best and not _related(chains, index, spots[spot][0]):
                ahead = ((ax - x) * hx + (ay - y) * hy) / (gap * size)
                best, target = (gap, spot) if ahead > 0.1 else (best, target)
        r = plan.bud * plan.thick**0.5 * rng.uniform(0.6, 1.1)
        petal = rng.random() < 0.3
        if target >= 0:
            other, at = spots[target]
            ox, oy = chains[other].points[at]
            bx, by = lerp(x, ox, 0.5), lerp(y, oy, 0.5)
            if plan.inside(bx, by) and taken.free(bx, by, apart) and clear(bx, by, r):
                taken.add(bx, by, 0)
                chain.points.append((lerp(x, ox, 0.33), lerp(y, oy, 0.33)))
                found.append(Synapse(index, other, at, bx, by, r, petal))
        elif rng.random() < 0.22 and plan.inside(x, y) and chain.kind < 4:
            bx, by = x + hx / size * r, y + hy / size * r
            if plan.inside(bx, by) and taken.free(bx, by, apart) and clear(bx, by, r):
                taken.add(bx, by, 0)
                found.append(Synapse(index, index, len(chain.points) - 1, bx, by, r, petal))
    return found
