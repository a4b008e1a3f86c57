"""Sentences in; a patient shown or told of without an authorization out (K23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.evidence import CARE, ILLNESS, JOBS, SCIENCE
from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.speech import speaker
from brochure.check.words.stories import is_testimonial
from brochure.check.words.whom import Part, Person, people, told

HIPAA = "HIPAA, 45 CFR 164.508"
_PICTURE = (
    r"\b(?:photos?|photographs?|photographed|pictured|pictures?|portraits?|images?|snapshots?"
    r"|billboard|poster|home ?page|instagram|cover|selfies?|videos?|clips?|footage|film|alt text"
    r"|captions?|(?:header|hero|top)(?=:)|gallery|slideshow|faces|here you see|thumbnail|banner"
    r"|shown"
    r"|before and after|before-and-after"
    r"|(?:seen|left|right|above|below)(?=[:,]| is\b| here))\b"
)
_CROWD = (
    r"\b(?:an?|the|two|our|real|actual|happy|former|smiling|young|retired|these|this|of|three) "
    r"(?:[\w-]+ ){0,3}?(?:couple|family|families|patients|clients|veterans|people|faces|sisters"
    r"|brothers|friends|men|women)\b|^\W*(?:[\w-]+ )?(?:patients|clients|smiling [a-z]+)\b"
)
_CROWD_HERE = (
    r"\b(?:our|real|actual|happy|former|smiling|young|two|three|an?|these) (?:[\w-]+ ){0,3}?"
    r"(?:couple|family|families|patients|clients|veterans|faces|sisters|brothers|friends|men"
    r"|women)\b|\bpeople (?:we|who came|whom)\b"
)
_ABOUT_PICTURES = (
    r"\b(?:you|your|policy|policies|never|unless|(?<!in )(?<!since )(?<!last )may|should|must"
    r"|consent form|explains?|how to"
    r"|what to expect|x-?rays?|scans?|brain)\b|^\W*(?:take|bring|send|upload|show)\b"
)
_NO_ONE = (
    r"\bwe (?:do not|don't|never|cannot|won't|will not) (?:\w+ )?(?:publish|print|use|post|share"
    r"|show|take|tell|film|photograph)\b|\b(?:member|part) of (?:our|the) (?:staff|team)\b"
)
_FEATURES = (
    r"\bbefore[ -]and[ -]after (?:photos?|pictures?|shots?|gallery|images?|of)\b"
    r"|^\W*before and after: |\b(?:case (?:study|report|history)|case(?: \d{1,2}| [a-z])[:.]|case:)"
    r"|\bpatient of the (?:month|week|year)\b|\bpatient (?:spotlight|feature|profile|portrait"
    r"|photos?|videos?|gallery)\b|^\W*(?:patient|client|success|recovery|healing|real-life"
    r"|real) stor(?:y|ies)\b|\b(?:our patients?'s?|patients'|success|recovery|real-life"
    r"|patient success) (?:\w+ )?(?:stor(?:y|ies)|journeys?|transformations?)\b(?! (?:is|are) "
    r"(?:not|never|private|their|theirs))|\bwatch (?:our )?(?:patients|clients)\b"
    r"|\b(?:hundredth|first|thousandth|newest|youngest|oldest) (?:patient|client)\b(?! (?:visit"
    r"|to|ever|who|may|of the day|appointment))"
)
_WHOSE = (
    r"\b(?:stor(?:y|ies)|case|journey|experience|transformation) of\b|\bmeet\b|\bthis is\b"
    r"|\btake\b|\bsay hello\b"
    r"|\bspotlight\b|\bcongratulations\b|\bhow\b|\bname is\b|\bremembers?\b|\b(?:not"
    r"|never) forget\b|\brecalls?\b|'s (?:own )?(?:recovery|\w+ )?"
    r"(?:stor(?:y|ies)|journey|transformation|visit|recovery)\b|\bcompare\b"
)
"""What presents somebody, before anything is told."""
_PERSONS = (
    "patient client patients clients he she his her him who whom veteran mother father man woman "
    "couple family teacher student marine someone person people old mr mrs ms miss grandmother "
    "grandfather husband wife young retired "
)
_TREATED = (
    "infusion infusions treatment treatments treated session sessions ketamine us our we here "
    "clinic depression pain panic anxiety visit again back today now story case journey could came "
    "found unable sent "
    "couldn't had"
)


@rule("K23", ERROR, HIPAA)
def patient_story(s: Sentence) -> Iterator[Hit]:
    """Shows a patient, or tells a patient's story, without an authorization; a model unlabeled.

    Why: A patient's picture or story needs the person's written authorization; a model must be
        named as one, or readers take the model for a patient.
    Fails: Here is the story of a young mother we treated last spring.
    Fails: Photo: a woman resting in our treatment chair.
    Fails: A nurse from Camarillo came to us as a patient after years of panic attacks.
    Passes: Photo: a woman resting in our treatment chair (model, not a patient).
    Passes: We share a patient's story only with that person's written authorization.
    Passes: Andy joined our team in 2021 after six years in an emergency department.
    """
    picture = next(s.find(_PICTURE), None)
    if picture is None and s.low.startswith("after:") and s.context.has(r"\bbefore:"):
        picture = re.match("after", s.low)
    tells = (
        s.has(CARE)
        or s.has(ILLNESS)
        or s.has(_WHOSE)
        or s.has(r"\b(?:patient|client)s?\b|, \d\d,|\d\d-year-old")
    )
    if not (picture or tells or s.has(_FEATURES) or '"' in s.low or "—" in s.low):
        return
    if s.is_question or s.rejected(0) or s.has(_NO_ONE) or _authorized(s):
        return
    hit = _shown(s, picture) if picture else None
    hit = hit or _quoted(s) or _featured(s) or _told_of(s)
    if hit is not None:
        yield Hit(
            hit[0], hit[1],
            "A patient is shown or told of here, and no written authorization is named.",
            "Leave it out, add the authorization's id, or write “model, not a patient”.",
        )  # fmt: skip


def _shown(s: Sentence, picture: re.Match[str]) -> tuple[int, int] | None:
    """Somebody in a picture who is neither one of the staff nor a label's model."""
    if s.has(_ABOUT_PICTURES) and not s.has(r"^\W*(?:photo|pictured|image|video)\b[^:]{0,12}:"):
        return None
    if picture[0] in ("cover", "shown", "faces") and not s.has(
        r"\b(?:cover (?:photo|picture|image|:)|on (?:our|the) (?:\w+ )?cover|shown (?:here|above"
        r"|below|at)|real faces|faces of)\b"
    ):
        return None
    for one in people(s):
        if rx(r"\b(?:as|like|playing|portraying) $").search(s.low[: one.start]):
            continue
        if one.part in (Part.PATIENT, Part.SOMEONE) and s.low[one.start : one.end] not in _NOT_SEEN:
            return min(picture.start(), one.start), max(picture.end(), one.end)
    crowd = next(s.find(_CROWD_HERE), None)
    if crowd and not rx(JOBS).search(crowd[0]):
        return min(picture.start(), crowd.start()), max(picture.end(), crowd.end())
    pronoun = next(s.find(r"\b(?:he|she|his|her|smiling|happy)\b"), None)
    if pronoun and not s.has(JOBS) and all(one.part is not Part.STAFF for one in people(s)):
        return picture.start(), picture.end()
    return None


