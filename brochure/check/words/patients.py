"""Sentences in; shown or told of without an authorization out (K23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.bags import bag
from brochure.check.words.names import FIRST_NAMES
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx
from brochure.check.words.stories import TELLS, by_staff

HIPAA = "HIPAA, 45 CFR 164.508"
_WHO = bag(
    "patient client veteran mother father mom mum dad "
    "parent teacher firefighter nurse man woman couple family child student executive "
    "officer marine soldier engineer lawyer attorney grandmother grandfather teen teenager adult "
    "survivor artist musician person girl boy lady gentleman businessman businesswoman chef "
    "athlete "
    "accountant paramedic mechanic writer professor pilot carpenter designer retiree widow widower "
    "husband wife son daughter brother sister driver farmer electrician plumber baker dancer "
    "singer "
    "programmer manager salesman consultant photographer gardener librarian waitress barista "
    "trucker "
    "sailor policeman policewoman graduate cashier architect painter realtor therapist dentist cook"
)
"""Whom a picture or a story may be about."""
_SHOWN = _WHO | bag("people patients faces clients veterans")
_PEOPLE = bag("he she her his him people someone somebody face faces hands smile smiling")
_ROLES = (
    r"\b(?:practitioners?|anesthesiologist|director|staff|team|clinicians?|m\.d\.|physicians?"
    r"|assistant|our nurses?|pmhnp|advisor|experience in|specialt(?:y|ies)|certif\w+|trained"
    r"|residency|faculty|lecturer)\b"
)
_HERE = (
    r"\b(?:our (?:practice|clinic|care|patients?|infusions?|door|team|treatment|program|office)"
    r"|infusions?|ketamine|treatments?|sessions?|(?:came|come|turned|walked|brought"
    r"|referred) (?:in )?to (?:us|see us|our)"
    r"|found us|called us|here|with us|to us|¤+|we (?:treated|helped|saw|met)|this clinic"
    r"|the clinic)\b"
)
_PAST = (
    r"\b(?:had|hadn't|has|came|was|were|lost|tried|started|found|returned|went|finished|slept"
    r"|walked|arrived"
    r"|booked|called|felt|began|became|got|left|could|couldn't|told|spent|lived|struggled|suffered"
    r"|gave|stopped"
    r"|thought|sought|turned|wanted|needed|completed|received|smiled|regained|discovered|who|now"
    r"|is back"
    r"|is now|[a-z]+ed)\b"
)
_COMMON = bag("patient client person nurse adult child family man woman")
"""Words that are as often meant of anybody: for these, something must have happened."""
_HAPPENED = (
    r"\b(?:had (?:not|tried|been|lost|lived|given)|hadn't|came|lost|found|returned|went|felt|slept"
    r"|who (?:had|came|could|was|lost|started)|started|walked|began|whom|we (?:treated|helped|saw"
    r"|met))\b"
)
_GENERAL = r"\b(?:if|may|can|should|must|will|would|every|each|any)\b"
_NOW = (
    r"^\s*(?:who )?(?:is|are|needs?|wants?|uses?|takes?|checks?|stays?|watch\w*|has (?:the"
    r"|a) right)\b"
)
_DESK = (
    r"\b(?:streets?|avenue|church|front desk|reception|billing|office hours|scheduling|extension"
    r"|call|e-?mail)\b"
)
_FIRST_WORD = 12
_POLICY = (
    r"\b(?:you|your|policy|policies|never|unless|may|should|must|consent form|explains?|how to"
    r"|what to expect|about|x-?rays?|scans?|brain)\b"
)
_STAFF = (
    r"\b(?:nurses?|doctors?|dr|physicians?|psychiatrists?|therapists?|chemists?|researchers?"
    r"|scientists?|founders?|owners?|receptionists?|colleagues?)\b"
)
_ELSEWHERE = r"\b(?:19|20)\d\d\b|\b(?:stud(?:y|ies)|trials?|history|first (?:given|made|used))\b"
"""What happened in science, not in a clinic."""
_HUMAN = (
    r"\b(?:retired|middle-aged|elderly|widowed|divorced|unemployed|married|pregnant|young"
    r"|single (?:mom|mother|dad|father|parent)|disabled|stay-at-home)\b"
)
"""What is said of people and seldom of things."""
_LIVED = (
    r"\b(?:wept|cried|sat|slept|walked|smiled|laughed|drove|couldn't|could not|could hardly"
    r"|had (?:lost|given|dropped|tried|not|spent|been)|returned to|went back|got back|hoped"
    r"|finished (?:his|her|their)|struggled|lived with|told (?:his|her)|came (?:to|in)|left|lay"
    r"|dreaded|stopped|began|started|found)\b"
)
"""What people live through."""
_LEAST_AGE, _MOST_AGE = 12, 99


@rule(
    "K23", ERROR, HIPAA,
    "photo photos photograph photographs pictured portrait portraits snapshot selfie video videos "
    "billboard poster instagram " + " ".join(FIRST_NAMES).lower(),
    ("our", "patient client"),
    ("success recovery patient's patients", "story stories journey journeys"),
    ("mother father man woman mom dad", "today now"),
    ("i my me", "\" — says said"),
    ("before", "after"),
    ("picture pictures image images above left right shown seen cover", "patient woman man mother "
     "client he she person people couple family smiling"),
    (" ".join(_WHO), "story case journey meet practice clinic "
     "came treated helped started sought finished completed returned found tried slept walked "
     "after "
     "had lost went told infusion infusions treatment session sessions who"),
    ("case", "study history report #"), ("meet", "a an our one # who"), ("year", "old"),
    ("image images caption alt gallery faces", "patient patients woman man mother couple family "
     "people young girl boy he she her his"),
    ("mr mrs ms miss", "clinic us infusion infusions visit treatment session door she he"),
    ("a an one another", "he she his her who whom recliner chair", "infusion infusions clinic us "
     "treatment session sessions ketamine our"),
    ("after before", "he she his her man woman mother father patient couple"),
    (" ".join(FIRST_NAMES).lower(), "meet hello name spotlight watch hear who how she he infusion "
     "session patient see"),
    ("infusion infusions treatment treatments session sessions ketamine", "he she his her"),
    ("story stories journey", "of read watch hear see"), ("#", "says said who"),
    ("after", "infusion infusions treatment treatments session sessions"),
    (" ".join(FIRST_NAMES).lower(), "ketamine infusion infusions treatment clinic us here patient "
     "depression pain anxiety pills medicine medicines life work story recovery relief journey"),
)  # fmt: skip
def patient_story(s: Sentence) -> Iterator[Hit]:
    """Shows a patient, or tells a patient's story, without an authorization; a model unlabeled.

    Why: A patient's picture or story needs the person's written authorization; a model must be
        named as one, or readers take the model for a patient.
    Fails: Here is the story of a young mother we treated last spring.
    Fails: Photo: a woman resting in our treatment chair.
    Passes: Photo: a woman resting in our treatment chair (model, not a patient).
    Passes: We share a patient's story only with that person's written authorization.
    """
    hit = _caption(s) or _pictured(s) or _named_quote(s) or _told(s) or _named(s) or _bare_name(s)
    if hit is None or s.is_question or s.rejected(0) or _authorized(s):
        return
    if s.has(
        r"\bwe (?:do not|don't|never|cannot|won't) (?:\w+ )?(?:publish|print|use|post|share|show"
        r"|take|tell)\b|\b(?:published|journal|literature|in a (?:trial|study)|stud(?:y|ies) in)\b"
    ):
        return
    yield Hit(
        hit[0], hit[1],
        "A patient is shown or told of here, and no written authorization is named.",
        "Leave it out, add the authorization's id, or write “model, not a patient”.",
    )  # fmt: skip


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
            r"|\bstock (?:photo|image|picture|footage|video)|\bposed\b"
            r"|\bnot (?:a|an actual|our|real|actual)? ?patients?|\b(?:illustrat(?:ion|ed)|drawing"
            r"|painting|cartoon)\b"
            r"|\b(?:fictional|fictitious|made-up|made up|invented|imaginary|imagined|hypothetical"
            r"|composite)\b|\bno real (?:person|patient)"
        )
    )


def _pictured(s: Sentence) -> tuple[int, int] | None:
    """One person, or some, whom a picture shows, wherever the sentence names the picture."""
    shown = next(
        s.find(
            r"\b(?:photos?|photographs?|photographed|pictured|(?<!^)pictures?|pictures?(?=:)"
            r"|portraits?|images?|snapshots?|billboard|poster|homepage|instagram|on our cover"
            r"|selfies?|videos?|clips?|footage|film|alt text|captions?|gallery|slideshow|faces"
            r"|(?:seen|shown) (?:here|above|below|at left|at right))\b"
            r"|^\W*before: .* after:"
        ),
        None,
    ) or (rx(r"^\W*after:").match(s.low) if s.context.has(r"\bbefore:") else None)
    if shown is None or s.has(_POLICY) or s.has(_ROLES) or s.has(_STAFF):
        return None
    who = next(
        (
            m
            for m in s.find(
                r"\b(?:an?|the|one|our|this|same|another|two|real|actual|young|smiling|happy|former"
                r"|retired|of) ([a-z-]+)(?= ([a-z]+)\b)?"
            )
            if not _SHOWN.isdisjoint(m.groups())
        ),
        None,
    )
    found = who or next(s.find(r"\b(?:smiling|happy) (?:\w+ )?(?:man|woman|couple|patient)"), None)
    if found is None:
        return None
    if found[0].endswith("s") and not s.has(
        r"\b(?:our|real|actual|happy|former|smiling) (?:\w+ )?(?:patients|clients|veterans|faces)\b"
        r"|\bpeople (?:we|who came|whom)\b"
    ):
        return None
    return min(shown.start(), found.start()), max(shown.end(), found.end())


def _caption(s: Sentence) -> tuple[int, int] | None:
    """A picture of a person who is neither named staff nor a model."""
    begun = next(
        s.find(
            r"^[\"'(\s]*(?:photos?|pictured|pictures?|above|images?|portraits?|shown|in (?:this"
            r"|the)"
            r" (?:photo|picture|video)|photographs?|left|right|seen here|cover (?:photo|picture)"
            r"|video)\b"
            r"[^:]{0,24}?(?:[:,]| of\b| shows?\b| is\b)"
            r"|\b(?:photo|picture|portrait|image|video|photograph|snapshot|selfie)s? (?:\w+ )?(?:of"
            r"|shows?) "
        ),
        None,
    )
    if begun is None or s.has(
        r"^\W*(?:you may )?bring\b|\b(?:photo id|your photo|a photo of (?:someone|your))"
    ):
        return None
    rest = s.low[begun.end() :]
    staff = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    words = set(re.findall(r"[a-z]+", rest))
    if not words.isdisjoint(staff) or rx(_ROLES).search(rest):
        return None
    if rx(_STAFF).search(rest) and "patient" not in words and "client" not in words:
        return None
    if not words.isdisjoint(_WHO) or not words.isdisjoint(_PEOPLE):
        return begun.start(), begun.end()
    names = re.findall(r"[A-Z][a-z]+", s.text[begun.end() :])
    if any(name in FIRST_NAMES for name in names):
        return begun.start(), begun.end()
    return None


def _named_quote(s: Sentence) -> tuple[int, int] | None:
    """Praise in the mouth of someone who is told by name."""
    if not s.has(TELLS) or not (
        s.has(r"[\"—–]| - ") or rx(r"^\s*[—–-]").match(s.passage.text[s.end :])
    ):
        return None
    if s.has(_NAMED_WRITER) and not by_staff(s):
        return 0, len(s.low)
    named = rx(
        r"(?:says?|said|adds?|writes|wrote|shares?|[—–]|- |[\"”],? )\s?((?!Anonymous|Dr|Google"
        r"|Yelp|The|A|An|Our|One|Facebook"
        r"|Verified|Happy|Former)[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?,?(?: \d\d"
        r"| age \d\d)?)"
        r"|([A-Z][a-z]+(?: [A-Z]\.)?,? (?:age )?\d\d,? (?:says|said))"
    ).search(s.passage.text[s.start : s.end + 48])
    return None if named is None or by_staff(s) else (0, len(s.low))


_NAMED_WRITER = (
    r"^\W*(?!patients?|clients?|veterans?|one|people|someone|everyone|anyone)[a-z]+(?: [a-z]\.)?,?"
    r" (?:from|of|in) [a-z ]+,? (?:writes|says|wrote|told us|shares|puts it)\b"
    r"|\", ?[a-z]+ [a-z]\.,"
)


_WORDS_TOO = bag(
    "Dawn Crystal Amber Frank Penny Ray Sue Rob Robin Carol Jordan Virginia Victoria Jean Norma"
)
"""Names that are words or places as well: not known for names at a beginning."""


_TREATED = (
    r"\b(?:infusions?|ketamine|treatments?|treated|depress\w+|anxiety|ptsd|ocd|pain|panic"
    r"|symptoms?|mood|relief|feels?|felt|better|hope\w*|smil\w+|tears|cried|wept|again|sleeps?"
    r"|sessions?|doses?|visits?|(?:her|his) (?:own )?(?:life|self|story|words))\b"
)
"""What is told of a patient: an illness, a treatment, what came of it."""
_AT_WORK = (
    r"\b(?:passion|health ?care|training|degree|serv(?:es|ed|ing)|certif\w+|speaks|enjoys?|loves"
    r"|manages?|runs|running|keeps|believes?|volunteers?|ask for)\b"
)
"""What is told of those who work at a clinic."""


def _bare_name(s: Sentence) -> tuple[int, int] | None:
    """Someone by first name alone, as nobody but a patient is named on a clinic's page."""
    staff = {part for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()}
    if s.has(_DESK) or s.has(_STAFF) and not s.has(r"\bpatients?\b") or s.has(_ELSEWHERE):
        return None
    if not s.has(_TREATED) or s.has(_AT_WORK):
        return None
    if s.has(_ROLES) or staff & set(re.findall(r"[A-Z][a-z]+", s.passage.text)):
        return None
    for m in rx(
        r"(?<![\w.])(?<!St\. )(?<!Dr\. )(?<!Saint )(?<!San )(?<!Santa )(?<!and )(?<![a-z] of )"
        r"([A-Z][a-z]+)(?![\w-])(?! [A-Z][a-z])(?! (?:and|or|et) [A-Z])"
    ).finditer(s.text):
        name = m[1]
        if name not in FIRST_NAMES or name in _WORDS_TOO:
            continue
        if rx(r"[A-Z][a-z]+ $").search(s.text[: m.start()]) and m.start() > _FIRST_WORD:
            continue
        return m.start(), m.end()
    return None


