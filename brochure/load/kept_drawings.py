"""The bytes of an SVG in; what an earlier run read from them out, where one has.

Reading a drawing turns its numbers from text into what counts; all drawings of a build together
are 300,000 of them. So what was read without a fault is kept beside the
installation as it lies in memory, under a hash of the file: a changed drawing is another one.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from brochure.between_runs import keep, place, state
from brochure.model.art import Drawing, InkPath

_DIGEST = 16
_MOST = 200
"""Drawings kept; those that were kept first go first."""
_READERS = ("svg.py", "outline.py", Path(__file__).name, "../model/art.py")


def recall(data: bytes, name: str) -> Drawing | None:
    """The drawing of a file that an earlier run read."""
    file = _file(data)
    try:
        kept = file.read_bytes() if file else b""
    except OSError:
        return None
    told = kept[_DIGEST:]
    if not told or _digest(told) != kept[:_DIGEST]:
        return None
    width, height, paths = marshal.loads(told)  # noqa: S302  # ours, and whole
    return Drawing(name, width, height, tuple(InkPath.again(*one) for one in paths))


def remember(data: bytes, drawing: Drawing) -> None:
    """Keeps what was read; says nothing when it cannot."""
    file = _file(data)
    if file is None:
        return
    paths = [
        (
            path.ink, path.tint, path.letters, path.values, path.step, path.bounds, path.is_whole,
        )
        for path in drawing.paths
    ]  # fmt: skip
    told = marshal.dumps((drawing.width, drawing.height, paths))
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        if keep(file, _digest(told) + told):
            _forget_the_first(file.parent)


def _file(data: bytes) -> Path | None:
    folder = place("drawings-read")
    return folder / blake2b(data, digest_size=_DIGEST, key=_state()).hexdigest() if folder else None


@cache
def _state() -> bytes:
    return state(Path(__file__).parent / name for name in _READERS)


def _digest(told: bytes) -> bytes:
    return blake2b(told, digest_size=_DIGEST).digest()


def _forget_the_first(folder: Path) -> None:
    known = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    for file in known[:-_MOST]:
        file.unlink()
