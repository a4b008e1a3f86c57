"""A Story in; its texts as passages out, each with what stands beside it, and in sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from brochure.check.words.bags import bag
from brochure.check.words.rule import Passage, passage
from brochure.model.story import Contact, Part, Story, Study
from brochure.model.written import Located, Text, Written

_UNSAID = frozenset({"do_not_say"})
_LABELS = bag(
    "heading title subtitle name credentials role garden brain number call label phone address "
    "website "
    "email hours date reviewer speaker event letters emergency"
)


_DETAILS = frozenset({"phone", "website", "email"})
"""Numbers and addresses of the clinic are no sentences: letters in them claim nothing."""


def passages(story: Story) -> Iterator[Passage]:
    """Every text for readers and listeners, alternative texts too.

    Left out: what says `skip`, the list of sources, and what the speaker must not say.
    """
    for name in type(story).model_fields:
        if name != "sources":
            yield from _below(getattr(story, name), name, cited=False)


def _below(value: object, key: str, cited: bool) -> Iterator[Passage]:
    if isinstance(value, Text) or (key == "alt" and isinstance(value, Written)):
        if value.strip():
            kind = "alt" if key == "alt" else "label" if key in _LABELS else "text"
            yield passage(str(value), value.span, cited, kind)
    elif isinstance(value, Located):
        if getattr(value, "skip", None):
            return
        cited = cited or _has_sources(value)
        for name in type(value).model_fields:
            details = isinstance(value, Contact) and name in _DETAILS
            if name not in _UNSAID and not details:
                yield from _below(getattr(value, name), name, cited)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _below(part, key, cited)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _below(part, key, cited)


def _has_sources(value: Located) -> bool:
    """Sources that stand for all of a block: a part's in its notes, a study's in its note."""
    if isinstance(value, Part):
        return value.notes is not None and bool(value.notes.sources)
    return isinstance(value, Study) and "[^" in value.note


def sections(passages: Sequence[Passage]) -> Iterator[tuple[str, list[Passage]]]:
    """The sections that are graded: by name, with their running text."""
    groups: dict[str, list[Passage]] = {}
    for one in passages:
        path = one.span.path
        if one.kind != "text" or not path:
            continue
        stem = one.span.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        name = _section(stem, [str(step) for step in path])
        if name:
            groups.setdefault(name, []).append(one)
    yield from groups.items()


def _section(stem: str, path: list[str]) -> str:
    """The graded section a text belongs to; nothing for labels, lists of words and notes."""
    if stem == "talk":
        return f"The script of “{path[1]}”" if path[-2:] == ["notes", "say"] else ""
    if stem == "article":
        if path[0] == "sections":
            return f"The section “{path[1]}”"
        return f"The article's {path[0]}" if path[0] in ("message", "garden", "study") else ""
    if stem == "safety":
        return f"The safety text “{path[0].replace('_', ' ')}”"
    if stem == "team":
        return "The team's facts" if "facts" in path else ""
    if stem == "visit":
        return "The visit"
    if stem == "clinic":
        return f"The {path[0]}" if path[0] in ("disclaimer", "crisis") else ""
    return ""
