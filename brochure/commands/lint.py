"""Text files in; what the content rules find in their sentences out, as the build tells it.

For old material before it is reused: a page of the website, an article, a letter.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brochure.pipeline import UsageFailed
from brochure.problems import Problem, in_order
from brochure.report import Report

if TYPE_CHECKING:
    from brochure.check.words.rule import Facts
    from brochure.load.files import FileText

_MARKDOWN = (".md", ".markdown")
_KNOWN = (*_MARKDOWN, ".txt", "")
_STANDARD_INPUT = "(standard input)"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `lint`."""
    about = "check the words of a .txt or .md file, or of what is typed (-)"
    command = subparsers.add_parser("lint", help=about, description=about, allow_abbrev=False)
    command.add_argument("files", metavar="FILE", nargs="+", help="a .txt or .md file, or - ")
    command.add_argument(
        "--document", action="store_true",
        help="judge it as a whole piece too: risks, off-label, crisis lines, what stands twice",
    )  # fmt: skip
    command.add_argument(
        "--content", metavar="DIR", default="content",
        help="the folder that names the clinic and its people (default: content)",
    )  # fmt: skip
    command.add_argument("--json", action="store_true", help="print the problems as JSON")
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """0 when nothing is an error, 1 when something is."""
    from brochure.check.words.lint import lint

    facts = facts_in(Path(arguments.content))
    problems: list[Problem] = []
    texts: dict[str, tuple[str, ...]] = {}
    for written in arguments.files:
        text, found = _text(written)
        texts[text.name] = text.lines
        problems += found
        if not found:
            markdown = Path(written).suffix.lower() in _MARKDOWN
            problems += lint(text.lines, text.name, facts, markdown, arguments.document)
    ordered = in_order(problems)
    errors = sum(problem.is_error for problem in ordered)
    if arguments.json:
        told = {"problems": [problem.as_dict() for problem in ordered], "outputs": []}
        utf_8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") == "utf-8"
        print(json.dumps(told, indent=1, ensure_ascii=not utf_8))
    else:
        report = Report(sys.stdout)
        report.problems(ordered, texts)
        report.line(report.plain(_summary(len(texts), errors, len(ordered) - errors)))
    return 1 if errors else 0


def _summary(files: int, errors: int, warnings: int) -> str:
    def count(number: int, noun: str) -> str:
        return f"{number} {noun}{'' if number == 1 else 's'}"

    return (
        f"{count(files, 'file')} read: {count(errors, 'error')}, {count(warnings, 'warning')}. "
        "A text without findings is no legal clearance."
    )


def _text(written: str) -> tuple[FileText, list[Problem]]:
    from brochure.load.files import LARGEST, FileText, decoded, read_text, too_large

    if written == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            return FileText(_STANDARD_INPUT), [too_large(_STANDARD_INPUT)]
        return decoded(data, _STANDARD_INPUT)
    path = Path(written)
    if path.suffix.lower() not in _KNOWN and path.is_file():
        raise UsageFailed(
            f"“{path.name}” is not a .txt or .md file. Save it as plain text first, then lint that."
        )
    return read_text(path)


def facts_in(content: Path) -> Facts:
    """The clinic's name, people and contact lines from its content folder, as far as they read."""
    from brochure.check.words.rule import Facts, is_doctor, is_nurse
    from brochure.model.story import Article, Clinic, Team

    parts = {
        name: _bound(content / f"{name}.yaml", kind)
        for name, kind in (("clinic", Clinic), ("team", Team), ("article", Article))
    }
    clinic, team, article = parts["clinic"], parts["team"], parts["article"]
    people: list[tuple[str, str]] = []
    if isinstance(team, Team):
        people += [(str(one.name), str(one.credentials or "")) for one in team.people]
    if isinstance(article, Article):
        author = article.byline.author
        people.append((str(author.name), str(author.credentials or "")))
    given: list[str] = []
    if isinstance(clinic, Clinic):
        contact = clinic.contact
        lines = (contact.phone, contact.address, contact.website, contact.email)
        given = [str(line) for line in lines if line]
    return Facts(
        brands=(str(clinic.name),) if isinstance(clinic, Clinic) else (),
        nurses=tuple(name for name, letters in people if is_nurse(letters)),
        doctors=tuple(name for name, letters in people if is_doctor(letters)),
        contacts=tuple(given),
    )


def _bound(path: Path, kind: type[Any]) -> object:
    from brochure.load.bind import bind
    from brochure.load.tree import read

    if not path.is_file():
        return None
    tree, problems, _ = read(path)
    return None if problems or tree is None else bind(tree, kind)[0]
