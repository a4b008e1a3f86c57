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
    for word, _, joined in words_at(plain(text)):
        yield word, None, joined


def words_at(text: str) -> Iterator[tuple[str, int, bool]]:
    """Each word of a plain text, where it begins, and whether it is joined to the one before."""
    for found in re.finditer(r"\S+", text):
        start = 0
        for end in cuts(found[0]):
            yield found[0][start:end], found.start() + start, start > 0
            start = end
