"""Takes attractors and starting nodes; gives a tree of nodes grown by space colonisation.

The algorithm is that of Runions, Lane and Prusinkiewicz (2007): every attractor within the
influence distance pulls its nearest node one step toward itself, and goes when a node comes
within the kill distance.

Every attractor remembers its nearest node, and only new nodes are compared with attractors, which
lie in a grid hash: the cost stays near linear, and pure Python stays fast.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from brochure.garden.canvas import Point

Inside = Callable[[float, float], bool]
Flow = Callable[[float, float], Point]


class Grid:
    """Points in square cells, for asking what lies near."""

    def __init__(self, cell: float) -> None:
        self.cell = cell
        self.cells: dict[tuple[int, int], list[tuple[float, float, int]]] = {}

    def add(self, x: float, y: float, mark: int) -> None:
        key = (int(x // self.cell), int(y // self.cell))
        self.cells.setdefault(key, []).append((x, y, mark))

    def near(self, x: float, y: float, reach: float) -> Iterable[tuple[float, float, int]]:
        """Every point in the cells that the reach touches (some lie farther)."""
        cell, cells = self.cell, self.cells
        for column in range(int((x - reach) // cell), int((x + reach) // cell) + 1):
            for row in range(int((y - reach) // cell), int((y + reach) // cell) + 1):
                yield from cells.get((column, row), ())

    def free(self, x: float, y: float, reach: float) -> bool:
        """No point within the reach."""
        limit = reach * reach
        return all((x - a) ** 2 + (y - b) ** 2 >= limit for a, b, _ in self.near(x, y, reach))


def scatter(
    rng: Random, box: tuple[float, float, float, float], spacing: float, inside: Inside
) -> list[Point]:
    """Blue noise: points at least a spacing apart, in random order."""
    grid = Grid(spacing)
    points: list[Point] = []
    area = (box[2] - box[0]) * (box[3] - box[1])
    for _ in range(int(9 * area / (spacing * spacing)) + 4):
        x, y = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])
        if inside(x, y) and grid.free(x, y, spacing):
            grid.add(x, y, 0)
            points.append((x, y))
    return points


@dataclass
class Tree:
    """Nodes with parents; the kind says which pass grew a node (0 leader, 1 limb, 2, 3, 4)."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    kids: list[list[int]] = field(default_factory=list)

    def add(self, x: float, y: float, parent: int, kind: int) -> int:
        node = len(self.x)
        self.x.append(x)
        self.y.append(y)
        self.parent.append(parent)
        self.kind.append(kind)
        self.kids.append([])
        if parent >= 0:
            self.kids[parent].append(node)
        return node

    def heading(self, node: int) -> Point:
        """Unit direction from the parent."""
        parent = self.parent[node]
        if parent < 0:
            return 0.0, 1.0
        dx, dy = self.x[node] - self.x[parent], self.y[node] - self.y[parent]
        length = math.hypot(dx, dy) or 1.0
        return dx / length, dy / length


@dataclass(frozen=True)
class Pass:
    """The figures of one colonising pass; all lengths in drawing units (0.01 in on paper).

    `spacing` of the attractors, `influence` and `kill` distance and `step` are those of Runions
    et al. (2007); `inertia` (share of the own heading), `jitter` (radians), `flow` (share of the
    direction away from the collar) and the limit of `rounds` are ours.
    """

    kind: int
    spacing: float
    influence: float
    kill: float
    step: float
    inertia: float
    jitter: float
    flow: float = 0.0
    rounds: int = 90


def colonise(
    tree: Tree,
    rng: Random,
    figures: Pass,
    attractors: Sequence[Point],
    starts: Sequence[int],
    flow: Flow | None = None,
) -> None:
    """Grow toward the attractors from the starting nodes, in place."""
    influence = figures.influence
    grid = Grid(influence)
    for index, (x, y) in enumerate(attractors):
        grid.add(x, y, index)
    nearest = [-1] * len(attractors)
    distance = [influence * influence] * len(attractors)
    alive = [True] * len(attractors)
    kill = figures.kill * figures.kill

    def meet(node: int) -> None:
        nx, ny = tree.x[node], tree.y[node]
        for ax, ay, index in grid.near(nx, ny, influence):
            if alive[index]:
                d = (ax - nx) * (ax - nx) + (ay - ny) * (ay - ny)
                if d < kill:
                    alive[index] = False
                elif d < distance[index]:
                    distance[index] = d
                    nearest[index] = node

    for node in starts:
        meet(node)
    for _ in range(figures.rounds):
        pulls: dict[int, list[float]] = {}
        for index, node in enumerate(nearest):
            if node >= 0 and alive[index] and len(tree.kids[node]) < 7:
                dx = attractors[index][0] - tree.x[node]
                dy = attractors[index][1] - tree.y[node]
                length = math.hypot(dx, dy) or 1.0
                pull = pulls.setdefault(node, [0.0, 0.0, length, 0.0, 0.0])
                pull[0] += dx / length
                pull[1] += dy / length
                if length <= pull[2]:
                    pull[2:] = [length, dx / length, dy / length]
        if not pulls:
            return
        for node in [_step(tree, rng, figures, n, pulls[n], flow) for n in sorted(pulls)]:
            meet(node)


def _step(
    tree: Tree,
    rng: Random,
    figures: Pass,
    node: int,
    pull: Sequence[float],
    flow: Flow | None,
) -> int:
    forking = bool(tree.kids[node])
    px, py = (pull[3], pull[4]) if forking else (pull[0], pull[1])
    length = math.hypot(px, py) or 1.0
    hold = figures.inertia * (0.25 if forking else 1.0)
    hx, hy = tree.heading(node)
    dx, dy = px / length + hx * hold, py / length + hy * hold
    if flow is not None and figures.flow:
        fx, fy = flow(tree.x[node], tree.y[node])
        share = figures.flow * (0.5 if forking else 1.0)
        dx, dy = dx + fx * share, dy + fy * share
    angle = math.atan2(dy, dx) + rng.gauss(0.0, figures.jitter)
    return tree.add(
        tree.x[node] + math.cos(angle) * figures.step,
        tree.y[node] + math.sin(angle) * figures.step,
        node,
        figures.kind,
    )


def lines(tree: Tree, first: int) -> list[list[int]]:
    """Every chain of the nodes from the first on: the parent node, then the longest run."""
    count = len(tree.x)
    depth = [1] * count
    main = [-1] * count
    for node in range(count - 1, first - 1, -1):
        parent = tree.parent[node]
        if parent >= 0 and tree.kind[parent] == tree.kind[node] and depth[node] + 1 > depth[parent]:
            depth[parent] = depth[node] + 1
            main[parent] = node
    chains: list[list[int]] = []
    for node in range(first, count):
        parent = tree.parent[node]
        if parent < 0 or main[parent] == node:
            continue
        chain = [parent, node]
        while main[chain[-1]] >= 0:
            chain.append(main[chain[-1]])
        chains.append(chain)
    return chains
