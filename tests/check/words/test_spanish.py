"""Spanish paragraphs: short forms, words of the trade, furniture; each both ways."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.check.words.spanish import furniture, unexplained
from tests.builders import HOME, loaded


def marked(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in unexplained(text, set())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La ketamina actúa sobre el NMDA en el cerebro.", ["NMDA"]),
        ("El BDNF nutre las raíces.", ["BDNF"]),
        ("Puede causar taquicardia y anhedonia.", ["taquicardia", "anhedonia"]),
        ("Tome los ISRS como siempre, y otra vez los ISRS.", ["ISRS"]),
        ("El BDNF (factor neurotrófico derivado del cerebro) nutre las raíces.", []),
        ("El factor neurotrófico derivado del cerebro (BDNF) nutre las raíces.", []),
        ("La taquicardia (pulso rápido) es rara.", []),
        ("La FDA, el TEPT y los EE. UU. se conocen.", []),
        ("LEA ESTO ANTES DE SU CITA", []),
        ("Llame al 988.", []),
    ],
)
def test_short_forms_and_words_of_the_trade(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_what_was_explained_once_is_known() -> None:
    told: set[str] = set()
    assert not list(unexplained("El factor derivado del cerebro (BDNF) nutre.", told))
    assert not list(unexplained("El BDNF crece.", told))


@pytest.mark.parametrize(
    "text",
    [
        "Leer más", "Haga clic aquí", "Saltar al contenido", "Suscríbase a nuestro boletín",
        "Todos los derechos reservados", "Política de privacidad", "Publicado por admin",
        "Este sitio usa cookies.", "Compartir en Facebook", "3 comentarios", "© 2024 Clínica",
        "[Nombre de la clínica]", "Escriba su texto aquí", "Texto de ejemplo", "Por definir",
        "Próximamente", "Pendiente: foto", "Lorem ipsum dolor sit amet.", "{{nombre}}",
    ],
)  # fmt: skip
def test_furniture_and_placeholders(text: str) -> None:
    assert len(list(furniture(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Lea más sobre los riesgos en la guía del medicamento.",
        "Comparta esta guía con su familia.", "El menú de tés está en la recepción.",
        "Busque a alguien que le lleve a casa.", "Cierre la puerta, por favor.",
        "La siguiente cita es en mayo.", "Escriba aquí sus preguntas a su médico: ______",
        "Nombre: ____________", "El texto de la ley está en la pared.",
    ],
)  # fmt: skip
def test_plain_sentences_are_no_furniture(text: str) -> None:
    assert list(furniture(text)) == []


def test_they_are_told_at_their_words_in_the_content(tmp_path: Path) -> None:
    from brochure.check.words.finished import piece_problems
    from brochure.compose import brochure_scenes

    content = Path(shutil.copytree(HOME / "tests" / "contents" / "es", tmp_path / "es"))
    path = content / "article.yaml"
    text = path.read_text(encoding="utf-8")
    assert "El *glutamato* lleva" in text
    path.write_text(text.replace("El *glutamato* lleva", "El NMDA lleva", 1), encoding="utf-8")
    project = loaded(content)
    scenes, _ = brochure_scenes(project, ("press",))
    [problem] = [p for p in piece_problems(project, scenes) if p.code == "words/K27"]
    line = project.texts[problem.span.file][problem.span.line - 1]
    start = problem.span.column - 1
    assert line[start : start + problem.span.width] == "NMDA"
