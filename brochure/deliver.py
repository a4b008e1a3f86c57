"""Finished pieces as bytes in, one changed set of files in the folder of pieces out.

The set changes together: every piece is finished in a private folder on the same file system, then
moved in; when one cannot be, all are put back as they were. What a killed run had begun to move in
is finished by the next. A piece edited by hand since it was written is kept under a name that says
so.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brochure.alone import Busy, alone
from brochure.dated import same_but_for_the_moment
from brochure.paths import shown
from brochure.problems import MachineFailed

RECORD = ".brochure.json"
MAKING = ".making-"
_PROGRAMS = {".pdf": "Acrobat", ".pptx": "PowerPoint"}
# Virus scanners hold a new file for a moment on Windows; what is still held after that is open.
_PATIENCE_SECONDS = (0.05, 0.2, 0.5) if os.name == "nt" else ()


class DeliveryFailed(MachineFailed):
    """The set could not be changed; `path` is the file or folder that stood in the way."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece somebody had edited, and the file in which their version lives on."""

    piece: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class _Move:
    """A finished file, where it goes, and a copy of what stood there (None: nothing did)."""

    new: Path
    target: Path
    old: Path | None


def deliver(out: Path, pieces: Mapping[str, bytes]) -> list[Kept]:
    """Pieces by file name in, all of them in `out` or none; returns the hand-edited ones kept."""
    created = _opened(out)
    try:
        with _alone(out) as locked:
            kept = _settled(out, locked)
            return kept + _delivered(out, pieces, _hashes(out / RECORD))
    except BaseException:
        for folder in created:
            with suppress(OSError):
                folder.rmdir()
        raise


def settle(out: Path) -> list[Kept]:
    """Finishes what a killed run had begun to move in, and removes what it left; no more."""
    if not _left_behind(out):
        return []
    with _alone(out) as locked:
        return _settled(out, locked)


@contextmanager
def _alone(out: Path) -> Iterator[bool]:
    """One run at a time changes the files of a folder."""
    try:
        with _plainly(out), alone(out) as locked:
            yield locked
    except Busy as failure:
        raise DeliveryFailed(
            f"Another run has been writing into {shown(out)} for a minute. End it or wait for it, "
            "and build again; nothing was changed.",
            out,
        ) from failure


def _settled(out: Path, locked: bool) -> list[Kept]:
    """The folders of killed runs: their pieces moved in where that had begun, then removed."""
    kept: list[Kept] = []
    for folder in _left_behind(out):
        if not locked and _owner_lives(folder):
            continue
        # Staged last: without it the moves had not begun. A file cut short has another hash.
        hashes = _hashes(folder / RECORD)
        staged = {name: _read(folder / name) for name in hashes}
        left = {
            name: data
            for name, data in staged.items()
            if data is not None and _hash(data) == hashes[name]
        }
        if hashes:
            kept += _delivered(out, left, {**_hashes(out / RECORD), **hashes})
            (folder / RECORD).unlink(missing_ok=True)  # first: what remains is only rubbish
        shutil.rmtree(folder, ignore_errors=True)
    return kept


def _opened(out: Path) -> list[Path]:
    """Makes the folder; returns what had to be made, innermost first."""
    created = []
    for folder in (out, *out.parents):
        if folder.is_dir():
            break
        if folder.exists() or folder.is_symlink():
            raise DeliveryFailed(
                f"{shown(folder)} is a file, not a folder. Move it away or name another folder "
                "with --out; nothing was changed.",
                folder,
            )
        created.append(folder)
    with _plainly(out):
        out.mkdir(parents=True, exist_ok=True)
    return created


def _delivered(out: Path, pieces: Mapping[str, bytes], known: Mapping[str, str]) -> list[Kept]:
    """Moves the pieces in; `known` are the hashes of all that we wrote there before."""
    changed: dict[str, bytes] = {}
    after = dict(known)
    for name, data in pieces.items():
        placed = _read(out / name)
        if placed is not None and _stays(placed, data, known.get(name)):
            data = placed
        elif placed != data:
            changed[name] = data
        after[name] = _hash(data)
    if not changed and after == _hashes(out / RECORD):
        return []
    with _plainly(out):
        making = Path(tempfile.mkdtemp(prefix=f"{MAKING}{os.getpid()}-", dir=out))
    try:
        moves: list[_Move] = []
        kept: list[Kept] = []
        for name, data in changed.items():
            target = out / name
            with _plainly(target):
                if _is_edited(target):
                    copy = _edited_copy(target, making)
                    kept.append(Kept(target, copy.target))
                    moves += [] if copy.target.exists() else [copy]
                moves.append(_staged(target, data, making))
        record = json.dumps({"pieces": after}, indent=1, sort_keys=True) + "\n"
        with _plainly(out / RECORD):
            # Last, so that it never speaks of files that are not there yet.
            moves.append(_staged(out / RECORD, record.encode(), making))
        _move_all(moves)
    finally:
        with suppress(OSError):
            (making / RECORD).unlink(missing_ok=True)  # first: nothing is left to be finished
        shutil.rmtree(making, ignore_errors=True)
    return kept


def _stays(placed: bytes, data: bytes, known: str | None) -> bool:
    """Whether a piece in place is as we wrote it, and new only in the moment that it carries."""
    return _hash(placed) == known and same_but_for_the_moment(placed, data)


