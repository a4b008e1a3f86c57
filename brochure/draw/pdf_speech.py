"""A text box in; the marks of its words out: which element of the structure each run belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from brochure.draw.pdf_tags import Node, Tags
from brochure.model.scene import GlyphRun, Line, Paragraph, Role, TextBox


class Speech:
    """Marks the runs of one text box, paragraph after paragraph.

    In an element P the box is a part of that paragraph; else each of its paragraphs is an element
    of its own. Words in another language are a Span that says so, words that lead somewhere a
    Link, and the mark of a source a Reference with its Link. `lines` are the box's lines with the
    spaces between them: words are parted by characters then, not by places alone.
    """

    def __init__(self, tags: Tags, box: TextBox, links: Mapping[str, str], height: float) -> None:
        self.lines = _parted(box.lines, tags.here.tag == "P")
        self._tags = tags
        self._paragraphs = box.paragraphs
        self._links = links
        self._height = height
        self._paragraph = -1
        self._inline = ("", "")
        self._words = self._node = tags.here

    def __call__(self, line: Line, run: GlyphRun) -> str:
        """The operators before a run; its link is made live on the way."""
        if line.paragraph != self._paragraph:
            self._paragraph = line.paragraph
            self._words = self._node = self._block(self._paragraphs[line.paragraph])
            self._inline = ("", "")
        target = run.link if run.link in self._links else ""
        if (run.language, target) != self._inline:
            self._inline = (run.language, target)
            self._node = self._nested(run.language, target)
        if target:
            box, high = line.area(run), self._height
            area = (box.x, high - box.bottom, box.right, high - box.y)
            self._tags.link(self._node, area, target, self._links[target])
        return self._tags.mark(self._node)

    def _block(self, paragraph: Paragraph) -> Node:
        """The element of a paragraph: an entry of a list keeps its words in its body."""
        if self._tags.here.tag == "P":
            return self._tags.here
        with ExitStack() as stack:
            node = stack.enter_context(self._tags.element(Role(paragraph.tag)))
            if paragraph.tag == "LI":
                node = stack.enter_context(self._tags.element(Role("LBody")))
            return node

    def _nested(self, language: str, target: str) -> Node:
        """The element of words inside a paragraph.

        What goes on behind a link is a Span: there are readers that take all words of the
        paragraph's own first, and the words of its parts after them.
        """
        node = self._words
        if not language and not target:
            return self._tags.inside(node, "Span")
        if language:
            node = self._tags.inside(node, "Span", f"/Lang({language})")
        if target.startswith("#"):
            node = self._tags.inside(node, "Reference")
        if target:
            node = self._tags.inside(node, "Link")
        return node


def _parted(lines: Sequence[Line], goes_on: bool) -> tuple[Line, ...]:
    """The lines with the spaces of their joints at their ends; a link goes on through its own.

    What goes on behind the last line is parted from it too.
    """
    parted = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line.joint or (following is None and goes_on):
            last = line.runs[-1]
            link = last.link if following and following.runs[0].link == last.link else ""
            gap = replace(last, text=" ", x=last.x + last.width, advances=(0.0,), link=link)
            line = replace(line, runs=(*line.runs, gap))
        parted.append(line)
    return tuple(parted)
