"""Speaker notes in; a notes master and a notes page for each slide that has words out."""

from __future__ import annotations

from brochure.draw.pptx_text import plain_paragraphs
from brochure.draw.pptx_theme import CLR_MAP
from brochure.draw.pptx_xml import (
    MASTER_COLOURS,
    NAMESPACES,
    XML_HEAD,
    guid,
    identity,
    shape_tree,
    transform,
)
from brochure.model.scene import Box, Page

PAGE = Box(0, 0, 540, 720)
"""A notes page: 7.5 by 10 inches, as PowerPoint has it."""

_PICTURE = Box(67.5, 54, 405, 227.8)
_WORDS = Box(54, 300, 432, 366)
_NUMBER = Box(324, 680, 162, 24)
_PICTURE_LOCKS = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
_LOCKS = '<a:spLocks noGrp="1"/>'
_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_FRAME = '<a:ln w="6350"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'


def notes_master_xml(language: str) -> bytes:
    """The notes master: the slide's picture, the words below it, and the page's number."""
    prompt = f'<a:p><a:r><a:rPr lang="{language}"/><a:t>Notes</a:t></a:r></a:p>'
    drawn = (
        _spot(2, "Slide image", "sldImg", 2, _PICTURE, _RECT + "<a:noFill/>" + _FRAME),
        _spot(3, "Notes", "body", 3, _WORDS, _RECT, "<a:bodyPr/><a:lstStyle/>" + prompt),
        _spot(4, "Number", "sldNum", 5, _NUMBER, _RECT, _number("‹#›", language, right=True)),
    )
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228600}" algn="l" rtl="0"><a:spcBef>'
        '<a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200" kern="1200"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    ground = (
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
        "</p:bgPr></p:bg>"
    )
    return (
        f"{XML_HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{ground}{shape_tree(drawn)}</p:cSld>"
        f"{CLR_MAP}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    ).encode()


def notes_xml(page: Page, number: int, language: str) -> bytes:
    """The notes page of a slide: its picture, the words for the speaker, its number."""
    words = f"<a:bodyPr/><a:lstStyle/>{plain_paragraphs(page.notes, language)}"
    drawn = (
        _spot(2, "Slide image", "sldImg", 2),
        _spot(3, "Notes", "body", 3, body=words),
        _spot(4, "Number", "sldNum", 5, body=_number(str(number), language)),
    )
    return (
        f"{XML_HEAD}<p:notes {NAMESPACES}><p:cSld>{shape_tree(drawn)}</p:cSld>"
        f"{MASTER_COLOURS}</p:notes>"
    ).encode()


def _spot(
    number: int, name: str, kind: str, index: int, box: Box | None = None, look: str = "",
    body: str = "",
) -> str:  # fmt: skip
    """A placeholder of the notes master or of a notes page, which takes box and look from it."""
    picture = kind == "sldImg"
    size = ' sz="quarter"' if kind == "sldNum" else ""
    where = transform(box) if box else ""
    return (
        f"<p:sp><p:nvSpPr>{identity(number, name, None)}"
        f"<p:cNvSpPr>{_PICTURE_LOCKS if picture else _LOCKS}</p:cNvSpPr>"
        f'<p:nvPr><p:ph type="{kind}"{size} idx="{index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{where}{look}</p:spPr>"
        f"{f'<p:txBody>{body}</p:txBody>' if body else ''}</p:sp>"
    )


def _number(said: str, language: str, *, right: bool = False) -> str:
    style = '<a:lstStyle><a:lvl1pPr algn="r"/></a:lstStyle>' if right else "<a:lstStyle/>"
    return (
        f'<a:bodyPr/>{style}<a:p><a:fld id="{guid("slidenum")}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>{said}</a:t></a:fld></a:p>'
    )
