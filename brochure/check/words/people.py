"""Sentences in; wrong titles and hurtful words for people out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import PSYCHIATRIC

_BOARDS = "California Business & Professions Code 651(h)(5)"
_NURSES = "16 CCR 1487; California Business & Professions Code 2835"
_STYLE = "NIDA, Words Matter; APA bias-free language; reportingonsuicide.org"

_NAMED_BOARD = (
    r"\b(?:american (?:board|nurses credentialing|osteopathic board|academy|association|midwifery"
    r"|college)|board of (?:medical specialties|[a-z]+ (?:and [a-z]+ )?"
    r"(?:certification|specialt))|ancc|abpn|aanp|aanpcb|nbcrna|pncb|credentialing center"
    r"|national board (?:of|on|for|certif)|national (?:certification|commission)"
    r"|royal college|board of (?:anesthesiology|psychiatry|nursing|family|internal|emergency|pain"
    r"|addiction|preventive|certification))\b"
)


@rule("K24", ERROR, _BOARDS)
def board(s: Sentence) -> Iterator[Hit]:
    """Says “board certified” without naming the board.

    Why: California law lets a clinician say so only with the name of the certifying board.
    Fails: Our board-certified team is here for you.
    Passes: Dr. Yun is certified by the American Board of Anesthesiology.
    Passes: Ask which board has certified your physician.
    """
    for m in s.find(
        r"\bboard[ -]+(?:certifi(?:ed|cations?)|qualified|eligible|accredited|diplomates?)\b"
        r"|\b(?:double|triple|dual)[ -]boarded\b"
        r"|\bcertified (?:\w+ ){0,2}?by (?:the|a|her|his|their) (?:\w+ )?board\b(?! of)"
        r"|\bdiplomates?\b(?! of)|\bboarded in\b"
    ):
        at, end = m.start(), m.end()
        if s.has(_NAMED_BOARD) or s.excused(at, end):
            continue
        if s.has(r"\b(?:the )?(?:phrase|words?|term|claim)s? [\"']|\b(?:which|what|whose) board\b"
            r"|\bprint the letters\b"
                 r"|\bmeans\b.{0,30}\bboard\b|\bboard of (?:directors|trustees"
                 r"|supervisors)\b"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” must name the board.",
            "Name it (“certified by the American Board of Anesthesiology”), or print the letters "
            "after the name alone.",
        )  # fmt: skip


_TITLE = (
    r"(?:dr\.?|doctors?|physicians?|psychiatrists?|anesthesiologists?|m\.?d\.?|medical doctor"
    r"|surgeon)"
)
_ROLE = r"\b(?:nurse|nurses|practitioners?)\b"


@rule("K25", ERROR, _NURSES)
def nurse_title(s: Sentence) -> Iterator[Hit]:
    """Calls a nurse practitioner “Dr.” or a physician, or leaves out the role.

    Why: California asks that nurse practitioners be identified as such; no one may be led to
        think that a nurse practitioner is a physician.
    Fails: Dr. Ira will see you for your first visit.
    Fails: Your infusion is ordered by our psychiatrist, Andy Rimando.
    Passes: Andy Rimando, MSN, PMHNP-BC, is a psychiatric nurse practitioner.
    Passes: You will meet Valentina Ira, psychiatric nurse practitioner, and Dr. Yun.
    """
    hit = _titled(s)
    if hit is None:
        yield from _without_role(s)
        return
    at, end = hit
    if (
        s.rejected(at)
        or s.has(
            r"\b(?:not|never|don't|isn't|no) (?:\w+ ){0,4}(?:call|doctor|physician|psychiatrist"
            r"|m\.d)"
        )
        or s.is_question
    ):
        return
    yield Hit(
        at, end,
        f"“{s.text[at:end]}” makes a nurse practitioner a physician.",
        "Write the role: “Valentina Ira, psychiatric nurse practitioner”.",
    )  # fmt: skip


def _without_role(s: Sentence) -> Iterator[Hit]:
    """A nurse practitioner told by the full name, with neither role nor letters in the text."""
    if s.passage.kind == "label" or s.context.has(
        r"\b(?:nurses?|practitioners?|pmhnp|np|aprn|fnp)\b"
    ):
        return
    for name in s.facts.nurses:
        at = s.low.find(name.lower())
        if at >= 0 and not s.rejected(at):
            yield Hit(
                at, at + len(name),
                f"“{name}” stands here without the role of nurse practitioner.",
                f"Write: “{name}, psychiatric nurse practitioner”, or the first name alone.",
            )  # fmt: skip


def _titled(s: Sentence) -> tuple[int, int] | None:
    """A physician's title beside a nurse practitioner, known by name or by letters."""
    surnames = sorted({*s.facts.surnames})
    firsts = sorted({name.split()[0].lower() for name in s.facts.nurses if name.split()})
    names = "|".join(re.escape(name) for name in [*surnames, *firsts])
    letters = r"(?:pmhnp(?:-bc)?|fnp(?:-c|-bc)?|aprn|np-c|np\b|anp)"
    if names and s.has(
        r"\b(?:drs?|doctors?|physicians?|psychiatrists?|anesthesiologists?|m\.?d|d\.o)\b"
    ):
        person = (
            rf"(?:(?:ms|mr|mrs|miss)\.? )?(?:(?:{'|'.join(map(re.escape, firsts))}) )?(?:{names})\b"
        )
        patterns = [
            r"\b(?:drs?\.?|doctors?|physicians?|psychiatrists?|anesthesiologists?),? (?:are |is "
            rf"|named |called )?{person}",
            rf"\b{person}(?:,? \w+(?:-\w+)?){{0,2}}?,? (?:m\.d\.|md\b|d\.o\.)",
            rf"\b{person}(?:,[^.;]{{0,30}})?,? (?:is |was |as |serves as |works as )?(?:an?|our|the"
            rf"|your|one of our|a \w+) (?:[\w-]+ ){{0,3}}?(?:doctor|physician|psychiatrist"
            r"|anesthesiologist)s?\b(?! (?:assistant|anesthesia))",
            rf"\b(?:doctors|physicians|psychiatrists)\b[^.;]{{0,25}}\b{person}",
            rf"\b{person} and {person}[^.;]{{0,20}}\b(?:doctors|physicians|psychiatrists)\b",
        ]
        pair = rx(rf"\bdrs\.? (?:[a-z]+ ){{1,2}}?(?:and|&) (?:dr\.? )?{person}").search(s.low)
        if pair:
            return pair.start(), pair.end()
        for pattern in patterns:
            for m in rx(pattern).finditer(s.low):
                if rx(r"\band\b.{0,4}$|\bnurse\b|\bpractitioner\b").search(m[0]) and not rx(
                    r"doctors|physicians|psychiatrists"
                ).search(m[0]):
                    continue
                if rx(
                    r"\b(?:works? with|beside|alongside|with|for|under|reports to|together with"
                    r"|assists|and|to|or) (?:dr\.?|our|the|a)"
                ).search(m[0]):
                    continue
                return m.start(), m.end()
    found = rx(
        rf"\bdr\.? (?:[a-z]+ ){{1,2}}?[a-z]+,? (?:[a-z]+,? )?{letters}|\b{letters},? (?:is"
        r"|was) (?:an?|our) (?:\w+ )?(?:doctor|physician|psychiatrist)"
    ).search(s.low)
    return (found.start(), found.end()) if found else None


