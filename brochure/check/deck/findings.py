"""What the rules of the deck's preflight find in; Problems, and what could not be judged, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from brochure.problems import Problem, Span, error, warning

Where = Callable[[int], Span]
"""The place to point to for a slide by its number; 0 is the file as a whole."""


class Told(NamedTuple):
    """One finding, with the slide it is on; 0 is the file as a whole."""

    is_error: bool
    code: str
    number: int
    message: str
    hint: str

    def placed(self, where: Where, piece: str) -> Problem:
        """The problem, at the place that is to be looked at."""
        make = error if self.is_error else warning
        at = f"slide {self.number}" if self.number else ""
        return make(
            self.code, self.message, self.hint, where(self.number), path="", piece=piece, at=at
        )


@dataclass(slots=True)
class Findings:
    """Collects what is found, each with its slide."""

    told: list[Told] = field(default_factory=list)
    unjudged: dict[str, None] = field(default_factory=dict)

    def error(self, code: str, number: int, message: str, hint: str) -> None:
        self.told.append(Told(True, code, number, message, hint))

    def warning(self, code: str, number: int, message: str, hint: str) -> None:
        self.told.append(Told(False, code, number, message, hint))

    def cannot_judge(self, number: int, what: str, why: str) -> None:
        """Says what could not be looked at: silence would pass for a good finding."""
        self.unjudged[f"slide {number}: {what}: {why}" if number else f"{what}: {why}"] = None

    def add(self, others: Findings) -> None:
        """What others found, after what is here."""
        self.told += others.told
        self.unjudged |= others.unjudged


def several(names: list[str], most: int = 3) -> str:
    """“one”, “two”, “three” and 4 more."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def shortened(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
