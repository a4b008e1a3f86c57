"""Works in; their results out, done by other processes while this one goes on.

Another process is a fork: it has all that this one has read and composed, and nothing has to be
handed over but the result. Where a fork is not to be had or not safe (Windows, macOS, a single
core, other threads), or when the other process fails for whatever reason, the work is done here
when its result is asked for; so what goes wrong is told as it always is.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, Self, TypeVar

T = TypeVar("T")


class Aside:
    """Works by name that may be begun early; leaving the `with` ends those nobody asked for."""

    def __init__(self) -> None:
        self._begun: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for child, reading in self._begun.values():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.close(reading)
            os.waitpid(child, 0)
        self._begun.clear()

    def begin(self, name: str, work: Callable[[], object]) -> None:
        """Begins a work in another process, if there can be one."""
        if not _can_fork():
            return
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _answer(work, writing)
        os.close(writing)
        self._begun[name] = child, reading

    def result(self, name: str, work: Callable[[], T]) -> T:
        """What the work begun gives, or, when none was begun or it failed, what `work` gives."""
        if name in self._begun:
            child, reading = self._begun.pop(name)
            with os.fdopen(reading, "rb") as pipe:
                answer = pipe.read()
            _, status = os.waitpid(child, 0)
            if status == 0 and answer:
                found: Any = pickle.loads(answer)  # noqa: S301  # written by our own fork
                return found  # type: ignore[no-any-return]
        return work()


def _can_fork() -> bool:
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _answer(work: Callable[[], object], writing: int) -> NoReturn:
    """Does the work and leaves: prints nothing, and cleans up nothing that is the other's."""
    status = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
