"""A slide in; what Microsoft's accessibility checker would find on it out.

Rules: https://support.microsoft.com/office/rules-for-the-accessibility-checker, of August 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.deck.findings import Findings, several, shortened
from brochure.check.deck.opened import A, Element, P, Slide, kind_of
from brochure.check.deck.places import GROUP, SHAPES, identity, name_of, placeholder_of

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(r"^\S+\.(png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|heic)$", re.IGNORECASE)
_STOCK_ALT = re.compile(
    r"^(picture|image|graphic|photo|bild|imagen|table|chart|group|shape|screenshot)[\s\d#_-]*$",
    re.IGNORECASE,
)


MOST_INITIALS = 4
"""Characters that decoration may hold: the initials beside a name say nothing of their own."""


def titles(slides: list[Slide], found: Findings) -> None:
    """A title on every slide, each its own, first in reading order."""
    seen: dict[str, int] = {}
    for slide in slides:
        tree = slide.tree
        shapes = [s for s in tree if s.tag in SHAPES or s.tag == GROUP] if tree is not None else []
        title = next((s for s in shapes if _is_title(s)), None)
        text = " ".join(_text(title).split()) if title is not None else ""
        if not text:
            found.error(
                "deck/title-missing", slide.number,
                "The slide has no title." if title is None else "The title of the slide is empty.",
                "Give it a title: people who do not see slides find their way by titles.",
            )  # fmt: skip
            continue
        first = seen.setdefault(text.casefold(), slide.number)
        if first != slide.number:
            found.warning(
                "deck/title-repeated", slide.number,
                f"“{shortened(text)}” is the title of slide {first} too.",
                "Give each slide a title of its own: titles are the only map for some listeners.",
            )  # fmt: skip
        read = [s for s in shapes if not is_decorative(s)]
        if read and read[0] is not title:
            found.warning(
                "deck/reading-order", slide.number,
                f"“{shortened(_text(read[0]) or name_of(read[0]))}” is read before the title.",
                "Put the title first: Review › Check Accessibility › Reading Order.",
            )  # fmt: skip


def alternatives(slide: Slide, found: Findings) -> None:
    """What pictures, charts, tables and groups say to readers who do not see them."""
    missing, bad = [], []
    for shape in _needing_words(slide.tree):
        who = identity(shape)
        said = (who.get("descr") or who.get("title") or "").strip() if who is not None else ""
        if is_decorative(shape):
            if said:
                found.warning(
                    "deck/decorative", slide.number,
                    f"“{name_of(shape)}” is marked as decoration and yet has alt text.",
                    "Decide: take away the mark, or the words.",
                )  # fmt: skip
            elif len(_text(shape).strip()) > MOST_INITIALS:
                found.warning(
                    "deck/decorative", slide.number,
                    f"“{name_of(shape)}” is marked as decoration and yet holds words: "
                    f"“{shortened(_text(shape))}”.",
                    "Take away the mark, or nobody who listens will hear these words.",
                )  # fmt: skip
        elif not said:
            missing.append(name_of(shape) or "without a name")
        elif _FILE_NAME.match(said) or _STOCK_ALT.match(said):
            bad.append(said)
    if missing:
        found.error(
            "deck/alt-text", slide.number, f"Without alt text: {several(missing)}.",
            "Say in one sentence what the picture means here, or mark it as decoration.",
        )  # fmt: skip
    if bad:
        found.error(
            "deck/alt-text", slide.number, f"The alt text says nothing: {several(bad)}.",
            "Say in one sentence what the picture means here, or mark it as decoration.",
        )  # fmt: skip


def tables(slide: Slide, found: Findings) -> None:
    """Tables need a header row, or a listener cannot tell what a cell is about."""
    for table in slide.part.elements[f"{A}tbl"]:
        look = table.find(f"{A}tblPr")
        if look is None or look.get("firstRow") not in ("1", "true"):
            found.error(
                "deck/table-header", slide.number, "A table has no header row.",
                "Turn it on: Table Design › Header Row.",
            )  # fmt: skip


def is_decorative(shape: Element) -> bool:
    who = identity(shape)
    mark = who.find(f".//{_DECORATIVE}") if who is not None else None
    return mark is not None and mark.get("val") in ("1", "true")


def _needing_words(tree: Element | None) -> Iterator[Element]:
    """Pictures, graphics, groups and drawn shapes without words, from the outside in.

    A group that speaks, or is decoration, speaks for all it holds.
    """
    for shape in tree if tree is not None else ():
        if shape.tag == GROUP:
            who = identity(shape)
            speaks = who is not None and bool(who.get("descr") or who.get("title"))
            if speaks or is_decorative(shape) or not any(True for _ in shape.iter(f"{P}txBody")):
                yield shape
            else:
                yield from _needing_words(shape)
        elif shape.tag in SHAPES and (_is_picture(shape) or is_decorative(shape)):
            yield shape


def _is_picture(shape: Element) -> bool:
    """Whether a shape shows something beyond words: Microsoft asks these for alt text."""
    if shape.tag in (f"{P}pic", f"{P}graphicFrame", f"{P}contentPart"):
        return True
    if shape.tag == f"{P}cxnSp" or placeholder_of(shape) is not None:
        return False
    return not _text(shape).strip()


def _is_title(shape: Element) -> bool:
    place = placeholder_of(shape)
    return place is not None and kind_of(place) == "title"


def _text(shape: Element | None) -> str:
    if shape is None:
        return ""
    paragraphs = shape.iter(f"{A}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{A}t")) for p in paragraphs)
