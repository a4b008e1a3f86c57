"""Content streams as they may be written, and what the reader makes of them."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.check.preflight.marks import filled_outlines
from brochure.check.preflight.tokens import (
    FILLS,
    HEX_TEXT,
    INLINE_IMAGE,
    PATH,
    BrokenStream,
    instructions,
    outline_numbers,
)

CASES = {
    "colour": (b"0 .5 1. -0 k", [("k", [0.0, 0.5, 1.0, 0.0])]),
    "matrix, not a curve": (b"1 0 0 1 5 5 cm", [("cm", [1.0, 0.0, 0.0, 1.0, 5.0, 5.0])]),
    "outlines, each filled": (
        b"0 0 m 1 1 l h f\n2 2 m 3 3 l h f 4 4 m 5 5 l S",
        [(FILLS, [b"0 0 m 1 1 l h f\n2 2 m 3 3 l h f"]), (PATH, [b" 4 4 m 5 5 l"]), ("S", [])],
    ),
    "filled by the other rule": (
        b"0 0 m 1 1 l h f* 2 2 m 3 3 l h f ",
        [(PATH, [b"0 0 m 1 1 l h"]), ("f*", []), (FILLS, [b" 2 2 m 3 3 l h f"])],
    ),
    "outline": (b"0 0 m 1 1 l h f", [(PATH, [b"0 0 m 1 1 l h"]), ("f", [])]),
    "name": (b"/A#20b gs", [("gs", ["A b"])]),
    "string": (rb"(a\(b\051(c)\n) Tj", [("Tj", [b"a(b)(c)\n"])]),
    "line end in a string": (b"(a\\\r\nb\r\nc) Tj", [("Tj", [b"ab\nc"])]),
    "hex text": (b"[<01>-4<02>] TJ", [(HEX_TEXT, [b"<01>-4<02>"])]),
    "mixed text": (b"[(a)-4<6>]TJ", [("TJ", [[b"a", -4.0, b"`"]])]),
    "dictionary": (
        b"/P <</MCID 3/X[1 true null]>> BDC",
        [("BDC", ["P", {"MCID": 3.0, "X": [1.0, True, None]}])],
    ),
    "remark": (b"1 g % no\n0 G", [("g", [1.0]), ("G", [0.0])]),
    "no space": (b"q/I Do Q", [("q", []), ("Do", ["I"]), ("Q", [])]),
    "signs": (b"--5 +3 1-2 d0", [("d0", [-5.0, 3.0, 1.0, -2.0])]),
    "quotes": (b"1 2 (x)\"(y)'", [('"', [1.0, 2.0, b"x"]), ("'", [b"y"])]),
    "picture": (
        b"q BI /W 2 /CS /RGB ID \x00EI\xff EI Q",
        [("q", []), (INLINE_IMAGE, [{"W": 2.0, "CS": "RGB"}]), ("Q", [])],
    ),
    "nothing": (b" \n\0 ", []),
    "no operator": (b"1 2 3", []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_is_read(name: str) -> None:
    written, wanted = CASES[name]
    assert [(op, args) for op, args in instructions(written)] == wanted


@pytest.mark.parametrize(
    "written", [b"(abc", b"[1 2", b"<< /A 1", b") f", b"BI /W 1 ID xx", b"(a\\", b"[" * 50]
)
def test_what_makes_no_sense_is_told(written: bytes) -> None:
    with pytest.raises(BrokenStream):
        list(instructions(written))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(written: bytes) -> None:
    try:
        for operator, operands in instructions(written):
            assert operator and isinstance(operands, list)
            if operator == PATH:
                assert all(isinstance(one, float) for one in outline_numbers(operands[0]))
            elif operator == FILLS:
                assert len(filled_outlines(operands[0])) == operands[0].count(b"f")
    except BrokenStream as why:
        assert str(why)


WORDS = [b"1 0 0 rg", b"/G gs", b"0 0 m 5 5 l h S", b"(a) Tj", b"[(a) 3 <41>] TJ", b"q", b"Q",
         b"1 2 3 4 re f", b"1 0 0 1 3.5 -2 cm", b"/P <</MCID 0>> BDC", b"EMC", b"[3 1] 0 d",
         b"0 0 m 1 1 2 2 3 3 c 1 2 3 4 v 5 6 7 8 y f", b"0 0 m 5 5 l h f*"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)))
def test_the_operators_are_those_that_pikepdf_reads(words: list[bytes]) -> None:
    """A second reader, not ours, sees the same operators with the same numbers."""
    data = b"\n".join(words)
    ours: list[str] = []
    for operator, operands in instructions(data):
        if operator in (PATH, FILLS):
            ours += [part.decode() for part in operands[0].split() if part.isalpha()]
        else:
            ours.append("TJ" if operator == HEX_TEXT else operator)
    with pikepdf.new() as file:
        theirs = pikepdf.parse_content_stream(file.make_stream(data))
        assert ours == [str(one.operator) for one in theirs]