def _told(s: Sentence) -> tuple[int, int] | None:
    """A single patient's way told by the clinic: who it was, and what happened."""
    found = next(
        s.find(
            r"\bbefore[ -]and[ -]after\b(?! (?:your|the|each|an|every|care|instructions|visits?"
            r"|an? infusion|treatment|a visit)\b)|\bcase (?:study|report|history)\b"
            r"|\b\d\d-year-old\b(?! (?:or|and|limit|minimum|policy))|\bpatient of the (?:month"
            r"|week)\b|\bpatient (?:spotlight|feature|profile|portrait|photos?|videos?|gallery)\b"
            r"|\b(?:our patients?'s?|patients'|success|recovery|real-life) (?:\w+ )?(?:stor(?:y"
            r"|ies)"
            r"|journeys?|transformations?)\b(?! (?:is|are) (?:not|never|private|their|theirs))"
            r"|\bwatch (?:our )?(?:patients|clients)\b"
            r"|\bour (?:\w+ )?(?:patient|client)(?: of \w+ \w+)?(?:, an?\b| (?:hugged|wept|cried"
            r"|smiled|laughed|walked|drove|came|stopped|began|returned|went|lost|found)\b)"
            r"|\ba (?:\w+ )?(?:mother|father|man|woman|mom|dad) (?:[\w-]+ ){0,4}(?:could|had) not\b"
            r".{0,60}[;,] (?:today|now)\b"
            r"|\bcase (?:\d{1,2}|[a-z])[:.]|\b[a-z]\.(?: ?[a-z]\.)?, (?:age )?\d\d,"
            r"|\b(?:mrs?|ms|miss)\.? [a-z]+\b.{0,60}\b(?:he|she|his|her|infusions?|us|our|visit)\b"
            r"|\b(?:his|her) name is\b"
            r"|\bone of our (?:\w+ )?(?:patients|clients|veterans),? (?!(?:said|says|told|tells"
            r"|asked"
            r"|and|may|can|will|wrote|put|is|are)\b)[a-z]+\b"
        ),
        None,
    )
    if found is None:
        found = next(
            (
                m
                for m in s.find(
                    r"\b(?:stor(?:y|ies)|case|journey|experience) of (?:an?|one|our"
                    r"|the) ((?:[\w-]+,? ){1,5})"
                    r"|\bmeet (?:an?|our|one) ((?:[\w-]+,? ){1,5})"
                )
                if not _WHO.isdisjoint(re.findall(r"[a-z]+", m[0])) and not s.has(_ROLES)
            ),
            None,
        )
    return (found.start(), found.end()) if found else _one_person(s)


