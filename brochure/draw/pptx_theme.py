"""Inks in; PowerPoint's theme part, its colour slots and scheme colours out.

Fixed RGB stands for a logo's colours alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from brochure.draw.pptx_xml import NS_A, XML_HEAD, quoted
from brochure.model.scene import Face, Paint
from brochure.model.theme import Ink, Slot

SLOTS: tuple[str, ...] = get_args(Slot)
"""The twelve colours of a theme, in the order of its colour scheme."""

_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

CLR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
    ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink"'
    ' folHlink="folHlink"/>'
)
"""The colour map of every master; `_MAPPED` is the same map, read backwards."""


def scheme_colour(paint: Paint, inks: Mapping[str, Ink]) -> str:
    """`a:schemeClr` of a paint: the ink's slot, its own luminance, then the tint, in one step.

    An ink without a slot keeps its colour as it is, `a:srgbClr`.
    """
    ink = inks[paint.ink]
    if ink.slot is None:  # a logo's own colour, which no theme may change
        return f'<a:srgbClr val="{ink.rgb.upper()}"/>'
    mod, off = ink.lum or (100.0, 0.0)
    share = paint.tint / 100
    mod, off = mod * share, off * share + 100 - paint.tint
    changes = ""
    if round(mod * 1000) != 100_000:
        changes += f'<a:lumMod val="{round(mod * 1000)}"/>'
    if round(off * 1000):
        changes += f'<a:lumOff val="{round(off * 1000)}"/>'
    name = _MAPPED.get(ink.slot, ink.slot)
    if not changes:
        return f'<a:schemeClr val="{name}"/>'
    return f'<a:schemeClr val="{name}">{changes}</a:schemeClr>'


def theme_font(face: Face) -> str:
    """`+mj-lt` for a face of the major font, `+mn-lt` for every other."""
    return "+mj-lt" if face.deck == "major" else "+mn-lt"


def slot_colours(inks: Mapping[str, Ink]) -> dict[str, str]:
    """Slot → six hex digits, from the underived ink of each slot; an unused slot repeats dk1."""
    found: dict[str, str] = {}
    for ink in inks.values():
        if ink.lum is None and ink.slot is not None:
            found.setdefault(ink.slot, (ink.deck or ink.rgb).upper())
    dark = found.get("dk1", "000000")
    return {slot: found.get(slot, "FFFFFF" if slot == "lt1" else dark) for slot in SLOTS}


def theme_xml(name: str, inks: Mapping[str, Ink], fonts: Mapping[str, str]) -> bytes:
    """The theme part: twelve colours, two fonts, and a plain format scheme."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        for slot, value in slot_colours(inks).items()
    )
    families = "".join(
        f"<a:{level}Font><a:latin typeface={quoted(fonts[level])}/>"
        f'<a:ea typeface=""/><a:cs typeface=""/></a:{level}Font>'
        for level in ("major", "minor")
    )
    title = quoted(name)
    return (
        f"{XML_HEAD}<a:theme {NS_A} name={title}><a:themeElements>"
        f"<a:clrScheme name={title}>{colours}</a:clrScheme>"
        f"<a:fontScheme name={title}>{families}</a:fontScheme>"
        f"<a:fmtScheme name={title}>{_FORMATS}</a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>"
    + "".join(
        f'<a:ln w="{width}" cap="flat">{_FILL}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
)
