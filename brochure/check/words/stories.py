"""Sentences in; testimonials, and patients shown or told of, out (K22, K23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx

ENDORSE = "16 CFR 255.2 and 255.5 (FTC endorsement guides)"
HIPAA = "HIPAA, 45 CFR 164.508"


_TELLS = r"\b(?:i|i'm|i've|i'd|my|me|myself|we've|our (?:son|daughter|mom|dad|marriage))\b"
_FELT = (
    r"\b(?:(?:got|have|gave me|has|had|given me|want|wanted|took) (?:\w+ )?(?:my life|me my life"
    r"|my (?:husband|wife|son|daughter|mother|old self)) ?(?:back)?|life back|changed my life"
    r"|saved my life|saved me"
    r"|(?:am|was|feel|felt|i'm|been) (?:\w+ )?(?:better|cured|healed|free|happy|alive|like myself"
    r"|hopeful|a new person|lighter|skeptical|hopeless|depressed|suicidal|myself again|normal"
    r"|a different person|calm|whole|human|desperate|stuck|back at work|grateful)|worked for me"
    r"|works for me|helped me|my (?:\w+ )?(?:depression|anxiety|pain|ptsd|symptoms|mood|darkness"
    r"|fog|nightmares)"
    r"|highly recommend|can't thank|cannot thank|thank you|thanks to|for the first time|i (?:could"
    r"|couldn't|can|smiled|slept|laughed|woke|cried|wanted|had tried|tried|stopped|started|walked"
    r"|lost|found|owe|finally|never thought|noticed|haven't)"
    r"|the pain (?:i|is)|gone|recommend|best (?:decision|thing)|after (?:my|one|two|three|four|five"
    r"|six|just) (?:\w+ )?(?:infusion|session|treatment|visit)s?)\b"
)
_SPEAKER = (
    r"\b(?:(?:one|a|another|our|many|several|former|happy|recent|long-?time|anonymous|real|some"
    r"|the) (?:\w+ ){0,2}?(?:patients?|clients?|veterans?|mother|father|teacher|man|woman|guest)"
    r" (?:\w+ ){0,3}?(?:said|says|say|told|tells|wrote|writes|shared|shares|describ\w+|put it"
    r"|recalls?|raves?|love|agree|swear)"
    r"|(?:what|hear|read) (?:what )?(?:our|from our|real|former) (?:\w+ )?(?:patients?"
    r"|clients?)(?: (?:say|are saying|think))?|(?:in|from) (?:her|his|their|a patient's"
    r"|our patients') own words|google review|yelp|facebook review"
    r"|(?:anonymous|verified|former|happy|grateful) (?:patient|client)|testimonials?|five[ -]stars?"
    r"|5[ -]stars?|★+)\b|★"
)


@rule(
    "K22", ERROR, ENDORSE,
    "testimonial testimonials star stars ★",
    ("i i'm i've i'd my me", "\" —  - "),
    ("i i'm i've i'd my me", "life better back saved changed worked helped recommend thank thanks "
        "gone depression anxiety pain ptsd felt slept smiled laughed again owe lost lifted",
     "infusion infusions session sessions treatment treatments ketamine clinic"),
    ("patient patients client clients veteran veterans man woman mother father review "
        "google", "says said say told tells wrote shared raves love agree swear \" —"),
)  # fmt: skip
def testimonial(s: Sentence) -> Iterator[Hit]:
    """Puts praise in a patient's mouth, without typical results and the connection.

    Why: A testimonial must say what results are typical and what ties the speaker to the clinic.
    Fails: One patient told us: “For the first time in years I wanted to get out of bed.”
    Fails: “Kure Medical gave me my life back,” says Maria S.
    Passes: We do not publish patient testimonials.
    Passes: Reviews tell you how a visit felt, not whether the treatment works.
    """
    whole = s.context
    first = s.has(_TELLS) and s.has(_FELT) and (s.has(r"[\"—–]| - ") or not s.is_question)
    quoted = '"' in s.low and s.has(_TELLS)
    spoken = s.has(_SPEAKER)
    attributed = s.has(
        r"[\"—–,-] ?(?:says?|said) [a-z]+|[—–-] ?[a-z]+(?: [a-z]\.|,? \d\d)?\.?$"
        r"|\b[a-z]+,? \d\d,? (?:says|said)"
    )
    if s.is_question and not quoted:
        return
    told = (
        first
        and (
            quoted
            or spoken
            or attributed
            or s.has(_FELT)
            and s.has(r"\b(?:ketamine|infusions?|treatment|¤+|clinic|thanks to)\b")
        )
        or quoted
        and spoken
        or spoken
        and s.has(r"\b(?:told|say|says|said|wrote|shared|reports?|rave)\b")
        and s.has(
            r"\b(?:life|lives|better|gone|back|worked|changed|happy|first time|relief|again)\b"
        )
        or quoted
        and s.has(_FELT)
        or s.has(r"\b(?:five|5) stars?!")
        and whole.has(_TELLS)
        or quoted
        and attributed
        and s.has(r"\b(?:back|gone|worked|life|better|changed|recommend)\b")
    )
    if not told:
        return
    if s.has(
        r"\bwe (?:do not|don't|never|cannot) (?:\w+ )?(?:publish|print|use|post|share|quote|ask)\b"
        r"|\b(?:wary|beware|careful) of\b|\b(?:not allowed|cannot|never) (?:to )?(?:print|publish"
        r"|use|quote)\b"
    ) or _by_staff(s):
        return
    if (
        s.has(
            r"\bi (?:work|am|'m|teach|trained|became|believe|see my|treat|listen|want (?:people"
            r"|patients|you)|enjoy|love (?:my|to|working|hiking))\b"
        )
        and not spoken
        and not quoted
    ):
        return
    if s.has(
        r"\b(?:can|may|should|will|do|am) i\b|\bi (?:consent|agree|understand|have read|give"
        r"|authorize|acknowledge|hereby)\b|\bsay\b.{0,12}\bi\b.{0,20}\?"
    ) and not (spoken or attributed):
        return
    if whole.has(
        r"\b(?:results (?:vary|differ|are not typical)|not typical|typical(?:ly)? (?:results"
        r"|patients|people)|individual results|most people|typically)\b"
    ) and whole.has(
        r"\b(?:paid|unpaid|discount\w*|free (?:treatment|infusion)|received nothing|not compensated"
        r"|compensat\w+|no payment|connection|employee|gift|in exchange)\b"
    ):
        return
    m = next(s.find(_FELT), None) or next(s.find(_SPEAKER), None)
    at, end = (m.start(), m.end()) if m else (0, len(s.low))
    yield Hit(
        at, end,
        "This is a testimonial, and it does not say what is typical or what ties the speaker to "
        "us.",
        "Leave it out; if it stays, add what most people experience and any payment or gift.",
    )  # fmt: skip


def _by_staff(s: Sentence) -> bool:
    """Whether it is one of the clinic's own people who speaks, of work rather than of treatment."""
    names = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    named = any(name in s.words for name in names) or s.has(
        r"\bdr\.? |\b(?:nurse|practitioner|manager|director|staff member)\b"
    )
    return named and not s.has(
        r"\b(?:my depression|my life|cured me|helped me|saved me|my pain|my anxiety|patient (?:said"
        r"|says|told))\b"
    )


