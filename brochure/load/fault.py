"""What the rules for broken YAML share: the fault with its lines, the finding, and quoting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.load.files import FileText

_KEY = r"[^\s:#\"'\[\]{},][^:#\"'\[\]{}]*"
VALUE = re.compile(rf"^(\s*(?:- +)*)(?:({_KEY}): +)?(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """The parser's finding: lines from 1, columns from 1, and the text around it."""

    says: str
    inside: str
    line: int
    column: int
    begun: tuple[int, int]
    text: FileText

    @property
    def written(self) -> str:
        return self.text.line(self.line)

    def above(self) -> int:
        """The number of the last line before this one that is not blank or a remark."""
        for number in range(self.line - 1, 0, -1):
            words = self.text.line(number).strip()
            if words and not words.startswith("#"):
                return number
        return 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, a remedy, and the place where it applies."""

    message: str
    hint: str
    line: int
    column: int
    width: int = 1
    code: str = "yaml/syntax"


def must_quote(fault: Fault, number: int, column: int, code: str = "yaml/syntax") -> Finding:
    """The value begins with a sign that YAML keeps for itself."""
    line = fault.text.line(number)
    value = line[column - 1 :].strip()
    message = f"A value that begins with “{value[:1]}” must stand in quotes."
    hint = f"Write: {with_quotes(line, column)}"
    return Finding(message, hint, number, column, len(value), code)


def with_quotes(line: str, column: int) -> str:
    """The line with the value that begins in this column put in quotes."""
    value = line[column - 1 :].strip()
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    quote = "'" if '"' in bare or "\\" in bare else '"'
    if quote == "'":
        bare = bare.replace("'", "''")
    return f"{line[: column - 1].strip()} {quote}{bare}{quote}".strip()
