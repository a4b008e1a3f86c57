"""A slide in; what keeps it from being one that PowerPoint's own tools can carry on with out."""

from __future__ import annotations

from brochure.check.deck.findings import Findings, several
from brochure.check.deck.opened import A, Element, OpenedDeck, P, Part, Slide, kind_of
from brochure.check.deck.places import name_of
from brochure.model.art import LOGO

_COLOURS = (f"{A}srgbClr", f"{A}sysClr", f"{A}prstClr", f"{A}scrgbClr", f"{A}hslClr")
_FACES = (f"{A}latin", f"{A}ea", f"{A}cs")
_UNFILLED = frozenset(("body", "tbl", "chart", "dgm", "media", "pic", "clipArt"))


def placeholders(slide: Slide, found: Findings) -> None:
    """A placeholder without content is a frame with a prompt, and is read aloud as such."""
    empty = []
    for shape, place in slide.part.placed:
        if (
            shape.tag == f"{P}sp"
            and kind_of(place) in _UNFILLED
            and not any((t.text or "").strip() for t in shape.iter(f"{A}t"))
        ):
            empty.append(name_of(shape))
    if empty:
        found.error(
            "deck/empty-placeholder", slide.number,
            f"Nothing stands in {several(empty)}.", "Fill it or delete it.",
        )  # fmt: skip


def theme_kept(slide: Slide, found: Findings) -> None:
    """Colours and fonts that a change of theme would leave behind."""
    colours, faces = _fixed(slide.part)
    _tell_fixed(found, slide.number, "On the slide", colours, faces)


def shared_theme_kept(deck: OpenedDeck, found: Findings) -> None:
    """The same for layouts and masters, once each."""
    parts = {p.name: p for s in deck.slides for p in (s.layout, s.master) if p is not None}
    for name in sorted(parts):
        colours, faces = _fixed(parts[name])
        label = parts[name].root.find(f"{P}cSld")
        called = (label.get("name") if label is not None else "") or name.rsplit("/", 1)[-1]
        _tell_fixed(found, 0, f"On the layout “{called}”", colours, faces)


def _tell_fixed(
    found: Findings, number: int, where: str, colours: list[str], faces: list[str]
) -> None:
    if colours:
        found.warning(
            "deck/fixed-colour", number,
            f"{where} a colour is fixed, not taken from the theme, {_times(len(colours))}: "
            f"{several(sorted(set(colours)))}.",
            "Choose a theme colour: then the deck can change its look in one click.",
        )  # fmt: skip
    if faces:
        found.warning(
            "deck/fixed-font", number,
            f"{where} a font is fixed, not taken from the theme, {_times(len(faces))}: "
            f"{several(sorted(set(faces)))}.",
            "Choose “Headings” or “Body” at the top of the list of fonts.",
        )  # fmt: skip


def languages(slide: Slide, found: Findings) -> None:
    """Words without a language are read aloud and proofed in whatever the machine speaks."""
    for part, where in ((slide.part, "on the slide"), (slide.notes, "in its notes")):
        without = [
            run.findtext(f"{A}t") or ""
            for tag in (f"{A}r", f"{A}fld")
            for run in (part.elements[tag] if part else ())
            if (run.findtext(f"{A}t") or "").strip() and not _language(run)
        ]
        if without:
            found.warning(
                "deck/language", slide.number,
                f"Words {where} do not say their language, {_times(len(without))}: "
                f"{several([' '.join(w.split())[:30] for w in without])}.",
                "Select all and set it: Review › Language › Set Proofing Language.",
            )  # fmt: skip


def numbers(slide: Slide, found: Findings) -> None:
    """A slide number must be a field, and already say the true number."""
    for shape, place in slide.part.placed:
        if place.get("type") != "sldNum":
            continue
        field = next(shape.iter(f"{A}fld"), None)
        if field is None:
            found.warning(
                "deck/number-field", slide.number, "The slide number is typed by hand.",
                "Delete it and insert it anew: Insert › Slide Number.",
            )  # fmt: skip
        elif (field.findtext(f"{A}t") or "").strip() != str(slide.number):
            found.warning(
                "deck/number-field", slide.number,
                f"The slide number says “{(field.findtext(f'{A}t') or '').strip()}”.",
                "Open the deck in PowerPoint and save it: then the fields are counted anew.",
            )  # fmt: skip


def notes(slide: Slide, found: Findings) -> None:
    """A slide without words for the speaker."""
    said = ""
    for shape, place in slide.notes.placed if slide.notes else ():
        if kind_of(place) == "body":
            said += "".join(t.text or "" for t in shape.iter(f"{A}t"))
    if not said.strip():
        found.warning(
            "deck/notes-missing", slide.number, "There are no notes for the speaker.",
            "Write what to say: it also serves those who read the deck later.",
        )  # fmt: skip


def _fixed(part: Part) -> tuple[list[str], list[str]]:
    """Fixed colours, those of a logo left out, and fixed fonts."""
    fixed = [colour for tag in _COLOURS for colour in part.elements[tag]]
    if fixed:
        logos = [group for group in part.elements[f"{P}grpSp"] if name_of(group) == LOGO]
        kept = {colour for group in logos for colour in group.iter(*_COLOURS)}
        fixed = [colour for colour in fixed if colour not in kept]
    colours = [str(one.get("val") or one.tag.rsplit("}", 1)[-1]) for one in fixed]
    faces = [
        face
        for tag in _FACES
        for e in part.elements[tag]
        if (face := e.get("typeface", "")) and not face.startswith("+")
    ]
    return colours, faces


def _language(run: Element) -> bool:
    properties = run.find(f"{A}rPr")
    return properties is not None and bool(properties.get("lang"))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
