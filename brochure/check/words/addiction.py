"""Sentences in; addiction denied or made small out (K05)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import evened
from brochure.check.words.subjects import other_drug


@rule("K05", ERROR, "Federal Register 99-17803 (Schedule III); Ketalar label (2024)")
def not_addictive(s: Sentence) -> Iterator[Hit]:
    """Says that ketamine is not addictive.

    Why: Ketamine is a Schedule III controlled drug; some people come to misuse it.
    Fails: Ketamine is non-addictive.
    Fails: There is no risk of addiction.
    Passes: Ketamine can be misused.
    Passes: We never call ketamine non-addictive.
    """
    yield from _answered_no(s)
    yield from _called_myth(s)
    yield from _unlike_others(s)
    told = False
    of = r"(?:addict\w+|dependenc[ey]|dependent|abuse|misuse|hooked|habit)"
    for m in s.find(
        r"\b(?:non|not|un)[ -]?(?:addictive|addicting|habit[ -]forming)\b|\bnonaddictive\b"
        r"|\b(?:isn't|is not|are not|aren't|never|not|neither|nor|no longer|without being|not be"
        r"|hardly"
        r"|doesn't become|far from) (?:\w+ly |at all |an? |be |become |physically |considered "
        r"|known to be |"
        r"thought to be |chemically |\w+ or )*"
        r"(?:addictive|addicting|addicted|habit[ -]forming|hooked|dependent)\b"
        r"|\b(?:no|without|minus|zero|free (?:of|from)|little|low|minimal|lacks?|virtually no"
        r"|never fear"
        r"|avoid(?:s|ing)?"
        r"|eliminat\w+) (?:any |the |real |known |physical |serious )*(?:risks?|potential|danger"
        r"|chance|fear"
        r"|possibility|worry|likelihood|worries|concern)? ?(?:of|for|about)? ?(?:\w+ (?:or|and) "
        r"|becoming "
        rf"|getting |developing |physical |causing |an? )*{of}\b"
        r"|\b(?:can't|cannot|can not|won't|will not|don't|do not|does not|doesn't"
        r"|never) (?:\w+ )?(?:get|become|cause"
        r"|lead to|create|carry|make you|develop|be|produce|form) (?:\w+ ){0,4}?"
        rf"(?:{of}|habit[ -]forming)\b"
        r"|\b(?:addiction|dependence|habit|abuse)[ -]free\b|\bsafe from (?:addiction|dependence"
        r"|abuse)\b"
        r"|\b(?:addiction|dependence|dependency|abuse|misuse) (?:is|are"
        r"|was) (?:\w+ )?(?:not (?:an? (?:concern|risk|problem|worry|issue|danger|possibility"
        r"|factor)|possible|something (?:to|you|anyone|we))|never|no (?:concern|worry|risk|issue"
        r"|problem)|impossible"
        r"|unheard of|unknown|a myth|nothing)"
        r"|\b(?:need not|don't|do not|no need to|never|needn't) (?:\w+ ){0,2}(?:worry|fear"
        r"|be afraid"
        r"|concern yourself) (?:\w+ )?(?:about|of|with)? ?(?:\w+ ){0,2}(?:addict\w+|dependen\w+"
        r"|hooked)"
        r"|\b(?:not|never|won't|doesn't|don't|no) (?:\w+ ){0,4}?(?:wanting more|needing more"
        r"|back for more"
        r"|hooks? (?:you|anyone|people|patients))\b"
        r"|\bno withdrawal\b|\b(?:(?:no ?one|nobody)(?! knows| can (?:say|tell|know)| is sure)"
        r"|none of (?:our|the|these) \w+|not (?:a single"
        r"|one) \w+)"
        r" (?:\w+ ){0,4}?(?:addicted|dependent|hooked)\b|\b(?:none of the|no) addictive\b"
        r"|\b(?:no|not|never|doesn't|don't|won't|without) (?:\w+ ){0,2}?crav(?:e|ings?)\b"
        r"|\b(?:cannot|can't|can not) be (?:abused|misused)\b|\b(?:addiction|dependence|dependency)"
        r" (?:\w+ )?never (?:becomes?|happens?|occurs?|follows?)\b|\b(?:not|never|won't|doesn't"
        r"|don't)"
        r" (?:make|leave|turn) (?:\w+ ){1,3}?(?:dependent|addicted|hooked)\b"
        r"|\bless (?:\w+ )?(?:risk|danger|chance|potential) (?:of|for) (?:addiction|dependence"
        r"|abuse) than\b"
        r"|\b(?:no more|less|hardly more) (?:addict(?:ive|ing)|habit[ -]forming) than\b"
        rf"|\b(?:forget|goodbye to|leave behind) (?:\w+ ){{0,8}}?{of}\b|\bfear of {of} behind\b"
        rf"|\b(?:risks?|dangers?|threats?|fears?) of {of} (?:\w+ )?(?:disappears?|vanish\w*"
        rf"|goes away"
        r"|ends|melts|is gone|falls away)\b|\bnot an? (?:drug|medicine|substance) of (?:abuse"
        r"|addiction"
        r"|dependence)\b|\bnon-?dependenc[ey]\b|\baddictive (?:\w+ )?(?:is "
        r"|are )?(?:\w+ )?(?:undeserved"
        r"|unfair|outdated|unearned)\b"
        rf"|\b(?:rules? out|excludes?|removes?) (?:\w+ ){{0,4}}?{of}\b"
        rf"|\b(?:fears?|worry|worries|concerns?) (?:of|about) {of} (?:should|need|must)(?: not"
        rf"|n't)\b"
        r"|\b(?:no|without|zero) (?:chance|risk|danger|fear|way|worry) (?:of|that) (?:\w+ ){0,4}"
        r"addicts?\b|\b(?:never|not|won't|cannot|can't|nobody|no one)(?: (?!call|label|treat|say"
        r"|name|judge)\w+){1,5} (?:an?|into an?) addict\b"
        r"|\b(?:not|never|no|doesn't|don't|won't|without) (?:\w+ ){0,5}?(?:physical|psychological"
        r"|bodily|chemical)(?: or \w+| and \w+)? (?:need|urge|hold)\b"
        r"|\b(?:not|never|won't|don't) (?:\w+ ){0,4}?(?:(?:come|grow|get|start) to need"
        r"|need (?:more and more|your next))\b"
    ):
        at, end = m.start(), m.end()
        clause_start, _ = s.clause(at)
        before = s.low[clause_start:at]
        if "a myth" not in m[0] and s.rejected(at) or s.asked(at) or other_drug(s, at):
            continue
        if rx(r"\b(?:not|never|cannot|can't|no one|nobody|nor|don't|isn't|incorrect)\b").search(
            before
        ):
            continue
        if (
            s.has(
                r"\b(?:if|unless|people|those|anyone|patients|you) (?:who )?(?:have|has|had|with"
                r"|are"
                r"|having|without)"
                r" (?:\w+ ){0,3}(?:no|not|never|without|active)\b|\bhistory\b|\bnot (?:everyone|all"
                r"|only)\b"
                r"|\bno (?:shame|judgment|stigma)\b|\b(?:does not|doesn't|not) (?:mean|make (?:a"
                r"|you"
                r"|someone))\b"
                r"|\bavoid(?:ing)? (?:misuse|abuse)|\b(?:no|not an?) (?:addict|abuser)\b"
                r"|\bnot a (?:choice|moral)"
            )
            or m[0].endswith("ion")
            and rx(_COMPOUND).match(s.low[end:])
        ):
            continue
        told = True
        yield _denied(s, at, end)
    if not told:
        yield from _denies_habit(s)


_HABIT = (
    r"\b(?:addict\w+|dependen\w+|reliant|hooked|habit(?:[ -]forming)?|abuse potential|misused"
    r"|cravings?|crave|withdrawal(?! of)|(?:depend|rely) on (?:it|ketamine))\b"
)
_COMPOUND = (
    r"[ -](?:counsel|medic(?:ine|al)|cent|recovery|treatment|speciali|services?|programs?|care\b"
    r"|clinic|nurs|psychiatr)"
)
"""Addiction medicine, an addiction center: somebody's work."""
_OTHER_MATTER = (
    r"\b(?:treat|judge|see|accept|admit|blame|report|rule|sure|know|prescrib\w*|mean\w*|hide|stop"
    r"|asham\w+|(?:people|person) (?:with|who)|anyone|those|someone|history|family|so that|if"
    r"|unless|until|give"
    r"|offer|sell|share|keep|counsel\w*|active|alone|weakness|choice|moral\w*|wait|your"
    r"|to be used|call(?:s|ed)?|label\w*|says?|claims?|describ\w*|market\w*|advertis\w*|tell"
    r"|promis\w*)\b"
)
"""What else a denial beside these words may be about."""
_NO_OTHER = (("stop", "withdrawal"), ("your", "used to it"), ("your", "used to ketamine"),
    ("your", "depend on it"),
             ("your", "depend on ketamine"),
             ("your", "rely on it"), ("your", "rely on ketamine"))  # fmt: skip
