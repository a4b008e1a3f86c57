"""A problem's code in; why it is one, with a failing and a passing example and its source, out."""

from __future__ import annotations

import argparse
import sys
import textwrap

from brochure.pipeline import UsageFailed
from brochure.problems import nearest
from brochure.report import Report

_WIDTH = 88


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `explain`."""
    about = "tell why a problem is one, with examples (without a code: list them all)"
    command = subparsers.add_parser("explain", help=about, description=about, allow_abbrev=False)
    command.add_argument("code", metavar="CODE", nargs="?", help="such as words/K19 or yaml/tag")
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """Prints what a code means; without one, all codes with their first lines."""
    report = Report(sys.stdout)
    for line in listed() if arguments.code is None else explained(arguments.code):
        report.line(report.plain(line))
    return 0


def known() -> dict[str, str]:
    """Every code that can be explained, with its first line."""
    from brochure.check.words.registry import RULES
    from brochure.commands.explain_codes import CODES

    rules = {f"words/{code}": rule.title for code, rule in RULES.items()}
    return {**{code: one.about for code, one in CODES.items()}, **rules}


def listed() -> list[str]:
    """All codes, one a line."""
    codes = known()
    wide = max(map(len, codes))
    return [f"{code:<{wide}}  {codes[code]}" for code in sorted(codes)]


def explained(written: str) -> list[str]:
    """The lines that explain a code; `K17` and `k17` mean words/K17."""
    from brochure.check.words.registry import RULES
    from brochure.commands.explain_codes import CODES

    asked = written.strip()
    short = asked.upper().removeprefix("WORDS/")
    if short in RULES:
        rule = RULES[short]
        lines = [f"words/{short}  {rule.severity.value}", *_wrapped(rule.title), ""]
        lines += _wrapped(f"Why: {rule.why}")
        lines += _wrapped(f"Source: {rule.source}") + [""]
        for head, examples in (("Fails", rule.fails), ("Passes", rule.passes)):
            lines += [line for one in examples for line in _example(head, one)]
        lines += ["", "To let it pass with a reason, write on the line above the text:",
                  f"  # allow {short}: why it is right here"]  # fmt: skip
        return lines
    code = asked.lower()
    if code in CODES:
        one = CODES[code]
        return [
            code, *_wrapped(one.about), "", *_wrapped(f"Why: {one.why}"), "",
            *_example("Fails", one.fails), *_example("Passes", one.passes),
        ]  # fmt: skip
    near = nearest(asked, known())
    meant = f"Did you mean {near}?" if near else "Without a code, explain lists them all."
    raise UsageFailed(f"There is no problem code “{asked}”. {meant}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH)


def _example(head: str, text: str) -> list[str]:
    first, *rest = text.splitlines() if "\n" in text else textwrap.wrap(text, _WIDTH - 10)
    return [f"  {head + ':':<8} {first}", *(f"           {line}" for line in rest)]
