"""Defects, each a function that puts itself into an opened PDF, with another tool than our pen."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Change = Callable[[Any], None]


def spoiled(data: bytes, change: Change, **saving: Any) -> bytes:
    """The file with one thing changed."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(target, fix_metadata_version=False, **saving)
    return target.getvalue()


def both(*changes: Change) -> Change:
    def change(opened: Any) -> None:
        for one in changes:
            one(opened)

    return change


def drawn(operators: bytes, page: int = 1) -> Change:
    """Operators painted over everything on a page, counted from the lower left of its trim."""

    def change(opened: Any) -> None:
        there = opened.pages[page]
        x, y = [float(edge) for edge in there.obj.get("/TrimBox", there.mediabox)][:2]
        moved = b"\nQ q 1 0 0 1 %g %g cm\n" % (x, y)
        there.contents_add(opened.make_stream(b"q\n"), prepend=True)
        there.contents_add(opened.make_stream(moved + operators + b"\nQ"), prepend=False)

    return change


def resource(kind: str, name: str, value: Callable[[Any], Any], page: int = 1) -> Change:
    def change(opened: Any) -> None:
        held = opened.pages[page].obj.Resources
        if f"/{kind}" not in held:
            held[f"/{kind}"] = Dictionary()
        # a copy: pages may share the dictionary of their fonts
        copied = Dictionary(dict(held[f"/{kind}"].items()))
        copied[f"/{name}"] = value(opened)
        held[f"/{kind}"] = copied

    return change


def written(
    text: bytes,
    x: float,
    y: float,
    size: float = 12,
    colour: bytes = b"0 0 0 1 k",
    state: bytes = b"/Over gs",
    before: bytes = b"",
    page: int = 1,
) -> Change:
    """Text in a font of the page's own: the first one that has all its letters is taken."""

    def change(opened: Any) -> None:
        fonts = opened.pages[page].resources.Font
        name, codes = next(
            (key, found) for key, font in fonts.items() if (found := _codes(font, text)) is not None
        )
        set_out = b"BT %s %g Tf %g %g Td <%s> Tj ET" % (
            str(name).encode(), size, x, y, codes.hex().encode(),
        )  # fmt: skip
        drawn(b" ".join((state, colour, before, set_out)), page)(opened)

    return change


def _codes(font: Any, text: bytes) -> bytes | None:
    from brochure.check.preflight.fonts import font_of

    back = {word: code for code, word in font_of(font).words.items()}
    found = [back.get(chr(letter)) for letter in text]
    return None if None in found else bytes(code for code in found if code is not None)


def image(width: int, height: int, space: Any = Name.DeviceCMYK, parts: int = 4,
          value: int = 128, **more: Any) -> Callable[[Any], Any]:  # fmt: skip
    def made(opened: Any) -> Any:
        stream = opened.make_stream(bytes([value]) * (width * height * parts))
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
        stream.ColorSpace = space
        for key, held in more.items():
            stream[f"/{key}"] = held
        return stream

    return made


def state(**entries: Any) -> Callable[[Any], Any]:
    return lambda _: Dictionary(Type=Name.ExtGState, **entries)


def form(operators: bytes, resources: Any = None, **more: Any) -> Callable[[Any], Any]:
    def made(opened: Any) -> Any:
        stream = opened.make_stream(operators)
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, [0, 0, 900, 900]
        if resources is not None:
            stream.Resources = resources
        for key, held in more.items():
            stream[f"/{key}"] = held
        return stream

    return made


def separation(name: str) -> Callable[[Any], Any]:
    def made(opened: Any) -> Any:
        function = Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0.5, 0, 0], N=1
        )
        return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])

    return made


def no_box(name: str, page: int = 1) -> Change:
    def change(opened: Any) -> None:
        del opened.pages[page].obj[f"/{name}"]

    return change


def box(name: str, like: str, grown: float, page: int = 1) -> Change:
    """A box set to another one, grown by so many points on each side."""

    def change(opened: Any) -> None:
        held = opened.pages[page].obj
        left, bottom, right, top = (float(edge) for edge in held[f"/{like}"])
        held[f"/{name}"] = Array([left - grown, bottom - grown, right + grown, top + grown])

    return change


def page_entry(name: str, value: Any, page: int = 1) -> Change:
    def change(opened: Any) -> None:
        opened.pages[page].obj[f"/{name}"] = value

    return change


def root_entry(name: str, value: Any) -> Change:
    def change(opened: Any) -> None:
        if value is None:
            del opened.Root[f"/{name}"]
        else:
            opened.Root[f"/{name}"] = value

    return change


def info_entry(name: str, value: Any) -> Change:
    def change(opened: Any) -> None:
        opened.trailer.Info[f"/{name}"] = value

    return change


def xmp(old: bytes, new: bytes) -> Change:
    """The metadata with some of its bytes exchanged."""

    def change(opened: Any) -> None:
        packet = opened.Root.Metadata.read_bytes()
        assert old in packet
        stream = opened.make_stream(packet.replace(old, new))
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        opened.Root.Metadata = stream

    return change


def profile(old: bytes, new: bytes) -> Change:
    """The profile of the output intent with some bytes of its header exchanged."""

    def change(opened: Any) -> None:
        data = opened.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert old in data[:128]
        stream = opened.make_stream(data.replace(old, new, 1))
        stream.N = 4
        opened.Root.OutputIntents[0].DestOutputProfile = stream

    return change


def no_font_files(opened: Any) -> None:
    for font in opened.pages[1].resources.Font.values():
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in font.FontDescriptor:
                del font.FontDescriptor[key]


def no_unicode(opened: Any) -> None:
    for font in opened.pages[1].resources.Font.values():
        del font["/ToUnicode"]


def annotation(*corners: float, page: int = 1, **more: Any) -> Change:
    def change(opened: Any) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=list(corners), **more)
        opened.pages[page].obj.Annots = Array([opened.make_indirect(note)])

    return change


def without_id(data: bytes) -> bytes:
    """The bytes with the trailer's ID made into another key of the same length."""
    assert b"/ID" in data
    return data.replace(b"/ID", b"/Di")
