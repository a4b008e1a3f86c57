"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from brochure.check.words.rule import passage
from brochure.check.words.sentences import stretches


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in stretches(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dr. Yun is here. He works.", ["Dr. Yun is here.", "He works."]),
        ("Steve Yun, M.D. He is certified.", ["Steve Yun, M.D.", "He is certified."]),
        ("Steve Yun, M.D., is here.", ["Steve Yun, M.D., is here."]),
        ("See e.g. Cochrane. It is free.", ["See e.g. Cochrane.", "It is free."]),
        ("Room No. 4 is open. Come in.", ["Room No. 4 is open.", "Come in."]),
        ("Gia M. Nevel wrote it. Read it.", ["Gia M. Nevel wrote it.", "Read it."]),
        ("The odds were 3.94 in all. Not sure.", ["The odds were 3.94 in all.", "Not sure."]),
        ("Well … it may help. Or not.", ["Well … it may help.", "Or not."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("“Will it help?” she asked. No.", ["“Will it help?” she asked.", "No."]),
        ("It may help.” He left.", ["It may help.”", "He left."]),
        ("Come at 4 p.m. on Monday. Rest.", ["Come at 4 p.m. on Monday.", "Rest."]),
        ("We open at 8 a.m. The door is blue.", ["We open at 8 a.m.", "The door is blue."]),
        ("- Nausea\n- Headache", ["Nausea", "Headache"]),
        ("1. Share it. 2. Rest.", ["Share it.", "Rest."]),
        ("A heading\n\nA text.", ["A heading", "A text."]),
        ("", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert cut(text) == wanted


def test_marks_are_taken_out_and_their_places_kept() -> None:
    whole = passage("**Bold** and *slanted*.[^li-2010] A \\* star, 5 * 3.")
    assert whole.text == "Bold and slanted. A * star, 5 * 3."
    assert whole.marks == (len("Bold and slanted."),)


def test_words_in_another_language_are_read_without_their_mark() -> None:
    read = passage(r"Ask [es:**Hablamos** español].[^one] A \[real\] bracket.")
    assert read.text == "Ask Hablamos español. A [real] bracket."
    assert read.marks == (len("Ask Hablamos español."),)
    assert passage("An [open] bracket*").text == "An [open] bracket"
