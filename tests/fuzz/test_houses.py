"""Layouts, themes, print facts, pictures, logos and profiles made wrong in every way."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.mutated import (
    DRAWING,
    LOGOS,
    changed_bytes,
    changed_drawing,
    changed_text,
    paths_of,
    photographs,
    profile_bytes,
    share,
    text_of,
)
from tests.fuzz.runs import Input, drawn_twice, judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard uses what Linux has")

CLINIC, TEAM, ARTICLE, PRINT = (
    f"content/{name}.yaml" for name in ("clinic", "team", "article", "print")
)


@st.composite
def layouts(draw: st.DrawFn) -> Input:
    path = draw(st.sampled_from(paths_of("layouts")))
    words = ("check", "--layout", "mine.yaml", *(("--json",) if draw(st.booleans()) else ()))
    return Input(words, {"mine.yaml": draw(changed_text(text_of(path)))})


@st.composite
def themes(draw: st.DrawFn) -> Input:
    path = draw(st.sampled_from(paths_of("assets/themes")))
    words = ("check", "--theme", "mine.yaml", *(("--json",) if draw(st.booleans()) else ()))
    return Input(words, {"mine.yaml": draw(changed_text(text_of(path)))})


def with_picture(place: str, ending: str, data: bytes) -> Input:
    """Content that names a picture: as a portrait, as the clinic's logo, or in the article."""
    words = {
        "portrait": (TEAM, "    portrait:", "    portrait: mine.{}"),
        "logo": (CLINIC, "logo:", "logo: mine.{}"),
        "picture": (ARTICLE, "picture: roots", "picture: mine.{}"),
    }
    file, old, new = words[place]
    text = text_of(file)
    assert old in text
    text = text.replace(old, new.format(ending), 1)
    return Input(
        ("check", "--json"), {file: text.encode(), f"content/pictures/mine.{ending}": data}
    )


@st.composite
def photos(draw: st.DrawFn) -> Input:
    ending, data = draw(st.sampled_from(photographs()))
    place = draw(st.sampled_from(["portrait", "logo", "picture"]))
    return with_picture(place, ending, draw(changed_bytes(data)))


@st.composite
def drawings(draw: st.DrawFn) -> Input:
    place = draw(st.sampled_from(["logo", "logo", "picture"]))
    text = draw(st.sampled_from([*LOGOS, DRAWING] if place == "logo" else [DRAWING]))
    return with_picture(place, "svg", draw(changed_drawing(text)))


@st.composite
def profiles(draw: st.DrawFn) -> Input:
    facts = text_of(PRINT).replace("profile:", "profile: mine.icc").encode()
    return Input(files={PRINT: facts, "content/mine.icc": draw(changed_bytes(profile_bytes()))})


@share(12)
@given(layouts())
def test_layouts(made: Input) -> None:
    judged(made)


@share(9)
@given(themes())
def test_themes(made: Input) -> None:
    judged(made)


@share(5)
@given(photos())
def test_photographs(made: Input) -> None:
    judged(made)


@share(5)
@given(drawings())
def test_drawings(made: Input) -> None:
    judged(made)


@share(2)
@given(profiles())
def test_profiles(made: Input) -> None:
    judged(made)


@share(1)
@given(layouts() | themes() | photos() | drawings() | profiles())
def test_whole_builds_twice(made: Input) -> None:
    drawn_twice(made)