def _one_person(s: Sentence) -> tuple[int, int] | None:
    """`A police officer from Oxnard came to us`: one person, what happened, and it was here."""
    if (
        not s.has(_HERE)
        and not s.has(r"\bour (?:recliner|chair|waiting room|lobby)\b")
        or s.has(_ROLES)
        or s.has(r"\b(?:told us|tells us|said|says|say|wrote|had to)\b")
    ):
        return None
    if (
        not s.has(_STAFF)
        and not s.has(_ELSEWHERE)
        and not s.has(r"\b(?:your|may|might|should|will be|if)\b")
    ):
        lived = next(s.find(_LIVED), None)
        if lived:
            for m in s.find(r"\b(?:an?|one|another|this) (?:[\w'-]+ ){1,5}?(?=who|whom|[\w-]+)"):
                if m.start() >= lived.start():
                    break
                human = rx(_HUMAN).search(m[0]) or not _WHO.isdisjoint(m[0].split())
                if human or rx(r"\b(?:he|she|his|her|whom|who)\b").search(s.low[m.end() :]):
                    return m.start(), lived.end()
        begun = rx(
            r"^\W*(?:when |before |until )?(?:he|she) (?:first )?(?:had|came|arrived|walked|was"
            r"|could|couldn't|tried|lost|started|found|spent|left)\b"
        ).match(s.low)
        if begun and not s.context.has(r"\b(?:clinician|practitioner|staff|degree|residency)\b"):
            return begun.start(), begun.end()
    words = list(rx(r"[^\W\d_]+(?:-[^\W\d_]+)*").finditer(s.low))
    for i, first in enumerate(words):
        if first[0] not in ("a", "an", "one", "our", "this"):
            continue
        who = next((k for k in range(i + 1, min(i + 6, len(words))) if words[k][0] in _WHO), None)
        if who is None:
            continue
        rest = s.low[words[who].end() : words[who].end() + 70]
        past = _HAPPENED if words[who][0] in _COMMON else _PAST
        if not rx(past).search(rest) or rx(_GENERAL).search(s.low[: words[who].end() + 24]):
            continue
        if rx(_NOW).match(rest):
            continue
        return first.start(), words[who].end()
    return None


