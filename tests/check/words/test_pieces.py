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


SPANISH_DUTIES = {
    "K06": [
        "Es un uso fuera de indicación.",
        "Su uso fuera de la etiqueta es legal.",
        "La FDA no ha aprobado la ketamina para la depresión.",
        "La ketamina no está aprobada para ningún trastorno mental.",
        "La FDA la aprobó como anestésico, y no para la depresión.",
        "No cuenta con aprobación de la FDA; se usa sin la aprobación para la depresión.",
        "Es un uso no aprobado por la FDA.",
    ],
    "K12": [
        "Infórmenos si tiene enfermedad del corazón, psicosis, embarazo o glaucoma.",
        "Cuéntenos de su presión, su hígado, su vejiga y sus alergias.",
        "Dinos antes si estás embarazada, tomas opioides, tienes manía o glaucoma.",
        "Avísenos de problemas cardíacos, derrames, alergias o problemas hepáticos.",
        "Hable primero con su médico si usa sedantes, alcohol, drogas u opioides.",
    ],
    "K13": [
        "No conduzca por 24 horas. Un familiar debe llevarle a su casa.",
        "No debe manejar hasta el día siguiente. Pida que alguien lo lleve a casa.",
        "Evite conducir ese día y vuelva a casa con un adulto que le acompañe.",
        "No podrá guiar hasta mañana; venga con un acompañante.",
        "Espere 24 horas antes de manejar, y que una persona de confianza lo recoja.",
        "No manejes ese día. Alguien tiene que llevarte a casa.",
    ],
    "K14": [
        "Llame o mande un texto al 988. Si hay peligro de vida, marque el 911.",
        "Línea 988: llame o envíe un mensaje. Emergencias: 911.",
        "Envíe un SMS o llame al 988, o al 911 si corre peligro.",
    ],
}
"""Ways to meet each duty in Spanish, each instead of the line of SPANISH that meets it."""
_LINES = {"K06": 1, "K12": 4, "K13": 5, "K14": 6}


@pytest.mark.parametrize(
    ("code", "words"),
    [(code, text) for code, texts in SPANISH_DUTIES.items() for text in texts],
)
def test_a_duty_may_be_met_in_many_words_in_spanish(code: str, words: str) -> None:
    line = _LINES[code]
    assert codes(piece([*SPANISH[:line], words, *SPANISH[line + 1 :]]), "es") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("K06", "La FDA aprobó la ketamina hace muchos años."),
        ("K06", "La FDA la aprobó como anestésico."),
        ("K12", "Díganos cómo se siente hoy."),
        ("K12", "Díganos si tiene alergias."),
        ("K13", "Puede llevarse esta guía a casa."),
        ("K13", "No maneje dinero ese día. Alguien debe llevarle a casa."),
        ("K13", "No maneje por 24 horas."),
        ("K14", "Llame al 9880 o al 1911 si necesita un mensaje."),
    ],
)
def test_what_only_sounds_like_a_duty_does_not_meet_it_in_spanish(code: str, words: str) -> None:
    line = _LINES[code]
    assert codes(piece([*SPANISH[:line], words, *SPANISH[line + 1 :]]), "es") == [code]


@pytest.mark.parametrize(
    ("word", "other", "wanted"),
    [
        ("disociación", "raro", "disociación"),
        ("presión arterial alta", "pulso", "presión arterial"),
        ("respiración lenta", "sueño largo", "respiración"),
        ("uso indebido", "pérdida", "uso indebido"),
        ("vejiga", "cadera", "vejiga"),
        ("sedación", "cansancio", "sedación"),
    ],
)
def test_each_core_risk_is_asked_for_in_spanish(word: str, other: str, wanted: str) -> None:
    texts = [text.replace(word, other) for text in SPANISH]
    [problem] = [p for p in whole_problems(piece(texts), Facts(), "es") if p.code == "words/K11"]
    assert wanted in problem.message


