"""The explanation of one problem code: its shape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One code: what it finds, why that matters, and an example that fails and one that passes."""

    about: str
    why: str
    fails: str
    passes: str
