"""What a root system is: the plan it grows by, its chains, its synapses; data in, data out."""

from __future__ import annotations

from dataclasses import dataclass, field

from brochure.garden.canvas import Point
from brochure.garden.tree import Inside

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Plan:
    """Where roots may grow and how bold they are; lengths in drawing units."""

    collars: tuple[Point, ...]
    box: Box
    inside: Inside
    angles: tuple[float, ...] = (-1.2, -0.62, 0.02, 0.6, 1.18)
    sides: int = 3
    length: float = 320.0
    unit: float = 1.0
    thick: float = 1.0
    leader: float = 3.9
    limb: float = 44.0
    laterals: tuple[float, ...] = (23.0, 12.5)
    tuft: float = 6.2
    soma_gap: float = 56.0
    soma: tuple[float, float] = (8.2, 4.6)
    bud: float = 1.9
    stray: float = 25.0
    sway: float = 0.36


@dataclass
class Chain:
    """One root: its line from the node it leaves, its parent, and what it takes to show."""

    points: list[Point]
    kind: int
    parent: int
    at: int
    base: float
    tip: float
    limit: float
    stub: float = 0.0
    somas: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Synapse:
    """A bud between the tip of one root and a spine of another."""

    chain: int
    other: int
    at: int
    x: float
    y: float
    r: float
    petal: bool


@dataclass
class Roots:
    """A whole system, grown once at vitality 1."""

    seed: int
    thick: float
    chains: list[Chain]
    synapses: list[Synapse]
