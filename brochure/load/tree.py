"""A YAML file in; its values with their places (WrittenMap, WrittenList, Written, None) out.

Scalars stay as written: `8:30`, `No` and `01234` are text, and the schema decides what they mean.
The events of the parser are read rather than its nodes, because only events still show anchors.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from brochure.load.files import FileText, at, bad_characters, read_text
from brochure.load.syntax import DEEPEST, FEWER_LEVELS, TOO_DEEP, explain
from brochure.model.written import Written, WrittenList, WrittenMap
from brochure.problems import Problem, Span, error, warning
from brochure.same import Made, Same

Tree = WrittenMap | WrittenList | Written | None
_texts: Same[FileText] = Same(64)
_values: Made[FileText, tuple[Tree, list[Problem]]] = Made(64)
"""What was read before, so that in a process that stays a file as before is the very same tree."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST = 4_000
"""Characters of a single text: five minutes spoken, far more than a panel holds."""

MOST = 80
"""Entries of one list; a group may have five times as many keys, as themes have styles."""

_DASHES = "A line of three dashes begins a second document; a file holds only one."


class Entries(WrittenList):
    """A list that knows the place of each entry, empty ones too."""

    def __init__(self, items: list[Any], span: Span, spans: list[Span]) -> None:
        super().__init__(items, span)
        self.spans = spans


class _TooMuch(Exception):
    """The file nests further, or goes on longer, than anything that people write and read."""


def read(path: Path, most: int = MOST) -> tuple[Tree, list[Problem], FileText]:
    """The value in a file, what is wrong with it, and its text; lists hold `most` entries."""
    text, problems = read_text(path)
    if problems:
        return None, problems, text
    text = _texts.as_before(text.name, text)
    value, problems = _values.of(text, partial(parse, text, most), extra=most)
    return value, problems, text


def parse(text: FileText, most: int = MOST) -> tuple[Tree, list[Problem]]:
    """The value of a text that was read. No value when any part of it cannot be known."""
    problems = bad_characters(text)
    if problems:
        return None, problems
    builder = _Builder(text, most)
    try:
        value = builder.document()
    except yaml.YAMLError as fault:
        told = explain(fault, text)
        known = [p for p in builder.problems if p.span.line == told.span.line]
        return None, builder.problems if known else [*builder.problems, told]
    except _TooMuch:
        return None, builder.problems
    if value is None and not builder.problems:
        message = "This file is empty: it holds nothing but blank lines and comments."
        hint = "Write the content, or copy the file again from the example folder."
        return None, [error("file/empty", message, hint, Span(text.name))]
    return (None if builder.unknown else value), builder.problems


