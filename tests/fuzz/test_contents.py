"""Content made wrong in every way: a build or problems with a place, never anything else."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.mutated import (
    BASES,
    LINE,
    NAMES,
    SMALL,
    any_text,
    changed_text,
    nested,
    share,
    text_of,
    values,
)
from tests.fuzz.runs import Input, drawn_twice, judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard uses what Linux has")


@st.composite
def bases(draw: st.DrawFn) -> tuple[str, tuple[str, ...], dict[str, bytes]]:
    """A folder of content, the words of a check of it, and the files that needs besides."""
    if draw(st.booleans()):
        return draw(st.sampled_from(BASES)), ("check",), {}
    layouts = {
        f"{name}.yaml": text_of(f"{SMALL}/layouts/{name}.yaml").encode()
        for name in ("talk", "trifold-letter")
    }
    words = ("check", *(word for name in layouts for word in ("--layout", name)))
    return f"{SMALL}/content", words, layouts


@st.composite
def contents(draw: st.DrawFn, most: int = 2) -> Input:
    """Content with one or two of its files changed."""
    base, words, files = draw(bases())
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=most, unique=True)):
        files[f"content/{name}.yaml"] = draw(changed_text(text_of(f"{base}/{name}.yaml")))
    more = ("--json",) if draw(st.booleans()) else ()
    return Input((*words, *more), files, base)


@st.composite
def sound_contents(draw: st.DrawFn) -> Input:
    """Content that is sound YAML: words of the content exchanged for others, in their own lines."""
    base, words, files = draw(bases())
    name = draw(st.sampled_from(NAMES))
    lines = text_of(f"{base}/{name}.yaml").split("\n")
    ends = [
        number
        for number, line in enumerate(lines)
        if (found := LINE.match(line)) and (found[3] or "")[:1] not in ("", ">", "|", "[", "{")
    ]
    for number in (
        draw(st.lists(st.sampled_from(ends), min_size=1, max_size=3, unique=True)) if ends else []
    ):
        found = LINE.match(lines[number])
        assert found
        said = draw(any_text | st.text("abc \n*[]^:&<>\u00ad\u0301٣شа", max_size=200))
        lines[number] = f"{found[1]}{found[2]}: {quoted(said)}"
    files[f"content/{name}.yaml"] = "\n".join(lines).encode()
    return Input((*words, "--json"), files, base)


def quoted(words: str) -> str:
    """A YAML scalar between double quotes that says just these characters."""
    made = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in made) + '"'


@share(34)
@given(contents())
def test_any_change_of_any_file(made: Input) -> None:
    judged(made)


@share(20)
@given(sound_contents())
def test_any_words_in_sound_content(made: Input) -> None:
    judged(made)


@share(1)
@given(sound_contents())
def test_whole_builds_of_any_words_twice(made: Input) -> None:
    drawn_twice(made)


@share(2)
@given(st.sampled_from(NAMES), nested | values)
def test_a_file_of_anything(name: str, value: object) -> None:
    judged(Input(files={f"content/{name}.yaml": str(value).encode("utf-8", "surrogatepass")}))


@share(1)
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=200), min_size=1))
def test_files_of_any_bytes(made: dict[str, bytes]) -> None:
    judged(Input(files={f"content/{name}.yaml": data for name, data in made.items()}))
