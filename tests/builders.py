"""What tests are made of: the real project, edited copies of it, styles, and small scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from brochure.load.project import load
from brochure.model.art import Drawing, InkPath, Picture, Subpath, circle, line, rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Box,
    Element,
    Face,
    Group,
    Item,
    Line,
    Page,
    Paint,
    Paragraph,
    Photo,
    Role,
    Run,
    Scene,
    Shape,
    Stroke,
    TextBox,
    TextStyle,
    flat,
    moved,
)
from brochure.model.story import Person, Story
from brochure.model.theme import Ink
from brochure.model.words import FormWords, Words
from brochure.model.written import Located, Text
from brochure.problems import Span
from brochure.text.fonts import Fonts
from brochure.text.setting import Breaker, set_paragraphs

HOME = Path(__file__).parents[1]
FOLDER = HOME / "assets" / "fonts"
MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)

SANS = Face("text", "SourceSans3-Regular.ttf")
SANS_BOLD = Face("text-bold", "SourceSans3-Bold.ttf")
SERIF = Face("title", "FrauncesText-SemiBold.ttf")
BODY = TextStyle(SANS, 11, Paint("ink"))
BOLD = TextStyle(SANS_BOLD, 11, Paint("ink"))
HEAD = TextStyle(SERIF, 20, Paint("deep"))


def place(line: int, file: str = "content/story.yaml") -> Span:
    """A place in the content, told apart by its line."""
    return Span(file, line, 1, 1, (f"line {line}",))


def words(language: str = "en", **more: Any) -> Words:
    """Built-in words that say their own names, with real quotes."""
    named: dict[str, Any] = {key: key for key in Words.model_fields}
    named["forms"] = FormWords(**{key: key for key in FormWords.model_fields})
    said = {"language": language, "quotes": ("“", "”", "‘", "’"), "bound": ["Dr.", "No."]}
    return Words(**{**named, **said, **more})


def paragraph(
    *runs: Run | str, leading: float = 14.0, style: TextStyle = BODY, **more: Any
) -> Paragraph:
    made = tuple(Run(run, style) if isinstance(run, str) else run for run in runs)
    return replace(Paragraph(made, leading), **more)


def set_text(
    x: float, y: float, width: float, *paragraphs: Paragraph, breaker: Breaker = "optimal",
    tag: str = "P",
) -> TextBox:  # fmt: skip
    """Paragraphs really set, with their top left at x, y; with a tag, all are of that tag."""
    if tag != "P":
        paragraphs = tuple(replace(one, tag=tag) for one in paragraphs)  # type: ignore[arg-type]
    setting = set_paragraphs(Fonts(FOLDER), paragraphs, width, breaker)
    box = Box(0, 0, width, setting.height)
    kind = "greedy" if breaker == "greedy" else "optimal"
    text = TextBox(box, paragraphs, setting.lines, kind, Role(tag))  # type: ignore[arg-type]
    shifted = moved(text, x, y)
    assert isinstance(shifted, TextBox)
    return shifted


def ink(cmyk: tuple[float, ...], rgb: str, slot: str = "dk1") -> Ink:
    return Ink(cmyk=cmyk, rgb=rgb, slot=slot)


INKS = {
    "ink": ink((0, 0, 0, 100), "221F1C"),
    "paper": ink((0, 0, 8, 0), "FBF6EA", "lt1"),
    "white": ink((0, 0, 0, 0), "FFFFFF", "lt1"),
    "deep": ink((80, 45, 80, 50), "1F402D", "dk2"),
    "leaf": ink((76, 33, 84, 22), "3A6F45", "accent1"),
}


def coloured_picture(colour: tuple[int, int, int] = (255, 0, 0), size: int = 64) -> Picture:
    """A photograph of one colour, converted as simply as can be: CMYK by subtraction."""
    image = Image.new("RGB", (size, size), colour)
    cyan, magenta, yellow = (255 - value for value in colour)
    black = min(cyan, magenta, yellow)
    ink_parts = (cyan - black, magenta - black, yellow - black, black)
    separated = Image.new("CMYK", (size, size), ink_parts)
    return Picture("red", size, size, _jpeg(image), _jpeg(separated))


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=95, subsampling=0)
    return target.getvalue()


def drawing(name: str = "plant") -> Drawing:
    """Two inks in two steps, 100 units square."""

    def path(ink_name: str, subpath: Subpath, step: int) -> InkPath:
        return InkPath.of(ink_name, 100, (subpath,), step)

    return Drawing(
        name, 100, 100,
        (path("deep", rectangle(0, 80, 100, 20), 1), path("leaf", circle(50, 40, 30), 2)),
    )  # fmt: skip


def page(name: str, *items: Item, width: float = 300, height: float = 200, **more: Any) -> Page:
    whole = Box(0, 0, width, height)
    return replace(Page(name, width, height, items, whole, whole), **more)


def scene(medium: str, *pages: Page, **more: Any) -> Scene:
    made = Scene(
        f"brochure-{medium}", medium, "A “small” piece", "Small Clinic", "en-US", pages, INKS,  # type: ignore[arg-type]
        subject="What it says",
    )  # fmt: skip
    return replace(made, **more)


def everything(medium: str) -> Scene:
    """Two pages with every kind of item, marks included where the medium has them.

    There is a list, a paragraph of two texts, a word in Spanish, links out and to the list.
    """
    trim = Box(40, 40, 300, 200)
    words_box = set_text(
        60, 60, 120, paragraph(Run("“Tea” costs", BODY, place(3)), Run(" more – don’t ask", BOLD, place(4)))
    )  # fmt: skip
    registration = Stroke(Paint("registration"), 0.25)
    mark = Shape((line(10, 40, 30, 40),), None, registration, name="crop mark")
    ground = Shape((rectangle(31, 31, 318, 218),), Paint("paper"), name="ground")
    red = Photo(
        coloured_picture(), Box(220, 60, 64, 64), Role("Figure", "A red square"), span=place(9)
    )
    first = (
        ground,
        Art(drawing(), Box(60, 140, 60, 60), Role("Figure", "A plant"), clip=Box(60, 140, 60, 60)),
        set_text(60, 45, 200, paragraph("A heading", leading=24, style=HEAD), tag="H2"),
        words_box,
        Group(
            (set_text(60, 110, 100, paragraph("Inside")),),
            Box(60, 110, 100, 14),
            Role("Figure", "A box"),
            "box",
        ),
        red,
    )
    second = (ground, set_text(60, 60, 100, paragraph("Second page")))
    leads = set_text(
        60, 210, 200,
        paragraph("See ", Run("example.org", BODY, link="https://example.org"),
                  Run(", or ", BODY), Run("tía", BODY, language="es"), "  ",
                  Run("1", BODY, link="#tea")),
    )  # fmt: skip
    label = set_text(220, 130, 30, paragraph("One"))
    beside = set_text(250, 130, 60, paragraph("and two"))
    entry = set_text(220, 150, 100, paragraph("An entry"), tag="LI")
    first = (
        *first,
        leads,
        Element((label, beside), Role("P")),
        Element((Element((entry,), Role("L"), "tea"),), Role("Sect")),
    )
    if medium == "press":
        first, second = (*first, mark), (*second, mark)
    size = {"width": 380.0, "height": 280.0}
    extra = {"trim": trim, "bleed": trim.inset(-9)} if medium == "press" else {}
    title = {"title": "one"} if medium == "screen" else {}
    links = {"https://example.org": "Open example.org", "#tea": "Source 1: Tea"}
    return scene(medium, page("one", *first, **size, **extra, **title),
                 page("two", *second, **size, **extra), links=links)  # fmt: skip


def loaded(content: Path | None = None) -> Project:
    """The house's own project, or another content folder in the house's layouts and theme."""
    found = load(content or HOME / "content", (), "garden", HOME)
    assert found.project is not None, [problem.message for problem in found.problems]
    return found.project


def edited(value: Any, change: Callable[[Text], Text]) -> Any:
    """A model with every Text below it changed; what does not change stays the same object."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, Located):
        parts = {name: getattr(value, name) for name in type(value).model_fields}
        new = {name: edited(part, change) for name, part in parts.items()}
        update = {name: part for name, part in new.items() if part is not parts[name]}
        return value.model_copy(update=update) if update else value
    if isinstance(value, dict):
        return {key: edited(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [edited(part, change) for part in value]
    return value


def retold(project: Project, **changes: Any) -> Project:
    """The project with parts of its story replaced: `team__people=[...]` for team.people."""
    story = project.story
    for path, value in changes.items():
        story = _put(story, path.split("__"), value)
    return replace(project, story=story)


def _put(model: Any, steps: list[str], value: Any) -> Any:
    head, *rest = steps
    if isinstance(model, dict):
        return {**model, head: _put(model[head], rest, value) if rest else value}
    part = _put(getattr(model, head), rest, value) if rest else value
    return model.model_copy(update={head: part})


def text_at(story: Story, content_id: str) -> Text:
    found = story.find(content_id)
    assert isinstance(found, Text), f"{content_id} is no Text"
    return found


def lengthened(project: Project, content_id: str, times: int = 10) -> Project:
    """The project with one text written `times` times over, at its own place."""
    target = text_at(project.story, content_id)

    def change(text: Text) -> Text:
        if text.span != target.span:
            return text
        return Text(" ".join([text] * times), text.span)

    return replace(project, story=edited(project.story, change))


def without_second_slides(project: Project) -> Project:
    """The project with no title kept ready for a second slide."""
    parts = {
        name: part.model_copy(update={"second_title": None})
        for name, part in project.story.talk.parts.items()
    }
    return retold(project, talk__parts=parts)


def crowd(project: Project, count: int) -> list[Person]:
    """So many people, each with a place, a name and facts of their own."""
    pattern = project.story.team.people
    names = ["Ana Ito", "Ben Okoye", "Cora Diaz", "Dan Weiss", "Eva Lund", "Femi Ade", "Gus Kerr",
             "Hana Mori", "Ivo Petrov"]  # fmt: skip

    def person(number: int) -> Person:
        like = pattern[number % len(pattern)]
        span = place(number + 1, "content/crowd.yaml")

        def at(step: str) -> Span:
            return replace(span, path=("people", number, step))

        return like.model_copy(
            update={
                "name": Text(names[number], at("name")),
                "credentials": Text(like.credentials, at("credentials"))
                if like.credentials
                else None,
                "role": Text(like.role, at("role")),
                "facts": [Text(f"Fact {i} of {names[number]}.", at(f"fact {i}")) for i in (1, 2)],
                "portrait": None,
            }
        )

    return [person(number) for number in range(count)]


def boxes_of(items: Iterable[Item]) -> list[TextBox]:
    """Every text box, groups opened."""
    return [item for item in flat(tuple(items)) if isinstance(item, TextBox)]


def line_width(line: Line) -> float:
    return sum(run.width for run in line.runs)


def inked(box: TextBox) -> Box:
    """The box that the set lines of a text really take, from the first pitch to the last foot."""
    left = min(run.x for line in box.lines for run in line.runs)
    right = max(run.x + run.width for line in box.lines for run in line.runs)
    size = max(run.style.size for line in box.lines for run in line.runs)
    top = box.lines[0].baseline - 0.75 * size
    return Box(left, top, right - left, box.lines[-1].baseline + 0.22 * size - top)


def shown_words(scenes: Iterable[Scene]) -> str:
    """All words of scenes as one text, spaces evened."""
    return " ".join(" ".join(box.text for one in scenes for _, box in one.text_boxes()).split())
