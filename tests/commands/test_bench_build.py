"""bench build: its rows from measurements made up; nothing is timed here."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.cli import main
from brochure.commands import bench_build
from brochure.commands.bench_build import Measured, Turn, rows
from brochure.commands.bench_runs import _renamed, _typst_source, _with_sentence

ROOT = Path(__file__).parents[2]


def made_up(floor: tuple[float, ...] = (0.2, 0.2, 0.2, 0.2)) -> Measured:
    return Measured(
        floor=[Turn(wall, 0.19, 40e6) for wall in floor],
        cold=[Turn(wall, 0.9, 90e6) for wall in (0.5, 0.5, 0.6, 0.7)],
        typst=[Turn(0.4, 0.4, 80e6)],
        steps=[{"load": 0.1, "draw deck": 0.3}, {"load": 0.1, "draw deck": 0.1}],
        art=[
            {"read": 0.05, "drawn": 0.07, "checked": 0.2},
            {"read": 0.07, "drawn": 0.09, "checked": 0.2},
        ],
        warm=[0.1, 0.1, 0.1],
        clinics=[
            {"clinics": 1, "seconds": 0.5, "memory": 90e6},
            {"clinics": 10, "seconds": 3.0, "memory": 95e6},
        ],
    )


def row(found: Measured, start: str) -> list[str]:
    (line,) = [line for line in rows(found) if line.strip().startswith(start)]
    return line.split()


def test_each_figure_stands_beside_the_floor() -> None:
    found = made_up()
    assert row(found, "floor")[-6:] == ["0.200", "1.00", "0.190", "0%", "40", "MB"]
    assert row(found, "cold")[5:9] == ["0.550", "2.75", "0.900", "32%"]
    assert row(found, "cold")[-5:] == ["90", "MB", "aim:", "3", "floors"]
    assert row(found, "Typst")[-6:-3] == ["0.400", "2.00", "0.400"]
    assert row(found, "rebuild")[4:6] == ["0.100", "0.50"]
    assert row(found, "load") == ["load", "0.100", "0.50"]
    assert row(found, "draw deck") == ["draw", "deck", "0.200", "1.00"]
    assert row(found, "reading them, the")[-1] == "0.060"
    assert row(found, "drawing them")[-4:] == ["0.080", "aim:", "0.08", "seconds"]
    assert row(found, "10") == ["10", "3.0", "0.30", "95", "MB"]
    assert not [line for line in rows(found) if "busy" in line]


def test_what_could_not_be_measured_is_said() -> None:
    found = made_up()
    found.typst = []
    found.cold = [Turn(0.5, 0.0, 0.0)]
    assert "not measured" in " ".join(row(found, "Typst"))
    assert "?" in row(found, "cold")


def test_a_busy_machine_is_told() -> None:
    assert [line for line in rows(made_up((0.2, 0.2, 0.3, 0.4))) if "busy" in line]


def test_the_command_prints_its_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    def measure(content: Path, turns: int, clinics: int, told: object) -> Measured:
        asked.extend([content, turns, clinics])
        return made_up()

    monkeypatch.setattr(bench_build, "measure", measure)
    assert main(["bench", "build", "--content", "mine", "--turns", "3", "--clinics", "10"]) == 0
    assert asked == [Path("mine"), 3, 10]
    assert capsys.readouterr().out.strip().splitlines() == [
        line.strip() if n == 0 else line for n, line in enumerate(rows(made_up()))
    ]


def test_fewer_than_one_turn_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "build", "--turns", "0"]) == 2
    assert "--turns" in capsys.readouterr().err


def test_a_run_that_fails_is_told_with_its_last_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_build, "_FLOOR", ("-c", "raise SystemExit('no such thing')"))
    assert main(["bench", "build", "--content", str(tmp_path)]) == 3
    assert "no such thing" in capsys.readouterr().err


def test_what_the_runs_change_is_one_sentence_and_one_name() -> None:
    content = ROOT / "content"
    visit = (content / "visit.yaml").read_text(encoding="utf-8")
    changed = _with_sentence(visit, "Rest.")
    assert changed.count("Rest.") == visit.count("Rest.") + 1
    assert len(changed.splitlines()) == len(visit.splitlines())
    clinic = (content / "clinic.yaml").read_text(encoding="utf-8")
    (name,) = set(_renamed(clinic, 7).splitlines()) - set(clinic.splitlines())
    assert name.startswith("name: ") and name.endswith(" 7")


def test_the_peer_sets_all_words_of_the_brochure() -> None:
    source = _typst_source(ROOT / "content")
    assert "columns: 3" in source and source.count("#pagebreak()") == 1
    assert source.count("#par(") > 50
