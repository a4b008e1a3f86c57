"""A Story in; one warning out for each fact the clinic has not given, with what happens instead."""

from __future__ import annotations

from brochure.model.story import Story
from brochure.model.written import Located
from brochure.problems import Problem, warning

_LINE = "the brochure prints a line to write it on."
_TICKET = "the job ticket keeps a line to fill in."
_FACTS = {
    "phone": ("There is no phone number yet", _LINE, "phone: 555 010 0100"),
    "address": ("There is no address yet", _LINE, "address: 12 Garden Street, Springfield"),
    "website": ("There is no website yet", _LINE, "website: www.example.org"),
    "reviewer": ("No one is named who reviewed the facts", _LINE, "reviewer: Name, letters"),
    "date": ("There is no date of the review yet", _LINE, "date: May 2026"),
    "speaker": ("No speaker is named yet", "the talk leaves the name out.", "speaker: Name"),
    "event": ("No event is named yet", "the talk leaves it out.", "event: Name, place and day"),
    "disclosures": (
        "It is not said yet what the speaker is paid by or tied to",
        "the disclosure slide keeps a line to fill in.",
        "disclosures: The speaker is employed by the clinic.",
    ),
    "stock": ("The paper for the print shop is not named yet", _TICKET, "stock: 100 lb gloss text"),
    "quantity": ("It is not said yet how many copies to print", _TICKET, "quantity: 2,500"),
}


def empty(story: Story) -> list[Problem]:
    """Warnings for facts that only the clinic knows; the pieces are made without them."""
    clinic, talk = story.clinic, story.talk
    return [
        *_missing(clinic.contact, ("phone", "address", "website"), "clinic.yaml"),
        *_missing(clinic.review, ("reviewer", "date"), "clinic.yaml"),
        *_missing(story.print, ("stock", "quantity"), "print.yaml"),
        *_missing(talk, ("speaker", "event", "disclosures"), "talk.yaml"),
    ]


def _missing(value: Located, names: tuple[str, ...], file: str) -> list[Problem]:
    found: list[Problem] = []
    for name in names:
        if getattr(value, name) or getattr(value, "skip", None):
            continue
        what, instead, line = _FACTS[name]
        hint = f"When you know it, write it in {file}, such as: {line}"
        found.append(warning("content/empty", f"{what}: {instead}", hint, value.span_of(name)))
    return found
