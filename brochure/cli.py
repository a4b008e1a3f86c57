"""Arguments in, printed lines and an exit code out. No decisions about pieces are made here.

Exit codes: 0 done, 1 problems in the input, 2 wrong usage, 3 the machine, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import json
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from brochure import paths, pipeline
from brochure.paths import home, shown
from brochure.pipeline import PIECES, USUAL, Request, Result, UsageFailed
from brochure.problems import MachineFailed, Span, error, nearest
from brochure.report import Report, hush

if TYPE_CHECKING:
    from brochure.model.scene import Edge

COMMANDS: tuple[str, ...] = (
    "diff", "lint", "explain", "bench", "pictures", "preflight", "schemas", "grow",
)  # fmt: skip
"""Commands beyond build, check and watch: NAME is brochure/commands/NAME.py with `add(subparsers)`.

It adds its parser and sets `handle` there, a function from parsed arguments to an exit code.
"""

_EDGES = ("short", "long")
DONE, INPUT, USAGE, MACHINE, STOPPED = 0, 1, 2, 3, 130
THEME = "garden"

_ABOUT = """\
Makes a clinic's brochure and talk from its plain content files: brochure-press.pdf for the print
shop, brochure-office.pdf for the office printer, brochure-screen.pdf for phone and e-mail, and
deck.pptx for the talk."""

_EXAMPLES = """\
examples:
  {me}                          make all four pieces in dist
  {me} --only deck              make the talk alone
  {me} --only notes,handout     make what the speaker prints before the talk
  {me} check                    look for problems, write nothing
  {me} watch                    make them again whenever a file is saved
  {me} --content our-clinic --out our-dist
  {me} check --json             the same, as JSON for other programs

Content is looked for in ./content. Nothing in dist changes unless everything is in order, and a
piece you changed by hand is kept beside the new one."""


def main(argv: Sequence[str] | None = None) -> int:
    """The words after the command in, the exit code out; prints, and never shows a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    try:
        arguments = _parsed(words)
        return int(arguments.handle(arguments))
    except SystemExit as leaving:  # argparse after --help and --version
        return leaving.code if isinstance(leaving.code, int) else DONE
    except UsageFailed as failure:
        _tell(str(failure))
        return USAGE
    except KeyboardInterrupt:
        _tell("Stopped; nothing was changed.")
        return STOPPED
    except Exception as failure:
        return _failed(failure, as_json)


def _failed(failure: Exception, as_json: bool) -> int:
    """What the machine could not do, or a fault of ours, as one sentence; its exit code."""
    match failure:
        case MachineFailed():
            return _machine_failed(str(failure), getattr(failure, "path", None), as_json)
        case MemoryError():
            sentence = "This computer has too little free memory. Close other programs and build"
            return _machine_failed(f"{sentence} again.", None, as_json)
        case BrokenPipeError():
            hush(sys.stdout)
            return DONE
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            sentence = "The disk is full. Free some space and build again."
            return _machine_failed(sentence, None, as_json)
        case _:
            return _fault(failure, as_json)


def _build(arguments: argparse.Namespace) -> int:
    request = _request(arguments)
    if arguments.json:
        result = pipeline.run(request, lambda done: None)
        _print_json(result)
    else:
        report = Report(sys.stdout)
        result = pipeline.run(request, report.piece)
        report.line()
        report.problems(result.problems, result.texts)
        report.summary(result, request.writing)
    return INPUT if result.failed else DONE


def _watch(arguments: argparse.Namespace) -> int:
    from brochure.commands.watch import watch

    if arguments.json:
        raise UsageFailed("watch tells people what changed and prints no JSON: leave out --json.")
    return watch(_request(arguments), sys.stdout, lambda failure: _failed(failure, as_json=False))


def _request(arguments: argparse.Namespace) -> Request:
    content = _folder(arguments.content, "--content")
    if content is None:
        here = Path("content")
        content = here if here.is_dir() else home() / "content"
    return Request(
        content=content,
        layouts=tuple(arguments.layout),
        theme=arguments.theme,
        out=_folder(arguments.out, "--out") or Path("dist"),
        only=_only(arguments.only, arguments.all),
        home=home(),
        writing=arguments.command != "check",
        flip=_flip(arguments.flip),
    )


def _folder(written: str | None, option: str) -> Path | None:
    if written is not None and not written.strip():
        raise UsageFailed(f"{option} needs the name of a folder after it.")
    return None if written is None else Path(written)


def _only(written: Sequence[str], every: bool) -> tuple[str, ...]:
    """The pieces named, in the order they are made; when none is named the usual ones, or all."""
    if written and every:
        raise UsageFailed("--all makes every piece, and --only some of them: give one of the two.")
    if not written:
        return tuple(PIECES) if every else USUAL
    names = [name.strip() for words in written for name in words.split(",")]
    for name in names:
        if name not in PIECES:
            what = f"“{name}” is not a piece" if name else "a name is missing"
            raise UsageFailed(f"--only: {what}. {_choice(name, PIECES)}")
    return tuple(name for name in PIECES if name in names)


def _flip(written: str) -> Edge:
    match written:
        case "short" | "long":
            return written
        case _:
            raise UsageFailed(f"--flip: “{written}” is not an edge. {_choice(written, _EDGES)}")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, where argparse prints its usage and ends."""

    def error(self, message: str) -> NoReturn:
        needs = re.match(r"argument (\S+?)(?:/\S+)?: expected .*argument", message)
        if needs:
            raise UsageFailed(f"{needs[1]} needs a value after it; see {_me()} --help.")
        raise UsageFailed(f"{message[:1].upper()}{message[1:].rstrip('.')}; see {_me()} --help.")


class _Version(argparse.Action):
    """Prints the version, which argparse would look up in every run."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"brochure {version('brochure')}")
        except PackageNotFoundError:
            print("brochure (not installed)")
        parser.exit()