_WHO = (
    r"(?:patients?|clients?|veterans?|mothers?|fathers?|mom|dad|teachers?|firefighters?|nurses?|man"
    r"|woman|couple|student|executive|police officer|officer|marine|soldier"
    r"|engineer|lawyer|attorney|grandmother|grandfather|teen\w*|adult|survivor|artist|musician"
    r"|person|girl|boy|lady|gentleman|businessman|chef|athlete|accountant|paramedic|mechanic"
    r"|writer)"
)


@rule(
    "K23", ERROR, HIPAA,
    "photo photos photograph pictured portrait snapshot selfie",
    ("i my me", "\" — says said"), ("before", "after"), ("picture image above left right shown "
        "seen", "patient woman man mother client he she"),
    ("patient patients client clients veteran veterans mother father mom dad teacher firefighter "
        "nurse man woman couple student executive officer marine soldier engineer"
     " lawyer attorney grandmother grandfather teen teenager adult survivor artist musician girl "
     "boy lady gentleman chef athlete accountant paramedic mechanic writer",
     "story case journey meet our practice clinic came treated helped started sought finished "
     "completed returned found tried slept walked after who one had said"),
    ("case", "study history report"), ("meet", "patient our veteran year mother father who "
        "#", "a an our one # ,"), ("year", "old"),
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
    if s.context.has(r"\b(?:authori[sz]ation (?:id |no\.? |number |#)?#?[a-z]*-?\d+"
        r"|authori[sz]ation on file|signed (?:an )?authori[sz]ation|written (?:authori[sz]ation"
        r"|permission|consent)"
                     r"|with (?:her|his|their) (?:written )?(?:authori[sz]ation|consent|permission)"
                     r"|(?:posed by )?(?:a )?models?\b(?!s? of)|actors?\b|stock (?:photo|image)"
                     r"|not (?:a|an actual|our) patients?)"):  # fmt: skip
        return
    if (
        s.is_question
        or s.rejected(0)
        or s.has(
            r"\bwe (?:do not|don't|never|cannot|won't) (?:\w+ )?(?:publish|print|use|post|share"
            r"|show|take|tell)\b"
        )
    ):
        return
    hit = (
        _caption(s)
        or _named_quote(s)
        or next(
            s.find(
                r"\bbefore[ -]and[ -]after\b(?! (?:your|the|each|an|every|care|instructions|visits?"
                r"|an? infusion|treatment)\b)"
                r"|\b(?:story|case|journey|experience) of (?:an? |one "
                rf"|our )?(?:[\w-]+,? ){{0,4}}?{_WHO}\b"
                r"|\bmeet (?:our patient|[a-z]+,? (?:an? |one |our |\d))"
                rf"|\b(?:an?|one|our) (?:[\w-]+ ){{0,4}}?{_WHO} (?:\w+ ){{0,2}}?(?:from|in|of"
                r"|at) (?:our|the|this) (?:practice|clinic|care)\b"
                rf"|\b(?:an?|one|our) (?:[\w-]+ ){{0,3}}?{_WHO}\b[^.;]{{0,40}}\b(?:came to (?:us"
                r"|our|¤+)|(?:we|our \w+) (?:\w+ )?(?:treated|helped|saw|met)|was (?:treated"
                r"|one of our)|walked (?:in|through)|started (?:his|her|their)"
                r"|sought|had (?:tried|not|struggled|been)|whom we|finished (?:his|her)"
                r"|completed (?:his|her)|after (?:his|her) (?:\w+ )?(?:infusion|session|treatment)"
                r"|returned to (?:work|school)|is now|who now|found relief)"
                r"|\b(?:one of our (?:first |many |former |youngest |oldest |recent )?(?:patients"
                r"|clients|veterans)),? (?!(?:said|says|told|tells|asked|and|may|can|will|wrote"
                r"|put)\b)[a-z]+\b"
                r"|\bcase (?:study|report|history)\b|\b(?:our|a) (?:former )?patient,? (?!(?:who|is"
                r"|may|can|and|or|should|must|will|portal|has|education|advocate|care|safety|room"
                r"|rights|form|forms|intake|in|to|about|with|whose|at|for"
                r"|needs)\b)[a-z]+,? (?:\w+ )?(?:was|had|is|says|said|smil\w+|after|before|\d)"
                r"|\b\d\d-year-old\b(?! (?:or|and|limit|minimum|policy))",
            ),
            None,
        )
    )
    if hit is None:
        return
    at, end = hit.start(), hit.end()
    if hit[0].startswith("case") and s.has(
        r"\b(?:published|journal|literature|stud(?:y|ies) in)\b"
    ):
        return
    yield Hit(
        at, end,
        "A patient is shown or told of here, and no written authorization is named.",
        "Leave it out, add the authorization's id, or write “model, not a patient”.",
    )  # fmt: skip


def _caption(s: Sentence) -> re.Match[str] | None:
    """A picture of a person who is neither named staff nor a model."""
    begun = next(
        s.find(
            r"^[\"'(\s]*(?:photos?|pictured|picture|above|image|portrait|shown|in this photo"
            r"|photograph|left|right|seen here|cover photo)\b[^:]{0,24}?(?:[:,]| of\b| (?:shows"
            r"|is))"
        ),
        None,
    )
    if begun is None:
        return None
    rest = s.low[begun.end() :]
    staff = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    if any(rx(rf"\b{name}\b").search(rest) for name in map(str, staff)) or rx(
        r"\b(?:nurse|practitioner|anesthesiologist|director|manager|staff|team|clinician|m\.d\."
        r"|physician)\b"
    ).search(rest):
        return None
    found = rx(rf"\b{_WHO}\b|\b(?:he|she|her|his|people|someone|patient)\b").search(rest)
    if found:
        return begun
    name = rx(
        r"^ ?(?:our )?([A-Z][a-z]+)(?: [A-Z]\.?| [A-Z][a-z]+)?(?:,| after| before| on | in | with"
        r"|\.|$)"
    ).search(s.text[begun.end() :])
    return (
        begun
        if name and s.has(r"\b(?:infusion|treatment|session|patient|recliner|chair|after|before)\b")
        else None
    )


def _named_quote(s: Sentence) -> re.Match[str] | None:
    """Praise in the mouth of someone who is told by name."""
    if not s.has(_TELLS) or not (
        s.has(r"[\"—–]| - ") or rx(r"^\s*[—–-]").match(s.passage.text[s.end :])
    ):
        return None
    named = rx(
        r"(?:says?|said|[—–]|- )\s?((?!Anonymous|Dr|Google|Yelp|The|A|An|Our|One|Facebook|Verified"
        r"|Happy|Former)[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?,?(?: \d\d| age \d\d)?)"
        r"|([A-Z][a-z]+(?: [A-Z]\.)?,? (?:age )?\d\d,? (?:says|said))"
    ).search(s.passage.text[s.start : s.end + 48])
    if named is None or _by_staff(s):
        return None
    return rx(r"\S.*").search(s.low)