@rule("K28", WARNING, _STYLE)
def stigma(s: Sentence) -> Iterator[Hit]:
    """Uses words that hurt: addict, abuser, clean, dirty, suffering from, victim, afflicted.

    Why: Such words keep people from asking for help. A person has an illness and is not it.
    Fails: If you or a loved one suffers from depression, call us.
    Fails: Break the chains of depression.
    Passes: Tell us about a past or current substance use disorder.
    Passes: The treatment room is cleaned between visits.
    """
    for m in s.find(
        r"\b(?:(?<!non-)addicts?\b|(?:\w+ )?abusers?\b|junkies?|alcoholics?\b(?! anonymous)"
        r"|drug users?\b"
        r"|suffer(?:s|ed|ing)?,? (?:\w+ )?(?:from|with|through|in silence|under)\b|suffer(?:ers?)\b"
        r"|\b(?:those|people|anyone|patients|many|millions"
        r"|loved ones?) (?:who )?(?:\w+ )?suffer(?:s|ing|ed)?\b(?! (?:an?|no|side|losses))"
        r"|(?:depression|anxiety|ptsd|pain|migraine|trauma|ocd)[ -]suffer\w+"
        r"|victims?\b|afflict(?:ed|s|ions?|ing)\b|(?:chains|shackles|prison|grip|demons"
        r"|clutches) of (?:\w+ ){0,2}?(?:depress\w+|mental|addict\w+|anxi\w+|ptsd|illness|pain"
        r"|trauma|despair|your)"
        r"|(?:got|get|gets|getting|stay\w*|are you|been|is|are|be|was|were|become|remain\w*"
        r"|now) clean\b(?! (?:room|air|water|up\b))|clean and sober|clean (?:for \w+ (?:days|weeks"
        r"|months|years)|time)"
        r"|(?:clean|dirty) (?:urine|drug|tests?|screens?|tox\w*|needles)\b|(?:urine|tests?"
        r"|screens?) (?:\w+ ){0,3}?(?:dirty|clean)\b"
        r"|(?:the |a )?mentally ill\b|schizophrenics?\b(?= (?:who|are|and|should|can|need|patients)"
        r"|s)|victimi[sz]ed by|plagued by|stricken (?:with|by)|crazy|insane|lunatics?|psychos?\b"
        r"|battling (?:their "
        r"|your )?demons)"
    ):
        at, end = m.start(), m.end()
        word = m[0]
        if (
            s.rejected(at)
            or _mention(s, at, end)
            or s.has(r"\b(?:narcotics|alcoholics) anonymous\b")
        ):
            continue
        if word.startswith("victim") and not s.has(
            rf"{PSYCHIATRIC}|\b(?:addict\w+|pain|illness\w*|diseases?|minds?|abuse|drugs?|alcohol"
            rf"|despair)\b"
        ):
            continue
        if word.startswith("victim") and s.has(
            r"\b(?:crimes?|witness|compensation|advocate|restitution|assault|law|fire|flood"
            r"|earthquake|fund)\b"
        ):
            continue
        if (
            "clean" in word
            and s.has(
                r"\b(?:rooms?|hands?|air|water|kitchen|towels?|sheets?|surfaces?|chairs?|linens?"
                r"|skin|clothes|equipment|teeth|needles are|facility|office|floors?|record"
                r"|instruments?|blankets?|blanket|pillow\w*"
                r"|nails?|desk|bathroom|recliners?|masks?|cloth|bill of|mask|bed|shirt)\b"
            )
            and not s.has(r"\b(?:sober|drugs?|urine|addict\w+|alcohol|relapse\w*|recovery)\b")
        ):
            continue
        if word in ("crazy", "insane") and not s.has(
            r"\b(?:people|person|patients?|you are|go|going|mental\w*|illness|not)\b"
        ):
            continue
        if word.startswith("suffer") and s.has(
            r"\b(?:team|gardens?|plants?|crops?|trees?|mice|rats|roots|schedule|business|economy"
            r"|staffing|quality|grades)\b[^,.;]{0,12}\bsuffer"
        ):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” puts the illness before the person.",
            _KINDER[next((key for key in _KINDER if key in word), "")],
        )  # fmt: skip


