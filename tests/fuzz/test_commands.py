"""The other commands, with hostile arguments and files: an answer or a sentence, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.cli import COMMANDS
from brochure.deliver import RECORD
from tests.fuzz.mutated import any_text, changed_bytes, share
from tests.fuzz.runs import Input, ended, judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard uses what Linux has")

words = (
    any_text.filter(lambda one: "\0" not in one and len(one.encode("utf-8", "replace")) < 5_000)
    | st.sampled_from(
        ["", " ", ".", "..", "/", "-", "--", "---", "-1", "--json", "--all", "--out", "--help", "-h",
         "0", "1", "0.5", "nan", "inf", "1e999", "9" * 400, "٣", "½", "\udcff", "\udce9.txt", "HEAD", "HEAD~1",
         "@{u}", "--upload-pack=x", ":/fix", "^", "a..b", "content", "content/team.yaml", "layouts", "/dev/null",
         "/dev/zero", "/dev/full", "/proc/self/mem", "/proc/1/root", "/etc/shadow", "nowhere/at/all", "out",
         "plant.svg", "x.svg", ".svg", "/x/plant.svg", "cover", "root", "strip", "plant", "words/K07", "K30", "k",
         "yaml/tag", "words/", "fit/overflow", "press", "screen", "garden", "calm", "talk"]
    )
)  # fmt: skip
OPTIONS = {
    "grow": ["--scene", "--vitality", "--seed", "--out"],
    "explain": [],
    "diff": ["--content", "--layout", "--theme", "--out", "--json"],
    "lint": ["--content", "--document", "--json", "-"],
    "preflight": ["--as", "--json"],
    "schemas": ["--out"],
    "bench": ["rules", "build", "--content", "--turns", "--clinics"],
    "build": ["--content", "--layout", "--theme", "--only", "--flip", "--out", "--json"],
    "check": ["--content", "--layout", "--theme", "--only", "--flip", "--json"],
}  # fmt: skip
"""Commands and what they take; `bench` only ever wrongly, since rightly it takes minutes."""


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, ...]:
    """A command as somebody may type it, or a program that goes wrong."""
    command = draw(st.sampled_from(sorted(OPTIONS)))
    given_words: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        if OPTIONS[command] and draw(st.booleans()):
            given_words.append(draw(st.sampled_from(OPTIONS[command])))
        given_words.append(draw(words))
    if command == "bench":
        given_words.append("--wrong")
    return (command, *given_words)


@share(3)
@given(typed())
def test_arguments(line: tuple[str, ...]) -> None:
    judged(Input(line), told=True, nobody=True)


@share(3)
@given(
    st.lists(any_text | st.sampled_from(["# A", "> b", "```", "---", "| a | b |", "[a](b)"])),
    st.sampled_from(["txt", "md"]),
    st.lists(st.sampled_from(["--document", "--json"]), unique=True),
)
def test_lint_of_any_lines(lines: list[str], ending: str, more: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    judged(Input(("lint", f"mine.{ending}", *more), {f"mine.{ending}": data}), told=True)


@cache
def pieces() -> Mapping[str, bytes]:
    """A finished set, of our own content."""
    line = ("build", "--only", "screen,deck", "--out", "out")
    made = dict(ended(Input(line, drawing=True)).files)
    del made[RECORD]
    assert len(made) == 2
    return made


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, bytes]:
    """A finished piece with some of its bytes changed."""
    name = draw(st.sampled_from(sorted(pieces())))
    return name, draw(changed_bytes(pieces()[name]))


@share(1)
@given(spoiled(), st.sampled_from([(), ("--as", "press"), ("--json",)]))
def test_preflight_of_spoiled_pieces(piece: tuple[str, bytes], more: tuple[str, ...]) -> None:
    name, data = piece
    judged(Input(("preflight", name, *more), {name: data}, drawing=True), told=True)


@share(1)
@given(spoiled(), st.booleans(), st.booleans())
def test_diff_of_spoiled_pieces(piece: tuple[str, bytes], first: bool, as_json: bool) -> None:
    name, data = piece
    files = {f"old/{one}": kept for one, kept in pieces().items()}
    files[f"new/{name}"] = data
    sides = ("old", "new") if first else ("new", "old")
    line = ("diff", *sides, *(("--json",) if as_json else ()))
    judged(Input(line, files, drawing=True), told=True)


def test_no_command_is_forgotten() -> None:
    """Of `pictures` and `watch`, which run for long, the options are those of a build."""
    assert set(COMMANDS) - {"pictures"} <= set(OPTIONS)
