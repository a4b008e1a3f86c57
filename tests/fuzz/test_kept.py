"""Every input that ever failed here ends well now, and stays so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.fuzz.runs import CASES, Input, judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard uses what Linux has")
KEPT = sorted(CASES.glob("*.json"))


def test_there_are_some() -> None:
    assert len(KEPT) >= 5


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.stem)
def test_kept(case: Path) -> None:
    judged(Input.read(case.read_text("utf-8")))
