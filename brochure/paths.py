"""A path in; the path as people read it out."""

from __future__ import annotations

import os
from pathlib import Path


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
