"""Points, names and roles in; the small pieces of XML that every part of a deck shares out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from brochure.model.scene import Box, Role
from brochure.units import emu

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
NS_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
NS_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
NAMESPACES = f"{NS_A} {NS_R} {NS_P}"

MASTER_COLOURS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+")


def words(text: str) -> str:
    """Text as XML content: escaped, without the characters XML forbids, breaks as spaces."""
    return escape(_BREAKS.sub(" ", _NOT_XML.sub("", text)))


@lru_cache(maxsize=4096)
def quoted(text: str) -> str:
    """Text as an XML attribute's value, in double quotes."""
    return '"' + words(text).replace('"', "&quot;") + '"'


@lru_cache(maxsize=256)
def guid(name: str) -> str:
    """A braced GUID that depends on the name alone."""
    return "{" + str(uuid5(NAMESPACE_URL, f"brochure:{name}")).upper() + "}"


def shape_tree(children: Iterable[str]) -> str:
    """`p:spTree` around the shapes of a slide, layout, master or notes page."""
    return "".join(["<p:spTree>", _TREE_HEAD, *children, "</p:spTree>"])


def transform(
    box: Box, *, tag: str = "a:xfrm", attributes: str = "", children: bool = False
) -> str:
    """A box as `xfrm`; with `children`, a group's, whose members keep the slide's coordinates."""
    x, y, w, h = emu(box.x), emu(box.y), emu(box.w), emu(box.h)
    inner = f'<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
    if children:
        inner += f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/>'
    return f"<{tag}{attributes}>{inner}</{tag}>"


def identity(number: int, name: str, role: Role | None) -> str:
    """`p:cNvPr`: id, name, and what the role tells a reader. None where a parent speaks for it."""
    head = f'<p:cNvPr id="{number}" name={quoted(name)}'
    if role is None:
        return f"{head}/>"
    if role.tag == "Artifact":
        return f"{head}>{_DECORATIVE}</p:cNvPr>"
    return f"{head} descr={quoted(role.alt)}/>" if role.alt else f"{head}/>"
