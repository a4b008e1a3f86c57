"""How a sheet is printed: the condition a press file is made for, with its colour profile."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputCondition:
    """A characterised printing condition and its ICC profile (class prtr, CMYK).

    `identifier` is its name in `registry` (`FOGRA39` at color.org), or the profile's own name
    where no registry knows it; `info` says it in words.
    """

    identifier: str
    registry: str
    info: str
    profile: bytes
