"""Finished pieces as bytes in, one changed set of files in the folder of pieces out.

The set changes together: every piece is finished in a private folder on the same file system, then
moved in; when one cannot be, all are put back as they were. A piece edited by hand since it was
written is kept under a name that says so.
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
        kept = _delivered(out, pieces)
    except BaseException:
        for folder in created:
            with suppress(OSError):
                folder.rmdir()
        raise
    _sweep(out)
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


def _delivered(out: Path, pieces: Mapping[str, bytes]) -> list[Kept]:
    changed = {name: data for name, data in pieces.items() if _read(out / name) != data}
    before = _hashes(out / RECORD)
    after = {**before, **{name: _hash(data) for name, data in pieces.items()}}
    if not changed and after == before:
        return []
    with _plainly(out):
        making = Path(tempfile.mkdtemp(prefix=f"{MAKING}{os.getpid()}-", dir=out))
    try:
        moves: list[_Move] = []
        kept: list[Kept] = []
        for name, data in changed.items():
            target = out / name
            with _plainly(target):
                copy = _edited_copy(target, making)
                if copy is not None:
                    kept.append(Kept(target, copy.target))
                    moves.append(copy)
                moves.append(_staged(target, data, making))
        record = json.dumps({"pieces": after}, indent=1, sort_keys=True) + "\n"
        with _plainly(out / RECORD):
            # Last, so that it never speaks of files that are not there yet.
            moves.append(_staged(out / RECORD, record.encode(), making))
        _move_all(moves)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return kept


def _staged(target: Path, data: bytes, making: Path) -> _Move:
    new = making / target.name
    new.write_bytes(data)
    if not target.exists():
        return _Move(new, target, None)
    old = making / f"old {target.name}"
    shutil.copy2(target, old)
    return _Move(new, target, old)


def _edited_copy(target: Path, making: Path) -> _Move | None:
    """The move that keeps a piece which is not as we wrote it; None when it is, or is missing."""
    data = _read(target)
    if data is None or _hash(data) in _ours(target):
        return None
    copy = making / f"edited {target.name}"
    shutil.copy2(target, copy)
    day = datetime.fromtimestamp(target.stat().st_mtime).date().isoformat()
    return _Move(copy, _free_name(target, day), None)


def _free_name(target: Path, day: str) -> Path:
    """`deck (edited 2026-11-24).pptx` beside the target; with ` 2`, ` 3` … when taken."""
    wanted = target.with_name(f"{target.stem} (edited {day}){target.suffix}")
    count = 2
    while os.path.lexists(wanted):
        wanted = target.with_name(f"{target.stem} (edited {day}) {count}{target.suffix}")
        count += 1
    return wanted


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
    """Undoes moves, the last first; returns the files that could not be put back."""
    lost: list[Path] = []
    for move in reversed(begun):
        try:
            if move.old is not None:
                _replace(move.old, move.target)
            elif not lost:  # a kept file may now be the only one with somebody's edits
                move.target.unlink(missing_ok=True)
        except OSError:
            lost.append(move.target)
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
        return {str(name): str(value) for name, value in pieces.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _ours(target: Path) -> set[str]:
    """The hashes under which we wrote a piece, also those of a run that was killed while moving."""
    records = [target.parent / RECORD, *target.parent.glob(f"{MAKING}*/{RECORD}")]
    return {hashes[target.name] for hashes in map(_hashes, records) if target.name in hashes}


def _sweep(out: Path) -> None:
    """Removes the private folders that killed runs left behind."""
    for folder in out.glob(f"{MAKING}*"):
        pid = folder.name.removeprefix(MAKING).split("-")[0]
        if pid.isdecimal() and (int(pid) == os.getpid() or not _is_running(int(pid))):
            shutil.rmtree(folder, ignore_errors=True)


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
