"""Patterns: PCRE2 and `re` find the same in every labelled sentence."""

from __future__ import annotations

import re

import pytest

from brochure.check.words import patterns
from brochure.check.words.reading import read
from brochure.check.words.rule import Facts, passage
from brochure.commands.bench import CLINIC

from .test_rules import CASES

pcre2 = pytest.importorskip("pcre2")


def found(text: str) -> list[tuple[str, int, int]]:
    every = read([passage(text)], Facts(**CLINIC))
    return [(one.rule.code, one.hit.start, one.hit.end) for one in every]


def test_both_engines_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.rx.cache_clear()
    ours = [found(text) for _, text in CASES]
    assert not isinstance(patterns.rx(r"\bketamine\b"), re.Pattern)
    patterns.rx.cache_clear()
    monkeypatch.setattr(patterns, "pcre2", None)
    assert isinstance(patterns.rx(r"\bketamine\b"), re.Pattern)
    assert [found(text) for _, text in CASES] == ours
    patterns.rx.cache_clear()
    assert any(ours)
