"""What a page shows, mark by mark, in page space: points from the lower left, y upwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, TypeVar

from brochure.check.preflight.colours import Cmyk, Colour, Space, inks
from brochure.check.preflight.tokens import outline_numbers

if TYPE_CHECKING:
    from brochure.check.preflight.fonts import Font

T = TypeVar("T")
Kind = Literal["fill", "stroke", "text", "picture", "shading"]
Rect = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOTHING: Rect = (0.0, 0.0, 0.0, 0.0)

_NOT_LETTERS = b"-+.0123456789\0\t\n\f\r\v "
_TAKES = {ord("m"): 2, ord("l"): 2, ord("c"): 6, ord("v"): 4, ord("y"): 4, ord("h"): 0}
_STEPS = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)


class Look(NamedTuple):
    """What a mark is painted with, beside its colour; marks painted alike share one.

    `overprint` says whether ink below is kept; `tag` is the marked content it stands in ("" when
    in none), `mcid` its number in the structure tree.
    """

    overprint: bool = False
    alpha: float = 1.0
    tag: str = ""
    mcid: int = -1


class Typed(NamedTuple):
    """What is special to shown text: its font, size in points, words and rendering mode."""

    font: Font
    size: float
    text: str
    mode: int


class Pixels(NamedTuple):
    """What is special to a picture: its pixels, where it came from, and its resolution."""

    width: int
    height: int
    ppi: float
    bits: int
    name: str
    is_mask: bool
    key: tuple[int, int] = (0, 0)


class Mark:
    """One thing painted: where, with what, and what is special to its kind.

    `box` is cut by the clip in force. `outline` holds the pieces of a path, each with the matrix
    it was built under, for questions finer than a box; `width` is a stroke's in points.
    """

    __slots__ = (
        "box", "colour", "dash", "kind", "look", "outline", "pixels", "space", "typed", "width",
    )  # fmt: skip

    def __init__(
        self,
        kind: Kind,
        box: Rect,
        colour: Colour | None,
        look: Look,
        outline: tuple[tuple[bytes, Matrix], ...] = (),
        width: float = 0.0,
        dash: tuple[float, ...] = (),
        typed: Typed | None = None,
        pixels: Pixels | None = None,
        space: Space | None = None,
    ) -> None:  # written out: thousands are made for a page
        self.kind = kind
        self.box = box
        self.colour = colour
        self.look = look
        self.outline = outline
        self.width = width
        self.dash = dash
        self.typed = typed
        self.pixels = pixels
        self.space = space

    def elsewhere(self, box: Rect) -> Mark:
        """The same in another place."""
        return Mark(
            self.kind, box, self.colour, self.look, self.outline, self.width, self.dash,
            self.typed, self.pixels, self.space,
        )  # fmt: skip

    @property
    def is_white(self) -> bool:
        """No ink at all: paper that shows."""
        colour = self.colour
        if colour is None:
            return False
        if colour.space.family in ("DeviceGray", "CalGray", "DeviceRGB", "CalRGB"):
            return all(value >= 0.999 for value in colour.values)
        return colour.space.components == 4 and not any(colour.values)

    @property
    def is_registration(self) -> bool:
        return self.colour is not None and self.colour.space.names == ("All",)


def product(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def _extent(numbers: list[float]) -> Rect:
    """The box of all points, also of those that only steer a curve, before any matrix."""
    xs, ys = numbers[::2], numbers[1::2]
    if not ys:
        return NOTHING
    return min(xs), min(ys), max(xs), max(ys)


_EXTENTS: dict[bytes, Rect] = {}
"""The boxes of outlines known by now: the same garden stands in several files, and in the next
build of a process that stays."""

_MOST_EXTENTS = 20_000


def filled_outlines(fills: bytes) -> list[tuple[bytes, Rect]]:
    """Outlines that are filled one after the other, each with its box before any matrix."""
    outlines = fills.split(b"f")[:-1]
    try:
        return [(outline, _EXTENTS[outline]) for outline in outlines]
    except KeyError:
        pass
    if len(_EXTENTS) > _MOST_EXTENTS:
        _EXTENTS.clear()
    numbers = outline_numbers(fills)
    taken = [_taken(outline.translate(None, _NOT_LETTERS)) for outline in outlines]
    start, whole = 0, sum(taken) == len(numbers)
    for outline, count in zip(outlines, taken, strict=True):
        own = numbers[start : start + count] if whole else outline_numbers(outline)
        _EXTENTS[outline] = _extent(own)
        start += count
    return [(outline, _EXTENTS[outline]) for outline in outlines]


@lru_cache(maxsize=4096)
def _taken(letters: bytes) -> int:
    """How many numbers an outline of these letters has."""
    return sum(_TAKES[letter] for letter in letters)


def outline_box(pieces: tuple[tuple[bytes, Matrix], ...]) -> Rect:
    """The box around an outline in page space."""
    boxes = [
        box_through(_extent(outline_numbers(outline)), m)
        if m[1] == m[2] == 0.0
        else _box_of(_through(outline_numbers(outline), m))
        for outline, m in pieces
    ]
    return boxes[0] if len(boxes) == 1 else around(boxes)


def _through(numbers: list[float], m: Matrix) -> list[tuple[float, float]]:
    a, b, c, d, e, f = m
    return [
        (a * x + c * y + e, b * x + d * y + f)
        for x, y in zip(numbers[::2], numbers[1::2], strict=False)
    ]


def _box_of(points: list[tuple[float, float]]) -> Rect:
    if not points:
        return NOTHING
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def box_through(box: Rect, m: Matrix) -> Rect:
    """The box around a box seen through a matrix."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = m
    if b == c == 0.0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    return _box_of(_through([x0, y0, x1, y0, x1, y1, x0, y1], m))


