"""A path in, as people read it out; and where the project lies."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shown(path: Path) -> str:
    """A path as people see it: from the working folder when below it, else in full."""
    whole = os.path.abspath(path)
    try:
        here = os.getcwd()
        for full, base in ((whole, here), (os.path.realpath(whole), os.path.realpath(here))):
            if full == base or full.startswith(base.rstrip(os.sep) + os.sep):
                return Path(os.path.relpath(full, base)).as_posix()
    except (OSError, ValueError):
        pass
    return Path(whole).as_posix()


def home() -> Path:
    """The folder with layouts/ and assets/: the checkout above the package, else the wheel's."""
    checkout = PACKAGE.parent
    if (checkout / "layouts").is_dir() and (checkout / "assets").is_dir():
        return checkout
    return PACKAGE / "home"
