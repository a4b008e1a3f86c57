"""Values keep their exact text and place, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from brochure.load import files, tree
from brochure.load.files import from_text, read_text
from brochure.model.written import Written, WrittenList, WrittenMap
from brochure.paths import shown
from brochure.problems import Problem, Severity, Span


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = getattr(yaml, request.param, None)
    if kind is None:
        pytest.skip("this PyYAML has no C loader")
    monkeypatch.setattr(tree, "_LOADER", kind)


def parsed(text: str) -> Any:
    value, problems = tree.parse(from_text(text, "f.yaml"))
    assert problems == []
    return value


def only(text: str) -> Problem:
    _, problems = tree.parse(from_text(text, "f.yaml"))
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    "written", ["8:30", "No", "01234", "2024-01-05", "~", "null", "yes", "1e3", "0x1F", "=", "3.0"]
)
def test_scalars_stay_as_written(loader: None, written: str) -> None:
    value = parsed(f"a: {written}\n")["a"]
    assert type(value) is Written
    assert value == written
    assert value.span == Span("f.yaml", 1, 4, len(written), ("a",))


def test_nothing_written_is_none_and_quotes_are_empty(loader: None) -> None:
    value = parsed("a:\nb: ''\nc: \"\"\nd:  # later\n")
    assert value == {"a": None, "b": "", "c": "", "d": None}
    assert type(value["b"]) is Written


def test_places_of_nested_values(loader: None) -> None:
    value = parsed("people:\n  - name: Ana\n    facts: [One, 'Two']\n  - name: Bo\n")
    assert value.span == Span("f.yaml", 1, 1, 6, ())
    people = value["people"]
    assert isinstance(people, WrittenList)
    assert people.span == Span("f.yaml", 2, 3, 1, ("people",))
    first = people[0]
    assert isinstance(first, WrittenMap)
    assert first.span == Span("f.yaml", 2, 5, 4, ("people", 0))
    assert first.key_spans["facts"] == Span("f.yaml", 3, 5, 5, ("people", 0, "facts"))
    assert first["facts"][1].span == Span("f.yaml", 3, 18, 5, ("people", 0, "facts", 1))
    assert people[1]["name"].span == Span("f.yaml", 4, 11, 2, ("people", 1, "name"))


def test_letters_beyond_ascii_count_as_one_column(loader: None) -> None:
    value = parsed("é: {Ñandú: 🌱 x, b: ÿ}\n")
    assert value.key_spans["é"].width == 1
    assert value["é"]["Ñandú"].span == Span("f.yaml", 1, 12, 3, ("é", "Ñandú"))
    assert value["é"]["b"].span.column == 20


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings(loader: None, ending: str) -> None:
    value = parsed(f"a: x{ending}b:{ending}  c: y{ending}")
    assert value["b"]["c"].span == Span("f.yaml", 3, 6, 1, ("b", "c"))


def test_byte_order_mark_takes_no_column(loader: None, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: x\r\nb: y\r\n")
    value, problems, text = tree.read(path)
    assert problems == []
    assert isinstance(value, WrittenMap)
    assert value.key_spans["a"].column == 1
    assert value["a"].span.column == 4
    assert text.lines == ("a: x", "b: y")


def test_long_texts_point_at_their_first_line(loader: None) -> None:
    value = parsed("a: one two\n  three\nb: |\n  x\n  y\nc: 'q\n  r'\n")
    assert (value["a"], value["a"].span.width) == ("one two three", 7)
    assert (value["b"], value["b"].span.line, value["b"].span.column) == ("x\ny\n", 3, 4)
    assert (value["c"], value["c"].span.width) == ("q r", 2)


def test_an_empty_entry_points_at_its_dash(loader: None) -> None:
    value = parsed("a:\n  - x\n  -\n")["a"]
    assert isinstance(value, tree.Entries)
    assert value[1] is None
    assert value.spans[1] == Span("f.yaml", 3, 3, 1, ("a", 1))


def test_twice_the_same_key_keeps_the_first(loader: None) -> None:
    value, problems = tree.parse(from_text("a: x\nb:\n  a: ok\na: y\n", "f.yaml"))
    assert value == {"a": "x", "b": {"a": "ok"}}
    assert [(p.code, p.span.line) for p in problems] == [("yaml/duplicate-key", 4)]
    assert "already on line 1" in problems[0].message


def test_an_alias_leaves_no_value(loader: None) -> None:
    value, problems = tree.parse(from_text("a: &x b\nc: *x\n", "f.yaml"))
    assert value is None
    assert [p.span for p in problems] == [
        Span("f.yaml", 1, 4, 4, ("a",)), Span("f.yaml", 2, 4, 2, ("c",)),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "cut"), [("a: Suite #4\n", "#4"), ("- Ring #2 # note\n", "#2")])
def test_what_a_remark_cuts_off_is_told(loader: None, text: str, cut: str) -> None:
    problem = only(text)
    assert (problem.code, problem.severity) == ("yaml/comment", Severity.WARNING)
    assert problem.span.column == text.index(cut) + 1
    assert cut in problem.hint


def test_a_plain_remark_is_no_warning(loader: None) -> None:
    assert parsed("a: x  # a note\nb: C#4\n") == {"a": "x", "b": "C#4"}


def test_thirty_levels_and_no_more(loader: None) -> None:
    assert parsed("[" * 30 + "]" * 30) is not None
    problem = only("[" * 500)
    assert (problem.code, problem.span.column) == ("yaml/too-deep", 31)
    assert only("[" * 5000).code == "yaml/too-deep"  # where libyaml gives up first, too


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_empty_files(loader: None, text: str) -> None:
    problem = only(text)
    assert (problem.code, problem.span.line) == ("file/empty", 1)


@pytest.mark.parametrize(
    ("data", "line", "column", "phrase"),
    [
        ("a: x\nb: Müller\n".encode("latin-1"), 2, 5, "“ü”"),
        ("é\r\né: ".encode() + b"\xff", 2, 4, "UTF-8"),
        ("a: x\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: x\n".encode("utf-16-be"), 1, 1, "UTF-16"),
    ],
)
def test_other_encodings(tmp_path: Path, data: bytes, line: int, column: int, phrase: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    value, (problem,), _ = tree.read(path)
    assert value is None
    assert (problem.code, problem.span.line, problem.span.column) == ("file/encoding", line, column)
    assert phrase in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("letter", "name"), [("\x00", "NUL"), ("\x07", "number 7"), ("\u2028", "line break")]
)
def test_characters_that_no_one_sees(loader: None, letter: str, name: str) -> None:
    problem = only(f"a: x\nb: y{letter}z\n")
    assert (problem.code, problem.span.line, problem.span.column) == ("yaml/character", 2, 5)
    assert name in problem.message


def test_a_missing_file(tmp_path: Path) -> None:
    _, (problem,), _ = tree.read(tmp_path / "team.yaml")
    assert problem.code == "file/missing"
    assert "team.yaml" in problem.message
    assert tmp_path.name in problem.hint


@pytest.mark.parametrize("other", ["team.yml", "Team.YAML", "teams.yaml", "team.yaml.txt"])
def test_a_missing_file_under_another_name(tmp_path: Path, other: str) -> None:
    (tmp_path / other).write_text("a: b")
    if (tmp_path / "team.yaml").exists():
        pytest.skip("this disk does not tell capitals apart")
    _, (problem,), _ = tree.read(tmp_path / "team.yaml")
    assert f"“{other}”" in problem.hint


def test_another_content_file_is_no_suggestion(tmp_path: Path) -> None:
    (tmp_path / "safety.yaml").write_text("a: b")
    _, (problem,), _ = tree.read(tmp_path / "visit.yaml")
    assert "safety" not in problem.hint


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").mkdir()
    _, (problem,), _ = tree.read(tmp_path / "team.yaml")
    assert (problem.code, "folder" in problem.message) == ("file/unreadable", True)


@pytest.mark.parametrize(
    ("fault", "phrase"), [(PermissionError(), "may not be read"), (OSError(), "from the disk")]
)
def test_a_protected_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, phrase: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b")

    def refuse(_: Path) -> bytes:
        raise fault

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, (problem,), _ = tree.read(path)
    assert problem.code == "file/unreadable"
    assert phrase in problem.message


def test_a_name_that_no_disk_takes() -> None:
    _, (problem,), _ = tree.read(Path("a\0b.yaml"))
    assert problem.code in ("file/unreadable", "file/missing")


def test_a_file_too_large_for_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (files.LARGEST + 1))
    assert [p.code for p in read_text(path)[1]] == ["file/too-large"]
    path.write_bytes(b"#" * files.LARGEST)
    assert read_text(path)[1] == []


def test_names_as_people_see_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown(Path("content/a.yaml")) == "content/a.yaml"
    assert shown(tmp_path / "here" / "b" / "a.yaml") == "b/a.yaml"
    assert shown(tmp_path / "hereafter" / "a.yaml") == (tmp_path / "hereafter/a.yaml").as_posix()


def test_longer_than_anything_that_people_write(loader: None) -> None:
    problem = only(f"a: {'x' * 4_000}\nb: {'x' * 4_001}\n")
    assert (problem.code, problem.span.line) == ("yaml/too-long", 2)
    assert problem.message == "This text has 4,001 characters, and 4,000 is the most."
    entries = "- a\n" * 80
    assert len(parsed(entries)) == 80
    keys = "".join(f"k{i}: a\n" for i in range(400))
    assert len(parsed(keys)) == 400
    for text, most in ((entries + "- a\n", 80), (keys + "k: a\n", 400)):
        problem = only(text)
        assert (problem.code, problem.span.line) == ("yaml/too-long", 1)
        assert f"more than {most} entries" in problem.message
