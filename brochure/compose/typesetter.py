"""Written text and a style's name in; set text boxes out, at the size the fitting asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, overload

from brochure.model.scene import (
    Box,
    Element,
    Face,
    Paint,
    Paragraph,
    Role,
    Run,
    Tag,
    TextBox,
    TextStyle,
    moved,
)
from brochure.model.scene import Item as SceneItem
from brochure.model.theme import FaceFile, Style
from brochure.model.words import Words
from brochure.model.written import NOWHERE
from brochure.problems import BuildFailed, Problem, Span, error
from brochure.text.fonts import Fonts
from brochure.text.inline import fragments
from brochure.text.setting import Breaker, Setting, natural_width, set_paragraphs

_MARK_RISE = 0.32
_MOST_BLOCKS = 3_000
"""Texts kept before all are forgotten: a process that stays must not grow."""
_ON_LINE = 0.3
"""How far, in points, a block may rise to stand on a line of the grid, not on the next."""
_BELOW_HEADING = 4.5
_WEB = re.compile(
    # From the beginning of a name only, and names of a length that there is: from every letter of
    # a word of 20,000 it would take seconds.
    r"(?<![a-z0-9-])(?<![a-z0-9]\.)"
    r"(?:https?://)?(?:[a-z0-9-]{1,63}\.)+(?:org|com|net|gov|edu|info|health|clinic|care)(?:/(?:[^\s,;]*[^\s.,;:)])?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room one text takes: its place in the content, its lines, its words."""

    span: Span
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Block:
    """Composed content with its top left at (0, 0): items, height, and what to say if it is over.

    `before` is the space above it at gap 1. `first` is how far below its top the baseline of its
    first line lies; a block of pictures has none. `hang` belongs to a heading: the least distance
    from its foot to the next baseline, whatever the gap.
    """

    items: Sequence[SceneItem]
    height: float
    extents: tuple[Extent, ...] = ()
    faults: tuple[Problem, ...] = ()
    before: float = 0.0
    first: float | None = None
    hang: float | None = None


class Gathered(Sequence[SceneItem]):
    """The items of several blocks, each block at its own x and y.

    Nothing is moved before somebody looks at the items: most trials of the fitting ask only how
    high they are. What is looked at is moved once, however deep its block lies. With a role the
    items are one element to a reader.
    """

    def __init__(
        self,
        blocks: Sequence[tuple[Block, float, float]],
        role: Role | None = None,
        name: str = "",
    ) -> None:
        self._blocks = blocks
        self._role, self._name = role, name
        self._moved: tuple[SceneItem, ...] | None = None

    def __bool__(self) -> bool:
        return any(block.items for block, _, _ in self._blocks)

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[SceneItem]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> SceneItem: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SceneItem]: ...
    def __getitem__(self, index: int | slice) -> SceneItem | Sequence[SceneItem]:
        return self._all()[index]

    def _all(self) -> tuple[SceneItem, ...]:
        if self._moved is None:
            self._moved = tuple(self._at(0.0, 0.0))
        return self._moved

    def _at(self, dx: float, dy: float) -> Iterator[SceneItem]:
        if self._role is None:
            yield from self._parts(dx, dy)
        elif parts := tuple(self._parts(dx, dy)):
            yield Element(parts, self._role, self._name)

    def _parts(self, dx: float, dy: float) -> Iterator[SceneItem]:
        for block, x, y in self._blocks:
            if isinstance(block.items, Gathered):
                yield from block.items._at(dx + x, dy + y)
            else:
                for item in block.items:
                    yield moved(item, dx + x, dy + y)


def beside(blocks: Iterable[tuple[Block, float, float]], height: float | None = None) -> Block:
    """One block of several, each at its own x and y; as high as the lowest unless told.

    Its first line is that of the first block that has one.
    """
    placed = tuple(blocks)
    return Block(
        Gathered(placed),
        max([0.0, *(y + block.height for block, _, y in placed)]) if height is None else height,
        tuple(extent for block, _, _ in placed for extent in block.extents),
        tuple(fault for block, _, _ in placed for fault in block.faults),
        first=next((y + block.first for block, _, y in placed if block.first is not None), None),
    )


