"""Sentences in; what is known of Spravato told of ketamine out (K08)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import ESKETAMINE, KETAMINE

_LINK = (
    r"\b(?:so|therefore|thus|means?|same|like|alike|likewise|just as|just like|proves?|proof|shows?"
    r"|showed|shown"
    r"|which is why|because|since|as (?:\w+ ){1,4}as|equivalent|version of|cousin|sister|sibling"
    r"|twin|form of|works? the|backed"
    r"|identical|validat\w*|based on|confirms?|appl(?:y|ies|ied)|also (?:sold|known|called"
    r"|marketed)|support\w*|demonstrat\w*"
    r"|evidence for|extends?|covers?|expect|too|carr(?:y|ies) over|vouch\w*|stand in|speaks? for"
    r"|in other words|share[sd]?"
    r"|interchangeabl\w*|essentially|basically|similar results|similarly|brand of|brand name"
    r"|a\.k\.a|aka|matches|mirror\w*"
    r"|benefits? of|success|track record|trusts?|idea of|on the map"
    r"|deliver\w*|promis\w*|achiev\w*|goes for|holds? for|true of|generic|translate\w*|data|trials?"
    r"|studies|results|approval"
    r"|approved|paved|opened (?:the|a) (?:door|way)|imagine|look at|made ketamine|yes to|do(?:es"
    r"|ing)? by"
    r"|the same job|go(?:es)? further|mainstream|agree|just as (?:good|effective|well|safe)"
    r"|equally|thanks to|now that|everything|already know|established|green light|go-ahead"
    r"|ingredient|legitimate|respected|recogni[sz]ed|endors\w+|blessing|no longer doubt|difference"
    r"|contains?|component|made (?:of|from)|inside)\b"
)
_WORKS = (
    r"\b(?:approv\w+|stud(?:y|ies)|studied|trials?|data|research|evidence|results?|response"
    r"|respon\w+"
    r"|works?|working|effective\w*|relie\w+|improv\w+|remission|success\w*|fights?|trust\w*|helped"
    r"|helps? (?!you (?:choose|decide|find|pay|with))|can do|does|better|stronger|famous"
    r"|prove[sdn]?|proof|shows?|shown"
    r"|molecule|drug behind|think of|believe in|rely on|rests? on|track record|said yes|same|expect"
    r"|fda|identical|equivalent|version|form of|brand|deliver\w*|promis\w*|achiev\w*|cousin|sister"
    r"|twin|like|backed|labels?|generic|felt|cleared|everything you|also (?:known|sold|called"
    r"|marketed)|known as"
    r"|benefits? of|tested|understood|safe|established|green light|experimental|ingredient"
    r"|legitimate|respected|recogni[sz]ed|endors\w+|doubt\w*|contains?|component|science|heard"
    r"|read about|lifts?|eases?|fast|hope)\b"
)
"""That a drug does something, or that somebody found so."""
_CHOICE = (
    r"\b(?:choos\w+|given|comes? as|spray that|had|have had|rather (?:have|try|take)|monitor\w*"
    r"|allerg\w+|choice between|compar\w+ (?:esketamine|spravato|ketamine)|whether|right for"
    r"|covers?|insur\w+|your plan|pays?|paid for|refer\w*|blood pressure|nausea|drive|controlled"
    r"|warning|risks?"
    r"|side effects?|pregnan\w+|in the same (?:day|week)|on the same (?:day|week))\b"
)
"""What may be said of both without a claim."""
_ONE_AND_THE_SAME = (
    r"\b(?:simply|just|merely|nothing but|really|in truth|basically|essentially|in effect|only)"
    r" (?:\w+ ){0,2}?(?:esketamine|spravato|nasal spray)\b|\b(?:esketamine|spravato) (?:without"
    r"|minus|by another name"
    r"|in (?:an? )?(?:iv|drip|vein))|\bif (?:esketamine|spravato) works\b"
    r"|\b(?:the original|the parent|its parent|the real thing|the (?:full|whole)(?: (?:molecule"
    r"|version|thing))? (?:and|of it)"
    r"|the full (?:molecule|version)"
    r"|the source of)\b|\b(?:spravato|esketamine)(?:,? (?:is|equals))(?: (?!not\b|given\b)\w+){0,3}"
    r" ketamine\b(?!'s)"
    r"|(?<!es)\b(?:ketamine|infusions?|our (?:iv|drip|\w+)|it) (?:is|are|equals?)"
    r"(?: (?!not\b|n't|unlike|different)\w+){0,3} (?:spravato|esketamine)\b"
    r"|\b(?:two|different) names\b|\bone (?:and the same|medicine|drug|molecule)\b"
)
_BY_VEIN = (
    r"\bby vein what\b|\b(?:generic|intravenous|iv|infused|liquid|compounded) (?:esketamine"
    r"|spravato)\b"
    r"|\b(?:esketamine|spravato|nasal spray),? (?:but |only |just )?(?:\w+ )?"
    r"(?:by|through|into|in|as) (?:an? |the |your )?(?:vein|drip|iv|infusion)\b"
)
"""Esketamine as the clinic would give it: what it gives is ketamine."""
_NAMES = (
    rf"{ESKETAMINE}|\b(?:ketamine (?:nasal )?spray|intranasal (?:ketamine|form|version)|(?:nose"
    rf"|approved) spray"
    r"|(?:its|ketamine's|the) (?:[\w-]+ ){0,3}(?:cousin|sister|sibling|twin|relative|derivative)"
    r"|(?:approved|licensed|patented|branded|brand-name) (?:\w+ )?(?:form|version|cousin|relative"
    r"|derivative|spray))\b"
)
"""Esketamine by its names and by what it is to ketamine."""
_APART = (
    r"\b(?:different|differ|differs|unlike|whereas|separate\w*|distinct|another product|its own"
    r"|says nothing|little (?:about|of)|tells us nothing"
    r"|(?:does|do|is|are|can|has|have|was|should|must|may) ?(?:not|n't|never)|cannot|can't|don't"
    r"|doesn't|isn't|aren't|not|only"
    r"|but|off-label|allergic|allergy|apart|nothing|never|no\b|neither|confuse)"
)

_IDLE = (
    r"(?<![;:.,] )\b(?:that|who|whom|which|when|where|whose|after|if|pills|medicines?"
    r"|antidepressants)"
    r" (?:[\w-]+ ){0,4}?(?:not|never|no|\w+n't)\b(?! (?:yet |fda[ -])?(?:approv|cover|carr|apply"
    r"|extend|tell|hold|mean))"
    r"(?: \w+){0,2}|\bno longer (?:an? )?(?:\w+ )?"
    r"(?:experiment\w*|unproven|new|fringe|question|mystery|doubt\w*|off-label|secret|guess\w*)"
    r"|\bnothing (?:left|more|else|new|to (?:fear|prove|lose|doubt))"
    r"|\bno (?:need|reason|doubt|wonder|question|surprise|secret|less|mystery)\b|\bneed(?: not|n't)"
    r"|\b(?:cannot|can't) (?:go wrong|be wrong)|\b(?:do not|don't) (?:doubt|worry|hesitate|wait)"
    r"|\bwould(?: not|n't) have [^.]*\bif\b[^.]*"
    r"|\b(?:nobody|no one|no doctor) (?:can|could|may|should|would|will)? ?(?:\w+ )?(?:calls?"
    r"|doubts?"
    r"|questions?|den(?:y|ies)|disputes?|argues?|says?)\b"
    r"|\b(?:(?:doctors|nobody|no one|we|you) (?:can )?no longer (?:doubt|question|need)\w*)"
    r"|\bonly (?:\w+er|better|more|less|without|the)\b"
)
"""Denials that tell of the illness, or praise; they set nothing apart."""
_YET_THE_SAME = (
    r"\b(?:nothing but|but the) (?:\w+ )?(?:spravato|esketamine|original)\b"
    r"|\bnot (?:only|just)\b|\bno (?:different|difference)\b|\bnot (?:so )?different\b"
    r"|(?<!not )\bthe (?:very )?same\b(?! (?:days?|weeks?|month|time|visit|building|hour|morning"
    r"|room|form))"
    r"|\bbut (?:our|ketamine|iv|it|the) (?:\w+ )*(?:same|works|cheaper|costs?|gives|just)\b"
    r"|\bonly cheaper\b|\b(?:just|every bit|at least|equally) (?:as )?(?:good|effective|well"
    r"|safe|strong)"
    r"|\b(?:spravato|esketamine)(?:'s)? (?:\w+ )?(?:results|relief|benefits"
    r"|effects)(?: \w+)?[ :,-]+"
    r"(?:come|with|from|without|at)\b"
)
"""Words of denial that deny no likeness."""
_OURS = (
    rf"{KETAMINE}|\b(?:our (?:treatments?|iv|clinic|protocol|patients|program|drip|medicine)"
    r"|iv (?:form|version)|the original|the real thing|the whole molecule|(?:the|an?) (?:iv|drip"
    r"|infusion)|what we (?:offer|use|give)"
    r"|(?:treatment|medicine|drug) we (?:offer|use|give))\b"
)
_WE = r"\b(?:we|us|ours?|here)\b"
_AS_GOOD = (
    r"\b(?:same|identical|equal) (?:[\w-]+ ){0,4}?(?:as|to|behind|that) (?:\w+ ){0,3}?(?:spravato"
    r"|esketamine|the nasal spray)\b|\bas (?:good|effective|well|strong|fast|safe) as (?:spravato"
    r"|esketamine|the nasal spray)\b|\bno (?:real |medical )?difference\b"
    r"|^\W*(?:like|just like) (?:spravato|esketamine|the (?:approved )?(?:nasal )?spray)\b"
)
"""A likeness without the other side: on a clinic's page that is what the clinic gives."""
_SO = (
    r"\b(?:so (?:you|we|our|will|can|do|does)|too|the same|likewise|(?:which|that) is why|just as"
    r"|as well|in turn)\b"
)
"""Where the treatment is only `we` or `here`, the likeness has to be said."""
_COMPARED = (
    r"\b(?:trials?|stud(?:y|ies)|research\w*|scientists) (?:\w+ ){0,2}?compar(?:e|es|ed|ing)\b"
    r"|\b(?:safety )?program\b|\bin surgery\b|^\W*whether\b|\b(?:open question|unclear"
    r"|not (?:yet )?known)\b"
)
_RISK = (
    r"\b(?:risks?|warnings?|boxed|side effects?|blood pressure|detached|sedation|misuse|schedule)\b"
)
_GAIN = (
    r"\b(?:approv\w+|works?|relie\w+|effective\w*|better|benefits?|trust\w*|no risks?|fewer|safe\w*"
    r"|record|help\w*|improv\w+|proof|prove\w*|success\w*|interchangeabl\w*)\b"
)
"""A risk that both share is no claim for either."""
_GOES_ON = (
    r"^\W*(?:so\b|that(?:'s| is) why|which|therefore|thus|likewise|the same|ours?\b|ketamine|we\b"
    r"|our infusions|infusions)"
)


