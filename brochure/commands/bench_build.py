"""Content in; rows out: time and memory of builds, each beside a floor measured in the same run.

The floor is a Python process that does nothing but import ReportLab's canvas and python-pptx.
Floor, build and peer take turns, so that whatever else the machine does strikes all alike; a
figure is the median of its turns, its noise the middle half of them in parts of that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from brochure.problems import MachineFailed

COLD_AIM, WARM_AIM = 3.0, 0.5
"""What a cold build, and a rebuild in a process that goes on, should take at most, in floors."""

ART_AIM = 0.08
"""Seconds that drawing the garden may add to a build."""

_FLOOR = ("-c", "import reportlab.pdfgen.canvas, pptx")
_NOISY = 0.1
_MEGA = 1e6


@dataclass(frozen=True, slots=True)
class Turn:
    """One process from start to end: seconds on the clock, of all its cores, most bytes held."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Measured:
    """Everything `bench build` measured; what was not is empty."""

    floor: list[Turn] = field(default_factory=list)
    cold: list[Turn] = field(default_factory=list)
    typst: list[Turn] = field(default_factory=list)
    steps: list[dict[str, float]] = field(default_factory=list)
    art: list[dict[str, float]] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    clinics: list[dict[str, float]] = field(default_factory=list)


def measure(content: Path, turns: int, clinics: int, told: Callable[[str], None]) -> Measured:
    """Measures all; `told` hears what is being measured."""
    found = Measured()
    told(f"{turns} turns of floor, build and Typst …")
    with tempfile.TemporaryDirectory() as out:
        build = ("-P", "-m", "brochure", "--content", str(content), "--out", out)
        for words in (_FLOOR, build):
            _turn(words)  # leaves compiled modules, which every later run finds
        for _ in range(turns):
            found.floor.append(_turn(_FLOOR))
            found.cold.append(_turn(build))
            if find_spec("typst"):
                found.typst.append(_turn(_run("typst", content)))
            found.steps.append(_answer(_run("steps", content)))
            found.art.append(_answer(_run("art", content)))
    told("Rebuilds after one changed sentence …")
    found.warm = _answer(_run("warm", content))
    told(f"{clinics} clinics in one process …")
    found.clinics = _answer(_run("clinics", content, clinics))
    return found


def rows(found: Measured) -> list[str]:
    """The figures as lines: median, in floors, noise, memory."""
    floor = median(turn.wall for turn in found.floor)
    lines = [
        "                                     seconds  floors    cpu  noise  memory",
        _row("floor: imports alone", found.floor, found.floor),
        _row("cold build, 4 pieces, checks", found.cold, found.floor, _aim(COLD_AIM)),
    ]
    if found.typst:
        lines.append(_row("Typst, a sheet of two pages", found.typst, found.floor))
    else:
        lines.append("Typst, a sheet of two pages: not measured (pip install typst)")
    if found.warm:
        seconds = median(found.warm)
        lines.append(
            f"{'rebuild, one sentence changed':34} {seconds:9.3f} {seconds / floor:7.2f}"
            f"        {_noise(found.warm):5.0%}        {_aim(WARM_AIM)}"
        )
    if _noise([turn.wall for turn in found.floor]) > _NOISY:
        lines.append("The machine is busy: compare floors, not seconds, and measure again.")
    lines += ["", "one after the other, in one process  seconds  floors"]
    for name in found.steps[0] if found.steps else ():
        seconds = median(step[name] for step in found.steps)
        lines.append(f"  {name:32} {seconds:9.3f} {seconds / floor:7.2f}")
    lines += ["", "the garden: what its drawings add        cpu"]
    for name in found.art[0] if found.art else ():
        aim = f"   aim: {ART_AIM:g} seconds" if name == "drawn" else ""
        lines.append(f"  {_ART[name]:32} {median(one[name] for one in found.art):9.3f}{aim}")
    lines += ["", "clinics in one process               seconds    each  memory"]
    for one in found.clinics:
        each = one["seconds"] / one["clinics"]
        lines.append(
            f"  {one['clinics']:<32.0f} {one['seconds']:9.1f} {each:7.2f} {_memory(one['memory'])}"
        )
    return lines


_ART = {
    "read": "reading them, the first time",
    "again": "reading them in later runs",
    "drawn": "drawing them in four pieces",
    "checked": "the checks of scenes and files",
}


def _row(name: str, turns: Sequence[Turn], floor: Sequence[Turn], aim: str = "") -> str:
    wall, cpu = median(turn.wall for turn in turns), median(turn.cpu for turn in turns)
    floors = wall / median(turn.wall for turn in floor)
    return (
        f"{name:34} {wall:9.3f} {floors:7.2f} {cpu:6.3f} {_noise([t.wall for t in turns]):6.0%}"
        f" {_memory(max(turn.memory for turn in turns))}{aim}"
    )


def _aim(floors: float) -> str:
    return f"   aim: {floors:g} floors"


def _memory(size: float) -> str:
    return f"{size / _MEGA:4.0f} MB" if size else "      ?"


def _noise(seconds: Sequence[float]) -> float:
    """The width of the middle half, in parts of the median."""
    if len(seconds) < 2:
        return 0.0
    low, middle, high = quantiles(seconds, n=4)
    return (high - low) / middle


def _run(name: str, content: Path, *more: object) -> tuple[str, ...]:
    return ("-P", "-m", "brochure.commands.bench_runs", name, str(content), *map(str, more))


def _turn(words: Sequence[str]) -> Turn:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environ()
    ) as child:
        said = child.stderr.read() if child.stderr else b""
        if not hasattr(os, "wait4"):  # Windows says nothing of a child's time and memory
            code, cpu, memory = child.wait(), 0.0, 0
        else:
            _, status, used = os.wait4(child.pid, 0)
            code = child.returncode = os.waitstatus_to_exitcode(status)
            cpu = used.ru_utime + used.ru_stime
            memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        wall = time.perf_counter() - start
    _sound(code, said.decode(errors="replace"))
    return Turn(wall, cpu, memory)


def _answer(words: Sequence[str]) -> Any:
    ran = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, env=_environ()
    )
    _sound(ran.returncode, ran.stderr)
    return json.loads(ran.stdout)


def _environ() -> dict[str, str]:
    """Ours, but compiled modules are kept, as make.py sees to for everybody who builds."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _sound(code: int, said: str) -> None:
    if code:
        last = said.strip().splitlines()[-1:] or [f"it ended with {code}"]
        raise MachineFailed(f"A build could not be measured: {last[0]}")
