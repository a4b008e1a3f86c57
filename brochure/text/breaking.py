"""Word widths and a measure in; the first word of each line out. Two breakers: page and slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """One unbreakable word: its width, the space after it, and its number of letters.

    `short` marks words that end a line badly ("a", "of"); a space of 0 is a break inside a word.
    """

    width: float
    space: float
    short: bool = False


# A line costs so much more than raggedness that the fewest lines always win; a single word left
# on the last line costs more than raggedness anywhere but less than another line would.
_LINE = 1000.0
_WIDOW = 400.0
_RAGGED = 100.0
_SHORT_END = 0.8
_SHORT_LAST = 5.0
_WIDOW_SHARE = 0.5
"""A single last word is a widow only when it leaves more than half of its line empty."""


def greedy(words: Sequence[Box], measure: float) -> list[int]:
    """Breaks as PowerPoint and LibreOffice do: each line takes all it can."""
    starts: list[int] = []
    used = 0.0
    for i, word in enumerate(words):
        if not starts or used + word.width > measure + 1e-6:
            starts.append(i)
            used = 0.0
        used += word.width + word.space
    return starts


def optimal(words: Sequence[Box], measure: float) -> list[int]:
    """Breaks for ragged-right pages: fewest lines, even edge, no widowed last word.

    Minimises the sum of squared slacks over all breakings (dynamic programming after Knuth and
    Plass 1981, without stretch or hyphens). A word wider than the measure gets its own line.
    """
    count, limit = len(words), measure + 1e-6
    best = [0.0] + [float("inf")] * count
    start_of = [0] * (count + 1)
    for end in range(1, count + 1):
        width = 0.0
        short = _SHORT_END if words[end - 1].short else 0.0
        for start in range(end - 1, -1, -1):
            word = words[start]
            width += word.width + (word.space if start < end - 1 else 0.0)
            if width > limit and start < end - 1:
                break
            if end < count:
                slack = (measure - width) / measure if width < measure else 0.0
                cost = best[start] + (_LINE + _RAGGED * slack * slack + short)
            else:
                cost = best[start] + _last_line_cost(start, end, width, measure)
            if cost < best[end]:
                best[end], start_of[end] = cost, start
    starts: list[int] = []
    end = count
    while end > 0:
        starts.append(start_of[end])
        end = start_of[end]
    return starts[::-1]


def _last_line_cost(start: int, end: int, width: float, measure: float) -> float:
    if start > 0 and end - start == 1 and width < _WIDOW_SHARE * measure:
        return _LINE + _WIDOW
    return _LINE + (_SHORT_LAST if start > 0 and width < measure / 4 else 0.0)


def balanced(words: Sequence[Box], measure: float) -> list[int]:
    """Breaks for headings: the fewest lines, as equal in width as can be."""
    lines = len(greedy(words, measure))
    if lines < 2:
        return greedy(words, measure)
    low, high = max(word.width for word in words), measure
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(greedy(words, middle)) > lines:
            low = middle
        else:
            high = middle
    return greedy(words, high)
