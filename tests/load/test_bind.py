"""Every fault of the schema is told at its exact place, in plain words, with a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.load import tree
from brochure.load.bind import bind
from brochure.load.files import from_text
from brochure.model.located import field
from brochure.model.story import Article, Clinic, Passage, Points, Source, Study, Talk
from brochure.model.template import BrochureLayout, Layout, Slot
from brochure.model.theme import Ink, Style
from brochure.model.written import Length, Located, Text, Written
from brochure.problems import Problem, path_in_words


class Sample(Located):
    """One field of each kind."""

    words: Text | None = None
    many: list[Text] = field(default=[], most=3)
    count: int = field(default=0, ge=0, le=100)
    size: float = field(default=1.0, gt=0)
    on: bool = False
    wide: Length = 0.0
    box: tuple[Length, Length] = (0.0, 0.0)
    inner: Slot | None = None
    named: dict[str, Passage] = {}


def bound(text: str, kind: Any) -> tuple[Any, list[Problem]]:
    value, problems = tree.parse(from_text(text, "f.yaml"))
    assert problems == []
    return bind(value, kind)


# model, text, code, line, column, a phrase of the message, a phrase of the hint
FAULTS: list[tuple[Any, str, str, int, int, str, str]] = [
    (Points, "headng: x\nitems: [a]\n", "schema/unknown-key", 1, 1, "“headng”", "Did you mean “heading”"),
    (Points, "zzz: x\nitems: [a]\n", "schema/unknown-key", 1, 1, "“zzz”", "heading, items, closing"),
    (Slot, "as_: x\nas: y\n", "schema/unknown-key", 1, 1, "“as_”", "use, as, pin"),
    (Slot, "as: a\nslots:\n  - as: b\n    us: c\n", "schema/unknown-key", 4, 5, "“us”", "“use”"),
    (Points, "heading: x\n", "schema/missing-key", 1, 1, "This file has no “items”", "“items:”"),
    (Slot, "as: a\nslots:\n  - use: b\n", "schema/missing-key", 3, 5, "This entry has no “as”", "as: …"),
    (Sample, "named:\n  one:\n    alt: x\n", "schema/missing-key", 2, 3, "“one” has no “text”", "text: …"),
    (Passage, "heading: x\ntext:\n", "schema/empty", 2, 1, "“text:”", "text: …"),
    (Passage, "text: ''\n", "schema/empty", 1, 1, "“text:”", "text: …"),
    (Points, "items:\n  - a\n  -\n", "schema/empty", 3, 3, "entry is empty", "delete the line"),
    (Points, "items:\n  - '  '\n", "schema/empty", 2, 5, "entry is empty", "delete the line"),
    (Sample, "named:\n  one:\n", "schema/empty", 2, 3, "“one:”", "text: …"),
    (Points, "items:\n", "schema/empty", 1, 1, "“items:”", "after a dash"),
    (Points, "items: Mild\n", "schema/wrong-type", 1, 8, "beginning with a dash", "- Mild"),
    (Points, "items: {a: b}\n", "schema/wrong-type", 1, 1, "beginning with a dash", "dash and a space"),
    (Sample, "words: [One, Two]\n", "schema/wrong-type", 1, 1, "it is a list", "words: One"),
    (Sample, "words: {a: b, c: d}\n", "schema/wrong-type", 1, 1, "a group of keys (a, c)", "words: …"),
    (Points, "items:\n  - Note: be careful\n", "schema/wrong-type", 2, 5, "colon", '- "Note: be careful"'),
    (Sample, "count: twenty\n", "schema/wrong-type", 1, 8, "a whole number; it says “twenty”", "count: 12"),
    (Sample, "count: 27.5 %\n", "schema/wrong-type", 1, 8, "a whole number", "count: 27"),
    (Sample, "count: [1]\n", "schema/wrong-type", 1, 1, "it is a list", "only digits"),
    (Sample, "size: big\n", "schema/wrong-type", 1, 7, "a number", "only digits"),
    (Sample, "on: maybe\n", "schema/wrong-type", 1, 5, "yes or no", "on: yes"),
    (Sample, "inner: card\n", "schema/wrong-type", 1, 8, "a group of keys", "as: …"),
    (Sample, "inner: [a]\n", "schema/wrong-type", 1, 1, "it is a list", "as: …"),
    (Sample, "named: x\n", "schema/wrong-type", 1, 8, "a group of keys", "one name"),
    (Sample, "box: 1 in\n", "schema/wrong-type", 1, 6, "2 entries in brackets", "box: […, …]"),
    (Points, "- a\n", "schema/wrong-type", 1, 1, "it is a list", "in this file"),
    (Sample, "box: [1 in]\n", "schema/value", 1, 1, "2 entries; it has 1", "missing"),
    (Sample, "box: [1 in, 2 in, 3 in]\n", "schema/value", 1, 1, "at most 2 entries; it has 3", "Remove"),
    (Sample, "many: [a, b, c, d]\n", "schema/value", 1, 1, "at most 3 entries; it has 4", "Remove"),
    (Points, "items: []\n", "schema/value", 1, 1, "at least 1 entry; it has 0", "Add"),
    (Sample, "count: 101\n", "schema/value", 1, 8, "at most 100; it says “101”", "at most 100"),
    (Sample, "count: -1\n", "schema/value", 1, 8, "at least 0", "at least 0"),
    (Sample, "size: 0\n", "schema/value", 1, 7, "more than 0", "more than 0"),
    (Sample, "wide: 12\n", "schema/value", 1, 7, "length with its unit", "wide: 12 in"),
    (Sample, "wide: broad\n", "schema/value", 1, 7, "it says “broad”", "3.625 in"),
    (Sample, "box: [1 in, 2]\n", "schema/value", 1, 13, "length with its unit", "2 in"),
    (Slot, "as: a\npin: food\n", "schema/choice", 2, 6, "it says “food”", "Did you mean “foot”"),
    (Slot, "as: a\npin: [foot]\n", "schema/choice", 2, 1, "single word", "pin: foot"),
    (Layout, "piece: brochur\n", "schema/choice", 1, 8, "brochure or deck", "“brochure”"),
    (Layout, "name: x\n", "schema/missing-key", 1, 1, "“piece” is missing", "brochure or deck"),
    (Layout, "- x\n", "schema/wrong-type", 1, 1, "it is a list", "in this file"),
    (dict[str, Source], "a: {short: x, full: y, evidence: peple}\n", "schema/choice", 1, 34, "peple", "people"),
    (dict[str, Source], "a: x\n", "schema/wrong-type", 1, 4, "a group of keys", "short: …, full: …"),
    (dict[str, Source], "a:\n", "schema/empty", 1, 1, "“a:”", "short: …, full: …"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "code", "line", "column", "phrase", "hint"), FAULTS)
def test_fault(
    kind: Any, text: str, code: str, line: int, column: int, phrase: str, hint: str
) -> None:
    model, problems = bound(text, kind)
    assert model is None
    assert len(problems) == 1, problems
    problem = problems[0]
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert phrase in problem.message
    assert hint in problem.hint
    assert problem.message.endswith(".")


def test_every_code_has_a_failing_example() -> None:
    told = {fault[2].removeprefix("schema/") for fault in FAULTS}
    assert told == {"unknown-key", "missing-key", "empty", "wrong-type", "value", "choice"}


def test_what_is_right_passes() -> None:
    model, problems = bound(
        "words: 8:30\nmany: [No, 01]\ncount: '7'\nsize: 10.5\non: no\nwide: 1 in\n"
        "box: [72 pt, 25.4 mm]\ninner: {as: x}\nnamed: {one: {text: y}}\n",
        Sample,
    )
    assert problems == []
    assert (model.words, model.many, model.count, model.size) == ("8:30", ["No", "01"], 7, 10.5)
    assert (model.on, model.wide, model.box) == (False, 72.0, (72.0, 72.0))
    assert (type(model.words), type(model.inner.as_)) == (Text, Written)
    assert (model.inner.as_, model.named["one"].text) == ("x", "y")


def test_places_reach_the_model() -> None:
    model, _ = bound("many:\n  - a\n  - b c\ninner: {as: card}\n", Sample)
    assert (model.many[1].span.line, model.many[1].span.column, model.many[1].span.width) == (
        3,
        5,
        3,
    )
    assert path_in_words(model.many[1].span) == "f › second many"
    assert model.inner.span_of("as").column == 9
    assert model.span_of("inner").line == 4


@pytest.mark.parametrize("nothing", ["", " ''", ' "  "', "  # not yet"])
def test_an_optional_key_left_empty_is_as_if_absent(nothing: str) -> None:
    keys = ("words", "many", "count", "on", "wide", "inner", "named")
    model, problems = bound("".join(f"{key}:{nothing}\n" for key in keys), Sample)
    assert problems == []
    assert model == Sample()
    assert model.words is None
    assert model.span_of("many").line == 2


def test_an_empty_name_in_a_free_group_is_not_lost() -> None:
    _, problems = bound("parts: {}\nsections:\n  a: x\n  b:\n", Talk)
    assert [(p.code, p.span.line, p.span.column) for p in problems] == [("schema/empty", 4, 3)]


def test_all_faults_of_a_file_together() -> None:
    text = (
        "title: x\nsubtitle: [a, b]\nmessage:\nbyline: Dr. X\ngarden:\n  txt: q\n"
        "sections:\n  roots:\n    heading: z\ngrowth: x\n"
    )
    _, problems = bound(text, Article)
    assert sorted((p.span.line, p.code) for p in problems) == [
        (2, "schema/wrong-type"), (3, "schema/empty"), (4, "schema/wrong-type"),
        (6, "schema/unknown-key"), (8, "schema/missing-key"),
    ]  # fmt: skip


def test_the_layout_of_either_piece() -> None:
    text = (
        "piece: brochure\nname: n\nfold: z\nreading_order: [a]\nmargins: {side: 1 in, top: 1 in, foot: 1 in}\n"
        "sheet: {width: 11 in, height: 8 in, bleed: 1 in, safe: 1 in, fold_safe: 1 in, office_margin: 1 in}\n"
        "sides: {o: {panels: [a]}, i: {panels: [a]}}\n"
        "panels:\n  a: {width: 3 in, job: x, slots: [{as: k, slots: [{as: ''}]}]}\n"
    )  # fmt: skip
    _, problems = bound(text, Layout)
    place = ("panels", "a", "slots", 0, "slots", 0, "as")
    assert [(p.code, p.span.path) for p in problems] == [("schema/empty", place)]
    model, problems = bound(text.replace("''", "l"), Layout)
    assert (type(model), problems) == (BrochureLayout, [])
    model, problems = bound("piece: deck\nnam: x\n", Layout)
    assert model is None
    assert {p.code for p in problems} == {"schema/unknown-key", "schema/missing-key"}
    assert "“name”" in next(p.hint for p in problems if p.code == "schema/unknown-key")


@pytest.mark.parametrize(
    ("kind", "text", "phrase"),
    [
        (Clinic, "language: eng\n", "language"),
        (Study, "arms: [{count: 1, label: x}]\n", "arms"),
        (Ink, "cmyk: [1, 2, 3, 400]\n", "fourth cmyk"),
        (Ink, "rgb: '#FFFFFF'\n", "rgb"),
        (Style, "tint: 4\n", "tint"),
    ],
)
def test_real_models_give_places_in_words(kind: Any, text: str, phrase: str) -> None:
    _, problems = bound(text, kind)
    told = [p for p in problems if p.code in ("schema/value", "schema/choice")]
    assert [p.place.path for p in told] == [f"f › {phrase}"]


def test_a_colour_with_a_hash_sign_shows_how_to_write_it() -> None:
    _, problems = bound("cmyk: [0, 0, 0, 0]\nslot: dk1\nrgb: '#FFFFFF'\n", Ink)
    assert [p.hint for p in problems] == ["Write it without a “#”: rgb: 3E7A4B"]


def test_no_words_of_programmers_show() -> None:
    for kind, text, *_ in FAULTS:
        _, problems = bound(text, kind)
        said = " ".join(p.message + p.hint for p in problems).lower()
        assert not [w for w in ("input", "valid", "field", "string", "dict", "tuple") if w in said]