_KINDER = {
    "addict": "Write: “a person with a substance use disorder”.",
    "abuser": "Write: “a person who misuses drugs”, or “with a substance use disorder”.",
    "suffer": "Write: “has depression”, “lives with depression”.",
    "afflict": "Write: “people with depression”; for afflictions, “conditions”.",
    "chains": "Write plainly: “from depression”.",
    "victim": "Write: “a person who went through …”.",
    "clean": "Write: “in recovery”; for a test, “negative”.",
    "dirty": "Write: “a positive drug test”.",
    "": "Name the person first: “a person with …”.",
}


def _mention(s: Sentence, at: int, end: int) -> bool:
    """A word that is spoken about, not used: `say “person with addiction”, not “addict”`."""
    before, after = s.low[max(0, at - 30) : at], s.low[end : end + 30]
    quoted = (
        before.rstrip().endswith(('"', "'"))
        or rx(r"^[\w ]{0,14}[\"']").match(after) is not None
        and '"' in before
    )
    if rx(r"\b(?:nobody|no one|never|not|none)\b[^.;]{0,50}\b(?:call\w*|label\w*"
          r"|treat\w* (?:as|like)|named?)"
          r" (?:\w+ )?(?:an?|the|as an?)? ?$").search(s.low[:at]):  # fmt: skip
        return True
    return (
        quoted
        and s.has(
            r"\b(?:not|avoid|instead|rather|words?|phrases?|terms?|labels?|says?|never|language"
            r"|hurts?|we (?:write|say|prefer)|drop|replace)\b"
        )
        or rx(
            r"\b(?:the (?:word|term|label|phrase)|words (?:such as|like)|say|saying|use|using"
            r"|write) [\"']?$"
        ).search(before)
        is not None
    )


