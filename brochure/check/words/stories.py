"""Sentences in; praise in a patient's mouth out (K22)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.evidence import JOBS
from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.speech import FORM, quoted, speaker
from brochure.check.words.whom import Part

ENDORSE = "16 CFR 255.2 and 255.5 (FTC endorsement guides)"
_I = r"\b(?:i|i'm|i've|i'd|me|my|mine|myself|we've|our (?:son|daughter|mom|dad|marriage|family))\b"
_TO_US = r"\b(?:you guys|these people|this place|this clinic|you (?:changed|saved|gave))\b"
_OUTCOME = (
    r"\b(?:life|lives|alive|live again|better|best|gone|work(?:s|ed) for|worked|nothing worked"
    r"|wonders|chang(?:ed|es)"
    r"|happy|happier|relief|again|results|difference|human|(?:got|gets?|made|am|feel"
    r"|felt) (?:\w+ )?well"
    r"|free|calm\w*|hope\w*|joy"
    r"|energy|angels?|amazing|wonderful|lift(?:ed|s)|smil\w+|laugh\w*|quiet|believer"
    r"|night and day|no longer"
    r"|any ?more|through the night|lighter|thank\w*|grateful|recommend\w*|finally|stopped|myself"
    r"|back|fog|curtains?|miracle\w*|years ago|ever (?:did|could|made|felt|happened)"
    r"|never (?:could|did|thought)"
    r"|sleeps?|slept|not be here|light|blessed|sav(?:ed|es)|healed|cured|helped|new (?:man|woman"
    r"|person)"
    r"|(?:it|stuff|this|really|treatment) works|turning point|lifeline|under control"
    r"|out of (?:ten|10|five|5|bed)|come again|stars?|skeptical|kindest|kind"
    r"|lucky|proud|owe|heaven|reborn|whole|garden for|wish i had|pain-free|in control|worth it"
    r"|love[ds]?"
    r"|(?:two|three|four|five|six) (?:infusions|sessions)|first (?:\w+ ){1,3}in (?:\w+ )?(?:years"
    r"|months)"
    r"|for the first time|different|peace\w*|normal|lost)\b"
)
"""What is told when a treatment went well."""
_WE_TREATED = (
    r"(?:patients?|clients?|veterans?|(?:those|people|someone|everyone) (?:we|who|whom|like you"
    r"|have been|has been)[^.]{0,20}|reviewers?|guests?)"
)
_SOURCE = (
    r"\b(?:" + _WE_TREATED + r"|mother|mom|father|dad|husband|wife|daughter|son|reviews?|google"
    r"|yelp|facebook|healthgrades|guest ?book|comment card|feedback card|message board|thank-you"
    r"|e-?mailed us|wrote (?:to )?us|survey|testimonials?)\b|★|\b(?:five|5)[ -]stars?\b"
)
_SPEAKING = (
    r"\b(?:say|says|said|saying|tells?|told|writes?|wrote|written|shares?|shared|reports?|reported"
    r"|calls?|called|agrees?|swears?|describes?|described|put it|puts it|words|rav(?:es?|ed)"
    r"|e-?mailed|texted|posted|recalls?|remembers?|hear|read|left|love|thinks?|adds?)\b"
)
_POINTS = (
    r"\b(?:read|see|hear|watch|browse|check out|listen to|visit|look at|meet)\b[^.]{0,40}?\b(?:"
    r"(?:our|five[ -]star|5[ -]star|glowing|google|yelp|happy|real|the many|patient) (?:[\w-]+ )?"
    r"(?:reviews|testimonials|ratings)|what (?:our |real |other |former |past )?(?:[\w-]+ )?"
    r"(?:patients|clients|people|others|veterans) (?:say|are saying|think|have said|tell)"
    r"|(?:from )(?:those|people|patients|clients|our|real|others|someone)\b)"
    r"|\b(?:see|learn|find out|discover|know) why (?:[\w-]+ ){0,4}(?:patients|clients|people"
    r"|families|veterans)\b"
    r"|\bwhat (?:our |real |other )?(?:patients|clients|people|others) (?:are saying|say"
    r"|think)(?: about (?:us|¤+))?\W*(?:$|:)"
    r"|\b(?:hundreds|thousands|dozens|many|most|so many)(?: of)? (?:our )?(?:patients"
    r"|clients) (?:trust|love|choose|recommend|thank)\b"
    r"|\b(?:don't|do not) (?:just )?take our word\b|\b(?:patient|client|our) testimonials?\b"
    r"(?! (?:policy|can|are not|is not))|^\W*testimonials?\W*$"
)
"""What points to praise that stands elsewhere."""
_RATED = (
    r"\b(?:rated|rating of|an average of) (?:\w+ )?(?:\d(?:\.\d)?|five|four)[ -]stars?\b"
    r"|\b(?:5/5|10/10)(?!\d)|\brave reviews?\b|\b(?:hundreds|dozens|thousands"
    r"|\d+) (?:of )?(?:\w+ )?(?:five|5)[ -]star "
    r"(?:reviews?|ratings?)\b|\b(?:thousands|hundreds|dozens) of (?:\w+ )?(?:happy|satisfied"
    r"|grateful) (?:patients|clients)\b|\b(?:patients|clients) (?:rave|love us|trust us)\b"
    r"|\b(?:hundreds|dozens|thousands) of reviews agree\b|^\W*(?:five|5) stars\b|★{3}"
    r"|\b(?:voted|rated|named|ranked|recommended) (?:[\w#-]+ ){0,6}?by (?:\w+ ){0,3}(?:patients"
    r"|clients|readers)\b"
)
_READER = (
    r"\b(?:you|you'll|you'd) (?:may |might |will |can |could |would )?(?:also |even "
    r"|well )?(?:think|say"
    r"|wonder|ask|hear|tell|catch|find|see|feel|be|notice|read)\b|\b(?:ask yourself|tell yourself"
    r"|may i|can i|should i|will i|do i)\b|^\W*(?:say|ask|tell|please|complete|write|finish|circle"
    r"|mark|choose|repeat)\b|\bif you\b"
)
_OWN_WORK = (
    r"\bi (?:work|am an? (?:\w+ ){0,2}?"
    + JOBS
    + r"|teach|trained|became|believe|see (?:my|people|patients|every)|treat|listen"
    r"|want (?:people|patients|you|everyone)|enjoy|love (?:my|to|working|hiking)|explain"
    r"|have (?:been"
    r"|looked|worked|trained|treated|cared)|look after|wrote|write|stay|check|take care)\b"
    r"|\bas an? (?:\w+ )?(?:nurse|doctor|clinician|practitioner|anesthesiologist)\b"
)
_ARRANGEMENTS = (
    r"\b(?:different things|others|parking|how (?:they|it) felt|too (?:cold|long|loud|far)"
    r"|frighten\w*|and a few|no change|little change|scared|rooms?|stairs|chairs?|forms?|elevator"
    r"|front desk|drip|blankets?)\b"
)
"""What is said of the room and the visit, or of both sides."""
_EVEN_HANDED = (
    r"\d ?%|\bpercent\b|\bwhether\b"
    r"|\bnot\b(?! (?:\w+ ){0,3}(?:so|this|as) (?:well|good|happy|calm|alive))"
)
_TYPICAL = (
    r"\b(?:results (?:vary|differ|are not typical)|not typical|typical(?:ly)? (?:results|patients"
    r"|people)|individual results|most people|typically|many (?:people|patients))\b"
)
_TIES = (
    r"\b(?:paid|unpaid|discount\w*|free (?:treatment|infusion)|received nothing|not compensated"
    r"|compensat\w+|no payment|connection|employee|gift|in exchange)\b"
)
_PAST = (
    r"\b(?:was|were|had|did|cried|felt|could|came|went|found|lost|got|slept|thought|[a-z]{2,}ed)\b"
)
_REFUSES = (
    r"\bwe (?:do not|don't|never|cannot|will not|won't) (?:\w+ )?(?:publish|print|use|post|share"
    r"|quote|ask|offer|answer|collect|check)\b|\b(?:wary|beware|careful) of\b|\b(?:not allowed"
    r"|cannot|never) (?:to )?(?:print|publish|use|quote)\b|\bpublish none\b"
)


@rule("K22", ERROR, ENDORSE)
def testimonial(s: Sentence) -> Iterator[Hit]:
    """Puts praise in a patient's mouth, without typical results and the connection.

    Why: A testimonial must say what results are typical and what ties the speaker to the clinic.
    Fails: One patient told us: “For the first time in years I wanted to get out of bed.”
    Fails: “Kure Medical gave me my life back,” says Maria S.
    Fails: Don't take our word for it: hear it from those we have treated.
    Passes: We do not publish patient testimonials.
    Passes: Reviews tell you how a visit felt, not whether the treatment works.
    Passes: You might think: “Nothing has worked for me.”
    """
    if not is_testimonial(s):
        return
    m = next(s.find(_OUTCOME), None) or next(s.find(_SOURCE), None)
    at, end = (m.start(), m.end()) if m else (0, len(s.low))
    yield Hit(
        at, end,
        "This is a testimonial, and it does not say what is typical or what ties the speaker to "
        "us.",
        "Leave it out; if it stays, add what most people experience and any payment or gift.",
    )  # fmt: skip


def is_testimonial(s: Sentence) -> bool:
    """Whether somebody treated tells how well it went, or the reader is sent to where it stands."""
    if s.has(_REFUSES) or s.context.has(_TYPICAL) and s.context.has(_TIES):
        return False
    inside, outside = quoted(s)
    if s.has(_RATED) or rx(_POINTS).search(outside):
        return not s.is_question and not s.rejected(0)
    if inside:
        return _quote(s, inside, outside)
    if s.is_question:
        return False
    dashed = rx(r"[—–]|(?:^| )- ").search(s.low) or rx(r"^\s*[—–-] ").match(s.passage.text[s.end :])
    if rx(_I).search(s.low):
        if rx(r"\bi (?:\w+ )?(?:promise|tell|assure|want|invite) (?:you|my patients)\b").search(
            s.low
        ):
            return False
        if rx(_OWN_WORK).search(s.low) or rx(FORM).search(s.low) or rx(_READER).search(s.low):
            return bool(dashed and s.has(_SOURCE) and s.has(_OUTCOME))
        return (
            s.has(_OUTCOME)
            and bool(
                dashed
                or s.has(_SOURCE)
                and s.has(_SPEAKING)
                or s.has(
                    r"\b(?:ketamine|infusions?|treatments?|sessions?|¤+|clinic|place|here)\b"
                    r"|\bi (?:first )?(?:came|walked|limped|arrived|crawled|was carried)\b"
                )
                or s.context.has(_RATED)
            )
            or s.has(r"\b(?:ketamine|infusions?|treatments?|sessions?|¤+|this clinic)\b")
            and s.has(
                r"\b(?:used to|now i|because of|thanks to|until i|since (?:i|my)|before i"
                r"|after my)\b"
            )
        )
    return _second_hand(s)


def _quote(s: Sentence, inside: str, outside: str) -> bool:
    """Quoted words: praise, unless the reader, the staff, a form or a title speaks."""
    if rx(r"\?\s*$").search(inside):
        return False
    by = speaker(s)
    if by is None and rx(JOBS + r"|\bdr\.? ").search(outside):
        return False
    if by is not None and by.part in (Part.STAFF, Part.OUTSIDE):
        return not by.named and rx(r"\bpatients?\b").search(outside) is not None
    source = rx(_SOURCE).search(outside) or (by is not None and by.part is not Part.ANYONE)
    if rx(FORM).search(outside if source else s.low):
        return False
    if not source and (rx(_READER).search(outside) or rx(_OWN_WORK).search(inside)):
        return False
    mine = rx(_I).search(inside) or rx(_TO_US).search(inside)
    bare = not outside.strip(" .,!★—–-*()")
    if not (mine or bare or rx(_SPEAKING + r"|[:★—–(]|^\s*,|,\s*$").search(outside)):
        return False  # a title, a name, a word that is spoken of
    if source:  # whom we treated, or theirs: whatever is quoted of them is meant to speak for us
        return rx(_ARRANGEMENTS).search(inside) is None
    if rx(_OUTCOME).search(inside):
        return bool(mine or (bare and _exclaims(inside)))
    return bool(bare and mine and rx(_PAST).search(inside))


def _exclaims(inside: str) -> bool:
    """Praise without a first person, as it is thrown at the reader."""
    return (
        rx(
            r"!|\b(?:out of (?:ten|10|five|5)|recommend\w*|come again|best|worth it|under control"
            r"|kind people|finally|again|stopped|gone|night and day|changed)\b"
        ).search(inside)
        is not None
    )


def _second_hand(s: Sentence) -> bool:
    """What patients are said to say, without quotation marks, of how well it went."""
    if s.has(_EVEN_HANDED) or s.has(_ARRANGEMENTS) or s.has(_READER) or not s.has(_OUTCOME):
        return False
    return s.has(
        r"\b(?:(?:our|happy|grateful|past|former|most|many|satisfied|several|some of our|one"
        r"|another|a|an|the|of our|every|recent|all) (?:[\w-]+ ){0,2}?(?:patients?|clients?"
        r"|veterans?|mother|father|man|woman|teacher|guest|couple)|^reviews|reviewers|clients"
        r"|patients) (?:\w+ )?(?:tells?|told|shares?|shared|agrees?|calls?|called|reports?"
        r"|swears?|describes?|write|wrote|raves?|love|say|says|said|e-?mailed)\b"
        r"|\b(?:a|an|one|another|our) (?:[\w-]+ ){1,5}?(?:told us|tells us|wrote to us"
        r"|shared with us)\b"
        r"|\b(?:she|he|they) (?:told us|tells us|says|said|wrote(?: us)?|swears|reports)\b"
        r"|\bin (?:her|his|their|our patients'|a patient's) own words\b"
        r"|\bsays? (?:one|a|our) (?:\w+ )?(?:patient|client)"
    ) and not s.has(
        r"\b(?:told us|tell us|say|said) (?:that )?the (?:drip|room|stairs|chair|parking|form)\b"
    )
