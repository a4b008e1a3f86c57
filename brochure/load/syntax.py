"""What a YAML parser says about a broken file in; one plain sentence with its remedy out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from brochure.load.fault import VALUE, Fault, Finding, must_quote, with_quotes
from brochure.load.files import FileText, at
from brochure.problems import Problem, error

_GLUED = re.compile(r"^\s*(?:- +)*([A-Za-z_][\w-]*):([^\s:/].*)$")
_WORD = re.compile(r"^\s*(?:- +)*([\w-]+)$")

DEEPEST = 30
TOO_DEEP = f"This is more than {DEEPEST} levels deep, further than any content goes."
FEWER_LEVELS = "Remove levels: look for brackets or spaces that were repeated by mistake."


def explain(fault: Any, text: FileText) -> Problem:
    """A plain sentence for what stopped the parser, at the place a person would look at."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    begun = getattr(fault, "context_mark", None) or mark
    last = max(len(text.lines), 1)
    found = Fault(
        says=str(getattr(fault, "problem", "") or ""),
        inside=str(getattr(fault, "context", "") or ""),
        line=min(mark.line + 1, last) if mark else 1,
        column=mark.column + 1 if mark and mark.line < last else 1,
        begun=(begun.line + 1, begun.column + 1) if begun else (1, 1),
        text=text,
    )
    for rule in _RULES:
        finding = rule(found)
        if finding:
            break
    else:
        finding = _unknown(found)
    span = at(text, finding.line, finding.column, finding.width, ())
    return error(finding.code, finding.message, finding.hint, span)


def _tab(fault: Fault) -> Finding | None:
    for number in (fault.line, fault.begun[0]):
        line = fault.text.line(number)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            message = "This line is moved in with a tab; only spaces may stand before a line."
            hint = "Delete the tab and type two spaces for each level instead."
            return Finding(message, hint, number, indent.index("\t") + 1)
    return None


def _hard_space(fault: Fault) -> Finding | None:
    for number in dict.fromkeys((fault.line, fault.begun[0], fault.above())):
        line = fault.text.line(number)
        match = re.search(r"^[ \u00a0]*\u00a0|(?<=[:\-])\u00a0", line)
        if match:
            message = "A special (non-breaking) space stands here; an ordinary space is needed."
            hint = "Delete it and press the space bar once."
            column = line.index("\u00a0", match.start()) + 1
            return Finding(message, hint, number, column, code="yaml/character")
    return None


def _too_deep(fault: Fault) -> Finding | None:
    """libyaml looks ahead and gives up at a thousand levels, before we have counted thirty."""
    if "nesting depth" not in fault.says:
        return None
    return Finding(TOO_DEEP, FEWER_LEVELS, fault.line, fault.column, code="yaml/too-deep")


def _alias(fault: Fault) -> Finding | None:
    if "alias" not in fault.inside and "anchor" not in fault.inside:
        return None
    return must_quote(fault, *fault.begun, code="yaml/anchor")


def _tag(fault: Fault) -> Finding | None:
    if "tag" not in fault.inside and "tag handle" not in fault.says:
        return None
    return must_quote(fault, *fault.begun, code="yaml/tag")


def _document(fault: Fault) -> Finding | None:
    if "document" not in fault.says and "directive" not in fault.inside:
        return None
    if fault.written.startswith("%"):
        return must_quote(fault, fault.line, 1)
    message = "The content ended above this line; a file holds only one document."
    hint = "Delete lines of three dashes or three dots, or move this part into its own file."
    return Finding(message, hint, fault.line, 1, len(fault.written))


def _special_start(fault: Fault) -> Finding | None:
    """A value that begins with a character that YAML keeps for itself."""
    for number in dict.fromkeys((fault.line, fault.begun[0])):
        match = VALUE.match(fault.text.line(number))
        if not match or not match[3]:
            continue
        value, column = match[3], match.start(3) + 1
        broken = value[0] in "[{" and _flow_is_text(value)
        if value[0] in "@`%*&!>|,]}" or broken:
            block = re.fullmatch(r"[>|][+\-\d]{0,2}(\s+#.*)?", value)
            if not block:
                return must_quote(fault, number, column)
    return None


