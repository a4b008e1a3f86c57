"""A Project, and its Scenes, in; Problems of its words out: the content rules K01 to K32.

A rule's code here is `words/K17`. A remark `# allow K17: why` on or right above a text lets it
pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from brochure.check.contrast import faint
from brochure.check.words.access import unnamed, without_words
from brochure.check.words.allow import Allowed, remarks, sifted
from brochure.check.words.glossary import JARGON
from brochure.check.words.pieces import Piece, doubled, whole_problems
from brochure.check.words.places import place
from brochure.check.words.remembered import Memory, memory
from brochure.check.words.rule import (
    ERROR,
    Facts,
    Passage,
    Sentence,
    facts_of,
    is_nurse,
    passage,
    sentences,
)
from brochure.check.words.sense import evened
from brochure.check.words.terms import explained_in, told_short
from brochure.check.words.terms import terms as terms_of
from brochure.check.words.texts import passages, sections
from brochure.check.words.units import pieces as pieces_of
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.model.written import NOWHERE
from brochure.problems import Problem, error, warning

if TYPE_CHECKING:
    from brochure.check.words.grade import Hardest
    from brochure.check.words.reading import Found

_PIECES = frozenset(f"K{number:02d}" for number in (6, 9, 10, 11, 12, 13, 14, 15, 27, 30, 32))
"""Rules that are judged when the pieces are composed; their remarks are settled there."""
_EVERY = frozenset(f"K{number:02d}" for number in range(1, 33))
_SENTENCES = _EVERY - {"K27"}
_CONTENT = _EVERY - _PIECES


def sentence_problems(project: Project) -> list[Problem]:
    """What the content's sentences say wrongly, its reading grades, and its remarks settled."""
    told = sifted(_sentences(project), suppressions(project), _CONTENT, project.texts)
    if project.story.clinic.language != "en":
        told.append(_not_english(project))
    return told


def piece_problems(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """What each finished piece leaves out, says twice or does not explain; no piece, no finding."""
    if not scenes:
        return []
    allowed = suppressions(project)
    both = {one.code for one in allowed} & {"K15", "K30"}
    if both:  # told already for sentences; here only to know which remarks are needed
        sifted(_read(project, list(passages(project.story)), both), allowed, (), project.texts)
    found = [(problem, problem.span.line) for problem in _pieces(project, scenes)]
    return sifted(found, allowed, _PIECES, project.texts)


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
    found = _read(project, read_here)
    if project.story.clinic.language == "en":
        facts = facts_of(project)
        for name, section in sections(read_here):
            found += _hard(project, facts, name, section)
        found += [(problem, problem.span.line) for problem in _roles(project)]
        memory(facts).save()
    return found


def _hard(
    project: Project, facts: Facts, name: str, section: list[Passage]
) -> Iterator[tuple[Problem, int]]:
    """K26 for a section, at its hardest sentence."""

    def grade() -> tuple[Hardest, str, str] | None:
        from brochure.check.words.grade import hard_section

        return hard_section(name, section, _names(facts))

    text = "\n".join(one.text for one in section)
    if memory(facts).recall("easy", text, lambda: grade() is None):
        return
    hard = grade()
    if hard:
        spot, message, hint = hard
        span = place(spot.passage, spot.start, spot.end, project.texts)
        yield warning("words/K26", message, hint, span), spot.passage.span.line


def _read(
    project: Project, texts: Sequence[Passage], codes: Collection[str] = ()
) -> list[tuple[Problem, int]]:
    """What the sentence rules of these codes find; they know English alone."""
    if project.story.clinic.language != "en":
        return []
    facts = facts_of(project)
    held = memory(facts)
    return [
        (problem_of(found, project), found.sentence.passage.span.line)
        for one in texts
        for found in _findings(one, facts, frozenset(codes or _SENTENCES), held)
    ]


def _findings(one: Passage, facts: Facts, codes: frozenset[str], held: Memory) -> Sequence[Found]:
    """What a passage breaks; nothing, at once, where it is remembered to break nothing."""
    told: list[Found] = []

    def breaks() -> bool:
        from brochure.check.words.reading import read

        told.extend(read([one], facts, codes))
        return bool(told)

    question = f"breaks {' '.join(sorted(codes))} {one.cited} {one.kind} {one.marks}"
    if held.recall(question, one.text, breaks) and not told:
        breaks()
    return told


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


def _pieces(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    facts, language = facts_of(project), project.story.clinic.language
    found: list[Problem] = []
    for piece in pieces_of(project, scenes):
        found += whole_problems(piece, facts, language, memory(facts))
        found += doubled(piece)
        if language == "en":
            found += _unexplained(project, piece, facts)
        elif language == "es":
            found += _in_spanish(project, piece)
    memory(facts).save()
    return [*found, *without_words(project), *unnamed(scenes), *faint(project, scenes)]


def _unexplained(project: Project, piece: Piece, facts: Facts) -> list[Problem]:
    """K27, in reading order: what a panel or slide explains holds for it and what follows."""
    told: set[str] = set()
    found: list[Problem] = []
    for _, near in groupby(piece.units, key=lambda unit: unit.group):
        units = [
            unit
            for unit in near
            if unit.span != NOWHERE and not unit.span.file.endswith("sources.yaml")
        ]
        for unit in units:
            told.update(explained_in(unit.text))
        for unit in units:
            if not told_short(unit.text) and JARGON.isdisjoint(evened(unit.text).split()):
                continue
            for sentence in sentences(passage(unit.text, unit.span), facts):
                for hit in terms_of(sentence, told):
                    start = sentence.start + hit.start
                    where = Passage(unit.text, unit.span)
                    span = place(where, start, sentence.start + hit.end, project.texts)
                    found.append(
                        warning(
                            "words/K27", hit.message, hit.hint, span, piece=piece.name, at=unit.at
                        )
                    )
    return found


def _in_spanish(project: Project, piece: Piece) -> Iterator[Problem]:
    """K27 and K30 in the paragraphs of a Spanish piece."""
    from brochure.check.words.spanish import furniture, unexplained

    told: set[str] = set()
    for unit in piece.units:
        if unit.span == NOWHERE or unit.span.file.endswith("sources.yaml"):
            continue
        where = Passage(unit.text, unit.span)
        hits = [("K27", hit) for hit in unexplained(unit.text, told)]
        if unit.span.path[-1:] != ("heading",):
            hits += [("K30", hit) for hit in furniture(unit.text)]
        for code, hit in hits:
            make = warning if code == "K27" else error
            span = place(where, hit.start, hit.end, project.texts)
            yield make(f"words/{code}", hit.message, hit.hint, span, piece=piece.name, at=unit.at)


__all__ = [
    "Allowed",
    "Passage",
    "Sentence",
    "passage",
    "piece_problems",
    "sentence_problems",
    "sentences",
    "suppressions",
]
