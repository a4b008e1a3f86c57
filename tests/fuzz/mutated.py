"""Files that are right in; the same files made wrong in every way, as Hypothesis strategies, out."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.builders import HOME

T = TypeVar("T")
Test = TypeVar("Test", bound=Callable[..., None])

ALL = int(os.environ.get("BROCHURE_FUZZ", "1000"))
"""Inputs in all, of every test here together."""


def share(percent: float) -> Callable[[Test], Test]:
    """Settings for a test that takes so much of all inputs.

    The usual number is the same every time; with another, every run meets other inputs.
    """
    return settings(
        max_examples=max(1, round(ALL * percent / 100)),
        derandomize=ALL == 1000,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )


BASES = (
    "content",
    *sorted(f"tests/contents/{one.name}" for one in (HOME / "tests/contents").iterdir()),
)
SMALL = "tests/load/small"
"""A project of few words and blocks: read, composed and checked in a fifth of the time."""

NAMES = ("analogy", "article", "clinic", "print", "safety", "sources", "talk", "team", "visit")

TOKENS = [
    "\t", " ", "  ", "\n", "\r", "\r\n", "\n\n", ":", ": ", "- ", "-", "? ", "#", " # ", "|\n", ">\n", ">-\n", "&a ",
    "*a", "!!python/object/apply:os.system ['true']", "!!binary ", "! ", "%YAML 9.9\n", "@", "`", '"', "'", "[", "]",
    "{", "}", ",", "---\n", "...\n", "<<: *a", "~", "null", "\\", "\\x", "\0", "\x07", "\x1b[31m", "\x85", "\u200b",
    "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffd", "\u00a0", "\u00ad", "e\u0301", "\U0001f600", "\U000e0041",
    "{{ 7*7 }}", "{% raw %}", "${x}", "%(x)s", "{0}", "<b>", "</a:t>", "&amp;", "]]>", "<!--", "(\\)", "\\n",
    "*", "**", "***", "[^x]", "[es:", "[es:hola]", "[", "][", "_", "1e999", "nan", "-0", "0x1F", "1:30", "No", "½", "№",
    "Nguyễn Thị Ánh", "محمد", "王小明", "שלום", "ไทย", "हिन्दी", "javascript:alert(1)", "data:text/html,x",
    "https://" + "a" * 300, "http://[::1", "../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "~root", "C:\\x",
    "W" * 300, "a " * 2000, "x" * 20_000, "-" * 500, "\u0301" * 50, "[" * 40, "{a: " * 40, "- " * 40,
]  # fmt: skip

VALUES = [
    "", "~", "''", '""', "[]", "{}", "[[]]", "{a: 1}", "[a, b]", "- ", "no", "0", "-1", "1e9", "1.5", "9" * 400, "nan",
    "inf", "2026-13-45", "0in", "-1in", "1e9in", "1in 2in", "99999pt", "0.0001mm", "1/0in", "1/16 in", "nan pt", "#fff",
    "FFFFFF", "red", "leaf", "garden", "article.garden", "visit.steps", "a.b.c.d.e.f", "..", "|", "'it''s'", '"\\ud800"',
    '"\\u0000"', '"\\t"', "|\n    a\n    b", "true", "[1, 2, 3, 4]", "[100, 100, 100, 100]", "[-1, 0, 0, 0]", "es", "fr",
]  # fmt: skip

LINE = re.compile(r"^(\s*(?:- +)*)([\w-]+):(?: (.*))?$")

any_text = st.text(max_size=60) | st.sampled_from(TOKENS)
"""Any characters at all, lone surrogates not among them: those come as bytes and as escapes."""

nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip

values = (
    st.sampled_from(VALUES)
    | any_text
    | any_text.map(json.dumps)
    | nested.map(json.dumps)
    | st.integers(1, 60).map(lambda deep: "[" * deep + "]" * deep)
    | st.integers(1, 300).map(lambda times: ("A long sentence that goes on. " * times).strip())
)


@st.composite
def changed_text(draw: st.DrawFn, text: str) -> bytes:
    """A text with one to four changes: bytes, lines, keys, values."""
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 4]))):
        text = draw(st.sampled_from(_CHANGES))(draw, text)
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        data = draw(changed_bytes(data))
    return data


def _line(draw: st.DrawFn, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, draw(st.integers(0, len(lines) - 1))


def _key_line(draw: st.DrawFn, text: str) -> tuple[list[str], int, re.Match[str] | None]:
    lines = text.split("\n")
    numbers = [number for number, line in enumerate(lines) if LINE.match(line)]
    if not numbers:
        return lines, 0, None
    number = draw(st.sampled_from(numbers))
    return lines, number, LINE.match(lines[number])


def _new_value(draw: st.DrawFn, text: str) -> str:
    lines, number, match = _key_line(draw, text)
    if match:
        lines[number] = f"{match[1]}{match[2]}: {draw(values)}"
    return "\n".join(lines)


def _whole_value(draw: st.DrawFn, text: str) -> str:
    """A new value in place of the old one with everything below it."""
    lines, number, match = _key_line(draw, text)
    if match:
        deep, end = len(match[1]), number + 1
        while end < len(lines) and (not lines[end].strip() or lines[end][: deep + 1].isspace()):
            end += 1
        lines[number:end] = [f"{match[1]}{match[2]}: {draw(values)}"]
    return "\n".join(lines)


def _new_key(draw: st.DrawFn, text: str) -> str:
    lines, number, match = _key_line(draw, text)
    if match:
        others = [found[2] for line in lines if (found := LINE.match(line))]
        key = draw(st.sampled_from(others) | any_text)
        lines[number] = f"{match[1]}{key}: {match[3] or ''}"
    return "\n".join(lines)


def _more_words(draw: st.DrawFn, text: str) -> str:
    """Something put into the middle of a line."""
    lines, number = _line(draw, text)
    at = draw(st.integers(0, len(lines[number])))
    lines[number] = lines[number][:at] + draw(any_text) + lines[number][at:]
    return "\n".join(lines)


def _without_lines(draw: st.DrawFn, text: str) -> str:
    lines, number = _line(draw, text)
    del lines[number : number + draw(st.integers(1, 6))]
    return "\n".join(lines)


def _twice(draw: st.DrawFn, text: str) -> str:
    lines, number = _line(draw, text)
    some = lines[number : number + draw(st.integers(1, 8))]
    at = draw(st.integers(0, len(lines)))
    lines[at:at] = some * draw(st.sampled_from([1, 1, 2, 40]))
    return "\n".join(lines)


def _moved_in(draw: st.DrawFn, text: str) -> str:
    lines, number = _line(draw, text)
    by = draw(st.integers(-6, 6))
    line = lines[number]
    lines[number] = " " * by + line if by > 0 else line[-by:] if line[:-by].isspace() else line
    return "\n".join(lines)


def _cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


def _other_ends(draw: st.DrawFn, text: str) -> str:
    return text.replace("\n", draw(st.sampled_from(["\r\n", "\r", "\n\n", "\u2028"])))


_CHANGES = [
    _new_value, _new_value, _new_value, _whole_value, _whole_value, _new_key, _more_words, _more_words,
    _without_lines, _twice, _moved_in, _cut, _other_ends,
]  # fmt: skip


@st.composite
def changed_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with some of them turned, cut out, cut off, repeated or put in."""
    for _ in range(draw(st.sampled_from([1, 1, 2, 5, 20]))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(
            st.sampled_from(["turn", "turn", "turn", "out", "off", "twice", "in", "number"])
        ):
            case "turn":
                data = data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at + 1 :]
            case "out":
                data = data[:at] + data[at + draw(st.integers(1, 400)) :]
            case "off":
                data = data[:at]
            case "twice":
                some = data[at : at + draw(st.integers(1, 400))]
                data = data[:at] + some * draw(st.sampled_from([2, 2, 50])) + data[at:]
            case "in":
                data = data[:at] + draw(st.binary(max_size=40)) + data[at:]
            case _:
                number = draw(st.sampled_from([0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF]))
                data = data[:at] + number.to_bytes(4, "big") + data[at + 4 :]
    return data


