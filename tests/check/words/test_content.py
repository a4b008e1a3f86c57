"""The rules on content files: exact places, remarks that allow, languages, and the real content."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.check.words.content import sentence_problems, suppressions
from brochure.check.words.finished import piece_problems
from brochure.compose import brochure_scenes
from brochure.model.project import Project
from brochure.problems import Problem
from tests.builders import HOME, loaded, retold

CLAIM = "Our infusions cure sadness."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME / "content", tmp_path / "content"))


def put(content: Path, file: str, before: str, after: str) -> Project:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return loaded(content)


def marked(problem: Problem, project: Project) -> str:
    """What the caret stands under."""
    line = project.texts[problem.span.file][problem.span.line - 1]
    return line[problem.span.column - 1 : problem.span.column - 1 + problem.span.width]


def of(problems: list[Problem], code: str) -> list[Problem]:
    return [problem for problem in problems if problem.code == f"words/{code}"]


GROWTH = "growth: What may help it grow again"


@pytest.mark.parametrize(
    "written",
    [
        f"growth: {CLAIM}",
        f'growth: "{CLAIM}"',
        f"growth: 'It''s true. {CLAIM}'",
        f'growth: "It\\u2019s \\"true.\\" {CLAIM}"',
        f"growth: >-\n  A garden grows.\n  {CLAIM}",
        "growth: >-\n  A garden grows. Our *infusions*\n  **cure** sadness.",
        f"growth: |\n  A garden grows.\n\n  {CLAIM}",
        f"growth:\n  {CLAIM}",
        "growth: A garden grows.[^li-2010] Our\n  infusions cure sadness.",
    ],
)
def test_the_caret_stands_under_the_words_however_they_are_written(
    content: Path, written: str
) -> None:
    project = put(content, "article.yaml", GROWTH, written)
    [problem] = of(sentence_problems(project), "K01")
    assert marked(problem, project) == "cure"
    assert problem.place.path == "article › growth"
    assert problem.is_error


def test_a_long_name_of_a_clinic_does_not_stand_twice(content: Path) -> None:
    """A name is blanked out before reading, and blanks are alike in both halves."""
    name = "Conejo Center for Integrative Psychiatry"
    project = put(content, "clinic.yaml", "name: Kure Medical", f"name: {name}")
    assert of(sentence_problems(project), "K30") == []
    project = put(content, "clinic.yaml", "intro: Kure Medical, southern California",
                  "intro: In southern California. In southern California.")  # fmt: skip
    assert len(of(sentence_problems(project), "K30")) == 1


def test_a_finding_that_runs_over_a_line_is_marked_to_its_end(content: Path) -> None:
    project = put(content, "article.yaml", GROWTH, "growth: >-\n  It has no side\n  effects.")
    [problem] = of(sentence_problems(project), "K03")
    assert marked(problem, project) == "no side"


def test_notes_of_what_not_to_say_and_the_sources_are_not_judged(content: Path) -> None:
    project = put(
        content, "talk.yaml", "do_not_say: Anything that", f"do_not_say: {CLAIM} Anything that"
    )
    assert of(sentence_problems(project), "K01") == []
    project = put(
        content, "talk.yaml", 'next: "Before the garden', f'next: "{CLAIM} Before the garden'
    )
    assert len(of(sentence_problems(project), "K01")) == 1


def test_figures_of_a_part_are_covered_by_the_sources_of_its_notes(content: Path) -> None:
    say = "Welcome, and thank you for coming."
    project = put(content, "talk.yaml", say, "Two thirds of patients improve. " + say)
    assert of(sentence_problems(project), "K16") == []
    project = put(content, "talk.yaml", "sources: [cochrane-2021]", "sources: []")
    assert of(sentence_problems(project), "K16") != []


def test_a_nurse_practitioner_of_the_team_needs_the_role(content: Path) -> None:
    text = (content / "team.yaml").read_text(encoding="utf-8")
    at = text.index("name: Andy Rimando")
    changed = text[:at] + text[at:].replace(
        "role: Psychiatric nurse practitioner", "role: Therapist", 1
    )
    (content / "team.yaml").write_text(changed, encoding="utf-8")
    project = loaded(content)
    [problem] = of(sentence_problems(project), "K25")
    assert marked(problem, project) == "Therapist"


@pytest.mark.parametrize(
    "written",
    [
        f"# allow K01: the words of a banner we show\ngrowth: {CLAIM}",
        f"growth: {CLAIM} # allow K01: the words of a banner we show",
        f"# allow words/K01: the words of a banner we show\n# and another remark\ngrowth: {CLAIM}",
        f"growth: >- # allow K01: the words of a banner we show\n  {CLAIM}",
        f"# allow K19, K01: the words of a banner\ngrowth: A miracle. {CLAIM}",
        f"# allow K01: the words of a banner we show\ngrowth:\n  {CLAIM}",
    ],
)
def test_a_remark_with_a_reason_lets_a_rule_pass_and_is_told(content: Path, written: str) -> None:
    project = put(content, "article.yaml", GROWTH, written)
    problems = sentence_problems(project)
    assert of(problems, "K01") == []
    told = of(problems, "suppressed")
    assert told and all(not problem.is_error for problem in told)
    assert any("K01" in one.message and "the words of a banner" in one.message for one in told)
    assert of(problems, "suppression") == []
    assert "K01" in {one.code for one in suppressions(project)}


@pytest.mark.parametrize("why", ["", ":", ": because", ": we want"])
def test_a_remark_without_a_reason_is_an_error_and_lets_nothing_pass(
    content: Path, why: str
) -> None:
    project = put(content, "article.yaml", GROWTH, f"# allow K01{why}\ngrowth: {CLAIM}")
    problems = sentence_problems(project)
    assert len(of(problems, "K01")) == 1
    [problem] = of(problems, "suppression")
    assert problem.is_error and marked(problem, project).startswith("# allow K01")


def test_a_remark_that_finds_nothing_is_a_warning(content: Path) -> None:
    project = put(
        content, "article.yaml", GROWTH, f"# allow K19: praise of the old title\n{GROWTH}"
    )
    [problem] = of(sentence_problems(project), "suppression")
    assert not problem.is_error and "K19 finds nothing" in problem.message
    project = put(content, "article.yaml", "# allow K19", "# allow this")
    [problem] = of(sentence_problems(project), "suppression")
    assert problem.is_error and "names no rule" in problem.message


def test_words_that_look_like_a_remark_inside_a_text_are_words(content: Path) -> None:
    project = put(
        content, "article.yaml", GROWTH,
        f"growth: >-\n  A note says\n  # allow K01: the words of a banner.\n  {CLAIM}",
    )  # fmt: skip
    assert len(of(sentence_problems(project), "K01")) == 1
    assert "K01" not in {one.code for one in suppressions(project)}


def test_a_remark_for_a_piece_rule_is_settled_with_the_pieces(
    content: Path, real: Project, printed: object, talk: object
) -> None:
    project = put(
        content, "article.yaml", GROWTH, f"# allow K10: praise of the old title\n{GROWTH}"
    )
    assert of(sentence_problems(project), "suppression") == []
    scenes = [printed["press"], talk]  # type: ignore[index]
    told = of(piece_problems(project, scenes), "suppression")
    assert any("K10 finds nothing" in problem.message for problem in told)


def test_other_languages_are_told_that_sentences_were_not_read(real: Project) -> None:
    spanish = retold(real, clinic__language="es", article__growth=real.story.article.growth)
    problems = sentence_problems(spanish)
    [problem] = of(problems, "language")
    assert not problem.is_error and "English" in problem.message
    assert {p.code for p in problems} <= {"words/language"}


def test_a_picture_without_words_is_told(content: Path) -> None:
    project = put(
        content, "article.yaml",
        "alt: A plant in new leaf on tended soil. Renewal may come, and it takes tending.", "alt:",
    )  # fmt: skip
    scenes, _ = brochure_scenes(project, ("press",))
    alone = [p for p in of(piece_problems(project, scenes), "K32") if "renewal" in p.message]
    assert len(alone) == 1 and alone[0].span.file.endswith("article.yaml")


def test_faint_words_are_told_and_may_be_allowed(content: Path) -> None:
    def told(project: Project) -> list[str]:
        pale = project.theme.inks["mist"]
        theme = project.theme.model_copy(update={"inks": {**project.theme.inks, "clay": pale}})
        project = replace(project, theme=theme)
        scenes, _ = brochure_scenes(project, ("press",))
        return [p.code for p in piece_problems(project, scenes) if "clay" in p.message or
                "K32" in p.message]  # fmt: skip

    assert "words/K32" in told(loaded(content))
    put(content, "article.yaml", "subtitle:", "# allow K32: a soft colour was asked for\nsubtitle:")
    assert told(loaded(content))[-1] == "words/suppressed"


def test_the_real_content_has_no_errors_of_words(
    real: Project, printed: object, talk: object
) -> None:
    scenes = [printed["press"], talk]  # type: ignore[index]
    problems = sentence_problems(real) + piece_problems(real, scenes)
    assert [problem for problem in problems if problem.is_error] == []


def test_no_scenes_no_findings_of_pieces(real: Project) -> None:
    assert piece_problems(real, []) == []


def test_a_finding_is_told_in_every_run_and_gone_when_mended(content: Path) -> None:
    faulty = put(content, "article.yaml", GROWTH, f"growth: {CLAIM}")
    told = of(sentence_problems(faulty), "K01")
    assert told and told == of(sentence_problems(faulty), "K01")
    assert not of(sentence_problems(put(content, "article.yaml", CLAIM, "Time helps.")), "K01")
