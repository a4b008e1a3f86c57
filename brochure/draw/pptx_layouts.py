"""Layout frames in; the slide master and one named layout for each frame out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.draw.pptx_items import draw_items
from brochure.draw.pptx_surface import Deck, Drawn, Place, Surface, places
from brochure.draw.pptx_text import ALIGN, fixed_frame
from brochure.draw.pptx_theme import CLR_MAP, theme_font
from brochure.draw.pptx_xml import (
    MASTER_COLOURS,
    NAMESPACES,
    XML_HEAD,
    guid,
    quoted,
    shape_tree,
    transform,
)
from brochure.model.scene import LayoutFrame, Placeholder

FIRST_LAYOUT_ID = 2**31 + 1
"""PowerPoint numbers masters and layouts together, from 2³¹; the master takes the first."""

_PROMPTS = {
    "es": {
        "title": "Haga clic para agregar un título",
        "body": "Haga clic para agregar texto",
        "picture": "Haga clic en el icono para agregar una imagen",
    },
    "en": {
        "title": "Click to add title",
        "body": "Click to add text",
        "picture": "Click icon to add picture",
    },
}
_LEVELS = range(1, 10)


def drawn_layout(frame: LayoutFrame, surface: Surface) -> Drawn:
    """A layout: its ground, the shapes drawn on it, and its placeholders over them."""
    drawn = draw_items(frame.items, surface)
    spots = [_spot(place, place.tag, surface) for place in places(frame).values()]
    return surface.drawn(
        f'{XML_HEAD}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1">'
        f"<p:cSld name={quoted(frame.name)}>{_ground(frame, surface.deck)}"
        f"{shape_tree([*drawn, *spots])}</p:cSld>{MASTER_COLOURS}</p:sldLayout>"
    )


def master_xml(frames: Sequence[LayoutFrame], deck: Deck, layout_relations: Sequence[str]) -> bytes:
    """The master: title, body and number as the first layouts that have them set them."""
    surface = Surface(deck)
    shown = {kind: _first(frames, kind) for kind in ("title", "body", "number")}
    tags = {
        "title": '<p:ph type="title"/>',
        "body": '<p:ph type="body" idx="1"/>',
        "number": '<p:ph type="sldNum" sz="quarter" idx="4"/>',
    }
    spots = [_spot(Place(spot, 0), tags[kind], surface) for kind, spot in shown.items() if spot]
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + i}" r:id="{relation}"/>'
        for i, relation in enumerate(layout_relations)
    )
    title, body = shown["title"], shown["body"]
    language = deck.language
    levels = "".join(_level(n, body, deck) for n in _LEVELS)
    styles = (
        f"<p:txStyles><p:titleStyle>{_level(1, title, deck)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{default_text(language)}</p:otherStyle></p:txStyles>"
    )
    return (
        f'{XML_HEAD}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>'
        f"{_ground(frames[0], deck)}{shape_tree(spots)}</p:cSld>{CLR_MAP}"
        f'<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:hf hdr="0" ftr="0" dt="0"/>{styles}'
        "</p:sldMaster>"
    ).encode()


def default_text(language: str) -> str:
    """Levels of text that belongs to no placeholder: the minor font, kerned, in the text colour."""
    return f'<a:defPPr><a:defRPr lang="{language}"/></a:defPPr>' + "".join(
        f'<a:lvl{n}pPr marL="0" indent="0" algn="l" rtl="0"><a:defRPr sz="1800" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in _LEVELS
    )


def _first(frames: Sequence[LayoutFrame], kind: str) -> Placeholder | None:
    """The first placeholder of a kind; on the master it bears the name of its kind."""
    for frame in frames:
        for spot in frame.placeholders:
            if spot.kind == kind:
                return replace(spot, name=kind.capitalize())
    return None


def _ground(frame: LayoutFrame, deck: Deck) -> str:
    return f"<p:bg><p:bgPr>{deck.fill(frame.ground)}<a:effectLst/></p:bgPr></p:bg>"


def _spot(place: Place, tag: str, surface: Surface) -> str:
    """A placeholder with its box, its style at level 1, and the words that ask for content."""
    spot = place.placeholder
    language = surface.deck.language
    if spot.kind == "number":
        words = (
            f'<a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr lang="{language}"/>'
            "<a:t>‹#›</a:t></a:fld>"
        )
    else:
        prompt = _PROMPTS["es" if language.startswith("es") else "en"][spot.kind]
        words = f'<a:r><a:rPr lang="{language}"/><a:t>{prompt}</a:t></a:r>'
    return (
        f"<p:sp><p:nvSpPr>{surface.identity(spot.name)}<p:cNvSpPr>"
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{tag}</p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(spot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{surface.deck.fill(spot.fill) if spot.fill else ''}</p:spPr>"
        f"<p:txBody>{fixed_frame(spot.anchor)}"
        f"<a:lstStyle>{_level(1, spot, surface.deck, indented=False)}</a:lstStyle>"
        f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _level(number: int, spot: Placeholder | None, deck: Deck, *, indented: bool = True) -> str:
    """`a:lvlNpPr` in the style of a placeholder: no bullets, exact pitch, theme font and colour."""
    tag = f"a:lvl{number}pPr"
    margin = (number - 1) * 228600 if indented else 0
    if spot is None:
        return f'<{tag} marL="{margin}" indent="0"><a:buNone/><a:defRPr kern="1200"/></{tag}>'
    style, font = spot.style, theme_font(spot.style.face)
    script = font[1:3]
    tracking = f' spc="{round(style.tracking * 100)}"' if style.tracking else ""
    return (
        f'<{tag} marL="{margin}" indent="0" algn="{ALIGN[spot.align]}" rtl="0">'
        f'<a:lnSpc><a:spcPts val="{round(spot.leading * 100)}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f'<a:buNone/><a:defRPr sz="{round(style.size * 100)}" b="{int(style.face.bold)}"'
        f' i="{int(style.face.italic)}" kern="1200"{tracking}>{deck.fill(style.paint)}'
        f'<a:latin typeface="{font}"/><a:ea typeface="+{script}-ea"/>'
        f'<a:cs typeface="+{script}-cs"/></a:defRPr></{tag}>'
    )
