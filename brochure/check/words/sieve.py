"""A pattern of many alternatives in; only those whose letters a sentence has are compiled and run.

Compiling costs most of what a rule costs, and nearly all alternatives of nearly all patterns have
no chance in an honest text. So a pattern is cut at its outer `|`, and each part is asked for the
letters it cannot do without; a sentence that lacks them never meets that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Needs = tuple[tuple[str, ...], ...]
"""For each inner tuple, a sentence must hold one of its strings."""

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[:=!]|\(|\||[a-z' %&\"-]+(?![?*{a-z])|[a-z' %&\"-]|."
)
_BRACKET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[^}]*\})\??")
_GROUPED = re.compile(r"(\\b|\^|)\(\?:")
_LEAST_LETTERS = 3
_ENOUGH_LETTERS = 6
_LONG = 240
_MOST_CHOICES = 40


class Sieve:
    """The parts of a pattern, each with its needs; compiled when first needed."""

    def __init__(self, pattern: str) -> None:
        self.whole = pattern
        self._parts: list[tuple[str, Needs]] = []
        self._compiled: dict[int, re.Pattern[str]] = {}
        if len(pattern) < _LONG:
            self._parts.append((pattern, ()))
            return
        for part, runs, groups in alternatives(pattern):
            inner = _GROUPED.match(part) if len(part) > _LONG else None
            end = _closing(part, inner.end() - 3) if inner else 0
            if inner and part[end:] in ("", "\\b"):
                self._parts += [
                    (f"{inner[1]}(?:{one}){part[end:]}", _needs(more, within))
                    for one, more, within in alternatives(part[inner.end() : end - 1])
                ]
            else:
                self._parts.append((part, _needs(runs, groups)))

    def _active(self, low: str) -> Iterator[re.Pattern[str]]:
        for number, (part, needs) in enumerate(self._parts):
            for choices in needs:
                for choice in choices:
                    if choice in low:
                        break
                else:
                    break
            else:
                found = self._compiled.get(number)
                if found is None:
                    found = self._compiled[number] = re.compile(part)
                yield found

    def search(self, low: str) -> re.Match[str] | None:
        """The match that begins first."""
        best: re.Match[str] | None = None
        for part in self._active(low):
            match = part.search(low)
            if match and (best is None or match.start() < best.start()):
                best = match
        return best

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        """All matches in order; of those that overlap, the one that begins first."""
        found = [match for part in self._active(low) for match in part.finditer(low)]
        if len(found) > 1:
            found.sort(key=lambda match: match.start())
        end = -1
        for match in found:
            if match.start() >= end:
                yield match
                end = match.end()


@cache
def sieve(pattern: str) -> Sieve:
    """The sieve of a pattern, made once."""
    return Sieve(pattern)


def alternatives(pattern: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The outer alternatives of a pattern, each with its runs of letters and its inner groups."""
    begun = at = 0
    runs: list[str] = []
    groups: list[str] = []
    run = ""
    size = len(pattern)
    while at <= size:
        token = _TOKEN.match(pattern, at)
        if token is None or token[0] == "|":
            runs.append(run)
            yield pattern[begun:at], runs, groups
            begun, run, runs, groups = at + 1, "", [], []
            at += 1
            continue
        word = token[0]
        opened = word[0] == "("
        at = _closing(pattern, at) if opened else token.end()
        closed = at
        quantifier = _QUANTIFIER.match(pattern, at)
        optional = quantifier is not None and quantifier[0][0] in "?*{"
        if quantifier:
            at = quantifier.end()
        if opened and not optional and word in ("(", "(?:"):
            groups.append(pattern[token.end() : closed - 1])
        if word[0].isalpha() or word[0] in " '%&\"-":
            if not optional:
                run += word
            if quantifier:
                runs.append(run)
                run = ""
        else:
            runs.append(run)
            run = ""


def _closing(pattern: str, opening: int) -> int:
    """The position behind the bracket that closes the one at `opening`."""
    depth = 0
    for token in _BRACKET.finditer(pattern, opening):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
            if depth == 0:
                return token.end()
    return len(pattern)


def _needs(runs: list[str], groups: list[str]) -> Needs:
    """Letters that stand outside of groups; where they are few, what the groups need too."""
    needs: list[tuple[str, ...]] = [(run,) for run in runs if len(run.strip()) >= _LEAST_LETTERS]
    if sum(len(run) for (run,) in needs) < _ENOUGH_LETTERS:
        for inner in groups:
            choices = _choices(inner)
            if choices:
                needs.append(choices)
                break
    return tuple(needs)


def _choices(inner: str) -> tuple[str, ...]:
    """One of these must be there for a group to match; nothing when it can do without any."""
    found: list[str] = []
    for _, runs, groups in alternatives(inner):
        best = max(_needs(runs, groups), key=_weight, default=())
        if not best:
            return ()
        found += best
    return tuple(found) if len(found) <= _MOST_CHOICES else ()


def _weight(choices: tuple[str, ...]) -> int:
    return min(map(len, choices)) * 10 - len(choices)
