"""What a rule is: a code, a weight, its reading of a sentence, and its manual in its docstring.

A docstring's first line says what is found. Then `Why:`, one or more `Fails:` and `Passes:`, each
an example of one line; the examples are tests, and `explain` prints them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from brochure.check.words.patterns import rx
from brochure.check.words.sense import Sense, evened
from brochure.check.words.sentences import stretches
from brochure.model.written import NOWHERE
from brochure.problems import Severity, Span

if TYPE_CHECKING:
    from brochure.model.project import Project

ERROR, WARNING = Severity.ERROR, Severity.WARNING
_SHORTEST_DOUBLED = 12
_NURSE = r"(?:NP|NP-[A-Z]+|NP-?C|APRN|CNP|FNP|DNP|CRNA|PMHNP(?:-BC)?)$"
_DOCTOR = r"^(?:M\.?D\.?|D\.?O\.?)$"
_MARK = r"\[\^[^\]\s]+\]|\\(?=[*\[\]\\])|(?<!\\)(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3})"
_LANGUAGE = r"\[[a-z]{2}(?:-[A-Z]{2})?: *"
_SPOKEN = rf"{_MARK}|{_LANGUAGE}|(?<!\\)\]"
"""Marks in a text that also has words in another language, such as `[es:palabras]`."""


@dataclass(frozen=True)
class Facts:
    """What the clinic says of itself, as far as rules must know it. Names are as written."""

    brands: tuple[str, ...] = ()
    nurses: tuple[str, ...] = ()
    doctors: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @cached_property
    def team(self) -> frozenset[str]:
        """Every part of every name of the clinic's people, in small letters."""
        names = (*self.nurses, *self.doctors, *self.others)
        return frozenset(part.lower() for name in names for part in re.findall(r"[^\W\d_]+", name))

    @cached_property
    def brand_pattern(self) -> re.Pattern[str] | None:
        """The brands, longest first, in their own capitals."""
        names = sorted({name for name in self.brands if name.strip()}, key=len, reverse=True)
        if not names:
            return None
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))

    @cached_property
    def firsts(self) -> frozenset[str]:
        """Their first names, in small letters."""
        return frozenset(name.split()[0].lower() for name in self.nurses)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The nurse practitioners' family names, in small letters."""
        return frozenset(name.split()[-1].lower() for name in self.nurses)


def facts_of(project: Project) -> Facts:
    """The facts of a project: its name, its people by profession, its own contact lines."""
    story = project.story
    clinic, contact = story.clinic, story.clinic.contact
    people = [(person.name, person.credentials or "") for person in story.team.people]
    people.append((story.article.byline.author.name, story.article.byline.author.credentials or ""))
    given = (contact.phone, contact.address, contact.website, contact.email)
    return Facts(
        brands=(str(clinic.name),),
        nurses=tuple(str(name) for name, letters in people if is_nurse(letters)),
        doctors=tuple(str(name) for name, letters in people if is_doctor(letters)),
        contacts=tuple(str(value) for value in given if value),
        others=tuple(
            str(name)
            for name, letters in people
            if not is_nurse(letters) and not is_doctor(letters)
        ),
    )


def is_nurse(letters: str) -> bool:
    """Whether letters after a name are a nurse practitioner's."""
    return any(rx(_NURSE).search(part.strip()) for part in re.split(r"[,\s]+", letters) if part)


def is_doctor(letters: str) -> bool:
    """Whether letters after a name are a physician's."""
    return any(rx(_DOCTOR).match(part.strip()) for part in re.split(r"[,\s]+", letters) if part)


class Passage(NamedTuple):
    """A text to read: plain words, source marks taken out but their places kept.

    `span` is where it was written, `cited` says that sources are named beside it, `kind` tells a
    figure's words or a heading from running text. `lines` (offset, line, column) is for texts
    that were put together from lines of a file that is not YAML.
    """

    text: str
    span: Span = NOWHERE
    written: str = ""
    cited: bool = False
    kind: str = "text"
    marks: tuple[int, ...] = ()
    lines: tuple[tuple[int, int, int], ...] = ()


def passage(written: str, span: Span = NOWHERE, cited: bool = False, kind: str = "text") -> Passage:
    """A written text, with `**`, `*` and source marks, as a passage."""
    if "*" not in written and "[" not in written and "\\" not in written:
        return Passage(written, span, written, cited, kind)
    marks: list[int] = []
    parts: list[str] = []
    at = size = 0
    every = _SPOKEN if rx(_LANGUAGE).search(written) else _MARK
    for mark in rx(every).finditer(written):
        piece = written[at : mark.start()]
        parts.append(piece)
        size += len(piece)
        if mark[0].startswith("[^"):
            marks.append(size)
        at = mark.end()
    text = "".join([*parts, written[at:]])
    return Passage(text, span, written, cited, kind, tuple(marks))


