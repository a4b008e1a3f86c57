"""A whole project is read at once; all that is wrong in any file is told together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.load.project import Loaded, load
from brochure.model.art import Drawing
from brochure.model.words import FormWords, Words
from brochure.problems import Severity

SMALL = Path(__file__).parent / "small"
FORMS = ", ".join(f"{key}: {key}" for key in FormWords.model_fields)
LISTS = {"quotes": '["“", "”", "‘", "’"]', "bound": "[Dr.]", "forms": f"{{{FORMS}}}"}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    words = tmp_path / "assets" / "words"
    words.mkdir()
    for language in ("en", "es"):
        lines = (f"{key}: {LISTS.get(key, f'{key} {language}')}\n" for key in Words.model_fields)
        (words / f"{language}.yaml").write_text("".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(house: Path, *layouts: str, theme: str = "plain") -> Loaded:
    return load(house / "content", layouts, theme, house)


def told(found: Loaded) -> list[tuple[str, str, int]]:
    return [(p.code, p.span.file, p.span.line) for p in found.problems]


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def test_all_is_well(house: Path) -> None:
    found = loaded(house)
    assert found.problems == []
    project = found.project
    assert project is not None
    assert project.story.clinic.name == "Small Clinic"
    assert project.story.sources["one"].short == "One 2020"
    assert project.story.talk.parts["welcome"].title.span.file == "content/talk.yaml"
    assert (project.brochure.name, project.deck.name) == ("Small", "Small talk")
    assert project.words.phone == "phone en"
    assert list(project.pictures) == ["plant"]
    assert isinstance(project.pictures["plant"], Drawing)
    assert project.fonts == house / "assets" / "fonts"
    assert project.texts["content/team.yaml"][2] == "  - name: Ana Ito"
    assert set(project.texts) == {
        *(f"content/{name}.yaml" for name in type(project.story).model_fields),
        "layouts/trifold-letter.yaml", "layouts/talk.yaml", "assets/themes/plain.yaml",
        "assets/words/en.yaml",
    }  # fmt: skip


def test_the_words_follow_the_language(house: Path) -> None:
    edit(house / "content/clinic.yaml", lambda text: "language: es\n" + text)
    project = loaded(house).project
    assert project is not None
    assert project.words.phone == "phone es"


def test_one_broken_file_hides_nothing_in_the_others(house: Path) -> None:
    (house / "content/team.yaml").write_text("a:\n\t- b\n")
    (house / "content/visit.yaml").unlink()
    edit(house / "content/safety.yaml", lambda text: text.replace("heading", "headng"))
    edit(
        house / "content/article.yaml", lambda text: text.replace("picture: plant", "picture: tree")
    )
    edit(house / "layouts/talk.yaml", lambda text: text.replace("7.5 in", "7.5"))
    edit(house / "assets/themes/plain.yaml", lambda text: text.replace("FFFFFF", "'#FFFFFF'"))
    edit(house / "assets/words/en.yaml", lambda text: text.replace("phone:", "fone:"))
    found = loaded(house)
    assert found.project is None
    assert set(told(found)) == {
        ("schema/value", "assets/themes/plain.yaml", 3),
        ("schema/unknown-key", "assets/words/en.yaml", 4),
        ("picture/missing", "content/article.yaml", 8),
        ("picture/missing", "content/article.yaml", 19),
        ("schema/unknown-key", "content/safety.yaml", 1),
        ("yaml/syntax", "content/team.yaml", 2),
        ("file/missing", "content/visit.yaml", 1),
        ("schema/value", "layouts/talk.yaml", 4),
    }
    assert found.texts["content/team.yaml"] == ("a:", "\t- b")


def test_pictures_of_portraits_logo_slides_and_office(house: Path) -> None:
    edit(house / "content/team.yaml", lambda text: text + "    portrait: p1\n")
    edit(house / "content/clinic.yaml", lambda text: text + "logo: p2\n")
    edit(house / "layouts/talk.yaml", lambda text: text.replace("picture: plant", "picture: p3"))
    edit(
        house / "layouts/trifold-letter.yaml",
        lambda text: text.replace("office: plant", "office: p4"),
    )
    assert told(loaded(house)) == [
        ("picture/missing", "content/clinic.yaml", 18),
        ("picture/missing", "content/team.yaml", 5),
        ("picture/missing", "layouts/talk.yaml", 21),
        ("picture/missing", "layouts/trifold-letter.yaml", 10),
    ]


def test_no_content_folder(house: Path) -> None:
    found = load(house / "nowhere", [], "plain", house)
    assert told(found) == [("file/missing", "nowhere", 1)]
    found = load(house / "content/team.yaml", [], "plain", house)
    assert told(found) == [("file/missing", "content/team.yaml", 1)]
    assert "is a file" in found.problems[0].message


@pytest.mark.parametrize(
    ("name", "meant"), [("article.yml", "article.yaml"), ("taem.yaml", "team.yaml")]
)
def test_files_that_no_one_reads(house: Path, name: str, meant: str) -> None:
    (house / "content" / name).write_text("a: b")
    (house / "content" / "notes.txt").write_text("mine")
    found = loaded(house)
    assert found.project is not None
    assert told(found) == [("file/unknown", f"content/{name}", 1)]
    assert found.problems[0].severity is Severity.WARNING
    assert meant in found.problems[0].hint


def test_a_layout_by_name_and_by_path(house: Path) -> None:
    other = (house / "layouts/trifold-letter.yaml").read_text().replace("Small", "Other")
    (house / "layouts/other.yaml").write_text(other)
    (house / "mine.yaml").write_text(other.replace("Other", "Mine"))
    for asked, name in (
        ("other", "Other"),
        (str(house / "mine.yaml"), "Mine"),
        ("mine.yaml", "Mine"),
    ):
        project = loaded(house, asked).project
        assert project is not None
        assert (project.brochure.name, project.deck.name) == (name, "Small talk")
    found = loaded(house, "other", "mine.yaml")
    assert told(found) == [("layout/twice", "mine.yaml", 1)]
    assert "brochure" in found.problems[0].message


def test_the_default_is_not_read_when_another_takes_its_place(house: Path) -> None:
    text = (house / "layouts/talk.yaml").read_text()
    (house / "layouts/talk.yaml").write_text("broken: [")
    (house / "layouts/short.yaml").write_text(text)
    assert loaded(house, "short").problems == []
    assert told(loaded(house)) == [("yaml/syntax", "layouts/talk.yaml", 1)]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("tlak", "Did you mean “talk”?"), ("zzz", "The layouts are: talk, trifold-letter.")],
)
def test_an_unknown_layout(house: Path, asked: str, hint: str) -> None:
    (problem,) = loaded(house, asked).problems
    assert (problem.code, problem.span.file, problem.span.line) == (
        "layout/unknown", "layouts/talk.yaml", 1,
    )  # fmt: skip
    assert f"“{asked}”" in problem.message
    assert hint in problem.hint


def test_an_unknown_theme(house: Path) -> None:
    (problem,) = loaded(house, theme="plane").problems
    assert (problem.code, problem.span.file) == ("theme/unknown", "assets/themes/plain.yaml")
    assert "Did you mean “plain”?" in problem.hint


def test_layouts_that_cannot_be_read(house: Path) -> None:
    assert told(loaded(house, "nowhere.yaml")) == [("file/missing", "nowhere.yaml", 1)]
    (house / "odd.yaml").write_text("piece: poster\nname: x\n")
    (problem,) = loaded(house, "odd.yaml").problems
    assert (problem.code, problem.span.line, problem.span.column) == ("schema/choice", 1, 8)
    assert "brochure or deck" in problem.message
