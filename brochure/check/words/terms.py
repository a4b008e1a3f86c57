"""Sentences in; short forms before their expansion, and words of the trade, out (K27)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.glossary import JARGON, KNOWN
from brochure.check.words.rule import WARNING, Hit, Sentence, rule

ACRONYM = re.compile(
    r"(?<![\w.@/-])(?:[A-Z]{2,}[A-Za-z]?\b(?:-\d+\b)?|[A-Z][a-z]{1,2}[A-Z]\b|m[A-Z]{2,}\b"
    r"|[A-Z]+-\d+\b)(?![\w@])"
)
_OPENED = re.compile(r"(?: ?\((?:or |called |the )?|,? (?:or|called|known as|the)(?: the)? )$")
_FOLLOWING = re.compile(r"(?: ?[:(] ?|,? (?:stands for|means|or|is short for) )([^).;:]+)")
_LONGEST = 6
"""Letters of a short form; a longer word in capitals is shouted."""
_TRIAL = re.compile(r"^(?:KARMA|ELEKT|CD\d|PMC\d|[A-Z]-\d)")


@rule("K27", WARNING, "CDC Clear Communication Index; plainlanguage.gov")
def term(s: Sentence) -> Iterator[Hit]:
    """Uses a short form before its expansion, or a word of the trade.

    Why: A reader who meets NMDA or anhedonia stops reading, and the risks come after it.
    Fails: Ketamine blocks NMDA receptors on certain cells.
    Fails: BDNF acts like fertilizer for the roots.
    Passes: Brain-derived neurotrophic factor (BDNF) feeds nerve cells.
    Passes: The FDA has not approved ketamine for depression.
    """
    yield from terms(s, set())


def terms(s: Sentence, told: set[str]) -> Iterator[Hit]:
    """The findings of a sentence; what it expands is added to `told`."""
    short = [m for m in ACRONYM.finditer(s.text) if not _shouted(s.text, m)]
    told.update(m[0] for m in short if expanded(s.text, m[0]))
    for m in short:
        word = m[0].removesuffix("s") if m[0].endswith("s") else m[0]
        if (
            word in KNOWN
            or word in ("TODO", "DRAFT", "FIRSTNAME", "TBA", "TBD", "TBC", "FIXME", "XX", "XXX")
            or word in told
            or m[0] in told
            or _TRIAL.match(word)
        ):
            continue
        told.add(word)
        yield Hit(
            m.start(), m.end(),
            f"“{m[0]}” is not explained before it is used.",
            f"Write it out the first time, with the short form in brackets: “… ({word})”.",
        )  # fmt: skip
    for word in sorted(s.words & JARGON):
        at = s.low.find(word)
        if word in told or _explained(s, word):
            continue
        told.add(word)
        yield Hit(
            at, at + len(word),
            f"“{s.text[at : at + len(word)]}” is a word of the trade.",
            "Say it in plain words, or explain it in brackets right behind it.",
        )  # fmt: skip


def told_short(text: str) -> bool:
    """Whether a text has a short form that not everybody knows."""
    return any(m[0].removesuffix("s") not in KNOWN for m in ACRONYM.finditer(text))


def explained_in(text: str) -> Iterator[str]:
    """The short forms that a text itself explains."""
    for m in ACRONYM.finditer(text):
        short = m[0].removesuffix("s")
        if short not in KNOWN and expanded(text, short):
            yield from (short, m[0])


def _shouted(text: str, m: re.Match[str]) -> bool:
    """Whether the words around are in capitals too: a heading, not a short form."""
    if len(m[0]) > _LONGEST and m[0].isupper():
        return True
    near = (text[: m.start()].split() or [""])[-1], (text[m.end() :].split() or [""])[0]
    if any(word.isupper() and len(word) > 3 and word.isalpha() for word in near):
        return True
    letters = re.findall(r"[^\W\d_]{2,}", text)
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.6 * len(letters)


def expanded(text: str, short: str) -> bool:
    """Whether the short form stands in brackets behind its words, or its words behind it."""
    bare = short.removesuffix("s")
    letters = re.sub(r"[^A-Za-z]", "", bare).lower()
    at = text.find(bare)
    while at >= 0:
        before = text[max(0, at - 90) : at]
        after = text[at + len(bare) : at + len(bare) + 90].removeprefix("s")
        opened = _OPENED.search(before)
        if opened and _initials(before[: opened.start()], letters):
            return True
        following = _FOLLOWING.match(after)
        if following and _initials_first(following[1], letters):
            return True
        at = text.find(bare, at + 1)
    return False


def _initials(words: str, letters: str) -> bool:
    """Whether the last words begin with the letters, in order."""
    parts = re.findall(r"[^\W\d_]+", words.lower())[-2 * len(letters) - 2 :]
    at = len(letters) - 1
    for word in reversed(parts):
        if at >= 0 and word[0] == letters[at]:
            at -= 1
        elif at >= 0 and letters[at] in word and len(parts) < len(letters):
            at -= sum(letter in word for letter in letters[: at + 1])
    return at < 1 or any(_spelt(parts[-count:], letters) for count in range(2, len(letters) + 1))


def _spelt(parts: list[str], letters: str) -> bool:
    """`electroconvulsive therapy` for ECT: a letter may stand inside its word, the first begins."""
    if not parts or parts[0][0] != letters[0] or parts[-1][0] not in letters:
        return False
    rest = iter("".join(parts))
    return all(letter in rest for letter in letters)


def _initials_first(words: str, letters: str) -> bool:
    parts = re.findall(r"[^\W\d_]+", words.lower())
    return len(parts) >= 2 and bool(letters) and parts[0][0] == letters[0]


def _explained(s: Sentence, word: str) -> bool:
    """`anhedonia (no joy in anything)`, `called neuroplasticity`."""
    at = s.low.find(word)
    after = s.low[at + len(word) : at + len(word) + 4]
    before = s.low[max(0, at - 24) : at]
    return (
        after.startswith((" (", ", a", ", t", ", o", ": "))
        or before.rstrip("\"' *(").endswith(
            (
                "called",
                "term for this is",
                "known as",
                "word for it is",
                "name for this is",
                "call it",
                "term",
            )
        )
        or s.low[max(0, at - 2) : at].endswith("(")
    )
