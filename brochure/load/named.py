"""The name of a layout or theme in; its file, or a problem with the nearest name there is, out."""

from __future__ import annotations

from pathlib import Path

from brochure.paths import shown
from brochure.problems import Problem, Span, error, nearest

_ENDINGS = (".yaml", ".yml")


def layout_path(name: str, folder: Path) -> tuple[Path | None, list[Problem]]:
    """The file of a layout, by its name in the folder or by the path of a file."""
    return _file(name, folder, "layout")


def theme_path(name: str, folder: Path) -> tuple[Path | None, list[Problem]]:
    """The file of a theme, by its name in the folder or by the path of a file."""
    return _file(name, folder, "theme")


def _file(name: str, folder: Path, kind: str) -> tuple[Path | None, list[Problem]]:
    if name.endswith(_ENDINGS):
        return Path(name), []
    try:
        known = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    except OSError:
        known = {}
    if name in known:
        return known[name], []
    near = nearest(name, known)
    meant = f"Did you mean “{near}”? " if near else ""
    there = ", ".join(known) or f"none, “{shown(folder)}” is empty"
    message = f"There is no {kind} called “{name}”."
    hint = f"{meant}The {kind}s are: {there}."
    place = known.get(near) or next(iter(known.values()), folder)
    return None, [error(f"{kind}/unknown", message, hint, Span(shown(place)))]
