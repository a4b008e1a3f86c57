"""Takes a way to grow and a seed; gives the first plant from that seed on that is strong enough.

Space colonisation now and then leaves a plant weak: too few flowers, all leaning to one side, or
roots that hardly meet. Such a seed is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Grown = TypeVar("Grown")


def first_strong(
    grow: Callable[[int], Grown], merit: Callable[[Grown], float], enough: float,
    seed: int, *, stride: int = 1, tries: int = 14,
) -> Grown:  # fmt: skip
    """Grows seed, seed + stride, … until one has merit enough; the best of all where none has."""
    best = grow(seed)
    most = merit(best)
    for attempt in range(1, tries):
        if most >= enough:
            break
        other = grow(seed + attempt * stride)
        if merit(other) > most:
            best, most = other, merit(other)
    return best