@cache
def text_of(path: str) -> str:
    return (HOME / path).read_text("utf-8")


@cache
def photographs() -> Sequence[tuple[str, bytes]]:
    """Small pictures of each kind that is read, with the ending of their names."""
    colours = Image.new("RGB", (40, 30), (90, 140, 60))
    colours.paste((200, 30, 30), (5, 5, 20, 20))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made: list[tuple[str, bytes]] = []
    for kind, ending, mode, more in (
        ("PNG", "png", "RGB", {}),
        ("PNG", "png", "RGBA", {"icc_profile": profile}),
        ("PNG", "png", "P", {"transparency": 0}),
        ("PNG", "png", "1", {}),
        ("PNG", "png", "I;16", {}),
        ("JPEG", "jpg", "RGB", {"icc_profile": profile, "exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0"}),
        ("JPEG", "jpg", "CMYK", {}),
        ("JPEG", "jpg", "L", {"progressive": True}),
        ("WEBP", "webp", "RGBA", {}),
        ("TIFF", "tif", "RGB", {"compression": "tiff_lzw"}),
        ("TIFF", "tif", "CMYK", {"compression": "tiff_adobe_deflate"}),
    ):
        image = (
            colours.convert("L").convert("I").convert(mode)
            if mode == "I;16"
            else colours.convert(mode)
        )
        target = BytesIO()
        image.save(target, kind, **more)  # type: ignore[arg-type]
        made.append((ending, target.getvalue()))
    return made


