"""The script against its minutes; the slide that says who speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.talk import FASTEST, SLOWEST, talk
from brochure.model.project import Project
from brochure.model.written import Text, Written
from tests.builders import HOME, lengthened, loaded, retold


def test_the_shipped_talk_can_be_spoken_and_discloses(real: Project) -> None:
    assert talk(real) == []
    notes = [real.story.talk.parts[str(slide.part)].notes for slide in real.deck.slides]
    spoken = [n for n in notes if n and n.seconds and "Now it is your turn" not in n.say]
    assert len(spoken) == 22
    rates = [len(n.say.split()) * 60 / n.seconds for n in spoken]
    assert min(rates) >= SLOWEST and max(rates) <= FASTEST


def test_a_script_that_is_too_long_for_its_minutes(real: Project) -> None:
    much = lengthened(real, "talk.parts.risks.notes.say", 2)
    [found] = talk(much)
    assert (found.code, found.is_error) == ("talk/pace", False)
    assert "400 words for 1:45 minutes" in found.message
    assert found.hint == "Cut about 173 words, or plan about 3:25."
    assert found.span == much.story.talk.parts["risks"].notes.say.span  # type: ignore[union-attr]


def test_a_talk_of_few_words(real: Project) -> None:
    parts = dict(real.story.talk.parts)
    for name, part in parts.items():
        if part.notes:
            few = part.notes.say.split()
            say = Text(" ".join(few[: len(few) * 4 // 5]), part.notes.say.span)
            parts[name] = part.model_copy(
                update={"notes": part.notes.model_copy(update={"say": say})}
            )
    [found] = talk(retold(real, talk__parts=parts))
    assert found.code == "talk/pace" and "fewer than 110" in found.message


def without(real: Project, reason: str | None) -> Project:
    slides = [slide for slide in real.deck.slides if str(slide.part) != "disclosure"]
    written = (
        None if reason is None else Written(reason, real.story.talk.parts["welcome"].title.span)
    )
    deck = real.deck.model_copy(update={"slides": slides, "without_disclosure": written})
    return replace(real, deck=deck)


def skipping(real: Project, reason: str) -> Project:
    part = real.story.talk.parts["disclosure"]
    skip = Written(reason, part.title.span)
    return retold(real, talk__parts__disclosure=part.model_copy(update={"skip": skip}))


@pytest.mark.parametrize("reason", [None, "", "yes", "no time"])
def test_the_disclosure_cannot_be_dropped(real: Project, reason: str | None) -> None:
    [found] = talk(without(real, reason))
    assert (found.code, found.is_error) == ("talk/disclosure", True)
    if reason:
        [found] = talk(skipping(real, reason))
        assert reason in found.message and found.span.file.endswith("talk.yaml")


def test_a_written_reason_lets_it_go(real: Project) -> None:
    why = "The host reads our disclosures aloud."
    assert talk(without(real, why)) == []
    assert talk(skipping(real, why)) == []


def test_spanish_is_judged_by_the_same_pace() -> None:
    found = talk(loaded(HOME / "tests/contents/es"))
    assert {p.code for p in found} <= {"talk/pace"}
