"""Sentences in; praise in a patient's mouth out (K22)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx
from brochure.check.words.whom import JOBS, Part, Person, is_team, people

ENDORSE = "16 CFR 255.2 and 255.5 (FTC endorsement guides)"
_I = r"\b(?:i|i'm|i've|i'd|me|my|mine|myself|we've|our (?:son|daughter|mom|dad|marriage|family))\b"
_OUTCOME = (
    r"\b(?:life|lives|alive|live again|better|best|gone|work(?:s|ed) for|worked|nothing worked"
    r"|wonders|chang(?:ed|es)"
    r"|happy|happier|relief|again|results|difference|human|(?:got|gets?|made|am|feel|felt) (?:\w+ )?well"
    r"|free|calm\w*|hope\w*|joy"
    r"|energy|angels?|amazing|wonderful|lift(?:ed|s)|smil\w+|laugh\w*|quiet|believer|night and day|no longer"
    r"|any ?more|through the night|lighter|thank\w*|grateful|recommend\w*|finally|stopped|myself"
    r"|back|fog|curtains?|miracle\w*|years ago|ever (?:did|could|made|felt|happened)|never (?:could|did|thought)"
    r"|sleeps?|slept|not be here|light|blessed|sav(?:ed|es)|healed|cured|helped|new (?:man|woman|person)"
    r"|turning point|under control|out of (?:ten|10|five|5|bed)|come again|stars?|skeptical|kindest|kind"
    r"|lucky|proud|owe|heaven|reborn|whole|garden for|wish i had|pain-free|in control|worth it|love[ds]?"
    r"|(?:two|three|four|five|six) (?:infusions|sessions)|first (?:\w+ ){1,3}in (?:\w+ )?(?:years|months)"
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
    r"|\b(?:don't|do not) (?:just )?take our word\b|\b(?:patient|client|our) testimonials?\b"
    r"(?! (?:policy|can|are not|is not))|^\W*testimonials?\W*$"
)
"""What points to praise that stands elsewhere."""
_RATED = (
    r"\b(?:rated|rating of|an average of) (?:\w+ )?(?:\d(?:\.\d)?|five|four)[ -]stars?\b"
    r"|\brave reviews?\b|\b(?:hundreds|dozens|thousands|\d+) (?:of )?(?:\w+ )?(?:five|5)[ -]star "
    r"(?:reviews?|ratings?)\b|\b(?:thousands|hundreds|dozens) of (?:\w+ )?(?:happy|satisfied"
    r"|grateful) (?:patients|clients)\b|\b(?:patients|clients) (?:rave|love us|trust us)\b"
    r"|\b(?:hundreds|dozens|thousands) of reviews agree\b|^\W*(?:five|5) stars\b|★{3}"
)
_READER = (
    r"\b(?:you|you'll|you'd) (?:may |might |will |can |could |would )?(?:also |even |well )?(?:think|say"
    r"|wonder|ask|hear|tell|catch|find|see|feel|be|notice|read)\b|\b(?:ask yourself|tell yourself"
    r"|may i|can i|should i|will i|do i)\b|^\W*(?:say|ask|tell|please|complete|write|finish|circle"
    r"|mark|choose|repeat)\b|\bif you\b"
)
_FORM = (
    r"\b(?:form|forms|questionnaire|questions?|statements?|lines? such as|complete the|scale|items?"
    r"|circle|checklist|sample|page asks|diary|worksheet|title|titled|named|name of|called"
    r"|the (?:word|phrase|words|term)s?(?! of)|means|chapter|(?<!guest )book|song|poem|quiz|survey asks|sign (?:says"
    r"|reads)|consent|i (?:agree|understand|consent|authorize|acknowledge|hereby|have read))\b"
)
_OWN_WORK = (
    r"\bi (?:work|am an? (?!new|different)|teach|trained|became|believe|see (?:my|people|patients|every)|treat|listen"
    r"|want (?:people|patients|you|everyone)|enjoy|love (?:my|to|working|hiking)|explain|have (?:been"
    r"|looked|worked|trained|treated|cared)|look after|wrote|write|stay|check|take care)\b"
    r"|\bas an? (?:\w+ )?(?:nurse|doctor|clinician|practitioner|anesthesiologist)\b"
)
_EVEN_HANDED = (
    r"\d ?%|\bpercent\b|\b(?:different things|others|parking|how (?:they|it) felt|whether|not"
    r"|too cold|frighten\w*|and a few|no change|little change)\b"
)
_TYPICAL = (
    r"\b(?:results (?:vary|differ|are not typical)|not typical|typical(?:ly)? (?:results|patients"
    r"|people)|individual results|most people|typically|many (?:people|patients))\b"
)
_TIES = (
    r"\b(?:paid|unpaid|discount\w*|free (?:treatment|infusion)|received nothing|not compensated"
    r"|compensat\w+|no payment|connection|employee|gift|in exchange)\b"
)
_REFUSES = (
    r"\bwe (?:do not|don't|never|cannot|will not|won't) (?:\w+ )?(?:publish|print|use|post|share"
    r"|quote|ask|offer|answer|collect|check)\b|\b(?:wary|beware|careful) of\b|\b(?:not allowed"
    r"|cannot|never) (?:to )?(?:print|publish|use|quote)\b|\bpublish none\b"
)


@rule(
    "K22", ERROR, ENDORSE,
    "testimonial testimonials star stars ★ rave raves reviews ratings happy satisfied word grateful",
    ("i i'm i've i'd my me", "\" —  - "),
    ("\"", "life better best gone back again worked works stopped finally happy recommend love hope "
     "years hours months stars pain sleep ten saved changed different kind kids fog nights nightmares "
     "lifted here miracle depression infusions sessions ketamine lighter smile normal joy us patient "
     "client wrote writes said says veteran mother father husband wife"),
    ("i i'm i've i'd my me",
     "infusion infusions session sessions treatment treatments ketamine clinic place practice"),
    ("patient patients client clients veteran veterans man woman mother father husband wife people "
        "review reviews reviewer google yelp facebook feedback guest words clinic place you teacher "
        "those others",
     "says said say told tells tell wrote writes shared shares raves love agree swear swears call "
     "calls report describe describes hear read see \" —"),
)  # fmt: skip
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
    inside = " ".join(rx(r'"([^"]*)').findall(s.low)) if '"' in s.low else ""
    outside = rx(r'"[^"]*"?').sub(" ", s.low) if inside else s.low
    if s.has(_RATED) or rx(_POINTS).search(outside):
        return not s.is_question and not s.rejected(0)
    if inside:
        return _quote(s, inside, outside)
    if s.is_question:
        return False
    dashed = rx(r"[—–]|(?:^| )- ").search(s.low) or rx(r"^\s*[—–-] ").match(s.passage.text[s.end :])
    if rx(_I).search(s.low):
        if rx(_OWN_WORK).search(s.low) or rx(_FORM).search(s.low) or rx(_READER).search(s.low):
            return bool(dashed and s.has(_SOURCE) and s.has(_OUTCOME))
        return s.has(_OUTCOME) and bool(
            dashed
            or s.has(_SOURCE) and s.has(_SPEAKING)
            or s.has(r"\b(?:ketamine|infusions?|treatments?|sessions?|¤+|clinic|place|here)\b")
            or s.context.has(_RATED)
        )
    return _second_hand(s)


def _quote(s: Sentence, inside: str, outside: str) -> bool:
    """Quoted words: praise, unless the reader, the staff, a form or a title speaks."""
    if rx(r"\?\s*$").search(inside) and not rx(_SOURCE).search(outside):
        return False
    by = speaker(s)
    if by is not None and by.part in (Part.STAFF, Part.OUTSIDE) or by is None and _staff(outside):
        return rx(r"\bpatients?\b").search(outside) is not None and by is not None and by.named is False  # fmt: skip
    source = rx(_SOURCE).search(outside) is not None or (by is not None and by.part is not Part.ANYONE)
    if not source and (rx(_READER).search(outside) or rx(_FORM).search(s.low)):
        return False
    if source and rx(_FORM).search(outside):
        return False
    mine = rx(_I + r"|\b(?:you guys|these people|this place|this clinic|you (?:changed|saved|gave))\b").search(inside)
    warm = rx(_OUTCOME).search(inside)
    bare = not outside.strip(" .,!★—–-*()")
    if rx(_OWN_WORK).search(inside) and not source:
        return False
    if source:
        return bool(warm or mine and rx(_SPEAKING).search(outside) or rx(r"★|stars?").search(outside) or rx(r"\bhad to say\b").search(outside))
    return bool(warm and (mine or (bare and _exclaims(inside))))


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
    if s.has(_EVEN_HANDED) or s.has(_READER) or not s.has(_OUTCOME):
        return False
    return s.has(
        r"\b(?:(?:our|happy|grateful|past|former|most|many|satisfied|several|some of our|one"
        r"|another|a|an|the|of our|every|recent|all) (?:[\w-]+ ){0,2}?(?:patients?|clients?"
        r"|veterans?|mother|father|man|woman|teacher|guest|couple)|^reviews|reviewers|clients"
        r"|patients) (?:\w+ )?(?:tells?|told|shares?|shared|agrees?|calls?|called|reports?"
        r"|swears?|describes?|write|wrote|raves?|love|say|says|said|e-?mailed)\b"
        r"|\bin (?:her|his|their|our patients'|a patient's) own words\b"
        r"|\bsays? (?:one|a|our) (?:\w+ )?(?:patient|client)"
    ) and not s.has(r"\b(?:told us|tell us|say|said) (?:that )?the (?:drip|room|stairs|chair|parking|form)\b")


def speaker(s: Sentence) -> Person | None:
    """Who says what is quoted: the one beside the verb of speaking, or behind the dash."""
    after = s.passage.text[s.end : s.end + 60]
    signed = rx(
        r"(?:[—–]|(?:^|[\s\"”])-|[\"”],?) ?\(?(?!Anonymous|Google|Yelp|The |A |An |Our |One |Facebook"
        r"|Verified|Happy|Former|Two |Three )([A-Z][\w'’]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?"
        r"|[A-Z]\. ?[A-Z]\.)(?:,| \(|\.?\)?\s*$| \w+ (?:to|us|on|in)\b)"
    ).search(s.text + after.split("\n")[0])
    named = rx(
        r"\b(?i:says|said|adds|writes|wrote|shares) ((?!Anonymous|The |A |An |Our |One )[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?)"
        r"|(?:^|[\"”,] ?)(?!A |An |Our |One |The |Patients|Clients|Reviewer|Google|Yelp|Veterans|Everyone|People|Someone|Anyone|Many|Most|Another|Dr)"
        r"([A-Z][a-z]+(?: [A-Z]\.?(?![a-z]))?)(?:,? (?:age )?\d\d)?,? ?(?:(?:from|of|in) [A-Z][\w ]+?,? )?"
        r"(?:says|said|adds|writes|wrote|told us|shares|puts it)\b"
        r"|^\W*([A-Z][a-z]+ [A-Z]\.),? [A-Z][a-z]+: "
    ).search(s.text)
    for m in (named, signed):
        if m is None or rx(_FORM).search(rx(r'"[^"]*"?').sub(" ", s.low)):
            continue
        group = next(i for i in range(1, (m.lastindex or 0) + 1) if m[i])
        at, end = m.start(group), m.end(group)
        near = s.low[max(0, at - 30) : end + 60]
        if is_team(s, m[group]) or rx(r"\bdr\.? ").search(s.low[max(0, at - 4) : end]) or _staff(near):
            return Person(at, end, Part.STAFF, True)
        return Person(at, end, Part.SOMEONE, True)
    outside = rx(r'"[^"]*"?').sub(lambda m: " " * len(m[0]), s.low)
    for one in people(s):
        if outside[one.start : one.end].strip() and one.part is not Part.COMPANION:
            return one
    return None


def _staff(text: str) -> bool:
    return rx(JOBS).search(text) is not None or rx(r"\bdr\.? ").search(text) is not None
