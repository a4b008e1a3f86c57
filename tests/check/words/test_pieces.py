"""What a whole piece owes: each duty met by a full piece, and missed when its words are taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.words.pieces import Piece, Unit, doubled, whole_problems
from brochure.check.words.rule import Facts
from brochure.problems import Span

FRAME = Span("layouts/sheet.yaml", 12, 3)
ENGLISH = [
    "Ketamine may ease depression for some people.",
    "Off-label use. The FDA approved ketamine as an anesthetic, not for depression.",
    "Common: headache, nausea, sleepiness (sedation), feeling unreal (dissociation), higher blood "
    "pressure.",
    "Serious: slowed breathing, liver or bladder harm, misuse.",
    "Tell us first about heart disease, psychosis, pregnancy, liver disease, or glaucoma.",
    "Do not drive for at least 24 hours. Have someone take you home.",
    "Call or text 988. Life in danger? Call 911.",
]
SPANISH = [
    "La ketamina puede aliviar la depresión en algunas personas.",
    "Uso fuera de indicación. La FDA la aprobó como anestésico.",
    "Comunes: náusea, sueño (sedación), sentirse irreal (disociación), presión arterial alta.",
    "Graves: respiración lenta, daño a la vejiga, uso indebido.",
    "Díganos primero si tiene problemas del corazón, psicosis, embarazo o alergias.",
    "No maneje por 24 horas. Alguien debe llevarle a casa.",
    "Llame o envíe un mensaje de texto al 988. ¿Peligro de vida? Llame al 911.",
]


def piece(texts: list[str], size: float = 10.0) -> Piece:
    units = tuple(
        Unit(text, Span("content/words.yaml", 10 + i, 3), "inside left", FRAME, size)
        for i, text in enumerate(texts)
    )
    return Piece("brochure", units, Span("layouts/sheet.yaml", 5))


def codes(made: Piece, language: str = "en") -> list[str]:
    found = [*whole_problems(made, Facts(), language), *doubled(made)]
    return [problem.code.removeprefix("words/") for problem in found]


@pytest.mark.parametrize(("texts", "language"), [(ENGLISH, "en"), (SPANISH, "es")])
def test_a_full_piece_passes(texts: list[str], language: str) -> None:
    assert codes(piece(texts), language) == []


@pytest.mark.parametrize(("texts", "language"), [(ENGLISH, "en"), (SPANISH, "es")])
@pytest.mark.parametrize(
    ("line", "missing"),
    [
        (1, ["K06"]),
        (4, ["K12"]),
        (5, ["K13"]),
        (6, ["K14"]),
    ],
)
def test_what_is_taken_out_is_missed(
    texts: list[str], language: str, line: int, missing: list[str]
) -> None:
    left = [text for i, text in enumerate(texts) if i != line]
    assert codes(piece(left), language) == missing


def test_without_risks_the_section_and_every_core_risk_are_missed() -> None:
    left = [text for i, text in enumerate(ENGLISH) if i not in (2, 3)]
    found = codes(piece(left))
    assert found.count("K11") == 6 and "K09" in found


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("dissociation", "feeling far away"),
        ("blood pressure", "pulse"),
        ("breathing", "movement"),
        ("misuse", "loss"),
        ("bladder", "kidney"),
        ("sedation", "drowsiness"),
    ],
)
def test_each_core_risk_is_asked_for_by_its_word(word: str, other: str) -> None:
    made = piece([text.replace(word, other) for text in ENGLISH])
    [problem] = list(whole_problems(made, Facts(), "en"))
    assert problem.code == "words/K11" and word in problem.message
    assert problem.span == FRAME and problem.place.at == "inside left"


def test_a_piece_that_claims_no_benefit_needs_no_off_label_statement() -> None:
    left = [text for i, text in enumerate(ENGLISH) if i not in (0, 1)]
    assert "K06" not in codes(piece(left))
    assert "K06" not in codes(piece([*left, "Ketamine does not help everyone."]))


def test_the_balance_of_words_and_of_sizes() -> None:
    praise = [
        "Ketamine may help people feel better, and it may lift mood in hours." for _ in range(8)
    ]
    assert "K10" in codes(piece([*ENGLISH, *praise]))
    risks = piece(ENGLISH)
    small = tuple(
        replace(unit, size=8.0, safety=True) if i in (2, 3) else unit
        for i, unit in enumerate(risks.units)
    )
    [problem] = list(whole_problems(replace(risks, units=small), Facts(), "en"))
    assert problem.code == "words/K10" and "8 pt" in problem.message and not problem.is_error


def test_988_needs_the_word_text_and_no_press_3() -> None:
    call = [text.replace("Call or text 988", "Call 988") for text in ENGLISH]
    assert codes(piece(call)) == ["K15"]
    assert codes(piece([*SPANISH, "Oprima 3 para otra línea."]), "es") == ["K15"]


def test_a_paragraph_that_stands_twice() -> None:
    bio = "He is a kind person who has worked in many places for a long time."
    found = list(doubled(piece([bio, "Another text.", f"{bio.upper()}"])))
    assert [problem.code for problem in found] == ["words/K30"]
    assert found[0].span.line == 12 and "line 10" in found[0].message
    same_place = Unit(bio, Span("content/words.yaml", 10, 3), "inside right", FRAME)
    made = piece([bio])
    assert list(doubled(replace(made, units=(*made.units, same_place)))) == []
    spoken = replace(same_place, span=Span("content/talk.yaml", 4), spoken=True)
    assert list(doubled(replace(made, units=(*made.units, spoken)))) == []
