"""The documents against the code: what exists is named, and what is named exists."""

from __future__ import annotations

import ast
import json
import re
import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from brochure import cli
from brochure.check import pictures as a_check
from brochure.check.words import lasting as a_rule_of_words
from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, passage, sentences
from brochure.compose.blocks import KINDS, safety, sections
from brochure.compose.brochure import ComposedBrochure
from brochure.compose.fitting import LADDER
from brochure.compose.frame import Frame
from brochure.compose.spots import SPOT_KINDS
from brochure.load import svg
from brochure.model.project import Project
from brochure.model.story import Story
from brochure.pipeline import PIECES
from brochure.problems import Place, Severity, Span, error
from tests.builders import page, paragraph, scene, set_text

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "brochure"
DOCUMENTS = (
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
    "docs/preflight.md", "docs/problems.md")  # fmt: skip
CODE = re.compile(r"[a-z]+/[A-Za-z0-9][A-Za-z0-9-]*")
NAMED_WITH = {"brochure/load/named.py": ("layout", "theme")}
"""Files that make codes from a word: `{kind}/unknown`, with the words they make them from."""

RULES_IN = "brochure/check/words/"
"""The content rules: their codes are made from the numbers in RULES."""

WITHOUT_PROBLEMS = ("draw", "garden")
"""Packages whose strings with a slash are parts of files, never codes."""


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def quoted(written: str) -> set[str]:
    """Everything between single backticks, outside blocks of code."""
    return set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", written, flags=re.S)))


