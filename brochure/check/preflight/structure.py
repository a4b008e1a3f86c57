"""A finished PDF and its Scene in; a problem where its structure tree says something else out.

What a screen reader will say is read from the file: the tree's elements in order, their words
from the marked content of the pages. What it should say is read from the roles and paragraphs of
the Scene, by code that the pen does not share. The two must be the same, word for word.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from brochure.check.preflight.opened import Opened
from brochure.check.preflight.tree import Content, Tagged
from brochure.model.scene import Element, Item, Page, Paragraph, Run, Scene, TextBox, flat
from brochure.problems import Problem, error

_INLINE = frozenset({"Span", "Link", "Reference"})
_DEEPEST = 60
_CUT = 60

Words = dict[Content, str]


class Said(NamedTuple):
    """One element of the tree: how deep it stands, its tag, and its own words.

    The words of a figure are its alternative. Words in another language and words that lead
    somewhere stand in angle brackets behind the language, or behind what the link is for.
    """

    depth: int
    tag: str
    words: str

    def __str__(self) -> str:
        return f"{self.tag} {self.words}".strip()


def told_as_composed(opened: Opened, scene: Scene) -> Iterator[Problem]:
    """Reader for reader the same: the first place where the file and its Scene part is told."""
    wanted = list(_of_scene(scene))
    for said, pair in zip_longest(of_file(opened), wanted):
        told, page = pair or (None, scene.pages[-1])
        if said != told:
            yield error(
                "screen/structure",
                f"A screen reader hears {_quoted(said, told)} where the page says "
                f"{_quoted(told, said)}.",
                "This is a fault of the program, not of your content: please report it.",
                page.span,
                piece=scene.piece,
                at=page.name,
            )
            return


def _quoted(said: Said | None, other: Said | None) -> str:
    """What is said, cut short around the place where it parts from the other."""
    if said is None:
        return "nothing more"
    words = str(said)
    start = max(0, len(os.path.commonprefix([words, str(other or "")])) - _CUT // 2)
    cut = words[start : start + _CUT]
    before, after = "…" if start else "", "…" if start + _CUT < len(words) else ""
    return f"“{before}{cut}{after}”"


# What the Scene says


def of_scene(scene: Scene) -> list[Said]:
    """The elements that the structure tree of a Scene's PDF must have, in reader's order."""
    return [said for said, _ in _of_scene(scene)]


def _of_scene(scene: Scene) -> Iterator[tuple[Said, Page]]:
    yield Said(0, "Document", ""), scene.pages[0]
    for page in scene.pages:
        for said in _items(page.items, 1, scene):
            yield said, page


def _items(items: Sequence[Item], depth: int, scene: Scene) -> Iterator[Said]:
    for item in sorted(items, key=lambda item: item.role.late):
        yield from _item(item, depth, scene)


def _item(item: Item, depth: int, scene: Scene) -> Iterator[Said]:
    tag = item.role.tag
    if tag == "Artifact":
        return
    if tag == "Figure":
        yield Said(depth, tag, _even(item.role.alt))
    elif isinstance(item, TextBox):
        for paragraph in item.paragraphs:
            if words := _even(_paragraph(paragraph, scene)):
                yield from _block(paragraph, words, depth)
    elif isinstance(item, Element) and tag == "P":
        boxes = [i for i in flat(item.items) if isinstance(i, TextBox) and i.role.tag != "Artifact"]
        parts = [_paragraph(paragraph, scene) for box in boxes for paragraph in box.paragraphs]
        yield Said(depth, tag, _even(" ".join(parts)))
        yield from _items([i for i in item.items if not isinstance(i, TextBox)], depth + 1, scene)
    else:
        yield Said(depth, tag, "")
        yield from _items(getattr(item, "items", ()), depth + 1, scene)


def _block(paragraph: Paragraph, words: str, depth: int) -> Iterator[Said]:
    if paragraph.tag == "LI":
        yield Said(depth, "LI", "")
        yield Said(depth + 1, "LBody", words)
    else:
        yield Said(depth, "H1" if paragraph.tag == "Title" else paragraph.tag, words)


def _paragraph(paragraph: Paragraph, scene: Scene) -> str:
    def kind(run: Run) -> tuple[str, str]:
        return run.language, scene.links.get(run.link, "")

    found = ""
    for (language, purpose), runs in groupby(paragraph.runs, kind):
        words = "".join(run.text for run in runs)
        found += _bracketed(_bracketed(words, purpose), language)
    return found


# What the file says


def of_file(opened: Opened) -> Iterator[Said]:
    """The elements of a file's structure tree, in reader's order; none where there is no tree."""
    words: Words = {}
    for sheet in opened.sheets:
        page = sheet.page.objgen
        for mark in sheet.texts:
            if mark.typed and mark.look.mcid >= 0:
                key = (page, mark.look.mcid)
                words[key] = words.get(key, "") + mark.typed.text
    for root in opened.tree.kids:
        if isinstance(root, Tagged):
            yield from _element(root, 0, words)


def _element(one: Tagged, depth: int, words: Words) -> Iterator[Said]:
    below: list[Tagged] = []
    said = _spoken(one, words, below)
    yield Said(depth, one.tag, _even(one.alternative if one.tag == "Figure" else said))
    if depth < _DEEPEST and one.tag != "Figure":
        for kid in below:
            yield from _element(kid, depth + 1, words)


def _spoken(one: Tagged, words: Words, below: list[Tagged], depth: int = 0) -> str:
    """The words of an element and of those inside its line; other elements are put in `below`."""
    said = ""
    for kid in one.kids:
        if not isinstance(kid, Tagged):
            said += words.get(kid, "")
        elif kid.tag in _INLINE and depth < _DEEPEST:
            said += _spoken(kid, words, below, depth + 1)
        else:
            below.append(kid)
    return _bracketed(_bracketed(said, one.purpose), one.language)


# The same form for both


def _bracketed(words: str, told: str) -> str:
    """Words behind what is told of them; spaces at their ends stay outside."""
    inner = words.strip()
    if not told or not inner:
        return words
    before, after = words[: words.index(inner[0])], words[len(words.rstrip()) :]
    return f"{before}⟨{told}: {inner}⟩{after}"


def _even(words: str) -> str:
    return " ".join(words.split())
