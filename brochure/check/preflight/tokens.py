"""The bytes of a content stream in; its operators with their operands out, one after another.

Our own reader, for one reason: pikepdf's parser makes an object of every number, and a garden has a
hundred thousand of them. Here a whole outline comes as one operand, still as bytes. Measured on a
press file (650 KB of operators): 57 ms there before the first number is looked at, 12 ms here.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from typing import Any

PATH = "path"
"""The operator given to a stretch of `m l c v y h` with its numbers, as one piece of bytes."""

FILLS = "fills"
"""The operator given to outlines that are filled one after the other, as one piece of bytes."""

HEX_TEXT = "hex TJ"
"""The operator given to a TJ whose strings are all in hex, as one piece of bytes."""

INLINE_IMAGE = "BI"
_OUTLINE_LETTERS = b"mlcvyhf"
_DEEPEST = 40
_MOST_OPERANDS = 4096

_OUTLINE = rb"(?:[-+.\d\0\s]++[mlcvyh](?=[\0\s]))++"
_STEP = re.compile(
    rb"((?:" + _OUTLINE + rb"[\0\s]++f(?=[\0\s]))++)"  # 1: outlines, each filled
    rb"|(" + _OUTLINE + rb")"  # 2: an outline
    rb"|[\0\s]*+(?:"
    rb"((?:[-+.\d]++[\0\s]*+)*+)([A-Za-z'\"][A-Za-z0-9*'\"]*+)"  # 3, 4: numbers, operator
    rb"|\[((?:<[0-9A-Fa-f\0\s]*+>|[-+.\d\0\s]++)*+)\][\0\s]*+TJ(?![A-Za-z])"  # 5: text in hex
    rb"|(?=[^\0\s]))"  # anything else, token by token
)
_TOKEN = re.compile(
    rb"[\0\s]*+(?:%[^\r\n]*+[\0\s]*+)*+(?:"
    rb"([-+]*+(?:\d++\.?\d*+|\.\d++)(?:[-\d.]*+))(?![A-Za-z])"  # 1: a number
    rb"|(/[^\0\s()<>\[\]{}/%]*+)"  # 2: a name
    rb"|<([0-9A-Fa-f\0\s]*+)>"  # 3: a string in hex
    rb"|(<<|>>|[\[\](){}<>])"  # 4: a delimiter
    rb"|([^\0\s()<>\[\]{}/%]++))"  # 5: an operator, true, false, null
)
_IN_STRING = re.compile(rb"[^()\\]*+(?:\\.[^()\\]*+)*+", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))|\r\n?", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_IMAGE_END = re.compile(rb"[\0\s]EI(?=[\0\s]|\Z)")
_NAME_CODE = re.compile(r"#([0-9A-Fa-f]{2})")


class Name(str):
    """A PDF name without its slash."""

    __slots__ = ()


Operand = Any
"""A float, a Name, bytes (a string), a list, a dict, True, False or None."""


class BrokenStream(Exception):
    """The operators cannot be read on from here: one clause that says why."""


def instructions(data: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Every operator in order. Raises BrokenStream where the bytes make no sense."""
    at, end, step = 0, len(data), _STEP.match
    while at < end:
        found = step(data, at)
        if found is None:
            return  # white space up to the end
        kind = found.lastindex
        if kind == 1:
            yield FILLS, [found[1]]
        elif kind == 2:
            yield PATH, [found[2]]
        elif kind == 4 and found[4] == b"BI" and not found[3]:
            at, image = _inline_image(data, found.end())
            yield INLINE_IMAGE, [image]
            continue
        elif kind == 4:
            operator = found[4].decode("latin-1")
            if operator in ("true", "false", "null"):
                at, operator, operands = _slowly(data, found.start())
            else:
                operands = _numbers(found[3])
                at = found.end()
            yield operator, operands
            continue
        elif kind == 5:
            yield HEX_TEXT, [found[5]]
        else:
            at, operator, operands = _slowly(data, found.start())
            if operator == INLINE_IMAGE:
                at, image = _inline_image(data, at)
                operands = [image]
            if operator:
                yield operator, operands
            continue
        at = found.end()


def outline_numbers(outline: bytes) -> list[float]:
    """The coordinates of one outline or several, x and y in turn."""
    written = outline.translate(None, _OUTLINE_LETTERS)
    try:
        whole: list[float] = [*map(int, written.split())]  # read in half the time of others
    except ValueError:
        return _numbers(written)
    return whole


