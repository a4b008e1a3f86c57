"""A text in; where its sentences end out: for dividing a script, not for judging words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_STOP = re.compile(r"(\S+[.?!])[*_\"'”’)]*\s+(?=[*_\"'“‘(]*[¿¡\w])")
_INITIALS = re.compile(r"[\W_]*(?:[^\W\d_]\.)+")


def sentence_ends(text: str, bound: Collection[str]) -> Iterator[int]:
    """Behind each sentence but the last, never inside a mark.

    Words bound to the next, as `Dr.`, end none, nor do initials: `M.D.`
    """
    for stop in _STOP.finditer(text):
        end = stop.end()
        is_short = stop[1] in bound or _INITIALS.fullmatch(stop[1])
        strong = text.count("**", 0, end)
        slanted = text.count("*", 0, end) - 2 * strong
        if not (is_short or strong % 2 or slanted % 2):
            yield end


def sentences(text: str, bound: Collection[str]) -> list[str]:
    """The sentences of a text, without the space between them."""
    ends = [0, *sentence_ends(text, bound), len(text)]
    return [text[a:b].strip() for a, b in zip(ends, ends[1:], strict=False)]