@rule("K29", ERROR, _STYLE)
def suicide_words(s: Sentence) -> Iterator[Hit]:
    """Says commit, successful, failed or completed suicide.

    Why: “Commit” sounds like a crime, and a death is no success. People who lost someone hear it.
    Fails: Call 911 if someone is about to commit suicide.
    Fails: A failed suicide attempt is an emergency.
    Passes: We are committed to suicide prevention.
    Passes: He died by suicide.
    """
    for m in s.find(
        r"\bcommit(?:s|ted|ting)?,? (?:\w+ )?suicides?\b(?! prevent)|\b(?:successful(?:ly)?|failed"
        r"|completed?|unsuccessful|completing|completes|botched) (?:\w+ ){0,2}?(?:suicides?"
        r"|attempts?)\b(?![ -](?:risk|prevention|screening|safety|form))"
        r"|\bsuicides?(?: attempts?)? (?:\w+ )?(?:was|were|is|are|that|which)?(?: not"
        r"|n't)? ?(?:successful"
        r"|failed|completed|unsuccessful|succeed\w*|fails?)\b"
        r"|\b(?:succeed\w*|success) (?:at|in) (?:\w+ )?(?:suicide|killing)"
        r"|\bsuccessfully (?:kill|end|tak)\w*"
        r"|\b(?:succeed\w*|success\w*) (?:in|at) (?:his|her|their|a|the)? ?(?:killing|taking"
        r"|ending|suicid\w+"
        r"|attempt)|\bsuicides? (?:is|are|was|were|being) (?:\w+ )?committed\b"
        r"|\battempt\w* (?:\w+ ){0,3}?suicide (?:\w+ )?(?:unsuccessful\w*|without success)"
        r"|\bunsuccessful\w* (?:\w+ )?(?:attempted|tried)|\b(?:attempts?|tries) (?:at suicide"
        r"|to (?:take"
        r"|end) (?:his|her|their|one's) (?:own )?(?:life|lives)) (?:\w+ )?(?:was|were|had|have"
        r"|has)?"
        r" ?(?:\w+ )?(?:unsuccessful|failed|successful|succeeded)"
        r"|\bsuicides?\b[^.;]{0,30}\bcomplet\w+ (?:it|the act|their attempts?)\b"
        r"|\bcommit\w* (?!to\b)(?:[\w-]+,? ){1,3}?(?:or|and) suicide\b"
        r"|\bfail(?:s|ed|ing|ure)? (?:at|in) (?:\w+ )?suicide"
    ):
        at, end = m.start(), m.end()
        if "suicid" not in m[0] and not s.has(
            r"\bsuicid\w+|\bown life\b|\bkill|\b(?:take|taking|end|ending) (?:his|her|their"
            r"|one's) li"
        ):
            continue
        if (
            s.has(r"\bcommit(?:ted|ment|s|ting)? to\b")
            and "to" in m[0].split()
            or _mention(s, at, end)
            or s.rejected(at)
        ):
            continue
        if s.has(
            r"\bsuccessful(?:ly)? (?:suicide )?(?:prevent|program|campaign|hotline|lifeline)"
            r"|suicide prevention (?:\w+ )?(?:was|is|are) successful|completed? (?:a |the "
            r"|our )?suicide (?:prevention|risk|screening|assessment)"
        ):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” blames the person, or calls a death a success.",
            "Write: “die by suicide”, “a suicide attempt”, “died by suicide”.",
        )  # fmt: skip
