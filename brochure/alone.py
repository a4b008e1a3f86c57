"""A folder in; nobody else who asks changes its files while the `with` lasts.

The system lets go of the lock when its holder ends, however it ends: a lock is never stale, and
no file is left behind in the folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 60.0
"""Seconds; a set of pieces is moved in within one."""

_PAUSE = 0.05
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Busy(Exception):
    """Somebody else held the folder for all the time we were willing to wait."""


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Waits for those who were first. False: this drive knows no locks, and others may be here.

    A folder that was deleted meanwhile is made again. Raises Busy and OSError.
    """
    until = time.monotonic() + PATIENCE
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        held = _opened(folder)
        try:
            locked = _taken(held, until)
            if _still(folder, held):
                yield locked
                return
        finally:
            os.close(held)


def _opened(folder: Path) -> int:
    """What is locked: the folder itself, or on Windows, which cannot, a file that stands for it."""
    if sys.platform != "win32":
        return os.open(folder, os.O_RDONLY)
    name = hashlib.sha256(os.path.normcase(os.path.realpath(folder)).encode()).hexdigest()[:16]
    return os.open(Path(tempfile.gettempdir(), f"brochure-{name}.lock"), os.O_RDWR | os.O_CREAT)


def _still(folder: Path, held: int) -> bool:
    """Whether one who waited holds the folder that is there now, and not one that was deleted."""
    try:
        return sys.platform == "win32" or os.path.samestat(os.fstat(held), os.stat(folder))
    except FileNotFoundError:
        return False


def _taken(held: int, until: float) -> bool:
    while True:
        try:
            _lock(held)
            return True
        except OSError as refused:
            if refused.errno not in _TAKEN:
                return False
        if time.monotonic() > until:
            raise Busy
        time.sleep(_PAUSE)


def _lock(held: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        with suppress(AttributeError):  # a system without them
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
