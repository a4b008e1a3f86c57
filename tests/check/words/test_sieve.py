"""The sieve: it leaves out only what cannot match. Compared with the plain pattern everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure.check.words import registry, sieve
from brochure.check.words.rule import Facts, passage, sentences
from brochure.check.words.sieve import Sieve

TEXTS = [
    line.split(" | ", 1)[1]
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line
]
PADDING = "|zzzzzz" * 40


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bcures?\b", "it cures"),
        (r"\b(?:never|always) (?:fails?|works)\b", "it never fail"),
        (r"\b(?:(?:very )?safe|harm(?:less)?)\b", "no harm"),
        (r"\b\d+ ?%", "70%"),
        (r"colou?r\b", "color"),
        (r"[ab|)]xyz\b", ")xyz"),
        (r"(?=abc)a.c", "abc"),
        (r"(?<!un)safe", "it is safe"),
        (r"ab{0,2}cde", "acde"),
        (r"^(?:one|two) (?:and )*three$", "two three"),
    ],
)
def test_a_part_that_matches_is_never_left_out(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert Sieve(pattern + PADDING).search(text) is not None
    assert Sieve(rf"(?:{'zzzzzz|' * 40}{pattern})").search(text) is not None


def test_every_pattern_finds_what_it_finds_without_the_sieve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, set[str]] = {}
    plain = sieve.Sieve.search

    def noted(self: Sieve, low: str) -> re.Match[str] | None:
        asked.setdefault(self.whole, set()).add(low)
        return plain(self, low)

    monkeypatch.setattr(sieve.Sieve, "search", noted)
    facts = Facts(nurses=("Valentina Ira",))
    for text in TEXTS:
        for sentence in sentences(passage(text), facts):
            for rule in registry.RULES.values():
                if rule.read:
                    list(rule.read(sentence))
    assert len(asked) > 60
    for pattern, lows in asked.items():
        whole, sifted = re.compile(pattern), Sieve(pattern)
        for low in lows:
            one, other = whole.search(low), plain(sifted, low)
            assert (one is None) == (other is None), (pattern[:60], low)
            if one and other:
                assert one.start() == other.start(), (pattern[:60], low)


def test_overlapping_finds_are_told_once() -> None:
    pattern = r"\bsafe and sound\b|\band sound\b|\bsound\b" + PADDING
    assert [m[0] for m in Sieve(pattern).finditer("safe and sound, sound")] == [
        "safe and sound",
        "sound",
    ]
