"""Paragraphs in, DrawingML text out: runs carry only what differs from the style they inherit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from brochure.draw.pptx_package import proofing_language
from brochure.draw.pptx_surface import Surface
from brochure.draw.pptx_theme import theme_font
from brochure.draw.pptx_xml import guid, quoted, words
from brochure.model.scene import Paragraph, Placeholder, Run, TextBox, TextStyle

ALIGN = {"left": "l", "right": "r", "center": "ctr"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_SUPERSCRIPT = 2 / 3
"""PowerPoint sets a raised run at this share of its size: it is written larger by as much."""

_NUMBER_FIELD = guid("slidenum")


def fixed_frame(anchor: str) -> str:
    """`a:bodyPr` of a box that keeps its size: no insets, wrapped at its width, no autofit."""
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def text_body(box: TextBox, surface: Surface, base: Placeholder | None, tag: str = "p") -> str:
    """`txBody` of a text box: in a placeholder (base) only what differs, else everything.

    `tag` is the namespace prefix: `p` in shapes, `a` in table cells, whose frame is the cell's.
    """
    if tag == "a":
        frame = "<a:bodyPr/>"
    elif base is None:
        frame = fixed_frame(box.anchor)
    elif base.anchor != box.anchor or box.anchor != "top":
        frame = f'<a:bodyPr anchor="{ANCHOR[box.anchor]}"/>'
    else:
        frame = "<a:bodyPr/>"
    paragraphs = "".join(_paragraph(p, surface, base) for p in box.paragraphs)
    return f"<{tag}:txBody>{frame}<a:lstStyle/>{paragraphs}</{tag}:txBody>"


def number_body(box: TextBox | None, surface: Surface, base: Placeholder) -> str:
    """`p:txBody` of a slide number: a field that already says the true number."""
    run = next((r for p in box.paragraphs for r in p.runs), None) if box else None
    said = _properties(run, surface, base) if run else f'<a:rPr lang="{surface.deck.language}"/>'
    return (
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{said}<a:t>{surface.number}</a:t></a:fld>'
        "</a:p></p:txBody>"
    )


def plain_paragraphs(paragraphs: Sequence[Paragraph], language: str) -> str:
    """The paragraphs of speaker notes: words, bold and italic, nothing else."""
    found = []
    for paragraph in paragraphs:
        runs = "".join(
            f'<a:r><a:rPr lang="{_language(run, language)}"{_weight(run.style, None)}/>'
            f"<a:t>{words(run.text)}</a:t></a:r>"
            for run in paragraph.runs
            if run.text
        )
        found.append(f"<a:p>{runs or _end(language)}</a:p>")
    return "".join(found) or f"<a:p>{_end(language)}</a:p>"


def _paragraph(paragraph: Paragraph, surface: Surface, base: Placeholder | None) -> str:
    attributes = spacing = ""
    if base is None:
        attributes = ' marL="0" indent="0"'
    if paragraph.align != (base.align if base else "left"):
        attributes += f' algn="{ALIGN[paragraph.align]}"'
    if base is None or abs(base.leading - paragraph.leading) > 0.005:
        spacing = f'<a:lnSpc><a:spcPts val="{round(paragraph.leading * 100)}"/></a:lnSpc>'
    if paragraph.before:
        spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    if base is None:
        spacing += "<a:buNone/>"
    opening = f"<a:pPr{attributes}>{spacing}</a:pPr>" if attributes or spacing else ""
    with_looks = [(_properties(run, surface, base), run.text) for run in paragraph.runs if run.text]
    runs = "".join(
        f"<a:r>{look}<a:t>{words(''.join(text for _, text in pieces))}</a:t></a:r>"
        for look, pieces in groupby(with_looks, key=lambda pair: pair[0])
    )
    return f"<a:p>{opening}{runs or _end(surface.deck.language)}</a:p>"


def _properties(run: Run, surface: Surface, base: Placeholder | None) -> str:
    """`a:rPr` of a run: language always, and what its style changes."""
    style, default = run.style, base.style if base else None
    attributes = f' lang="{_language(run, surface.deck.language)}"'
    size = style.size / _SUPERSCRIPT if style.rise else style.size
    if default is None or abs(default.size - size) > 0.005:
        attributes += f' sz="{round(size * 100)}"'
    attributes += _weight(style, default)
    if style.tracking != (default.tracking if default else 0):
        attributes += f' spc="{round(style.tracking * 100)}"'
    if style.rise:
        attributes += f' baseline="{round(style.rise / size * 100_000)}"'
    inside = ""
    if default is None or style.paint != default.paint:
        inside += surface.deck.fill(style.paint)
    if default is None or theme_font(style.face) != theme_font(default.face):
        inside += f'<a:latin typeface="{theme_font(style.face)}"/>'
    if run.link and surface.deck.inks[style.paint.ink].slot == "hlink":
        # Viewers show live words in the theme's link colour, whatever the run says; on a ground
        # where that cannot be read, the composer gave them another ink, and they stay words.
        inside += f'<a:hlinkClick r:id="{surface.link(run.link)}" tooltip={quoted(run.link)}/>'
    return f"<a:rPr{attributes}>{inside}</a:rPr>" if inside else f"<a:rPr{attributes}/>"


def _language(run: Run, deck: str) -> str:
    """The language of a run: its own where the words are not in the deck's."""
    return proofing_language(run.language) if run.language else deck


def _weight(style: TextStyle, default: TextStyle | None) -> str:
    attributes = ""
    if style.face.bold != (default.face.bold if default else False):
        attributes += f' b="{int(style.face.bold)}"'
    if style.face.italic != (default.face.italic if default else False):
        attributes += f' i="{int(style.face.italic)}"'
    return attributes


def _end(language: str) -> str:
    return f'<a:endParaRPr lang="{language}"/>'
