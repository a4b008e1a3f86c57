"""What an earlier run read is not read again; what changed, or has a finding, is."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.check.words import remembered
from brochure.check.words.remembered import Memory
from brochure.check.words.rule import Facts

FACTS = Facts(brands=("Kure Medical",))


def asked(held: Memory, question: str, text: str, answer: bool) -> tuple[bool, bool]:
    """What is told, and whether the question had to be answered anew."""
    anew: list[bool] = []

    def compute() -> bool:
        anew.append(True)
        return answer

    return held.recall(question, text, compute), bool(anew)


def test_an_answer_is_found_again_by_the_next_run(tmp_path: Path) -> None:
    first = Memory(tmp_path / "read", FACTS)
    assert asked(first, "breaks", "A plain text.", False) == (False, True)
    assert asked(first, "breaks", "A cure.", True) == (True, True)
    first.save()
    second = Memory(tmp_path / "read", FACTS)
    assert asked(second, "breaks", "A plain text.", True) == (False, False)
    assert asked(second, "breaks", "A cure.", False) == (True, False)
    assert asked(second, "breaks", "A plain text!", True) == (True, True)
    assert asked(second, "easy", "A plain text.", True) == (True, True)


def test_other_facts_or_other_rules_ask_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Memory(tmp_path / "read", FACTS)
    asked(first, "breaks", "Text.", False)
    first.save()
    other = Memory(tmp_path / "read", Facts(brands=("Other",)))
    assert asked(other, "breaks", "Text.", True) == (True, True)
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "promises.py").write_text("pass", encoding="utf-8")
    monkeypatch.setattr(remembered, "_RULES", rules)
    changed = Memory(tmp_path / "read", FACTS)
    assert asked(changed, "breaks", "Text.", True) == (True, True)


def test_no_file_and_a_broken_file_ask_anew(tmp_path: Path) -> None:
    nowhere = Memory(None, FACTS)
    asked(nowhere, "breaks", "Text.", False)
    nowhere.save()
    (tmp_path / "read").write_bytes(b"no hash at all")
    broken = Memory(tmp_path / "read", FACTS)
    assert asked(broken, "breaks", "Text.", True) == (True, True)
    broken.save()
    assert asked(Memory(tmp_path / "read", FACTS), "breaks", "Text.", False) == (True, False)
    gone = Memory(tmp_path / "missing" / "read", FACTS)
    asked(gone, "breaks", "Text.", False)
    gone.save()
    assert not (tmp_path / "missing").exists()


def test_a_process_that_builds_for_many_clinics_holds_the_answers_once(tmp_path: Path) -> None:
    """Kept: each of a hundred clinics held all answers for itself, three megabytes a clinic."""
    clinics = [
        Memory(tmp_path / "read", Facts(brands=(f"Clinic {number}",))) for number in range(100)
    ]
    for held in clinics:
        asked(held, "breaks", "A text.", False)
        held.save()
    assert len({id(held._known) for held in clinics}) == 1
    assert len(clinics[0]._known) == 100 and not any(held._asked for held in clinics)
    for held in clinics:
        assert asked(held, "breaks", "A text.", True) == (False, False)


def test_no_more_answers_are_held_than_the_file_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_MOST", 10)
    held = Memory(tmp_path / "read", FACTS)
    for number in range(50):
        asked(held, "breaks", f"Text {number}.", False)
        held.save()
    assert len(held._known) == 10
    assert asked(held, "breaks", "Text 49.", True) == (False, False)
