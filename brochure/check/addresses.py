"""A Story in; a problem for each address that cannot be followed, or must not be, out.

What a reader taps leads to a page (http, https), a letter (mailto) or a call (tel), and nowhere
else: never to a script or to a file. The QR code holds no more than a camera can read at its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.model.story import Story
from brochure.model.written import Written
from brochure.problems import Problem, error

_LONGEST = 200
_WEB = re.compile(
    r"(?:https?://)?(?:[^\W_](?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{1,61}(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")


def addresses(story: Story) -> list[Problem]:
    """The clinic's website and e-mail, and the links of the sources."""
    contact = story.clinic.contact
    found = [*_page(contact.website, "www.example.org", "website")]
    for source in story.sources.values():
        found += _page(source.link, "https://doi.org/10.1000/182", "link")
    if contact.email and not (len(contact.email) <= _LONGEST and _MAIL.fullmatch(contact.email)):
        found.append(
            error(
                "content/address",
                f"“{_cut(contact.email)}” is not an e-mail address that can be written to.",
                "Write the address alone, such as: email: hello@example.org",
                contact.email.span,
            )
        )
    return found


def _page(written: Written | None, example: str, key: str) -> Iterator[Problem]:
    if not written:
        return
    kind = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]{0,20}:(?!\d)", written)
    if kind and kind[0].lower() not in ("http:", "https:"):
        message = f"“{kind[0]}” is no beginning of a web address: only https:// and http:// are."
    elif len(written) > _LONGEST:
        message = f"This web address has {len(written)} characters, and {_LONGEST} is the most."
    elif not _WEB.fullmatch(written):
        message = f"“{_cut(written)}” is not a web address that can be opened."
    else:
        return
    hint = f"Write the address alone, without spaces, such as: {key}: {example}"
    yield error("content/address", message, hint, written.span)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
