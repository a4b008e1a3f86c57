"""What people read, as text: pieces, problems with their caret, folding, plain encodings."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from brochure.pipeline import KEPT, Done, Result
from brochure.problems import Problem, Span, error, warning
from brochure.report import EXCERPT_CELLS, Report, source_line, wants_colour

TEAM = ("people:", "  - name: Ana", "    credentails: MD")
TYPO = error(
    "schema/unknown-key",
    "“credentails” is not known here — a slip?",
    "Write: credentials: MD",
    Span("content/team.yaml", 3, 5, 11, ("people", 0, "credentails")),
    piece="brochure-press",
    at="inside left",
)


def printed(problems: list[Problem], encoding: str = "utf-8", **files: tuple[str, ...]) -> str:
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding=encoding, newline="")
    texts = {f"content/{name}.yaml": lines for name, lines in files.items()}
    Report(stream).problems(problems, texts)
    return data.getvalue().decode(encoding)


def marked(line: str, column: int, width: int = 1) -> tuple[str, str]:
    """The source line and the caret line of a problem in a file of that one line."""
    lines = printed(
        [error("a/b", "Said.", "", Span("content/x.yaml", 1, column, width))], x=(line,)
    )
    source, caret = lines.splitlines()[1:3]
    return source.removeprefix("    1 | "), caret.removeprefix("      | ")


def test_a_problem_shows_place_source_caret_sentence_and_hint() -> None:
    assert printed([TYPO], team=TEAM) == (
        "content/team.yaml:3:5 error schema/unknown-key\n"
        "  team › first person › credentails · brochure-press/inside left\n"
        "    3 |     credentails: MD\n"
        "      |     ^^^^^^^^^^^\n"
        "  “credentails” is not known here — a slip?\n"
        "  → Write: credentials: MD\n"
        "\n"
    )


def test_an_ascii_stream_gets_the_same_in_ascii() -> None:
    assert printed([TYPO], "ascii", team=("", "", "    credentails: MÜ 家")) == (
        "content/team.yaml:3:5 error schema/unknown-key\n"
        "  team > first person > credentails - brochure-press/inside left\n"
        "    3 |     credentails: M\\xdc \\u5bb6\n"
        "      |     ^^^^^^^^^^^\n"
        '  "credentails" is not known here - a slip?\n'
        "  -> Write: credentials: MD\n"
        "\n"
    )


def test_a_western_stream_keeps_what_it_has() -> None:
    told = printed([TYPO], "cp1252", team=("", "", "    credentails: MÜ"))
    assert "“credentails” is not known here — a slip?" in told
    assert "team › first person" in told and "MÜ" in told and "-> Write" in told


def test_the_caret_stands_under_the_spot_in_ascii_too() -> None:
    told = printed(
        [error("a/b", "Said.", "", Span("content/x.yaml", 1, 3, 2))], "ascii", x=("家é=ü",)
    )
    source, caret = told.splitlines()[1:3]
    assert source == "    1 | \\u5bb6\\xe9=\\xfc"
    assert caret == "      |           ^^^^^"


@pytest.mark.parametrize(
    ("line", "column", "width", "source", "caret"),
    [
        ("name: Ana", 7, 3, "name: Ana", "      ^^^"),
        ("\tname: Ana", 2, 4, "    name: Ana", "    ^^^^"),
        ("a:\tb", 3, 1, "a:    b", "  ^^^^"),
        ("名: 山田, MD", 4, 2, "名: 山田, MD", "    ^^^^"),
        ("cafe\u0301: x", 6, 1, "cafe\u0301: x", "    ^"),
        ("name", 9, 5, "name", "    ^"),
        ("name", 3, 99, "name", "  ^^"),
        ("name", 1, 0, "name", "^"),
        ("a\x1b[2Jb\u202ec", 7, 1, "a\\x1b[2Jb\\u202ec", "         ^^^^^^"),
    ],
)
def test_carets(line: str, column: int, width: int, source: str, caret: str) -> None:
    assert marked(line, column, width) == (source, caret)


@pytest.mark.parametrize("column", [1, 31, 250, 499, 507])
def test_a_long_line_is_cut_around_the_spot(column: int) -> None:
    words = "".join(f"{number:>4} " for number in range(100)) + "the end"
    source, caret = marked(words, column, 3)
    assert EXCERPT_CELLS <= len(source.rstrip("…")) + 1 <= EXCERPT_CELLS + 2
    start, end = len(caret) - len(caret.lstrip()), len(caret)
    assert source[start:end] == words[column - 1 : column + 2]
    assert source.startswith("…") == (column > 31)
    assert source.endswith("…") == (column < 499)


def test_a_cut_in_wide_characters_keeps_to_the_width() -> None:
    source, caret = marked("家" * 300, 150, 2)
    assert source == "…" + "家" * 48 + "…"
    assert caret == " " * 33 + "^^^^"


def test_a_long_spot_is_cut_with_its_line() -> None:
    source, caret = marked("x" * 300, 1, 300)
    assert source == "x" * EXCERPT_CELLS + "…"
    assert caret == "^" * EXCERPT_CELLS


def test_problems_stand_by_file_and_line_and_without_source_when_there_is_none() -> None:
    spans = [Span("b.yaml"), Span("a.yaml", 9), Span("a.yaml", 10)]
    told = printed([warning("x/y", f"About {span.file}.", "", span) for span in reversed(spans)])
    assert told == (
        "a.yaml:9:1 warning x/y\n  About a.yaml.\n\n"
        "a.yaml:10:1 warning x/y\n  About a.yaml.\n\n"
        "b.yaml:1:1 warning x/y\n  About b.yaml.\n\n"
    )


def test_six_of_a_kind_are_folded_and_five_are_not() -> None:
    many = [warning("x/y", f"Number {line}.", "", Span("a.yaml", line)) for line in range(1, 7)]
    other = warning("x/z", "Another.", "", Span("a.yaml", 5))
    told = printed([*many, other])
    assert [line for line in told.splitlines() if line.startswith(("  ", "and"))] == [
        "  Number 1.",
        "  Number 2.",
        "  Number 3.",
        "and 3 more like this in a.yaml, lines 4, 5, 6 (x/y)",
        "  Another.",
    ]
    assert "more like this" not in printed(many[:5])
    elsewhere = [warning("x/y", "There.", "", Span("b.yaml", line)) for line in range(3)]
    assert "more like this" not in printed(many[:5] + elsewhere)


def test_the_source_is_read_from_the_file_when_nobody_kept_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: caf\xe9\rc: 3")
    Path("x.png").write_bytes(b"\x89PNG\r\n\0")
    lines = [source_line(Span("x.yaml", number), {}) for number in range(5)]
    assert lines == [None, "a: 1", "b: caf\ufffd", "c: 3", None]
    assert source_line(Span("x.png"), {}) is None
    assert source_line(Span("missing.yaml"), {}) is None
    assert source_line(Span("x.yaml"), {"x.yaml": ["as read"]}) == "as read"


def said(report_of: list[Done], encoding: str = "utf-8") -> list[str]:
    data = io.BytesIO()
    report = Report(io.TextIOWrapper(data, encoding=encoding, newline=""))
    for done in report_of:
        report.piece(done)
    return data.getvalue().decode(encoding).splitlines()


def test_one_line_per_piece() -> None:
    assert said(
        [
            Done("dist/brochure-press.pdf", 341_200, 2, 0.082),
            Done("dist/deck.pptx", 2_140_000, 22, 1.24),
            Done("dist/a.pdf", 20, 1, 0.0004),
            Done("dist/b.pdf", 999_600, 1, 0.9996),
        ]
    ) == [
        "✓  82 ms  dist/brochure-press.pdf  2 pages, 341 KB",
        "✓  1.2 s  dist/deck.pptx  22 slides, 2.1 MB",
        "✓   0 ms  dist/a.pdf  1 page, 1 KB",
        "✓  1.0 s  dist/b.pdf  1 page, 1.0 MB",
    ]
    assert said([Done("dist/é.pdf", 2000, 1, 0.1)], "ascii") == [
        "OK 100 ms  dist/\\xe9.pdf  1 page, 2 KB"
    ]


def summed(problems: list[Problem], writing: bool = True, pieces: int = 0) -> str:
    stream = io.StringIO()
    outputs = [Done("x.pdf", 1, 1, 0.1)] * pieces
    Report(stream).summary(Result(problems, outputs), writing)
    return stream.getvalue()


def test_the_summary_says_what_became_of_the_set() -> None:
    warned = warning("x/y", "W.", "", Span("a.yaml"))
    assert summed([warned], pieces=4) == "4 pieces, 0 errors, 1 warning\n"
    assert summed([TYPO, TYPO, warned]) == "Nothing was written: 2 errors, 1 warning.\n"
    assert summed([], writing=False) == "Checked, nothing written: 0 errors, 0 warnings.\n"


def test_a_kept_piece_is_told_in_the_summary_and_not_among_the_problems() -> None:
    kept = warning(KEPT, "deck.pptx is kept as deck 2.pptx.", "Delete it.", Span("deck 2.pptx"))
    assert printed([kept]) == ""
    assert summed([kept], pieces=1) == (
        "deck.pptx is kept as deck 2.pptx. Delete it.\n1 piece, 0 errors, 1 warning\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert wants_colour(Terminal(), {"TERM": "xterm"})
    assert wants_colour(Terminal(), {"NO_COLOR": ""})
    assert not wants_colour(Terminal(), {"NO_COLOR": "1"})
    assert not wants_colour(Terminal(), {"TERM": "dumb"})
    assert not wants_colour(io.StringIO(), {"TERM": "xterm"})


def test_colour_adds_codes_and_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = io.StringIO()
    Report(stream, colour=True).problems([TYPO], {"content/team.yaml": TEAM})
    dyed = stream.getvalue()
    assert "\x1b[1;31merror\x1b[0m" in dyed and "\x1b[1;31m^^^^^^^^^^^\x1b[0m" in dyed
    for code in ("1;31", "1", "2", "0"):
        dyed = dyed.replace(f"\x1b[{code}m", "")
    assert dyed == printed([TYPO], team=TEAM)


def test_a_reader_who_left_stops_nothing() -> None:
    class Left(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    Report(Left()).piece(Done("dist/deck.pptx", 1, 1, 0.1))


def test_no_text_can_break_the_output() -> None:
    problem = error("a/b", "Lone \ud800 and \x1b[31m and\ttab\nsecond line", "", Span("a\nb.yaml"))
    assert printed([problem]) == (
        "a\\nb.yaml:1:1 error a/b\n  Lone \\ud800 and \\x1b[31m and    tab\n  second line\n\n"
    )
