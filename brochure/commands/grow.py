"""A drawing's name, a seed and a vitality in; its SVG, grown by the garden, out.

With `--all` the whole set that the pieces use is written anew: into assets/garden, or with a seed
into assets/garden/seed-N, where a theme that names this seed looks for it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path

from brochure.paths import shown
from brochure.pipeline import UsageFailed
from brochure.problems import MachineFailed, nearest
from brochure.report import Report

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "garden"
"""The shipped set."""

_SCENE = "plant"
_LARGEST_SEED = 999_999


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `grow`."""
    about = "grow a plant or another drawing of the garden from a seed, as SVG"
    command = subparsers.add_parser("grow", help=about, description=about, allow_abbrev=False)
    add_to = command.add_argument
    add_to("--scene", metavar="NAME", help=f"what to grow (default: {_SCENE})")
    add_to("--vitality", metavar="V", help="from 0, withered, to 1, in flower")
    add_to("--seed", metavar="N", help="a whole number; the same seed always grows the same plant")
    add_to("--out", metavar="FILE", help="the SVG file to write (with --all: the folder)")
    add_to("--all", action="store_true", help="grow the whole set that the pieces use")
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """Writes one drawing or the whole set, and says where."""
    from brochure.garden import NAMES, grow, grow_all

    report = Report(sys.stdout)
    seed = _seed(arguments.seed)
    if arguments.all:
        if arguments.scene or arguments.vitality:
            raise UsageFailed("--all grows every drawing as the set has it; leave out "
                              "--scene and --vitality.")  # fmt: skip
        folder = Path(arguments.out) if arguments.out else FOLDER
        if seed is not None and not arguments.out:
            folder = FOLDER / f"seed-{seed}"
        count = 0
        for name, svg in grow_all(seed or 0):
            _write(folder / f"{name}.svg", svg)
            count += 1
        report.line(report.plain(f"✓ {shown(folder)}  {count} drawings"))
        return 0
    name = arguments.scene or _SCENE
    if name not in NAMES:
        near = nearest(name, NAMES)
        meant = f"Did you mean {near}?" if near else f"There are: {', '.join(NAMES)}."
        raise UsageFailed(f"--scene: there is no drawing “{name}”. {meant}")
    vitality = _vitality(arguments.vitality, name)
    out = Path(arguments.out or f"{name}.svg")
    if out.suffix.lower() != ".svg":
        raise UsageFailed(f"--out: “{out}” is not the name of an SVG file, such as {name}.svg.")
    svg = grow(name, seed, vitality)
    _write(out, svg)
    report.line(report.plain(f"✓ {shown(out)}  {round(len(svg) / 1000)} KB"))
    return 0


def _seed(written: str | None) -> int | None:
    if written is None:
        return None
    digits = len(str(_LARGEST_SEED))
    if not (written.isascii() and written.isdigit() and len(written) <= digits):
        raise UsageFailed(f"--seed: “{written}” is not a whole number from 0 to {_LARGEST_SEED}.")
    return int(written)


def _vitality(written: str | None, name: str) -> float | None:
    from brochure.garden.scenes import SCENES

    if written is None:
        return None
    try:
        value = float(written)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageFailed(f"--vitality: “{written}” is not a number from 0 to 1, such as 0.8.")
    if SCENES[name].vitality is None:
        raise UsageFailed(f"--vitality: {name} is one fixed state; choose another scene.")
    return value


def _write(path: Path, svg: str) -> None:
    """The file, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(svg, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as failure:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        why = failure.strerror or type(failure).__name__
        raise MachineFailed(f"{shown(path)} could not be written: {why}.") from failure
