"""Two sets of pieces in; what changed between them out, for whoever signs before the next print.

OLD and NEW are folders of finished pieces or git revisions; without NEW, the content as it is now.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brochure.paths import home, shown
from brochure.pipeline import Request, UsageFailed, moment_of
from brochure.report import Report

if TYPE_CHECKING:
    from brochure.changes.comparison import Change, Comparison
    from brochure.changes.sources import Source

REPORT = "what-changed"
"""The name of the report's files."""
_NOW = "the content as it is now"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `diff`."""
    about = "show what changed since a folder of pieces, or since a git revision"
    command = subparsers.add_parser("diff", help=about, description=about, allow_abbrev=False)
    command.add_argument("old", metavar="OLD", help="a folder of pieces, or a git revision")
    command.add_argument(
        "new", metavar="NEW", nargs="?",
        help="the same; without it, what the content would make now",
    )  # fmt: skip
    command.add_argument("--content", metavar="DIR", help="the folder with the words (content)")
    command.add_argument("--layout", metavar="NAME", action="append", default=[],
        help="build with another layout; once per piece")  # fmt: skip
    command.add_argument("--theme", metavar="NAME", default="garden", help="build in this theme")
    command.add_argument("--out", metavar="DIR", default="changes",
        help="the folder for the report (default: changes)")  # fmt: skip
    command.add_argument("--json", action="store_true",
        help="print what changed as JSON, and write no report")  # fmt: skip
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """0 when the comparison was made, whatever it found; 1 when a side does not build."""
    from brochure.changes.comparison import compare
    from brochure.changes.sources import NotBuilt

    report = Report(sys.stdout)
    try:
        old = _side(arguments.old, arguments)
        new = _side(arguments.new, arguments)
    except NotBuilt as failure:
        if arguments.json:
            _print_json({"problems": [problem.as_dict() for problem in failure.problems]})
            return 1
        report.problems(failure.problems, failure.texts)
        report.line(report.plain(str(failure)))
        return 1
    if not set(old.files) & set(new.files):
        raise UsageFailed(
            f"{old.name} and {new.name} have no piece in common: {', '.join(old.files)} on one "
            f"side, {', '.join(new.files)} on the other."
        )
    found = compare(old.files, new.files)
    if arguments.json:
        _print_json(_as_dict(found))
        return 0
    for line in _lines(found, old, new):
        report.line(report.plain(line))
    report.line()
    for path in reported(found, old, new, Path(arguments.out)):
        report.line(report.plain(f"✓ {shown(path)}"))
    return 0


def reported(found: Comparison, old: Source, new: Source, out: Path) -> list[Path]:
    """Writes the report; one that was signed or changed since is kept beside the new one."""
    from brochure.changes.account import account
    from brochure.changes.html import html
    from brochure.changes.paper import report_scene
    from brochure.check import file_problems
    from brochure.deliver import deliver
    from brochure.draw.pdf import pdf
    from brochure.load.project import house

    moment = moment_of(os.environ)
    told = account(found, old, new, moment)
    theme, words = house("garden", home())
    fonts = home() / "assets" / "fonts"
    scene = report_scene(told, theme, words, fonts)
    data = pdf(scene, fonts, moment)
    faults = file_problems(scene, data, fonts)
    if faults:
        raise AssertionError("; ".join(fault.message for fault in faults))
    files = {f"{REPORT}.html": html(told).encode(), f"{REPORT}.pdf": data}
    kept = [one.kept for one in deliver(out, files)]
    return [out / name for name in files] + kept


def _side(name: str | None, arguments: argparse.Namespace) -> Source:
    from brochure.changes import sources

    if name is not None and not name.strip():
        raise UsageFailed("diff needs the name of a folder or a git revision, not an empty one.")
    if name is not None and Path(name).is_dir():
        return sources.folder(Path(name))
    if name is not None and Path(name).exists():
        raise UsageFailed(f"{name} is a file. Name the folder of pieces that it lies in.")
    request = _request(arguments)
    if name is None:
        return sources.built(request, _NOW, f"{_NOW}, built for this comparison")
    return sources.revision(name, request)


def _request(arguments: argparse.Namespace) -> Request:
    here = Path("content")
    content = Path(arguments.content) if arguments.content else here
    if not arguments.content and not here.is_dir():
        content = home() / "content"
    return Request(
        content=content, layouts=tuple(arguments.layout), theme=arguments.theme, out=Path(),
        only=(), home=home(),
    )  # fmt: skip


def _lines(found: Comparison, old: Source, new: Source) -> list[str]:
    from brochure.changes.account import summary

    lines = [f"Old: {old.told}.", f"New: {new.told}.", f"Compared: {', '.join(found.compared)}."]
    lines += found.unread
    for topic in found.topics:
        if topic.changes:
            lines += ["", topic.title]
            lines += [line for change in topic.changes for line in _change_lines(change)]
    return [*lines, "", summary(found)]


def _change_lines(change: Change) -> list[str]:
    places = "; ".join(one.told for one in change.standing)
    return [f"  {change.number}. {change.sentence}", f"     {places}"]


def _as_dict(found: Comparison) -> dict[str, Any]:
    return {
        "compared": found.compared,
        "not_compared": found.unread,
        "changes": [
            {
                "number": change.number, "what": change.what, "where": topic.title,
                "old": change.old, "new": change.new,
                "before": change.before, "after": change.after,
                "places": [
                    {
                        "file": one.file, "at": one.place,
                        "old": [_mark(mark) for mark in one.old_marks],
                        "new": [_mark(mark) for mark in one.new_marks],
                    }
                    for one in change.standing
                ],
            }
            for topic in found.topics
            for change in topic.changes
        ],
    }  # fmt: skip


def _mark(mark: Any) -> dict[str, Any]:
    spot = mark.spot
    box = [round(value, 1) for value in (spot.x, spot.y, spot.w, spot.h)]
    return {"sort": mark.sort, "page": spot.page + 1, "box": box}


def _print_json(told: dict[str, Any]) -> None:
    utf_8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") == "utf-8"
    print(json.dumps(told, indent=1, ensure_ascii=not utf_8))
