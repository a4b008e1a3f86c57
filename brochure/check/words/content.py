"""A Project in; Problems of its sentences out: the content rules that read them, and its grades.

A rule's code here is `words/K17`. A remark `# allow K17: why` on or right above a text lets it
pass.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from brochure.check.words.allow import Allowed, remarks, sifted
from brochure.check.words.grade import hard_section
from brochure.check.words.places import place
from brochure.check.words.reading import Found, read
from brochure.check.words.rule import ERROR, Facts, Passage, facts_of, is_nurse
from brochure.check.words.texts import passages, sections
from brochure.model.project import Project
from brochure.problems import Problem, error, warning

PIECES = frozenset(f"K{number:02d}" for number in (6, 9, 10, 11, 12, 13, 14, 15, 27, 30, 32))
"""Rules that are judged when the pieces are composed; their remarks are settled there."""
_EVERY = frozenset(f"K{number:02d}" for number in range(1, 33))
_SENTENCES = _EVERY - {"K27"}
_CONTENT = _EVERY - PIECES


def sentence_problems(project: Project) -> list[Problem]:
    """What the content's sentences say wrongly, its reading grades, and its remarks settled."""
    told = sifted(_sentences(project), suppressions(project), _CONTENT, project.texts)
    if project.story.clinic.language != "en":
        told.append(_not_english(project))
    return told


def suppressions(project: Project) -> list[Allowed]:
    """Every `# allow` remark of the content and the layouts, in the order written."""
    files = [
        file
        for file in project.texts
        if file.endswith((".yaml", ".yml")) and "/assets/" not in f"/{file}"
    ]
    return remarks(project.texts, files)


def _sentences(project: Project) -> list[tuple[Problem, int]]:
    """The problems of sentences and sections, each with the line its text begins on."""
    read_here = list(passages(project.story))
    found = found_in(project, read_here)
    if project.story.clinic.language == "en":
        facts = facts_of(project)
        for name, section in sections(read_here):
            if hard := hard_section(name, section, _names(facts)):
                spot, message, hint = hard
                span = place(spot.passage, spot.start, spot.end, project.texts)
                found.append((warning("words/K26", message, hint, span), spot.passage.span.line))
        found += [(problem, problem.span.line) for problem in _roles(project)]
    return found


def found_in(
    project: Project, texts: Sequence[Passage], codes: Collection[str] = ()
) -> list[tuple[Problem, int]]:
    """What the sentence rules of these codes find; they know English alone."""
    if project.story.clinic.language != "en":
        return []
    return [
        (problem_of(found, project), found.sentence.passage.span.line)
        for found in read(texts, facts_of(project), frozenset(codes or _SENTENCES))
    ]


def problem_of(one: Found, project: Project) -> Problem:
    """A finding as a problem at the exact words in their file."""
    sentence, hit = one.sentence, one.hit
    span = place(
        sentence.passage, sentence.start + hit.start, sentence.start + hit.end, project.texts
    )
    make = error if one.rule.severity is ERROR else warning
    return make(f"words/{one.rule.code}", hit.message, hit.hint, span)


def _names(facts: Facts) -> frozenset[str]:
    names = (*facts.brands, *facts.nurses, *facts.doctors)
    return frozenset(part.lower() for name in names for part in name.split())


def _roles(project: Project) -> list[Problem]:
    """K25: a nurse practitioner of the team whose role does not say so."""
    return [
        error(
            "words/K25", f"{person.name} is a nurse practitioner, and the role does not say so.",
            f"Write: role: Psychiatric nurse practitioner, {person.role}", person.role.span,
        )
        for person in project.story.team.people
        if is_nurse(person.credentials or "") and "nurse practitioner" not in person.role.lower()
    ]  # fmt: skip


def _not_english(project: Project) -> Problem:
    clinic = project.story.clinic
    return warning(
        "words/language",
        f"The content is in “{clinic.language}”: rules for single sentences and reading grades "
        "know only English and were not run; those for whole pieces were.",
        "Let a second person read the words against the list of rules: explain words/K01, and so "
        "on.",
        clinic.span_of("language"),
    )
