"""A plain text or Markdown file's lines in; the Problems of its words out, on their own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brochure.check.words.grade import hard_section
from brochure.check.words.pieces import Piece, Unit, doubled, whole_problems
from brochure.check.words.places import place
from brochure.check.words.reading import Found, read
from brochure.check.words.rule import ERROR, Facts, Passage, passage
from brochure.check.words.sense import evened
from brochure.check.words.sentences import stretches
from brochure.problems import Problem, Span, error, warning

_ITEM = re.compile(r"\s*(?:[-*+•‣·]|\d{1,2}[.)])\s+(?=\S)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s*(?:[-=_*]\s*){3,}$")
_LINK = re.compile(r"(!?)\[([^\]^][^\]]*|)\]\(([^)\s]*)[^)]*\)")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*\s*$")
_SHORT = 50


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item: its words, where its lines begin, and which of them it is."""

    text: str
    lines: tuple[tuple[int, int, int], ...]
    kind: str

    @property
    def line(self) -> int:
        return self.lines[0][1]


def blocks(lines: Sequence[str], markdown: bool) -> list[Block]:
    """The blocks of a file. Hard-wrapped lines are joined, also where blank lines stand between
    lines that plainly go on; Markdown's code, front matter and marks are passed over."""
    found: list[Block] = []
    open_: list[tuple[str, int, int]] = []
    kind = "text"
    blank = False

    def close() -> None:
        nonlocal open_, kind
        if open_:
            found.append(_joined(open_, kind))
        open_, kind = [], "text"

    for number, line in _told(lines, markdown):
        stripped = line.strip()
        if not stripped:
            blank = True
            continue
        heading = _HEADING.match(line) if markdown else None
        column = len(line) - len(line.lstrip())
        if heading:
            close()
            start = heading.start(2)
            found.append(Block(heading[2], ((0, number, start + 1),), "heading"))
        elif item := _ITEM.match(line):
            close()
            open_, kind = [(line[item.end() :].rstrip(), number, item.end() + 1)], "item"
        elif open_ and _goes_on(open_[-1][0], stripped, blank):
            open_.append((stripped, number, column + 1))
        else:
            close()
            open_ = [(stripped, number, column + 1)]
        blank = False
    close()
    return found


def _goes_on(before: str, line: str, blank: bool) -> bool:
    """Whether a line belongs to the one before. Over a blank line only when that one was broken
    in mid-sentence: long, with no full stop, and the line goes on in small letters or is long."""
    if not blank:
        return not (len(before) < _SHORT and _is_title(before) and not line[:1].islower())
    if _ENDED.search(before) and not before.rstrip().endswith((",", ";")):
        return False
    return line[:1].islower() or len(before) >= _SHORT and not _is_title(before)


def _is_title(line: str) -> bool:
    """A short line without a full stop: a heading, a name, a menu."""
    words = line.split()
    capitals = sum(word[:1].isupper() for word in words)
    return (
        len(words) <= 9
        and not line.rstrip().endswith((".", ",", "!", "?", ";"))
        and (capitals >= 0.5 * len(words) or len(words) <= 5)
    )


def _told(lines: Sequence[str], markdown: bool) -> Iterator[tuple[int, str]]:
    """The lines that say something, numbered; code, front matter and rules become blank."""
    fence = ""
    front = markdown and bool(lines) and lines[0].strip() == "---"
    for number, line in enumerate(lines, 1):
        if front:
            if number > 1 and line.strip() in ("---", "..."):
                front = False
            yield number, ""
            continue
        if markdown:
            mark = _FENCE.match(line)
            if mark and (not fence or mark[1] == fence):
                fence = "" if fence else mark[1]
                yield number, ""
                continue
            if fence or line.startswith(("    ", "\t")) and not line.strip().startswith(("-", "*")):
                yield number, ""
                continue
            line = _QUOTE.sub(lambda m: " " * len(m[0]), line)
            line = _LINK.sub(_unlinked, line)
            line = line.replace("`", " ")
        yield number, "" if _RULE.match(line) else line


def _unlinked(match: re.Match[str]) -> str:
    """A link as its words, each letter where it stood; a picture's words are no sentence."""
    words = match[2] if not match[1] else ""
    before = " " * (1 if not match[1] else 0)
    return (before + words).ljust(len(match[0]))


def _joined(parts: Sequence[tuple[str, int, int]], kind: str) -> Block:
    text, spots = "", []
    for words, line, column in parts:
        text += " " if text else ""
        spots.append((len(text), line, column))
        text += words
    return Block(text, tuple(spots), kind)


def lint(
    lines: Sequence[str], name: str, facts: Facts, markdown: bool, document: bool
) -> list[Problem]:
    """What the rules find in a file; with `document` also what it leaves out or says twice."""
    made = blocks(lines, markdown)
    texts = [_passage(block, name) for block in made]
    found = [_problem(one) for one in read(texts, facts) if one.rule.code != "K27"]
    if document:
        found += _document(made, texts, name, facts, lines if markdown else ())
        found += [_problem(one) for one in _terms(texts, facts)]
    return found


