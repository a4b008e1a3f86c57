"""A text in; its sentences with their places in it out. Knows abbreviations, initials, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from brochure.check.words.bags import bag

_STOP = re.compile(r"(?:[.!?…]+[\"'”’)\]*_]*)(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•‣·]|\d{1,2}[.)])\s)")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']+$")
_NEXT = re.compile(r"[\s\"'“‘(\[*_]*(\S)")
_BULLET = re.compile(r"\s*(?:[-*•‣·]\s+|\d{1,2}[.)]\s+)")
_ABBREVIATIONS = bag(
    "dr drs mr mrs ms prof st jr sr vs e.g i.e cf approx dept fig vol ed eds gen rep sen mt ave "
    "blvd rd ste al"
)
# These may end a sentence: they do when what follows begins like one.
_ENDINGS = bag("m.d md ph.d d.o r.n n.p u.s u.s.a a.m p.m etc inc ltd co corp llc b.s m.s b.a d.c")
_OPENERS = bag(
    "he she it we you they i the this that these those our your his her their a an in at if "
    "when what for to as but and or so no not please call ask most many some all each every "
    "after before there here who how is are do does can may"
)
_MONTHS_NO = re.compile(r"(?i)^(?:no|nos|p|pp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$")


class Stretch(NamedTuple):
    """Part of a text, from its first character to behind its last."""

    start: int
    end: int


@lru_cache(4096)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The sentences of a text; a heading or a bullet is a sentence of its own."""
    return tuple(_stretches(text))


def _stretches(text: str) -> Iterator[Stretch]:
    start = 0
    for stop in _STOP.finditer(text):
        if not _ends(text, start, stop):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Stretch]:
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Stretch(start, end)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop really ends a sentence."""
    mark = stop[0]
    if mark[0] == "\n":
        return True
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    after = following[1]
    if after.islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    near = max(start, text.rfind(" ", start, stop.start()) + 1)
    last = _LAST_WORD.search(text, near, stop.start())
    word = last[0] if last else ""
    bare = word.lower().strip("*_")
    if bare in _ABBREVIATIONS:
        return False
    if bare.isdigit() and last is not None and not text[start : last.start()].strip():
        return False  # the number of a list's item
    if _MONTHS_NO.match(bare) and after.isdigit():
        return False
    if bare in _ENDINGS:
        return _opens(text, following.start(1))
    if re.fullmatch(r"(?:[^\W\d_]\.?)*-?[A-Z]", word):  # an initial: the name goes on
        return not after.isupper() or word == "I" or _opens(text, following.start(1))
    return True


def _opens(text: str, at: int) -> bool:
    word = re.match(r"[^\W\d_]+", text[at:])
    return word is not None and word[0].lower() in _OPENERS
