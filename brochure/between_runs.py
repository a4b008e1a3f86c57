"""What a run found out in; the place in the virtual environment where the next one finds it out.

What is kept is good for one state of the files that found it out and for one Python: `state` says
which. Without a virtual environment, or where it cannot be written, nothing is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path


def place(name: str) -> Path | None:
    """Where runs of this installation keep things under a name; None where they cannot."""
    return Path(sys.prefix) / name if sys.prefix != sys.base_prefix else None


def state(files: Iterable[Path], *more: object) -> bytes:
    """Changes with the files (32 bytes), with Python and with what else is told."""
    stats = sorted((file.name, file.stat()) for file in files)
    told = [(name, stat.st_mtime_ns, stat.st_size) for name, stat in stats]
    return blake2b(repr((told, sys.version, *more)).encode(), digest_size=32).digest()


def keep(file: Path, data: bytes) -> bool:
    """Writes the whole file or nothing, and says whether it could."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        draft.write_bytes(data)
        os.replace(draft, file)
        return True
    return False
