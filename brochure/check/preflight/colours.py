"""A colour space as a PDF writes it in; its family, its plates, and what a colour lays down out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import pikepdf

Cmyk = tuple[float, float, float, float]
"""Ink on the four process plates, each from 0 to 1."""

_DEEPEST = 8
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_COMPONENTS = {
    "DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3,
    "Pattern": 0,
}  # fmt: skip
_PLATES = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, number of components, colorants by name, and what is below it.

    An ICC profile's family is ICCBased and its `components` are the profile's N. `hival` is the
    highest index of an Indexed space.
    """

    family: str
    components: int
    names: tuple[str, ...] = ()
    base: Space | None = None

    @property
    def is_of_screens(self) -> bool:
        """RGB or Lab in any guise: what no printing plate carries."""
        if self.family in ("DeviceRGB", "CalRGB", "Lab"):
            return True
        if self.family == "ICCBased":
            return self.components == 3
        if self.family in ("Indexed", "Pattern") and self.base:
            return self.base.is_of_screens
        return False

    @property
    def spots(self) -> tuple[str, ...]:
        """Colorants that would make a plate of their own."""
        if not self.names and self.base is None:
            return ()
        own = tuple(
            name for name in self.names if name not in _PLATES and name not in ("All", "None")
        )
        return own + (
            self.base.spots if self.family in ("Indexed", "Pattern") and self.base else ()
        )


GRAY, RGB, CMYK = (Space(f"Device{name}", n) for name, n in (("Gray", 1), ("RGB", 3), ("CMYK", 4)))
UNKNOWN = Space("unknown", 0)


class Colour(NamedTuple):
    """A colour in its space; for a pattern also the pattern's name in the resources."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""


def first_colour(space: Space) -> Colour:
    """The colour that choosing a space sets."""
    if space.family in ("Separation", "DeviceN"):
        return Colour(space, (1.0,) * space.components)
    if space.components == 4:
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    return Colour(space, (0.0,) * space.components)


def space_of(written: Any, named: Any = None, depth: int = 0) -> Space:
    """The space of a name or array; `named` are the ColorSpace resources that names lead to."""
    if depth > _DEEPEST or written is None:
        return UNKNOWN
    if isinstance(written, pikepdf.Name | str):
        name = str(written).removeprefix("/")
        name = SHORT.get(name, name)
        if name in _COMPONENTS:
            return Space(name, _COMPONENTS[name])
        if isinstance(named, pikepdf.Dictionary):
            return space_of(named.get(f"/{name}"), None, depth + 1)
        return UNKNOWN
    if isinstance(written, pikepdf.Array | list) and len(written):
        return _from_array(written, named, depth)
    return UNKNOWN


def _from_array(written: Any, named: Any, depth: int) -> Space:
    family = str(written[0]).removeprefix("/")
    family = SHORT.get(family, family)
    if len(written) == 1:
        return space_of(pikepdf.Name(f"/{family}"), named, depth + 1)
    if family == "ICCBased" and isinstance(written[1], pikepdf.Stream):
        return Space(family, int(written[1].get("/N", 0)))
    if family in ("Indexed", "Pattern"):
        return Space(family, 1, (), space_of(written[1], named, depth + 1))
    if family in ("Separation", "DeviceN") and len(written) > 2:
        first = [written[1]] if family == "Separation" else list(written[1])
        names = tuple(str(one).removeprefix("/") for one in first)
        return Space(family, len(names), names, space_of(written[2], named, depth + 1))
    return Space(family, _COMPONENTS[family]) if family in _COMPONENTS else UNKNOWN


def inks(colour: Colour) -> Cmyk | None:
    """What a colour lays on the four plates; None where only a colour engine could tell."""
    space, values = colour.space, colour.values
    if len(values) != space.components or not values:
        return None
    if space.components == 4 and space.family in ("DeviceCMYK", "ICCBased"):
        return values[0], values[1], values[2], values[3]
    if space.family == "DeviceGray":
        return 0.0, 0.0, 0.0, 1.0 - values[0]
    if space.family in ("Separation", "DeviceN"):
        if space.names == ("All",):
            return (values[0],) * 4
        if all(name in _PLATES or name == "None" for name in space.names):
            plates = [0.0, 0.0, 0.0, 0.0]
            for name, value in zip(space.names, values, strict=True):
                if name in _PLATES:
                    plates[_PLATES[name]] = value
            return plates[0], plates[1], plates[2], plates[3]
    return None


def light(colour: Colour) -> float | None:
    """Relative luminance from 0 to 1 as WCAG counts it; None where a profile would be needed."""
    space, values = colour.space, colour.values
    if len(values) != space.components:
        return None
    if space.family in ("DeviceGray", "CalGray"):
        return _linear(values[0])
    if space.components == 3 and space.family in ("DeviceRGB", "CalRGB", "ICCBased"):
        red, green, blue = map(_linear, values)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return None


def _linear(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return float(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)
