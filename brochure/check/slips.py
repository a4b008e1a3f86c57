"""A Story in; warnings for values a reader would stumble over out: phone, date, pasted quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from brochure.model.story import Story
from brochure.model.written import Text, texts_in
from brochure.problems import Problem, warning

_LETTER = re.compile(r"[^\W\d_]")
_EXTENSION = re.compile(r"\b(ext|x|extension|int)\b\.?", re.IGNORECASE)
_GOOD_FOR = timedelta(days=365)
_WRAPPED = re.compile(r"^[“”„«].*[“”»]$", re.DOTALL)


def slips(story: Story, moment: datetime) -> list[Problem]:
    """What is well-formed and still hardly meant at the moment of the build."""
    return [*_phone(story), *_review_date(story, moment), *_pasted_quotes(story)]


def _phone(story: Story) -> Iterator[Problem]:
    phone = story.clinic.contact.phone
    if phone and _LETTER.search(_EXTENSION.sub("", phone)):
        yield warning(
            "content/phone",
            f"There are letters in the phone number “{phone}”, so a phone cannot dial it.",
            "Write it in digits, such as: phone: 555 010 0100",
            phone.span,
        )


def _review_date(story: Story, moment: datetime) -> Iterator[Problem]:
    written = story.clinic.review.date
    if not written:
        return
    try:
        day = date.fromisoformat(written.strip())
        if moment.date() - day > _GOOD_FOR:
            yield _old_review(written)
    except ValueError:
        yield warning(
            "content/date",
            f"“{written}” is not a date that can be read everywhere.",
            "Write year, month and day, such as: date: 2026-11-24",
            written.span,
        )


def _old_review(written: Text) -> Problem:
    return warning(
        "content/review-old",
        f"The medical review of {written} is more than a year old.",
        "Have the facts reviewed again before the next print run, then write the new date here.",
        written.span,
    )


def _pasted_quotes(story: Story) -> Iterator[Problem]:
    for text in texts_in(story):
        if _WRAPPED.match(text.strip()):
            yield _printed_quotes(text)


def _printed_quotes(text: Text) -> Problem:
    return warning(
        "content/quotes",
        "The curly quotes around this text will be printed.",
        'Delete them. Where a text needs quotes in the file, type straight ones: "',
        text.span,
    )
