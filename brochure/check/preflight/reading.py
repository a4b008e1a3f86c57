"""Objects of a foreign PDF in; plain values out, whatever nonsense stands in them."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

from brochure.check.preflight.marks import IDENTITY, Matrix, Rect

MOST_BYTES = 64_000_000
"""A stream that unpacks to more is not read: it would fill the memory."""

_DEEPEST = 50


class TooLarge(Exception):
    """A stream unpacks to more than MOST_BYTES."""


def entries(value: Any) -> dict[str, Any]:
    """The entries of a dictionary (or of a stream) by name without slash; none of anything else."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return {str(key).removeprefix("/"): held for key, held in value.items()}
    return {}


def get(value: Any, *keys: str) -> Any:
    """The value down a path of keys; None where anything on the way is missing or of no use."""
    for key in keys:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            return None
        value = value.get(f"/{key}")
    return value


def number(value: Any) -> float | None:
    """A number as a float; None of anything else."""
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None


def numbers(value: Any) -> list[float]:
    """The numbers of an array; empty when one of them is none."""
    if not isinstance(value, pikepdf.Array):
        return []
    try:
        return [*map(float, value.unparse()[1:-1].split())]
    except ValueError:  # names among them, or numbers that stand elsewhere
        found = [number(one) for one in value]
    return [one for one in found if one is not None] if None not in found else []


def matrix(value: Any) -> Matrix:
    """A matrix of six numbers; the identity of anything else."""
    six = numbers(value)
    return (six[0], six[1], six[2], six[3], six[4], six[5]) if len(six) == 6 else IDENTITY


def rect(value: Any) -> Rect | None:
    """A box with its corners in order; None of anything else."""
    four = numbers(value)
    if len(four) != 4:
        return None
    return (
        min(four[0], four[2]),
        min(four[1], four[3]),
        max(four[0], four[2]),
        max(four[1], four[3]),
    )


def name(value: Any) -> str:
    """A name without its slash; empty of anything else."""
    return str(value).removeprefix("/") if isinstance(value, pikepdf.Name) else ""


def text(value: Any) -> str:
    """A text string; empty of anything else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def inherited(page: Any, key: str) -> Any:
    """An entry of a page, or of the nearest of its parents that has it."""
    for _ in range(_DEEPEST):
        found = get(page, key)
        if found is not None:
            return found
        page = get(page, "Parent")
    return None


def unpacked(stream: Any) -> bytes:
    """The bytes of a stream, unpacked. Raises TooLarge, and pikepdf's errors when it is broken."""
    if not isinstance(stream, pikepdf.Stream):
        return b""
    filters = get(stream, "Filter")
    only = filters[0] if isinstance(filters, pikepdf.Array) and len(filters) == 1 else filters
    if name(only) == "FlateDecode" and get(stream, "DecodeParms") is None:
        data = _inflated(stream.read_raw_bytes())
        if data is not None:
            return data
    if len(stream.read_raw_bytes()) > MOST_BYTES // 100:
        raise TooLarge
    data = stream.read_bytes()
    if len(data) > MOST_BYTES:
        raise TooLarge
    return data


def _inflated(packed: bytes) -> bytes | None:
    """None when the bytes are damaged: the library may still save part of them."""
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, MOST_BYTES)
    except zlib.error:
        return None
    if unpacking.unconsumed_tail:
        raise TooLarge
    return data if unpacking.eof else None


def filters_of(stream: Any) -> list[str]:
    """The names of a stream's filters."""
    filters = get(stream, "Filter")
    listed = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    return [name(one) for one in listed if name(one)]