@rule("K08", ERROR, "Spravato label; FTC Health Products Compliance Guidance (2022)")
def borrowed(s: Sentence) -> Iterator[Hit]:
    """Uses Spravato's (esketamine's) data or approval for ketamine.

    Why: Esketamine is a different product with its own trials, approval and rules. What holds
        for one does not hold for the other.
    Fails: Spravato was approved by the FDA, so you can trust our ketamine infusions.
    Fails: Studies of esketamine show that ketamine infusions help.
    Fails: Spravato has helped thousands. Our infusions work the same way.
    Passes: Spravato is approved for treatment-resistant depression; ketamine infusions are not.
    Passes: Tell us if you are allergic to ketamine or esketamine.
    """
    name = next(s.find(_NAMES), None)
    if name is None:
        return
    rest = f"{s.low[: name.start()]}{'#' * len(name[0])}{s.low[name.end() :]}"
    ours = any(not rest[: m.start()].endswith("es") for m in rx(_OURS).finditer(rest))
    asked = s.passage.text[: s.start].rstrip().endswith("?") and s.has(r"\b(?:look at|ask|see)\b")
    ours = ours or asked or s.has(_BY_VEIN) or s.has(_AS_GOOD) or s.has(_WE) and s.has(_SO)
    if ours and _of_both(s, name.start()) or not ours and _goes_on(s):
        yield Hit(
            name.start(), name.end(),
            f"“{s.text[name.start() : name.end()]}” is a different product; its data and approval "
            "say nothing of ketamine.",
            "Keep them apart: “Spravato has its own approval, which does not extend to ketamine.”",
        )  # fmt: skip


