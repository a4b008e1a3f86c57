"""A passage and offsets in it in; the line and column where the words stand in their file out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from brochure.check.words.rule import Passage
from brochure.problems import Span

Texts = Mapping[str, Sequence[str]]
_FURTHEST_LINES = 200
_MARK = re.compile(r"\[\^[^\]\s]+\]")


def place(whole: Passage, start: int, end: int, texts: Texts) -> Span:
    """The span of the words from start to end: on their first line, as wide as they run there."""
    if whole.lines:
        return _mapped(whole, start, end)
    lines = texts.get(whole.span.file, ())
    offsets, spots, reach = _walked(whole, tuple(lines))
    first, last = bisect_left(offsets, start), bisect_left(offsets, end) - 1
    if min(end, len(whole.text)) > reach or first > last:
        return whole.span
    (line, column), (last_line, last_column) = spots[first], spots[last]
    stop = last_column + 1 if last_line == line else len(lines[line - 1].rstrip())
    return replace(whole.span, line=line, column=column + 1, width=max(1, stop - column))


def _mapped(whole: Passage, start: int, end: int) -> Span:
    index = max(0, bisect_right(whole.lines, start, key=itemgetter(0)) - 1)
    offset, line, column = whole.lines[index]
    stop = whole.lines[index + 1][0] - 1 if index + 1 < len(whole.lines) else len(whole.text)
    width = max(1, min(end, stop) - start)
    return replace(whole.span, line=line, column=column + start - offset, width=width)


@lru_cache(16)  # the findings of a text follow each other
def _walked(whole: Passage, lines: tuple[str, ...]) -> tuple[list[int], list[tuple[int, int]], int]:
    """Goes through text and source together, letter by letter; what only YAML needs is passed.

    Out: the offset of each letter, its line and column, and how far they went together.
    """
    offsets: list[int] = []
    spots: list[tuple[int, int]] = []
    if not 0 < whole.span.line <= len(lines):
        return offsets, spots, -1
    source = _Source(lines, whole.span.line - 1, whole.span.column - 1)
    for offset, letter in enumerate(whole.text):
        if letter.isspace():
            continue
        if not source.find(letter):
            return offsets, spots, offset
        offsets.append(offset)
        spots.append((source.line + 1, source.column))
        source.column += 1
    return offsets, spots, len(whole.text)


class _Source:
    """The lines of a file, read letter by letter from the beginning of a value."""

    def __init__(self, lines: Sequence[str], line: int, column: int) -> None:
        self.lines = lines
        self.line = line
        self.column = column
        self.last = min(len(lines), line + _FURTHEST_LINES)
        rest = lines[line][column:]
        self.quote = rest[:1] if rest[:1] in ("'", '"') else ""
        if self.quote:
            self.column += 1
        elif re.match(r"[|>][+\-\d]*\s*(?:#.*)?$", rest):
            self.line, self.column = line + 1, 0

    def find(self, letter: str) -> bool:
        """Moves to the next place of a letter; only marks and signs of YAML may lie between."""
        while self.line < self.last:
            text = self.lines[self.line]
            if self.column >= len(text):
                self.line, self.column = self.line + 1, 0
                continue
            here = text[self.column]
            if here == "[" and (mark := _MARK.match(text, self.column)):
                self.column = mark.end()
            elif here == letter:
                if self.quote == "'" and text[self.column : self.column + 2] == "''":
                    self.column += 1
                return True
            elif here.isspace() or here in "*\\":
                self.column += 1
            else:
                return self._escaped(text)
        return False

    def _escaped(self, text: str) -> bool:
        """In double quotes `\\u2019` stands for one letter."""
        code = re.match(r"(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nt])", text[self.column :])
        if self.quote == '"' and code and text[self.column - 1] == "\\":
            self.column += code.end() - 1
            return True
        return False
