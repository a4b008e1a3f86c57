"""explain: every code of the source has an explanation with both examples; wrong codes are told."""

from __future__ import annotations

import re

import pytest

from brochure.check.words.registry import RULES
from brochure.cli import main
from brochure.commands.explain import explained, known, listed
from brochure.commands.explain_codes import CODES
from tests.builders import HOME

_AREAS = "art|content|deck|file|fit|layout|logo|machine|office|output|pdf|picture|press|print|schema|screen|talk|text|theme|words|yaml"
_CODE = re.compile(rf'["\'](({_AREAS})/[a-z][a-z0-9-]*)["\']')


def codes_in_source() -> set[str]:
    found: set[str] = set()
    for path in (HOME / "brochure").rglob("*.py"):
        if path.name in ("explain_codes.py", "explain_deck.py", "explain_preflight.py"):
            continue
        found |= {match[1] for match in _CODE.finditer(path.read_text(encoding="utf-8"))}
    return {code for code in found if not code.endswith((".yaml", ".svg"))}


def test_every_code_in_the_source_is_explained_and_no_other() -> None:
    written = codes_in_source()
    assert len(written) > 40
    assert written - set(CODES) == set()
    assert set(CODES) - written == set()


@pytest.mark.parametrize("code", known())
def test_an_explanation_has_a_why_and_both_examples(code: str) -> None:
    text = "\n".join(explained(code))
    assert code in text and "Why: " in text and "Fails:" in text and "Passes:" in text
    assert max(len(line) for line in text.splitlines()) <= 110


@pytest.mark.parametrize("written", ["K17", "k17", "words/K17", "words/k17"])
def test_a_rule_is_found_however_it_is_typed(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", written]) == 0
    out = capsys.readouterr().out
    assert RULES["K17"].title in out and "# allow K17" in out and "FTC" in out


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert len(out) == len(listed()) == len(CODES) + len(RULES)


def test_a_wrong_code_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "schema/unknwon-key"]) == 2
    assert "Did you mean schema/unknown-key?" in capsys.readouterr().err