def around(boxes: list[Rect]) -> Rect:
    """The box around several."""
    if not boxes:
        return NOTHING
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def common(one: Rect, other: Rect) -> Rect:
    """What two boxes share; without area where they only touch or do not meet."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def meet(one: Rect, other: Rect) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


@lru_cache(maxsize=512)
def polygons(pieces: tuple[tuple[bytes, Matrix], ...]) -> list[list[tuple[float, float]]]:
    """An outline as corners in page space, curves in eight steps each."""
    found: list[list[tuple[float, float]]] = []
    for outline, m in pieces:
        points = _through(outline_numbers(outline), m)
        at = 0
        for letter in outline.translate(None, _NOT_LETTERS).decode("ascii"):
            own = points[at : (at := at + _TAKES[ord(letter)] // 2)]
            if letter == "m" and own:
                found.append(own)
            elif letter == "l" and found and own:
                found[-1].append(own[0])
            elif found and own:
                found[-1] += _curved(found[-1][-1], letter, own)
    return found


def _curved(
    start: tuple[float, float], letter: str, points: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    if letter == "v":
        points = [start, *points]
    elif letter == "y":
        points = [*points, points[-1]]
    if len(points) != 3:
        return points[-1:]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *points
    curve = []
    for t in _STEPS:
        u = 1 - t
        p, q, r, s = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        curve.append((p * x0 + q * x1 + r * x2 + s * x3, p * y0 + q * y1 + r * y2 + s * y3))
    return curve


def covers(mark: Mark, x: float, y: float) -> bool:
    """Whether a fill or picture lies over a point (winding by crossings, even-odd)."""
    left, bottom, right, top = mark.box
    if not (left <= x <= right and bottom <= y <= top):
        return False
    if not mark.outline:
        return True
    inside = False
    for corners in polygons(mark.outline):
        x0, y0 = corners[-1]
        for x1, y1 in corners:
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
            x0, y0 = x1, y1
    return inside


class Seen:
    """What does not change once it is walked: what is found in it is kept with it."""

    def __init__(self) -> None:
        self._found: dict[Callable[[Any], Any], Any] = {}

    def once(self, find: Callable[[Self], T]) -> T:
        """What a function finds in it, found once."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found


class Part(Seen):
    """What a form paints, or a page by itself between two forms: marks in the order of painting.

    Rules ask a part before they ask its marks. A form that is shown as before is the very part of
    before, with what was found in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []

    @property
    def box(self) -> Rect:
        return self.once(_box_around)

    def of(self, kind: Kind) -> list[Mark]:
        """The marks of a kind."""
        return self.once(_by_kind).get(kind, [])

    def alike(self, test: Callable[[Mark], bool]) -> list[Mark]:
        """The marks that pass a test which asks for nothing but kind, colour, space and look: one
        of all those that are painted alike is asked."""
        alike = self.once(_by_paint)
        passed = {paint for paint, mark in alike.items() if test(mark)}
        if not passed:
            return []
        if len(passed) == len(alike):
            return self.marks
        return [mark for mark in self.marks if _paint(mark) in passed]

    def inked(
        self, test: Callable[[Cmyk], bool], kind: Kind | None = None
    ) -> list[tuple[Mark, Cmyk]]:
        """The marks of one colour whose ink passes a test, with that ink, where it can be known."""
        passed = {
            paint: laid
            for paint, laid in self.once(_inks).items()
            if kind in (None, paint[0]) and test(laid)
        }
        if not passed:
            return []
        paints = ((mark, _paint(mark)) for mark in self.marks)
        return [(mark, passed[paint]) for mark, paint in paints if paint in passed]


def _inks(part: Part) -> dict[Paint, Cmyk]:
    """What is laid down by those marks that are painted alike, where it can be known."""
    asked = (
        (paint, inks(mark.colour)) for paint, mark in part.once(_by_paint).items() if mark.colour
    )
    return {paint: laid for paint, laid in asked if laid is not None}


def _box_around(part: Part) -> Rect:
    return around([mark.box for mark in part.marks])


def _by_kind(part: Part) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in part.marks:
        found.setdefault(mark.kind, []).append(mark)
    return found


Paint = tuple[str, int, int, int]
"""Kind, colour, look and space, by the objects: marks painted alike share them."""


def _by_paint(part: Part) -> dict[Paint, Mark]:
    return {_paint(mark): mark for mark in reversed(part.marks)}


def _paint(mark: Mark) -> Paint:
    return mark.kind, id(mark.colour), id(mark.look), id(mark.space)


class Walked(Seen):
    """All that a page's content streams showed, and what in them could not be judged.

    `states` has the names that stand in each graphics state, with their values where those are
    names too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts = [Part()]
        self.unused: list[Mark] = []
        self.unjudged: dict[str, None] = {}
        self.transparency: dict[str, None] = {}
        self.states: list[dict[str, str]] = []

    @property
    def marks(self) -> list[Mark]:
        return [mark for part in self.parts for mark in part.marks]

    def add(self, more: Walked) -> None:
        """What is shown behind it."""
        self.parts += more.parts
        self.unjudged |= more.unjudged
        self.transparency |= more.transparency
        self.states += more.states

    @property
    def is_plain(self) -> bool:
        """Whether nothing but marks was met with."""
        return not (self.unjudged or self.transparency or self.states)