def _parsed(words: list[str]) -> argparse.Namespace:
    """Parsed arguments; without a command, or with an option first, `build` is meant."""
    commands = ("build", "check", "watch", *COMMANDS)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help", "--version")):
        words = ["build", *words]
    elif not words[0].startswith("-") and words[0] not in commands:
        raise UsageFailed(f"“{words[0]}” is not a command. {_choice(words[0], commands)}")
    asked = [name for name in COMMANDS if name == words[0] or words[0] in ("-h", "--help")]
    parser, subparsers = _parsers(asked)
    arguments, unknown = parser.parse_known_args(words)
    if not unknown:
        return arguments
    word = unknown[0]
    if word in commands:
        raise UsageFailed(f"Put the command first: {_me()} {word} …")
    if word.startswith("-"):
        options = subparsers.choices[words[0]]._option_string_actions
        raise UsageFailed(
            f"There is no option {word.split('=')[0]}. {_choice(word.split('=')[0], options)}"
        )
    raise UsageFailed(f"“{word}” is one word too many; see {_me()} {words[0]} --help.")


def _parsers(
    asked: Sequence[str] = COMMANDS,
) -> tuple[argparse.ArgumentParser, argparse._SubParsersAction[Any]]:
    """The parser with `build`, `check` and those of the other commands that are asked for."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog=_me(), usage="%(prog)s [COMMAND] [OPTIONS]", description=_ABOUT,
        epilog=_EXAMPLES.format(me=_me()), formatter_class=plain,
    )  # fmt: skip
    _add_options(parser)  # for its help; what follows is parsed by the command's own parser
    subparsers = parser.add_subparsers(
        prog=_me(), dest="command", metavar="COMMAND", title="commands"
    )
    for name, about, handle in (
        ("build", "make the pieces (done when no command is given)", _build),
        ("check", "do everything but writing, and tell the problems", _build),
        ("watch", "make the pieces again whenever a file is saved, until Ctrl+C", _watch),
    ):
        command = subparsers.add_parser(name, help=about, description=about, allow_abbrev=False)
        _add_options(command)
        command.set_defaults(handle=handle)
    for name in asked:
        importlib.import_module(f"brochure.commands.{name}").add(subparsers)
    return parser, subparsers


def _add_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--content", metavar="DIR", help="the folder with the clinic's words (default: content)")
    add("--layout", metavar="NAME", action="append", default=[],
        help="a layout to use instead of the usual one; may be given once per piece")  # fmt: skip
    add("--theme", metavar="NAME", default=THEME, help=f"inks and fonts (default: {THEME})")
    add("--out", metavar="DIR", help="the folder for the pieces (default: dist)")
    add("--only", metavar="PIECES", action="append", default=[],
        help=f"some of the pieces: {','.join(PIECES)}")  # fmt: skip
    add("--all", action="store_true", help="make every piece there is, ticket and card too")
    add("--flip", metavar="EDGE", default="short",
        help="the edge that the office printer flips on: short (default) or long")  # fmt: skip
    add("--json", action="store_true", help="print problems and pieces as JSON, nothing else")
    add("--version", action=_Version, nargs=0, help="show the version")


def _me() -> str:
    """How the reader called us, so that every example can be pasted."""
    if Path(sys.argv[0]).name == "__main__.py" and (paths.PACKAGE.parent / "make.py").is_file():
        return "py make.py" if sys.platform == "win32" else "python3 make.py"
    return "brochure"


def _choice(word: str, names: Iterable[str]) -> str:
    known = [name for name in names if name != "-h"]
    near = nearest(word, known)
    return f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."


def _print_json(result: Result) -> None:
    outputs = [
        {"path": done.path, "bytes": done.bytes, "pages": done.pages} for done in result.outputs
    ]
    told = {"problems": [problem.as_dict() for problem in result.problems], "outputs": outputs}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    # Readers expect UTF-8 whatever the terminal speaks: pure ASCII is that on any stream.
    utf_8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") == "utf-8"
    if not utf_8 or any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(told, indent=1)
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader left; the pieces are made all the same
        hush(sys.stdout)


def _machine_failed(sentence: str, path: Path | None, as_json: bool) -> int:
    try:
        if as_json:
            span = Span(shown(path if path is not None else Path()))
            _print_json(Result([error("machine/failed", sentence, "", span)]))
            return MACHINE
    except OSError:  # the disk that the output goes to is the full one
        hush(sys.stdout)
    _tell(sentence)
    return MACHINE


def _fault(failure: Exception, as_json: bool) -> int:
    """A fault of ours: a sentence for the reader, the traceback in a file for who mends it."""
    trace = "".join(traceback.format_exception(failure))
    if os.environ.get("BROCHURE_DEBUG") == "1":
        _tell(trace)
    sentence = "This is a fault in the program, not in your content."
    log: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace",
            prefix="brochure-fault-", suffix=".txt", delete=False,
        ) as file:  # fmt: skip
            file.write(trace)
        log = Path(file.name)
        sentence += f" Please send this file to whoever looks after the program: {log}"
    except OSError:
        sentence += " Run it again with BROCHURE_DEBUG=1 to see where it happened."
    return _machine_failed(sentence, log, as_json)


def _tell(text: str) -> None:
    report = Report(sys.stderr, colour=False)
    for line in text.splitlines():
        report.line(report.plain(line))
