"""A finished piece as it is compared: panels, pages, slides and notes, of words and pictures."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Literal

from brochure.model.scene import Box

Kind = Literal["panel", "slide", "notes"]


@dataclass(frozen=True, slots=True)
class Spot(Box):
    """A rectangle on a page or slide (from 0), in points from the top left of what is shown."""

    page: int = 0

    def around(self, other: Spot) -> Spot:
        """The least rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Spot(x, y, right - x, bottom - y, self.page)

    def is_near(self, other: Spot, gap: float) -> bool:
        """Whether less than `gap` points lie between the two."""
        return self.page == other.page and self.inset(-gap).meets(other)


@dataclass(frozen=True, slots=True)
class Type:
    """How a word is set: its size in points, its weight from 100 to 900, and whether it slants."""

    size: float
    weight: int = 400
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands (None: in notes, which are not shown), and its type where it has one.

    `joined` says that no space stands before it: what follows a hyphen, a raised number.
    """

    text: str
    spot: Spot | None = None
    joined: bool = False
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Paint:
    """Something drawn, not written.

    `look` is kind, colour and sequence of segments, wherever it stands; `form` its points by turns
    x and y, in parts of its own size (empty: any form will do, as for a ground that grows).
    """

    look: Hashable
    spot: Spot
    form: tuple[float, ...] = ()


@dataclass(slots=True)
class Part:
    """What is compared as one: its words in reading order, and what is drawn between them.

    `place` says where in the piece it is, `number` on which page or slide from 1; `title` is its
    own heading ("" when it has none). `drawn` holds a run of paints for each stretch between texts.
    """

    kind: Kind
    number: int
    place: str
    title: str = ""
    words: list[Word] = field(default_factory=list)
    drawn: tuple[tuple[Paint, ...], ...] = ()
    heard: list[Word] = field(default_factory=list)
    """What its pictures say to readers who do not see them, each word where its picture stands."""
    left: float = 0.0
    """Where it begins on its page, in points."""


@dataclass(slots=True)
class Piece:
    """A finished piece, read: its parts, and the size of each page or slide in points.

    `unread` says what in it could not be looked at.

    `version` and `reviewed` are those that the file carries, "" when it carries none.
    """

    file: str
    parts: list[Part]
    sizes: list[tuple[float, float]]
    version: str = ""
    reviewed: str = ""
    shows: bool = True
    """Whether its pages can be drawn."""
    unread: tuple[str, ...] = ()


REVIEW = (("Medical review by", "Date"), ("Revisión médica", "Fecha"))
"""What stands before reviewer and date on the brochure, in each language of the built-in words."""


def review_line(parts: list[Part]) -> str:
    """Who reviewed the facts and when, as a piece says it on one line; "" where it does not."""
    for part in parts:
        for label, date in REVIEW:
            wanted = label.split()
            for i in range(len(part.words)):
                if [one.text for one in part.words[i : i + len(wanted)]] == wanted:
                    said = _same_line(part.words[i:])
                    return "not filled in yet" if said == [*wanted, date] else " ".join(said)
    return ""


def _same_line(words: list[Word]) -> list[str]:
    first = words[0].spot
    return [
        word.text
        for word in words
        if first and word.spot and abs(word.spot.bottom - first.bottom) < first.h / 2
    ]


class Unreadable(Exception):
    """A piece cannot be read: one sentence says why."""
