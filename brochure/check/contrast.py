"""Scenes in; words that are hard to tell from what is painted under them out (K32).

Every line of text is judged at points along it, against what lies on top there: the paper, a
ground, a shape, a path of a drawing. Colours are the inks' sRGB at their tints, which is what
screens show and what the press colours are made to match. Grey print keeps the luminance, and so
the ratio. A photograph has no one colour: words on it are told as not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from brochure.check.luminance import RGB, contrast
from brochure.check.painted import Ground, grounds
from brochure.model.art import rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    Box,
    Item,
    LayoutFrame,
    Line,
    Medium,
    Page,
    Paint,
    Photo,
    Scene,
    Shape,
    TextBox,
    TextStyle,
)
from brochure.model.theme import Ink
from brochure.model.written import NOWHERE
from brochure.problems import Problem, Span, warning
from brochure.same import Made

LEAST = 4.5
"""WCAG 2.2, 1.4.3, for running words; we hold large ones to it too."""
_STEP = 9.0
"""Points between the samples along a line."""
_LEAST_SAMPLES = 6
_SHARE = 0.12
"""The part of a line's samples that may fall on something else: a rootlet under a word."""
_HEIGHTS = (0.15, 0.45, 0.3)
"""Where the samples are taken, as parts of the size above the baseline."""
_BARE = Paint("", 100)
"""Paper on which nothing is printed."""


_judged: Made[Page, list[tuple[Spot, Pair]]] = Made(120)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one paint on one ground, in one piece."""

    piece: str
    words: Paint
    ground: Paint | None


@dataclass(frozen=True, slots=True)
class Spot:
    """The words, where they were written, and the page or slide that shows them."""

    text: str
    span: Span
    at: str


def faint(_project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """One warning for each pair of inks that is too near, at its first words."""
    found: list[Problem] = []
    for scene in _one_of_each(scenes):
        colour = cache(partial(_colour, inks=scene.inks, medium=scene.medium))
        found += [
            _problem(pair, spots, colour, scene.inks)
            for pair, spots in judged(scene).items()
            if pair.ground is None or contrast(colour(pair.words), colour(pair.ground)) < LEAST
        ]
    return found


def judged(scene: Scene) -> dict[Pair, list[Spot]]:
    """Every paint of words on every ground it stands on, with the places of those words."""
    pairs: dict[Pair, list[Spot]] = {}
    layouts = {layout.name: layout for layout in scene.layouts}
    for page in scene.pages:
        layout = layouts.get(page.layout)
        make = partial(_list_of, scene.piece, page, layout)
        for spot, pair in _judged.of(page, make, scene.piece, (layout,)):
            pairs.setdefault(pair, []).append(spot)
    return pairs


def _list_of(piece: str, page: Page, layout: LayoutFrame | None) -> list[tuple[Spot, Pair]]:
    return list(_on_page(piece, page, layout))


def _one_of_each(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """Printed pieces show the same words in the same inks: one of them is enough."""
    order = ("screen", "press", "office")
    printed = sorted((s for s in scenes if s.medium in order), key=lambda s: order.index(s.medium))
    yield from printed[:1]
    yield from (scene for scene in scenes if scene.medium == "slides")


def _on_page(piece: str, page: Page, layout: LayoutFrame | None) -> Iterator[tuple[Spot, Pair]]:
    base = layout.ground if layout else _BARE
    items = list(grounds((*(_painted(layout) if layout else ()), *page.items)))
    texts = [
        (at, item, _around(item.lines))
        for at, item in enumerate(items)
        if isinstance(item, TextBox) and any(line.runs for line in item.lines)
    ]
    below: list[tuple[int, Ground]] = []
    for at, item in enumerate(items):
        if isinstance(item, Ground):
            over = [frame for later, _, frame in texts if later > at and frame.meets(item.box)]
            if over:
                below.append((at, item.near(_union(over))))
    for at, text, frame in texts:
        ground = base
        near: list[Ground] = []
        for place, one in reversed(below):
            if place > at or not one.box.meets(frame):
                continue
            plain = one.fills(frame)
            if plain is not None:
                ground = plain
                break
            near.append(one.near(frame))
        yield from _in_box(piece, page, text, near, ground)


def _union(boxes: Sequence[Box]) -> Box:
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _in_box(
    piece: str, page: Page, box: TextBox, near: Sequence[Ground], base: Paint
) -> Iterator[tuple[Spot, Pair]]:
    told: set[tuple[Paint, Paint | None]] = set()
    for line in box.lines:
        for style, left, right, text, span in _stretches(line):
            for ground in _under(line.baseline - style.rise, style.size, left, right, near, base):
                if (style.paint, ground) in told:
                    continue
                told.add((style.paint, ground))
                spot = Spot(text, span if span != NOWHERE else page.span, page.name)
                yield spot, Pair(piece, style.paint, ground)


def _stretches(line: Line) -> Iterator[tuple[TextStyle, float, float, str, Span]]:
    for run in line.runs:
        if run.text.strip():
            yield run.style, run.x, run.x + run.width, run.text.strip(), run.span


def _around(lines: Iterable[Line]) -> Box:
    runs = [(line.baseline, run) for line in lines for run in line.runs]
    left, right = min(r.x for _, r in runs), max(r.x + r.width for _, r in runs)
    top, foot = min(b - r.style.size for b, r in runs), max(b for b, _ in runs)
    return Box(left, top, right - left, foot - top)


def _painted(layout: LayoutFrame) -> Iterator[Item]:
    """What a slide layout paints: its shapes, and its places that are filled."""
    yield from layout.items
    for place in layout.placeholders:
        if place.fill is not None:
            box = place.box
            yield Shape((rectangle(box.x, box.y, box.w, box.h),), place.fill)


def _under(
    baseline: float, size: float, left: float, right: float, near: Sequence[Ground], base: Paint
) -> Iterator[Paint | None]:
    """The paints under a stretch of a line, none for a photograph; not what is only touched."""
    if not near:
        yield base
        return
    count = max(_LEAST_SAMPLES, int((right - left) / _STEP) + 1)
    seen: dict[Paint | None, int] = {}
    for i in range(count):
        x = left + (right - left) * (i + 0.5) / count
        y = baseline - size * _HEIGHTS[i % len(_HEIGHTS)]
        paint = next((p for g in near if (p := g.paint(x, y)) is not None), base)
        key = None if isinstance(paint, Photo) else paint
        seen[key] = seen.get(key, 0) + 1
    yield from (paint for paint, hits in seen.items() if hits > count * _SHARE)


def _colour(paint: Paint, inks: Mapping[str, Ink], medium: Medium) -> RGB:
    """The ink at its tint, mixed with the theme's paper."""
    if paint == _BARE:
        return (1.0, 1.0, 1.0)
    one, paper, t = _rgb(inks[paint.ink], medium), _rgb(inks["paper"], medium), paint.tint / 100
    red, green, blue = (t * a + (1 - t) * b for a, b in zip(one, paper, strict=True))
    return red, green, blue


