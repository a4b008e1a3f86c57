"""The Scenes of two builds in; the panels, pages and slides that look or sound different out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from brochure.model.scene import (
    Art,
    Element,
    Group,
    Item,
    Page,
    Photo,
    Scene,
    Shape,
    TextBox,
    extent,
    flat,
)

_NAMES = {"deck": "deck", "deck-pdf": "deck.pdf", "notes": "notes", "handout": "handout",
          "job-ticket": "job ticket", "print-card": "print card"}  # fmt: skip
_SHOWN = 4


def places_changed(old: Sequence[Scene], new: Sequence[Scene]) -> list[str]:
    """`deck slide 22`, `brochure back panel`: where two builds differ, without their stamps.

    The three PDFs of the brochure show the same panels: a panel is named once.
    """
    before = {scene.piece: scene for scene in old}
    told: dict[str, None] = {}
    for scene in new:
        was = before.get(scene.piece)
        if was is None:
            told[f"{_name(scene)}, new"] = None
        elif was is not scene:
            told |= dict.fromkeys(_places(was, scene))
    return list(told)


def _places(old: Scene, new: Scene) -> list[str]:
    name, noun = _name(new), "slide" if new.medium == "slides" else "page"
    if (old.inks, old.fonts, old.layouts) != (new.inks, new.fonts, new.layouts):
        return [f"all of the {name}"]
    if any(page.panels for page in new.pages):
        return list(_panels(name, old, new))
    pages = [page.name for page in old.pages] != [page.name for page in new.pages]
    numbers = [
        number
        for number, page in enumerate(new.pages, 1)
        if number > len(old.pages) or _seen(old.pages[number - 1]) != _seen(page)
    ]
    if not numbers and pages:
        return [f"the number of {name} {noun}s"]
    if len(numbers) > _SHOWN:
        return [f"{name}, {len(numbers)} {noun}s from {noun} {numbers[0]}"]
    return [f"{name} {noun} {number}" for number in numbers]


def _panels(name: str, old: Scene, new: Scene) -> Iterator[str]:
    """The panels in which something stands that did not, or no longer stands what did."""
    before = {page.name: page for page in old.pages}
    for page in new.pages:
        was = before.get(page.name)
        if was is page:
            continue
        parts = _by_panel(page)
        earlier = _by_panel(was) if was else {}
        for panel in dict.fromkeys((*parts, *earlier)):
            if parts.get(panel) != earlier.get(panel):
                yield f"{name} {panel} panel" if panel else f"{name} {page.name}"
    if len(new.pages) < len(old.pages):
        yield f"{name}, fewer pages"


def _by_panel(page: Page) -> Mapping[str, Counter[Hashable]]:
    """What stands in each panel; under no name what stands in none."""
    found: dict[str, Counter[Hashable]] = {}
    for item in flat(page.items):
        look = _look(item)
        if look is None:
            continue
        box = extent(item)
        x, y = box.x + box.w / 2, box.y + box.h / 2
        name = next(
            (
                frame.name
                for frame in page.panels
                if frame.box.x <= x <= frame.box.right and frame.box.y <= y <= frame.box.bottom
            ),
            "",
        )
        found.setdefault(name, Counter())[look] += 1
    return found


def _seen(page: Page) -> Hashable:
    """What a reader sees and a speaker says."""
    looks = tuple(_look(item) for item in flat(page.items))
    return looks, page.title, page.section, tuple(p.text for p in page.notes)


def _look(item: Item) -> Hashable:
    """What an item looks like and says, without the place in the content that it came from; None
    for a stamp, and for what draws nothing of its own."""
    match item:
        case TextBox() if item.role.stamp:
            return None
        case TextBox():
            return item.box, tuple(
                (line.baseline, run.text, run.style, run.x, run.link)
                for line in item.lines
                for run in line.runs
            )
        case Art():
            return id(item.drawing), item.box, item.clip, item.steps, item.role
        case Photo():
            return item.picture, item.box, item.round, item.role
        case Shape():
            return item
        case Group():
            return item.box, item.role
        case Element():
            return None


def _name(scene: Scene) -> str:
    return _NAMES.get(scene.piece, "brochure")
