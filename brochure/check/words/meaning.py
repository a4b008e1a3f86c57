"""A sentence's words in; what it says, as features, out: its words, and their families of meaning.

Writers have a hundred words for a promise. `families.txt` holds them together, one family a line,
so that what is learnt of one holds for all. A feature is a short text: a word (`w heal`), two that
stand side by side (`b will heal`), a family (`f cure`, and `f ~cure` where it is denied), two
families in one sentence (`c cure you`), a family in quotation or in a question, how it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from brochure.check.words.bags import bag
from brochure.check.words.contacts import held
from brochure.check.words.names import FIRST_NAMES, WORDS_TOO
from brochure.check.words.rule import Facts

FAMILIES = Path(__file__).with_name("families.txt")
_TOKEN = re.compile(
    r"[^\W\d_]+(?:[-'][^\W\d_]+)*(?![@.]\w)|[?.,!;:\"%()—–$\[\]{}<>|©/](?!\w)"
    r"|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|[\w.+-]+@[\w.-]+|@\w+"
    r"|(?:www\.)?[A-Za-z-]+\.(?:com|org|net|example|gov)\b[^\s,;)]*|¤+|\d[\d.,]*"
    r"|[^\W\d_]+(?:[-'][^\W\d_]+)*|[%$\"?!:;,.()—–\[\]@_{}<>|©/]"
)
_PHONE_DIGITS = 10
_ENDS = bag("; : . ? ! ( ) — – but however although though whereas while because")
"""Signs and words that end a clause: a denial reaches no further."""
_NUMBERS = bag(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand"
)
_SUFFIXES = {
    "y": ("ingly", "edly", "ly"),
    "s": ("ings", "ies", "es", "s"),
    "g": ("ing",),
    "d": ("ied", "ed"),
}
"""Endings of words by their last letter, the longest first."""
_MOST = 20_000
"""Tokens that are kept at the most."""
_SHORT, _BRIEF = 6, 10
"""Fewer words than these: a heading, a button, a caption."""


_NONE: frozenset[str] = frozenset()


class Word(NamedTuple):
    """A word or sign: its stem, and the families that it belongs to."""

    stem: str
    families: tuple[str, ...]


def stem(word: str) -> str:
    """A word without its ending, so that `heals`, `healed` and `healing` are one."""
    word = word.removesuffix("'s")
    for suffix in _SUFFIXES.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            return (f"{word}y" if suffix in ("ies", "ied") else word).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


@cache
def _families() -> dict[str, frozenset[str]]:
    """The families of each word, by its stem."""
    found: dict[str, set[str]] = {}
    for line in FAMILIES.read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(stem(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


class _Known(dict[str, Word]):
    """Each token as it is written, and the word that it is; found out when it is first asked."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts
        self._named: dict[str, str] = {}
        for names, part in (
            (facts.others, "STAFF"), (facts.doctors, "PHYSICIAN"), (facts.nurses, "NURSE")
        ):  # fmt: skip
            for name in names:
                parts = re.findall(r"[^\W\d_]+", name)
                self._named.update(dict.fromkeys(parts, part))

    def __missing__(self, token: str) -> Word:
        if len(self) > _MOST:  # a process that builds for many clinics
            self.clear()
        is_word = token[0].isalpha() and "@" not in token and "." not in token
        self[token] = found = self._word(token) if is_word else self._sign(token)
        return found

    def _word(self, token: str) -> Word:
        bare = token.removesuffix("'s")
        part = self._named.get(bare)
        if part is None and bare in FIRST_NAMES and bare not in WORDS_TOO:
            part = "NAME"
        if part:
            return Word(part, (part,))
        low = token.lower()
        base = stem(low)
        families = _families().get(base, _NONE)
        if low in _NUMBERS:
            families = families | {"number"}
        if "-" in low:
            families = families.union(*(_families().get(stem(p), ()) for p in low.split("-")[1:]))
        if len(token) > 1 and token.isupper():
            families = families | {"CAPITALS"}
        return Word(base, tuple(sorted(families)) if families else ())

    def _sign(self, token: str) -> Word:
        """What stands for a token that is no word: a number, the brand, a way to get in touch."""
        if token[0] == "¤":
            return Word("BRAND", ("BRAND", "clinic"))
        if len(token) > 1 and token[0] == "@":
            return _reach("HANDLE")
        if "@" in token[1:]:
            return _reach("OWN" if held(self._facts, token) else "MAIL")
        if sum(map(str.isdigit, token)) >= _PHONE_DIGITS:
            return _reach("OWN" if held(self._facts, token) else "PHONE")
        if token[0].isdigit() and token.strip("0123456789.,") == "":
            if token.strip(".,") in ("911", "988"):
                return _reach("CRISIS")
            return Word("#", ("exact", "number") if token == "100" else ("number",))
        if len(token) > 1:
            own = held(self._facts, token) or token.startswith("988")
            return _reach("OWN" if own else "SITE")
        return Word(token, ())


def _reach(kind: str) -> Word:
    return Word(kind, (kind,))


_known = lru_cache(4)(_Known)


def said(plain: str, facts: Facts, cited: bool) -> list[Word]:
    """The words of a sentence, brands blanked out, and whether a source stands by it."""
    known = _known(facts)
    words = [known[token] for token in _TOKEN.findall(plain)]
    if cited:
        words.append(_reach("SOURCE"))
    return words


def places(plain: str) -> list[tuple[int, int]]:
    """From where to where each of the words stands."""
    return [m.span() for m in _TOKEN.finditer(plain)]


def features(words: Sequence[Word]) -> dict[str, None]:
    """All features of some words, each once."""
    if not words:
        return {}
    found: dict[str, None] = {}
    meant: set[str] = set()
    denied = False
    before = ""
    for base, families in words:
        found[f"w {base}"] = None
        found[f"b {before} {base}"] = None
        before = base
        if base in _ENDS:
            denied = False
        if families:
            if denied:
                meant.update([f"~{family}" for family in families])
            else:
                meant.update(families)
            if "neg" in families:
                denied = base in ("no", "not") or not denied
    ordered = sorted(meant)
    for i, one in enumerate(ordered, 1):
        found[f"f {one}"] = None
        for other in ordered[i:]:
            found[f"c {one} {other}"] = None
    found.update(dict.fromkeys(_setting(words, ordered)))
    return found


def _setting(words: Sequence[Word], meant: Iterable[str]) -> Iterator[str]:
    """In quotation, in a question, short, without a full stop; how it begins."""
    first, last = words[0], words[-1].stem
    if any(word.stem == '"' for word in words):
        yield "Q"
        for family in meant:
            yield f"Q {family}"
    if last == "?":
        yield "?"
        for family in meant:
            yield f"? {family}"
    if len(words) < _SHORT:
        yield "short"
    if len(words) < _BRIEF:
        yield "brief"
    yield "end" if last in '.?!"' else "open"
    yield f"first {first.stem}"
    for family in first.families:
        yield f"begins {family}"
