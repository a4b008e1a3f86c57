"""Every name that leads nowhere is told where it is written; every right one passes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.check.empty import empty
from brochure.check.references import exists, references
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.words import FormWords, Words
from brochure.problems import Problem, Severity, in_order

SMALL = Path(__file__).parents[1] / "load" / "small"
FORMS = ", ".join(f"{key}: {key}" for key in FormWords.model_fields)
LISTS = {"quotes": '["“", "”", "‘", "’"]', "bound": "[Dr.]", "forms": f"{{{FORMS}}}"}

ARTICLE, CLINIC, TALK = "content/article.yaml", "content/clinic.yaml", "content/talk.yaml"
SHEET, DECK, THEME = "layouts/trifold-letter.yaml", "layouts/talk.yaml", "assets/themes/plain.yaml"
PLANT = "assets/garden/plant.svg"

Opened = Callable[..., Project]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Gives the small project with words of its files replaced: (file, old, new), …"""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "assets/words").mkdir()
    lines = (f"{key}: {LISTS.get(key, key)}\n" for key in Words.model_fields)
    (tmp_path / "assets/words/en.yaml").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "assets/fonts").mkdir()
    (tmp_path / "assets/fonts/Text.ttf").write_bytes(b"font")
    monkeypatch.chdir(tmp_path)

    def change(*changes: tuple[str, str, str]) -> Project:
        for file, old, new in changes:
            path = tmp_path / file
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = load(tmp_path / "content", [], "plain", tmp_path)
        assert found.problems == []
        assert found.project is not None
        return found.project

    return change


def test_all_names_lead_somewhere(opened: Opened) -> None:
    assert references(opened()) == []


# file, old, new, code, line, what stands under the caret, a phrase of message and hint
WRONG = [
    (SHEET, "article.title", "article.titel", "layout/unknown-id", 19, "article.titel", "Did you mean “article.title”"),
    (SHEET, "contact.phone", "contact.fone", "layout/unknown-id", 26, "clinic.contact.fone", "“clinic.contact.fone”"),
    (SHEET, "use: article.cover", "use: zzz.qqq", "layout/unknown-id", 10, "zzz.qqq", "name of a content file"),
    (SHEET, "article.sections.roots", "visit.zzzzzz", "layout/unknown-id", 31, "visit.zzz", "visit.heading, visit.steps"),
    (SHEET, "[back, cover]", "[back, covr]", "layout/unknown-panel", 8, "covr", "Did you mean “cover”"),
    (SHEET, "[cover, whole, back]", "[cover, hole, back]", "layout/unknown-panel", 13, "hole", "“whole”"),
    (SHEET, "width: 11 in\n    job", "width: 10.5 in\n    job", "layout/panels", 12, "panels:", "0.5 in narrower"),
    (SHEET, "width: 5.5 in", "width: 5.502 in", "layout/panels", 8, "panels:", "are 11.002 in wide"),
    (DECK, "part: welcome", "part: welcom", "layout/unknown-id", 17, "welcom", "Did you mean “welcome”"),
    (DECK, "section: start", "section: strat", "layout/unknown-id", 18, "strat", "“start”"),
    (DECK, "visit.ride", "visit.rid", "layout/unknown-id", 19, "visit.rid", "Did you mean “visit.ride”"),
    (DECK, "fill: {body", "fill: {bdy", "layout/unknown-spot", 19, "visit.ride", "Did you mean “body”"),
    (DECK, "layout: plain", "layout: plane", "layout/unknown-layout", 16, "plane", "Did you mean “plain”"),
    (DECK, "strip: {ink: leaf", "strip: {ink: laef", "theme/unknown-ink", 6, "ink: laef", "Did you mean “leaf”"),
    (DECK, "ground: paper", "ground: papr", "theme/unknown-ink", 9, "ground: papr", "Did you mean “paper”"),
    (DECK, "- {ink: leaf", "- {ink: zzz", "theme/unknown-ink", 11, "ink: zzz", "There are: paper, leaf"),
    (DECK, "0.4 in], style: body", "0.4 in], style: bdy", "theme/unknown-style", 5, "style: bdy", "“body”"),
    (DECK, "9 in, 1 in], style: body", "9 in, 1 in], style: bo", "theme/unknown-style", 13, "style: bo", "“bo”"),
    (THEME, "ink: leaf, bold", "ink: lef, bold", "theme/unknown-ink", 9, "ink: lef", "Did you mean “leaf”"),
    (THEME, "bold_ink: leaf", "bold_ink: lea", "theme/unknown-ink", 9, "bold_ink: lea", "“lea”"),
    (THEME, "{face: text", "{face: txt", "theme/unknown-face", 9, "face: txt", "Did you mean “text”"),
    (THEME, "bold: text", "bold: txt", "theme/unknown-face", 9, "bold: txt", "Did you mean “text”"),
    (THEME, "Text.ttf", "Txt.ttf", "theme/missing-font", 6, "Txt.ttf", "Did you mean “Text.ttf”"),
    (PLANT, "leaf-40", "laef-40", "theme/unknown-ink", 8, "plant", "“plant” uses an ink “laef”"),
    (ARTICLE, "garden.[^one]", "garden.[^oen]", "content/unknown-source", 11, "[^oen]", "Did you mean “one”"),
    (ARTICLE, "again.[^one]", "again.[^two]", "content/unknown-source", 18, "[^two]", "“two”"),
    (TALK, "sources: [one]", "sources: [two]", "content/unknown-source", 13, "two", "“two”"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "line", "under", "phrase"), WRONG)
