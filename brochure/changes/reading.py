"""Written text in; its words out, cut where a line may end, so that no line end matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = re.compile(r"(?<=\w[-–—/])(?=\w)")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": None, "\u2011": "-"})
"""PDFium's own signs for a hyphen at the end of a line, and hyphens that look like others."""


def plain(text: str) -> str:
    """The text with one kind of hyphen."""
    return text.translate(_HYPHENS)


def cuts(word: str) -> list[int]:
    """Where a word without spaces may end a line, and its end."""
    return [*(found.start() for found in _JOINT.finditer(word)), len(word)]


def split_words(text: str) -> Iterator[tuple[str, None, bool]]:
    """Each word with no place, and whether it is joined to the one before."""
    for word in plain(text).split():
        start = 0
        for end in cuts(word):
            yield word[start:end], None, start > 0
            start = end
