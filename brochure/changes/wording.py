"""The words of a part, old and new, in; each change of words out, with the places to mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from brochure.changes.pieces import Spot, Word

_AROUND = 6
"""Words of context on each side."""
_BETWEEN = 2
"""Changes with no more unchanged words between them are read as one; each word keeps its mark."""
_CARET = 2.0
"""The width in points of the mark at which words are missing."""

Sort = Literal["words", "gap", "picture"]
"""What a mark stands at: words, the place where the other side has words, a picture."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place to mark, and what stands there."""

    sort: Sort
    spot: Spot


@dataclass(frozen=True, slots=True)
class Reworded:
    """One change: the words before and now with a few around them, and where both stand."""

    before: str
    old: str
    new: str
    after: str
    old_marks: tuple[Marked, ...]
    new_marks: tuple[Marked, ...]


def reworded(old: Sequence[Word], new: Sequence[Word]) -> list[Reworded]:
    """Every change between two texts. Line ends play no part: words alone are compared."""
    matcher = SequenceMatcher(
        None, [word.text for word in old], [word.text for word in new], autojunk=False
    )
    groups: list[list[tuple[int, int, int, int]]] = []
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            continue
        if groups and i1 - groups[-1][-1][1] <= _BETWEEN:
            groups[-1].append((i1, i2, j1, j2))
        else:
            groups.append([(i1, i2, j1, j2)])
    return [_change(old, new, group) for group in groups]


def _change(
    old: Sequence[Word], new: Sequence[Word], group: list[tuple[int, int, int, int]]
) -> Reworded:
    start_old, start_new = group[0][0], group[0][2]
    end_old, end_new = group[-1][1], group[-1][3]
    old_marks: list[Marked] = []
    new_marks: list[Marked] = []
    for i1, i2, j1, j2 in group:
        old_marks += _marks(old, i1, i2)
        new_marks += _marks(new, j1, j2)
    return Reworded(
        spoken(new[max(0, start_new - _AROUND) : start_new]),
        spoken(old[start_old:end_old]),
        spoken(new[start_new:end_new]),
        spoken(new[end_new : end_new + _AROUND]),
        tuple(old_marks),
        tuple(new_marks),
    )


def spoken(words: Sequence[Word]) -> str:
    """Words as they are written, with a space before each that is not joined."""
    return "".join((" " if i and not w.joined else "") + w.text for i, w in enumerate(words))


def _marks(words: Sequence[Word], start: int, end: int) -> list[Marked]:
    if start == end:
        spot = _gap(words, start)
        return [Marked("gap", spot)] if spot else []
    return [Marked("words", spot) for spot in _lines(words[start:end])]


def _lines(words: Sequence[Word]) -> list[Spot]:
    """The places of words, those that follow one another on a line as one."""
    found: list[Spot] = []
    for word in words:
        spot = word.spot
        if spot is None:
            continue
        last = found[-1] if found else None
        if last and last.page == spot.page and _same_line(last, spot):
            found[-1] = last.around(spot)
        else:
            found.append(spot)
    return found


def _same_line(last: Spot, spot: Spot) -> bool:
    middle = spot.y + spot.h / 2
    return last.y <= middle <= last.bottom and -1.0 <= spot.x - last.right <= 0.75 * spot.h


def _gap(words: Sequence[Word], at: int) -> Spot | None:
    """The place between two words: behind the one, else before the other."""
    if at > 0 and (spot := words[at - 1].spot):
        return Spot(spot.right, spot.y, _CARET, spot.h, spot.page)
    if at < len(words) and (spot := words[at].spot):
        return Spot(spot.x - _CARET, spot.y, _CARET, spot.h, spot.page)
    return None