def below(
    blocks: Sequence[Block], gap: float = 1.0, grid: float = 0.0, line: float | None = None
) -> Block:
    """One block of several, one below another; the space above each is `before` times `gap`.

    With a `grid`, in points, the first baseline of every block stands on a line of it. One of
    its lines lies at `line` from the top, or where the first baseline of all is.
    """
    tops = tops_of(blocks, gap, grid, line)
    foot = tops[-1] + blocks[-1].height if blocks else 0.0
    return beside([(block, 0.0, y) for block, y in zip(blocks, tops, strict=True)], foot)


def tops_of(
    blocks: Sequence[Block], gap: float, grid: float = 0.0, line: float | None = None
) -> list[float]:
    """Where each of several blocks begins when they stand one below another."""
    tops: list[float] = []
    y = 0.0
    hang: float | None = None
    for block in blocks:
        first = block.first
        if tops:
            if hang is None or first is None:
                y += block.before * gap
            else:
                y += max(hang - first, _BELOW_HEADING)
            if grid and line is not None and first is not None:
                y += _to_line(y + first - line, grid)
        if line is None and first is not None:
            line = y + first
        tops.append(y)
        y += block.height
        hang = block.hang
    return tops


def _to_line(y: float, grid: float) -> float:
    """How far a baseline at y must sink to stand on a line; a little below 0 where it may rise."""
    return math.ceil((y - _ON_LINE) / grid) * grid - y


def tagged(block: Block, tag: Tag, name: str = "") -> Block:
    """The block as one element to a reader, such as a list, an entry or a row."""
    return replace(block, items=Gathered([(block, 0.0, 0.0)], Role(tag), name))


def stamped(block: Block) -> Block:
    """A set text as the stamp of its version."""
    items = [
        replace(item, role=replace(item.role, stamp=True)) if isinstance(item, TextBox) else item
        for item in block.items
    ]
    return replace(block, items=items)


class _Styles(dict[str, Style]):
    """The styles of a theme; one that it lacks is told, and not tripped over."""

    def __missing__(self, name: str) -> Style:
        span = next((style.span for style in self.values()), NOWHERE)
        message = f"The theme has no style called “{name}”, and this piece is set in it."
        hint = f"Write it, such as the “{name}” of the theme this one was copied from."
        raise BuildFailed([error("theme/unknown-style", message, hint, span)])


class Memory:
    """What typesetters of the same fonts, words, styles and numbers have set."""

    def __init__(self) -> None:
        self.looks: dict[Hashable, TextStyle] = {}
        self.runs: dict[Hashable, tuple[Run, ...]] = {}
        self.blocks: dict[Hashable, Block] = {}


