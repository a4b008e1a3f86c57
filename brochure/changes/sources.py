"""OLD or NEW of the comparison in; its finished pieces as bytes out.

A folder is read. A git revision is taken out into a folder of its own, so that nobody's working
copy is touched, and built by this program; so is the content as it is now.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from brochure import pipeline
from brochure.changes.comparison import READERS
from brochure.paths import shown
from brochure.pipeline import PIECES, Request, UsageFailed
from brochure.problems import MachineFailed, Problem

WANTED = tuple(name for name, file in PIECES.items() if file in READERS)
"""The pieces that are made of a content to be compared."""
_MOST_BYTES = 400_000_000
_GIT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Source:
    """One side: what it is called, its pieces by file name, and how it came about in a sentence.

    `others` are files of the folder that are not compared.
    """

    name: str
    files: Mapping[str, bytes]
    told: str
    others: tuple[str, ...] = ()


class NotBuilt(Exception):
    """A content could not be built: one sentence, its problems and the texts they point into."""

    def __init__(
        self, sentence: str, problems: list[Problem], texts: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(sentence)
        self.problems = problems
        self.texts = texts


def folder(path: Path) -> Source:
    """The pieces in a folder."""
    try:
        there = sorted(entry.name for entry in path.iterdir() if entry.is_file())
        named = [file for file in READERS if file in there]
        for file in named:
            if (path / file).stat().st_size > _MOST_BYTES:
                raise UsageFailed(f"{shown(path / file)} is too large to be compared.")
        files = {file: (path / file).read_bytes() for file in named}
    except OSError as failure:
        why = failure.strerror or type(failure).__name__
        raise MachineFailed(f"{shown(path)} cannot be read: {why}.") from failure
    if not files:
        raise UsageFailed(
            f"There are no pieces in {shown(path)}: none of {', '.join(READERS)}. Name the folder "
            "that a build wrote, such as dist."
        )
    others = tuple(file for file in PIECES.values() if file in there and file not in READERS)
    return Source(shown(path), files, f"the finished files in the folder {shown(path)}", others)


def built(request: Request, name: str, told: str) -> Source:
    """The pieces that a content makes, in a folder that is removed again."""
    with tempfile.TemporaryDirectory(prefix="brochure-diff-") as out:
        result = pipeline.run(replace(request, only=WANTED, out=Path(out)), lambda done: None)
        if result.failed:
            raise NotBuilt(
                f"{name[:1].upper()}{name[1:]} does not build.", result.problems, result.texts
            )
        files = {file: (Path(out) / file).read_bytes() for file in READERS}
    return Source(name, files, told)


def revision(name: str, request: Request) -> Source:
    """The pieces that the content, the layouts and the assets of a git revision make.

    Layouts and assets are those of the revision where they are in the same repository, else those
    of the program.
    """
    top = _top(request.content)
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise UsageFailed(
            f"“{name}” is neither a folder nor a revision in git. git log --oneline lists the "
            "revisions; git tag lists their names."
        )
    content = _below(request.content, top)
    home = _below(request.home, top)
    parts = [content] if content is not None else []
    if home is not None:
        parts += [home / "layouts", home / "assets"]
    with tempfile.TemporaryDirectory(prefix="brochure-diff-") as made:
        taken = Path(made)
        there = [part for part in parts if _is_in(top, commit, part)]
        if content not in there or content is None:
            raise UsageFailed(f"There is no folder {shown(request.content)} in “{name}”.")
        _take_out(top, commit, there, taken)
        old_home = taken / home if home is not None and len(there) == len(parts) else request.home
        asked = replace(request, content=taken / content, home=old_home)
        day = _git(top, "show", "--no-patch", "--format=%cs", commit)
        told = f"the content of revision {name} ({commit[:8]}, {day}), built by this program"
        try:
            return _built_as_it_can_be(asked, request.home, name, told)
        except NotBuilt as failure:
            sentence = (
                f"The content of {name} does not build with this program any more. Compare with "
                "a folder of its finished pieces instead, if you kept one."
            )
            raise _as_of(name, failure, taken, sentence) from failure


def _built_as_it_can_be(asked: Request, home: Path, name: str, told: str) -> Source:
    """Built with its own layouts and assets; where these are too old for the program, with ours.

    When neither goes, what is wrong with its own is told.
    """
    try:
        return built(asked, name, told)
    except NotBuilt as failure:
        if asked.home == home:
            raise
        ours = "with the layouts and assets of now, since its own are too old for it"
        try:
            return built(replace(asked, home=home), name, f"{told} {ours}")
        except NotBuilt:
            raise failure from None


def _as_of(name: str, failure: NotBuilt, taken: Path, sentence: str) -> NotBuilt:
    """The problems with their files as git calls them: `v1:content/visit.yaml`."""
    start = shown(taken).rstrip("/") + "/"

    def called(file: str) -> str:
        return f"{name}:{file.removeprefix(start)}" if file.startswith(start) else file

    problems = [
        replace(
            problem,
            message=problem.message.replace(start, f"{name}:"),
            hint=problem.hint.replace(start, f"{name}:"),
            span=replace(problem.span, file=called(problem.span.file)),
        )
        for problem in failure.problems
    ]
    texts = {called(file): lines for file, lines in failure.texts.items()}
    return NotBuilt(sentence, problems, texts)


def _top(content: Path) -> Path:
    """The top folder of the repository that holds the content."""
    if shutil.which("git") is None:
        raise MachineFailed(
            "git is not on this computer, and only git knows earlier revisions. Install it, or "
            "compare with a folder of finished pieces."
        )
    if not content.is_dir():
        raise UsageFailed(f"There is no folder {shown(content)}. Name yours with --content.")
    done = _run(content, "rev-parse", "--show-toplevel")
    found = done.stdout.decode("utf-8", "replace").strip()
    if b"dubious ownership" in done.stderr:
        raise MachineFailed(
            f"git does not trust the folder {shown(content)}, because it belongs to somebody else "
            "on this computer. Run the command as its owner, or compare two folders of pieces."
        )
    if done.returncode or not found:
        raise UsageFailed(
            f"The folder {shown(content)} is not kept in git, so there are no earlier revisions "
            "of it. Name a folder of finished pieces to compare with."
        )
    return Path(found)


def _below(path: Path, top: Path) -> Path | None:
    try:
        return path.resolve().relative_to(top.resolve())
    except (ValueError, OSError):
        return None


def _git(folder: Path, *words: str) -> str:
    """What git answers, "" when it says no."""
    done = _run(folder, *words)
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _is_in(top: Path, commit: str, part: Path) -> bool:
    """Whether a revision holds a folder."""
    path = "" if part == Path() else part.as_posix()
    return _git(top, "cat-file", "-t", f"{commit}:{path}") == "tree"


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *words], stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_GIT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise MachineFailed("git does not answer. Try git status, and mend what it says.") from (
            failure
        )


def _take_out(top: Path, commit: str, parts: Collection[Path], taken: Path) -> None:
    done = _run(top, "archive", "--format=tar", commit, "--", *(part.as_posix() for part in parts))
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise MachineFailed(f"git could not give out {commit[:8]}: {' '.join(said)}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held is not None and ".." not in Path(member.name).parts:
                target = taken / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(held.read())
