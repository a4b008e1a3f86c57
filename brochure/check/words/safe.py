"""Sentences in; a bare “safe”, and addiction denied, out (K04, K05)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, WARNING, Hit, Sentence, rule
from brochure.check.words.sense import evened, rx
from brochure.check.words.subjects import FTC_AND_LAW, other_drug

_SAFE_OTHER = (
    r"\b(?:fe(?:el|els|eling|lt|el more)|made? to feel|kee?p(?:s|ing)?|kept|stay(?:s|ing|ed)?|gets?"
    r"|arrive"
    r"|help\w* you|come|came|return\w*|remain\w*(?! an? )|are you|am i)"
    r" (?:\w+,? ){0,6}safe(?:ly)?\b(?! and effective)"
    r"|\bsafe(?:ly)?,? (?:\w+,? (?:and )?){0,4}(?:place|space|spaces|room|rooms|environment|setting"
    r"|distance"
    r"|home|ride|way home|drive|driver|hands|harbor|haven|side|storage|stored|bet|sex|deposit|box"
    r"|seat"
    r"|travels?|journey|arrival|community|relationship|container|locked|dispos\w+|zone|corner"
    r"|keeping"
    r"|return|trip|disposal|holidays?|home life|injection sites?|neighborhood|supply|listening"
    r"|staffing"
    r"|parking|driving|limits?|word|atmosphere)\b"
    r"|\bsafe (?:to|for you to|enough to|until) (?:drive|go|leave|share|talk|cry|return|stand|walk"
    r"|be|say"
    r"|open|ask|travel|speak|express|explore|assume|eat)\b|\bsafe from\b|\bbetter safe\b"
    r"|\b(?:drive|drives|ride|travel|arrive|get|walk|live|store|dispose|come|go|gets|brought"
    r"|heads?) (?:\w+ ){0,4}safely\b"
    r"|\b(?:privacy|data|records?|information|secrets?|deposit|belongings|car|children|pets?|money"
    r"|passwords?|bet|home) (?:is|are|stays?|remains?|will be) (?:\w+ )?safe\b|\bsafe with (?:us"
    r"|me)\b|\bsafe (?:in|during) (?:the |an )?(?:surgery|operating room|hospital)\b"
    r"|\bfail-?safe\b|\bplay it safe\b|\bsafe and (?:sound|well)\b|\bare safe now\b"
    r"|\bsafe at home\b|\b(?:in|into|inside|of) (?:a|the|our) (?:\w+ )?safe(?= (?:behind|in|under"
    r"|at|with|near|that"
    r"|which|by|and|until|every)\b|[.,;:]|$)"
)


@rule("K04", WARNING, FTC_AND_LAW, "safe safely safer safest")
def bare_safe(s: Sentence) -> Iterator[Hit]:
    """Calls the treatment safe, without more.

    Why: “Safe” alone is a claim about all people. Feeling safe, safety and a safe ride home
        are other things.
    Fails: Ketamine is safe and effective.
    Passes: We want you to feel safe.
    Passes: Ask your clinician whether it is safe for you.
    """
    if s.has(_SAFE_OTHER) and not s.has(r"\bsafe (?:and|,) (?:effective|proven)|\bis safe\b"):
        return
    for m in s.find(r"\bsafe(?:ly|r|st)?\b"):
        at, end = m.start(), m.end()
        if s.low[end : end + 1] == "-" or s.low[:at].endswith(("un", "fail-")):
            continue
        if s.excused(at, end) or s.has(
            r"\b(?:(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent"
            r"|utterly"
            r"|one hundred percent|a hundred percent|always) safe"
            r"|safe for (?:everyone|everybody|anyone|all)"
            r"|as safe as possible|may not be|safe or not|to (?:make|keep) (?:\w+ ){0,4}safe"
            r"|(?:if|when|until|once|unless) (?:it is|it's|that is|this is|they are|you are"
            r"|we)?[^,.;]{0,30}safe\b)"
        ):
            continue
        if other_drug(s, at) or s.has(rf"{_SAFE_OTHER}"):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” alone sounds as if it held for everyone.",
            "Say what is done for safety: “Staff watch your heart, blood pressure, and breathing.”",
        )  # fmt: skip


@rule(
    "K05", ERROR, "Federal Register 99-17803 (Schedule III); Ketalar label (2024)",
    "nonaddictive",
    ("addictive addiction addicted dependence dependent dependency hooked craving cravings reliant "
        "habit withdrawal", "? myth misconception false untrue wrong mistaken truth"),
    ("addictive addicting habit dependent", "more less than"),
    ("addiction dependence dependency", "forget goodbye behind"),
    ("need", "come grow get start more next", "not never won't don't"),
    ("addictive addiction addicting addicted habit dependence dependent dependency hooked reliant "
        "abuse crave craving cravings "
        "abused misuse misused withdrawal",
     "no not non never none nobody isn't aren't without zero free nor neither cannot can't won't "
     "don't doesn't "
     "little low minimal lacks avoid far hardly nonaddictive impossible myth safe unknown nothing "
     "none nil unfounded proof overblown negligible rules excludes removes unlikely uncommon "
     "rare nonexistent need needn't eliminates"),
)  # fmt: skip
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
    told = False
    of = r"(?:addict\w+|dependenc[ey]|dependent|abuse|misuse|hooked|habit)"
    for m in s.find(
        r"\b(?:non|not|un)-?(?:addictive|addicting|habit[ -]forming)\b|\bnonaddictive\b"
        r"|\b(?:isn't|is not|are not|aren't|never|not|neither|nor|no longer|without being|not be"
        r"|hardly"
        r"|doesn't become|far from) (?:\w+ly |at all |an? |be |become |physically |considered "
        r"|known to be |"
        r"thought to be |chemically |\w+ or )*"
        r"(?:addictive|addicting|addicted|habit[ -]forming|hooked|dependent)\b"
        r"|\b(?:no|without|zero|free (?:of|from)|little|low|minimal|lacks?|virtually no|never fear"
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
        r"|\bno withdrawal\b|\b(?:no ?one|nobody|none of (?:our|the|these) \w+|not (?:a single"
        r"|one) \w+)"
        r" (?:\w+ ){0,4}?(?:addicted|dependent|hooked)\b|\b(?:none of the|no) addictive\b"
        r"|\b(?:no|not|never|doesn't|don't|won't|without) (?:\w+ ){0,2}?crav(?:e|ings?)\b"
        r"|\b(?:cannot|can't|can not) be (?:abused|misused)\b|\b(?:addiction|dependence|dependency)"
        r" (?:\w+ )?never (?:becomes?|happens?|occurs?|follows?)\b|\b(?:not|never|won't|doesn't"
        r"|don't)"
        r" (?:make|leave|turn) (?:\w+ ){1,3}?(?:dependent|addicted|hooked)\b"
        r"|\b(?:no more|less|hardly more) (?:addict(?:ive|ing)|habit[ -]forming) than\b"
        rf"|\b(?:forget|goodbye to|leave behind) (?:\w+ ){{0,4}}?{of}\b|\bfear of {of} behind\b"
        rf"|\b(?:rules? out|excludes?|removes?) (?:\w+ ){{0,4}}?{of}\b"
        rf"|\b(?:fears?|worry|worries|concerns?) (?:of|about) {of} (?:should|need|must)(?: not"
        rf"|n't)\b"
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
        if s.has(
            r"\b(?:if|unless|people|those|anyone|patients|you) (?:who )?(?:have|has|had|with|are"
            r"|having|without)"
            r" (?:\w+ ){0,3}(?:no|not|never|without|active)\b|\bhistory\b|\bnot (?:everyone|all"
            r"|only)\b"
            r"|\bno (?:shame|judgment|stigma)\b|\b(?:does not|doesn't|not) (?:mean|make (?:a|you"
            r"|someone))\b"
            r"|\bavoid(?:ing)? (?:misuse|abuse)|\b(?:no|not an?) (?:addict|abuser)\b"
            r"|\bnot a (?:choice|moral)"
        ) or rx(_COMPOUND).match(s.low[end:]):
            continue
        told = True
        yield _denied(s, at, end)
    if not told:
        yield from _denies_habit(s)


_HABIT = (
    r"\b(?:addict\w+|dependen\w+|reliant|hooked|habit(?:[ -]forming)?|abuse potential|misused"
    r"|cravings?|crave|withdrawal)\b"
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
    r"|to be used)\b"
)
"""What else a denial beside these words may be about."""
_NONE = (
    r"^,?(?: (?:with|from|to|at|in|on|after|during) [^.;,]{1,30}?)?(?: risks?| potential)?(?: is"
    r"| are)?(?: \w+)?:? ?(?:practically |virtually |close to |very |highly )?"
    r"(?:zero|nil|none|unfounded|nonexistent|non-existent|impossible|overblown|a myth|negligible"
    r"|rare"
    r"|unlikely|uncommon)\b"
    r"|^-(?:free|proof)\b"
)


def _denies_habit(s: Sentence) -> Iterator[Hit]:
    """A habit, a craving or a dependence that the treatment is said not to leave."""
    for m in s.find(_HABIT):
        at, end = m.start(), m.end()
        if (
            s.is_question
            or s.asked(at)
            or s.rejected(at)
            or other_drug(s, at)
            or s.has(r"\b(?:if|unless) you\b")
            or rx(_COMPOUND).match(s.low[end:])
        ):
            continue
        start, _ = s.clause(at)
        before = s.low[start:at]
        none = rx(_NONE).match(s.low[end:]) is not None
        after = s.denied(at, end) and not s.denied(at)
        matter = rx(_OTHER_MATTER).search(before)
        if not none and matter and (matter[0], m[0]) != ("stop", "withdrawal"):
            continue
        if rx(r"\b(?:only|alone)\b").search(s.low[end:]):
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
    answer = evened(s.passage.text[s.end :]).lstrip(' "”’)*_\n')
    if word is None or not rx(
        r"(?:(?:\w+ly|very) )?(?:no|not|never|none|nope|hardly|zero|impossible|unlikely|don't be"
        r"|do not be|don't worry"
        r"|absolutely not|far from it|rest assured)\b"
    ).match(answer):
        return
    if rx(r"^[^.!]*\b(?:but|can be|may|might|some|always|know|sure|problem|everyone)\b").match(
        answer
    ):
        return
    yield _denied(s, word.start(), word.end())


def _called_myth(s: Sentence) -> Iterator[Hit]:
    """`Myth: ketamine is addictive.`: the risk itself is what is rejected."""
    for m in s.find(
        r"\b(?:ketamine|infusions?|it|treatment|medicine|drug|they|you) (?:(?!not|never|no)[\w']+ )"
        r"{1,4}?(?:addict(?:ive|ing|ed|ion)|habit[ -]forming|hooked|dependen\w+)\b"
    ):
        if s.denied(m.end() - 1):
            continue
        before, after = s.low[: m.start()], s.low[m.end() :]
        if rx(r"\b(?:myth|misconception|no truth|false|untrue|wrong|mistaken)\b[^.]*$").search(
            before
        ) or rx(r"^[^.;]{0,20}\bis (?:\w+ )?(?:a myth|false|untrue|wrong|mistaken)\b").search(
            after
        ):
            yield _denied(s, m.start(), m.end())
            return


def _denied(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{s.text[at:end]}” denies a risk that is known: ketamine can be misused.",
        "Write: “Ketamine is a controlled drug, and some people come to misuse it.”",
    )  # fmt: skip
