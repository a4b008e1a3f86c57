"""The gates: lint, format, types, the import contract, and what may be in the repository at all."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LARGEST_BYTES = 900_000
_TOLD = 8_000
"""Characters of a tool's output that are shown: the last ones, where its summary stands."""

_CONTRACT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"

# Written so that this file does not hold what it looks for.
_REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|anaconda\.(?:org|com)|proxy\.golang\.org"
    r"|crates\.io|--(?:extra-)?index-url|(?:artifactory|nexus|devpi)[\w-]*\.[\w.-]+/",
    re.IGNORECASE,
)
_MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:work|root|tmp/venv|home/\w+|Users/\w+)/")
_LOCKS = re.compile(
    r"(?:uv|poetry|pdm|pixi|Pipfile|Cargo)\.lock|(?:package-lock|npm-shrinkwrap)\.json"
    r"|pylock.*\.toml|yarn\.lock|pnpm-lock\.yaml|conda-lock\.yml"
)


def passes(*command: str) -> None:
    """Runs a tool of this very Python beside pyproject.toml; what it says is the failure."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, text=True, errors="replace", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"{' '.join(command)}\n{done.stdout[-_TOLD:]}", pytrace=False)


def test_lint() -> None:
    passes("-m", "ruff", "check", "--output-format", "concise", ".")


def test_format() -> None:
    passes("-m", "ruff", "format", "--check", ".")


def test_types() -> None:
    passes("-m", "mypy")


def test_import_contract() -> None:
    passes("-c", _CONTRACT)


def test_a_gate_that_fails_shows_what_the_tool_says(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import os\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="`os` imported but unused"):
        passes("-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml"), str(wrong))


@pytest.fixture(scope="module")
def tracked() -> dict[str, Path]:
    """Every file under version control that is there, by its name in the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, or git is not on this machine")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT.as_posix()}", "ls-files", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    names = [name for name in listed.stdout.decode().split("\0") if name]
    found = {name: ROOT / name for name in names if (ROOT / name).is_file()}
    assert "pyproject.toml" in found
    return found


def texts(tracked: dict[str, Path]) -> dict[str, str]:
    """The files that are text: drawings and pictures are looked at by other eyes."""
    found = {}
    for name, path in tracked.items():
        data = path.read_bytes()
        if b"\0" not in data and path.suffix != ".svg":
            found[name] = data.decode("utf-8", "replace")
    return found


def places(tracked: dict[str, Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts(tracked).items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_is_large(tracked: dict[str, Path]) -> None:
    sizes = {name: path.stat().st_size for name, path in tracked.items()}
    assert {name: size for name, size in sizes.items() if size > LARGEST_BYTES} == {}


def test_no_lock_file(tracked: dict[str, Path]) -> None:
    assert [name for name in tracked if _LOCKS.fullmatch(name.rsplit("/", 1)[-1])] == []


def test_no_name_of_a_registry(tracked: dict[str, Path]) -> None:
    assert places(tracked, _REGISTRIES) == []


def test_no_path_of_somebodys_machine(tracked: dict[str, Path]) -> None:
    assert places(tracked, _MACHINE_PATHS) == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (_REGISTRIES, "pip install --index" + "-url x", True),
        (_REGISTRIES, '"PIP_INDEX_URL": "kept"', False),
        (_REGISTRIES, "https://py" + "pi.org/simple", True),
        (_REGISTRIES, "pip install .", False),
        (_MACHINE_PATHS, "cd /wo" + "rk/main", True),
        (_MACHINE_PATHS, "#!/tmp/ve" + "nv/bin/python", True),
        (_MACHINE_PATHS, "tests/work/small", False),
        (_LOCKS, "uv.lock", True),
        (_LOCKS, "make.lock", False),
    ],
)
def test_the_patterns_find_what_they_should(
    pattern: re.Pattern[str], text: str, found: bool
) -> None:
    assert bool(pattern.search(text) if pattern is not _LOCKS else pattern.fullmatch(text)) is found
