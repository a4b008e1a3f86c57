"""Takes the name of a drawing, a seed and a vitality; gives its SVG text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from brochure.garden import deck, decksoil, printed, specimen, spots
from brochure.garden.canvas import Canvas


@dataclass(frozen=True)
class Scene:
    """A drawing: how it is drawn, and the seed and vitality it is shipped with.

    Without a vitality the drawing tells one fixed state (or several side by side), and `draw`
    takes the seed alone.
    """

    draw: Callable[..., Canvas]
    seed: int
    vitality: float | None = 1.0


SCENES: dict[str, Scene] = {
    "plant": Scene(specimen.whole, 7, 0.8),
    "root": Scene(specimen.roots, 7, 0.8),
    "before": Scene(specimen.before, 7, 0.12),
    "after": Scene(specimen.after, 7, 0.95),
    "cover": Scene(printed.cover, 3),
    "cover-light": Scene(printed.cover_light, 3),
    "cover-dark": Scene(printed.cover_dark, 3),
    "spread": Scene(printed.spread, 12),
    "spread-light": Scene(printed.spread_light, 12),
    "roots": Scene(spots.roots, 3),
    "pruning": Scene(spots.pruning, 4),
    "fertilizer": Scene(spots.fertilizer, 5),
    "sunlight": Scene(spots.sunlight, 6),
    "drought": Scene(spots.drought, 7, 0.2),
    "renewal": Scene(spots.renewal, 7, 0.8),
    "sprout": Scene(printed.mark, 1, None),
    "sprout-dark": Scene(printed.mark_dark, 1, None),
    "deck-cover": Scene(deck.cover, 3),
    "deck-seedling": Scene(deck.seedling, 4),
    "deck-withered": Scene(specimen.withered, 7, 0.15),
    "deck-tall": Scene(specimen.tall, 7),
    "deck-four": Scene(deck.four, 8),
    "deck-garden": Scene(deck.garden, 9),
    "deck-drought": Scene(deck.drought, 9, 0.3),
    "deck-renewal": Scene(deck.renewal, 9, None),
    "deck-cells": Scene(decksoil.cells, 18),
    "deck-links": Scene(decksoil.links, 17),
    "deck-fertilizer": Scene(decksoil.fertilizer, 16, None),
    "deck-light": Scene(deck.light, 13, None),
    "deck-line": Scene(decksoil.line, 14, None),
    "deck-path": Scene(deck.path, 15),
    "deck-help": Scene(deck.aid, 16),
    "strip": Scene(decksoil.strip, 17, None),
}
NAMES: tuple[str, ...] = tuple(SCENES)


@lru_cache(maxsize=64)
def grow(name: str, seed: int | None = None, vitality: float | None = None) -> str:
    """The SVG text of one drawing; what is not said is as in the shipped set.

    The seed counts from 0; the vitality runs from 0 (withered) to 1 (in flower).
    """
    scene = SCENES[name]
    root = scene.seed if seed is None else seed
    if scene.vitality is None:
        return scene.draw(root).svg()
    return scene.draw(root, scene.vitality if vitality is None else vitality).svg()


def grow_all(seed: int = 0) -> Iterator[tuple[str, str]]:
    """Every drawing of the set by name; the seed is added to each drawing's own."""
    for name, scene in SCENES.items():
        yield name, grow(name, scene.seed + seed)