def table(written: str, heading: str) -> list[list[str]]:
    """The cells of the table whose first heading this is, without its head."""
    lines = written.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows: list[list[str]] = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def names(cells: Iterable[str]) -> list[str]:
    """What stands between backticks in cells."""
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in WITHOUT_PROBLEMS:
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def codes_in(file: str, tree: ast.AST) -> set[str]:
    """The codes written in a module; one made from a word must stand in NAMED_WITH."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if CODE.fullmatch(node.value):
                found.add(node.value)
        elif isinstance(node, ast.Call) and _called(node) in ("error", "warning", "Told"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.JoinedStr) and not file.startswith(RULES_IN):
                found |= {f"{word}{_tail(first)}" for word in NAMED_WITH[file]}
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):  # found.warning(…): the collected findings of a check
        return call.func.attr if call.func.attr in ("error", "warning") else ""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _tail(joined: ast.JoinedStr) -> str:
    last = joined.values[-1]
    assert isinstance(last, ast.Constant) and str(last.value).startswith("/")
    return str(last.value)


def codes() -> set[str]:
    rules = {f"words/{number}" for number in RULES}
    return rules | {code for file, tree in trees() for code in codes_in(file, tree)}


def warnings() -> set[str]:
    """The codes that stand first in a call of `warning`, directly or by the name of a constant."""
    constants = {
        target.id: node.value.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found: set[str] = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) == "warning":
                first = node.args[0]
                value = constants.get(first.id) if isinstance(first, ast.Name) else None
                found.add(str(first.value if isinstance(first, ast.Constant) else value))
    rules = {f"words/{number}" for number, rule in RULES.items() if rule.severity != "error"}
    return rules | {code for code in found if code.partition("/")[2] not in RULES} - {"None"}


def code_rows() -> list[list[str]]:
    """The rows of both tables of codes: all problems, and those of finished PDFs."""
    files = ("docs/problems.md", "docs/preflight.md")
    return [row for name in files for row in table(text(name), "Code | Kind")]


# Problem codes


def test_codes_are_found_in_every_form() -> None:
    module = """
    error("a/b", m, h, s); warning(KEPT, m, h, s)
    def told(code="c/d-e"): return Told(code, "not/a sentence", f"{x}/y")
    """
    tree = ast.parse(module.replace("\n    ", "\n"))
    assert codes_in("any.py", tree) == {"a/b", "c/d-e"}
    made = ast.parse('error(f"{kind}/unknown", m, h, s)')
    assert codes_in("brochure/load/named.py", made) == {"layout/unknown", "theme/unknown"}
    with pytest.raises(KeyError):
        codes_in("brochure/load/files.py", made)


def test_every_problem_code_is_in_the_readme_and_no_other() -> None:
    listed = names(row[0] for row in code_rows())
    assert len(listed) == len(set(listed))
    assert set(listed) == codes()


def test_prose_names_no_unknown_code() -> None:
    families = {code.partition("/")[0] for code in codes()}
    for name in DOCUMENTS:
        written = {word for word in quoted(text(name)) if CODE.fullmatch(word)}
        strange = {
            word
            for word in written - codes()
            if word.partition("/")[0] in families and not (ROOT / word).exists()
        }
        assert strange == set(), name


def test_the_readme_tells_warnings_from_errors() -> None:
    kinds = {names(row[:1])[0]: row[1] for row in code_rows()}
    assert set(kinds.values()) == {"error", "warning", "either"}
    assert {code for code, kind in kinds.items() if kind != "error"} == warnings()


def test_every_problem_says_what_to_do() -> None:
    rows = code_rows()
    assert [row[0] for row in rows if len(row) != 3 or not row[2].endswith(".")] == []


# Commands, options, exit codes, JSON


def test_every_command_and_option_is_in_the_readme_and_no_other() -> None:
    _, subparsers = cli._parsers()
    known = set(subparsers.choices)
    assert known >= {"build", "check", *cli.COMMANDS}
    written = quoted(text("README.md"))
    for command in known:
        assert f"python3 make.py {command}" in written
    commands = {w.split()[2] for w in written if re.match(r"python3 make\.py [a-z]", w)}
    assert commands == {*known, "test"}
    options = {o for parser in subparsers.choices.values() for o in parser._option_string_actions}
    words = {word.split()[0] for word in written if word.startswith("-")}
    assert words == options


def test_every_exit_code_is_in_the_readme() -> None:
    rows = [row[0] for row in table(text("README.md"), "Code | Meaning")]
    known = (cli.DONE, cli.INPUT, cli.USAGE, cli.MACHINE, cli.STOPPED)
    assert rows == [str(number) for number in known]


def test_the_json_of_the_readme_has_the_real_keys() -> None:
    [block] = re.findall(r"```json\n(.*?)```", text("README.md"), flags=re.S)
    told = json.loads(block)
    assert set(told) == {"problems", "outputs"}
    [problem], [output] = told["problems"], told["outputs"]
    real = error("a/b", "M.", "H.", Span("f.yaml"), piece="p", at="x").as_dict()
    assert list(problem) == list(real)
    assert set(problem["place"]) <= set(Place("a", "b", "c").as_dict())
    assert problem["severity"] in [severity.value for severity in Severity]
    assert problem["code"] in codes()
    assert set(output) == {"path", "bytes", "pages"}
    assert {"piece", "at"} <= quoted(text("README.md"))


def test_pieces_content_files_layouts_and_themes_are_in_the_readme() -> None:
    written = quoted(text("README.md"))
    assert set(PIECES.values()) <= written
    assert ",".join(PIECES) in written
    listed = {names(row[:1])[0] for row in table(text("README.md"), "File | What stands in it")}
    assert listed == {f"{name}.yaml" for name in Story.model_fields}
    for folder in ("layouts", "assets/themes"):
        stems = {path.stem for path in (ROOT / folder).glob("*.yaml")}
        assert stems and stems <= written


# Kinds, drawings, dependencies


def test_every_block_kind_is_in_contributing_and_no_other() -> None:
    listed = names(row[0] for row in table(text("CONTRIBUTING.md"), "Block kinds"))
    assert sorted(listed) == sorted([*KINDS, "card"])


def test_every_spot_kind_is_in_contributing_and_no_other() -> None:
    listed = names(row[0] for row in table(text("CONTRIBUTING.md"), "Spot kinds"))
    assert sorted(listed) == sorted(SPOT_KINDS)


def test_contributing_says_what_a_drawing_may_hold() -> None:
    rows = table(text("CONTRIBUTING.md"), "Element")
    written = {tag: set(names(row[1:])) for row in rows for tag in re.findall(r"`<(\w+)>`", row[0])}
    assert {tag: held for tag, held in written.items() if tag in svg._ALLOWED} == svg._ALLOWED
    assert set(written) - set(svg._ALLOWED) == set(svg._QUIET)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    bare = [re.match(r"[\w-]+", line) for line in project["dependencies"]]
    runtime = {match[0] for match in bare if match}
    listed = {names(row[:1])[0] for row in table(text("ARCHITECTURE.md"), "Package")}
    assert listed == runtime
    written = quoted(text("ARCHITECTURE.md"))
    for line in project["optional-dependencies"]["test"]:
        assert re.split(r"[><=]", line)[0] in written


# The recipes


def recipe(beginning: str, scope: dict[str, Any]) -> dict[str, Any]:
    """The block of Python in CONTRIBUTING that holds these words, run among these names."""
    blocks = re.findall(r"```python\n(.*?)```", text("CONTRIBUTING.md"), flags=re.S)
    [block] = [block for block in blocks if beginning in block]
    names_in_reach = dict(scope)
    exec(compile(textwrap.dedent(block), "CONTRIBUTING.md", "exec"), names_in_reach)
    return names_in_reach


def test_the_block_of_the_recipe_can_be_composed(real: Project, composed: ComposedBrochure) -> None:
    made = recipe("def quote(", {**vars(safety), **vars(sections)})
    frame = Frame(real, composed.type, 220.0, LADDER[0])
    block = made["quote"](frame, real.story.article.garden)
    rule, words = block.items
    assert words.box.x == 12.0 and words.text.startswith("Picture your brain")
    assert block.height == words.box.h > 20.0 and rule.stroke.paint.ink == "leaf"
    assert block.before == 9.0


def test_the_check_of_the_recipe_finds_what_it_should(real: Project) -> None:
    shouting = recipe("def shouting(", vars(a_check))["shouting"]
    quiet = scene("press", page("one", set_text(0, 0, 200, paragraph("Read this today, please"))))
    loud = scene("press", page("one", set_text(0, 0, 200, paragraph("READ THIS TODAY, PLEASE"))))
    assert shouting(real, [quiet]) == []
    [problem] = shouting(real, [quiet, loud])
    assert (problem.code, problem.place.at) == ("words/shouting", "one")


def test_the_content_rule_of_the_recipe_finds_what_its_manual_says() -> None:
    made = recipe("def journey(", vars(a_rule_of_words))["journey"]
    assert made.title == "Calls a treatment a journey." and made.why and made.source
    for text_read, hits in [(made.fails[0], ["healing journey"]), (made.passes[0], [])]:
        whole = passage(text_read)
        [sentence] = sentences(whole, Facts())
        assert [sentence.text[hit.start : hit.end] for hit in made.read(sentence)] == hits


# Links, pictures, paths, the walk


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    written = text(name)
    anchors = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in written.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)]+)\)", written):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif "://" not in target:
            assert (ROOT / name).parent.joinpath(target).is_file(), target


def test_the_pictures_of_the_readme_are_those_that_are_made() -> None:
    from brochure.commands.pictures import LARGEST_BYTES, PICTURES, WIDEST_PIXELS

    shown = re.findall(r"!\[[^\]]{20,}\]\(docs/pictures/(\w+)\.png\)", text("README.md"))
    assert sorted(shown) == sorted(PICTURES)
    for name in shown:
        data = (ROOT / "docs" / "pictures" / f"{name}.png").read_bytes()
        assert data.startswith(b"\x89PNG") and len(data) <= LARGEST_BYTES
        assert int.from_bytes(data[16:20]) <= WIDEST_PIXELS


@pytest.mark.parametrize("name", DOCUMENTS[1:3])
def test_paths_that_are_named_exist(name: str) -> None:
    paths = {
        word
        for word in quoted(text(name))
        if re.fullmatch(r"[\w./*-]+", word)
        and (re.search(r"\w/|/\w", word) or word.endswith((".py", ".md", ".toml")))
        and not word.startswith(".venv")
    } - codes()
    assert len(paths) > 5
    gone = [w for w in paths if not (any(ROOT.glob(w)) if "*" in w else _exists(w))]
    assert gone == []


def _exists(word: str) -> bool:
    return any((base / word).exists() for base in (ROOT, PACKAGE))


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_names_of_the_code_that_are_named_exist(name: str) -> None:
    sources = [*PACKAGE.rglob("*.py"), ROOT / "make.py", *ROOT.glob("[alt]*/**/*.yaml")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    shape = r"_?[A-Z][A-Z_]{3,}|[a-z]+(?:_[a-z0-9]+)+|_?[A-Z][a-z]+(?:[A-Z][a-z]+)*"
    named = {word for word in quoted(text(name)) if re.fullmatch(shape, word)}
    assert len(named) >= 2
    assert {word for word in named if not re.search(rf"\b{word}\b", written)} == set()


def test_every_room_is_named() -> None:
    written = quoted(text("ARCHITECTURE.md"))
    rooms = {path.parent.relative_to(ROOT) for path in PACKAGE.glob("*/__init__.py")}
    assert len(rooms) > 5
    assert {f"{room.as_posix()}/" for room in rooms} <= written


def test_the_walk_follows_a_sentence_that_is_there(real: Project) -> None:
    ride = real.story.visit.ride
    walk = text("ARCHITECTURE.md")
    assert f"```yaml\nride: {ride}\n```" in walk
    assert f"line {ride.span.line}, column {ride.span.column}" in walk
    assert f"```yaml\nride: {ride}\n```" in text("README.md")


def test_the_number_of_slides_is_the_real_one(real: Project) -> None:
    count = len(real.deck.slides)
    assert f"| {count} wide slides for PowerPoint" in text("README.md")


def test_no_document_is_too_long_to_be_read() -> None:
    for name in DOCUMENTS:
        assert 15 < len(text(name).splitlines()) < 400, name