class Typesetter:
    """Sets text in the styles of one medium.

    `scale` is the size of running text in parts of the style's own (styles with a floor follow
    it, down to the floor); `numbers` gives each cited source its number, or is empty where source
    marks are silent.
    """

    def __init__(
        self,
        fonts: Fonts,
        words: Words,
        faces: Mapping[str, FaceFile],
        styles: Mapping[str, Style],
        numbers: Mapping[str, int],
        breaker: Literal["optimal", "greedy"],
        memory: Memory | None = None,
    ) -> None:
        self.fonts = fonts
        self.words = words
        self.styles = _Styles(styles)
        self.numbers = numbers
        self.breaker = breaker
        self.scale = 1.0
        self._faces = {
            key: Face(key, str(face.file), face.deck, face.bold, face.italic)
            for key, face in faces.items()
        }
        self.memory = memory or Memory()
        self._looks, self._runs = self.memory.looks, self.memory.runs
        self._blocks = self.memory.blocks

    def size(self, name: str) -> float:
        """The size of a style now, in points."""
        style = self.styles[name]
        if style.floor is None:
            return style.size
        return max(style.floor, style.size * self.scale)

    def leading(self, name: str) -> float:
        style = self.styles[name]
        return style.leading * self.size(name) / style.size

    def look(self, name: str, bold: bool = False, italic: bool = False) -> TextStyle:
        """The look of a style's words, plain or marked."""
        key = (name, bold, italic, self.scale)
        look = self._looks.get(key)
        if look is None:
            style = self.styles[name]
            face = (style.bold if bold else style.italic if italic else None) or style.face
            ink = (style.bold_ink if bold else None) or style.ink
            look = self._looks[key] = TextStyle(
                self._faces[face], self.size(name), Paint(ink, style.tint), 0.0, style.tracking
            )
        return look

    def runs(self, written: str, name: str, link: str = "") -> tuple[Run, ...]:
        """The runs of one written text, marks and links included."""
        key = (written, _span(written), name, link, self.scale)
        runs = self._runs.get(key)
        if runs is None:
            runs = self._runs[key] = self._new_runs(written, name, link)
        return runs

    def _new_runs(self, written: str, name: str, link: str) -> tuple[Run, ...]:
        span = _span(written)
        found: list[Run] = []
        marks: list[str] = []

        def flush() -> None:
            for i, source in enumerate(marks):
                if i:
                    found.append(Run(",", self._mark_look(name), span))
                number = str(self.numbers[source])
                found.append(Run(number, self._mark_look(name), span, f"#{source}"))
            marks.clear()

        for fragment in fragments(written, self.words, bind=self.breaker == "optimal"):
            if fragment.source:
                if fragment.source in self.numbers and fragment.source not in marks:
                    marks.append(fragment.source)
                continue
            if fragment.text:
                flush()
                look = self.look(name, fragment.bold, fragment.italic)
                runs = _linked(fragment.text, look, span, link)
                found.extend(_spoken(runs, fragment.language))
        flush()
        return tuple(found)

    def paragraph(
        self,
        written: str | Sequence[Run],
        name: str,
        tag: Tag = "P",
        before: float = 0.0,
        link: str = "",
        lines: float | None = None,
    ) -> Paragraph:
        """A paragraph in a style, from written text or from runs already made.

        `lines` is its leading in lines of the grid instead of the style's own.
        """
        runs = self.runs(written, name, link) if isinstance(written, str) else tuple(written)
        leading = self.leading(name) if lines is None else lines * self.grid
        return Paragraph(runs, leading, tag, self.styles[name].align, before)

    @property
    def grid(self) -> float:
        """The pitch, in points, of the lines that neighbouring panels share: half a leading."""
        return self.leading("body") / 2

    def text(
        self,
        written: str | Sequence[Run] | Sequence[Paragraph],
        name: str,
        width: float,
        tag: Tag = "P",
        slot: str = "",
    ) -> Block:
        """Text set in a column of `width`, with its extents, and the faults found on the way.

        Kept for the next trial of the fitting, which asks for the same text again and again.
        """
        said = (written, _span(written)) if isinstance(written, str) else tuple(written)
        key = (said, name, width, tag, slot, self.scale)
        found = self._blocks.get(key)
        if found is None:
            if len(self._blocks) >= _MOST_BLOCKS:
                self._blocks.clear()
                self._runs.clear()
            found = self._blocks[key] = self._text(written, name, width, tag, slot)
        return found

    def _text(
        self,
        written: str | Sequence[Run] | Sequence[Paragraph],
        name: str,
        width: float,
        tag: Tag,
        slot: str,
    ) -> Block:
        paragraphs = self._paragraphs(written, name, tag)
        if not any(run.text for paragraph in paragraphs for run in paragraph.runs):
            return Block((), 0.0)
        style = self.styles[name]
        setting = self.set(paragraphs, width, "balanced" if style.balanced else self.breaker)
        box = TextBox(
            Box(0.0, 0.0, width, setting.height),
            paragraphs,
            setting.lines,
            "greedy" if self.breaker == "greedy" else "optimal",
            Role(paragraphs[0].tag),
            slot,
        )
        extents = tuple(_extents(paragraphs, setting))
        faults = [*_too_wide(setting), *_too_many(style, setting)]
        first = setting.lines[0].baseline
        return Block((box,), setting.height, extents, tuple(faults), first=first)

    def set(self, paragraphs: Sequence[Paragraph], width: float, breaker: Breaker) -> Setting:
        """Lines for paragraphs, kept for the next trial of the fitting and the next build."""
        return _set(self.fonts, tuple(paragraphs), width, breaker)

    def width(self, written: str | Sequence[Run], name: str) -> float:
        """The width of a text on one line, in points."""
        return natural_width(self.fonts, self.paragraph(written, name))

    def cap_height(self, name: str) -> float:
        """Height of a capital letter of a style, in points."""
        return self.fonts.metrics(self.look(name).face).cap_height * self.size(name)

    def descent(self, name: str) -> float:
        """What the face of a style leaves below the baseline, in points."""
        return self.fonts.metrics(self.look(name).face).descent * self.size(name)

    def baseline(self, name: str) -> float:
        """From the top of a line to its baseline, in points."""
        return self.leading(name) - self.descent(name)

    def drop(self, upper: str, lower: str) -> float:
        """The space between lines of two styles that sets the lower at its own leading."""
        return self.descent(lower) - self.descent(upper)

    def _paragraphs(
        self, written: str | Sequence[Run] | Sequence[Paragraph], name: str, tag: Tag
    ) -> tuple[Paragraph, ...]:
        if isinstance(written, str):
            return (self.paragraph(written, name, tag),)
        if written and isinstance(written[0], Paragraph):
            return tuple(p for p in written if isinstance(p, Paragraph))
        return (self.paragraph([r for r in written if isinstance(r, Run)], name, tag),)

    def _mark_look(self, name: str) -> TextStyle:
        mark = self.look("source-mark" if "source-mark" in self.styles else name)
        return replace(mark, rise=_MARK_RISE * self.size(name))


