"""Path data and movements as SVG writes them in; closed outlines in the drawing's units out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from brochure.model.art import TAKES, Segment, Subpath, quadratic_as_cubic

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_SEGMENT = re.compile(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_PLAIN = re.compile(r"[MLCQZ0-9\s,.+\-eE]*")
_COUNTS = {**TAKES, "Q": 4}
_FORM = re.compile(r"  ((?: L  | C      | Q    )*)( Z)? ?")
_NUMBERS_OUT = str.maketrans("", "", "0123456789.-")
_LETTERS_OUT = str.maketrans("", "", "MLCQZ")
_MOVE = re.compile(r"\s*(translate|scale|rotate|matrix)\s*\(([^()]*)\)\s*,?\s*")
_LONG = 10
"""Digits of a number too large for any drawing."""
_ARGUMENTS = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,)}


class _Numbers(dict[str, float]):
    """Numbers by how they are written: a drawing repeats its coordinates, and reading is slow.

    What is written as a whole number is an int, so that a pen knows it for one.
    """

    def __missing__(self, written: str) -> float:
        if len(self) > 200_000:
            self.clear()
        is_whole = len(written) < _LONG and written.removeprefix("-").isdigit()
        value = self[written] = int(written) if is_whole else float(written)
        return value


_NUMBERS = _Numbers()


class PathFault(ValueError):
    """Path data that is not of the subset; the text of the fault is a plain sentence."""


Outlines = tuple[tuple[str, ...], tuple[float, ...]]
"""The letters of each outline, and the numbers of all of them in turn."""


def outlines(d: str) -> Outlines:
    """The outlines of a `d`, each closed; Q is turned into C."""
    plain = _PLAIN.match(d)
    if plain is None or plain.end() != len(d):
        odd = d[plain.end() if plain else 0]
        raise PathFault(f"“{odd}” in the path is not one of the letters M, L, C, Q, Z.")
    words = d.replace(",", " ")
    return _quick(words) or _joined(_careful(words))


def _quick(words: str) -> Outlines | None:
    """Faultless data with one space around each letter and number; None for the rest.

    What is left of an outline without its digits shows its letters and how many numbers each
    takes; drawings repeat few such forms, so each is understood once.
    """
    before, *forms = words.translate(_NUMBERS_OUT).split("M")
    try:
        values = tuple(map(_NUMBERS.__getitem__, words.translate(_LETTERS_OUT).split()))
    except ValueError:
        return None
    known = list(map(_letters, forms))
    letters = tuple(letters for letters, _ in known)
    # A number too few anywhere leaves a space too many, so the whole count proves every outline's.
    if before or not letters or not all(letters) or sum(count for _, count in known) != len(values):
        return None
    if "MZ" not in letters and not any("Q" in each for each in letters):
        return letters, values
    subpaths: list[Subpath] = []
    at = 0
    for each, count in known:
        own = values[at : at + count]
        at += count
        if each != "MZ":
            subpaths.append(_cubed(each, own) if "Q" in each else Subpath(each, own))
    return _joined(subpaths) if subpaths else None


def _joined(subpaths: Iterable[Subpath]) -> Outlines:
    letters, values = zip(*subpaths, strict=True)
    return letters, tuple(chain.from_iterable(values))


@lru_cache(maxsize=4096)
def _letters(form: str) -> tuple[str, int]:
    """The letters of an outline, closed, and the count of its numbers; no letters, if unsure."""
    match = _FORM.fullmatch(form)
    letters = f"M{match[1].replace(' ', '')}Z" if match else ""
    return letters, sum(_COUNTS[letter] for letter in letters)


def _cubed(letters: str, values: tuple[float, ...]) -> Subpath:
    """The outline with each Q as a C."""
    cubic: list[float] = []
    at = 0
    for letter in letters:
        end = at + _COUNTS[letter]
        own = values[at:end]
        cubic += quadratic_as_cubic(values[at - 2 : at], own) if letter == "Q" else own
        at = end
    return Subpath(letters.replace("Q", "C"), tuple(cubic))


def _careful(words: str) -> list[Subpath]:
    """The same for data in any form, with a sentence for whatever is wrong."""
    first = words.split(None, 1)[:1]
    if not first or first[0][0] != "M":
        raise PathFault("The path is empty or does not begin with M.")
    subpaths: list[Subpath] = []
    current: list[Segment] = []
    for letter, written in _SEGMENT.findall(words):
        try:
            values = tuple(map(float, written.split()))
        except ValueError:
            raise PathFault(f"“{written.strip()[:20]}” in the path is not a number.") from None
        if len(values) != _COUNTS[letter]:
            needed = _COUNTS[letter]
            text = f"{letter} in the path takes {needed} numbers; here it has {len(values)}."
            raise PathFault(text)
        if letter == "M":
            _close(current, subpaths)
            current = [("M", values)]
        elif letter == "Z":
            _close(current, subpaths)
            current = []
        elif not current:
            raise PathFault(f"{letter} follows Z in the path; a new outline begins with M.")
        elif letter == "Q":
            current.append(("C", quadratic_as_cubic(current[-1][1][-2:], values)))
        else:
            current.append((letter, values))
    _close(current, subpaths)
    if not subpaths:
        raise PathFault("The path holds points only and would print as nothing.")
    return subpaths


def _close(current: list[Segment], subpaths: list[Subpath]) -> None:
    if len(current) > 1:
        current.append(("Z", ()))
        subpaths.append(Subpath.of(current))


def transform(written: str) -> Matrix:
    """`translate(10 20) scale(2)` as one matrix. Raises ValueError on anything else."""
    matrix, end = IDENTITY, 0
    while end < len(written):
        match = _MOVE.match(written, end)
        if not match:
            raise ValueError(written)
        values = [float(part) for part in match[2].replace(",", " ").split()]
        if len(values) not in _ARGUMENTS[match[1]] or not all(map(math.isfinite, values)):
            raise ValueError(written)
        matrix = chained(matrix, _single(match[1], values))
        end = match.end()
    return matrix


def _single(kind: str, values: list[float]) -> Matrix:
    if kind == "translate":
        return (1.0, 0.0, 0.0, 1.0, values[0], values[1] if len(values) > 1 else 0.0)
    if kind == "scale":
        return (values[0], 0.0, 0.0, values[-1], 0.0, 0.0)
    if kind == "matrix":
        a, b, c, d, e, f = values
        return (a, b, c, d, e, f)
    turn = math.radians(values[0])
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = (values[1], values[2]) if len(values) == 3 else (0.0, 0.0)
    return (cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos)


def chained(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that first applies the inner, then the outer movement."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j,
        a * k + c * m + e, b * k + d * m + f,
    )  # fmt: skip


def moves(values: tuple[float, ...], matrix: Matrix) -> tuple[float, ...]:
    """The numbers with every point moved by the matrix."""
    a, b, c, d, e, f = matrix
    places = (
        (a * x + c * y + e, b * x + d * y + f)
        for x, y in zip(values[0::2], values[1::2], strict=True)
    )
    return tuple(chain.from_iterable(places))