class _Builder:
    """Turns the parser's events into values; `unknown` says that an alias left a gap."""

    def __init__(self, text: FileText, most: int) -> None:
        self.text = text
        self._most = most
        self.problems: list[Problem] = []
        self.unknown = False
        self._events: Iterator[Any] = yaml.parse(text.content, Loader=_LOADER)

    def document(self) -> Tree:
        """The single document of the file; None when there is none."""
        value: Tree = None
        begun = False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if begun:
                    hint = "Delete the line, or move what follows it into a file of its own."
                    span = self._span(event, ())
                    self.problems.append(error("yaml/syntax", _DASHES, hint, span))
                    break
                begun = True
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, self._span(event, ()), 1)
        return value

    def _value(self, event: Any, span: Span, depth: int) -> Tree:
        if isinstance(event, yaml.AliasEvent):
            self.unknown = True
            self.problems.append(_alias(str(event.anchor), self.text, span))
            return None
        if event.anchor is not None:
            self.problems.append(_anchor(event.anchor, self.text, span))
        if event.tag is not None:
            self.problems.append(_tag(event.tag, self.text, span))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if depth > DEEPEST:
            self.problems.append(error("yaml/too-deep", TOO_DEEP, FEWER_LEVELS, span))
            raise _TooMuch
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth, span)
        return self._map(depth, span)

    def _scalar(self, event: Any, span: Span) -> Written | None:
        if len(event.value) > LONGEST:
            message = f"This text has {len(event.value):,} characters, and {LONGEST:,} is the most."
            hint = "Check that it is the right text; if it is, divide or shorten it."
            self.problems.append(error("yaml/too-long", message, hint, span))
            raise _TooMuch
        if event.style:
            return Written(event.value, span)
        self._cut_by_comment(event)
        self._dash_swallowed(event, span)
        return Written(event.value, span) if event.value else None

    def _dash_swallowed(self, event: Any, span: Span) -> None:
        """A text without quotes goes on in the lines below, also in one that begins with a dash."""
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            line = self.text.line(number)
            inside = line.strip()
            if inside.startswith("- "):
                column = line.find("-") + 1
                message = "This dash stands too far in: its line is read as part of the text above."
                hint = "Move the line left until its dash stands exactly below the dash above."
                place = Span(span.file, number, column, len(inside), span.path)
                self.problems.append(error("yaml/dash", message, hint, place))

    def _list(self, depth: int, span: Span) -> WrittenList:
        items: list[Any] = []
        spans: list[Span] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            self._counted(len(items), self._most, span)
            place = self._span(event, (*span.path, len(items)))
            items.append(self._value(event, place, depth + 1))
            spans.append(place)
        return Entries(items, span, spans)

    def _map(self, depth: int, span: Span) -> WrittenMap:
        items: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            place = self._span(event, span.path)
            self._counted(len(items), 5 * self._most, span)
            key = self._key(event, place, depth)
            below = (*span.path, key)
            event = next(self._events)
            value = self._value(event, self._span(event, below), depth + 1)
            place = Span(place.file, place.line, place.column, place.width, below)
            if key == "<<":
                self.unknown = True
                message = "Lines that begin with “<<” (merged content) are not used here."
                hint = "Write the keys out in full, each on its own line."
                self.problems.append(error("yaml/anchor", message, hint, place))
            elif key in spans:
                message = f"“{key}” is written twice; it is already on line {spans[key].line}."
                hint = "Keep one of the two lines and delete the other, or rename one of them."
                self.problems.append(error("yaml/duplicate-key", message, hint, place))
            else:
                items[key] = value
                spans[key] = place
        return WrittenMap(items, span, spans)

    def _counted(self, number: int, most: int, span: Span) -> None:
        if number == most:
            message = f"There are more than {most} entries here, more than any piece can hold."
            hint = "Check that it is the right list, and that it was not pasted over and over."
            self.problems.append(error("yaml/too-long", message, hint, span))
            raise _TooMuch

    def _key(self, event: Any, place: Span, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            value = self._value(event, place, depth)
            key = str(value or "")
            if key != key.strip() or "\u00a0" in key:
                message = "There are special (non-breaking) spaces in or before this key."
                hint = "Delete the spaces at the beginning of the line and type them again."
                self.problems.append(error("yaml/character", message, hint, place))
            elif key:
                return key
            else:
                message = "There is no key before the colon on this line."
                hint = "Write a key before the colon, such as “text: Your words”."
                self.problems.append(error("yaml/syntax", message, hint, place))
            return key
        message = "A key must be a single word; here brackets or a list stand in its place."
        hint = "If these brackets are part of a text, put the whole text in quotes."
        self.problems.append(error("yaml/syntax", message, hint, place))
        return str(self._value(event, place, depth + 1))

    def _cut_by_comment(self, event: Any) -> None:
        """A warning for `Suite #4`: all from ` #` on is a comment, and may not be meant so."""
        line = self.text.line(event.end_mark.line + 1)
        column = event.end_mark.column
        rest = line[column:].lstrip()
        if rest[:1] == "#" and rest[1:2].isalnum():
            message = f"“{rest.strip()[:40]}” is left out: a “#” after a space begins a remark."
            written = line[event.start_mark.column :].strip()
            hint = f'If it belongs to the text, put the text in quotes: "{written}"'
            at_mark = column + line[column:].index("#") + 1
            span = Span(self.text.name, event.end_mark.line + 1, at_mark, len(rest.rstrip()))
            self.problems.append(warning("yaml/comment", message, hint, span))

    def _span(self, event: Any, path: tuple[str | int, ...]) -> Span:
        start, end = event.start_mark, event.end_mark
        line = self.text.line(start.line + 1)
        if isinstance(event, yaml.ScalarEvent) and start.index == end.index:
            return at(self.text, start.line + 1, max(start.column, 1), 1, path)
        if end.line == start.line:
            width = end.column - start.column
        else:
            width = len(line.rstrip()) - start.column
        if isinstance(event, yaml.SequenceStartEvent):
            width = 1
        elif isinstance(event, yaml.MappingStartEvent):
            width = len(line[start.column :].partition(":")[0]) if not event.flow_style else 1
        return at(self.text, start.line + 1, start.column + 1, max(width, 1), path)


def _quoted(text: FileText, span: Span) -> str:
    """The value from this place to the end of its line, put in quotes."""
    value = text.line(span.line)[span.column - 1 :].strip()
    return f"'{value}'" if '"' in value else f'"{value}"'


def _alias(name: str, text: FileText, span: Span) -> Problem:
    message = f"“*{name}” stands for words written elsewhere (an alias), which is not used here."
    hint = f"Write the words themselves, or, if the star is meant: {_quoted(text, span)}"
    return error("yaml/anchor", message, hint, span)


def _anchor(name: str, text: FileText, span: Span) -> Problem:
    message = f"“&{name}” gives these words a name (an anchor), which is not used here."
    hint = f"Delete “&{name}”, or, if it is part of the text: {_quoted(text, span)}"
    return error("yaml/anchor", message, hint, span)


def _tag(tag: str, text: FileText, span: Span) -> Problem:
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    message = f"“{shown}” at the beginning of a value is an instruction (a tag), not used here."
    hint = f"Delete “{shown}”, or, if it is part of the text: {_quoted(text, span)}"
    return error("yaml/tag", message, hint, span)
