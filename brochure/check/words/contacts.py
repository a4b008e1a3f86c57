"""Sentences in; contact details that the clinic's own facts do not hold out, and 988 misnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.bags import bag
from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Facts, Hit, Sentence, rule

_PHONE = (
    r"(?<![\d.])(?:\+?1[-. ]?)?\(?\b\d{3}\)?[-. ]{0,2}\d{3}[-. ]\d{4}\b"
    r"|\b1-?8\d\d-(?=[a-z0-9-]*[a-z])[a-z0-9-]{7,10}\b|\b8(?:00|88|77|66|55|44|33)-(?=[a-z0-9-]*[a-z])"
    r"[a-z0-9-]{7,9}\b|\btext (?:[\"']?\w+[\"']? ){0,3}to \d{5,6}\b"
)
_MAIL = r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"
_WEB = (
    r"\b(?:https?://|www\.)[^\s\"<>)]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|health|clinic"
    r"|care|example|io|us|co|biz|me|app|tv|ly)\b(?:/[^\s\"<>)]*)?"
)
_HANDLE = r"(?<![\w.])@[a-z0-9_.]{3,}\b"
_STREET = (
    r"\bp\.? ?o\.? box \d+|\b\d{1,6} (?:[nsew]\.? |north |south |east "
    r"|west )?(?:[a-z0-9'.-]+ ){1,4}?(?:street|st|avenue"
    r"|ave|boulevard|blvd|drive|dr|road|rd|lane|ln|way|place|pl|court"
    r"|ct|highway|hwy|parkway|pkwy|suite|ste|circle|terrace|plaza|square)\b\.?(?:,? (?:suite|ste"
    r"|unit|#) ?\w+)?|\b(?:suite|ste|unit) #?\d+\b|\b[a-z]+,? (?:ca|california) 9\d{4}\b"
)
STREETS = bag(
    "st street ave avenue blvd boulevard drive dr road rd lane ln way place pl court ct highway "
    "hwy parkway pkwy"
    " suite ste circle terrace plaza square unit ca california"
)
"""Words of a street address; without one of them a number is none."""
_PUBLIC = (
    r"988lifeline|(?:^|[./])(?:[a-z0-9-]+\.)*(?:gov|edu|mil)(?:/|$)|doi\.org|pubmed|ncbi|nih\.gov"
    r"|fda\.gov|samhsa|cochrane|nami\.org|jamanetwork|nejm\.org|nature\.com|science\.org|afsp\.org"
)


def contact_key(text: str) -> str:
    """A contact detail reduced to what identifies it: digits of a phone, a bare web address."""
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 10 and not re.search(r"[a-z]{3}", text.lower()):
        return digits[-10:]
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower()).strip(" ./,")


def held(facts: Facts, text: str) -> bool:
    """Whether the clinic's own facts hold this detail."""
    key = contact_key(text)
    for fact in facts.contacts:
        whole = contact_key(fact)
        if key == whole or (key and key in whole) or key.startswith(f"{whole}/"):
            return True
    return False


@rule("K31", ERROR, "Project rule: nothing is made up; a wrong number costs a patient")
def unknown_contact(s: Sentence) -> Iterator[Hit]:
    """Gives a phone, e-mail, web or street address that the clinic's facts do not hold.

    Why: A number in the middle of a text is forgotten when it changes, and calls go astray.
    Fails: Call us today at (818) 555-0177.
    Passes: Call or text 988, or chat at 988lifeline.org.
    Passes: Our phone number is on the back.
    """
    taken: list[tuple[int, int]] = []
    kinds = (
        ("e-mail address", _MAIL, "email"),
        ("web address", _WEB, "website"),
        ("account", _HANDLE, "website"),
        ("phone number", _PHONE, "phone"),
        ("street address", _STREET, "address"),
    )
    signs = {
        "email": "@" in s.low, "website": "@" in s.low or "." in s.words,
        "phone": "#" in s.words, "address": "#" in s.words
        and ("box" in s.words or not STREETS.isdisjoint(s.words)),
    }  # fmt: skip
    for name, pattern, key in kinds:
        if not signs[key]:
            continue
        for m in s.find(pattern):
            at, end = m.start(), m.end()
            while end > at and s.low[end - 1] in ".,;:":
                end -= 1
            if any(a < end and at < b for a, b in taken):
                continue
            text = s.low[at:end]
            if key == "website" and rx(_PUBLIC).search(text) or held(s.facts, text):
                taken.append((at, end))
                continue
            if key == "phone" and re.search(r"988|911", text) and len(re.sub(r"\D", "", text)) < 7:
                continue
            if key == "website" and re.fullmatch(r"(?:[a-z]\.)+[a-z]{1,2}", text):
                continue
            taken.append((at, end))
            yield Hit(
                at, end,
                f"The {name} “{s.text[at:end]}” is not among the clinic's own facts.",
                f"Write it in clinic.yaml under contact, as `{key}: {s.text[at:end]}`, and leave "
                "it out here.",
            )  # fmt: skip


@rule("K15", ERROR, "988lifeline.org; the press-3 line ended on 17 July 2025")
def misnamed_lifeline(s: Sentence) -> Iterator[Hit]:
    """Names the 988 Suicide & Crisis Lifeline wrongly, without “text”, or with “press 3”.

    Why: In a crisis people look for the name they know, and some can only text. “Press 3”
        ended on 17 July 2025.
    Fails: Call the National Mental Health Hotline: 988.
    Fails: Press 3 for the LGBTQ line at 988.
    Passes: Call or text 988, the Suicide & Crisis Lifeline.
    Passes: Press 1 for veterans, 2 for Spanish.
    """
    if "988" not in s.low and "911" not in s.low and "press" not in s.low:
        return
    if s.rejected(0) or s.is_question:
        return
    for m in s.find(
        r"\b(?:national )?(?:mental health|suicide|emergency|crisis|suicide prevention|depression"
        r"|help) (?:prevention |crisis |help )*"
        r"(?:hot-?line|help-?line|lifeline|number|line)\b[^.;]{0,30}?\b(?:988|911)\b|\b(?:988"
        r"|911),? (?:is |or |at )?(?:the |a |our )?(?:national )?(?:mental health |suicide "
        r"|emergency |crisis "
        r"|suicide prevention )*(?:hot-?line|help-?line)\b"
    ):
        if "suicide & crisis lifeline" in m[0] or "suicide and crisis lifeline" in m[0]:
            continue
        yield Hit(
            m.start(), m.end(),
            f"“{s.text[m.start() : m.end()]}” is not the name of this line.",
            "Write: “Call or text 988, the 988 Suicide & Crisis Lifeline. Life in danger? Call "
            "911.”",
        )  # fmt: skip
    for m in s.find(r"\bpress(?:ing)? (?:3|three)\b"):
        yield Hit(
            m.start(), m.end(),
            "The “press 3” line ended on 17 July 2025.",
            "Write: “Press 1 for veterans, 2 for Spanish.”",
        )  # fmt: skip