def _staged(target: Path, data: bytes, making: Path) -> _Move:
    new = making / target.name
    new.write_bytes(data)
    if not target.exists():
        return _Move(new, target, None)
    old = making / f"old {target.name}"
    shutil.copy2(target, old)
    return _Move(new, target, old)


def _is_edited(target: Path) -> bool:
    """Whether there is a piece, and not as we wrote it."""
    data = _read(target)
    return data is not None and _hash(data) not in _ours(target)


def _edited_copy(target: Path, making: Path) -> _Move:
    """The move that keeps a piece; to a file that is there when a killed run has kept it already.

    `deck (edited 2026-11-24).pptx` stands beside the target; with ` 2`, ` 3` … when taken.
    """
    copy = making / f"edited {target.name}"
    shutil.copy2(target, copy)
    day = datetime.fromtimestamp(target.stat().st_mtime).date().isoformat()
    edited = f"{target.stem} (edited {day})"
    wanted, count = target.with_name(edited + target.suffix), 2
    while os.path.lexists(wanted) and not (wanted.is_file() and _read(wanted) == _read(copy)):
        wanted, count = target.with_name(f"{edited} {count}{target.suffix}"), count + 1
    return _Move(copy, wanted, None)


def _move_all(moves: list[_Move]) -> None:
    """Every file to its place, or every place as it was."""
    begun: list[_Move] = []
    try:
        for move in moves:
            begun.append(move)
            _replace(move.new, move.target)
    except OSError as failure:
        lost = _put_back(begun[:-1])
        raise _failed(failure, begun[-1].target, moving=True, lost=lost) from failure
    except BaseException:  # Ctrl+C between two moves
        _put_back(begun)
        raise


def _put_back(begun: list[_Move]) -> list[Path]:
    """Undoes moves, the last first; returns the files that could not be put back.

    What had been moved in goes back to where it was finished. So a run that is killed here leaves
    what one killed while moving in leaves, and the next one finishes either.
    """
    lost: list[Path] = []
    for move in reversed(begun):
        if move.new.exists():  # stopped before it was moved
            continue
        try:
            if move.old is not None:
                _replace(move.target, move.new)
                _replace(move.old, move.target)
            elif not lost:  # a kept file may now be the only one with somebody's edits
                _replace(move.target, move.new)
        except OSError:
            lost.append(move.target)
            if not move.target.exists():
                with suppress(OSError):
                    os.replace(move.new, move.target)
    return lost


def _replace(new: Path, target: Path) -> None:
    for pause in _PATIENCE_SECONDS:
        try:
            os.replace(new, target)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(new, target)


def _read(path: Path) -> bytes | None:
    """The bytes of a piece in place; None when there is none."""
    with _plainly(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hashes(record: Path) -> dict[str, str]:
    """The hash of each piece by file name; a record that is missing or broken tells nothing."""
    try:
        pieces = json.loads(record.read_bytes())["pieces"]
        return {str(name): str(value) for name, value in pieces.items() if name == Path(name).name}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _ours(target: Path) -> set[str]:
    """The hashes under which we wrote a piece, also those of a run that was killed while moving."""
    records = [target.parent / RECORD, *target.parent.glob(f"{MAKING}*/{RECORD}")]
    return {hashes[target.name] for hashes in map(_hashes, records) if target.name in hashes}


def _left_behind(out: Path) -> list[Path]:
    """The private folders of other runs, killed or, where there are no locks, still going on."""
    return sorted(folder for folder in out.glob(f"{MAKING}*-*") if _pid(folder))


def _pid(folder: Path) -> int:
    """The process that a private folder names; 0 when it is not one of ours."""
    written = folder.name.removeprefix(MAKING).split("-")[0]
    return int(written) if written.isascii() and written.isdecimal() else 0


def _owner_lives(folder: Path) -> bool:
    return _pid(folder) != os.getpid() and _is_running(_pid(folder))


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # os.kill would end the process there instead of asking
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        code = ctypes.c_ulong()
        alive = bool(handle) and kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return bool(alive) and code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's, and alive
        return True
    return True


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Turns what the system says about a path into one plain sentence."""
    try:
        yield
    except OSError as failure:
        raise _failed(failure, path) from failure


def _failed(
    failure: OSError, path: Path, moving: bool = False, lost: list[Path] | None = None
) -> DeliveryFailed:
    end = "nothing was changed."
    if lost:
        end = f"{' and '.join(map(shown, lost))} could not be put back as it was."
    return DeliveryFailed(f"{_reason(failure, path, moving)}; {end}", path)


def _reason(failure: OSError, path: Path, moving: bool) -> str:
    name = shown(path)
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: there is no room for {name}. Free some space and build again"
    if isinstance(failure, IsADirectoryError) or (path.suffix in _PROGRAMS and path.is_dir()):
        return f"{name} is a folder, and a file of that name is to be written. Rename the folder"
    if isinstance(failure, PermissionError) and (moving or path.is_file()):
        if not os.access(path, os.W_OK) and path.exists():
            return f"{name} is write-protected. Allow writing to it and build again"
        probably = f", probably {_PROGRAMS[path.suffix]}" if path.suffix in _PROGRAMS else ""
        return f"{name} is open in another program{probably}. Close it there and build again"
    if isinstance(failure, PermissionError) or failure.errno == errno.EROFS:
        folder = shown(path if path.is_dir() else path.parent)
        return (
            f"The folder {folder} is read-only or not yours. Allow writing to it or choose "
            "another with --out"
        )
    why = failure.strerror or type(failure).__name__
    return f"{name} could not be written: {why}. Mend that and build again"
