"""The engine's own words in one language: labels of lines, notes and pages. From assets/words."""

from __future__ import annotations

from brochure.model.written import Located


class Words(Located):
    """Built-in words. `quotes` are the double and single marks, opening and closing."""

    language: str
    quotes: tuple[str, str, str, str]
    bound: list[str]
    """Short words and titles that stay on the line of the word after them (`Dr.`)."""
    phone: str
    address: str
    website: str
    email: str
    hours: str
    my_visit: str
    reviewed_by: str
    review_date: str
    sources: str
    all_sources: str
    in_100: str
    of_100: str
    code_of: str
    portrait: str
    array: str
    chart: str
    fill_in: str
    write_in: str
    call: str
    write_to: str
    open_page: str
    say: str
    for_you: str
    time: str
    evidence: str
    source: str
    do_not_say: str
    if_asked: str
    next: str