LOGOS = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><style>.a{fill:#1F402D}</style>'
    '<g transform="rotate(5)"><rect class="a" width="40" height="20" rx="4"/><circle cx="60" cy="20" r="9" '
    'fill="none" stroke="#c33" stroke-width="3" stroke-dasharray="4 2"/></g></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><defs><path id="p" d="M0 0h9v9a4 4 0 0 1-9 0z"/>'
    '</defs><use href="#p" x="9"/><polygon points="20,0 30,9 22,20" fill="green" fill-rule="evenodd"/></svg>',
]  # fmt: skip
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><title>A plant</title>\n'
    '<g id="step-1" transform="translate(4 4)"><path fill="leaf-40" d="M0 0 L40 0 C50 10 60 20 40 40 Q20 50 0 40 Z"/>'
    '</g>\n<g id="step-2"><path fill="deep" d="M9 9 L19 9 L19 19 Z"/></g></svg>'
)
MARKUP = [
    "<script>alert(1)</script>", '<image href="http://example.org/x.png"/>', '<use href="#p"/>', "<text>words</text>",
    '<foreignObject/>', '<!DOCTYPE svg [<!ENTITY a "aaaa">]>', "&a;", "&#0;", "&#x202e;", '<g onload="x()">', "</g>",
    '<path d="M0 0"/>', '<path d="M 1e400 0 L nan inf Z" fill="leaf"/>', 'fill="url(#g)"', 'transform="scale(0)"',
    'transform="scale(1e308)"', 'viewBox="0 0 0 0"', 'viewBox="0 0 1e-300 1e300"', "<style>@import url(x)</style>",
    'xmlns:xlink="x" xlink:href="file:///etc/passwd"', "<![CDATA[", "-->", "<?php ?>", 'stroke-width="1e30"',
    'stroke-dasharray="0.0000001"', 'stroke-dasharray="-1"', "<g>" * 400, "9" * 400, "e", "-", ".", "M", "A", "Z",
]  # fmt: skip


@st.composite
def changed_drawing(draw: st.DrawFn, text: str) -> bytes:
    """An SVG with pieces of markup put in, cut, repeated, its numbers and words exchanged."""
    for _ in range(draw(st.sampled_from([1, 1, 2, 4]))):
        match draw(st.sampled_from(["in", "number", "number", "word", "bytes"])):
            case "in":
                at = draw(st.integers(0, len(text)))
                text = text[:at] + draw(st.sampled_from(MARKUP) | any_text) + text[at:]
            case "number":
                found = list(re.finditer(r"-?[\d.]+", text))
                if found:
                    one = draw(st.sampled_from(found))
                    new = draw(
                        st.sampled_from(
                            ["", "0", "-1", "1e9", "1e400", "1e-9", "nan", "9" * 40, "1,", "1 2 3"]
                        )
                    )
                    text = text[: one.start()] + new + text[one.end() :]
            case "word":
                found = list(re.finditer(r"[A-Za-z-]+", text))
                if found:
                    one, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
                    text = text[: one.start()] + other[0] + text[one.end() :]
            case _:
                return draw(changed_bytes(text.encode("utf-8", "replace")))
    return text.encode("utf-8", "surrogatepass")


@cache
def profile_bytes() -> bytes:
    return next((HOME / "assets" / "icc").glob("*.icc")).read_bytes()


def paths_of(folder: str) -> list[str]:
    """The YAML files of a folder of the house."""
    return sorted(Path(folder, one.name).as_posix() for one in (HOME / folder).glob("*.yaml"))
