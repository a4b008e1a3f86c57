"""Sentences in; results promised that nobody can promise out (K02).

A promise is told by its grammar: a result said of everybody, a result said to come without an
`if` or a `may`, a wager on a result, or a word that does nothing but promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW, other_drug

_SERVICE = (
    r"\b(?:warrant\w+|makers?|manufacturers?|privacy|private|confidential\w*|appointments?"
    r"|call ?backs?|calls? you|your calls?"
    r"|answer\w*|business day|visits?|respon[sd]\w*|reply|price"
    r"|prices|pricing|fees?|costs?|refunds?|money|deposit|parking|slot|seat|time|staff|nurses?"
    r"|clinicians"
    r"|providers|team|insured|licensed|covered|off|cotton|online|virtual|paid|donat\w+|proceeds"
    r"|oxygen"
    r"|accurate|attend\w*|reservation|spot|availability|employ\w*|honest|parking|recycled|insurance"
    r"|coverage|reimburse\w*|owned|wheelchair|loan|wi-?fi|records?|secure|delivery|entry|admission"
    r"|enrollment|same-day|organic|smoke-free)\b"
)
_OUTCOME = (
    r"\b(?:relie\w+|results?|success\w*|effective\w*|works?|working|recover\w*|improv\w+|better"
    r"|heal\w*"
    r"|remission|symptoms?|depress\w+|anxi\w+|happ\w+|outcomes?|safe|benefits?|mood|feel|cure\w*"
    r"|lift\w*|lighter|hope|free of|yourself|smil\w+|pain)\b"
)
_ILL = (
    r"(?:(?:all |most of )?(?:your|the|his|her|their|our patients') (?:\w+ ){0,2}?)?"
    r"(?:depression|anxiety|symptoms?|pain|sadness|darkness|fog|despair|mood|ptsd|worry|suffering"
    r"|misery|migraines?|heaviness|cravings|thoughts|struggle|cloud|weight)"
)
_WELL = (
    r"(?:better|happy|happier|healed|whole|well again|lighter|alive|brand new|yourself"
    r"|(?:your|an?) (?:\w+ )?(?:old self|best self|new person|new life|life back|joy|smile"
    r"|health back|hope)|(?:free|rid) (?:of|from)(?! charge)|(?:depression|pain|symptom"
    r"|anxiety)-free"
    r"|(?:\w+ )?relief|recover\w*|improve\w*|respond(?! to (?:you|your|calls|e-?mail|the door))"
    r"|results|succeed|smil(?:e|ing)|laugh\w*|love (?:your )?life|enjoy life"
    r"|(?:notice|feel|see) (?:a|the) (?:\w+ )?(?:difference|change)|peace|thank us|remission"
    r"|cured|heal\b|thrive|good as new|normal again|feel (?:good|great|wonderful|amazing|human))"
)
_GONE = (
    r"(?:(?:\w+ )?(?:gone|over|history|behind you|a thing of the past|lifted|a memory"
    r"|(?:cut|halved)|healed|no more)|lift\w*|disappear\w*|vanish\w*|melt\w*|fade\w*|improve\w*"
    r"|dissolve\w*|go away|end|leave you|let go|heal|shift|ease|stop|clear|get better|brighten)"
)
_HELPS = (
    r"(?:work\b|heal|end|lift|relieve|fix|eliminate|erase|beat|cure|defeat|conquer|banish|stop your"
    r"|(?:turn around|give you back|restore|bring back) (?:you|your|the"
    r"|everything|life|lives)|make you (?:feel )?(?:\w+ )?(?:happy|better|whole|well)"
    r"|(?:bring|give|get) you (?:\w+ ){0,2}?(?:relief|peace|hope|joy|results|better|your life))"
)
_EVERYBODY = (
    r"(?:every|each|all|any|100 ?% of|everyone|everybody|anyone)(?: of)?(?: our| the| these"
    r"| those)?"
    r"(?: single)?(?: \w+)?(?: one|patients?|persons?|people|clients?|veterans?|guests?|of them)?"
    r"(?: (?:here|(?:who|we|of|that|in|on|at) (?:\w+ ){1,5}?))?"
)
_GETS_WELL = (
    r"(?:gets? (?:better|well|relief|results|their lives? back)|improves?|recovers?|responds?"
    r"|feels? (?:\w+ )?(?:better|relief|good|great|lighter|the difference)"
    r"|finds? (?:\w+ )?(?:relief"
    r"|peace|hope|joy)|heals?|succeeds?|leaves? (?:\w+ )?(?:happy|happier|better|smiling|lighter)"
    r"|walks? out (?:\w+ )?(?:happy|happier|better|smiling|lighter)"
    r"|(?<!the )(?<!of )benefits?(?= from\b|\W*$))"
)
_NOBODY = (
    r"(?:nobody|no ?one|none|not (?:a|one)(?: single)?(?: \w+)?|no (?:single )?(?:patients?|person"
    r"|client|veteran)|never (?:had|seen|met|treated|lost) (?:\w+ )?(?:patient|person|client|anyone"
    r"|one|somebody|someone|case)|(?:have|has) yet to (?:see|meet|have|treat) (?:\w+ )?(?:\w+))"
)
_NOT_WELL = (
    r"(?:(?:without|before|not) (?:\w+ly )?(?:feeling|getting|finding|seeing"
    r"|noticing) (?:\w+ ){0,2}?"
    r"(?:better|relief|good|hope|results|well|lighter|change|difference|improvement)"
    r"|(?:did(?: not|n't)|does(?: not|n't)|has(?: not|n't)|who could not|wasn't|was not|couldn't)"
    r" (?:\w+ )?(?:improv\w+|respond\w*|get better|feel (?:\w+ )?better|benefit\w*|helped|help|work"
    r"|get well|recover\w*)"
    r"|fail(?:s|ed)? to (?:improve|respond|get better|feel|benefit|recover|heal)"
    r"|(?:stays?|stayed|remains?|remained|leaves?|left|is still|goes home) (?:depressed|sad|ill"
    r"|sick"
    r"|in pain|unwell|anxious|hopeless)|(?:leaves?|left|goes home|went home|walk(?:s"
    r"|ed)? out) (?:\w+ ){0,2}?(?:disappointed|unhappy|the same"
    r"|as they came|without relief))"
)
_SURE = (
    # a result for everybody, or nobody without one
    rf"\b{_EVERYBODY}\b[^.;]{{0,40}}?\b(?:will |can |does )?{_GETS_WELL}\b"
    rf"(?! (?:differently|in (?:his|her|their)|at (?:his|her|their)|to ketamine in))"
    r"|\bevery (?:one of )?(?:\w+ )?(?:patient|person|client|one"
    r"|veteran)s? (?:[\w']+ ){1,5}?(?:is|are"
    r"|feels) (?:\w+ )?(?:better|well|happy|healed|happier|free|recovered)\b"
    r"|\b(?:every|each) (?:\w+ )?(?:infusion|session|visit|treatment|drip|dose"
    r"|time)s? (?:(?!we\b|you\b|is\b|i\b)\w+ ){0,2}?"
    r"(?:brings?|gives?|delivers?|works?|helps?|means|ends? in) (?:\w+ ){0,3}?(?:relief|results"
    r"|better|hope|joy|happiness|peace|healing|works?)?"
    rf"|\b{_NOBODY}\b[^.;]{{0,50}}?\b{_NOT_WELL}\b"
    # a result that is said to come
    rf"|\b(?:you|we all|they|he|she)(?:'ll| will| are going to|'re going to| is going to)\b"
    rf"(?: (?!if\b|not\b|never\b|asked|told|given|any\b|need|have to)[\w'-]+){{0,6}}? {_WELL}\b"
    r"|\byou(?:'ll| will) (?:\w+ly )?(?:recover|improve|heal|respond|thrive|get well|be well"
    r"|never (?:be|feel) depressed)\b|\byou are going to (?:love|feel)\b"
    rf"|\b{_ILL} (?:will|is going to|'ll)(?: \w+ly| soon| all| start to| begin to| be)? {_GONE}\b"
    r"|\b(?:ketamine|infusions?|treatment|therapy|protocol|it|this|that|we|our \w+|drip)(?:'ll"
    r"| will"
    rf"| is going to| are going to)(?: \w+ly| soon)? {_HELPS}"
    r"|\b(?:infusions?|sessions?|visits?|weeks?|hours?|days?) (?:is|are) all (?:it takes|you need)"
    r"|\ball it takes (?:is|to)\b|\bwill (?:definitely|certainly|surely|absolutely) (?:\w+ )?\w+"
    r"|\b(?:certain|sure|bound|assured|destined|guaranteed) to"
    r" (?:work|help|feel|get|lift|relieve|improve|heal|be better|succeed|respond)\w*"
    r"|\b(?:come|book|walk|call|start|sit|arrive|try)\b[^.;]{0,30}, (?:and )?(?:feel|leave|go home"
    r"|walk out|come out|wake up) (?:\w+ )?(?:better|happy|happier|healed|smiling|lighter|well"
    r"|free)\b"
    rf"|\b{_ILL} (?:stops?|ends?|lifts?|disappears?|is over|is gone|goes away) (?:here|now|today"
    rf"|within"
    r"|in (?:\w+ )?(?:hours|days|weeks)|after|for good)\b"
    r"|\bnever again (?:will|shall|be|feel|wake)\b[^.;]{0,30}?\b(?:depress\w+|sad|anxious|pain|down"
    r"|hopeless|alone|suffer)\b|\bexpect (?:to feel|to be|relief|results|full|complete|total)\b"
    r"|\bonly one (?:possible )?(?:outcome|result)\b|\bno other (?:outcome|result)\b"
    r"|\bwe (?:just |simply )?know (?:that )?(?:it|ketamine|this|you)(?: (?:will|can"
    r"|does))? ?(?:works?"
    r"|help\w*|get better|feel better|recover)?\b(?! (?:can|may|might|has|is|are|have|all|want)|'s)"
    # a result that cannot fail
    r"|\b(?:no way|impossible|no chance)\b[^.;]{0,30}\b(?:will not|won't|not to|to fail|fails?"
    r"|doesn't|does not) ?(?:work|help|feel|improve|respond|get)?\w*"
    r"|\bcan(?:not|'t) (?:fail|lose\b|miss\b|go wrong)|\bnever (?:fails?|failed|disappoints?"
    r"|lets? (?:you|anyone|us|people|a patient) down)\b|\bmatter of (?:time|course|when)\b"
    r"|\bwithout (?:fail|exception)\b|\bnot if,? but when\b|\b(?:a|absolute|near) certainty\b"
    rf"|\b{_ILL} (?:\w+ )?(?:doesn't|does not|won't|will not|never) (?:stand|have) a chance\b"
    r"|\balways (?:\w+ly )?(?:works?|helps?|succeeds?|heals?|relieves?|lifts?|gets? results"
    r"|effective|delivers?|has)\b(?! (?:a|the|an|time|been)\b)"
    r"|\b(?:works?|effective|helps?|succeeds?|relief|results?|delivers?)\b[^.;]{0,24}?\b(?:every"
    r" (?:single )?time|for (?:\w+ly )?(?:everyone|everybody)|for (?:every|each|all) (?:\w+ )?"
    r"(?:patients?|person|people))\b|\b(?:works?|helps?|delivers?"
    r"|heal)\b[^.;]{0,30}[,.:] ?(?:period"
    r"|full stop|guaranteed|no ifs|no exceptions|no question)\b"
)
"""Results told as sure."""
_DOUBLED = rf"(?:{_NOBODY}|no way|impossible|no chance|can't|cannot|not if)\b"
"""Begins a result told by two denials; elsewhere a `not` within takes it back."""
_WAGER = (
    r"\bor (?:your money back|you (?:don't|do not|won't) pay|pay nothing|it(?:'s| is) (?:free"
    r"|on us)|we (?:pay|refund)|you pay nothing|the next)\b"
    r"|\b(?:if|when|should) (?:you|it|the|your|ketamine|nothing)[^.;]{0,60}(?:\b(?:not|no|fails?"
    r"|nothing|unhappy|disappointed)|n't)\b[^.;]{0,60}\b(?:refund\w*|money back|is free|on us"
    r"|no charge"
    r"|free of charge|every (?:cent|penny|dollar)|you (?:pay nothing|don't pay))\b"
    r"|\b(?:stake|bet|wager)\b[^.;]{0,40}\b(?:reputation|name|everything|house|anything|license)\b"
    r"|\b(?:you have (?:my|our) (?:word|promise)|(?:my|our) word (?:on|that|of honor)"
    r"|(?:my|our) promise|we swear|i swear|we vow|take it to the bank|bet your life"
    r"|(?:bank|count|rely|depend) on (?:\w+ )?(?:it|relief|results|feeling|recovery|ketamine"
    r"|our results))\b|\b(?:results|relief|better|success|recovery|outcomes?)\b[^.;]{0,16}"
    r"\b(?:\w+ ){0,3}can (?:bank|count|rely|depend) on\b"
)
"""A result that is betted on."""
_PROMISE = (
    r"\bguarante(?:e|es|ed|eing)\b|\b(?:100|one hundred|a hundred) ?(?:%|percent)"
    r"|\b(?:fool-?proof|sure-?fire|infallible|fail-safe)\b"
    r"|\bproven\b(?! track| cases?\b)|\b(?:proves|proved) to (?:be )?\w+"
    r"|\b(?:we|i) (?:can |do |will )?(?:promise|assure|pledge)\b"
    r"|\b(?:is|that's|are) (?:a|our|my|the) (?:\w+ )?(?:promise|guarantee|vow|pledge)\b"
    r"|\brest assured\b[^.;]{0,40}?\bwill\b"
    r"|\bwith(?: complete| absolute)? certainty\b"
    r"|\b(?:success|relief|results?|recovery|improvement|healing)(?: is"
    r"| are)? (?:(?!not)\w+ )?(?:certain|assured"
    r"|guaranteed|inevitable|a given|a sure thing|a matter of course|just around the corner)\b"
)


@rule("K02", ERROR, FTC_AND_LAW)
def guarantee(s: Sentence) -> Iterator[Hit]:
    """Guarantees a result: guaranteed, 100 %, always works, proven to.

    Why: Nobody can guarantee how a person responds; most studies had people who did not.
    Fails: We guarantee relief from depression.
    Fails: It always works when other treatments fail.
    Fails: Our infusions are proven to lift your mood.
    Fails: You will leave here lighter than you came.
    Fails: We have never had a patient who did not improve.
    Passes: We cannot guarantee results.
    Passes: We guarantee your privacy.
    Passes: If it works for you, you will feel better within a day.
    """
    for m in s.find(f"{_PROMISE}|{_WAGER}"):
        if not _is_service(s, m[0], m.start(), m.end()) and not s.excused(m.start(), m.end()):
            yield _hit(s, m.start(), m.end())
    for m in s.find(_SURE):
        inner = rx(r"\b(?:not|n't)\b").search(m[0]) and not rx(_DOUBLED).match(m[0])
        if not inner and not _left_open(s, m[0], m.start()) and not _excused(s, m.start(), m.end()):
            yield _hit(s, m.start(), m.end())


def _hit(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{s.text[at:end]}” guarantees a result that no treatment can guarantee.",
        "Say how sure it is: “may help some people; it does not help everyone”.",
    )  # fmt: skip


def _excused(s: Sentence, at: int, end: int) -> bool:
    if s.low[at:end].startswith(("can't", "cannot")):  # no denial: it is the promise itself
        return s.rejected(at) or s.asked(at)
    return s.excused(at, end) or other_drug(s, at)


def _is_service(s: Sentence, word: str, at: int, end: int) -> bool:
    """Whether what is promised is the clinic's own doing, or no result at all."""
    clause = s.low[slice(*s.clause(at))]
    ours = ("guarant", "we ", "i ", "100", "one h", "a hund", "you have", "our", "my")
    if word.startswith(ours) and _serves(clause) and not s.has(r"satisfaction guaranteed"):
        return True
    if word.startswith(("100", "one h", "a hund")) and _other_percent(s, end):
        return True
    if s.has(r"\b(?:wish|if only) (?:we|i|they) could\b"):
        return True
    if word == "proven" and (
        other_drug(s, at)
        or rx(r"^ (?:\w+ )?(?:treatments|therapies|medicines|care|alternatives|options)\b").match(
            s.low[end:]
        )
        or s.low[:at].endswith("un")
        or s.has(r"\b(?:if|until|unless|once) (?:\w+ ){0,3}proven")
    ):
        return True
    if word.startswith(("we ", "i ", "our", "my", "you have")) and "you " not in f"{clause} ":
        return rx(_OUTCOME).search(clause) is None
    if word.startswith(("count", "bank", "rely", "depend", "or ", "if ", "when ", "should ")):
        return rx(rf"{_OUTCOME}|\bketamine|\bimprov|\bdifference").search(s.low) is None
    return rx(r"^ (?:nothing|no\b)").match(s.low[end:]) is not None