def test_a_name_that_leads_nowhere(
    opened: Opened, file: str, old: str, new: str, code: str, line: int, under: str, phrase: str
) -> None:
    project = opened((file, old, new))
    problems = in_order(references(project))
    assert len(problems) == 1, problems
    problem = problems[0]
    place = ARTICLE if file == PLANT else file
    assert (problem.code, problem.span.file, problem.span.line) == (code, place, line)
    assert project.texts[place][line - 1][problem.span.column - 1 :].startswith(under)
    assert phrase in problem.message + " " + problem.hint
    assert problem.severity is Severity.ERROR


def test_a_panel_may_be_off_by_less_than_a_tenth_of_a_point(opened: Opened) -> None:
    assert references(opened((SHEET, "width: 5.5 in", "width: 5.501 in"))) == []


def test_a_missing_panel_is_told_once(opened: Opened) -> None:
    problems = references(opened((SHEET, "panels: [whole]", "panels: [hole]")))
    assert [p.code for p in problems] == ["layout/unknown-panel"]


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("article", True), ("article.cover", True), ("article.cover.alt", True),
        ("article.study", True), ("article.study.heading", True), ("team.people.1", True),
        ("team.people.1.name", True), ("sources.one", True), ("analogy.groups.plants", True),
        ("team.people.0", False), ("team.people.2", False), ("team.people.x", False),
        ("sources.two", False), ("article.title.x", False), ("artcle", False), ("", False),
        ("article.", False),
    ],
)  # fmt: skip
def test_what_counts_as_content(opened: Opened, name: str, there: bool) -> None:
    assert exists(opened().story, name) is there


def test_all_faults_together(opened: Opened) -> None:
    project = opened(
        (SHEET, "article.title", "article.titel"), (DECK, "part: welcome", "part: welcom"),
        (THEME, "ink: leaf, bold", "ink: lef, bold"), (ARTICLE, "garden.[^one]", "garden.[^oen]"),
    )  # fmt: skip
    assert {problem.code for problem in references(project)} == {
        "layout/unknown-id", "theme/unknown-ink", "content/unknown-source",
    }  # fmt: skip


def blanks(project: Project) -> list[tuple[str, int, str]]:
    found = in_order(empty(project.story))
    assert {(p.code, p.severity) for p in found} <= {("content/empty", Severity.WARNING)}
    return [(p.span.file, p.span.line, said(p)) for p in found]


def said(problem: Problem) -> str:
    return problem.hint.partition("such as: ")[2].partition(":")[0]


def test_what_the_clinic_has_not_given_yet(opened: Opened) -> None:
    project = opened()
    assert blanks(project) == [
        (CLINIC, 3, "address"), (CLINIC, 4, "phone"), (CLINIC, 15, "reviewer"),
        (CLINIC, 15, "date"), (TALK, 2, "event"),
    ]  # fmt: skip
    phone = next(p for p in empty(project.story) if said(p) == "phone")
    assert phone.message == (
        "There is no phone number yet: the brochure prints a line to write it on."
    )


def test_nothing_to_say_when_all_is_given(opened: Opened) -> None:
    project = opened(
        (CLINIC, "  phone:", "  phone: 555 0100\n  address: 1 Street"),
        (CLINIC, "  reviewer:", "  reviewer: Dr. X\n  date: May 2026"), (TALK, "event:", "event: Fair"),
    )  # fmt: skip
    assert blanks(project) == []


def test_what_is_skipped_on_purpose_is_not_missed(opened: Opened) -> None:
    project = opened((CLINIC, "  reviewer:", "  skip: not reviewed"))
    assert [line for file, line, _ in blanks(project) if file == CLINIC] == [3, 4]