_NOT_SEEN = ("the first person", "the person", "a visitor", "the driver", "a driver")


def _quoted(s: Sentence) -> tuple[int, int] | None:
    """Praise in the mouth of somebody who is told by name."""
    if not is_testimonial(s):
        return None
    one = speaker(s) if '"' in s.low or rx(r"[—–]|says|said|writes|wrote").search(s.low) else None
    return (0, len(s.low)) if one is not None and one.named else None


def _featured(s: Sentence) -> tuple[int, int] | None:
    """What announces a patient's story, whoever it is."""
    found = next(s.find(_FEATURES), None)
    if found is None or s.has(SCIENCE):
        return None
    if found[0].startswith(("case s", "case r", "case h")) and not s.has(
        r"\b(?:an?|our|his|her|one)\b|:"
    ):
        return None
    return found.start(), found.end()


def _told_of(s: Sentence) -> tuple[int, int] | None:
    """One person, and what happened: not a rule, not a possibility, not one of the staff."""
    quoting = is_testimonial(s) or s.has(
        r"\b(?:told us|tells us|asked|said|says|say|wrote|writes|had to say)\b"
    )
    presented = s.has(_WHOSE)
    for one in people(s):
        if one.part not in (Part.PATIENT, Part.SOMEONE):
            continue
        if quoting and not one.named:
            continue
        if told(s, one) or (presented and _presented(s, one)):
            return one.start, one.end
    return None


def _presented(s: Sentence, one: Person) -> bool:
    """Whether somebody is introduced by name or by kind, as no clinic does but with patients."""
    before, after = s.low[: one.start], s.low[one.end : one.end + 40]
    if rx(
        r"\b(?:meet|this is|take|say hello to|congratulations to|spotlight:?|name is|stor(?:y"
        r"|ies) of"
        r"|case of|journey of|experience of|transformation of|how|compare how|remembers?|forget"
        r"|recalls?) $"
    ).search(before):
        return (
            one.named
            or one.part is Part.PATIENT
            or s.has(CARE)
            or s.has(ILLNESS)
            or s.has(r"\b(?:his|her|their) (?:\w+ )?li(?:fe|ves) back\b")
        )
    return (
        one.named
        and rx(
            r"^(?:'s)? (?:own )?(?:recovery |\w+ )?(?:stor(?:y|ies)|journey|transformation|visit"
            r"|recovery)\b"
        ).match(after)
        is not None
    )


def _authorized(s: Sentence) -> bool:
    """An authorization or a model is named in the same text."""
    given = r"(?:authori[sz]ation|permission|consent|release)"
    return any(
        rx(r"\b(?:without|no|lacks?|not yet|pending|ask(?:ed)? for) (?:\w+ ){0,3}$").search(
            s.context.low[: m.start()]
        )
        is None
        for m in s.context.find(
            rf"\b{given} (?:form )?\(?(?:id |no\.? |number |#)?#?[a-z]*-?\d+"
            rf"|\b{given} (?:is )?on file"
            rf"|\bsigned (?:an? )?(?:\w+ )?{given}|\bwritten (?:hipaa )?{given}"
            rf"|\bwith (?:her|his|their|the patient's|the family's) (?:\w+ )?{given}"
            r"|\bmodels?\b(?!s? (?:of|for|patient|citizen|student))(?<!role model)"
            r"|\bactors?\b (?:plays?|portrays?|shown|pictured|poses?|stands? in|speaks?|reads?"
            r"|is|are|in)\b"
            r"|\b(?:by|with|an) actors?\b(?! (?:from|who|came|had))|\(actors?\b"
            r"|\bstock (?:photo|image|picture|footage|video)|\bpos(?:ed|ing)\b"
            r"|\bnot (?:a|an actual|our|real|actual)? ?patients?|\b(?:illustrat(?:ion|ed)|drawing"
            r"|painting|cartoon)\b"
            r"|\b(?:fictional|fictitious|made-up|made up|invented|imaginary|imagined|hypothetical"
            r"|composite)\b|\bno real (?:person|patient)"
        )
    )
