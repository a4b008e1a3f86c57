"""Pages and the sources of their words in; what each link in them is for, in words, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brochure.model.project import Project
from brochure.model.scene import Page, Run, TextBox, flat
from brochure.text.inline import plain

LINK_INK = "hlink"
"""The ink that every theme has for words that lead somewhere on a slide."""


def tel(phone: str | None) -> str:
    """The address that calls a number; none without digits."""
    digits = "".join(c for c in phone or "" if c.isdigit() or c == "+")
    return f"tel:{digits}" if digits else ""


def purposes(project: Project, numbers: Mapping[str, int], pages: Iterable[Page]) -> dict[str, str]:
    """By where a link leads, what it says of itself to a reader who does not see it.

    A number leads to its source, a source to what it names, a telephone number to a call.
    """
    words, sources = project.words, project.story.sources
    found = {
        f"#{key}": f"{words.source} {number}: {plain(sources[key].short)}"
        for key, number in numbers.items()
    }
    found |= {
        str(source.link): words.open_page.format(plain(source.short))
        for source in sources.values()
        if source.link
    }
    for run in _linked_runs(pages):
        kind, _, address = run.link.partition(":")
        if run.link not in found:
            said = {"tel": words.call, "mailto": words.write_to}.get(kind, words.open_page)
            found[run.link] = said.format(run.text if kind == "tel" else address.strip("/"))
    return found


def _linked_runs(pages: Iterable[Page]) -> Iterator[Run]:
    for page in pages:
        for item in flat(page.items):
            if isinstance(item, TextBox):
                yield from (r for paragraph in item.paragraphs for r in paragraph.runs if r.link)
