"""The bytes of any .pptx in; what our preflight finds out. Knows nothing of the pen.

Reading is by zip and XML alone. Each rule is one function; what a rule cannot judge it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from brochure.check.deck import access, contrast, file, frames, native
from brochure.check.deck.colour import Palette
from brochure.check.deck.findings import Findings, Where
from brochure.check.deck.opened import OpenedDeck, P, Slide, Unreadable
from brochure.check.deck.setting import Measured, measured
from brochure.check.deck.words import Frame, Reader
from brochure.check.preflight.report import Checked, Preflight
from brochure.model.scene import Box
from brochure.problems import Span
from brochure.text.fonts import Fonts

_USUAL = Box(0, 0, 960, 540)
"""The size of a slide that says none."""


@dataclass(slots=True)
class Review:
    """What the rules look at: the deck, and the words of each slide, set once for all rules."""

    deck: OpenedDeck
    fonts: Fonts
    size: Box
    author: str
    _words: dict[int, tuple[Palette, Mapping[Frame, Measured | str]]] = field(default_factory=dict)

    def words(self, slide: Slide) -> tuple[Palette, Mapping[Frame, Measured | str]]:
        known = self._words.get(slide.number)
        if known is None:
            reader = Reader(self.deck, slide)
            texts = {frame: measured(frame, self.fonts) for frame in reader.frames()}
            known = self._words[slide.number] = (reader.palette, texts)
        return known


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it makes sure of, and how it looks at the whole deck or at each slide."""

    sentence: str
    whole: Callable[[Review, Findings], None] | None = None
    each: Callable[[Review, Slide, Findings], None] | None = None


def _fits(review: Review, slide: Slide, found: Findings) -> None:
    frames.frames_hold(slide, review.words(slide)[1], review.size, found)


def _readable(review: Review, slide: Slide, found: Findings) -> None:
    palette, texts = review.words(slide)
    contrast.words_tell_themselves(slide, texts, palette, review.size, found)
    contrast.charts_tell_themselves(review.deck, slide, palette, review.size, found)


RULES: tuple[Rule, ...] = (
    Rule("every part can be read", whole=lambda r, f: file.broken(r.deck, f)),
    Rule(
        "every slide has a title of its own, and it is read first",
        whole=lambda r, f: access.titles(r.deck.slides, f),
    ),
    Rule("pictures say what they mean", each=lambda r, s, f: access.alternatives(s, f)),
    Rule("tables have a header row", each=lambda r, s, f: access.tables(s, f)),
    Rule("words fit their frames, and frames the slide", each=_fits),
    Rule("words stand out from what lies under them", each=_readable),
    Rule("no placeholder is empty", each=lambda r, s, f: native.placeholders(s, f)),
    Rule(
        "colours and fonts come from the theme",
        whole=lambda r, f: native.shared_theme_kept(r.deck, f),
        each=lambda r, s, f: native.theme_kept(s, f),
    ),
    Rule("words say their language", each=lambda r, s, f: native.languages(s, f)),
    Rule("slide numbers are fields, and true", each=lambda r, s, f: native.numbers(s, f)),
    Rule("every slide has notes for the speaker", each=lambda r, s, f: native.notes(s, f)),
    Rule("notes have their master in its place", whole=lambda r, f: file.notes_master(r.deck, f)),
    Rule(
        "nothing is left of others, and the file says whose it is",
        whole=lambda r, f: file.leftovers(r.deck, f, r.author),
    ),
    Rule("the file is small enough for mail", whole=lambda r, f: file.size(r.deck, f)),
)


def deck_preflight(
    data: bytes | OpenedDeck, known_as: str, fonts: Path, where: Where | None = None,
    author: str = "",
) -> Preflight:  # fmt: skip
    """Any deck, by every rule; whatever the bytes, a result.

    `fonts` is the folder of the fonts to measure with; `where` leads from a slide's number to the
    place to point to; `author` is who the file should name, when that is known.
    """
    found = Findings(where or (lambda _: Span(known_as)), known_as if where is None else "deck")
    try:
        deck = data if isinstance(data, OpenedDeck) else OpenedDeck(data)
        slides = deck.slides
        if not slides and not deck.broken:
            raise Unreadable("There are no slides in it.")
    except Unreadable as failure:
        found.error(
            "deck/unreadable", 0, f"This is not a deck that can be read. {failure}",
            "Check that it is a .pptx and was copied whole.",
        )  # fmt: skip
        return _result(
            known_as, 0, [Checked("the file can be opened", tuple(found.problems))], found
        )
    review = Review(deck, Fonts(fonts), _size(deck), author)
    checks = []
    for rule in RULES:
        before = len(found.problems)
        if rule.whole is not None:
            _guarded(found, 0, rule, partial(rule.whole, review, found))
        if rule.each is not None:
            for slide in slides:
                _guarded(found, slide.number, rule, partial(rule.each, review, slide, found))
        checks.append(Checked(rule.sentence, tuple(found.problems[before:])))
    return _result(known_as, len(slides), checks, found)


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


def _result(name: str, slides: int, checks: list[Checked], found: Findings) -> Preflight:
    return Preflight(name, slides, (), ("deck",), tuple(checks), tuple(found.unjudged))


def _size(deck: OpenedDeck) -> Box:
    written = deck.main.root.find(f"{P}sldSz")
    try:
        w, h = (int(written.get(side, "")) / 12700 for side in ("cx", "cy"))
    except (AttributeError, ValueError):
        return _USUAL
    return Box(0, 0, w, h)
