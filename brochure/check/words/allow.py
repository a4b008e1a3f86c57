"""Findings and the remarks `# allow K17: why` beside them in; what is left to tell out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from brochure.check.words.patterns import rx
from brochure.check.words.places import Texts
from brochure.problems import Problem, Span, error, warning

LEAST_WORDS = 3
_REMARK = r"(?i)(?:^|\s)#+\s*allow\b[ :]*(?P<codes>[^:]*)(?::\s*(?P<why>.*))?$"
_CODE = r"(?i)\b(?:words/)?(K\d\d)\b"
_BLOCK = r"(?:^|[\s:-])[|>][+\-\d]{0,2}\s*(?:#.*)?$"


@dataclass
class Allowed:
    """A remark that lets a rule pass: for which rule, why, where, and the line it speaks of."""

    code: str
    why: str
    span: Span
    line: int
    used: list[Problem] = field(default_factory=list)

    @property
    def reasoned(self) -> bool:
        return len(re.findall(r"[^\W\d_]{2,}", self.why)) >= LEAST_WORDS


def remarks(texts: Texts, files: Iterable[str]) -> list[Allowed]:
    """Every `# allow` of the files, one for each rule it names."""
    found: list[Allowed] = []
    for file in files:
        lines = texts.get(file, ())
        if any("allow" in line for line in lines):
            found += _in_file(file, lines)
    return found


def _in_file(file: str, lines: Sequence[str]) -> list[Allowed]:
    found: list[Allowed] = []
    deeper = -1  # the indent of the key whose block of text we are in
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        if deeper >= 0:
            if not line.strip() or indent > deeper:
                continue
            deeper = -1
        match = rx(_REMARK).search(line) if "llow" in line or "LLOW" in line else None
        if match and _is_comment(line, match.start()):
            column = line.index("#", match.start())
            span = Span(file, number, column + 1, len(line.rstrip()) - column)
            own = not line[:column].strip()
            about = _next_line(lines, number) if own else number
            codes = rx(_CODE).findall(match["codes"] or "") or [""]
            why = (match["why"] or "").strip()
            found += [Allowed(code.upper(), why, span, about) for code in codes]
        if (
            ("|" in line or ">" in line)
            and rx(_BLOCK).search(line)
            and not line.lstrip().startswith("#")
        ):
            deeper = indent
    return found


def _is_comment(line: str, at: int) -> bool:
    """Whether a `#` is outside of quotes."""
    before = line[:at]
    value = before.partition(": ")[2].lstrip() or before.lstrip("- ")
    if value[:1] in ("'", '"'):
        return value.rstrip().endswith(value[0]) and len(value.rstrip()) > 1
    return True


def _next_line(lines: Sequence[str], number: int) -> int:
    """The next line that says something, after a remark that has a line of its own."""
    for later in range(number, len(lines)):
        words = lines[later].strip()
        if words and not words.startswith("#"):
            return later + 1
    return number


def sifted(
    found: Iterable[tuple[Problem, int]],
    allowed: list[Allowed],
    codes: Collection[str],
    texts: Texts,
) -> list[Problem]:
    """The problems that stay, and what is to be said of the remarks for these codes.

    Each problem comes with the line its text begins on; a remark on or right above it counts.
    """
    told: list[Problem] = []
    for problem, line in found:
        remark = _of(problem, line, allowed, texts)
        if remark is None or not remark.reasoned:
            told.append(problem)
        if remark is not None:
            remark.used.append(problem)
    for remark in allowed:
        if remark.code in codes or (not remark.code and "K01" in codes):
            told += _said(remark)
    return told


def _of(problem: Problem, line: int, allowed: list[Allowed], texts: Texts) -> Allowed | None:
    file, code = problem.span.file, problem.code.removeprefix("words/")
    lines = {line}
    source = texts.get(file, ())
    if 1 < line <= len(source) + 1 and source[line - 2].rstrip().endswith(":"):
        lines.add(line - 1)  # the key stands alone above its value
    return next(
        (
            one
            for one in allowed
            if one.span.file == file and one.code == code and one.line in lines
        ),
        None,
    )


def _said(remark: Allowed) -> list[Problem]:
    if not remark.code:
        return [error(
            "words/suppression", "This remark names no rule that it allows.",
            "Name one: # allow K19: why it is right here", remark.span,
        )]  # fmt: skip
    if not remark.reasoned:
        return [error(
            "words/suppression", f"This remark allows {remark.code} without saying why.",
            f"Give the reason in at least {LEAST_WORDS} words: "
            f"# allow {remark.code}: the source itself says so", remark.span,
        )]  # fmt: skip
    if not remark.used:
        return [warning(
            "words/suppression", f"This remark allows {remark.code}, but {remark.code} finds "
                "nothing here.",
            "Delete the remark, or move it to the line right above the words it is "
            "about.", remark.span,
        )]  # fmt: skip
    times = "" if len(remark.used) == 1 else f", {len(remark.used)} times"
    return [warning(
        "words/suppressed", f"{remark.code} is allowed here{times}. The reason given: "
            f"{remark.why}", "",
        remark.span,
    )]  # fmt: skip