def _numbers(written: bytes) -> list[Any]:
    if not written:
        return []
    try:
        return [*map(float, written.split())]
    except ValueError:
        return [_number(part) for part in re.findall(rb"[-+]*[\d.]+|[-+]+", written)]


def _number(written: bytes) -> float:
    """A number as viewers read a malformed one: signs doubled, a second point ends it."""
    found = re.match(rb"([-+]*)(\d*\.?\d*)", written)
    assert found is not None
    digits = found[2] if any(48 <= one <= 57 for one in found[2]) else b"0"
    return -float(digits) if b"-" in found[1] else float(digits)


def _slowly(data: bytes, at: int) -> tuple[int, str, list[Operand]]:
    """Token by token to the next operator; an empty operator at the end of the stream."""
    operands: list[Operand] = []
    while True:
        at, value, is_operator = _token(data, at, 0)
        if is_operator:
            return at, value, operands
        operands.append(value)
        if len(operands) > _MOST_OPERANDS:
            raise BrokenStream("an operator has thousands of operands")


def _token(data: bytes, at: int, depth: int) -> tuple[int, Operand, bool]:
    found = _TOKEN.match(data, at)
    if found is None:
        return len(data), "", True
    at, kind = found.end(), found.lastindex
    if kind == 1:
        return at, _numbers(found[1])[0], False
    if kind == 2:
        return at, _name(found[2]), False
    if kind == 3:
        return at, hexadecimal(found[3]), False
    if kind == 5:
        word = found[5].decode("latin-1")
        if word in ("true", "false", "null"):
            return at, {"true": True, "false": False}.get(word), False
        return at, word, True
    mark = found[4]
    if depth > _DEEPEST:
        raise BrokenStream("its values are nested too deep")
    if mark == b"(":
        at, text = _string(data, at)
        return at, text, False
    if mark in (b"[", b"<<"):
        at, values = _until(data, at, b"]" if mark == b"[" else b">>", depth)
        if mark == b"[":
            return at, values, False
        keys, held = values[::2], values[1::2]
        return at, {str(key): value for key, value in zip(keys, held, strict=False)}, False
    raise BrokenStream(f"a stray “{mark.decode()}” stands between the operators")


def _until(data: bytes, at: int, closing: bytes, depth: int) -> tuple[int, list[Operand]]:
    values: list[Operand] = []
    while True:
        found = _TOKEN.match(data, at)
        if found is None:
            raise BrokenStream("a list is not closed")
        if found[4] == closing:
            return found.end(), values
        at, value, _ = _token(data, at, depth + 1)
        values.append(value)


def _name(written: bytes) -> Name:
    text = written[1:].decode("latin-1")
    if "#" in text:
        text = _NAME_CODE.sub(lambda code: chr(int(code[1], 16)), text)
    return Name(text)


def hexadecimal(written: bytes) -> bytes:
    """The bytes of a hex string; an odd last digit counts as if a 0 followed."""
    digits = written.translate(None, b"\0\t\n\f\r\v ")
    return unhexlify(digits + b"0" if len(digits) % 2 else digits)


def _string(data: bytes, at: int) -> tuple[int, bytes]:
    """A literal string from after its opening parenthesis."""
    start, depth = at, 1
    while depth:
        found = _IN_STRING.match(data, at)
        assert found is not None
        at = found.end()
        if at >= len(data) or data[at] == 92:
            raise BrokenStream("a text is not closed")
        depth += 1 if data[at] == 40 else -1
        at += 1
    inside = data[start : at - 1]
    return at, _ESCAPE.sub(_unescaped, inside) if b"\\" in inside or b"\r" in inside else inside


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 255,))
    if not found[2]:
        return b"\n"
    return b"" if found[2] in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(found[2], found[2])


def _inline_image(data: bytes, at: int) -> tuple[int, dict[str, Operand]]:
    """The entries of an image in the stream, from after BI to after EI."""
    values: list[Operand] = []
    while True:
        at, value, is_operator = _token(data, at, 0)
        if is_operator:
            break
        values.append(value)
    ending = _IMAGE_END.search(data, at)
    if value != "ID" or ending is None:
        raise BrokenStream("a picture among the operators is not closed")
    pairs = zip(values[::2], values[1::2], strict=False)
    return ending.end(), {str(key): value for key, value in pairs}
