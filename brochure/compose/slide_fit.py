"""A slide and its part of the talk in; its places set as large as fits out, on one slide or two.

The ladder: gaps first, then the size of the words down to the floors of their styles, then a second
slide where the content gives it a title of its own; what is over after that is a problem.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from brochure.compose.halves import divided, entries, halves
from brochure.compose.slide_layouts import TITLE
from brochure.compose.spots import DIVIDED, SPOT_KINDS, WITHOUT_CONTENT
from brochure.compose.spots.bench import Bench
from brochure.compose.typesetter import Block, Typesetter
from brochure.model.project import Project
from brochure.model.scene import Box
from brochure.model.story import Part
from brochure.model.template import Slide, SlideLayout, Spot
from brochure.problems import Place, Problem, error, path_in_words

STEPS = ((1.0, 1.0), (1.0, 0.7), (0.94, 0.7), (0.88, 0.7), (0.82, 0.6), (0.75, 0.5))
"""Rungs of the ladder: size of text and gaps between paragraphs, in parts of the style's own."""

_LEAST_SHARE = 0.25
"""Of the entries of a list that a slide shows when it is one of two."""

_ROUNDING = 0.01

Places = Mapping[str, tuple[Spot, object]]
Rung = tuple[float, float]
Setting = TypeVar("Setting")


@dataclass(frozen=True, slots=True)
class Filled:
    """A slide with its words set: what it says of its part, and the block of each place.

    `half` is 0 where a part has one slide, 1 and 2 where it has two.
    """

    part: Part
    blocks: Mapping[str, Block]
    half: int = 0


def filled(
    project: Project, ts: Typesetter, slide: Slide, frame: SlideLayout, part: Part
) -> list[Filled]:
    """All places of a slide: the title by itself, the others at one rung, one size for all."""
    places = _places(project, slide, frame, part)
    blocks = _at_one_rung(project, ts, places)
    over = [name for name, block in blocks.items() if not _fits(block, places[name][0])]
    if part.second_title is not None and over and all(_long(places[name]) for name in over):
        two = _on_two(project, ts, places)
        return [
            Filled(said, _title(project, ts, frame, said) | blocks, half)
            for half, (said, blocks) in enumerate(
                zip(halves(part, project.words), two, strict=True), 1
            )
        ]
    return [Filled(part, _title(project, ts, frame, part) | blocks)]


def overflows(slide: Filled, ts: Typesetter, frame: SlideLayout, at: str) -> Iterator[Problem]:
    """What does not fit at the last rung, with its place, its lines and its words."""
    ts.scale, _ = STEPS[-1]
    for name, block in slide.blocks.items():
        spot = frame.spots[name]
        over = block.height - Box(*spot.box).h
        if block.faults:
            yield from (replace(p, place=Place(p.place.path, "deck", at)) for p in block.faults)
        elif over > _ROUNDING and block.extents:
            yield _overflow(slide, block, ts, spot, over, at)


def _places(project: Project, slide: Slide, frame: SlideLayout, part: Part) -> Places:
    """What fills each place beside the title; places without content are left out."""
    contents = {
        name: (spot, _content(project, slide, part, name, spot))
        for name, spot in frame.spots.items()
        if name != TITLE
    }
    return {
        name: (spot, content)
        for name, (spot, content) in contents.items()
        if content or str(spot.kind) in WITHOUT_CONTENT
    }


def _content(project: Project, slide: Slide, part: Part, name: str, spot: Spot) -> object | None:
    """What fills a place: the slide's `fill` for its name or its first step, else the part."""
    takes = str(spot.takes or name)
    head, _, rest = takes.partition(".")
    for key in (name, head):
        if key in slide.fill:
            below = rest if key == head and key != name else ""
            return project.story.find(str(slide.fill[key]) + (f".{below}" if below else ""))
    return project.story.find(f"talk.parts.{slide.part}.{takes}")


def _title(project: Project, ts: Typesetter, frame: SlideLayout, part: Part) -> dict[str, Block]:
    spot = frame.spots.get(TITLE)
    return _at_one_rung(project, ts, {TITLE: (spot, part.title)}) if spot else {}