def _flow_is_text(value: str) -> bool:
    """Whether `[…] and words` is a text rather than a list: something follows the bracket."""
    close = {"[": "]", "{": "}"}[value[0]]
    before, bracket, after = value.partition(close)
    return bool(bracket) and after.strip(" ,") != "" and value[0] not in before[1:]


def _open_quote(fault: Fault) -> Finding | None:
    """A quote that never closes, or one that closed at a later line's quote by mistake."""
    message = "The quote that opens here is not closed at the end of its text."
    if "quoted scalar" in fault.inside and "escape" not in fault.says:
        line, column = fault.begun
        hint = f"Add the closing {fault.text.line(line)[column - 1 : column]} after the last word."
        return Finding(message, hint, line, column)
    before = fault.written[: fault.column - 1].rstrip()
    if before[-1:] not in ('"', "'"):
        return None
    mark = before[-1]
    if before.count(mark) % 2:
        for number in range(fault.line - 1, 0, -1):
            match = VALUE.match(fault.text.line(number))
            if match and match[3].startswith(mark) and match[3].count(mark) % 2:
                hint = f"Add the closing {mark} after the last word."
                return Finding(message, hint, number, match.start(3) + 1)
    match = VALUE.match(fault.written)
    if match and match[3].startswith(mark):
        whole = with_quotes(fault.written, match.start(3) + 1)
        hint = f"Put all of the text inside one pair of quotes: {whole}"
        message = "More words follow after the closing quote."
        return Finding(message, hint, fault.line, fault.column)
    return None


def _escape(fault: Fault) -> Finding | None:
    if "escape" not in fault.says and "hexdecimal" not in fault.says:
        return None
    line = fault.written
    column = line.find("\\", max(fault.column - 2, 0)) + 1 or fault.column
    message = "Between double quotes a backslash “\\” begins a special sign; this one is not known."
    hint = "Use single quotes around the text, or write the backslash twice: \\\\"
    return Finding(message, hint, fault.line, column)


def _glued(fault: Fault) -> Finding | None:
    """`name:Root & Canopy`: the space after the colon is missing."""
    for number in dict.fromkeys((fault.line, fault.begun[0], fault.above())):
        line = fault.text.line(number)
        match = _GLUED.match(line)
        if match and ": " not in line:
            message = f"A space is missing after “{match[1]}:”."
            hint = f"Write: {match[1]}: {match[2].strip()}"
            return Finding(message, hint, number, match.end(1) + 1)
    return None


def _colon(fault: Fault) -> Finding | None:
    """A colon inside a text, or a key below a value that was already given."""
    if "mapping values" not in fault.says:
        return None
    line = fault.written
    before = line[: fault.column - 1]
    match = VALUE.match(line)
    if match and match[2] is not None and match.start(3) < fault.column:
        message = "This text holds a colon followed by a space, which is read as another key."
        hint = f"Put the text in quotes: {with_quotes(line, match.start(3) + 1)}"
        return Finding(message, hint, fault.line, fault.column)
    word = _WORD.match(before)
    if word:
        return _indent(fault)
    message = "This line belongs to the text above, and its colon is read as another key."
    hint = "Put the whole text in quotes, from its first word to its last."
    return Finding(message, hint, fault.line, fault.column)


def _indent(fault: Fault) -> Finding:
    line = fault.written
    column = len(line) - len(line.lstrip()) + 1
    above = fault.text.line(fault.above())
    other = len(above) - len(above.lstrip()) + 1
    message = f"This line begins in column {column} and does not line up with the lines above it."
    if other == column:
        message = "This line does not fit under the lines above it."
        hint = "Move it left or right until it stands exactly below the keys it belongs to."
    else:
        below = above.strip()[:24]
        hint = f"Begin it in column {other}, exactly below “{below}”, or below the key above that."
    return Finding(message, hint, fault.line, column, len(line.strip()))


