"""A deck's package in; what is wrong with the file as a whole out."""

from __future__ import annotations

import re

from brochure.check.deck.findings import Findings, several
from brochure.check.deck.opened import OpenedDeck, P

LARGEST = 20_000_000
"""Bytes that most mail servers still take."""

_BEFORE = ("sldMasterIdLst",)
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_STOCK_TITLE = re.compile(
    r"(powerpoint presentation|presentation\d*|pptx|untitled)?", re.IGNORECASE
)
_STOCK_AUTHOR = re.compile(
    r"(steve canny|python-pptx|pptxgenjs|user|author|owner|microsoft office user)?", re.IGNORECASE
)
_LEFT = {
    "thumbnail": "a thumbnail of an older state",
    "printerSettings": "somebody's printer settings",
    "comment": "comments",
    "authors": "the names of those who commented",
    "vbaProject": "macros",
    "revisionInfo": "a record of who changed it",
    "changesInfo": "a record of who changed it",
}


def size(deck: OpenedDeck, found: Findings) -> None:
    if deck.bytes > LARGEST:
        found.warning(
            "deck/size", 0, f"The file has {deck.bytes / 1_000_000:.0f} MB.",
            f"Make its pictures smaller: over {LARGEST // 1_000_000} MB few mail servers take it.",
        )  # fmt: skip


def leftovers(deck: OpenedDeck, author: str, found: Findings) -> None:
    """What an earlier author or program left behind, for everyone who gets the file to see."""
    kept = sorted(
        {
            what
            for start, what in _LEFT.items()
            if any(n.rpartition("/")[2].startswith(start) for n in deck.names)
        }
    )
    if kept:
        found.warning(
            "deck/leftover", 0, f"The file still holds {' and '.join(kept)}.",
            "Remove it: File › Info › Inspect Document.",
        )  # fmt: skip
    core = deck.part("docProps/core.xml")
    title = (core.root.findtext(f"{_DC}title") or "").strip() if core else ""
    by = (core.root.findtext(f"{_DC}creator") or "").strip() if core else ""
    changed = (core.root.findtext(f"{_CP}lastModifiedBy") or "").strip() if core else ""
    if _STOCK_TITLE.fullmatch(title):
        found.warning(
            "deck/leftover", 0,
            f"The file calls itself “{title}”." if title else "The file has no title.",
            "Give it one: File › Info › Properties.",
        )  # fmt: skip
    foreign = [one for one in (by, changed) if one and author and one != author]
    if foreign or (not author and _STOCK_AUTHOR.fullmatch(by)):
        named = several(sorted(set(foreign))) if foreign else f"“{by}”" if by else "nobody"
        found.warning(
            "deck/leftover", 0, f"The file names as its author {named}.",
            "Set it to who answers for the talk: File › Info › Properties.",
        )  # fmt: skip


def notes_master(deck: OpenedDeck, found: Findings) -> None:
    """Notes need a master that is listed right after the slide masters: Keynote refuses others."""
    if not any(slide.notes for slide in deck.slides):
        return
    order = [str(child.tag).removeprefix(P) for child in deck.main.root]
    place = order.index("notesMasterIdLst") if "notesMasterIdLst" in order else -1
    if place < 0 or not list(deck.main.related("notesMaster")):
        found.error(
            "deck/notes-master", 0, "There are notes, but no notes master is listed.",
            "Open the deck in PowerPoint and save it; Keynote refuses it as it is.",
        )  # fmt: skip
    elif order[:place][-1:] != list(_BEFORE):
        found.error(
            "deck/notes-master", 0, "The list of notes masters stands in the wrong place.",
            "Open the deck in PowerPoint and save it; Keynote refuses it as it is.",
        )  # fmt: skip


def broken(deck: OpenedDeck, found: Findings) -> None:
    """Parts that are missing or that no reader can make sense of."""
    for name, why in sorted(deck.broken.items()):
        found.error(
            "deck/unreadable", 0, f"A part of the deck cannot be read: {name} ({why.rstrip('.')}).",
            "Open the deck in PowerPoint, let it repair the file, and save it.",
        )  # fmt: skip
