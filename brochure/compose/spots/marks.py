"""Places of marks: the clinic's logo, the code of its web address, the stamp of the version."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from brochure.compose.blocks.back import web_address
from brochure.compose.logo import logo_block, width_of
from brochure.compose.qr import qr_code, quiet_zone
from brochure.compose.spots.bench import SLACK, Bench
from brochure.compose.typesetter import Block, below, beside, stamped
from brochure.model.art import rounded
from brochure.model.scene import Box, Paint, Shape
from brochure.model.story import Contact
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.text.inline import plain

_PLAQUE_RADIUS = 4.0
_WORDS_GAP = 8.0


def logo(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """The clinic's logo at the right of the box; nothing where it has none."""
    box = Box(*spot.box)
    found = logo_block(bench.project, box.w, box.h)
    if found is None:
        return Block((), 0.0)
    at = (box.right - width_of(found), box.y)
    return replace(beside([(found, *at)]), height=found.height)


def qr(bench: Bench, spot: Spot, slot: str, content: Contact) -> Block:
    """The code of the web address on a light plaque, the address below; nothing without one."""
    ts, box = bench.type, Box(*spot.box)
    if not content.website:
        return Block((), 0.0)
    address = web_address(content.website)
    words = _address(bench, spot, f"{slot}-1", content.website, address)
    side = min(box.w, box.h - words.height - _WORDS_GAP)
    code_side = side
    while code_side + 2 * quiet_zone(address, code_side) > side:
        code_side -= 1.0
    inset = (side - code_side) / 2
    left = box.x + (box.w - side) / 2
    alt = f"{ts.words.code_of} {plain(content.website)}"
    plaque = Shape((rounded(0, 0, side, side, (_PLAQUE_RADIUS,) * 4),), Paint("white"))
    code = qr_code(address, code_side, alt)
    found = beside(
        [
            (Block((plaque,), side), left, box.y),
            (code, left + inset, box.y + inset),
            (words, box.x, box.y + side + _WORDS_GAP),
        ]
    )
    return replace(found, height=found.height - box.y)


def stamp(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """Which version of the content the talk is made from, and when that was reviewed."""
    ts, style, box = bench.type, str(spot.style), Box(*spot.box)
    parts = [stamped(ts.text(ts.words.version.format(bench.project.version), style, box.w))]
    date = bench.project.story.clinic.review.date
    if date:
        parts.append(ts.text(Text(ts.words.reviewed.format(date), date.span), style, box.w))
    found = below(parts)
    return replace(beside([(found, box.x, box.y)]), height=found.height)


def _address(bench: Bench, spot: Spot, slot: str, website: Text, target: str) -> Block:
    """The address on one line, or on several that end at a dot or a slash."""
    ts, style, room = bench.type, str(spot.style), spot.box[2] * SLACK
    lines = [""]
    for part in re.split(r"(?<=[./-])", website):
        if lines[-1] and ts.width(ts.runs(lines[-1] + part, style), style) > room:
            lines.append("")
        lines[-1] += part
    parts = [ts.paragraph(Text(line, website.span), style, link=target) for line in lines]
    return ts.text(parts, style, spot.box[2], slot=slot)
