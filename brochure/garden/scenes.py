"""Takes the name of a drawing; gives its SVG text, grown from the drawing's own seed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from brochure.garden import deck, decksoil, printed, spots
from brochure.garden.canvas import Canvas

Scene = Callable[[int], Canvas]

SCENES: dict[str, tuple[Scene, int]] = {
    "cover": (printed.cover, 3),
    "cover-light": (printed.cover_light, 3),
    "spread": (printed.spread, 12),
    "spread-light": (printed.spread_light, 12),
    "roots": (spots.roots, 3),
    "pruning": (spots.pruning, 4),
    "fertilizer": (spots.fertilizer, 5),
    "sunlight": (spots.sunlight, 6),
    "drought": (spots.drought, 7),
    "renewal": (spots.renewal, 8),
    "sprout": (printed.mark, 1),
    "deck-cover": (deck.cover, 3),
    "deck-seedling": (deck.seedling, 4),
    "deck-withered": (deck.withered, 6),
    "deck-tall": (deck.tall, 7),
    "deck-four": (deck.four, 8),
    "deck-garden": (deck.garden, 9),
    "deck-drought": (deck.drought, 9),
    "deck-renewal": (deck.renewal, 9),
    "deck-cells": (decksoil.cells, 18),
    "deck-links": (decksoil.links, 17),
    "deck-fertilizer": (decksoil.fertilizer, 16),
    "deck-light": (deck.light, 13),
    "deck-line": (decksoil.line, 14),
    "deck-path": (deck.path, 15),
    "deck-help": (deck.aid, 16),
    "strip": (decksoil.strip, 17),
}
NAMES: tuple[str, ...] = tuple(SCENES)


@lru_cache(maxsize=64)
def grow(name: str, seed: int | None = None) -> str:
    """The SVG text of one drawing; without a seed, of the one that was chosen by eye."""
    scene, chosen = SCENES[name]
    return scene(chosen if seed is None else seed).svg()
