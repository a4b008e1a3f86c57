"""Places of plain text: texts, disclosure, notices, presenter, crisis line, sources."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from brochure.compose.links import LINK_INK, tel
from brochure.compose.spots.bench import Bench, placed_text
from brochure.compose.typesetter import Block, Typesetter, beside, tagged
from brochure.model.art import rounded
from brochure.model.scene import (
    Box,
    Paint,
    Run,
    Shape,
    Tag,
)
from brochure.model.story import Crisis, Points, Source
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.text.stops import sentences
from brochure.units import inches


def text(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """One text, several texts, or the points of a list, one paragraph each."""
    style = str(spot.style)
    texts = content.items if isinstance(content, Points) else content
    texts = [texts] if isinstance(texts, str) else list(texts)
    tag: Tag = "Title" if slot == "title" else "P" if len(texts) == 1 else "LI"
    paragraphs = [
        bench.type.paragraph(one, style, tag, before=spot.gap * bench.gap if i else 0.0)
        for i, one in enumerate(texts)
    ]
    found = placed_text(bench, spot, slot, paragraphs)
    return tagged(found, "L") if tag == "LI" else found


def disclosure(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """The lines of the disclosure; the last one ends in what the speaker declares, or a blank."""
    ts, style = bench.type, str(spot.style)
    declared = bench.project.story.talk.disclosures
    paragraphs = []
    for i, one in enumerate(content):
        runs = list(ts.runs(one, style))
        if i == len(content) - 1:
            answer = declared or Text(ts.words.fill_in, one.span)
            runs += [Run(" ", ts.look(style), one.span), *ts.runs(answer, style)]
        paragraphs.append(ts.paragraph(runs, style, "LI", before=spot.gap * bench.gap if i else 0))
    return tagged(placed_text(bench, spot, slot, paragraphs), "L")


def notice(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """Short notices on one line, a raised dot between them."""
    ts, style = bench.type, str(spot.style)
    runs: list[Run] = []
    for i, one in enumerate(content):
        if i:
            runs.append(Run("  ·  ", ts.look(style), one.span))
        runs += ts.runs(one, style)
    return placed_text(bench, spot, slot, [ts.paragraph(runs, style)])


_SIGN_RADIUS = 4.0


def sign(bench: Bench, spot: Spot, slot: str, content: Text) -> Block:
    """A word on a small sign of its own ground, to stand on a picture."""
    box = Box(*spot.box)
    outline = rounded(box.x, box.y, box.w, box.h, (_SIGN_RADIUS,) * 4)
    words = text(bench, spot, slot, content)
    return replace(words, items=(Shape((outline,), Paint("loam"), name="sign"), *words.items))


def presenter(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """Who speaks, and where: nothing when not known."""
    talk = bench.project.story.talk
    known = [one for one in (talk.speaker, talk.event) if one]
    return notice(bench, spot, slot, known) if known else Block((), 0.0)


def crisis(bench: Bench, spot: Spot, slot: str, content: Crisis) -> Block:
    """What to do in a crisis: call or text, the name of the line, how it works: a line for each
    sentence, because who needs it reads one thing at a time."""
    ts, style = bench.type, str(spot.style)
    bold = ts.look(style, bold=True)
    number = [
        replace(run, style=bold) for run in ts.runs(content.number, style, tel(content.number))
    ]
    call = [*ts.runs(content.call, style), Run(" ", ts.look(style), content.call.span), *number]
    name = [replace(r, style=ts.look(style, bold=True)) for r in ts.runs(content.name, style)]
    paragraphs = [
        ts.paragraph(call, style),
        ts.paragraph(name, style),
        *(
            ts.paragraph(Text(one, content.more.span), style)
            for one in sentences(content.more, ts.words.bound)
        ),
    ]
    return placed_text(bench, spot, slot, paragraphs)


def danger(bench: Bench, spot: Spot, slot: str, content: Crisis) -> Block:
    """What to do when a life is in danger, with its number."""
    ts, style = bench.type, str(spot.style)
    bold = ts.look(style, bold=True)
    live = ts.runs(content.emergency, style, tel(content.emergency))
    number = [replace(run, style=bold) for run in live]
    runs = [*ts.runs(content.danger, style), Run(" ", ts.look(style), content.danger.span), *number]
    runs.append(Run(".", ts.look(style), content.emergency.span))
    return placed_text(bench, spot, slot, [ts.paragraph(runs, style)])


def sources(bench: Bench, spot: Spot, slot: str, content: Mapping[str, Source]) -> Block:
    """Every source in its short form, in two columns; those with a link lead to it.

    Where the clinic has no web address the columns take the room of its code.
    """
    ts, style = bench.type, str(spot.style)
    listed = list(content.values())
    rows = math.ceil(len(listed) / 2)
    code = bench.project.story.clinic.contact.website
    box = Box(*(spot.box if code or spot.alone is None else spot.alone))
    gutter = inches(0.33)
    column = (box.w - gutter) / 2
    blocks = []
    for i, part in enumerate((listed[:rows], listed[rows:])):
        if not part:
            continue
        paragraphs = [
            ts.paragraph(
                _leading(ts, one, style), style, "LI", before=spot.gap * bench.gap if n else 0.0
            )
            for n, one in enumerate(part)
        ]
        where = Box(box.x + i * (column + gutter), box.y, column, box.h)
        blocks.append(placed_text(bench, spot, f"{slot}-{i + 1}", paragraphs, where))
    together = beside(((block, 0.0, 0.0) for block in blocks), max(b.height for b in blocks))
    return tagged(together, "L")


def _leading(ts: Typesetter, source: Source, style: str) -> list[Run]:
    """The short form, all of them in the ink in which viewers show live words: a list in one ink,
    in which viewers underline what leads somewhere.
    """
    runs = ts.runs(source.short, style, str(source.link or ""))
    return [replace(run, style=replace(run.style, paint=Paint(LINK_INK))) for run in runs]