def _of_both(s: Sentence, at: int) -> bool:
    """Whether a sentence that names both carries over what is known of one."""
    if s.is_question and not s.has(r"^why (?:pay|wait|choose|use|not)"):
        return False
    one = (s.has(_ONE_AND_THE_SAME) or s.has(_BY_VEIN)) and not s.denied(at)
    hearsay = s.has(r"\byou(?:'ve| have| may have| might have)? (?:\w+ )?(?:heard|read|seen)\b")
    wrong = rx(
        r"^\W*(?:it is|it's|they are|they're|that is|that's|this is) (?:not|wrong|false|untrue)"
    ).match(s.context.low[s.end :])
    if s.rejected(at) and not hearsay or wrong or s.asked(at) or s.has(_COMPARED):
        return False
    if rx(r"^\W*(?:please )?(?:do not|don't|never) (?:take|use|combine|mix|confuse)").match(s.low):
        return False
    told = rx(_IDLE).sub(" ", s.low)
    if rx(_APART).search(told) and not s.has(_YET_THE_SAME):
        return False
    if not one and not s.has(_LINK) and not s.has(_WORKS):
        return False
    if s.has(_CHOICE) and not one and not (s.has(_LINK) and s.has(_WORKS)):
        return False
    if s.has(_RISK) and not s.has(_GAIN):
        return False
    offers = s.has(
        r"\b(?:we|clinic|practice|staff|team) (?:also )?(?:offer|provide|give|carry|prescribe"
        r"|administer)s?\b(?:[^.]{0,40}\b(?:and|or|as well as)\b)"
    )
    return not offers or s.has(r"\b(?:approv\w+|stud(?:y|ies)|trials?|data|same|prove\w*)\b")


def _goes_on(s: Sentence) -> bool:
    """`Spravato has helped thousands. So will our infusions.`: the next sentence carries it "
    "over."""
    after = s.context.low[s.end : s.end + 160].lstrip(' .!?"')
    after = rx(r"^[^.!?]*").search(after)[0]  # type: ignore[index]
    return (
        rx(_GOES_ON + r"|^\W*(?:imagine|think what|just (?:look|think))").match(after) is not None
        and rx(_OURS).search(after) is not None
        and rx(ESKETAMINE).search(after) is None
        and rx(
            r"\b(?:so|too|why|same|also|likewise|therefore|thus|even|believe|trust"
            r"|imagine|can do|look)\b"
        ).search(after)
        is not None
        and rx(_APART).search(after) is None
        and (
            s.low.rstrip().endswith("?")
            or s.has(_WORKS + r"|\bapprov\w+|\blooked at\b|\bhelps?\b")
            and not s.has(_APART)
        )
    )