def _named(s: Sentence) -> tuple[int, int] | None:
    """A first name that is none of the staff's, or a nameless `she`, in a story of treatment."""
    staff = {part for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()}
    if staff & set(re.findall(r"[A-Z][a-z]+", s.passage.text)) or s.has(_ROLES):
        return None
    treated = s.has(_HERE) or s.has(
        r"\b(?:depression|pain|anxiety|ptsd|patient|life|pills|medicines?|work|story|recover\w*"
        r"|relief)\b"
    )
    named = next(
        rx(
            r"(?i:\bmeet|\bsay hello to|\bname is|\bspotlight:?|\bwatch|\bhear|\blisten to"
            r"|\bintroducing"
            r"|\bsee how|\bhow|\bcongratulations to|\bwelcome"
            r"|\bpatient) ([A-Z][a-z]+)\b(?! (?:[A-Z][a-z]+,"
            r"|Street|Avenue|Road|County|Hospital|University))"
        ).finditer(s.text),
        None,
    )
    if named and named[1] in FIRST_NAMES and not s.has(_STAFF):
        return named.start(1), named.end(1)
    for m in rx(
        r"(?<![\w.])(?<!St\. )([A-Z][a-z]+)(?:'s)?(?: [A-Z]\.?(?![\w]))?(?:,? (?:age )?(\d\d)\b)?"
    ).finditer(s.text.replace("’", "'")):
        if (
            m[1] in FIRST_NAMES
            and treated
            and (
                m[2]
                and _LEAST_AGE <= int(m[2]) <= _MOST_AGE
                or rx(rf"^(?:'s)?,? (?:who|an?|our|story|journey|[a-z]+ed|{_PAST[2:]})").match(
                    s.low[m.start(1) + len(m[1]) :]
                )
                or rx(r"\b(?:of|meet|helped|treated|how|like|for) $").search(s.low[: m.start()])
            )
        ):
            return m.start(), m.end()
    alone = next(
        s.find(
            r"\b(?:after|within|since|before|by) (?:\w+ ){0,3}(?:infusions?|treatments?"
            r"|sessions?),? (?:\w+ ){0,2}?"
            r"(?:she|he) \w+|\b(?:she|he) (?:\w+ ){0,5}after (?:her|his) (?:\w+ )?(?:infusion"
            r"|treatment|session)s?\b"
        ),
        None,
    )
    if (
        alone
        and not s.context.has(r"\b(?:clinician|nurse|doctor|practitioner|staff)\b")
        and not s.has(r"\b(?:he|she) (?:will|may|can|should|must|might|would)\b|\byour?\b")
    ):
        return alone.start(), alone.end()
    return None
