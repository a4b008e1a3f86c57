"""A content folder with a print.yaml, or without, in; the facts, the profile and problems out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import ImageCms

from brochure.load.project import Loaded, load
from brochure.units import inches, points
from tests.builders import HOME

HOUSE = HOME / "assets/icc/FOGRA39L_coated.icc"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(HOME / "content", folder)
    return folder


def told(content: Path, written: str | None) -> Loaded:
    path = content / "print.yaml"
    if written is None:
        path.unlink()
    else:
        path.write_text(written, encoding="utf-8")
    return load(content, (), "garden", HOME)


def faults(found: Loaded) -> list[tuple[str, int, str]]:
    return [(p.code, p.span.line, p.message) for p in found.problems if p.is_error]


def test_without_the_file_the_usual_facts_hold(content: Path) -> None:
    found = told(content, None)
    assert found.project is not None
    facts = found.project.story.print
    assert (facts.stock, facts.quantity, facts.marks, facts.limit) == (None, None, "all", 300)
    assert facts.span_of("stock").file.endswith("print.yaml")
    assert found.project.condition.identifier == "FOGRA39"


def test_facts_as_a_printer_says_them(content: Path) -> None:
    found = told(content, "stock: 100 lb gloss text\npaper: uncoated\nquantity: 2,500\n"
                          "fold_compensation: 1/8 in\nmarks: none\n")  # fmt: skip
    assert found.project is not None, faults(found)
    facts = found.project.story.print
    assert (facts.stock, facts.quantity) == ("100 lb gloss text", "2,500")
    assert (facts.marks, facts.limit, found.project.condition.ink_limit) == ("none", 260, 260)
    widths = {name: panel.width for name, panel in found.project.brochure.panels.items()}
    assert widths["back"] - widths["flap"] == pytest.approx(inches(1 / 8))


def test_a_profile_that_the_printer_sent(content: Path) -> None:
    (content / "printer").mkdir()
    shutil.copy(HOUSE, content / "printer" / "press.icc")
    found = told(content, "profile: printer/press.icc\nink_limit: 280\n")
    assert found.project is not None, faults(found)
    condition = found.project.condition
    assert (condition.identifier, condition.registry) == ("FOGRA39L Coated", "")
    assert condition.ink_limit == 280 and condition.profile == HOUSE.read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.icc", None, "There is no file “gone.icc”"),
        ("../press.icc", None, "leads out of the content folder"),
        ("/etc/hosts", None, "leads out of the content folder"),
        ("https://example.org/a.icc", None, "leads out of the content folder"),
        ("words.icc", b"not a profile", "is not an ICC profile"),
        ("screen.icc", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
         "describes a screen"),
        ("half.icc", HOUSE.read_bytes()[:40_000], "was not copied to its end"),
        ("hollow.icc", HOUSE.read_bytes()[:500] + bytes(120_868), "is damaged"),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be_used(
    content: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (content / name).write_bytes(data)
    found = told(content, f"stock: 80 lb\nprofile: {name}\n")
    assert found.project is None
    ((code, line, said),) = faults(found)
    assert (code, line) == ("print/profile", 2) and message in said


def test_wrong_values_are_told_at_their_line(content: Path) -> None:
    found = told(content, "paper: shiny\nmarks: some\nink_limit: 900\nfold_compensation: 2\n")
    assert [(code, line) for code, line, _ in faults(found)] == [
        ("schema/choice", 1), ("schema/choice", 2), ("schema/value", 3), ("schema/value", 4),
    ]  # fmt: skip


def test_the_version_follows_everything_that_was_read(content: Path) -> None:
    def version(written: str) -> str:
        project = told(content, written).project
        assert project is not None
        return project.version

    first = version("stock: a\n")
    assert len(first) == 8 and int(first, 16) >= 0
    assert version("stock: a\n") == first
    assert version("stock: b\n") != first


def test_lengths_may_be_fractions() -> None:
    assert points("1/16 in") == 4.5
    for wrong in ("1/0 in", "1//2 in", "/2 in"):
        with pytest.raises(ValueError, match="a length with its unit"):
            points(wrong)
