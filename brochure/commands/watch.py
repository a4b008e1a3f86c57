"""A request in; the pieces made again whenever a file changes, until Ctrl+C.

One process stays, so that what did not change is not made again. The screen shows the problems as
they are now, in place of the last ones, and below them one line: what changed where, in how long.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from brochure import pipeline
from brochure.commands.watch_files import Looker, State, changes
from brochure.commands.watch_pieces import places_changed
from brochure.paths import shown
from brochure.pipeline import Request, Result, UsageFailed
from brochure.report import Report

if TYPE_CHECKING:
    from brochure.model.scene import Scene

_PAUSE_SECONDS = 0.15
_PATIENCE_SECONDS = 1.0
"""How long a file may be away before it counts as gone: editors save by putting a new one there."""

_SHARE = 10
"""Looking takes at most one part in so many of the time: a slow drive is looked at less often."""

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_MOST_PLACES = 5


def watch(request: Request, stream: TextIO, failed: Callable[[Exception], object]) -> int:
    """Builds now and after each change; `failed` tells of what the machine could not do.

    Returns 0 when stopped by Ctrl+C. A problem of any kind is told, and watching goes on.
    """
    gc.enable()  # see __main__: this one stays
    request = replace(request, staying=True)
    looker = Looker([request.content, request.home / "layouts", request.home / "assets"],
                    without=request.out)  # fmt: skip
    screen = _Screen(stream, request)
    try:
        state = looker.look()
        scenes = _rebuilt(request, screen, failed, [], [])
        while True:
            earlier, state = state, _settled(looker, state)
            scenes = _rebuilt(request, screen, failed, changes(earlier, state), scenes)
    except KeyboardInterrupt:
        screen.line()
        screen.line(f"Stopped watching. The pieces in {shown(request.out)} stay as they are.")
        return 0


def _settled(looker: Looker, built: State) -> State:
    """Waits for a change, then until nothing has changed for a moment."""
    pause = _PAUSE_SECONDS
    last, since = built, time.monotonic()
    while True:
        time.sleep(pause)
        start = time.monotonic()
        now = looker.look()
        pause = max(_PAUSE_SECONDS, _SHARE * (time.monotonic() - start))
        if now != last:
            last, since = now, start
        elif now != built:
            away = any(path not in now for path in built)
            if start - since >= (_PATIENCE_SECONDS if away else 0):
                return now


def _rebuilt(
    request: Request,
    screen: _Screen,
    failed: Callable[[Exception], object],
    causes: list[str],
    before: Sequence[Scene],
) -> Sequence[Scene]:
    """One build, told; returns the Scenes that the next one is compared with."""
    start = time.perf_counter()
    screen.clear()
    try:
        result = pipeline.run(request, lambda done: None)
    except UsageFailed:
        raise
    except Exception as failure:  # told as any command tells it, and nothing is over
        failed(failure)
        screen.told(causes, "not done", time.perf_counter() - start)
        return before
    seconds = time.perf_counter() - start
    screen.problems(result)
    screen.told(causes, _outcome(request, result, before), seconds)
    return before if result.failed else result.scenes


def _outcome(request: Request, result: Result, before: Sequence[Scene]) -> str:
    """What became of it in a few words."""
    if result.failed:
        errors = sum(problem.is_error for problem in result.problems)
        rest = "nothing was written" if request.writing else "not in order"
        return f"{errors} error{'s' * (errors != 1)}, {rest}"
    if not before:
        count = len(result.outputs)
        return f"{count} piece{'s' * (count != 1)} in {shown(request.out)}"
    places = places_changed(before, result.scenes)
    if not places:
        return "nothing changed in any piece"
    more = len(places) - _MOST_PLACES
    return ", ".join(places[:_MOST_PLACES]) + (f" and {more} more places" if more > 0 else "")


class _Screen:
    """Where it is shown: a terminal shows the last build alone, any other stream all of them."""

    def __init__(self, stream: TextIO, request: Request) -> None:
        self._report = Report(stream)
        self._stream = stream
        self._clears = stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._where = ", ".join(
            shown(folder)
            for folder in (request.content, request.home / "layouts", request.home / "assets")
        )

    def clear(self) -> None:
        if self._clears:
            self._stream.write(_CLEAR)

    def line(self, text: str = "") -> None:
        self._report.line(self._report.plain(text))

    def problems(self, result: Result) -> None:
        self._report.problems(result.problems, result.texts)

    def told(self, causes: list[str], outcome: str, seconds: float) -> None:
        """`14:32:05  team.yaml changed: deck slide 22, brochure back panel · 0.31 s`"""
        *first, last = causes or [""]
        cause = f"{', '.join(first)} and {last}" if first else last
        what = f"{cause}: {outcome}" if cause else outcome
        self.line(f"{datetime.now():%H:%M:%S}  {what} · {seconds:.2f} s")
        if not causes or self._clears:
            self.line(f"Watching {self._where}. Ctrl+C stops.")
