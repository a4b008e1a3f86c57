"""Sentences in; risk denied out: no side effects, risk-free, completely safe (K03).

A denial of risk is a word of absence (`no`, `without`, `never seen`, `free of`, `eliminates`) that
reaches a word of harm (`side effects`, `danger`, `go wrong`), said of the treatment and of
everybody: not of those few who have none, not to calm somebody, not under an `if`.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW, other_drug

_HARM = (
    r"(?:side[ -]effects?|(?:adverse|unwanted|ill|bad|harmful) (?:\w+ )?(?:effects?|events?"
    r"|reactions?|outcomes?)|bad reactions?|risks?\b(?! of (?!any|all)| for| factors?|[ -]free"
    r"|-less)|risky\b|riskless"
    r"|downsides?|dangers?(?! of)|dangerous\b|harmful\b|hazards?"
    r"|complications?|harm(?:s|ed|ing)?\b(?! reduction| in (?:ask|call|try|talk))|hurt(?:s|ing)?\b"
    r"|(?:impact|effects?|toll|strain|burden|damage) (?:on|to) (?:your "
    r"|the )?(?:\w+ )?(?:bladder|heart"
    r"|liver|body|brain|health|kidneys?|lungs?|memory|organs?)"
    r"|drawbacks?|threat to|regrets?|(?<=single )problems?|go(?:es|ne)? wrong|injur(?:y|ies|ed))"
)
_QUALITY = (
    r"(?:any |every |all |each |the |a |an |one |single |of |its |those |these |such |known "
    r"|kind of |sort of |serious "
    r"|significant |real |major |minor |nasty |negative |long-term |lasting |unpleasant "
    r"|usual |worry about |fear of |health |hidden |medical |safety |associated |worrying "
    r"|possible "
    r"|potential |actual |reported |recorded |whatsoever |absolutely |at all |inherent |ordinary )*"
)
_ABSENCE = (
    r"(?:no|zero|without|free (?:of|from)|absence of|lack of|lacks?|never|nothing|none of|nobody|no"
    r" ?one|neither|nor|not(?: (?:a|one|any|at all|have|cause|carry|involve|pose|bring|come with))?"
    r"|(?:doesn't|don't|won't|isn't|aren't|haven't|hasn't|wasn't|can't|didn't)(?: (?:ever "
    r"|really )?"
    r"(?:have|cause|carry|involve|pose|see|seen|get|leave you with|bring|come with|had|find"
    r"|found|need to fear))?"
    r"|cannot|impossible(?: to| for| \w+){0,3}|(?:will|would|does|do|did|need) not (?:suffer"
    r"|experience"
    r"|feel|get|face|run|see|notice|have)|incapable of|(?:eliminat|remov|eras|banish)\w+"
    r"|takes? away|took away|does away with"
    r"|(?:never|yet to) (?:been |ever )?(?:see|seen|had|have|caused?|hear|heard|met|recorded"
    r"|reported|found|find)(?: of)?|forget(?: about)?|good-?bye to|leave behind|end of"
    r"|(?:don't|do not|need not|needn't|no need to|don't have to|do not have to|stop|never have to"
    r"|no longer) (?:worry(?:ing)?|fear|be afraid|think(?:ing)?)(?: (?:about|of))?"
    r"|no worries about|minus)"
)
_CHANGES = (
    r"(?:hid\w+|ignor\w+|knows?|minimi\w+|rules?|talk\w*|discuss\w*|explain\w*|learn\w*|read\w*"
    r"|weigh\w*|understand\w*|tell\w*|ask\w*|treatments?|drugs?|medicines?|procedures?|everyone|all"
    r"|only|just|every|should|must|may|might|mention\w*|list\w*|report\w*|about|wait\w*|drive"
    r"|because|if|when|until|take|who|that|which|and|or|but|to|for|with|medication|infusion|is|are"
    r"|one|in|on|by|mean\w*|than|so|take|everybody|always|think\w*|mind|say|speak|hear|see|name)\b"
)
"""Words after which an absence is no more of the harm."""
_SUBJECTS = r"(?:you|anyone|anybody|a person|people|the body|your body|our patients|patients)"
_NO_RISK = (
    rf"\b{_ABSENCE} {_QUALITY}{_HARM}"
    rf"|\b{_ABSENCE}(?: (?!{_CHANGES})[\w'-]+){{1,3}}? {_HARM}"
    r"|\b(?:never|not|isn't|aren't|nobody is|no one is) (?:ever )?(?:at risk\b"
    r"|in (?:any )?danger\b)"
    r"|\bsafe (?:beyond|without) (?:\w+ )?(?:doubt|question)"
    rf"|\b(?:nobody|no ?one|not (?:a|one)(?: of)? (?:\w+ ){{1,3}}|never|no patient|none of"
    rf" (?:\w+ ){{1,2}}) ?(?:\w+ )?(?:has |have |had |was |been |ever |will )*(?:(?:hurt|harmed"
    rf"|injured|come to harm)\b|(?:had|gets?|has|have|suffers?|suffered|reports?|reported"
    rf"|experienced?"
    rf"|experiences|seen) {_QUALITY}{_HARM})"
    r"|\b(?:side[ -]effect|risk|danger|harm|complication)s?[ -](?:free|less)\b|\briskless\b"
    r"|\b(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent|utterly"
    r"|wholly|guaranteed|one hundred percent|a hundred percent|always) (?:to be )?safe\b"
    r"|\b(?:side[ -]effects?|risks?|complications|dangers?|drawbacks|downsides?|adverse effects)\b"
    r"(?: (?!is high)[\w-]+){0,4}? (?:(?:do not|don't"
    r"|never|does not|will not|won't|doesn't) (?:ever )?(?:occur|happen|exist|arise|appear|show)"
    r"|(?:is|are|were|was) (?:\w+ )?(?:nonexistent|non-existent|unheard of|a thing of the past|zero"
    r"|none|nil|absent|a myth|gone|no more|not an? (?:issue|concern|worry)))"
    r"|\b(?:side effects|risks?|dangers?|downsides?) ?[:?—–-] ?(?:none|zero|no\b|there (?:are|is)"
    r" none)"
    r"|\b(?:can't|cannot|won't|will not|doesn't|does not|never|could not|couldn't) (?:\w+ )?"
    rf"(?:hurt|harm|hurts|harms|damage) {_SUBJECTS}\b"
    r"|\b(?:does|(?:they|infusions|we|treatments) do|can do|do) (?:you |your \w+ "
    r"|the \w+ )?no harm\b"
    r"|\bharmless\b(?! (?:joke|question|fun|spider|rash))|\bnothing (?:\w+ )?(?:to (?:worry"
    r"|be afraid"
    r"|fear|lose)|(?:can|could|will) (?:\w+ )?(?:happen|go wrong)|risky|dangerous)"
    r"|\bsafe for (?:everyone|everybody|anyone|all|every \w+)\b"
    r"|\b(?:as safe as|safer than|no more (?:dangerous|risky|harmful) than|less (?:dangerous|risky)"
    r" than) (?:\w+ )?(?:drinking|taking|walking|crossing|water|aspirin|tylenol|coffee|sleep"
    r"|driving|flying|sitting|over-the-counter|(?:a|an|your) (?:\w+ )?(?:walk|cup|glass|nap"
    r"|flu shot"
    r"|massage|bath|aspirin|vitamin|pill|visit|haircut|bed|kitchen|home))"
    r"|\byou have nothing to (?:lose|fear)\b"
)


@rule("K03", ERROR, FTC_AND_LAW)
def no_risk(s: Sentence) -> Iterator[Hit]:
    """Says that there is no risk: no side effects, risk-free, completely safe, harmless.

    Why: Ketamine raises blood pressure, can slow breathing and can be misused. Whoever is told
        there is no risk cannot weigh it.
    Fails: Our infusions have no side effects.
    Fails: It is a completely safe, risk-free treatment.
    Fails: We have never seen a side effect.
    Passes: No treatment is completely safe.
    Passes: If you have no side effects, someone may take you home.
    """
    if _answered_none(s):
        yield _hit(s, 0, len(s.text.rstrip()))
        return
    for m in s.find(_NO_RISK):
        at, end = m.start(), m.end()
        if _of_addiction(s, at, end) or s.rejected(at) or s.asked(at) or other_drug(s, at):
            continue
        if _outer_denial(s, at, m[0]) or _of_some(s, at, end) or _of_other_things(s, at, end):
            continue
        yield _hit(s, at, end)


def _hit(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{s.text[at:end]}” says there is no risk, and ketamine has real ones.",
        "Name the risks, or point to them: “It has real risks; please read them first.”",
    )  # fmt: skip


def _answered_none(s: Sentence) -> bool:
    """`Side effects? There are none.`: a question that its own answer denies."""
    if not s.low.rstrip(" \"'").endswith("?") or not s.has(
        r"\b(?:side[ -]effects|risks?|dangers?|dangerous|risky|downsides?|complications|harm)\b"
    ):
        return False
    after = s.context.low[s.end :].lstrip(" \"'")
    return (
        rx(
            r"^(?:none|zero|no\b(?! (?:one|treatment|drug|medicine))|nope|not (?:at all|any|one"
            r"|a single"
            r"|with|here|when)|there (?:are|is) (?:none|no\b)|nothing|never|we (?:have ?n[o']t"
            r"|never"
            r"|know of no)|forget)"
        ).match(after)
        is not None
    )


def _of_addiction(s: Sentence, at: int, end: int) -> bool:
    """`No risk of addiction`, `addiction risk: none`: K05 says it."""
    habit = r"\b(?:addict|dependen|habit|misuse|abuse|hooked)\w*"
    return (
        rx(rf"{habit} (?:risk|danger|harm)").search(s.low[at : end + 8]) is not None
        or rx(rf"\b(?:risks?|dangers?|harm) of .*{habit}").search(s.low[at : end + 30]) is not None
        or rx(rf"{habit} (?:\w+ )?$").search(s.low[:at]) is not None
    )


def _of_some(s: Sentence, at: int, end: int) -> bool:
    """`If you have no side effects`, `people who have none still need a driver`: of a case."""
    before = s.low[max(0, at - 70) : at]
    if rx(
        r"\b(?:if|when|while|once|until|people with|those with|unless|who|whose|anyone with|whether"
        r"|so that|to be sure|make sure|some (?:people|patients|of)|having|not having|had had"
        r"|to have|talk|discuss|explain|weigh|ask|learn|helps?|even)\b[^.;]*$"
    ).search(before) and not rx(
        r"\bbecause\b|\b(?:when|if|once) (?:given|used|done|you (?:choose|come"
        r"|trust)|it is given|a nurse)\b"
    ).search(s.low):
        return True
    return (
        s.has(r"\bmore (?:help|good) without\b")
        or rx(
            r"^[^.;]{0,30}\b(?:if|unless|when used|until|not mean|may still|still need)\b"
        ).search(s.low[end:])
        is not None
    )


def _of_other_things(s: Sentence, at: int, end: int) -> bool:
    """No harm in asking, no risk to a deposit, a consultation without risk."""
    return s.has(
        r"\b(?:risk|danger|harm)[ -]free (?:consult\w*|call|chat|trial period|cancel\w*"
        r"|phone|quote|estimate|screening)|no risk to (?:your )?(?:deposit|book|cancel)"
        r"|harmless (?:joke|question|fun|spider|rash)|nothing wrong with (?:you|asking)"
        r"|no harm in\b|\bin no danger\b|(?:wrong|bad) (?:time|number|day|address|door|person)"
        r"|oxygen|never take (?:a|the) risk|never hurts to|do not regret"
        r"|\b(?:at|with) no risk to (?:your|the) \w+"
        r"|(?:do not|don't|never) (?:drive|mix|combine|stop|take|hide|ignore|minimi[sz]e|skip)\b"
    )


def _outer_denial(s: Sentence, at: int, word: str) -> bool:
    """`no treatment is without risk`, `not without side effects`, `cannot say it has no risk`."""
    start, end = s.clause(at)
    before = s.low[start:at]
    if s.denied(at) or rx(
        r"\b(?:not|no|nothing|never|neither|nobody|none|isn't|few|hardly any|rarely|seldom|\w+n't"
        r"|cannot)\b(?! only| just| (?:\w+)$)[^,]*$"
    ).search(before):
        return True
    if rx(
        r"^(?:not|never|nor|no|nothing|is not|isn't)\b[^.;]*\b(?:without|free of|free from)\b"
    ).match(word):
        return True
    # two absences make a risk: `not all side effects`, `nothing is without risk`
    return (
        rx(r"^(?:not|never|nor|no|nothing)\b").match(word) is not None
        and rx(r"^not (?:all|every|only|just|yet)\b").match(s.low[at:]) is not None
    )