class Sentence(Sense):
    """A sentence of a passage: `start` is its place there, `cited` if a source stands by it."""

    def __init__(self, whole: Passage, start: int, end: int, facts: Facts) -> None:
        text = whole.text[start:end]
        brand = facts.brand_pattern
        self.shown = brand.sub(_blank, text) if brand else text
        super().__init__(text, evened(self.shown))
        self.passage = whole
        self.start = start
        self.end = end
        self.facts = facts

    @cached_property
    def cited(self) -> bool:
        """Whether the passage has sources, or a source mark stands in or right behind this."""
        end = self.end
        return self.passage.cited or any(self.start < mark <= end for mark in self.passage.marks)

    @property
    def _affirmed(self) -> bool:
        after = self.passage.text[self.end : self.end + 160].lower().lstrip(' "”’)*_')
        answer = after.partition(".")[0]
        return after.startswith(
            (
                "yes",
                "there is",
                "there are",
                "we do",
                "we can",
                "you can",
                "so it",
                "now you",
                "now there",
                "with ketamine",
                "absolutely",
                "of course",
                "definitely",
                "certainly",
                "you bet",
                "without a doubt",
                "it is",
                "it does",
                "it can",
                "it will",
                "they do",
                "indeed",
                "very",
                "completely",
                "100",
            )
        ) and not any(
            f" {word} " in f" {answer} "
            for word in (
                "but",
                "not",
                "no",
                "only",
                "as an anesthetic",
                "may",
                "might",
                "help",
                "talk",
                "ask",
                "tell",
            )
        )

    @property
    def is_doubled(self) -> bool:
        """Whether the very same sentence follows it, or it begins a stretch that stands twice."""
        size = self.end - self.start
        text = self.passage.text
        # By the words themselves: in `low` a clinic's name is blanks, alike in both halves.
        first, rest = (
            text[self.start : self.start + size // 2],
            text[self.start + size // 2 : self.end],
        )
        if (
            len(first.strip()) >= _SHORTEST_DOUBLED
            and rest.strip().lower() == first.strip().lower()
        ):
            return True  # `Steve Yun, M.D. Steve Yun, M.D.`
        if size < _SHORTEST_DOUBLED or len(text) < self.end + size:
            return False
        again = text.find(text[self.start : self.end].strip(), self.end)
        return again > 0 and text.startswith(text[self.start : again].strip(), again)

    @cached_property
    def context(self) -> Sense:
        """The whole passage, for what may be said a sentence later."""
        return Sense(self.passage.text, evened(self.passage.text))


def _blank(match: re.Match[str]) -> str:
    return "¤" * len(match[0])


def sentences(whole: Passage, facts: Facts) -> Iterator[Sentence]:
    """The sentences of a passage."""
    for part in stretches(whole.text):
        yield Sentence(whole, part.start, part.end, facts)


class Hit(NamedTuple):
    """Offending words of a sentence: from, to, what is wrong in one sentence, how to mend it."""

    start: int
    end: int
    message: str
    hint: str


Reading = Callable[[Sentence], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule of words. No `read`: it reads pieces."""

    code: str
    severity: Severity
    source: str
    manual: str
    read: Reading | None = None
    _parsed: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def title(self) -> str:
        return self.manual.strip().splitlines()[0].strip()

    @property
    def why(self) -> str:
        return " ".join(self._part("Why"))

    @property
    def fails(self) -> tuple[str, ...]:
        return self._part("Fails")

    @property
    def passes(self) -> tuple[str, ...]:
        return self._part("Passes")

    def _part(self, name: str) -> tuple[str, ...]:
        if not self._parsed:
            self._parsed.update(_manual(self.manual))
        return self._parsed.get(name, ())


def _manual(text: str) -> dict[str, tuple[str, ...]]:
    """The parts of a docstring by their heads; a line moved in goes on the line before."""
    parts: dict[str, list[str]] = {}
    head = ""
    for line in inspect.cleandoc(text).splitlines():
        begun = re.match(r"(Why|Fails|Passes): (.*)$", line)
        if begun:
            head = begun[1]
            parts.setdefault(head, []).append(begun[2].strip())
        elif head and line.startswith(" "):
            parts[head][-1] += " " + line.strip()
        elif not line.strip():
            head = ""
    return {name: tuple(lines) for name, lines in parts.items()}


def rule(code: str, severity: Severity, source: str) -> Callable[[Reading], Rule]:
    """Makes a rule of a function that reads a sentence."""

    def made(read: Reading) -> Rule:
        return Rule(code, severity, source, read.__doc__ or "", read)

    return made


def whole_rule(code: str, severity: Severity, source: str, manual: str) -> Rule:
    """A rule that reads whole pieces; what it does is in the module that lists it."""
    return Rule(code, severity, source, manual)