def _left_open(s: Sentence, word: str, at: int) -> bool:
    """`If it works, you will feel better`, `we hope you will`: said to be open, or to be tried."""
    start, _ = s.clause(at)
    before = s.low[start:at]
    if rx(
        r"\b(?:if|whether|when|once|may|might|hope\w*|until|unless|expect\w*|predict\w*|tells?|think"
        r"|believe|some|few|many|most|nearly|almost|how|what|why|which|ask|see|should|could|would"
        r"|before|chance|likely|perhaps|maybe|wait)\b(?! \w+'s)"
    ).search(before) and not rx(
        r"\b(?:before you know it|when you (?:choose|come|trust|walk)"
        r"|once you (?:start|begin|try|feel)|you think|if you (?:do|complete"
        r"|finish|follow|come|let|trust|try|take|stay)"
        r"|even if|how long)\b"
    ).search(before):
        return True
    around = s.low[max(0, start) :]
    if rx(r"\b(?:if|unless|provided|hope|whether) (?:it|you|the|ketamine|this|they|your)\b").search(
        around
    ) and not rx(
        r"\b(?:even if|if you (?:do|take|stay|complete|finish|follow|come|let|trust|try))\b"
    ).search(around):
        return True
    return (
        rx(
            r"\b(?:group|class|workshop|better (?:at|able|prepared|rested|informed|idea|picture"
            r"|understanding|placed|off with)|free to|relief valve|in time|well (?:cared|looked"
            r"|known)"
            r"|monitor|pump|see (?:a|the) (?:nurse|clinician)|receive)\b"
        ).search(s.low[at : at + 90])
        is not None
        and "depress" not in word
    )


def _serves(clause: str) -> bool:
    """Whether it is about service (privacy, a call back) rather than about what treatment does."""
    return rx(_SERVICE).search(clause) is not None and rx(_OUTCOME).search(clause) is None


def _other_percent(s: Sentence, end: int) -> bool:
    """`100 % of our nurses`, `100 % safe` (which is K03), `100 % oxygen`."""
    after = s.low[end : end + 40]
    return rx(r"^ (?:natural|normal|yourself|sure|committed|honest|dedicated|drug)").match(
        after
    ) is not None or (rx(rf"{_OUTCOME}|\brisk|\bside effects").search(s.low) is None)
