"""Block kinds: a slot's kind and its content in; a composed Block out.

A kind is one function in one of the modules here and one line in KINDS. It gets the Frame and
the content its slot names, of the type given beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from brochure.compose.blocks import back, people, safety, sections, words
from brochure.compose.frame import Frame
from brochure.compose.typesetter import Block
from brochure.model.story import Byline, Contact, Crisis, Passage, Points, Review, Study
from brochure.model.written import Text

Composer = Callable[[Frame, Any], Block]


@dataclass(frozen=True, slots=True)
class Kind:
    """A block kind: its composer, the type of content it shows, and that type in plain words.

    One that is `stamped` says which version of all the content it belongs to.
    """

    compose: Composer
    shows: type
    called: str
    stamped: bool = False


_TEXT = (Text, "a single text")
_PASSAGE = (Passage, "a passage with a heading and a text")
_POINTS = (Points, "a heading with a list of points")

KINDS: dict[str, Kind] = {
    "heading": Kind(words.heading, *_TEXT),
    "title": Kind(words.title, *_TEXT),
    "subtitle": Kind(words.subtitle, *_TEXT),
    "message": Kind(words.message, *_TEXT),
    "text": Kind(words.text, *_TEXT),
    "strong": Kind(words.strong, *_TEXT),
    "pull": Kind(words.pull, *_TEXT),
    "small": Kind(words.small, *_TEXT),
    "small-bold": Kind(words.small_bold, *_TEXT),
    "card-heading": Kind(words.card_heading, *_TEXT),
    "masthead": Kind(words.masthead, Byline, "a byline"),
    "opening": Kind(sections.opening, *_PASSAGE),
    "item": Kind(sections.item, *_PASSAGE),
    "roundel": Kind(sections.roundel, *_PASSAGE),
    "study": Kind(sections.study, Study, "a study"),
    "band": Kind(safety.band, *_PASSAGE),
    "closing-band": Kind(safety.closing_band, *_PASSAGE),
    "run-in": Kind(safety.run_in, *_POINTS),
    "points": Kind(safety.points, *_POINTS),
    "people": Kind(people.people, list, "the list of people"),
    "steps": Kind(back.steps, list, "a list of steps"),
    "contact": Kind(back.contact, Contact, "the contact details"),
    "crisis": Kind(back.crisis, Crisis, "the crisis line"),
    "short-sources": Kind(back.short_sources, dict, "the sources", stamped=True),
    "review": Kind(back.review, Review, "the review"),
}