_NONE = (
    r"^,?(?: (?:with|from|to|at|in|on|after|during) [^.;,]{1,30}?)?(?: risks?| potential)?(?: is"
    r"| are)?(?: \w+)?:? ?(?:practically |virtually |close to |very |highly )?"
    r"(?:zero|nil|none|unfounded|nonexistent|non-existent|impossible|overblown|a myth|negligible"
    r"|rare"
    r"|unlikely|uncommon|tiny|slim|minimal|remote|minuscule|small|low)\b(?! (?:at first|in the))"
    r"|^-(?:free|proof)\b"
)


def _denies_habit(s: Sentence) -> Iterator[Hit]:
    """A habit, a craving or a dependence that the treatment is said not to leave."""
    for m in s.find(_HABIT + r"|\bused to (?:it|ketamine)\b"):
        at, end = m.start(), m.end()
        if (
            s.is_question
            or s.asked(at)
            or s.rejected(at)
            or other_drug(s, at)
            or s.has(r"\b(?:if|unless) you\b")
            or m[0].endswith("ion")
            and rx(_COMPOUND).match(s.low[end:])
        ):
            continue
        start, _ = s.clause(at)
        before = s.low[start:at]
        none = rx(_NONE).match(s.low[end:]) is not None
        after = s.denied(at, end) and not s.denied(at)
        matter = rx(_OTHER_MATTER).search(before)
        if not none and matter and (matter[0], m[0]) not in _NO_OTHER:
            continue
        if rx(r"\b(?:only|alone)\b").search(s.low[end:]):
            continue
        if m[0].startswith(("depend on", "rely on")) and not rx(
            r"\b(?:you|body|brain|people|patients)\b"
        ).search(before):
            continue
        if (
            after
            and not none
            and not rx(
                r"^[^.;]{0,20}\b(?:does|do|will|did|is|are)(?: not|n't)? (?:\w+ )?(?:develop|occur"
                r"|happen|arise"
                r"|come|enter|apply|exist|follow|form|(?:a|an) (?:concern|issue|problem|risk"
                r"|danger))"
            ).match(s.low[end:])
        ):
            continue
        if none or s.denied(at, end):
            yield _denied(s, at, end)
            return