def _rgb(ink: Ink, medium: Medium) -> RGB:
    value = int(ink.deck if medium == "slides" and ink.deck else ink.rgb, 16)
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


def _problem(
    pair: Pair, spots: Sequence[Spot], colour: Callable[[Paint], RGB], inks: Mapping[str, Ink]
) -> Problem:
    first = spots[0]
    shown = first.text if len(first.text) <= 40 else f"{first.text[:39].rstrip()}…"
    others = len(spots) - 1
    more = f" (and {others} more text{'s' * (others > 1)})" if others else ""
    if pair.ground is None:
        return warning(
            "words/K32", f"“{shown}”{more} stands on a photograph: whether it can be read was not "
            "judged.", "Look at it in print, or set the words on a plain ground.",
            first.span, piece=pair.piece, at=first.at,
        )  # fmt: skip
    words, ground = colour(pair.words), colour(pair.ground)
    ratio = contrast(words, ground)
    on = "bare paper" if pair.ground == _BARE else _named(pair.ground)
    return warning(
        "words/K32",
        f"“{shown}”{more} is hard to read: {_named(pair.words)} on {on} has a contrast of "
        f"{ratio:.1f} to 1, and {LEAST:g} to 1 is the least.",
        _remedy(words, ground, colour, inks), first.span, piece=pair.piece, at=first.at,
    )  # fmt: skip


def _named(paint: Paint) -> str:
    return f"the ink “{paint.ink}”{'' if paint.tint == 100 else f' at {paint.tint} %'}"


def _remedy(
    words: RGB, ground: RGB, colour: Callable[[Paint], RGB], inks: Mapping[str, Ink]
) -> str:
    """The ink of the theme that would do and looks most like the one there is."""
    fit = [
        (sum((a - b) ** 2 for a, b in zip(colour(Paint(name)), words, strict=True)), name)
        for name in inks
        if contrast(colour(Paint(name)), ground) >= LEAST
    ]
    if not fit:
        return "Set the words on another ground: no ink of the theme can be read on this one."
    name = min(fit)[1]
    ratio = contrast(colour(Paint(name)), ground)
    return f"In the theme, give these words the ink “{name}” ({ratio:.1f} to 1 on this ground)."
