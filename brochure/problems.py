"""Everything that can be wrong, in one shape: a Problem with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """Where something was written: file, line and column from 1, width in characters.

    `path` leads to the value inside its file: keys, and list positions from 0.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands in the words of the trade: content path, piece, panel or slide."""

    path: str = ""
    piece: str = ""
    at: str = ""

    def as_dict(self) -> dict[str, str]:
        """Only the keys that apply."""
        parts = {"path": self.path, "piece": self.piece, "at": self.at}
        return {key: value for key, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a code such as `fit/overflow`, one plain sentence, and the way to mend it.

    `words` is where the caret stands when that is not where the finding is counted: a sentence is
    told by the line it begins on, and its words may stand on a later one.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    span: Span
    place: Place = field(default_factory=Place)
    words: Span | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def as_dict(self) -> dict[str, object]:
        """The form `--json` prints."""
        spot = self.words
        words = {"line": spot.line, "column": spot.column, "width": spot.width} if spot else None
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "message": self.message,
            "hint": self.hint,
            "place": self.place.as_dict(),
            **({"words": words} if words else {}),
        }


def error(code: str, message: str, hint: str, span: Span, **where: str) -> Problem:
    """A problem that stops the build; `where` takes the fields of Place (`piece`, `at`)."""
    return Problem(code, Severity.ERROR, message, hint, span, _placed(span, where))


def warning(code: str, message: str, hint: str, span: Span, **where: str) -> Problem:
    """A problem that is told and does not stop the build."""
    return Problem(code, Severity.WARNING, message, hint, span, _placed(span, where))


def _placed(span: Span, where: dict[str, str]) -> Place:
    return Place(**{"path": path_in_words(span), **where})


_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_SINGULARS = {"people": "person", "facts": "fact", "studies": "study", "series": "series"}


def path_in_words(span: Span) -> str:
    """`team › third person › role` for the path ("people", 2, "role") of team.yaml."""
    stem = span.file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = [stem]
    for step in span.path:
        if isinstance(step, str):
            words.append(step.replace("_", " "))
            continue
        plural = words.pop() if len(words) > 1 else "items"
        ordinal = _ORDINALS[step] if step < len(_ORDINALS) else f"{step + 1}{_ending(step + 1)}"
        words.append(f"{ordinal} {_SINGULARS.get(plural, plural.removesuffix('s'))}")
    return " › ".join(words) if span.path else ""


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file and line, each finding once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.span.file, p.span.line, p.span.column, p.code))


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name most like the written one, for did-you-mean; empty when none is near."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    found = get_close_matches(written.lower(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else ""


class BuildFailed(Exception):
    """The input has errors; `problems` holds all of them. The writer of content must act."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


class MachineFailed(Exception):
    """The machine cannot do it (disk full, file in use): one sentence; nothing was changed."""
