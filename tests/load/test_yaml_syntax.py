"""Every common slip gets a plain sentence at the place where a person would look."""

from __future__ import annotations

import pytest
import yaml

from brochure.load import tree
from brochure.load.files import from_text
from brochure.problems import path_in_words

TAB, SPACE, QUOTES = "with a tab", "space is missing", "must stand in quotes"
OPEN, AFTER, LINE_UP = "is not closed", "after the closing quote", "does not line up"
COLON = "read as another key"

# text, code, line, column, a phrase of the message, a phrase of the hint
SLIPS = [
    ("a:\n\t- b\n", "yaml/syntax", 2, 1, TAB, "two spaces"),
    ("\ta: b\n", "yaml/syntax", 1, 1, TAB, "two spaces"),
    ("a: |\n\tx\n", "yaml/syntax", 2, 1, TAB, "two spaces"),
    ("a:b\nc: d\n", "yaml/syntax", 1, 2, SPACE, "Write: a: b"),
    ("a: x\nname:Root & Canopy\n", "yaml/syntax", 2, 5, SPACE, "Write: name: Root & Canopy"),
    ("a: b: c\n", "yaml/syntax", 1, 5, COLON, 'a: "b: c"'),
    ('a: Say "x": y\n', "yaml/syntax", 1, 11, COLON, "a: 'Say \"x\": y'"),
    ("- a\n- Note: b: c\n", "yaml/syntax", 2, 10, COLON, '"b: c"'),
    ("a: Long text\n  goes on here: and on\n", "yaml/syntax", 2, 15, COLON, "whole text"),
    ('a: "b\nc: d\n', "yaml/syntax", 1, 4, OPEN, 'closing "'),
    ("a: 'b\n", "yaml/syntax", 1, 4, OPEN, "closing '"),
    ('a: "b\nc: "d"\n', "yaml/syntax", 1, 4, OPEN, 'closing "'),
    ("- {as: >b, c: d}\n", "yaml/syntax", 1, 8, "“>” cannot stand here", "quotes"),
    ("a: x\n`b: y\n", "yaml/syntax", 2, 1, "“`” cannot stand here", "Delete it"),
    ("- \t{a: b}\n", "yaml/syntax", 1, 3, "A tab cannot stand", "Delete it"),
    ("a: 'it's'\n", "yaml/syntax", 1, 8, AFTER, 'a: "it\'s"'),
    ('a: "b" c\n', "yaml/syntax", 1, 8, AFTER, "a: '\"b\" c'"),
    ("a: b\n c: d\n", "yaml/syntax", 2, 2, LINE_UP, "column 1"),
    ("a:\n  b: c\n d: e\n", "yaml/syntax", 3, 2, LINE_UP, "column 3"),
    ("a: |\n  x\n y\n", "yaml/syntax", 3, 2, LINE_UP, "column 3"),
    ("a:\n  - b\n - c\n", "yaml/syntax", 3, 2, LINE_UP, "column 3"),
    ("- a\nb: c\n", "yaml/syntax", 2, 1, "without a dash", "dash and a space"),
    ("a: b\nc\n", "yaml/syntax", 2, 1, "no colon", "“c: …”"),
    ("a: - b\n", "yaml/syntax", 1, 4, "below its key", "- b"),
    ("a: [1, 2\n", "yaml/syntax", 1, 4, OPEN, "“]”"),
    ("a: {b: c\n", "yaml/syntax", 1, 4, OPEN, "“}”"),
    ("a: [^1] foo\n", "yaml/syntax", 1, 4, QUOTES, 'a: "[^1] foo"'),
    ("a: @x\n", "yaml/syntax", 1, 4, QUOTES, 'a: "@x"'),
    ("a: `x`\n", "yaml/syntax", 1, 4, QUOTES, 'a: "`x`"'),
    ("a: %x\n", "yaml/syntax", 1, 4, QUOTES, 'a: "%x"'),
    ("a: > 60 minutes\nb: c\n", "yaml/syntax", 1, 4, QUOTES, 'a: "> 60 minutes"'),
    ("a: **Note** b\n", "yaml/anchor", 1, 4, QUOTES, 'a: "**Note** b"'),
    ("a: *b\n", "yaml/anchor", 1, 4, "alias", '"*b"'),
    ("a: *b c\n", "yaml/anchor", 1, 4, "alias", '"*b c"'),
    ("a: &b c\n", "yaml/anchor", 1, 4, "anchor", '"&b c"'),
    ("<<: {a: b}\n", "yaml/anchor", 1, 1, "merged", "in full"),
    ("a: !x c\n", "yaml/tag", 1, 4, "tag", '"!x c"'),
    ("a: !!int 3\n", "yaml/tag", 1, 4, "“!!int”", "Delete “!!int”"),
    ('a: "x\\q"\n', "yaml/syntax", 1, 6, "backslash", "single quotes"),
    ("a: b\n---\nc: d\n", "yaml/syntax", 2, 1, "three dashes", "Delete"),
    ("a: x\n...\nb: y\n", "yaml/syntax", 3, 1, "one document", "dots"),
    (": b\n", "yaml/syntax", 1, 1, "no key before the colon", "“text: Your words”"),
    ("'': b\n", "yaml/syntax", 1, 1, "no key before the colon", "“text: Your words”"),
    ("[a]: b\n", "yaml/syntax", 1, 1, "single word", "quotes"),
    ("a:\u00a0b\nc: d\n", "yaml/character", 1, 3, "non-breaking", "space bar"),
    ("a: x\n\u00a0b: y\n", "yaml/character", 2, 1, "non-breaking", "again"),
    ("- x\n\u00a0- y: z\n", "yaml/character", 2, 1, "non-breaking", "space bar"),
    ("\u00a0a: x\n", "yaml/character", 1, 1, "non-breaking", "again"),
]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "code", "line", "column", "phrase", "hint"), SLIPS)
def test_slip(
    monkeypatch: pytest.MonkeyPatch, loader: str, text: str, code: str, line: int, column: int,
    phrase: str, hint: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    _, problems = tree.parse(from_text(text, "f.yaml"))
    assert len(problems) == 1, problems
    problem = problems[0]
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert phrase in problem.message
    assert hint in problem.hint
    assert problem.message.endswith(".")


GOOD = [
    "a: it's\n", "a: b:c\n", "a: http://x.org/a\n", 'a: "b: c"\n', "a: '[^1] foo'\n", "a: text[^1]\n",
    "a: 8:30\n", "a: 50% of @home\n", "a: |\n  x: y\n", "a: >-\n  x\n", "a:\n- b\n- c\n",
    "a: C & D * E ! F\n", "? a\n: b\n", "---\na: b\n", "a: b\n...\n",
]  # fmt: skip


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("text", GOOD)
def test_good_text_passes(monkeypatch: pytest.MonkeyPatch, loader: str, text: str) -> None:
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    value, problems = tree.parse(from_text(text, "f.yaml"))
    assert problems == []
    assert value


SCANNER_WORDS = ("mapping", "scalar", "token", "expected", "context", "sequence", "node", "stream")


@pytest.mark.parametrize("text", [slip[0] for slip in SLIPS])
def test_the_parsers_own_words_never_show(text: str) -> None:
    _, problems = tree.parse(from_text(text, "f.yaml"))
    said = " ".join(problem.message + problem.hint for problem in problems).lower()
    assert said
    assert not [word for word in SCANNER_WORDS if word in said]


@pytest.mark.parametrize(
    "text",
    ["{", "a: [", "a: &", "a: !<", "-\n\t", '"', 'a: "\\u12"', "%YAML 9.9\n---\na", "? - [{"],
)
def test_broken_ends_never_raise(text: str) -> None:
    for end in range(1, len(text) + 1):
        value, problems = tree.parse(from_text(text[:end], "f.yaml"))
        lines = text.count("\n") + 1
        assert value is not None or problems
        assert all(1 <= p.span.line <= lines and p.span.column >= 1 for p in problems)


def test_the_place_in_words() -> None:
    _, problems = tree.parse(from_text("people:\n  - x: 1\n  - x: &a 2\n", "team.yaml"))
    assert path_in_words(problems[0].span) == "team › second person › x"
