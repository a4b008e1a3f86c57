"""The names that a package gives to what its parts are (CT) and how one leads to another (RT).

From ECMA-376, part 1 (parts of PresentationML and their relationships) and part 2 (the package).
"""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument."
_SLIDES = f"{_OFFICE}presentationml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class CT:
    """Content types."""

    CHART = f"{_OFFICE}drawingml.chart+xml"
    CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
    EXTENDED_PROPERTIES = f"{_OFFICE}extended-properties+xml"
    JPEG = "image/jpeg"
    NOTES_MASTER = f"{_SLIDES}notesMaster+xml"
    NOTES_SLIDE = f"{_SLIDES}notesSlide+xml"
    PRESENTATION = f"{_SLIDES}presentation.main+xml"
    PRES_PROPS = f"{_SLIDES}presProps+xml"
    RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
    SHEET = f"{_OFFICE}spreadsheetml.worksheet+xml"
    SLIDE = f"{_SLIDES}slide+xml"
    SLIDE_LAYOUT = f"{_SLIDES}slideLayout+xml"
    SLIDE_MASTER = f"{_SLIDES}slideMaster+xml"
    STYLES = f"{_OFFICE}spreadsheetml.styles+xml"
    TABLE_STYLES = f"{_SLIDES}tableStyles+xml"
    THEME = f"{_OFFICE}theme+xml"
    VIEW_PROPS = f"{_SLIDES}viewProps+xml"
    WORKBOOK = f"{_OFFICE}spreadsheetml.sheet"
    WORKBOOK_MAIN = f"{_OFFICE}spreadsheetml.sheet.main+xml"
    XML = "application/xml"


class RT:
    """Types of relationships."""

    CHART = f"{_DOCUMENT}chart"
    CORE_PROPERTIES = f"{_PACKAGE}metadata/core-properties"
    EXTENDED_PROPERTIES = f"{_DOCUMENT}extended-properties"
    HYPERLINK = f"{_DOCUMENT}hyperlink"
    IMAGE = f"{_DOCUMENT}image"
    NOTES_MASTER = f"{_DOCUMENT}notesMaster"
    NOTES_SLIDE = f"{_DOCUMENT}notesSlide"
    OFFICE_DOCUMENT = f"{_DOCUMENT}officeDocument"
    PACKAGE = f"{_DOCUMENT}package"
    PRES_PROPS = f"{_DOCUMENT}presProps"
    SHEET = f"{_DOCUMENT}worksheet"
    SLIDE = f"{_DOCUMENT}slide"
    SLIDE_LAYOUT = f"{_DOCUMENT}slideLayout"
    SLIDE_MASTER = f"{_DOCUMENT}slideMaster"
    STYLES = f"{_DOCUMENT}styles"
    TABLE_STYLES = f"{_DOCUMENT}tableStyles"
    THEME = f"{_DOCUMENT}theme"
    VIEW_PROPS = f"{_DOCUMENT}viewProps"
