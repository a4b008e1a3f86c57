"""The numbers of a chart in; the workbook out that PowerPoint opens for "Edit data"."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.draw.pptx_kinds import CT, RT
from brochure.draw.pptx_package import Part, package_bytes
from brochure.draw.pptx_xml import NS_R, XML_HEAD, quoted, words

_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = "Sheet1"
"""The name that the chart's formulas give it."""


def workbook(title: str, categories: Sequence[str], values: Sequence[int]) -> bytes:
    """One sheet: categories in column A from row 2, their values in column B under the title."""
    package, book = Part("/"), Part("/xl/workbook.xml", CT.WORKBOOK_MAIN)
    package.relate_to(book, RT.OFFICE_DOCUMENT)
    cells = _row(1, [_text("B1", title)]) + "".join(
        _row(row, [_text(f"A{row}", name), f'<c r="B{row}"><v>{value}</v></c>'])
        for row, (name, value) in enumerate(zip(categories, values, strict=True), 2)
    )
    data = f"{XML_HEAD}<worksheet {_NS}><sheetData>{cells}</sheetData></worksheet>"
    sheet = book.relate_to(Part("/xl/worksheets/sheet1.xml", CT.SHEET, data.encode()), RT.SHEET)
    book.relate_to(Part("/xl/styles.xml", CT.STYLES, _STYLES.encode()), RT.STYLES)
    book.blob = (
        f"{XML_HEAD}<workbook {_NS} {NS_R}><sheets>"
        f'<sheet name={quoted(_SHEET)} sheetId="1" r:id="{sheet}"/></sheets></workbook>'
    ).encode()
    return package_bytes(package)


def _row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(place: str, text: str) -> str:
    """A cell with its own words: `xml:space` keeps spaces at their ends."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{words(text)}</t></is></c>'


_STYLES = (
    f'{XML_HEAD}<styleSheet {_NS}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""What Excel wants to find before it shows a cell: one font, two fills, one border, one style."""
