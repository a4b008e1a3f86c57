"""A Project and its Scenes in; Problems of the finished pieces out: what each leaves out, says
twice or does not explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from brochure.check.contrast import faint
from brochure.check.words.access import unnamed, without_words
from brochure.check.words.allow import sifted
from brochure.check.words.content import PIECES, found_in, suppressions
from brochure.check.words.glossary import JARGON
from brochure.check.words.pieces import Piece, doubled, whole_problems
from brochure.check.words.places import place
from brochure.check.words.rule import Facts, Passage, facts_of, passage, sentences
from brochure.check.words.sense import evened
from brochure.check.words.terms import explained_in, told_short
from brochure.check.words.terms import terms as terms_of
from brochure.check.words.texts import passages
from brochure.check.words.units import pieces as pieces_of
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.model.written import NOWHERE
from brochure.problems import Problem, error, warning


def piece_problems(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """What each finished piece leaves out, says twice or does not explain; no piece, no finding."""
    if not scenes:
        return []
    allowed = suppressions(project)
    both = {one.code for one in allowed} & {"K15", "K30"}
    if both:  # told already for sentences; here only to know which remarks are needed
        sifted(found_in(project, list(passages(project.story)), both), allowed, (), project.texts)
    found = [(problem, problem.span.line) for problem in _pieces(project, scenes)]
    return sifted(found, allowed, PIECES, project.texts)


def _pieces(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    facts, language = facts_of(project), project.story.clinic.language
    found: list[Problem] = []
    for piece in pieces_of(project, scenes):
        found += whole_problems(piece, facts, language)
        found += doubled(piece)
        if language == "en":
            found += _unexplained(project, piece, facts)
        elif language == "es":
            found += _in_spanish(project, piece)
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
