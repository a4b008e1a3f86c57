"""Folders in; what really changed in their files since the last look out.

Looked at by turns, not announced by the system: folders on network drives, in containers and in
synchronised clouds announce nothing, and a few hundred files are looked at in milliseconds. A file
is read only when its size, time or number in the file system differ, or for some seconds after
that, because some drives keep time in steps of two seconds. What counts is its content.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Not fonts and colour profiles: a process reads each of them once.
_OURS = (".yaml", ".yml", ".svg", ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp")
# What editors and synchronised folders leave beside a file while they work.
_PASSING = re.compile(r"^[.#~]|~$|\.(?:swp|swx|tmp|bak|part|new|lock)\b", re.IGNORECASE)
_UNSURE_SECONDS = 4.0
_MOST = 4

State = Mapping[str, str]
"""The hash of each file by its path."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A file as it was last read: what the system says of it, its hash, until when to doubt it."""

    sign: tuple[int, int, int]
    digest: str
    doubted: float


class Looker:
    """Looks at folders again and again; `without` is a folder below them that is passed over."""

    def __init__(self, folders: Iterable[Path], without: Path) -> None:
        self._folders = [os.path.abspath(folder) for folder in folders]
        self._without = os.path.abspath(without)
        self._known: dict[str, _Known] = {}

    def look(self) -> State:
        """The files as they are now. What cannot be read just now is taken as it was."""
        now = time.monotonic()
        seen: dict[str, _Known] = {}
        for folder in self._folders:
            for entry in self._files(folder):
                found = self._read(entry, now)
                if found:
                    seen[entry.path] = found
        self._known = seen
        return {path: known.digest for path, known in seen.items()}

    def _files(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:  # gone, or being replaced
            return
        for entry in listed:
            try:
                if _PASSING.search(entry.name):
                    continue
                if entry.is_dir():
                    if entry.path != self._without and not entry.is_symlink():
                        yield from self._files(entry.path)
                elif entry.name.lower().endswith(_OURS):
                    yield entry
            except OSError:
                continue

    def _read(self, entry: os.DirEntry[str], now: float) -> _Known | None:
        known = self._known.get(entry.path)
        try:
            told = os.stat(entry.path)  # not the entry's own: Windows tells old times there
            sign = (told.st_mtime_ns, told.st_size, told.st_ino)
            if known and known.sign == sign and now > known.doubted:
                return known
            with open(entry.path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        except OSError:  # held by the program that writes it: its next look will do
            return known
        same = known is not None and known.sign == sign and known.digest == digest
        doubted = known.doubted if known and same else now + _UNSURE_SECONDS
        return _Known(sign, digest, doubted)


def changes(old: State, new: State) -> list[str]:
    """What happened to the files, a few words for each: changed, new, gone, renamed."""
    gone = {path: old[path] for path in old if path not in new}
    told = [f"{_name(path)} changed" for path in new if path in old and old[path] != new[path]]
    for path in (path for path in new if path not in old):
        before = next((one for one, digest in gone.items() if digest == new[path]), None)
        if before is None:
            told.append(f"{_name(path)} is new")
        else:
            del gone[before]
            told.append(_renamed(before, path))
    told += [f"{_name(path)} is gone" for path in gone]
    if len(told) > _MOST:
        told[_MOST - 1 :] = [f"{len(told) - _MOST + 1} more files"]
    return told


def _renamed(before: str, after: str) -> str:
    if _name(before) == _name(after):
        return f"{_name(after)} was moved"
    return f"{_name(before)} is now {_name(after)}"


def _name(path: str) -> str:
    return os.path.basename(path)
