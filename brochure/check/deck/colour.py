"""Colours as DrawingML writes them in; red, green and blue out, or None for what is not known."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from brochure.check.deck.opened import A, Element, P, Slide
from brochure.check.luminance import RGB

_NAMED = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000",
          "blue": "0000FF", "yellow": "FFFF00", "gray": "808080", "grey": "808080"}  # fmt: skip
_STRAIGHT = {name: name for name in (
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)}  # fmt: skip
_PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **_STRAIGHT}
SOLID = f"{A}solidFill"


class Palette:
    """The colours of a slide: its theme, seen through the colour map of its master."""

    def __init__(self, slide: Slide) -> None:
        self._slots = _theme_slots(slide.theme.root if slide.theme else None)
        self._map = _colour_map(slide)

    def of(self, parent: Element | None, placeholder: RGB | None = None) -> RGB | None:
        """The colour inside `a:solidFill`, `a:fontRef` and their like; see-through ones as None."""
        if parent is None:
            return None
        for child in parent:
            if isinstance(child.tag, str):
                return self._one(child, placeholder)
        return None

    def _one(self, element: Element, placeholder: RGB | None) -> RGB | None:
        kind = element.tag.removeprefix(A)
        value = element.get("val", "")
        base: RGB | None = None
        if kind == "schemeClr":
            if value == "phClr":
                base = placeholder
            else:
                base = _hex(self._slots.get(self._map.get(value, value), ""))
        elif kind == "srgbClr":
            base = _hex(value)
        elif kind == "sysClr":
            base = _hex(element.get("lastClr", ""))
        elif kind == "prstClr":
            base = _hex(_NAMED.get(value, ""))
        return _changed(base, element) if base is not None else None


def _changed(colour: RGB, element: Element) -> RGB | None:
    """The colour after its changes, in their order; None when it lets the ground show through."""
    for change in element:
        if not isinstance(change.tag, str):
            continue
        share = _share(change.get("val"))
        match change.tag.removeprefix(A):
            case "lumMod":
                colour = _lit(colour, share, 0.0)
            case "lumOff":
                colour = _lit(colour, 1.0, share)
            case "tint":
                colour = _mixed(colour, 1.0, share)
            case "shade":
                colour = _mixed(colour, 0.0, share)
            case "alpha" if share < 0.99:
                return None
            case "alpha":
                pass
            case _:
                return None
    return colour


def _share(written: str | None) -> float:
    value = written or "0"
    return float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100_000


def _lit(colour: RGB, mod: float, off: float) -> RGB:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * mod + off)), saturation)


def _mixed(colour: RGB, ground: float, share: float) -> RGB:
    red, green, blue = (c * share + ground * (1 - share) for c in colour)
    return red, green, blue


def _hex(digits: str) -> RGB | None:
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    if len(digits) != 6:
        return None
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _theme_slots(theme: Element | None) -> dict[str, str]:
    scheme = theme.find(f"{A}themeElements/{A}clrScheme") if theme is not None else None
    slots: dict[str, str] = {}
    for slot in scheme if scheme is not None else ():
        inner = next(iter(slot), None)
        if inner is not None and isinstance(slot.tag, str):
            digits = inner.get("lastClr") or inner.get("val", "")
            slots[slot.tag.removeprefix(A)] = digits
    return slots


def _colour_map(slide: Slide) -> Mapping[str, str]:
    """The master's map, unless the layout or the slide has one of its own."""
    for part in (slide.part, slide.layout):
        own = part.root.find(f"{P}clrMapOvr/{A}overrideClrMapping") if part else None
        if own is not None:
            return {**_PLAIN_MAP, **{str(k): str(v) for k, v in own.attrib.items()}}
    mapped = slide.master.root.find(f"{P}clrMap") if slide.master else None
    if mapped is None:
        return _PLAIN_MAP
    return {**_PLAIN_MAP, **{str(k): str(v) for k, v in mapped.attrib.items()}}
