"""Written text in; plain fragments out: bold and italic marks, source marks, real typography.

Marks: `**bold**`, `*italic*`, `[^source-id]`, `[es:palabras]` for words in another language,
`\\*` for a star. A star with no partner is a star.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brochure.model.words import Words
from brochure.text.fonts import composed

SOURCE_MARK = re.compile(r"\[\^([A-Za-z0-9][A-Za-z0-9._-]*)\]")
_TOKEN = re.compile(
    r"\\(?P<escaped>[*\\\[\]])"
    r"|\[\^(?P<source>[A-Za-z0-9][A-Za-z0-9._-]*)\]"
    r"|\[(?P<language>[a-z]{2}(?:-[A-Z]{2})?): *(?P<spoken>(?:\\.|\[\^[^\]]*\]|[^\\\[\]])+)\]"
    r"|\*\*(?P<bold>(?=\S)(?:\\.|[^\\])+?(?<=\S))\*\*(?!\*)"
    r"|\*(?P<italic>(?=[^\s*]|\*\*\S)"
    r"(?:\\.|\*\*(?=\S)(?:\\.|[^\\*])+(?<=\S)\*\*|[^*\\])+?(?<=\S))\*(?!\*)"
)
_NO_BREAK = "\u00a0"
_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBER_AND_WORD = re.compile(r"(?<![\w.,])(\d(?:[\d.,]*\d)?\+?) (?=[^\W\d_])")
_SHORT_BEGINNING = re.compile(r"(?:(?<=[^\W\d_A-Z][.?!] )|(?<=\] ))([^\W\d_]{1,2}) (?=\w)")
"""A short word that begins a sentence, such as "In": at the end of a line it would stand lost. What
follows a number is more often a note in a list of sources than a sentence."""
_OPENS_AFTER = " \n\t([{-–—/"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one look; a source mark has no text but the id of its source.

    `language` is said where the words are not in the language of the piece.
    """

    text: str
    bold: bool = False
    italic: bool = False
    source: str = ""
    language: str = ""


def fragments(written: str, words: Words, bind: bool) -> tuple[Fragment, ...]:
    """The fragments of a written text.

    With `bind` a number stays with its word, a title with its name and a short word that begins a
    sentence with the next ("24 hours", "Dr. Yun", "In people"): right for pages, which we break
    ourselves; viewers of slides find their own breaks.
    """
    return _fragments(str(written), words.quotes, tuple(words.bound) if bind else None)


@lru_cache(maxsize=4096)
def _fragments(
    written: str, quotes: tuple[str, str, str, str], bound: tuple[str, ...] | None
) -> tuple[Fragment, ...]:
    """A text is set at many sizes, and read once."""
    text = _quoted(composed(_SPACES.sub(" ", written).strip()), quotes)
    if bound is not None:
        text = _NUMBER_AND_WORD.sub(rf"\1{_NO_BREAK}", text)
        text = _SHORT_BEGINNING.sub(rf"\1{_NO_BREAK}", text)
        for word in bound:
            text = re.sub(rf"(?<!\w){re.escape(word)} ", f"{word}{_NO_BREAK}", text)
    return tuple(_parsed(text, False, False))


def plain(written: str) -> str:
    """The words alone, without marks: for bookmarks, titles and alternative text."""
    text = composed(" ".join(written.split()))
    return "".join(fragment.text for fragment in _parsed(text, False, False))


def source_ids(written: str) -> list[str]:
    """The ids of the sources a text cites, in order."""
    return SOURCE_MARK.findall(written)


def _parsed(text: str, bold: bool, italic: bool, language: str = "") -> list[Fragment]:
    found: list[Fragment] = []
    at = 0

    def add(piece: str) -> None:
        if piece:
            found.append(Fragment(piece, bold, italic, language=language))

    for match in _TOKEN.finditer(text):
        add(text[at : match.start()])
        at = match.end()
        if match["escaped"]:
            add(match["escaped"])
        elif match["source"]:
            found.append(Fragment("", bold, italic, match["source"]))
        elif match["language"]:
            found.extend(_parsed(match["spoken"], bold, italic, match["language"]))
        elif (match["bold"] and bold) or (match["italic"] and italic):
            add(match[0])  # stars within stars of their kind are stars
        elif match["bold"]:
            found.extend(_parsed(match["bold"], True, italic, language))
        else:
            found.extend(_parsed(match["italic"], bold, True, language))
    add(text[at:])
    return found


def _quoted(text: str, quotes: tuple[str, str, str, str]) -> str:
    """Straight quotes made typographic; an apostrophe is a closing single quote."""
    if '"' not in text and "'" not in text:
        return text
    opening, closing, single_opening, single_closing = quotes
    result: list[str] = []
    for i, character in enumerate(text):
        if character not in "\"'":
            result.append(character)
            continue
        before = text[:i].rstrip("*")
        opens = not before or before[-1] in _OPENS_AFTER
        if character == '"':
            result.append(opening if opens else closing)
        else:
            paired = opens and re.search(r"\w'(?!\w)", text[i + 1 :]) is not None
            result.append(single_opening if paired else single_closing)
    return "".join(result)
