"""Codes, messages and hints of the deck's preflight: what a rule found in, a Problem out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from brochure.problems import Problem, Span, error, warning

Where = Callable[[int], Span]
"""The place to point to for a slide by its number; 0 is the file as a whole."""


@dataclass(slots=True)
class Findings:
    """Collects problems of one deck, each with its slide."""

    where: Where
    piece: str = "deck"
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, number: int, message: str, hint: str) -> None:
        self.problems.append(error(code, message, hint, self.where(number), **self._at(number)))

    def warning(self, code: str, number: int, message: str, hint: str) -> None:
        self.problems.append(warning(code, message, hint, self.where(number), **self._at(number)))

    def unjudged(self, number: int, what: str, why: str) -> None:
        """Says what could not be looked at: silence would pass for a good finding."""
        self.warning(
            "deck/unjudged", number, f"{what} could not be judged: {why}.",
            "Look at this yourself, on the screen the talk will be shown on.",
        )  # fmt: skip

    def _at(self, number: int) -> dict[str, str]:
        at = f"slide {number}" if number else ""
        return {"path": "", "piece": self.piece, "at": at}


def several(names: list[str], most: int = 3) -> str:
    """“one”, “two”, “three” and 4 more."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def shortened(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
