"""What the rules of the deck's preflight find in; Problems, and what could not be judged, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from brochure.problems import Problem, Span, error, warning

Where = Callable[[int], Span]
"""The place to point to for a slide by its number; 0 is the file as a whole."""


@dataclass(slots=True)
class Findings:
    """Collects what is found in one deck, each with its slide."""

    where: Where
    piece: str
    problems: list[Problem] = field(default_factory=list)
    unjudged: dict[str, None] = field(default_factory=dict)

    def error(self, code: str, number: int, message: str, hint: str) -> None:
        self.problems.append(error(code, message, hint, self.where(number), **self._at(number)))

    def warning(self, code: str, number: int, message: str, hint: str) -> None:
        self.problems.append(warning(code, message, hint, self.where(number), **self._at(number)))

    def cannot_judge(self, number: int, what: str, why: str) -> None:
        """Says what could not be looked at: silence would pass for a good finding."""
        self.unjudged[f"slide {number}: {what}: {why}" if number else f"{what}: {why}"] = None

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
