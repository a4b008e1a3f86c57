"""Sentences in; an effect told as lasting for good out (K21)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW, harmful


@rule("K21", WARNING, FTC_AND_LAW)
def permanent(s: Sentence) -> Iterator[Hit]:
    """Promises an effect that lasts: permanent, lasting, for good, fundamentally alters.

    Why: One infusion lasts days to about two weeks; in one study half had relapsed by 18 days.
    Fails: Ketamine brings lasting relief.
    Fails: It fundamentally alters the brain.
    Passes: Long use can cause lasting bladder harm.
    Passes: Relief is not permanent.
    """
    good = (
        r"(?:relief|results?|changes?|benefits?|recover\w*|healing|remission|freedom|improvements?"
        r"|peace|solutions?"
        r"|effects?|happiness|answer|transformation\w*|fix|shift\w*|difference|wellness|renewal"
        r"|mood|end|response"
        r"|impact|calm|joy|growth|positive|outcomes?|hope|progress|rewiring|balance|connections?"
        r"|way out|breakthrough)"
    )
    for m in s.find(
        r"\b(?:permanent|lasting|long-?lasting|long lasting|lifelong|enduring|durable|everlasting"
        r"|sustained)"
        rf" (?:[\w-]+,? (?:and )?){{0,3}}?{good}\b"
        rf"|\b{good} (?:\w+ )?(?:that |which |can |will |to )*(?:lasts?|is|are|be)"
        r" (?:permanent|lasting|long-?lasting|long lasting|for (?:years|life|good|ever|a lifetime)"
        r"|forever|a lifetime"
        r"|lifelong|durable)\b"
        r"|\b(?:is|are|be|results are) (?:permanent|lasting|long-lasting|lifelong|durable)\b"
        r"|\bpermanently (?:\w+ )?(?:lift|reliev|end|chang|heal|fix|remov|rewir|repair|free|restor"
        r"|eliminat|reduc"
        r"|improv|alter|break|cur|silenc|reset|eas|stop)\w*"
        r"|\b(?:reliev|end|chang|heal|fix|remov|rewir|free|gone|goes? away|leav|lift|stop"
        r"|disappear|beat"
        r"|overcome|banish)"
        r"\w*\b[^.,;]{0,40} (?:permanently|forever|for good|for life|once and for all)\b"
        r"|\bfundamentally (?:\w+ )?(?:alter|chang|transform|rewir|reshap|reset)\w*"
        r"|\b(?:stay\w*|remain\w*|keep\w*|be|feel\w*|get) (?:\w+ ){0,2}(?:better|well|free|happy"
        r"|healthy|healed|[\w-]+-free|away) (?:for good|forever|for life|permanently)\b"
        r"|\b(?:never|not|won't|will not|doesn't|does not) (?:fades?|wears? off|ends?|stops?"
        r"|leaves?|returns?)\b|\b(?:relief|results?|benefits?|effects?|peace|happiness) (?:that "
        r"|which |will |can )?(?:stays?|endures?|for (?:years|life|good|decades))\b"
        r"|\b(?:the )?rest of your life\b|\bnever (?:be |feel )?(?:depressed|sad|anxious|suffer"
        r"|struggle)\w* again\b|\b(?:years|a lifetime|decades) of (?:relief|happiness|freedom|peace"
        r"|wellness|joy)\b"
        r"|\blong-term (?:\w+ )?(?:relief|freedom|recovery|remission|happiness|peace|healing"
        r"|wellness)\b"
        r"|\bonce and for all\b|\b(?:never (?:return|come back|comes back|be depressed|relapse)\w*)"
        r"|\b(?:depression|it|symptoms|relief|effects?|results?|benefits?) (?:will |can |is "
        r"|are )?(?:\w+ )?(?:gone "
        r"(?:for good|forever)|lasts? (?:forever|a lifetime|for life|for years|for good|a long time"
        r"|long after))\b"
    ):
        at, end = m.start(), m.end()
        if s.excused(at, end) or harmful(s, at, end):
            continue
        if "rest of your life" in m[0] and not s.has(
            r"\b(?:free|relief|better|well|happy|last\w*|enjoy|live|goodbye|gone|end\w*|done)\b"
        ):
            continue
        if m[0].startswith(("never ", "not ", "won't", "will not", "does")) and (
            not s.has(
                r"\b(?:relief|results?|benefits?|effects?|peace|depression|symptoms|it|happiness)\b"
            )
            or s.has(
                r"\b(?:if|until|care|support|commitment|we|us|risk|side effects?|do not|unless|you"
                r"|pain|headache)\b"
            )
        ):
            continue
        if m[0].startswith(("is ", "are ", "be ")) and s.has(
            r"\b(?:link|address|record|tattoo|teeth|residen\w+|employ\w*|staff|position|marker"
            r"|effects? on the"
            r" bladder|friendships?|relationships?|lasting (?:about|up to|around|only|between|\d"
            r"|a (?:few|day"
            r"|week)|two|one|less))\b"
        ):
            continue
        if s.has(r"\blasting (?:about|up to|around|only|between|\d|a (?:few|day|week)|two|one|less"
            r"|from|days)"
                 r"|\blifelong (?:learner|resident|friend|care)|\b(?:sustained"
                 r"|lasting) (?:attention|release)"
                 r"|\bhow long\b|\bno longer\b"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” promises an effect that stays, and it often fades.",
            "Write: “benefits often fade without more treatment”.",
        )  # fmt: skip
