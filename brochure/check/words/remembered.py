"""A question about a text in; the answer out, from an earlier run where it was asked before.

Most of a content is the same from one build to the next, and reading it costs more than the rest
of the rules together. So a run keeps the answers it found, as hashes in a file of the virtual
environment: that a passage breaks no rule, that a section reads easily. What has a finding is read
anew every time, so a message is never an old one. An answer holds for one state of the rules'
files, one Python and one set of facts. Without a virtual environment, or where it cannot be
written, every question is answered anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from brochure.between_runs import keep, place, state
from brochure.check.words.rule import Facts

_BYTES = 12
_MOST = 20_000
_RULES = Path(__file__).parent


class Memory:
    """The answers of earlier runs, and those of this one until they are saved."""

    def __init__(self, file: Path | None, facts: Facts) -> None:
        self._file = file
        self._stamp = _stamp(facts)
        self._known = _earlier(file) if file else set()
        self._asked: set[bytes] = set()

    def recall(self, question: str, text: str, answer: Callable[[], bool]) -> bool:
        """Whether the question's answer for a text is yes."""
        yes, no = self._key(f"{question}?yes", text), self._key(f"{question}?no", text)
        told = True if yes in self._known else False if no in self._known else answer()
        self._asked.add(yes if told else no)
        return told

    def save(self) -> None:
        """Keeps what was asked for the next run; says nothing when it cannot."""
        asked, self._asked = self._asked, set()
        if self._file is None or asked <= self._known:
            return
        kept = [*asked, *(self._known - asked)][:_MOST]
        if keep(self._file, b"".join(kept)):
            self._known.clear()
            self._known.update(kept)

    def _key(self, question: str, text: str) -> bytes:
        told = f"{question} {text}".encode()
        return blake2b(told, digest_size=_BYTES, key=self._stamp).digest()


@lru_cache(8)
def memory(facts: Facts) -> Memory:
    """The memory of this installation; an empty one outside of a virtual environment."""
    return Memory(place("words-read"), facts)


def _stamp(facts: Facts) -> bytes:
    """Changes with the rules' files, with Python and with what the clinic says of itself."""
    return state((file for file in _RULES.iterdir() if file.is_file()), facts)


@lru_cache(1)
def _earlier(file: Path) -> set[bytes]:
    """What stands in the file, once for a process: the answers that hold for any of its clinics."""
    try:
        data = file.read_bytes()
    except OSError:
        return set()
    return {data[at : at + _BYTES] for at in range(0, len(data) - _BYTES + 1, _BYTES)}
