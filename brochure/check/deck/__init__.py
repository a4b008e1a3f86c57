"""The bytes of any .pptx in; what our preflight finds out. Knows nothing of the pen.

Reading is by zip and XML alone. Each rule is one function; what a rule cannot judge it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path

from brochure.check.deck import access, contrast, file, frames, native
from brochure.check.deck.colour import Palette
from brochure.check.deck.findings import Findings, Where
from brochure.check.deck.opened import OpenedDeck, P, Slide, Unreadable
from brochure.check.deck.setting import Measured, measured
from brochure.check.deck.words import Frame, Reader
from brochure.check.preflight_report import Checked, Preflight
from brochure.model.scene import Box
from brochure.problems import Span
from brochure.text.fonts import Fonts, fonts_in

_USUAL = Box(0, 0, 960, 540)
"""The size of a slide that says none."""


@dataclass
class Review:
    """What the rules look at on one slide: the slide, and its words, set once for all rules."""

    slide: Slide
    size: Box
    fonts: Fonts

    @cached_property
    def words(self) -> tuple[Palette, Mapping[Frame, Measured | str]]:
        reader = Reader(self.slide)
        return reader.palette, {frame: measured(frame, self.fonts) for frame in reader.frames()}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it makes sure of, and how it looks at the whole deck or at each slide.

    What it tells of a slide hangs on that slide alone: it is kept for the next deck that has it.
    """

    sentence: str
    whole: Callable[[OpenedDeck, str, Findings], None] | None = None
    each: Callable[[Review, Findings], None] | None = None


def _fits(review: Review, found: Findings) -> None:
    frames.frames_hold(review.slide, review.words[1], review.size, found)


def _readable(review: Review, found: Findings) -> None:
    palette, texts = review.words
    contrast.words_tell_themselves(review.slide, texts, palette, review.size, found)
    contrast.charts_tell_themselves(review.slide, palette, review.size, found)


RULES: tuple[Rule, ...] = (
    Rule("every part can be read", whole=lambda d, _, f: file.broken(d, f)),
    Rule(
        "every slide has a title of its own, and it is read first",
        whole=lambda d, _, f: access.titles(d.slides, f),
    ),
    Rule("pictures say what they mean", each=lambda r, f: access.alternatives(r.slide, f)),
    Rule("tables have a header row", each=lambda r, f: access.tables(r.slide, f)),
    Rule("words fit their frames, and frames the slide", each=_fits),
    Rule("words stand out from what lies under them", each=_readable),
    Rule("no placeholder is empty", each=lambda r, f: native.placeholders(r.slide, f)),
    Rule(
        "colours and fonts come from the theme",
        whole=lambda d, _, f: native.shared_theme_kept(d, f),
        each=lambda r, f: native.theme_kept(r.slide, f),
    ),
    Rule("words say their language", each=lambda r, f: native.languages(r.slide, f)),
    Rule("slide numbers are fields, and true", each=lambda r, f: native.numbers(r.slide, f)),
    Rule("every slide has notes for the speaker", each=lambda r, f: native.notes(r.slide, f)),
    Rule("notes have their master in its place", whole=lambda d, _, f: file.notes_master(d, f)),
    Rule("nothing is left of others, and the file says whose it is", whole=file.leftovers),
    Rule("the file is small enough for mail", whole=lambda d, _, f: file.size(d, f)),
)


def deck_preflight(
    data: bytes | OpenedDeck, known_as: str, fonts: Path, where: Where | None = None,
    author: str = "",
) -> Preflight:  # fmt: skip
    """Any deck, by every rule; whatever the bytes, a result.

    `fonts` is the folder of the fonts to measure with; `where` leads from a slide's number to the
    place to point to; `author` is who the file should name, when that is known.
    """

    def checked(sentence: str, found: Findings) -> Checked:
        places = where or (lambda _: Span(known_as))
        piece = known_as if where is None else "deck"
        return Checked(sentence, tuple(one.placed(places, piece) for one in found.told))

    try:
        deck = data if isinstance(data, OpenedDeck) else OpenedDeck(data)
        slides = deck.slides
        if not slides and not deck.broken:
            raise Unreadable("There are no slides in it.")
    except Unreadable as failure:
        found = Findings()
        found.error(
            "deck/unreadable", 0, f"This is not a deck that can be read. {failure}",
            "Check that it is a .pptx and was copied whole.",
        )  # fmt: skip
        unread = (checked("the file can be opened", found),)
        return Preflight(known_as, 0, (), ("deck",), unread, ())
    size = _size(deck)
    of_slides = [_judged(slide, size, fonts) for slide in slides]
    checks: list[Checked] = []
    unjudged: dict[str, None] = {}
    for number, rule in enumerate(RULES):
        found = Findings()
        if rule.whole is not None:
            _guarded(found, 0, rule, partial(rule.whole, deck, author, found))
        for of_slide in of_slides:
            found.add(of_slide[number])
        checks.append(checked(rule.sentence, found))
        unjudged |= found.unjudged
    return Preflight(known_as, len(slides), (), ("deck",), tuple(checks), tuple(unjudged))


@lru_cache(maxsize=64)
def _judged(slide: Slide, size: Box, fonts: Path) -> tuple[Findings, ...]:
    """What each rule finds on a slide; a process that stays asks again for those that stayed."""
    review = Review(slide, size, fonts_in(fonts))
    told = []
    for rule in RULES:
        found = Findings()
        if rule.each is not None:
            _guarded(found, slide.number, rule, partial(rule.each, review, found))
        told.append(found)
    return tuple(told)


def _guarded(found: Findings, number: int, rule: Rule, run: Callable[[], None]) -> None:
    """Runs a rule. A deck may hold anything: what a rule trips over is said, and no crash."""
    try:
        run()
    except Exception as failure:
        kind = type(failure).__name__
        found.cannot_judge(
            number,
            f"whether {rule.sentence}",
            f"the file is built in a way we cannot read ({kind})",
        )


def _size(deck: OpenedDeck) -> Box:
    written = deck.main.root.find(f"{P}sldSz")
    try:
        w, h = (int(written.get(side, "")) / 12700 for side in ("cx", "cy"))
    except (AttributeError, ValueError):
        return _USUAL
    return Box(0, 0, w, h)
