"""Work in; its results out, made by a second process while this one goes on.

The second process is a fork: it has all that this one has read, and hands over nothing but what it
makes, one result after the other. Where a fork is not to be had or not safe (Windows, macOS, a
single core, other threads), or when the second process fails for whatever reason, the work is done
here when its result is asked for; so what goes wrong is told as it always is.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn, Self, TypeVar

if sys.platform == "linux":
    from fcntl import fcntl

T = TypeVar("T")
_SET_SIZE, _ROOM = 1031, 1 << 20
"""F_SETPIPE_SZ of Linux, and the most that anybody may ask for."""


class Aside:
    """Results that may be begun early, one after the other; leaving the `with` ends the work."""

    def __init__(self) -> None:
        self._child = 0
        self._pipe: BinaryIO | None = None
        self._shared: Mapping[str, object] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def begin(self, work: Callable[[], Iterable[object]], shared: Mapping[str, object]) -> None:
        """Begins the work in a second process, if there can be one, to give one result after the
        other. What is `shared` both have: it is not handed over, only named."""
        if self._child or not _can_fork():
            return
        reading, writing = os.pipe()
        with suppress(OSError):
            fcntl(writing, _SET_SIZE, _ROOM)  # the work goes on before its result is read
        self._shared = shared
        self._child = os.fork()
        if not self._child:
            os.close(reading)
            _answer(work, writing, shared)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def result(self, here: Callable[[], T]) -> T:
        """The next result of the work begun, or, when none was or it failed, what `here` gives."""
        if self._pipe:
            try:
                found: T = _Unpickler(self._pipe, self._shared).load()
                return found
            except (EOFError, pickle.UnpicklingError):
                self._end()
        return here()

    def _end(self) -> None:
        if self._child and self._pipe:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            self._pipe.close()
            os.waitpid(self._child, 0)
        self._child, self._pipe = 0, None


class _Pickler(pickle.Pickler):
    """Names what both processes have."""

    def __init__(self, file: BinaryIO, shared: Mapping[str, object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        names = {id(thing): name for name, thing in shared.items()}
        kinds = {type(thing) for thing in shared.values()}

        def named(thing: Any) -> Any:
            name = names.get(id(thing))
            return thing.__reduce_ex__(pickle.HIGHEST_PROTOCOL) if name is None else (_the, (name,))

        self.dispatch_table = {**copyreg.dispatch_table, **dict.fromkeys(kinds, named)}


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BinaryIO, shared: Mapping[str, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _the.__name__):
            return self._shared.__getitem__
        return super().find_class(module, name)


def _the(name: str) -> object:
    """The shared thing of a name, in the process that reads."""
    raise LookupError(name)


def _can_fork() -> bool:
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _answer(
    work: Callable[[], Iterable[object]], writing: int, shared: Mapping[str, object]
) -> NoReturn:
    """Does the work and leaves: prints nothing, and cleans up nothing that is the other's."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            for result in work():
                _Pickler(pipe, shared).dump(result)
                pipe.flush()
    finally:
        os._exit(0)
