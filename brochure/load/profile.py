"""The bytes of an ICC profile in; the OutputCondition it describes, or what is wrong with it, out.

Header and tags after ICC.1:2010 (7.2, 7.3): big-endian, 128 bytes, then a table of tags.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from brochure.model.printing import OutputCondition
from brochure.model.written import Written
from brochure.paths import shown
from brochure.problems import Problem, error, nearest

HOUSE_PROFILE = "FOGRA39L_coated.icc"
"""The profile in assets/icc that is taken when the content names none."""

_HEADER = 128
_COLOR_ORG = "http://www.color.org"
_HOUSE = ("FOGRA39", _COLOR_ORG, "Offset on coated paper, ISO 12647-2:2004 (FOGRA39)")
_CLASSES = {
    b"scnr": "describes a scanner or camera",
    b"mntr": "describes a screen",
    b"spac": "converts between colour spaces",
    b"link": "links two devices",
    b"abst": "changes colours",
    b"nmcl": "lists named colours",
}


class NotAProfile(Exception):
    """Why the bytes cannot be used, to follow the words “it …”."""


def house_condition(data: bytes) -> OutputCondition:
    """The condition of the profile that comes with the engine."""
    return OutputCondition(*_HOUSE, checked(data))


def condition(data: bytes) -> OutputCondition:
    """The condition of a profile that a printer sent, under the profile's own name.

    Raises NotAProfile unless it is an output profile (class prtr) for CMYK, whole to its end.
    """
    name = _description(checked(data)) or "Custom"
    return OutputCondition(name, "", name, data)


def profile_path(name: Written, content: Path) -> tuple[Path | None, list[Problem]]:
    """The file of a profile that the content names, inside the content folder."""
    hint = "Copy the profile into the content folder and write its name, such as: GRACoL2013.icc"
    path = content / name
    try:
        inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(content))
        there = inside and path.is_file()
    except (OSError, ValueError):
        inside = there = False
    if not inside or "://" in name:
        message = f"“{name}” leads out of the content folder, and a profile is taken from there."
        return None, [error("print/profile", message, hint, name.span)]
    if not there:
        known = [one.name for one in sorted(content.glob("*.ic[cm]"))]
        near = nearest(name, known)
        meant = f"Did you mean “{near}”? " if near else ""
        message = f"There is no file “{name}” in “{shown(content)}”."
        return None, [error("print/profile", message, f"{meant}{hint}", name.span)]
    return path, []


def proved(path: Path) -> None:
    """Raises NotAProfile when the colour engine cannot convert through it."""
    from brochure.load.photo import converts  # Pillow, only where a clinic has its own profile

    if not converts(path):
        raise NotAProfile("is damaged: colours cannot be converted with it")


def checked(data: bytes) -> bytes:
    """The bytes again, when they are a CMYK output profile; else NotAProfile says why not."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        raise NotAProfile("is not an ICC profile")
    kind, space = data[12:16], data[16:20]
    if kind != b"prtr":
        does = _CLASSES.get(kind, "is of an unknown class")
        raise NotAProfile(f"{does}, and a profile of a printing press (class prtr) is needed")
    if space != b"CMYK":
        colours = space.decode("ascii", "replace").strip()
        raise NotAProfile(f"is made for {colours} colours, and one for CMYK is needed")
    if struct.unpack_from(">I", data)[0] > len(data):
        raise NotAProfile("was not copied to its end")
    if b"A2B0" not in _tags(data) or b"B2A0" not in _tags(data):
        raise NotAProfile("has no tables to convert colours with")
    return data


def _tags(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", data, _HEADER)
    found = {}
    for i in range(min(count, 200)):
        at = _HEADER + 4 + 12 * i
        if at + 12 > len(data):
            break
        name, offset, size = struct.unpack_from(">4sII", data, at)
        found[name] = data[offset : offset + size]
    return found


def _description(data: bytes) -> str:
    """The profile's name: `desc` as text (ICC version 2) or in several languages (version 4)."""
    tag = _tags(data).get(b"desc", b"")
    if tag[:4] == b"desc" and len(tag) > 12:
        (length,) = struct.unpack_from(">I", tag, 8)
        text = tag[12 : 12 + length].split(b"\0")[0].decode("ascii", "replace")
    elif tag[:4] == b"mluc" and len(tag) >= 28:
        length, offset = struct.unpack_from(">II", tag, 20)
        text = tag[offset : offset + length].decode("utf-16-be", "replace")
    else:
        text = ""
    return "".join(part for part in text if part.isprintable()).strip()
