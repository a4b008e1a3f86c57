"""Sentences in; figures and “studies show” without a source out (K16)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import FTC

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|dozen)(?:-(?:one|two|three|four|five|six|seven|eight"
    r"|nine))?"
)
_PARTS = r"(?:thirds?|quarters?|fifths?|halves|half|tenths?|fourths?|eighths?|sixths?)"
_FIGURE = (
    rf"\b{_NUMBER} ?(?:%|percent\b|per cent\b|percentage points?\b)"
    rf"|\b(?:a|one|two|three|four|nine)[ -]{_PARTS}\b(?! (?:an? )?(?:hours?|days?|of an hour|mile"
    r"|block|dose|inch|year))"
    r"|\b(?:about |nearly |almost |over |roughly |more than )?half (?:of )?(?:all |the |our |my "
    r"|those |these |who )?"
    rf"(?:people|patients?|adults?|them|clients?|those|veterans|cases|users|of|who|participants)\b"
    rf"|\b(?:by|cut in|in) half\b|\bhalved\b"
    rf"|\b{_NUMBER} (?:out of|in|of) (?:every |our |the )?(?:last |past |first "
    rf"|next )?(?:\d[\d,]*|two|three|four|five|six|seven"
    r"|eight|nine|ten|twenty|twelve"
    r"|hundred|a hundred|one hundred)\b(?! (?:clinicians|nurses|rooms|locations|days|providers"
    r"|visits|weeks|months"
    r"|hours|steps|years|staff|parts|clinics|minutes|offices|sessions|floors))"
    rf"|\bof (?:every )?(?:{_NUMBER}|a hundred) (?:patients?|people|adults?|women|men|clients?"
    rf"|veterans?),? (?:\w+ ){{0,2}}?{_NUMBER}\b"
    rf"|\b{_NUMBER} (?:patients?|people|persons?|adults?|women|men|clients?|veterans?"
    rf"|users) (?:in|out"
    rf" of) (?:every )?{_NUMBER}\b"
    r"|\b(?:twice|three times|four times|five times|ten times|several times|\d+ times|\d+x"
    r"|\w+-?fold"
    r"|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)) (?:as (?:likely|many"
    r"|effective|fast|much|often|well)|more|the (?:chances?|odds|rates?|number|relief|risk"
    r"|likelihood)|your|more|better|increase|reduction|drop|rise|decrease)"
    r"|\b(?:scores?|symptoms?|pain|depression|rating"
    r"|phq)\b[^.;]{0,40}\bfrom (?:an? \w+ of )?\d+ to \d+\b"
    r"|\b(?:by|of|average(?: of)?|drop(?:s|ped)?|fell|falls?) (?:an average of |an average |about "
    r"|roughly |up to |some |nearly |over )*"
    rf"{_NUMBER} points?\b"
    r"|\b(?:odds ratio|success rate|response rate|remission rate"
    rf"|relapse rate)s? (?:\w+ ){{0,4}}{_NUMBER}"
    r"|\b(?:nearly|almost|virtually) (?:all|every(?: one)?)(?: of)? (?:our |the "
    r"|these )?(?:\w+ )?(?:patients?|people|clients?|veterans)\b|\b(?:vast |great |large "
    r"|overwhelming )?majority of (?:our |all |the )?(?:\w+ )?(?:people"
    r"|patients|clients|those|adults|veterans)\b"
)
_SHOW = (
    r"\b(?:in|by) (?:\w+ ){0,2}(?:research|trials|studies|experiments"
    r"|tests)\b[^.;]{0,50}? (?:has|have"
    r"|had|was|were) (?:been )?(?:found|shown|seen|proven|observed|reported) to\b|"
    r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|evidence|data|science|scientists|literature"
    r"|numbers|statistics"
    r"|experiments|findings|surveys?|a review|reviews of)\b(?: (?:of|in|on|from|at|by|have|has|had"
    r"|now|also|\w+ly|that|we|\w+)){0,7}?"
    r" (?:shows?|shown|showed|showing|proves?|proven|proved|demonstrates?|demonstrated|confirms?"
    r"|confirmed|finds?|found"
    r"|suggests?|suggested|indicates?|indicated|reveals?|revealed|supports?|supported|reports?"
    r"|reported|points? to|back|tells? us|agrees?|establish\w*|attests?|documents?)\b"
    r"|\b(?:research|science|evidence|data) (?:is|are) (?:\w+ )?(?:clear|in|overwhelming|strong"
    r"|solid|compelling|undeniable)\b|\b(?:science|research)-backed\b|\b(?:backed"
    r"|supported) by (?:\w+ ){0,4}?(?:science|research|studies|evidence|data|trials)\b"
    r"|\b(?:shown|proven|demonstrated|confirmed|supported|backed|validated|established"
    r"|documented) (?:\w+ )?(?:in|by) "
    r"(?:\w+,? ){0,4}?(?:stud(?:y|ies)|trials?|research|science|data|evidence)\b"
    r"|\baccording to (?:\w+ ){0,4}?(?:stud(?:y|ies)|research\w*|trials?|data|science|experts?)\b"
    r"|\b(?:research|science|evidence)-(?:backed|proven)\b|\b(?:has|have|was"
    r"|were) (?:\w+ )?(?:shown|demonstrated|documented|established) (?:to|that|in)\b"
    r"|\b(?:hundreds|dozens|decades|years|thousands) of (?:\w+ )?(?:studies|research|trials)\b"
    r"|\b(?:strong|solid|clear|good|compelling|overwhelming|ample|growing|plenty of|mounting|robust"
    r"|convincing|scientific|medical) (?:\w+ )?(?:(?:evidence|proof) (?:\w+ )?(?:that|for|of"
    r"|behind)|(?:data|research)"
    r" (?:\w+ )?(?:that|behind))\b"
    r"|\bclinically (?:shown|tested|validated"
    r"|demonstrated)\b"
)
_FREQUENCY = (
    r"\b(?:patients?|people|clients?|veterans|adults?|respon\w+|remission|relie\w+|improv\w+"
    r"|reduc\w+|symptoms?"
    r"|success\w*|effective\w*|works?|better|depress\w+|anxi\w+|benefits?|relapse\w*|side effects?"
    r"|nausea|nauseous|dizz\w+"
    r"|suicid\w+|mood|recover\w*|odds|risks?|cases|americans|scores?|pain|users|feel|felt|likely"
    r"|participants|treatments? work"
    r"|infusions work|treated|cured|healed|helped|(?:stay|stayed|stays|got|gets?|are|were) well"
    r"|women|men|teens|chance|rate|headaches?|vomit\w*|lasts?|fade[sd]?|stress"
    r"|sleep)\b"
)
_NO_FREQUENCY = (
    r"\b(?:deposit|discounts?|off(?= (?:for|your|the|all|any|each|every)\b)|fees?|price\w*"
    r"|cost\w*|pay|paid|payment"
    r"|charge[sd]?|insur\w+|refund\w*"
    r"|interest|financ\w+|tax|savings?|oxygen|humidity|alcohol|cotton|solar|recycled|proceeds"
    r"|donat\w+|staff|nurses|clinicians"
    r"|our (?:team|providers|practitioners|building|rooms)|saline|solution|battery|confidential"
    r"|copay|coinsurance|bilingual"
    r"|parking|seats|shift|lease|notice|schedule|time slots|appointments|rooms?|tip|stairs|ramp|uv"
    r"|spf)\b"
)

_FEW_WORDS = 7


@rule("K16", ERROR, FTC)
def unsourced(s: Sentence) -> Iterator[Hit]:
    """Gives a figure for effect or frequency, or says `studies show`, without a source.

    Why: A number without a source cannot be checked, and the law asks for human trials
        behind every health claim. Prices, durations, years and hours need none.
    Fails: Up to 70% of patients respond to ketamine.
    Fails: Studies show that ketamine eases depression within hours.
    Passes: A 50% deposit holds your place.
    Passes: After a day, 27 in 100 people had responded.[^cochrane-2021]
    """
    if s.cited:
        return
    for m in s.find(_FIGURE):
        at, end = m.start(), m.end()
        if not (s.has(_FREQUENCY) or _answers(s)) or rx(
            r"^ ?(?:safe|risk|natural|side|harm|guarantee)"
        ).match(s.low[end:]):
            continue
        if s.has(_NO_FREQUENCY) and not s.has(
            r"\b(?:respon(?:ds?|ded|ding|ses?)|remission|relie\w+|improv\w+|symptoms?|nause\w+|effective\w*"
            r"|depress\w+|success rate|patients)\b"
        ):
            continue
        if m[0] in ("in half", "by half", "cut in half", "halved") and not s.has(
            r"\b(?:pain|symptoms?|depress\w+|anxi\w+|scores?|risks?|mood|attacks?|headaches?"
            r"|migraines?"
            r"|episodes?|thoughts?|relapses?)\b"
        ):
            continue
        if rx(r"^\W*(?:please )?rate\b|\bon a scale\b|\bscale (?:of|from)\b").search(s.low):
            continue
        if s.rejected(at) or s.is_question or _no_result(s, at):
            continue
        if s.has(r"\b(?:half (?:an|a|the|past)|in half an? |first half|second half|one of (?:our"
            r"|the|your|us|these)|one in the"
                 r"|\d{1,2} of (?:january|february|march|april|may|june|july|august|september"
                 r"|october|november|december)"
                 r"|half-?(?:hour|day|dose|way))\b") and "%" not in m[0]:  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” is a figure without a source.",
            "Put the source's id behind it, such as [^cochrane-2021], or leave the figure out.",
        )  # fmt: skip
        return
    for m in s.find(_SHOW):
        at, end = m.start(), m.end()
        if s.rejected(at) or s.is_question or s.asked(at) or s.denied(end - 3) or s.denied(at):
            continue
        if rx(r"\b(?:no|not|never|nothing|hardly|few|n't|yet|whether|if|ask|more|further|needs?"
            r"|will|may|until|unless"
              r"|should|could|to (?:show|find|see))\b"
              r"|n't").search(m[0] + s.low[max(0, at - 14) : at]):  # fmt: skip
            continue
        if rx(r"\bwhat (?:[\w']+ ){0,3}$").search(s.low[:at]):
            continue
        if s.has(r"\b(?:animals?|mice|rats|rodents?)\b") and s.has(
            r"\b(?:may|might|could|suggest\w*)\b"
        ):
            continue
        if rx(
            r"^ (?:no|nothing|little|mixed|out (?:what|why|more)|it hard|neither|us (?:nothing"
            r"|little))\b"
        ).match(s.low[end:]):
            continue
        if s.has(r"\b(?:your|our|the) (?:lab |test |blood |vital )?(?:data|numbers|results) (?:show"
            r"|stay|are)|\bnumbers (?:are|to call)"
                 r"|\bexperts? (?:in|at) (?:our"
                 r"|billing)") and not s.has(r"\bketamine|depress"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” names no study.",
            "Name one: put its id behind the sentence, such as [^cochrane-2021].",
        )  # fmt: skip
        return


def _answers(s: Sentence) -> bool:
    """`The response rate? 64 %.`: the figure answers a question that stands before it."""
    before = s.passage.text[: s.start].rstrip(' "”')
    after = s.context.low[s.end : s.end + 70]
    if len(s.words) <= _FEW_WORDS and rx(r"^\W*(?:that|this|it)(?: is|'s|'s) ").match(after):
        return rx(_FREQUENCY).search(after) is not None
    return before.endswith("?") and rx(_FREQUENCY).search(s.context.low[: s.start]) is not None


def _no_result(s: Sentence, at: int) -> bool:
    """A count that is no result: of staff, of visits, of documents."""
    return rx(
        r"\b(?:clinicians|nurses|practitioners|staff|team members|rooms|locations|visits|providers"
        r"|infusions (?:in|over|a)|forms"
        r"|offices|chairs|nights|days a week|sessions) (?:are|is|speak|have|were|work|come|hold)?"
    ).search(s.low[at : at + 60]) is not None and not s.has(
        r"\b(?:patients?|people|respon\w+|relie\w+|improv\w+|symptoms?|remission)\b"
    )
