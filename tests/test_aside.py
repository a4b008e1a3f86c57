"""Work done aside: in a second process or here, with the same result; nothing is left running."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure import aside
from brochure.aside import Aside

ROOT = Path(__file__).parents[1]
forks = pytest.mark.skipif(sys.platform != "linux", reason="a second process is Linux's alone")


def alone(script: str) -> str:
    """What a script prints in a Python without other threads, where a fork is safe."""
    head = "import os\nfrom brochure import aside\naside._can_fork = lambda: True\n"
    ran = subprocess.run(
        [sys.executable, "-c", head + script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_work_not_begun_is_done_when_asked_for() -> None:
    with Aside() as work:
        assert work.result(lambda: 7) == 7


def test_without_a_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_can_fork", lambda: False)
    here: list[int] = []

    def work() -> int:
        here.append(os.getpid())
        return 7

    with Aside() as begun:
        begun.begin(lambda: [work()], {})
        assert here == []
        assert begun.result(work) == 7
    assert here == [os.getpid()]


@forks
def test_the_second_process_answers_for_this_one() -> None:
    said = alone(
        "with aside.Aside() as work:\n"
        "    work.begin(lambda: [os.getpid(), b'x' * 3_000_000], {})\n"
        "    print(work.result(os.getpid) != os.getpid())\n"
        "    print(len(work.result(lambda: b'')))\n"
        "    print(work.result(lambda: 'no third'))\n"
    )
    assert said == "True\n3000000\nno third\n"


@forks
def test_the_work_goes_on_before_its_first_result_is_read() -> None:
    said = alone(
        "import time\n"
        "def work():\n"
        "    yield b'x' * 900_000\n"
        "    yield time.monotonic()\n"
        "with aside.Aside() as begun:\n"
        "    begun.begin(work, {})\n"
        "    time.sleep(1)\n"
        "    read = time.monotonic()\n"
        "    begun.result(bytes)\n"
        "    print(begun.result(time.monotonic) < read)\n"
    )
    assert said == "True\n"


@forks
def test_what_is_shared_is_the_very_thing_and_the_rest_a_copy() -> None:
    said = alone(
        "from brochure.model.art import Drawing\n"
        "root, own = (Drawing(name, 1, 2, ()) for name in ('root', 'own'))\n"
        "with aside.Aside() as work:\n"
        "    work.begin(lambda: [[root, own, root]], {'r': root, 'text': 'x'})\n"
        "    one, other, again = work.result(list)\n"
        "print(one is root, again is root, other == own, other is own)\n"
    )
    assert said == "True True True False\n"


FAILURES = {
    "raises": "1 / 0",
    "leaves": "os._exit(0)",
    "is killed": "os.kill(os.getpid(), 9)",
    "cannot be handed over": "(lambda: 1)",
}


@forks
@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_when_the_second_process_fails_the_work_is_done_here(failure: str) -> None:
    said = alone(
        "here = os.getpid()\n"
        f"def fails(): return {failure} if os.getpid() != here else 'here'\n"
        "def work():\n"
        "    yield 'aside'\n"
        "    yield fails()\n"
        "    yield 'too late'\n"
        "with aside.Aside() as begun:\n"
        "    begun.begin(work, {})\n"
        "    print(begun.result(fails), begun.result(fails), begun.result(fails))\n"
    )
    assert said == "aside here here\n"


@forks
def test_what_nobody_asks_for_is_ended() -> None:
    said = alone(
        "import time\n"
        "with aside.Aside() as work:\n"
        "    work.begin(lambda: [time.sleep(600)], {})\n"
        "    child = work._child\n"
        "try:\n"
        "    os.kill(child, 0)\n"
        "except ProcessLookupError:\n"
        "    print('ended')\n"
    )
    assert said == "ended\n"


@forks
def test_a_fault_of_the_work_is_told_from_here() -> None:
    said = alone(
        "def work(): raise ValueError('slip')\n"
        "try:\n"
        "    with aside.Aside() as begun:\n"
        "        begun.begin(lambda: [work()], {})\n"
        "        begun.result(work)\n"
        "except ValueError as fault:\n"
        "    print(fault)\n"
    )
    assert said == "slip\n"


def test_other_threads_forbid_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_threads(count: int) -> Callable[[], int]:
        return lambda: count

    monkeypatch.setattr(aside.sys, "platform", "linux")
    monkeypatch.setattr(aside.os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    monkeypatch.setattr(aside.threading, "active_count", with_threads(2))
    assert not aside._can_fork()
    monkeypatch.setattr(aside.threading, "active_count", with_threads(1))
    assert aside._can_fork()
    monkeypatch.setattr(aside.os, "sched_getaffinity", lambda pid: {0}, raising=False)
    assert not aside._can_fork()
