"""The words of a part, old and new, in; those that stay, but in another type, out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from brochure.changes.graphics import gathered
from brochure.changes.pieces import Type, Word
from brochure.changes.wording import Marked, Reworded, spoken

_QUOTED = 6
"""Words that are quoted of those that are set otherwise."""
_SAME = 0.05
"""Sizes that differ by no more points are one: files round them."""
_WEIGHTS = {300: "light", 400: "regular", 500: "medium", 600: "semibold", 700: "bold", 900: "black"}


def retyped(old: Sequence[Word], new: Sequence[Word]) -> list[Reworded]:
    """Each change of size, weight or slant, once for all words of the part that share it."""
    matcher = SequenceMatcher(
        None, [word.text for word in old], [word.text for word in new], autojunk=False
    )
    found: dict[tuple[str, str], list[tuple[Word, Word]]] = {}
    for start, begin, count in matcher.get_matching_blocks():
        for one, other in zip(old[start : start + count], new[begin : begin + count], strict=True):
            if one.type and other.type and (told := _told(one.type, other.type)):
                found.setdefault(told, []).append((one, other))
    return [_change(told, pairs) for told, pairs in found.items()]


def _told(one: Type, other: Type) -> tuple[str, str] | None:
    """What differs between two types, in words; None when nothing does."""
    told: list[tuple[str, str]] = []
    if abs(one.size - other.size) > _SAME:
        told.append((f"{one.size:g} pt", f"{other.size:g} pt"))
    if one.weight != other.weight:
        told.append((_WEIGHTS[one.weight], _WEIGHTS[other.weight]))
    if one.slanted != other.slanted:
        told.append(("slanted", "upright") if one.slanted else ("upright", "slanted"))
    return (", ".join(was for was, _ in told), ", ".join(now for _, now in told)) if told else None


def _change(told: tuple[str, str], pairs: Sequence[tuple[Word, Word]]) -> Reworded:
    words = [word for _, word in pairs]
    quoted = spoken(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")
    count = f"{len(words)} words" if len(words) > 1 else "1 word"
    marks = [
        tuple(Marked("words", spot) for spot in gathered([word.spot for word in side if word.spot]))
        for side in zip(*pairs, strict=True)
    ]
    return Reworded(f"The type of {count}, “{quoted}”:", *told, "", marks[0], marks[1])