def _answered_no(s: Sentence) -> Iterator[Hit]:
    """`Is ketamine addictive? No.`: the answer denies what the question names."""
    if not s.low.rstrip("\"' )").endswith("?"):
        return
    word = next(s.find(_HABIT), None)
    if word is None or rx(
        r"\b(?:have|had|having|history|been|ever|hide|judge|turn|treat\w*|past|because|with"
        r"|recovery|my)\b"
    ).search(s.low[: word.start()]):
        return
    answer = evened(s.passage.text[s.end :]).lstrip(' "”’)*_\n')
    if not rx(
        r"(?:(?:\w+ly|very) )?(?:no|not|never|none|nope|hardly|zero|impossible|unlikely|don't be"
        r"|do not be|don't worry"
        r"|absolutely not|far from it|rest (?:assured|easy)|relax|[^.!?]{0,60}\b(?:it|ketamine"
        r"|they|infusions?)"
        r" (?:is|are|does|do|will|has)(?: not|n't)\b(?! (?:known|clear|sure|rare|yet)))\b"
    ).match(answer):
        return
    if rx(
        r"^[^.!]*\b(?:but|can be|may|might|some|always|know|known|sure|problem|everyone|free|yes|if"
        r"|without"
        r"|harmless|rare)\b"
    ).match(answer):
        return
    yield _denied(s, word.start(), word.end())


def _called_myth(s: Sentence) -> Iterator[Hit]:
    """`Myth: ketamine is addictive.`: the risk itself is what is rejected."""
    none = s.has(
        r"\bno (?:\w+ )?(?:evidence|proof|sign|data|stud(?:y|ies))\b[^.]{0,20}\b(?:that|shows?"
        r"|of|for)\b(?! (?:how|who|when|why|whether|which))"
    )
    for m in s.find(
        r"\b(?:ketamine|infusions?|it|treatment|medicine|drug|they|you) (?:(?!not|never|no)[\w']+ )"
        r"{1,4}?(?:addict(?:ive|ing|ed|ion)|habit[ -]forming|hooked|dependen\w+)\b"
    ):
        if not none and s.denied(m.end() - 1):
            continue
        before, after = s.low[: m.start()], s.low[m.end() :]
        if (
            none
            and rx(r"\b(?:free|safe|without|un|non|not)\b").search(m[0]) is None
            or rx(
                r"\b(?:myth|misconception|no truth)\b[^.]*$"
                r"|\b(?:false|untrue|wrong|mistaken) (?:idea|belief|to|that|in)\b[^.]*$"
            ).search(before)
            or rx(r"^[\w ]{0,20}\bis (?:\w+ )?(?:a myth|false|untrue|wrong|mistaken)\b").search(
                after
            )
        ):
            yield _denied(s, m.start(), m.end())
            return


def _unlike_others(s: Sentence) -> Iterator[Hit]:
    """`Opioids are addictive; ketamine is not.`: what others do, it is said not to do."""
    word = next(s.find(_HABIT + r"|\bhooks? (?:people|you|patients)\b"), None)
    if word is None or s.is_question:
        return
    ours = r"(?:ketamine|(?:our |the )?infusions?|ours|our \w+|this medicine)"
    denial = r"(?: (?:is|are|does|do|will|can|has))(?: not|n't)|(?:is|are|does|do|wo|ca)n't"
    here = rf"(?:[;,—–-]|\b(?:but|while|whereas|and|yet)\b) ?{ours}{denial}\W*$"
    next_one = evened(s.passage.text[s.end :]).lstrip(' "\n')
    if rx(here).search(s.low[word.end() :]) or rx(
        rf"(?:but )?{ours}{denial}[.!]|(?:but )?not (?:so )?(?:with )?{ours}[.!]"
    ).match(next_one):
        yield _denied(s, word.start(), word.end())


def _denied(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{s.text[at:end]}” denies a risk that is known: ketamine can be misused.",
        "Write: “Ketamine is a controlled drug, and some people come to misuse it.”",
    )  # fmt: skip
