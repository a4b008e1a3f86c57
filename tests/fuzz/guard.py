"""Lines of JSON in, each a command with its folder; how it ended, what it cost and said, out.

Run as a program: it imports the product once, then runs each command in a fork of its own, with a
limit of memory and of time that the system holds. So an input may do whatever it likes.
"""

from __future__ import annotations

import encodings
import gc
import importlib
import io
import json
import os
import pkgutil
import resource
import select
import signal
import sys
import time
from contextlib import redirect_stdout, suppress
from functools import cache
from pathlib import Path

import brochure
from brochure import cli
from brochure.load import pictures

MEMORY = 1_500_000_000
"""Bytes of address space a command may take beyond what it began with. More than is allowed: what
it really used is measured, and judged by who asked."""
PATIENCE = 60.0
"""Seconds on the wall after which a command hangs."""


def main() -> None:
    """Serves until its input ends."""
    for module in pkgutil.walk_packages(brochure.__path__, "brochure."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for module in pkgutil.iter_modules(encodings.__path__, "encodings."):
        with suppress(ImportError):  # those of other systems
            importlib.import_module(module.name)  # nobody may not read where Python lies
    _warmed_up()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(_served(json.loads(line))), flush=True)


def _warmed_up() -> None:
    """What every command does alike is done once: fonts, profiles, the drawings of the house."""
    pictures.parse = cache(pictures.parse)
    with redirect_stdout(io.StringIO()):
        cli.main(["check", "--content", str(cli.home() / "content")])


def _served(asked: dict[str, object]) -> dict[str, object]:
    """One command, run in a fork and watched."""
    began = time.monotonic()
    child = os.fork()
    if not child:
        _run(asked)
    watch = os.pidfd_open(child)
    ready, _, _ = select.select([watch], [], [], PATIENCE)
    os.close(watch)
    if not ready:
        os.killpg(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "hung": not ready,
        "seconds": used.ru_utime + used.ru_stime,
        "wall": time.monotonic() - began,
        "megabytes": used.ru_maxrss / 1024,
    }


def _run(asked: dict[str, object]) -> None:
    """In the fork: the command as a person would run it, its words kept in two files."""
    os.setsid()
    os.chdir(str(asked["folder"]))
    for number, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(str(asked[name]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    if asked["nobody"] and os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    if "file_size" in asked:
        size = int(str(asked["file_size"]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    gc.disable()  # as brochure/__main__.py does
    if not asked["drawing"]:
        cli.USUAL = ()
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        for number, mode in enumerate(("r", "w", "w"))
    )
    words = asked["words"]
    assert isinstance(words, list)
    code = 70
    try:
        code = cli.main(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
