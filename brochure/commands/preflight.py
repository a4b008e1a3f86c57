"""PDFs and decks in; what the preflight finds in each out: for the press, the eye and the ear.

Any file, not only ours. What a file claims decides what it is judged by; --as asks for more.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.paths import home
from brochure.pipeline import UsageFailed
from brochure.problems import Problem, Span, error
from brochure.report import Report

if TYPE_CHECKING:
    from brochure.check.preflight import Use
    from brochure.check.preflight_report import Preflight

_MOST_BYTES = 1_000_000_000


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `preflight`."""
    about = "judge finished PDFs and decks, ours or anybody's"
    command = subparsers.add_parser("preflight", help=about, description=about, allow_abbrev=False)
    command.add_argument("files", metavar="FILE", nargs="+", help="a PDF, or a deck (.pptx)")
    command.add_argument(
        "--as", dest="uses", metavar="USE", action="append", default=[],
        choices=("press", "office", "screen"),
        help="judge it as press, office or screen too, whatever it claims",
    )  # fmt: skip
    command.add_argument("--json", action="store_true", help="print what was found as JSON")
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """0 when nothing is an error, 1 when something is."""
    from brochure.check.preflight_report import lines

    report = Report(sys.stdout)
    found: list[Preflight] = []
    unread: list[Problem] = []
    for written in arguments.files:
        data = _read(written, unread)
        if data is None:
            if not arguments.json:
                report.problems(unread[-1:], {})
            continue
        found.append(_judged(data, written, arguments.uses))
        if not arguments.json:
            for line in lines(found[-1]):
                report.line(report.plain(line))
            report.line()
            report.problems(found[-1].problems, {written: ()})
    failed = bool(unread) or any(one.failed for one in found)
    if arguments.json:
        told = {
            "files": [one.as_dict() for one in found],
            "problems": [problem.as_dict() for problem in unread],
        }
        utf_8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") == "utf-8"
        print(json.dumps(told, indent=1, ensure_ascii=not utf_8))
    else:
        report.line(report.plain(_summary(found, unread)))
    return 1 if failed else 0


def _judged(data: bytes, written: str, uses: list[Use]) -> Preflight:
    """A deck by the rules for decks; everything else as the PDF that it should be."""
    if data[:2] == b"PK" or Path(written).suffix.lower() in (".pptx", ".potx", ".ppsx", ".pptm"):
        from brochure.check.deck import deck_preflight

        return deck_preflight(data, written, home() / "assets" / "fonts")
    from brochure.check.preflight import preflight

    return preflight(data, written, uses, measured=True)


def _summary(found: list[Preflight], unread: list[Problem]) -> str:
    problems = [problem for one in found for problem in one.problems] + unread
    errors = sum(problem.is_error for problem in problems)
    counts = (len(found), "file"), (errors, "error"), (len(problems) - errors, "warning")
    files, faults, doubts = (f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)
    return f"{files} judged: {faults}, {doubts}."


def _read(written: str, unread: list[Problem]) -> bytes | None:
    path = Path(written)
    if path.is_dir():
        raise UsageFailed(f"“{written}” is a folder. Name the files in it.")
    try:
        if path.exists() and not path.is_file():
            raise OSError("a device or a pipe, which may never end")
        if path.stat().st_size > _MOST_BYTES:
            message = f"{written} is larger than 1 GB."
            unread.append(error("file/too-large", message, "Ask for a smaller one.", Span(written)))
            return None
        return path.read_bytes()
    except FileNotFoundError:
        message, code = f"{written} is not there.", "file/missing"
        unread.append(error(code, message, "Check the name of the file.", Span(written)))
    except (OSError, ValueError):
        message, code = f"{written} cannot be read.", "file/unreadable"
        hint = "Close it in other programs, and look whether you may open it."
        unread.append(error(code, message, hint, Span(written)))
    return None
