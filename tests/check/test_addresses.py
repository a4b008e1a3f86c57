"""Addresses that can be followed, and those that must not be."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.check.addresses import addresses
from brochure.model.project import Project
from brochure.model.written import Text
from tests.builders import place


def told(real: Project, **contact: str) -> list[Any]:
    written = {key: Text(value, place(9)) for key, value in contact.items()}
    clinic = real.story.clinic
    changed = clinic.model_copy(update={"contact": clinic.contact.model_copy(update=written)})
    return addresses(real.story.model_copy(update={"clinic": changed}))


def test_ours_are_right(real: Project) -> None:
    assert addresses(real.story) == []
    assert any(source.link for source in real.story.sources.values())


@pytest.mark.parametrize(
    "written",
    [
        "kuremedical.example", "www.example.org/visit?a=1#top", "https://clínica.example", "HTTP://EXAMPLE.ORG",
        "example.org:8080/a", "https://xn--e1afmkfd.example/", "a.b-c.example",
    ],
)  # fmt: skip
def test_pages(real: Project, written: str) -> None:
    assert told(real, website=written) == []


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("javascript:alert(1)", "“javascript:” is no beginning"),
        ("javascript://example.org/%0aalert(1)", "“javascript:” is no beginning"),
        ("data:text/html,hello", "“data:” is no beginning"),
        ("file:///etc/passwd", "“file:” is no beginning"),
        ("ftp://example.org", "“ftp:” is no beginning"),
        ("mailto:a@example.org", "“mailto:” is no beginning"),
        ("opens in May", "“opens in May” is not"),
        ("example", "is not a web address"),
        ("http://[::1", "is not a web address"),
        ("user@example.org", "is not a web address"),
        ("https://user:word@example.org", "is not a web address"),
        ("https://example.org/a b", "is not a web address"),
        ("x.org/" + "a" * 200, "has 206 characters, and 200 is the most"),
        ("a." * 10_000 + "org", "is the most"),
    ],
)
def test_what_is_no_page(real: Project, written: str, phrase: str) -> None:
    [problem] = told(real, website=written)
    assert problem.is_error and problem.code == "content/address"
    assert phrase in problem.message and problem.span.line == 9
    assert "website: www.example.org" in problem.hint


@pytest.mark.parametrize("written", ["hello@example.org", "a.b+c@mail.example.org"])
def test_letters(real: Project, written: str) -> None:
    assert told(real, email=written) == []


@pytest.mark.parametrize(
    "written",
    [
        "hello",
        "a b@example.org",
        "a@b",
        "a@example.org?bcc=all",
        "mailto:a@example.org",
        "a@" + "b" * 300,
    ],
)
def test_what_is_no_letter(real: Project, written: str) -> None:
    [problem] = told(real, email=written)
    assert problem.is_error and "is not an e-mail address" in problem.message
