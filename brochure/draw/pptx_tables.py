"""A group with table data in; a native table out, its words where the text boxes lie."""

from __future__ import annotations

from itertools import accumulate

from brochure.draw.pptx_surface import Surface
from brochure.draw.pptx_text import ANCHOR, text_body
from brochure.draw.pptx_xml import transform
from brochure.model.scene import Box, Group, Paint, Role, TableData, TextBox
from brochure.units import emu

_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The built-in style that adds nothing: the fills below are the table's own."""

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(item: Group, data: TableData, surface: Surface, role: Role | None) -> str:
    """`p:graphicFrame` of a table: first row a header, every second row banded, header fill."""
    frame = Box(item.box.x, item.box.y, sum(data.columns), sum(data.rows))
    lefts = list(accumulate(data.columns, initial=frame.x))
    tops = list(accumulate(data.rows, initial=frame.y))
    rows = []
    for r, height in enumerate(data.rows):
        fill = data.header if r == 0 else data.band if r % 2 else None
        cells = "".join(
            _cell(words, Box(lefts[c], tops[r], data.columns[c], height), fill, surface)
            for c, words in enumerate(data.cells[r])
        )
        rows.append(f'<a:tr h="{emu(height)}">{cells}</a:tr>')
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in data.columns)
    return graphic_frame(
        surface.identity(item.name or "Table #", role),
        frame,
        _TABLE_URI,
        '<a:tbl><a:tblPr firstRow="1" bandRow="1">'
        f"<a:tableStyleId>{_NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>",
    )


def graphic_frame(who: str, box: Box, uri: str, content: str) -> str:
    """`p:graphicFrame` around a table or a chart."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{who}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{transform(box, tag="p:xfrm")}<a:graphic><a:graphicData uri="{uri}">{content}'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(words: TextBox, cell: Box, fill: Paint | None, surface: Surface) -> str:
    """One cell: its margins put the text frame of the cell onto the box of the words."""
    margins = {
        "marL": words.box.x - cell.x,
        "marR": cell.right - words.box.right,
        "marT": words.box.y - cell.y,
        "marB": cell.bottom - words.box.bottom,
    }
    attributes = "".join(f' {side}="{max(emu(d), 0)}"' for side, d in margins.items())
    return (
        f"<a:tc>{text_body(words, surface, None, tag='a')}"
        f'<a:tcPr{attributes} anchor="{ANCHOR[words.anchor]}">{surface.deck.fill(fill)}</a:tcPr>'
        "</a:tc>"
    )
