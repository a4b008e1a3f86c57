"""Two sets of finished pieces in; what changed between them out, said once however often it stands.

The press, office and screen file share their words, and so do the slides and their PDF. So parts
of different files with the same words are one topic, and a change is told once for its topic, with
every place where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from brochure.changes.graphics import differences
from brochure.changes.pairing import most_alike, paired
from brochure.changes.pdf import read_pdf
from brochure.changes.pieces import Kind, Part, Piece, Unreadable, Word
from brochure.changes.slides import read_deck
from brochure.changes.typed import retyped
from brochure.changes.wording import Marked, reworded, spoken

What = Literal["words", "type", "heard", "picture", "added", "removed", "moved"]
Pair = tuple[Part | None, Part | None]


def _pages(kind: Kind) -> Callable[[bytes, str], Piece]:
    return lambda data, file: read_pdf(data, file, kind)


READERS: Mapping[str, Callable[[bytes, str], Piece]] = {
    "brochure-screen.pdf": _pages("panel"),
    "brochure-office.pdf": _pages("panel"),
    "brochure-press.pdf": _pages("panel"),
    "deck.pdf": _pages("slide"),
    "deck.pptx": read_deck,
}
"""The pieces that are compared; of those with the same words the one first that shows them best."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a change stands in one piece: the file, its parts, the places to mark in both."""

    file: str
    old: Part | None
    new: Part | None
    old_marks: tuple[Marked, ...] = ()
    new_marks: tuple[Marked, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands now; of what is gone, where it stood."""
        part = self.new or self.old
        return part.place if part else ""

    @property
    def told(self) -> str:
        return f"{self.file}, {self.place}"


@dataclass(slots=True)
class Change:
    """One change of a topic. `before` and `after` are the words around it.

    Of a part that is `added` or `removed`, `new` or `old` holds all its words.
    """

    what: What
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    standing: list[Standing] = field(default_factory=list)
    number: int = 0

    @property
    def sentence(self) -> str:
        """The change on one line: `… for at least [24 → 48] hours …`, or what happened."""
        match self.what:
            case "words":
                old, new = self.old or "nothing", self.new or "nothing"
                return f"… {self.before} [{old} → {new}] {self.after} …".replace("  ", " ")
            case "type":
                return f"{self.before} [{self.old} → {self.new}]"
            case "heard":
                old, new = self.old or "nothing", self.new or "nothing"
                return f"Heard of a picture: … {self.before} [{old} → {new}] {self.after} …"
            case "picture":
                return "A picture or drawing changed."
            case "moved":
                return f"Moved: {self.old} is now {self.new}."
            case "added":
                return f"New: {self.new}"
            case "removed":
                return f"No longer there: {self.old}"

    def is_like(self, other: Change) -> bool:
        """Whether both tell the same of one topic; pictures are told together."""
        same = (self.old, self.new) == (other.old, other.new)
        by_words = self.what in ("words", "type", "heard", "moved")
        return self.what == other.what and (same or not by_words)


@dataclass(slots=True)
class Topic:
    """What a reader takes for one thing: a panel in all its files, a slide, a slide's notes."""

    kind: Kind
    title: str
    parts: dict[str, Part] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def take(self, change: Change) -> None:
        """Adds a change, or to one that other files have too where it stands."""
        file = change.standing[0].file
        for known in self.changes:
            if known.is_like(change) and all(one.file != file for one in known.standing):
                known.standing += change.standing
                return
        self.changes.append(change)


@dataclass(slots=True)
class Comparison:
    """All that changed, topic by topic; the pieces on both sides and those that only one has.

    `unread` tells, file by file, what could not be compared, and why.
    """

    old: dict[str, Piece]
    new: dict[str, Piece]
    topics: list[Topic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def compared(self) -> list[str]:
        """The files that both sides have, in the order in which they are told."""
        return [file for file in READERS if file in self.old and file in self.new]

    @property
    def changes(self) -> list[Change]:
        return [change for topic in self.topics for change in topic.changes]

    def marks(self, file: str, is_new: bool) -> list[tuple[int, Marked]]:
        """The marks in one piece, each with the number of its change."""
        return [
            (change.number, mark)
            for change in self.changes
            for one in change.standing
            if one.file == file
            for mark in (one.new_marks if is_new else one.old_marks)
        ]


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Comparison:
    """What changed between two sets of pieces by file name."""
    found = Comparison({}, {})
    for file, read in READERS.items():
        if file not in old or file not in new:
            continue
        for data, pieces, whose in ((old, found.old, "old"), (new, found.new, "new")):
            try:
                pieces[file] = read(data[file], file)
            except Unreadable as failure:
                found.unread.append(f"The {whose} {file} is not compared. {failure}")
    for pieces in (found.old, found.new):
        known = {piece.version for piece in pieces.values() if piece.version}
        for piece in pieces.values():
            _take_stamps(piece, known)
    for file in found.compared:
        _compare_piece(file, found)
    found.topics.sort(key=lambda topic: _ORDER[topic.kind])
    for number, change in enumerate(found.changes, 1):
        change.number = number
    return found


STAMPED = ("Version", "Versión")
"""What stands before the version on a piece, in each language of the built-in words."""

_ORDER: Mapping[Kind, int] = {"panel": 0, "slide": 1, "notes": 2}


def _take_stamps(piece: Piece, versions: set[str]) -> None:
    """Takes the version out of the words: it changes with any change, and is none by itself."""
    for part in piece.parts:
        kept: list[Word] = []
        for word in part.words:
            if word.text in versions:
                if kept and kept[-1].text in STAMPED:
                    kept.pop()
            else:
                kept.append(word)
        part.words = kept


def _compare_piece(file: str, found: Comparison) -> None:
    pairs = paired(found.old[file].parts, found.new[file].parts)
    moved = _moved(pairs)
    for old, new in pairs:
        part = new or old
        assert part is not None
        topic = _topic_of(part, file, found.topics)
        topic.parts[file] = part
        for change in _changes(file, old, new, any(new is one for one in moved)):
            topic.take(change)


def _changes(file: str, old: Part | None, new: Part | None, is_moved: bool) -> Iterator[Change]:
    """What changed in one part of one piece; in a part that only one side has, all of it."""
    if old is None or new is None:
        if new is not None:
            yield Change("added", "", spoken(new.words), standing=[Standing(file, None, new)])
        elif old is not None:
            yield Change("removed", spoken(old.words), "", standing=[Standing(file, old, None)])
        return
    if is_moved:
        yield Change("moved", old.place, new.place, standing=[Standing(file, old, new)])
    for told in reworded(old.words, new.words):
        standing = Standing(file, old, new, told.old_marks, told.new_marks)
        yield Change("words", told.old, told.new, told.before, told.after, [standing])
    for told in retyped(old.words, new.words):
        standing = Standing(file, old, new, told.old_marks, told.new_marks)
        yield Change("type", told.old, told.new, told.before, told.after, [standing])
    for told in reworded(old.heard, new.heard):
        marks = [_at_pictures(one) for one in (told.old_marks, told.new_marks)]
        standing = Standing(file, old, new, *marks)
        yield Change("heard", told.old, told.new, told.before, told.after, [standing])
    gone, come = differences(old.drawn, new.drawn)
    if gone or come:
        marks = [tuple(Marked("picture", spot) for spot in spots) for spots in (gone, come)]
        yield Change("picture", standing=[Standing(file, old, new, *marks)])


def _at_pictures(marks: Sequence[Marked]) -> tuple[Marked, ...]:
    """The places of what is heard are those of whole pictures, each marked once."""
    spots = dict.fromkeys(mark.spot for mark in marks if mark.sort == "words")
    return tuple(Marked("picture", spot) for spot in spots)


def _topic_of(part: Part, file: str, topics: list[Topic]) -> Topic:
    """The topic that another file began with the same words, else a new one."""
    open_to_it = [one for one in topics if one.kind == part.kind and file not in one.parts]
    others = [next(iter(topic.parts.values())) for topic in open_to_it]
    at = most_alike(part, others)
    if at is None:
        at = next((i for i, other in enumerate(others) if other.place == part.place), None)
    if at is not None:
        return open_to_it[at]
    topics.append(Topic(part.kind, _heading(part)))
    return topics[-1]


def _heading(part: Part) -> str:
    place = part.place[:1].upper() + part.place[1:]
    if part.kind == "panel":
        return part.title or place
    return f"{place}: {part.title}" if part.title else place


def _moved(pairs: Sequence[Pair]) -> list[Part]:
    """The slides that no longer stand in the old order: as few as can be."""
    numbers = [(old.number, new) for old, new in pairs if old and new and new.kind == "slide"]
    in_order: list[list[int]] = []  # the longest row of numbers in order that ends with each slide
    for i, (number, _) in enumerate(numbers):
        rows = [row for row in in_order[:i] if numbers[row[-1]][0] < number]
        in_order.append([*_longest(rows), i])
    kept = _longest(in_order)
    return [part for i, (_, part) in enumerate(numbers) if i not in kept]


def _longest(rows: Sequence[list[int]]) -> list[int]:
    return max(rows, key=lambda row: len(row)) if rows else []
