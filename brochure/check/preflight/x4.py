"""A file that claims PDF/X-4 in; what ISO 15930-7 asks of it and it does not keep out.

House rules that go beyond the standard (no transparency at all) are said as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf

from brochure.check.preflight.marks import meet
from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import (
    filters_of,
    get,
    name,
    number,
    rect,
    text,
    unpacked,
)  # fmt: skip
from brochure.problems import Problem, error

_EXPORT = "Export the file again as PDF/X-4."
_WITH_XMP = (
    ("title", "Title", "dc:title"),
    ("author", "Author", "dc:creator"),
    ("producer", "Producer", "pdf:Producer"),
    ("creator", "Creator", "xmp:CreatorTool"),
)
_DATES = (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))
_NEEDED = ("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
           "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")  # fmt: skip
_ICC_HEADER = 128
_MOST_OUTLINES = 2000
_PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?"
)


def _told(opened: Opened, code: str, messages: Iterator[str], hint: str) -> Iterator[Problem]:
    sheet = opened.sheets[0]
    for message in messages:
        yield error(code, message, hint, sheet.span, piece=sheet.piece)


def file_form(opened: Opened) -> Iterator[Problem]:
    """Not locked, with an ID, at most version 1.6, nothing packed by LZW."""
    return _told(opened, "press/x4-file", _form(opened), _EXPORT)


def _form(opened: Opened) -> Iterator[str]:
    if opened.pdf.is_encrypted:
        yield "The file is encrypted, which PDF/X-4 forbids."
    identity = opened.pdf.trailer.get("/ID")
    if not isinstance(identity, pikepdf.Array) or len(identity) != 2:
        yield "The file has no ID in its trailer."
    version = max(opened.pdf.pdf_version, name(get(opened.root, "Version")))
    if tuple(map(int, re.findall(r"\d+", version))) > (1, 6):
        yield f"The file is of PDF version {version}; PDF/X-4 ends at 1.6."
    for one in opened.pdf.objects:
        if isinstance(one, pikepdf.Stream) and "LZWDecode" in filters_of(one):
            yield "A part of the file is packed by LZW, which PDF/X-4 forbids."
            return


def metadata(opened: Opened) -> Iterator[Problem]:
    """XMP that says what PDF/X-4 needs, uncompressed, the same as in the Info dictionary."""
    return _told(opened, "press/x4-metadata", _metadata(opened), _EXPORT)


def _metadata(opened: Opened) -> Iterator[str]:
    if not opened.xmp:
        yield "The file has no XMP metadata that can be read."
        return
    if filters_of(get(opened.root, "Metadata")):
        yield "The XMP metadata is compressed; a checker must find it by looking at the bytes."
    version = opened.xmp.get("pdfxid:GTS_PDFXVersion", "")
    if version != "PDF/X-4":
        yield f"GTS_PDFXVersion is “{version}” in the XMP metadata, not PDF/X-4."
    missing = [key for key in _NEEDED if not opened.xmp.get(key)]
    if missing:
        yield f"The XMP metadata lacks {', '.join(missing)}."
    info = opened.info
    for what, key, in_xmp in _WITH_XMP:
        said, other = text(info.get(key)).strip(), opened.xmp.get(in_xmp, "")
        if said and said != other:
            yield f"The {what} is “{said}” in Info and “{other}” in XMP."
    for key, in_xmp in _DATES:
        said = text(info.get(key))
        if said and _pdf_date(said) != _iso_date(opened.xmp.get(in_xmp, "")):
            yield f"{key} in Info is not the date that XMP has."
    trapped, other = name(info.get("Trapped")), opened.xmp.get("pdf:Trapped", "")
    if trapped not in ("True", "False"):
        yield "Trapped is not said to be True or False in Info."
    if other and other != trapped:
        yield f"Trapped is “{trapped}” in Info and “{other}” in XMP."


def _pdf_date(written: str) -> datetime | None:
    found = _PDF_DATE.match(written)
    if found is None:
        return None
    parts = [int(part or least) for part, least in zip(found.groups()[:6], "011000", strict=True)]
    away = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
    try:
        zone = timezone(-away if found[8] == "-" else away)
        year, month, day, hour, minute, second = parts
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _iso_date(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def output_intent(opened: Opened) -> Iterator[Problem]:
    """Exactly one output intent, named, with a CMYK press profile inside the file."""
    hint = "Export the file as PDF/X-4 with the printer's profile (or a FOGRA or GRACoL one)."
    return _told(opened, "press/x4-intent", _intent(opened), hint)


def _intent(opened: Opened) -> Iterator[str]:
    intents = get(opened.root, "OutputIntents")
    listed = list(intents) if isinstance(intents, pikepdf.Array) else []
    ours = [one for one in listed if name(get(one, "S")) == "GTS_PDFX"]
    if len(ours) != 1:
        yield f"The file has {len(ours)} output intents for PDF/X instead of one."
        return
    intent = ours[0]
    if not text(get(intent, "OutputConditionIdentifier")):
        yield "The output intent does not name its printing condition."
    if not text(get(intent, "RegistryName")) and not text(get(intent, "Info")):
        yield "The output intent says neither a registry nor in words what it is."
    profile = get(intent, "DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield "The output intent has no profile in the file."
        return
    if number(get(profile, "N")) != 4:
        yield "The profile of the output intent is not said to have four colours."
    data = unpacked(profile)
    if len(data) < _ICC_HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4]) > len(data):
        yield "The profile of the output intent is no ICC profile, or is cut off."
    elif data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        what = f"{data[12:16].decode('latin-1')}, {data[16:20].decode('latin-1')}"
        yield f"The profile of the output intent is not one of a CMYK press (it is: {what})."


def no_actions(opened: Opened) -> Iterator[Problem]:
    """Nothing that acts: no scripts, forms, actions, alternate presentations."""
    return _told(opened, "press/x4-action", _actions(opened), _EXPORT)


def _actions(opened: Opened) -> Iterator[str]:
    root = opened.root
    for key, what in (
        ("OpenAction", "does something when it is opened"),
        ("AA", "does something by itself"),
        ("AcroForm", "has a form to fill in"),
        ("Collection", "is a collection of other files"),
    ):
        if get(root, key) is not None:
            yield f"The file {what} ({key}), which PDF/X-4 forbids."
    for key in ("JavaScript", "AlternatePresentations"):
        if get(root, "Names", key) is not None:
            yield f"The file has {key} in it, which PDF/X-4 forbids."
    if any(get(sheet.page, "AA") is not None for sheet in opened.sheets):
        yield "A page does something by itself (AA), which PDF/X-4 forbids."
    if any(get(one, "A") is not None for one in _outlines(get(root, "Outlines", "First"))):
        yield "A bookmark does something (A), which PDF/X-4 forbids."


def _outlines(first: Any) -> Iterator[Any]:
    waiting, seen = [first], 0
    while waiting and seen < _MOST_OUTLINES:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            seen += 1
            yield one
            waiting += [get(one, "First"), get(one, "Next")]


def no_annotations(opened: Opened) -> Iterator[Problem]:
    """No annotation, links too, inside the bleed."""
    for sheet in opened.sheets:
        for one in annotations_of(sheet):
            where = rect(get(one, "Rect"))
            if name(get(one, "Subtype")) in ("PrinterMark", "TrapNet"):
                continue
            if where is None or meet(where, sheet.bleed) or where[2] - where[0] == 0:
                kind = name(get(one, "Subtype")) or "unknown kind"
                yield sheet.error(
                    "press/annotation",
                    f"An annotation ({kind}) lies inside the bleed.",
                    "Export the file for print, without links, notes and form fields.",
                )
                break


def annotations_of(sheet: Sheet) -> list[Any]:
    """The annotations of a page."""
    listed = get(sheet.page, "Annots")
    return list(listed) if isinstance(listed, pikepdf.Array) else []


def no_transparency(opened: Opened) -> Iterator[Problem]:
    """House rule: nothing that a printer's software would have to flatten."""
    for sheet in opened.sheets:
        seen = list(sheet.walked.transparency)
        if name(get(sheet.page, "Group", "S")) == "Transparency":
            seen.append("a transparency group for the page")
        if not seen:
            continue
        message = f"The page uses transparency: {', '.join(seen)}."
        hint = "Flatten it, or draw it in solid tints: printers' software differs there."
        if sheet.piece:
            yield sheet.error("press/transparency", message, hint)
        else:
            yield sheet.warning("press/transparency", message, hint)


def graphics_states(opened: Opened) -> Iterator[Problem]:
    """No transfer functions, no halftone phase: they would change what is printed."""
    for sheet in opened.sheets:
        keys: set[str] = {
            key for held in sheet.walked.states for key in ("TR", "HTP") if key in held
        }
        if any(held.get("TR2", "") not in ("", "Default") for held in sheet.walked.states):
            keys.add("TR2")
        if keys:
            yield sheet.error(
                "press/x4-state",
                f"The page changes how ink is laid down ({', '.join(sorted(keys))}), which "
                "PDF/X-4 forbids.",
                _EXPORT,
            )


def claims_x4(opened: Opened) -> Iterator[Problem]:
    """A press file of ours claims PDF/X-4; what claims nothing was judged by nothing."""
    sheet = opened.sheets[0]
    if sheet.piece and opened.is_to_claim and not opened.claims_x4:
        yield error(
            "press/claim",
            "The press file does not say that it is PDF/X-4.",
            _EXPORT,
            sheet.span,
            piece=sheet.piece,
        )
