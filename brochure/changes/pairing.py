"""The parts of two pieces in; which part of the one is which of the other out.

Parts are told by their words: a panel that another fold puts elsewhere, or a slide behind one that
is new, is still the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from brochure.changes.pieces import Part

_ALIKE = 0.3
"""Parts that share a lesser share of their words are not the same for that alone."""


def paired(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """Each part with its twin, in the order of the new ones; parts without one stand alone."""
    counts = [[_bag(part) for part in parts] for parts in (old, new)]
    scored = sorted(
        (-_share(counts[0][i], counts[1][j]), abs(i - j), i, j)
        for i in range(len(old))
        for j in range(len(new))
        if old[i].kind == new[j].kind
    )
    twin: dict[int, int] = {}
    taken: set[int] = set()
    for share, _, i, j in scored:
        same_place = old[i].place == new[j].place
        if i not in taken and j not in twin and (-share >= _ALIKE or same_place):
            twin[j] = i
            taken.add(i)
    pairs: list[tuple[Part | None, Part | None]] = []
    lost = [i for i in range(len(old)) if i not in taken]
    for j, part in enumerate(new):
        at = twin.get(j)
        while at is not None and lost and lost[0] < at:
            pairs.append((old[lost.pop(0)], None))
        pairs.append((None if at is None else old[at], part))
    return pairs + [(old[i], None) for i in lost]


def _bag(part: Part) -> Counter[str]:
    return Counter(word.text for word in part.words)


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = max(one.total(), other.total())
    return (one & other).total() / total if total else 0.0


def most_alike(part: Part, others: Sequence[Part]) -> int | None:
    """Which of the others has most of the words of a part; None when none is like it."""
    bag = _bag(part)
    shares = [_share(bag, _bag(other)) for other in others]
    best = max(range(len(others)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= _ALIKE else None
