"""bench: counts right, extra and missed from a file of labelled sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.cli import main
from brochure.commands import bench

SENTENCES = """\
- text: "We cure pain."
  breaks: [K01]
- text: "It is safe."
  breaks: []
- text: "We listen."
  breaks: [K05]
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in bench.HALVES:
        (tmp_path / f"{name}.yaml").write_text(SENTENCES, encoding="utf-8")
    monkeypatch.setattr(bench, "CORPUS", tmp_path)
    return tmp_path


def test_scores(corpus: Path) -> None:
    score = bench.scored(corpus / "seen.yaml")
    assert (dict(score.right), dict(score.extra), dict(score.missed)) == (
        {"K01": 1}, {"K04": 1}, {"K05": 1},
    )  # fmt: skip
    assert score.of(["K01"]) == (1.0, 1.0)
    assert score.of(["K01", "K04", "K05"]) == (0.5, 0.5)


def test_both_halves_are_printed_without_a_sentence(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "rules"]) == 0
    out = capsys.readouterr().out
    assert out.count("  all   ") == len(bench.HALVES) and "0.50" in out
    assert "cure" not in out and "listen" not in out


def test_a_broken_corpus_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "seen.yaml").write_text("- text: [", encoding="utf-8")
    assert main(["bench", "rules"]) == 3
    assert "seen.yaml" in capsys.readouterr().err
