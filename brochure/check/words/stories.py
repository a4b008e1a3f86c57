"""Sentences in; praise in a patient's mouth out (K22)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx

ENDORSE = "16 CFR 255.2 and 255.5 (FTC endorsement guides)"


TELLS = r"\b(?:i|i'm|i've|i'd|my|me|myself|we've|our (?:son|daughter|mom|dad|marriage))\b"
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


_RATED = (
    r"\b(?:rated|rating of|an average of) (?:\w+ )?(?:\d(?:\.\d)?|five|four)[ -]stars?\b"
    r"|\brave reviews?\b"
    r"|\b(?:hundreds|dozens|\d+) (?:of )?(?:five|5)[ -]star reviews?\b|\b(?:thousands"
    r"|hundreds) of (?:happy|satisfied)"
    r" (?:patients|clients)\b|\b(?:patients|clients) (?:rave|love us)\b"
)


@rule(
    "K22", ERROR, ENDORSE,
    "testimonial testimonials star stars ★ rave raves happy satisfied",
    ("i i'm i've i'd my me", "\" —  - "),
    ("i i'm i've i'd my me",
     "infusion infusions session sessions treatment treatments ketamine clinic place practice"),
    ("patient patients client clients veteran veterans man woman mother father husband wife people "
        "review reviews reviewer google yelp facebook feedback guest words clinic place you",
     "says said say told tells tell wrote writes shared shares raves love agree swear swears call "
     "calls report \" —"),
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
    first = s.has(TELLS) and s.has(_FELT) and (s.has(r"[\"—–]| - ") or not s.is_question)
    quoted = '"' in s.low and s.has(TELLS)
    spoken = s.has(_SPEAKER)
    attributed = s.has(
        r"[\"—–,-] ?(?:says?|said) [a-z]+|[—–-] ?[a-z]+(?: [a-z]\.|,? \d\d)?\.?$"
        r"|\b[a-z]+,? \d\d,? (?:says|said)"
    )
    if s.is_question and not quoted:
        return
    told = (
        _in_their_words(s)
        or first
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
        and s.has(r"\b(?:told|say|says|said|wrote|shared|reports?|raves?|love|agree)\b")
        and s.has(
            r"\b(?:life|lives|better|gone|back|worked|changed|happy|first time|relief|again"
            r"|results?|love us|difference)\b"
        )
        or quoted
        and s.has(_FELT)
        or s.has(r"\b(?:five|5) stars?!")
        and whole.has(TELLS)
        or s.has(_RATED)
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
    ) or by_staff(s):
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
    if s.has(_FORM) and not spoken and not attributed:
        return
    m = next(s.find(_FELT), None) or next(s.find(_SPEAKER), None)
    at, end = (m.start(), m.end()) if m else (0, len(s.low))
    yield Hit(
        at, end,
        "This is a testimonial, and it does not say what is typical or what ties the speaker to "
        "us.",
        "Leave it out; if it stays, add what most people experience and any payment or gift.",
    )  # fmt: skip


_SOURCE = (
    r"\b(?:patients?|clients?|veterans?|mother|mom|father|dad|husband|wife|daughter|son|reviewers?"
    r"|reviews?|google|yelp|facebook|healthgrades|guest ?book|feedback|comment card|e-?mailed us"
    r"|wrote (?:to )?us|people like you|someone (?:we|who)|survey)\b|★|\b(?:five|5)[ -]stars?\b"
)
"""Who speaks, or where it was written down."""
_SPEAKING = (
    r"\b(?:say|says|said|saying|tells?|told|writes?|wrote|written|shares?|shared|reports?|call"
    r"|calls"
    r"|called|agree|agrees|swears?|describes?|described|put it|puts it|words|mention|rave|e-?mailed"
    r"|texted|posted|recalls?|remembers?|hear|read)\b"
)
_GOOD = (
    r"\b(?:life|lives|better|best|gone|works?|worked|wonders|changed|happy|happier|relief|again"
    r"|results"
    r"|difference|human|well|alive|free|calm\w*|hope\w*|joy|energy|angels?|amazing|wonderful|lifted"
    r"|smil\w+|laugh\w*|quiet|believer|night and day|no longer|any ?more|through the night|lighter"
    r"|thank\w*|grateful|recommend\w*|finally|stopped|myself|back|fog|curtains?|miracle|years ago"
    r"|ever (?:did|could|made|felt)|never (?:could|did)|sleeps?|slept|would not be here|light"
    r"|blessed)\b"
)
_FORM = (
    r"\b(?:form|forms|questionnaire|questions?|statements?|lines? such as|complete the|scale|items?"
    r"|circle|checklist|sample|page asks)\b"
)
_EVEN_HANDED = (
    r"\d ?%|\bpercent\b|\b(?:different things|others|parking|how (?:they|it) felt|whether|not)\b"
)
_FROM = r"^\W*[a-z]+ (?:from|of|in) [a-z ]+ (?:writes|says)"
_LETTERED = r"[\"—–-],? ?[a-z]+ [a-z]\.(?:,| \(|$)"


def _in_their_words(s: Sentence) -> bool:
    """Whether a patient speaks: quoted, or told at second hand, and of how well it went."""
    if s.has(_FORM) or rx(r"^\W*(?:say|ask|tell|please|complete|write|you (?:may|might))\b").match(
        s.low
    ):
        return False
    behind = s.passage.text[s.end : s.end + 60].lower()
    source = s.has(_SOURCE) or rx(rf"^\W*(?:an?|one|our) [^.]*?{_SOURCE}").match(behind) is not None
    source = source or s.has(_LETTERED) or s.has(_FROM)
    good = s.has(_GOOD)
    if '"' in s.low:
        inside = " ".join(rx(r'"([^"]*)').findall(s.low))
        warm = rx(_GOOD).search(inside) is not None
        first = rx(rf"{TELLS}|\b(?:you guys|these people|this place|this clinic)\b").search(inside)
        if first or s.has(TELLS):
            return warm or source and not inside.rstrip().endswith("?")
        return source and warm and s.has(_SPEAKING) or source and s.has(r"\bhad to say\b|★")
    if s.has(
        r"\d ?%|\bpercent\b|\b(?:different things|others|parking|how (?:they|it) felt|whether"
        r"|not)\b"
    ):
        return False
    own = s.has(r"\b(?:i|my)\b") and s.has(
        r"\b(?:until i|since (?:i|my|the)|before i|now i|today i|i (?:had|have) (?:given up"
        r"|tried)|did for me)\b"
    )
    if own and good and s.has(r"\b(?:infusions?|clinic|place|ketamine|treatments?|¤+)\b"):
        return True
    return good and s.has(
        r"\b(?:(?:our|happy|grateful|past|former|most|many|satisfied) (?:\w+ )?(?:patients?"
        r"|clients?|veterans)"
        r"|reviews|reviewers|clients?|patients) (?:\w+ )?(?:tell|tells|told|shares?|agrees?|call"
        r"|calls"
        r"|report|reports|swears?|describe|describes|write|rave|love|say)\b"
    )


def by_staff(s: Sentence) -> bool:
    """Whether it is one of the clinic's own people who speaks, of work rather than of treatment."""
    names = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    named = any(name in s.words for name in names) or s.has(
        r"\bdr\.? |\b(?:nurse|practitioner|manager|director|staff member)\b"
    )
    return named and not s.has(
        r"\b(?:my depression|my life|cured me|helped me|saved me|my pain|my anxiety|patient (?:said"
        r"|says|told))\b"
    )