def _no_colon(fault: Fault) -> Finding | None:
    if "could not find expected ':'" not in fault.says:
        return None
    number, column = fault.begun
    line = fault.text.line(number).strip()
    if _in_a_list(fault, number, column):
        message = "This line stands in a list, but has no dash before it."
        hint = f"Write a dash and a space before it: - {line}"
        return Finding(message, hint, number, column, max(len(line), 1))
    message = "This line has no colon, so it is neither a key nor part of the text above."
    hint = f"For a key, write “{line[:24]}: …”; if it continues the text above, move it further in."
    return Finding(message, hint, number, column, max(len(line), 1))


def _in_a_list(fault: Fault, number: int, column: int) -> bool:
    """Whether the line above is an entry whose dash stands where this line begins."""
    above = fault.text.line(number - 1) if number > 1 else ""
    return above[column - 1 :].startswith("- ") and not above[: column - 1].strip()


def _list_beside(fault: Fault) -> Finding | None:
    if "sequence entries are not allowed" not in fault.says:
        return None
    match = VALUE.match(fault.written)
    if match and match[2]:
        message = "A list begins on the line below its key, not beside it."
        value = match[3].lstrip("- ")
        hint = f"Leave “{match[2]}:” alone on its line, and below it write, moved in: - {value}"
        return Finding(message, hint, fault.line, fault.column)
    return _indent(fault)


def _bracket(fault: Fault) -> Finding | None:
    if "flow" not in fault.inside:
        return None
    line, column = fault.begun
    opened = fault.text.line(line)[column - 1 : column]
    if opened not in ("[", "{"):
        line, column, opened = fault.line, fault.column, "[ or {"
    closing = {"[": "]", "{": "}"}.get(opened, "] or }")
    message = f"The bracket “{opened}” that opens here is not closed, or a comma is missing in it."
    hint = f"Close it with “{closing}”, or, if it is part of a text, put the text in quotes."
    return Finding(message, hint, line, column)


def _block_start(fault: Fault) -> Finding | None:
    """Not lined up: a key or an entry in no column that was used above."""
    if "block mapping" in fault.inside:
        if fault.written.strip()[: fault.column].startswith(":"):
            message = "There is no key before the colon on this line."
            hint = "Write a key before the colon, such as “text: Your words”."
            return Finding(message, hint, fault.line, fault.column)
        return _indent(fault)
    if "block collection" in fault.inside or "block sequence" in fault.inside:
        if fault.written.lstrip().startswith("-"):
            return _indent(fault)
        message = "The lines above are a list; this line begins without a dash in the same column."
        hint = "Begin it with a dash and a space, or line it up with the key it belongs to."
        width = max(len(fault.written.strip()), 1)
        return Finding(message, hint, fault.line, fault.column, width)
    return None


def _unknown(fault: Fault) -> Finding:
    sign = fault.written[fault.column - 1 : fault.column]
    if sign and sign in "@`%*&!>|[]{},\t":
        name = "A tab" if sign == "\t" else f"“{sign}”"
        message = f"{name} cannot stand here outside of quotes."
        hint = "Delete it, or, if it belongs to a text, put the whole text in quotes."
        return Finding(message, hint, fault.line, fault.column)
    message = "This line cannot be read the way it is written."
    hint = "Compare it with the lines above; put a text that holds special signs in quotes."
    return Finding(message, hint, fault.line, fault.column)


_RULES: tuple[Callable[[Fault], Finding | None], ...] = (
    _too_deep, _tab, _hard_space, _alias, _tag, _document, _escape, _open_quote,
    _special_start, _glued, _colon, _no_colon, _list_beside, _bracket, _block_start,
)  # fmt: skip
