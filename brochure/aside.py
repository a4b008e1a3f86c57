"""Work in; its result out, done by a second process while this one goes on.

The second process is a fork: it has all that this one has read and composed, and nothing has to be
handed over but the result. Where a fork is not to be had or not safe (Windows, macOS, a single
core, other threads), or when the second process fails for whatever reason, the work is done here
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
    """One piece of work that may be begun early; leaving the `with` ends what nobody asked for."""

    def __init__(self) -> None:
        self._child = 0
        self._reading = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.close(self._reading)
            os.waitpid(self._child, 0)
            self._child = 0

    def begin(self, work: Callable[[], object]) -> None:
        """Begins the work in a second process, if there can be one."""
        if self._child or not _can_fork():
            return
        self._reading, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._reading)
            _answer(work, writing)
        os.close(writing)

    def result(self, work: Callable[[], T]) -> T:
        """What the work begun gives, or, when none was begun or it failed, what `work` gives."""
        if self._child:
            with os.fdopen(self._reading, "rb", closefd=False) as pipe:
                answer = pipe.read()
            _, status = os.waitpid(self._child, 0)
            os.close(self._reading)
            self._child = 0
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