@lru_cache(maxsize=4096)
def _set(
    fonts: Fonts, paragraphs: tuple[Paragraph, ...], width: float, breaker: Breaker
) -> Setting:
    return set_paragraphs(fonts, paragraphs, width, breaker)


def _span(written: str) -> Span:
    return getattr(written, "span", NOWHERE)


def _linked(text: str, look: TextStyle, span: Span, link: str) -> list[Run]:
    """A run, or several where a web address stands in the text."""
    if link:
        return [Run(text, look, span, link)]
    found: list[Run] = []
    at = 0
    for match in _WEB.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()], look, span))
        address = match[0]
        target = address if "://" in address else f"https://{address}"
        found.append(Run(address, look, span, target))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:], look, span))
    return found


def _spoken(runs: list[Run], language: str) -> list[Run]:
    return [replace(run, language=language) for run in runs] if language else runs


def _extents(paragraphs: Sequence[Paragraph], setting: Setting) -> list[Extent]:
    """Lines and words by place in the content; a line shared by two places counts for both."""
    lines: dict[Span, set[int]] = {}
    words: dict[Span, int] = {}
    for number, line in enumerate(setting.lines):
        for set_run in line.runs:
            if set_run.span is not NOWHERE:
                lines.setdefault(set_run.span, set()).add(number)
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.span in lines:
                words[run.span] = words.get(run.span, 0) + len(run.text.split())
    return [Extent(span, len(found), words.get(span, 0)) for span, found in lines.items()]


def _too_wide(setting: Setting) -> list[Problem]:
    return [
        error(
            "fit/word-too-wide",
            f"The word “{_cut(run.text)}” is wider than its column.",
            "Write it shorter, or put a space or a hyphen where it may break.",
            run.span,
        )
        for run in setting.too_wide
    ]


def _too_many(style: Style, setting: Setting) -> list[Problem]:
    """A text that takes more lines than its style allows, and the words on the lines too many."""
    if style.lines is None:
        return []
    lines: dict[Span, dict[int, int]] = {}
    for number, line in enumerate(setting.lines):
        for run in line.runs:
            if run.span is not NOWHERE:
                words = lines.setdefault(run.span, {})
                words[number] = words.get(number, 0) + len(run.text.split())
    found = []
    for span, words in lines.items():
        over = len(words) - style.lines
        if over > 0:
            cut = max(1, sum(list(words.values())[style.lines :]))
            found.append(
                error(
                    "fit/overflow",
                    f"This text takes {len(words)} lines where {style.lines} "
                    f"{'is' if style.lines == 1 else 'are'} possible: "
                    f"{over} {'line' if over == 1 else 'lines'} too many.",
                    f"Make it shorter by about {cut} {'word' if cut == 1 else 'words'}.",
                    span,
                )
            )
    return found


def _cut(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:40]}…"
