"""Words where they stand in; words that are hard to tell from what is painted under them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from brochure.check.deck.colour import SOLID, Palette
from brochure.check.deck.findings import Findings, shortened
from brochure.check.deck.grounds import Ground, grounds
from brochure.check.deck.opened import A, C, Element, P, R, Slide
from brochure.check.deck.places import stand
from brochure.check.deck.setting import Measured
from brochure.check.deck.words import Frame
from brochure.check.luminance import RGB, contrast
from brochure.model.scene import Box

LARGE, LARGE_BOLD = 18.0, 14.0
LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.1, 1.4.3: ratios for running and for large words; large is 18 pt, or 14 pt bold."""

_STEP = 9.0
"""Points between the samples along a line."""
_SHARE = 0.12
"""Samples of a line that may fall on something else: a rootlet that runs under a word."""


def words_tell_themselves(
    slide: Slide,
    frames: Mapping[Frame, Measured | str],
    palette: Palette,
    size: Box,
    found: Findings,
) -> None:
    """the contrast of every line against what lies under it at many points of it."""
    placed = [f for f in frames if f.box is not None and f.text.strip() and not f.turned]
    if not placed:
        return
    lines = {frame: _areas(frame, frames[frame]) for frame in placed}
    areas = [area for found_areas in lines.values() for area in found_areas]
    painted = grounds(slide, palette, areas, size)
    order = _Order()
    unknown: dict[str, int] = {}
    for frame in placed:
        why = _judge(frame, lines[frame], painted, order, slide, found)
        if why:
            unknown[why] = unknown.get(why, 0) + 1
    for why, count in unknown.items():
        texts = "one text" if count == 1 else f"{count} texts"
        found.cannot_judge(slide.number, f"the contrast of {texts}", why)


def charts_tell_themselves(slide: Slide, palette: Palette, size: Box, found: Findings) -> None:
    """The words of a chart against its own ground, or the slide's where it has none."""
    charts = dict(slide.charts)
    for frame in slide.part.elements[f"{P}graphicFrame"]:
        held = frame.find(f"{A}graphic/{A}graphicData")
        link = held.find(f"{C}chart") if held is not None else None
        if held is None or held.find(f"{A}tbl") is not None:
            continue
        chart = charts.get(link.get(f"{R}id", "")) if link is not None else None
        where = stand(frame, slide)
        if chart is None or where is None:
            found.cannot_judge(slide.number, "a drawn object", "its parts are not read here")
            continue
        own = chart.root.find(f"{C}spPr/{SOLID}")
        x, y = where.box.x + where.box.w / 2, where.box.y + where.box.h / 2
        below = reversed(grounds(slide, palette, (where.box,), size))
        top = next((g for g in below if g.element is not frame and g.covers(x, y)), None)
        ground = palette.of(own) if own is not None else top.colour if top else None
        colours = {palette.of(t.find(f".//{SOLID}")) for t in chart.root.iter(f"{C}txPr")}
        colours |= {palette.of(t.find(f".//{SOLID}")) for t in chart.root.iter(f"{C}rich")}
        known = [c for c in colours if c is not None]
        if ground is None or not known:
            found.cannot_judge(slide.number, "the words of a chart", "their colours are not told")
            continue
        worst = min(_ratio(c, ground) for c in known)
        if worst < LEAST_LARGE:
            _tell(found, slide.number, "The words of a chart", worst, LEAST_LARGE)


def _judge(
    frame: Frame, areas: Sequence[Box], painted: Sequence[Ground], order: _Order,
    slide: Slide, found: Findings,
) -> str:  # fmt: skip
    """Tells what is hard to read in one frame; returns why it could not be judged."""
    if frame.styled:
        return "they stand in a table style that is not read here"
    looks = {w.look.colour: w.look for line in frame.lines for w in line.words if w.text.strip()}
    if None in looks:
        return "the colour of the words is not told"
    for area in areas:
        tops = _tops(painted, area)
        few = tops.total() * _SHARE
        covered = sum(
            count
            for top, count in tops.items()
            if top and top.element is not None and order.after(top.element, frame.shape)
        )
        if covered > few:
            found.error(
                "deck/covered", slide.number,
                f"Something is drawn over “{shortened(frame.text)}”.",
                "Move it, or bring the words to the front.",
            )  # fmt: skip
            return ""
        seen: Counter[RGB | None] = Counter()
        for top, count in tops.items():
            seen[frame.fill if frame.cell and frame.fill else top.colour if top else None] += count
        if seen.pop(None, 0) > few:
            return "they lie on a picture or a gradient"
        for colour, look in looks.items():
            # The words of all looks are judged on every line of their text: which part of a line
            # is whose would need the breaking once more, and all must be readable anyway.
            assert colour is not None
            large = look.size >= LARGE or (look.bold and look.size >= LARGE_BOLD)
            least = LEAST_LARGE if large else LEAST
            worst = _worst(colour, seen, int(few))
            if worst < least:
                _tell(found, slide.number, f"“{shortened(frame.text)}”", worst, least)
                return ""
    return ""


def _tell(found: Findings, number: int, what: str, ratio: float, least: float) -> None:
    found.error(
        "deck/contrast", number,
        f"{what} is hard to read: its contrast to the ground is {ratio:.1f} to 1.",
        f"Make the words darker or the ground lighter (or the reverse) until it is {least:g} to 1.",
    )  # fmt: skip


def _areas(frame: Frame, lines: Measured | str) -> Sequence[Box]:
    """Where the words are: their lines, or the whole frame when they cannot be measured."""
    assert frame.box is not None
    return (frame.box,) if isinstance(lines, str) else lines.lines


@lru_cache(maxsize=4096)
def _ratio(one: RGB, other: RGB) -> float:
    return contrast(one, other)


def _worst(colour: RGB, seen: Counter[RGB | None], few: int) -> float:
    """The least contrast to what is seen, but for a few samples."""
    ratios = sorted((_ratio(colour, ground), n) for ground, n in seen.items() if ground is not None)
    for ratio, count in ratios:
        few -= count
        if few < 0:
            return ratio
    return ratios[-1][0]


def _tops(painted: Sequence[Ground], area: Box) -> Counter[Ground | None]:
    """What lies uppermost at how many of the points along a line; None where nothing does."""
    near: list[Ground] = []
    for ground in reversed(painted):
        if ground.box.meets(area):
            near.append(ground)
            if ground.fills(area):  # what lies below is not seen
                break
    count = max(6, int(area.w / _STEP) + 1)
    if len(near) == 1 and near[0].fills(area):
        return Counter({near[0]: count})
    points = (  # high and low in turn
        (area.x + area.w * (i + 0.5) / count, area.y + area.h * _HEIGHTS[i % len(_HEIGHTS)])
        for i in range(count)
    )
    return Counter(next((g for g in near if g.covers(x, y)), None) for x, y in points)


_HEIGHTS = (0.3, 0.9, 0.6)


class _Order:
    """Whether one shape of a slide is drawn after another; their places are looked up once."""

    def __init__(self) -> None:
        self._places: dict[Element, tuple[int, ...]] = {}

    def after(self, one: Element, other: Element) -> bool:
        return self._place(one) > self._place(other)

    def _place(self, shape: Element) -> tuple[int, ...]:
        """The place of a shape among its neighbours, behind those of the groups around it."""
        known = self._places.get(shape)
        if known is None:
            parent = shape.getparent()
            known = () if parent is None else (*self._place(parent), parent.index(shape))
            self._places[shape] = known
        return known
