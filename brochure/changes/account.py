"""A comparison and its two sides in; all that the report says of it, in plain words, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from brochure.changes.comparison import READERS, Change, Comparison, Topic
from brochure.changes.figures import DECK, Album, Figure
from brochure.changes.sources import Source

SIGNING = (
    "I have read every change listed above, on the pieces named above.",
    "I approve these changes for print and for the talk.",
    "I do not approve them. What has to change first:",
)
LINES = ("Name", "Role and license", "Date", "Signature")
"""What a reviewer fills in."""

LEGEND = (
    (
        "old",
        "A dashed frame, on the page before: words that were changed, set otherwise or taken out.",
    ),
    ("new", "A solid frame, on the page now: words that were changed, set otherwise or put in."),
    ("gap", "A bar between two triangles: words stand here on the other page."),
    (
        "picture",
        "A double frame: a picture that is not the same, or is described otherwise.",
    ),
)
"""How each mark looks, told apart by its line as well as by its colour."""
NUMBERED = "The number beside a mark is that of the change in the lists."


@dataclass(frozen=True, slots=True)
class Told:
    """One change for readers: words around and changed words, before and now; where they stand.

    A side without words says so in `old_said` or `new_said`.
    """

    number: int
    before: str
    old: str
    new: str
    after: str
    old_said: str
    new_said: str
    places: str


@dataclass(frozen=True, slots=True)
class Section:
    """A topic with its changes and its picture; `unseen` says why there is none."""

    title: str
    changes: list[Told]
    figure: Figure | None
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """All that the report says. `facts` are rows of a label, the old side and the new side."""

    summary: str
    day: str
    facts: list[tuple[str, str, str]]
    compared: list[str]
    remarks: list[str]
    sections: list[Section]
    sheets: list[Figure]
    unchanged: list[str]


def account(found: Comparison, old: Source, new: Source, moment: datetime) -> Account:
    """What the report says of a comparison that was made at a moment (UTC)."""
    album = Album(found, old.files, new.files)
    changed = [topic for topic in found.topics if topic.changes]
    return Account(
        summary(found),
        moment.date().isoformat(),
        _facts(found, old, new),
        found.compared,
        _remarks(found, old, new),
        [_section(topic, album, found) for topic in changed],
        list(album.sheets()),
        _unchanged(found),
    )


def summary(found: Comparison) -> str:
    """How much changed, in one sentence."""
    count, where = len(found.changes), sum(bool(topic.changes) for topic in found.topics)
    if not count:
        return "Nothing changed: every word and picture that was compared is the same."
    changes = "1 change" if count == 1 else f"{count} changes"
    return f"{changes} in {where} {'place' if where == 1 else 'places'}."


def _facts(found: Comparison, old: Source, new: Source) -> list[tuple[str, str, str]]:
    def version(side: int) -> str:
        pieces = (found.old, found.new)[side]
        known = dict.fromkeys(piece.version for piece in pieces.values() if piece.version)
        return " and ".join(known) or "the files do not say"

    def reviewed(side: int) -> str:
        pieces = (found.old, found.new)[side]
        said = next((piece.reviewed for piece in pieces.values() if piece.reviewed), "")
        return said or "no piece says"

    return [
        ("Came from", _capital(old.told), _capital(new.told)),
        ("Version", version(0), version(1)),
        ("Review, as printed", reviewed(0), reviewed(1)),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _remarks(found: Comparison, old: Source, new: Source) -> list[str]:
    """What was not compared, and why."""
    said = list(found.unread)
    for side, other in ((old, new), (new, old)):
        for file in READERS:
            if file in side.files and file not in other.files:
                said.append(f"{file} is not compared: there is none on the side of {other.name}.")
    left = sorted({*old.others, *new.others})
    if left:
        said.append(
            f"{', '.join(left)}: not compared, because they are made from the same words as the "
            "pieces above."
        )
    for whose, pieces in (("old", found.old), ("new", found.new)):
        for piece in pieces.values():
            said += [f"In the {whose} {piece.file} {why}." for why in piece.unread]
    return said


def _section(topic: Topic, album: Album, found: Comparison) -> Section:
    figure = album.of_topic(topic)
    unseen = ""
    if topic.kind == "slide" and figure is None:
        unseen = (
            f"There is no picture of this slide: {DECK} is missing on one side at least, and a "
            "picture can be made from it alone. Make it with --only deck-pdf, or with --all."
        )
    return Section(topic.title, [_told(change) for change in topic.changes], figure, unseen)


_HEARD = "Heard by those who do not see the picture: "


def _told(change: Change) -> Told:
    places = "; ".join(one.told for one in change.standing)
    old_said, new_said = {
        "words": ("Nothing stood here", "Nothing stands here any more"),
        "heard": ("Nothing stood here", "Nothing stands here any more"),
        "type": ("", ""),
        "picture": ("The picture marked in the page before", "The picture marked in the page now"),
        "moved": (f"Stood as {change.old}", f"Stands as {change.new}"),
        "added": ("Was not there", ""),
        "removed": ("", "Is no longer there"),
    }[change.what]
    is_text = change.what not in ("moved", "picture")
    return Told(
        change.number, _HEARD + change.before if change.what == "heard" else change.before,
        change.old if is_text else "", change.new if is_text else "",
        change.after,
        "" if is_text and change.old else old_said,
        "" if is_text and change.new else new_said,
        places,
    )  # fmt: skip


def _unchanged(found: Comparison) -> list[str]:
    """The names of all that was compared and is the same; slides by their numbers."""
    same = [topic for topic in found.topics if not topic.changes]
    said = [topic.title for topic in same if topic.kind == "panel" and _has_words(topic)]
    for kind, name in (("slide", "Slides"), ("notes", "Notes of slides")):
        numbers = [next(iter(topic.parts.values())).number for topic in same if topic.kind == kind]
        if numbers:
            said.append(f"{name} {_ranges(sorted(numbers))}")
    return said


def _has_words(topic: Topic) -> bool:
    return any(part.words for part in topic.parts.values())


def _ranges(numbers: list[int]) -> str:
    """`1–4, 6` for 1, 2, 3, 4, 6."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)
