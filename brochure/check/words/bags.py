"""Words in one text in; the set or the tuple of them out, so that long lists stay legible."""

from __future__ import annotations


def bag(words: str) -> frozenset[str]:
    """The words as a set."""
    return frozenset(words.split())


def stems(words: str) -> tuple[str, ...]:
    """The words as a tuple, as `startswith` takes them."""
    return tuple(words.split())
