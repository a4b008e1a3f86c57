"""Where sentences end: not behind a title or initials, not inside a mark."""

from __future__ import annotations

import pytest

from brochure.text.stops import sentences

CASES = {
    "One. Two! Three?": ["One.", "Two!", "Three?"],
    "Here is Dr. Yun, M.D. Yun to some. Thanks.": ["Here is Dr. Yun, M.D. Yun to some.", "Thanks."],
    "**Stay. With them.** And call.": ["**Stay. With them.**", "And call."],
    "Chat at **988lifeline.org**. Free, 24/7.": ["Chat at **988lifeline.org**.", "Free, 24/7."],
    'He said "No." ¿Por qué?': ['He said "No."', "¿Por qué?"],
    "It costs 3.50 in all": ["It costs 3.50 in all"],
}


@pytest.mark.parametrize("text", CASES)
def test_sentences(text: str) -> None:
    assert sentences(text, ["Dr."]) == CASES[text]