def _passage(block: Block, name: str) -> Passage:
    """A block as a passage; a mark taken out of it moves what follows on its line."""
    whole = passage(block.text, Span(name, block.line), kind=block.kind)
    spots = block.lines
    if whole.text != block.text:
        spots = tuple(_shifted(block, whole.text)) or spots  # nothing but marks has no words
    return whole._replace(lines=spots)


def _shifted(block: Block, text: str) -> Iterator[tuple[int, int, int]]:
    """The same places counted in the text without its marks: one for each word."""
    at = 0
    starts = list(block.lines)
    for match in re.finditer(r"[^\s*]+", text):
        found = block.text.find(match[0], at)
        if found < 0:
            continue
        at = found + len(match[0])
        offset, line, column = max(part for part in starts if part[0] <= found)
        yield match.start(), line, column + found - offset


def _problem(one: Found) -> Problem:
    """A finding on the line its sentence begins on; the caret stands under the words themselves."""
    sentence, hit = one.sentence, one.hit
    begin = place(sentence.passage, sentence.start, sentence.end, {})
    words = place(sentence.passage, sentence.start + hit.start, sentence.start + hit.end, {})
    make = error if one.rule.severity is ERROR else warning
    if words.line == begin.line:
        return make(f"words/{one.rule.code}", hit.message, hit.hint, words)
    found = make(f"words/{one.rule.code}", hit.message, hit.hint, begin)
    return replace(found, words=words)


def _document(
    made: Sequence[Block],
    texts: Sequence[Passage],
    name: str,
    facts: Facts,
    markdown: Sequence[str],
) -> Iterator[Problem]:
    units = tuple(
        Unit(text.text, replace(text.span, column=text.lines[0][2], width=min(len(text.text), 60)),
             "", text.span, heading=block.kind == "heading", group=0)
        for block, text in zip(made, texts, strict=True)
    )  # fmt: skip
    piece = Piece("text", units, Span(name), "section")
    for problem in (*whole_problems(piece, facts, "en"), *doubled(piece)):
        hint = problem.hint
        for content, plain in _PLAIN_HINTS.items():
            hint = hint.replace(content, plain)
        yield replace(problem, hint=hint)
    for title, section in _sections(made, texts):
        hard = None if _is_bio(section, facts) else hard_section(title, section)
        if hard:
            spot, message, hint = hard
            span = place(spot.passage, spot.start, spot.end, {})
            yield warning("words/K26", message, hint, span)
    yield from _access(made, markdown, name)


_PLAIN_HINTS = {
    "Place safety.common and safety.serious in it.": "Add a section on the risks.",
    "Place safety.tell_first in it.": "Add: Tell us first about high blood pressure, heart "
    "disease, …",
    "Place visit.ride and visit.steps in it: ": "Add: ",
    "Place clinic.crisis in it: ": "Add: ",
}


def _sections(
    made: Sequence[Block], texts: Sequence[Passage]
) -> Iterator[tuple[str, list[Passage]]]:
    """Running text under each heading."""
    title = "The text"
    section: list[Passage] = []
    for block, text in zip(made, texts, strict=True):
        is_title = block.kind == "heading" or block.kind == "text" and _is_title(block.text)
        if is_title:
            if section:
                yield title, section
            title, section = f"The section “{block.text[:40]}”", []
        else:
            section.append(text)
    if section:
        yield title, section


def _is_bio(section: Sequence[Passage], facts: Facts) -> bool:
    """Whether a section tells of a person, whose schools and titles no one can make shorter."""
    told = [
        evened(part.text[one.start : one.end]) for part in section for one in stretches(part.text)
    ]
    names = "|".join(re.escape(name.split()[0].lower()) for name in (*facts.nurses, *facts.doctors))
    person = re.compile(
        rf"\b(?:she|he|his|her|dr\.{'|' + names if names else ''})\b|[a-z]'s passion"
    )
    return sum(person.search(text) is not None for text in told) >= 0.4 * max(1, len(told))


def _access(made: Sequence[Block], markdown: Sequence[str], name: str) -> Iterator[Problem]:
    """K32 in Markdown: pictures without words, a text without a title."""
    for number, line in enumerate(markdown, 1):
        for match in _LINK.finditer(line):
            if match[1] and not match[2].strip():
                span = Span(name, number, match.start() + 1, len(match[0]))
                yield warning("words/K32", "This picture has no words for people who cannot see "
                    "it.",
                              "Say what it shows: "
                              f"![A plant in new leaf]({match[3]})", span)  # fmt: skip
    if markdown and not any(block.kind == "heading" for block in made):
        yield warning(
            "words/K32",
            "This text has no title.",
            "Begin it with a line such as: # Title",
            Span(name),
        )


def _terms(texts: Sequence[Passage], facts: Facts) -> Iterator[Found]:
    """K27 over the whole text: what was explained once is known from there on."""
    from brochure.check.words.registry import RULES
    from brochure.check.words.rule import sentences
    from brochure.check.words.terms import terms

    told: set[str] = set()
    for text in texts:
        for sentence in sentences(text, facts):
            for hit in terms(sentence, told):
                yield Found(RULES["K27"], sentence, hit)
