"""A sentence in; the people it speaks of out, each with the part that they play at a clinic.

A name or a noun says little: a nurse may be a patient, and “she” may be anyone. So a person is
judged by the grammar around: the title, the letters and the job beside the name, whose infusion
it is, whether something has happened or only may happen, and whether the reader is meant.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from brochure.check.words.evidence import (
    CARE,
    HERE,
    IF,
    ILLNESS,
    JOBS,
    MADE_UP,
    MAY,
    PAST,
    RECOVERY,
    SCIENCE,
    THING,
    WHEN,
    WORK,
)
from brochure.check.words.mentions import Mention, mentions
from brochure.check.words.patterns import rx
from brochure.check.words.rule import Sentence


class Part(Enum):
    """What somebody is in a sentence."""

    STAFF = "one of those who work at a clinic, or who wrote the text"
    COMPANION = "somebody of the reader's"
    ANYONE = "whoever it may be: a rule, a possibility, an example that is made up"
    OUTSIDE = "somebody of science or history"
    SOMEONE = "one person, of whom something is told"
    PATIENT = "one person, of whom it is told that the clinic treats or treated them"


class Person(NamedTuple):
    """Somebody in a sentence, from the first letter to behind the last."""

    start: int
    end: int
    part: Part
    named: bool


_BESIDE = rf"(?:{JOBS}|(?:dogs?|cats?|retriever|labrador|poodle|puppy)\b)"
"""What may stand beside a name to say that it is no patient's, the clinic's animals' among them."""


def people(s: Sentence) -> list[Person]:
    """Everybody a sentence speaks of, each with the part they play."""
    return [Person(one.start, one.end, _judged(s, one), one.named) for one in mentions(s)]


_PATIENT_AFTER = (
    r"^,? (?:an?|our|one of our) (?:[\w-]+ ){0,3}?(?:patient|client)s?\b"
    r"|^,? (?:who )?(?:came|comes) to us as a patient|^, (?:our )?(?:\w+ )?patient\b"
)
_PATIENT_BEFORE = r"\b(?:patients?|clients?),? (?:\w+ )?$"
_OWN = (
    r"\b(?:his|her|their) (?:[\w-]+ ){0,2}?(?:infusions?|treatments?|sessions?)\b" + THING
    + r"|\bas a patient\b|\bfound (?:us|our (?:clinic|practice)|¤)"
    r"|\bwe (?:\w+ )?(?:treated|helped|cared for)\b|\b(?:carried|wheeled) in\b"
)  # fmt: skip
"""Care that somebody had, not gave."""
_JOB_AFTER = (
    r"^(?: [a-z]+)?(?:,| \(| [—–-]| (?:who )?(?:is|was|works as|serves as|has been)) ?"
    r"(?:(?:who )?(?:is|was|works as|serves as|has been) )?(?:also )?"
    r"((?:our|the|an?|your|one of our) )?(?:[\w'-]+ ){0,5}?" + _BESIDE
)
_JOB_BEFORE = (
    r"(?<!by )(?<!with )\b((?:our|the|an?|your) )?(?:[\w-]+ ){0,3}?" + JOBS + r",? (?:named )?$"
)
_CAME = r"\b(?:called|came|had|walked|arrived) (?:us|to us|our|¤)\b"
_YOU = r"\byou(?:r|rs)?\b"


_INVENTED = (
    r"\b(?:imagine|suppose|picture (?:a|an|someone)|let us say|let's say|say that|composite"
    r"|fictional"
    r"|fictitious|made[ -]up|invented|imaginary|hypothetical)\b"
)
"""Where a name is no person's; `take Robert, for example` is somebody all the same."""


