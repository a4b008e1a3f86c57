"""What the preflight of one file found, in one shape: for the build, the job ticket, a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from brochure.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """One check that was run: what it asks, as a sentence that is true when it passed."""

    sentence: str
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        return not any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Preflight:
    """The whole finding: what the file claims, what was checked, and what could not be judged.

    `claims` are such as `PDF/X-4`; `judged_as` says which rules were asked (press, office, …).
    """

    file: str
    pages: int
    claims: tuple[str, ...]
    judged_as: tuple[str, ...]
    checks: tuple[Checked, ...]
    unjudged: tuple[str, ...]

    @property
    def problems(self) -> list[Problem]:
        return [problem for check in self.checks for problem in check.problems]

    @property
    def failed(self) -> bool:
        return any(not check.passed for check in self.checks)

    def as_dict(self) -> dict[str, object]:
        """The form `--json` prints."""
        return {
            "file": self.file,
            "pages": self.pages,
            "claims": list(self.claims),
            "judged_as": list(self.judged_as),
            "checks": [
                {"sentence": check.sentence, "passed": check.passed} for check in self.checks
            ],
            "problems": [problem.as_dict() for problem in self.problems],
            "unjudged": list(self.unjudged),
        }


def lines(found: Preflight) -> Iterable[str]:
    """The report of one file for a person, without the problems themselves."""
    unit = "slide" if "deck" in found.judged_as else "page"
    yield f"{found.file}: {found.pages} {unit}{'' if found.pages == 1 else 's'}"
    claims = " and ".join(found.claims)
    if claims or unit == "page":
        yield f"  It claims to be {claims}." if claims else "  It makes no claim to any standard."
    if found.judged_as:
        yield f"  Judged as {', '.join(found.judged_as)}:"
    for check in found.checks:
        yield f"  {'✓' if check.passed else '✗'} {check.sentence}"
    for why in found.unjudged:
        yield f"  ? Not judged: {why}."