def test_hints_can_be_pasted_into_a_spanish_content() -> None:
    left = [SPANISH[0], SPANISH[2], SPANISH[3]]
    hints = " ".join(p.hint for p in whole_problems(piece(left), Facts(), "es"))
    for words in ("fuera de indicación", "Díganos primero", "llevarle a casa", "texto al 988"):
        assert words in hints


def test_without_risks_the_section_is_missed_in_spanish() -> None:
    left = [text for i, text in enumerate(SPANISH) if i not in (2, 3, 4)]
    found = codes(piece(left), "es")
    assert found.count("K11") == 6 and "K09" in found


@pytest.mark.parametrize(
    "words",
    [
        "La ketamina no ayuda a todas las personas.",
        "¿Ayuda la ketamina a las personas con depresión?",
        "Nadie sabe si la ketamina mejora el ánimo.",
        "La ketamina no cura la depresión ni mejora siempre el ánimo.",
        "El personal le ayuda a sentirse cómodo.",
    ],
)
def test_what_claims_no_benefit_in_spanish_needs_no_statement(words: str) -> None:
    left = [text for i, text in enumerate(SPANISH) if i not in (0, 1)]
    assert "K06" not in codes(piece([*left, words]), "es")


@pytest.mark.parametrize(
    "words",
    [
        "La ketamina alivia la depresión.",
        "Las infusiones mejoran el ánimo de muchas personas.",
        "Este tratamiento reduce los síntomas en un día.",
        "Con ketamina, muchos pacientes se recuperan.",
    ],
)
def test_a_benefit_in_spanish_needs_the_statement(words: str) -> None:
    left = [text for i, text in enumerate(SPANISH) if i not in (0, 1)]
    assert "K06" in codes(piece([*left, words]), "es")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Llame al 988. ¿Peligro de vida? Llame al 911.", "K15"),
        ("Llame al 988 o al 911. Deje un mensaje en la recepción de la clínica.", "K15"),
        ("Línea Nacional de Salud Mental: 988, llame o envíe un texto. Emergencias: 911.", "K15"),
        ("Línea Nacional de Prevención del Suicidio: texto o llamada al 988, o 911.", "K15"),
        ("Línea de ayuda 988: llame o envíe un texto. Emergencias: 911.", "K15"),
        ("Llame o envíe un texto al 988, presione 3 si es joven. Emergencias: 911.", "K15"),
        ("Llame o envíe un texto al 988 y marque la opción 3. Emergencias: 911.", "K15"),
    ],
)
def test_988_is_named_rightly_in_spanish(line: str, code: str) -> None:
    assert codes(piece([*SPANISH[:6], line]), "es") == [code]


@pytest.mark.parametrize(
    "line",
    [
        "988 Línea de Prevención del Suicidio y Crisis: llame o envíe un texto. Emergencias: 911.",
        "Línea 988 de Prevención del Suicidio y Crisis. Llame o envíe un texto. Emergencias: 911.",
        "Llame o envíe un texto al 988, oprima 2 para español, 1 si es veterano. Emergencias: 911.",
        "Llame o mande un texto al 988, o al 911. Para citas, llame y oprima 3 para recepción.",
    ],
)
def test_right_names_of_988_pass_in_spanish(line: str) -> None:
    assert codes(piece([*SPANISH[:6], line]), "es") == []


def test_a_paragraph_that_stands_twice_is_found_in_spanish() -> None:
    bio = "Lleva más de doce años en el cuidado de la salud y canta en un coro."
    assert codes(piece([*SPANISH, bio, bio]), "es") == ["K30"]


def test_the_balance_of_words_counts_in_spanish() -> None:
    praise = ["La ketamina puede aliviar la depresión y mejorar el ánimo en horas."] * 8
    made = [f"{text} {i}" for i, text in enumerate(praise)]
    assert "K10" in codes(piece([*SPANISH, *made]), "es")