def _at_one_rung(project: Project, ts: Typesetter, places: Places) -> dict[str, Block]:
    """The roomiest rung at which all places fit, else the last."""
    return _roomiest(
        lambda rung: _set(project, ts, places, rung), lambda blocks: _all_fit(blocks, places)
    )


def _on_two(
    project: Project, ts: Typesetter, places: Places
) -> tuple[dict[str, Block], dict[str, Block]]:
    """The places of both slides at the roomiest rung that fits both: one size for what was one.

    Every list is divided in the same share, near its middle; all else stands on both slides.
    """
    shares = _shares(
        max(entries(content) for spot, content in places.values() if _long((spot, content)))
    )
    ends = [_ends(places, share) for share in shares]

    def set_at(rung: Rung) -> tuple[list[dict[str, Block]], bool]:
        """Both slides, divided nearest the middle where that fits, and whether they fit."""
        for both in ends:
            found = [_set(project, ts, one, rung) for one in both]
            if all(map(_all_fit, found, both)):
                return found, True
        return [_set(project, ts, one, rung) for one in ends[0]], False

    (first, second), _ = _roomiest(set_at, lambda found: found[1])
    return first, second


def _shares(longest: int) -> list[float]:
    """Where a list of so many entries may be divided, the middle first."""
    shares = [n / longest for n in range(1, longest)]
    inner = [share for share in shares if _LEAST_SHARE <= share <= 1 - _LEAST_SHARE]
    return sorted(inner or shares, key=lambda share: (abs(share - 0.5), -share))


def _ends(places: Places, share: float) -> tuple[Places, Places]:
    """The places of the first and of the second slide."""
    first, second = dict(places), dict(places)
    for name, (spot, content) in places.items():
        if _long((spot, content)):
            begin, rest = divided(content, share)
            first[name], second[name] = (spot, begin), (spot, rest)
    return first, second


def _long(place: tuple[Spot, object]) -> bool:
    """Whether what fills a place may be divided between two slides."""
    spot, content = place
    return str(spot.kind) in DIVIDED and entries(content) > 1


def _roomiest(set_at: Callable[[Rung], Setting], fits: Callable[[Setting], bool]) -> Setting:
    """What is set at the roomiest rung that it fits at; at the last where there is none.

    What is over at the last is over at every rung, and is not tried at those between.
    """
    first = set_at(STEPS[0])
    if fits(first):
        return first
    last = set_at(STEPS[-1])
    if not fits(last):
        return last
    return next(filter(fits, map(set_at, STEPS[1:-1])), last)


def _set(project: Project, ts: Typesetter, places: Places, rung: Rung) -> dict[str, Block]:
    ts.scale, gap = rung
    bench = Bench(project, ts, gap)
    return {
        name: SPOT_KINDS[str(spot.kind)](bench, spot, name, content)
        for name, (spot, content) in places.items()
    }


def _fits(block: Block, spot: Spot) -> bool:
    return not block.faults and block.height <= Box(*spot.box).h + _ROUNDING


def _all_fit(blocks: Mapping[str, Block], places: Places) -> bool:
    return all(_fits(block, places[name][0]) for name, block in blocks.items())


def _overflow(
    slide: Filled, block: Block, ts: Typesetter, spot: Spot, over: float, at: str
) -> Problem:
    style = str(spot.style)
    lines = max(1, math.ceil(over / ts.leading(style) - 0.05))
    longest = max(block.extents, key=lambda extent: (extent.lines, extent.words))
    all_words = sum(extent.words for extent in block.extents)
    all_lines = max(1, sum(extent.lines for extent in block.extents))
    words = max(1, math.ceil(lines * all_words / all_lines))
    second = (
        f" Or give it a second slide: write its title in {path_in_words(slide.part.span)}, "
        "below title:, such as: second_title: A sentence of its own"
        if slide.half == 0 and str(spot.kind) in DIVIDED and len(block.extents) > 1
        else ""
    )
    return error(
        "fit/overflow",
        f"The text on {at} is over by {lines} {'line' if lines == 1 else 'lines'} at the smallest "
        f"size allowed there ({ts.size(style):g} pt). "
        f"The longest part is {path_in_words(longest.span)}.",
        f"Cut about {words} words.{second}",
        longest.span,
        piece="deck",
        at=at,
    )