def _judged(s: Sentence, one: Mention) -> Part:
    """What part somebody plays, by what stands beside and by what is told."""
    if one.staff:
        return Part.STAFF
    if one.whose:
        return Part.COMPANION if one.whose == "your" else Part.ANYONE
    before, after = s.low[max(0, one.start - 60) : one.start], s.low[one.end : one.end + 90]
    patient = (
        one.noun in ("patient", "client")
        or rx(_PATIENT_AFTER).match(after) is not None
        or rx(_PATIENT_BEFORE).search(before) is not None
    )
    own = s.has(_OWN)
    if not patient and _has_a_job(s, one, before, after, own):
        return Part.STAFF
    if rx(r"\b(?:not|never|no|hardly) $").search(before):
        return Part.ANYONE
    if s.has(MADE_UP) and not (one.named and not s.has(_INVENTED)):
        return Part.ANYONE
    if s.has(SCIENCE) and not own:
        return Part.OUTSIDE
    if not own and not one.named and (part := _of_the_reader(s, one)):
        return part
    if not patient and not own and s.has(WORK) and not s.has(rf"\bagain\b|{ILLNESS}"):
        return Part.STAFF
    if not (patient or one.noun or own or (one.named and s.has(ILLNESS))) and _staff_around(s):
        return Part.STAFF
    return Part.PATIENT if patient or own or s.has(CARE) else Part.SOMEONE


def _has_a_job(s: Sentence, one: Mention, before: str, after: str, own: bool) -> bool:
    """`Kevin, our manager`; but `a nurse from Camarillo` who came to us is nurse elsewhere."""
    if rx(r"^,? dr\.? ").match(after):
        return True
    beside = rx(_JOB_AFTER).match(after) or rx(_JOB_BEFORE).search(before)
    words = s.low[one.start : one.end]
    if not beside and (one.named or not rx(JOBS).search(words)):
        return False
    if words.startswith(("one of our", "our ")) and rx(JOBS).search(words):
        return True
    article = (beside[1] or "").strip() if beside else words.split()[0]
    return not (article in ("a", "an", "one", "another", "this") and (own or s.has(CARE)))


def _of_the_reader(s: Sentence, one: Mention) -> Part | None:
    """Whoever it may be, or somebody whom the reader brings: nothing has happened here."""
    start, stop = s.clause(one.start)
    behind = s.low[one.end : stop]
    general = rx(MAY).search(behind) or rx(IF).search(s.low[start:stop])
    whenever = rx(WHEN).search(s.low[max(0, one.start - 6) : one.end])
    if general or (whenever and not rx(_CAME).search(behind)):
        return Part.ANYONE
    if rx(_YOU).search(behind):
        return Part.COMPANION
    if rx(_YOU).search(s.low[: one.start]) and not rx(PAST).search(behind):
        return Part.COMPANION
    return None


def _staff_around(s: Sentence) -> bool:
    """Whether the passage speaks of those who work here: a biography goes on with `she`."""
    return s.context.has(
        r"\b(?:nursing|degree|residency|pmhnp|career|years of experience)\b|\b" + JOBS
    ) or not s.facts.team.isdisjoint(re.findall(r"[^\W\d_]+", s.context.low))


def told(s: Sentence, one: Person) -> bool:
    """Whether something has happened to somebody that makes a patient's story."""
    if one.part is Part.PATIENT:
        if not s.has(PAST) and not s.has(RECOVERY):
            return False
        if one.named or s.has(ILLNESS) or s.has(RECOVERY):
            return True
        if rx(r"^(?:one of )?our \w*").match(s.low[one.start : one.end]):
            return True
        return any(not m[0].endswith(HERE) for m in s.find(CARE))
    ill = s.has(ILLNESS) or (one.named and rx(r"^,? (?:age )?\d\d\b").match(s.low[one.end :]))
    well = s.has(RECOVERY) or (
        one.named
        and rx(r"\b(?:ketamine|infusions?|¤+)\b[^.]*\b(?:he|she|him|her|his)\b").search(
            s.context.low[s.end :]
        )
    )
    return bool(one.part is Part.SOMEONE and ill and well and s.has(PAST))
