"""Sentences in; figures without a source, growth without a hedge, conditions, stories out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, WARNING, Hit, Sentence, rule
from brochure.check.words.sense import HEDGES, rx
from brochure.check.words.subjects import TREATMENT, other_drug

FTC = "FTC Health Products Compliance Guidance (2022)"
ENDORSE = "16 CFR 255.2 and 255.5 (FTC endorsement guides)"
HIPAA = "HIPAA, 45 CFR 164.508"

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|dozen)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_PARTS = r"(?:thirds?|quarters?|fifths?|halves|half|tenths?|fourths?|eighths?|sixths?)"
_FIGURE = (
    rf"\b{_NUMBER} ?(?:%|percent\b|per cent\b|percentage points?\b)"
    rf"|\b(?:a|one|two|three|four|nine)[ -]{_PARTS}\b(?! (?:an? )?(?:hours?|days?|of an hour|mile|block|dose|inch|year))"
    rf"|\b(?:about |nearly |almost |over |roughly |more than )?half (?:of )?(?:all |the |our |my |those |these |who )?"
    rf"(?:people|patients?|adults?|them|clients?|those|veterans|cases|users|of|who|participants)\b"
    rf"|\b(?:by|cut in|in) half\b|\bhalved\b"
    rf"|\b{_NUMBER} (?:out of|in|of) (?:every |our |the )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|twelve"
    r"|hundred|a hundred|one hundred)\b(?! (?:clinicians|nurses|rooms|locations|days|providers|visits|weeks|months"
    r"|hours|steps|years|staff|parts|clinics|minutes|offices|sessions|floors))"
    r"|\b(?:twice|three times|four times|five times|ten times|several times|\d+ times|\d+x|\w+-?fold"
    r"|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)) (?:as (?:likely|many|effective|fast|much|often|well)|more|the (?:chances?|odds|rates?|number|relief|risk|likelihood)|your|more|better|increase|reduction|drop|rise|decrease)"
    r"|\b(?:scores?|symptoms?|pain|depression|rating|phq)\b[^.;]{0,40}\bfrom (?:an? \w+ of )?\d+ to \d+\b"
    rf"|\b(?:by|of|average(?: of)?|drop(?:s|ped)?|fell|falls?) (?:an average of |an average |about |roughly |up to |some |nearly |over )*"
    rf"{_NUMBER} points?\b"
    rf"|\b(?:odds ratio|success rate|response rate|remission rate|relapse rate)s? (?:\w+ ){{0,4}}{_NUMBER}"
    r"|\b(?:vast |great |large |overwhelming )?majority of (?:our |all |the )?(?:\w+ )?(?:people|patients|clients|those|adults|veterans)\b"
)
_SHOW = (
    r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|evidence|data|science|scientists|literature|numbers|statistics"
    r"|experiments|findings|surveys?|a review|reviews of)\b(?: (?:of|in|on|from|at|by|have|has|had|now|also|\w+ly|that|we|\w+)){0,7}?"
    r" (?:shows?|shown|showed|showing|proves?|proven|proved|demonstrates?|demonstrated|confirms?|confirmed|finds?|found"
    r"|suggests?|suggested|indicates?|indicated|reveals?|revealed|supports?|supported|reports?|reported|points? to|back|tells? us|agrees?|establish\w*|attests?|documents?)\b"
    r"|\b(?:research|science|evidence|data) (?:is|are) (?:\w+ )?(?:clear|in|overwhelming|strong|solid|compelling|undeniable)\b|\b(?:science|research)-backed\b|\b(?:backed|supported) by (?:\w+ ){0,4}?(?:science|research|studies|evidence|data|trials)\b"
    r"|\b(?:shown|proven|demonstrated|confirmed|supported|backed|validated|established|documented) (?:\w+ )?(?:in|by) "
    r"(?:\w+,? ){0,4}?(?:stud(?:y|ies)|trials?|research|science|data|evidence)\b"
    r"|\baccording to (?:\w+ ){0,4}?(?:stud(?:y|ies)|research\w*|trials?|data|science|experts?)\b"
    r"|\b(?:research|science|evidence)-(?:backed|proven)\b|\bclinically (?:shown|tested|validated|demonstrated)\b"
)
_FREQUENCY = (
    r"\b(?:patients?|people|clients?|veterans|adults?|respon\w+|remission|relie\w+|improv\w+|reduc\w+|symptoms?"
    r"|success\w*|effective\w*|works?|better|depress\w+|anxi\w+|benefits?|relapse\w*|side effects?|nausea|nauseous|dizz\w+"
    r"|suicid\w+|mood|recover\w*|odds|risks?|cases|americans|scores?|pain|users|feel|felt|likely|participants|treatments? work"
    r"|infusions work|women|men|teens|chance|rate|headaches?|vomit\w*|lasts?|fade[sd]?|stress|sleep)\b"
)
_NO_FREQUENCY = (
    r"\b(?:deposit|discounts?|off (?:your|the|all|any)|fees?|price\w*|cost\w*|pay|paid|payment|charge[sd]?|insur\w+|refund\w*"
    r"|interest|financ\w+|tax|savings?|oxygen|humidity|alcohol|cotton|solar|recycled|proceeds|donat\w+|staff|nurses|clinicians"
    r"|our (?:team|providers|practitioners|building|rooms)|saline|solution|battery|confidential|copay|coinsurance|bilingual"
    r"|parking|seats|shift|lease|notice|schedule|time slots|appointments|rooms?|tip|stairs|ramp|uv|spf)\b"
)


@rule(
    "K16", ERROR, FTC,
    "% percent third thirds quarter quarters fifth fifths tenth tenths half halves halved twice double doubles doubled triple triples"
    " doubling tripled majority odds clinically tenfold twofold threefold fold",
    ("##", "out in of from"), ("#", "times rate rates point points x score scores"), ("average", "of"),
    ("study studies research researchers trial trials evidence data science scientists literature numbers statistics findings survey surveys"
     " review reviews experiments experts expert",
     "show shows shown showed showing prove proves proven proved demonstrate demonstrates demonstrated confirm confirms confirmed find finds found"
     " suggest suggests suggested indicate indicates indicated reveal reveals revealed support supports supported report reports reported point points"
     " back backed tell tells agree agrees establish establishes attest clear overwhelming strong solid compelling undeniable according validated documented"),
)  # fmt: skip
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
        if not s.has(_FREQUENCY) or rx(r"^ ?(?:safe|risk|natural|side|harm|guarantee)").match(
            s.low[end:]
        ):
            continue
        if s.has(_NO_FREQUENCY) and not s.has(
            r"\b(?:respon[ds]\w*|remission|relie\w+|improv\w+|symptoms?|nause\w+|effective\w*|depress\w+|success rate|patients)\b"
        ):
            continue
        if s.rejected(at) or s.is_question or _no_result(s, at):
            continue
        if s.has(r"\b(?:half (?:an|a|the|past)|in half an? |first half|second half|one of (?:our|the|your|us|these)|one in the"
                 r"|\d{1,2} of (?:january|february|march|april|may|june|july|august|september|october|november|december)"
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
        if rx(r"\b(?:no|not|never|nothing|hardly|few|n't|yet|whether|if|ask|more|further|needs?|will|may|until|unless"
              r"|should|could|to (?:show|find|see))\b|n't").search(m[0] + s.low[max(0, at - 14) : at]):  # fmt: skip
            continue
        if s.has(r"\b(?:animals?|mice|rats|rodents?)\b") and s.has(r"\b(?:may|might|could|suggest\w*)\b"):
            continue
        if rx(
            r"^ (?:no|nothing|little|mixed|out (?:what|why|more)|it hard|neither|us (?:nothing|little))\b"
        ).match(s.low[end:]):
            continue
        if s.has(r"\b(?:your|our|the) (?:lab |test |blood |vital )?(?:data|numbers|results) (?:show|stay|are)|\bnumbers (?:are|to call)"
                 r"|\bexperts? (?:in|at) (?:our|billing)") and not s.has(r"\bketamine|depress"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” names no study.",
            "Name one: put its id behind the sentence, such as [^cochrane-2021].",
        )  # fmt: skip
        return


def _no_result(s: Sentence, at: int) -> bool:
    """A count that is no result: of staff, of visits, of documents."""
    return rx(
        r"\b(?:clinicians|nurses|practitioners|staff|team members|rooms|locations|visits|providers|infusions (?:in|over|a)|forms"
        r"|offices|chairs|nights|days a week|sessions) (?:are|is|speak|have|were|work|come|hold)?"
    ).search(s.low[at : at + 60]) is not None and not s.has(
        r"\b(?:patients?|people|respon\w+|relie\w+|improv\w+|symptoms?|remission)\b"
    )


_GROW = (
    r"(?:re-?grow\w*|re-?grew|grows?|growing|grew|grown|growth|sprout\w*|re-?wir\w+|repair\w*|re-?build\w*|rebuilt|regenerat\w*|restor\w+|heal(?:s|ed|ing)?"
    r"|resets?|resetting|strengthen\w*|forms?|forming|formed|builds?|building|creates?|creating|makes?|making|reconnect\w*|renew\w*|rejuvenat\w*"
    r"|remodel\w*|reshap\w+|awaken\w*|reboot\w*|rebalanc\w*|re-?establish\w*|wakes? up|mend(?:s|ed|ing)?|multipl(?:y|ies)|flourish\w*|blossom\w*"
    r"|spark\w*|stimulat\w+|trigger\w*|promot\w+|boost\w*|encourag\w+|generat\w+|develop\w*|produc\w+|opens?|opening|increas\w+|rekindl\w*|alter\w*|fix(?:es|ed)?"
    r"|revers\w+|nourish\w*|revitali[sz]\w+|replenish\w*|reviv\w+|branch\w*|brings? back|bring\w* .{0,10}back)"
)
_BRAIN = (
    r"(?:brains?(?:'s)?|neurons?|neural|nerve cells?|synap\w+|dendrit\w+|connections?|pathways?|circuits?|circuitry|wiring|links?|brain cells?"
    r"|neuroplasticity|plasticity|spines|neurogenesis|branches|cells|networks?|roots|grey matter|gray matter|cortex|hippocampus|tendrils)"
)
_SELF = (
    r"(?:re-?grow\w*|re-?grew|grows?|growing|grew|sprout\w*|re-?wir\w+|repair\w*|re-?build\w*|rebuilt|regenerat\w*|heal(?:s|ed|ing)?|restor\w+|renew\w*|reconnect\w*|forms?|flourish\w*"
    r"|blossom\w*|recovers?|strengthen\w*|multipl(?:y|ies)|resets?|awaken\w*|mend(?:s|ed)?|improves?|increases?|altered|reborn|comes? back|wakes? up)"
)
_STRONG = r"(?:re-?wir\w+|re-?grow\w*|re-?grew|neurogenesis|new (?:\w+ )?(?:connections?|synapses|pathways?|neurons|links|branches|brain cells|dendrites?))"


@rule(
    "K17", WARNING, FTC,
    "rewire rewires rewired rewiring regrow regrows regrowing regrown neurogenesis neuroplasticity",
    ("brain brains neuron neurons neural nerve synapse synapses synaptic dendrite dendrites connection connections pathway pathways circuit circuits"
     " circuitry wiring links plasticity spines branches network networks roots hippocampus cortex cells gray grey tendrils",
     "grow grows growing grew grown growth sprout sprouts sprouting repair repairs repairing "
     "repaired rebuild rebuilds rebuilding rebuilt regenerate regenerates regenerating restore "
     "restores restoring restored heal heals healing healed reset resets resetting strengthen "
     "strengthens strengthening strengthened form forms forming formed build builds building "
     "create creates creating make makes making reconnect reconnects reconnecting renew renews "
     "renewing rejuvenate rejuvenates remodel reshape reshapes awaken awakens reboot reboots "
     "rebalance rebalances mend mends flourish flourishes blossom spark sparks stimulate "
     "stimulates trigger triggers promote promotes boost boosts boosting encourage encourages "
     "generate generates develop develops produce produces open opens increase increases "
     "rekindle fix fixes fixed reverse reverses nourish nourishes revitalize revitalizes "
     "replenish revive revives branch bring brings back new alter alters wakes activate "
     "activates recover recovers reawaken reawakens improve improves "),
)  # fmt: skip
def growth(s: Sentence) -> Iterator[Hit]:
    """Says that it grows, repairs or rewires the brain, without a hedge or `in animals`.

    Why: New links were seen in rats and mice. Scans of people found no overall change.
    Fails: Ketamine grows new connections in your brain.
    Fails: It rewires the circuits of mood.
    Passes: In animal studies, ketamine grew new connections between nerve cells.
    Passes: Scientists think ketamine may help links regrow.
    """
    found = next(
        s.find(
            rf"\b{_GROW}\b[^.;:]{{0,45}}?\b{_BRAIN}\b|\b{_BRAIN}\b[^.;:]{{0,40}}?\b{_SELF}\b|\b{_STRONG}\b"
            r"|\bre-?grows? what\b"
        ),
        None,
    )
    if found is None:
        return
    at, end = found.start(), found.end()
    if _natural(s) or s.excused(at, end) or other_drug(s, at) or _hedged(s, at, end):
        return
    if not s.has(
        r"\b(?:brain\w*|neur\w+|synap\w+|dendrit\w+|nerve|mind|moods?|ketamine|infusions?|medicine|cells?|hippocampus|cortex|plasticity|treatments?)\b"
    ) and not s.has(r"\bre-?(?:wir|grow|build|generat)\w* (?:\w+ ){0,2}(?:connections|pathways|links|circuits|roots)"):
        return
    if s.has(
        r"\b(?:parking|elevator|website|click|internet|family|community|social|bus|train|nursing|skin|hair)\b"
    ) and not s.has(r"\b(?:brain|neur\w+|synap\w+|dendrit\w+|nerve)\b"):
        return
    if not _by_treatment(s):
        return
    yield Hit(
        at, end,
        f"“{s.text[at:end]}” is told as a fact; it was seen in animals, and in people it is open.",
        "Begin with “In animal studies,” or write “scientists think … may”.",
    )  # fmt: skip


def _natural(s: Sentence) -> bool:
    """What brains do by themselves, in learning and living; no treatment is named."""
    return s.has(
        r"\b(?:learn\w*|practic\w+|exercis\w+|sleep\w*|habits?|experiences?|meditat\w+|whenever|every day|as you|when (?:we|you)|naturally"
        r"|always|throughout life|all your life|grow up|childhood|children|development|that you use|you use|stress (?:can|may|weakens)|pruning|unused)\b"
    ) and not s.has(r"\b(?:ketamine|infusions?|treatments?|our|medicine|drug|dose)\b")


def _by_treatment(s: Sentence) -> bool:
    """Whether treatment is what does it; a bare `Brain repair` or `Rewire your brain` is ours too."""
    return s.has(
        r"\b(?:ketamine|ketalar|infusions?|treatments?|sessions?|iv therapy|(?:this|the|our) (?:therapy|medicine|medication|drug|protocol|program|dose)|we|our|after (?:a|one|each) dose)\b"
    ) or s.has(
        rf"{_STRONG}|\bbrain (?:repair|growth|healing)\b|^[\"'(]?{_GROW} (?:your|the|lost|damaged)\b|\b(?:it|they) (?:\w+ ){{0,2}}?{_GROW}\b.{{0,30}}\b(?:your|the|brain|neur\w*|dendr\w*|synap\w*|new)"
        r"|\b(?:bdnf|fertilizer|glutamate)\b.{0,40}\b(?:grow|sprout|heal|repair|rebuild)"
    )


def _hedged(s: Sentence, at: int, end: int) -> bool:
    """A hedge on the growing itself; `some people feel tired while it grows` is none."""
    start, stop = s.clause(at)
    for hedge in s.find(HEDGES):
        if (
            start <= hedge.start() < stop
            or hedge.end() <= at
            and hedge[0] not in ("some people", "some patients", "for some")
        ):
            between = s.low[hedge.end() : at] if hedge.end() <= at else ""
            if hedge[0].startswith(("some", "for some")) and rx(
                r"\b(?:while|as|because|since|when)\b"
            ).search(between):
                continue
            if hedge[0] in ("may", "might", "could") and rx(r"\b(?:because|since|while)\b").search(
                between
            ):
                continue
            return True
    return s.context.has(
        r"\b(?:in (?:mice|rats|animals|rodents)|animal studies|mice are not|not settled|leading idea)\b"
    )


_CONDITION = (
    r"(?:p\.?t\.?s\.?d\.?|post-?traumatic stress(?: disorder)?|ocd|obsessive[ -]compulsive(?: disorder)?|anxiety(?: disorders?)?|panic(?: attacks?| disorder)?"
    r"|phobias?|social anxiety|worry)"
)
_HELPS = (
    r"(?:treat(?:s|ed|ing|ment|ments|able)?|help(?:s|ed|ing)?|reliev\w+|relief|eas(?:es|e|ed|ing)|alleviat\w+|reduc\w+|works?|effective\w*|improv\w+|benefits?"
    r"|heal(?:s|ed|ing)?|overcom\w+|calm\w*|manag\w+|fight\w*|stops?|resolv\w+|ends?|ending|beat(?:s|ing)?|conquer\w*|free\w*|goodbye|respond\w*|designed|melt\w*"
    r"|fad(?:es|e|ed|ing)|lift\w*|quiet\w*|silenc\w*|remedy|answer|solution|therap(?:y|ies)|option|hope|used|use|approved|program|break free|let go|soothe?\w*|tame\w*"
    r"|address\w*|recover\w*|dissolv\w*|disappear\w*|combat\w*|tackl\w+|works? on|away|vanish\w*|battl\w+|soften\w*|loosen\w*|results?|good for|can do)"
)


@rule("K18", WARNING, FTC,
      "ptsd ocd anxiety obsessive panic phobia phobias post posttraumatic traumatic worry")  # fmt: skip
def condition(s: Sentence) -> Iterator[Hit]:
    """Presents PTSD, OCD or anxiety as treated by ketamine.

    Why: In a trial of 158 veterans ketamine did not help PTSD; for anxiety and OCD there are
        only a few small trials.
    Fails: Ketamine for PTSD: relief is possible.
    Fails: Anxiety and panic respond well to our infusions.
    Passes: Ketamine has not been shown to work for PTSD.
    Passes: Headache, anxiety and nausea are common after an infusion.
    """
    found = next(s.find(rf"\b{_CONDITION}(?![\w-])"), None)
    if found is None:
        return
    at, end = found.start(), found.end()
    leading = s.is_question or s.low.rstrip(" \"'").endswith("?")
    after = s.passage.text[s.end :]
    if leading:
        if not rx(
            r"^\s*(?:yes\b|an? infusion|ketamine|our|we can|it can|infusions?|absolutely|with)"
        ).match(after.lower()) or rx(
            r"\b(?:not|do not|don't|no|unknown|unclear|may|might)\b"
        ).search(after.lower()):
            return
    elif s.has(
        r"\b(?:side[ -]effects?|unwanted|common(?:ly)? (?:after|include|effects?)|may cause|can cause|cause[sd]?|include headache|headaches?|nausea|dizz\w+"
        r"|after (?:an|the|your) infusion|during (?:an|the|your) infusion|tell us|tell (?:your|the)|ask (?:us|your)|needles?|symptoms include"
        r"|before (?:your|the) (?:first )?(?:visit|infusion)|risks?|history of|if you have|nervous|bring)\b"
    ) and not s.has(
        rf"\b(?:ketamine|infusions?|we|treatment) (?:\w+ )?(?:also )?(?:treat|help|reliev|eas|calm|work)\w*"
    ):
        return
    if not leading and not s.has(rf"\b{_HELPS}\b|\b(?:for|with|of) (?:\w+,? ){{0,6}}?{_CONDITION}"):
        return
    if s.has(r"\b(?:usual|first-line|standard|common|approved|other|recommended|proven|known) (?:\w+ )?(?:treatments?|therap(?:y|ies)|care|medicines?)\b") and not s.has(
        r"\b(?:ketamine|infusions?|our|we)\b"
    ):
        return
    if _person_does(s) or other_drug(s, at) or _unsure(s):
        return
    if not leading and not _treats(s, after):
        return
    if not leading and (s.denied(at) or s.rejected(at) or s.asked(at) or _denied_help(s)):
        return
    yield Hit(
        at, end,
        f"“{s.text[at:end]}” is told as if ketamine treated it; studies do not show that.",
        "Leave it out, or say: “Small studies have looked at this; the results are not clear.”",
    )  # fmt: skip


def _treats(s: Sentence, after: str) -> bool:
    """Whether the treatment is in the sentence, by name, as ours, or as what relief comes from."""
    return s.has(
        r"\b(?:ketamine|infusions?|our (?:treatments?|therapy|program|protocol|sessions?|approach|clinic|patients|drip)|we (?:can |also |successfully |gently |now "
        r"|specialize in |have )?(?:treat|help|reliev|eas|offer|provide|end|specialize|manage|heal)\w*|this (?:treatment|therapy|medicine)|the (?:treatment|therapy|drug|medicine)"
        r"|it (?:also )?(?:treats|helps|relieves|eases|works|calms|quiets|can|melts|lifts|reduces)|rapid|say goodbye|free yourself|break free|find relief|get relief|¤+|iv (?:therapy|treatment)"
        r"|(?:^|new |our |best |rapid |effective |advanced |fast |a )treatments? for|relief from|relief for|one session|a single session|sessions?|treatable|freedom from|end your|overcome your|beat your)\b"
    )


def _person_does(s: Sentence) -> bool:
    """A person's field of work is no claim for ketamine: `She is focused on treating anxiety`."""
    names = "|".join(
        re_name
        for name in (*s.facts.nurses, *s.facts.doctors)
        for re_name in {name.split()[0].lower(), name.split()[-1].lower()}
    )
    people = rf"\b(?:she|he|her|his|hers|clinicians?|nurse|practitioner|specialties|specialt(?:y|ies)|experience (?:in|with)|interests?{'|' + names if names else ''})\b"
    return s.has(people) and not s.has(r"\b(?:ketamine|infusions?|spravato)\b")


def _unsure(s: Sentence) -> bool:
    return s.has(
        r"\b(?:not (?:yet )?(?:clear|known|sure|proven|shown|enough)|unclear|uncertain|unknown|(?:small|few|early|limited|mixed|little|weak|thin|only one|two) (?:\w+ )?"
        r"(?:stud(?:y|ies)|trials?|evidence|research|data|results)|evidence is|still (?:being )?stud\w+|being studied|under study|no benefit|did not|has not been|have not been"
        r"|more research|remains? open|open question|we do not know|cannot say|is thin|is weak|is limited|not support\w*|does not treat|do not treat|don't treat)\b"
    )


def _denied_help(s: Sentence) -> bool:
    """`did not help PTSD`, `not approved for anxiety`: the helping word is denied."""
    helps = [m for m in s.find(rf"\b{_HELPS}\b")]
    return bool(helps) and all(s.denied(m.start()) for m in helps)


_TELLS = r"\b(?:i|i'm|i've|i'd|my|me|myself|we've|our (?:son|daughter|mom|dad|marriage))\b"
_FELT = (
    r"\b(?:(?:got|have|gave me|has|had|given me|want|wanted|took) (?:\w+ )?(?:my life|me my life|my (?:husband|wife|son|daughter|mother|old self)) ?(?:back)?|life back|changed my life|saved my life|saved me"
    r"|(?:am|was|feel|felt|i'm|been) (?:\w+ )?(?:better|cured|healed|free|happy|alive|like myself|hopeful|a new person|lighter|skeptical|hopeless|depressed|suicidal|myself again|normal"
    r"|a different person|calm|whole|human|desperate|stuck|back at work|grateful)|worked for me|works for me|helped me|my (?:\w+ )?(?:depression|anxiety|pain|ptsd|symptoms|mood|darkness|fog|nightmares)"
    r"|highly recommend|can't thank|cannot thank|thank you|thanks to|for the first time|i (?:could|couldn't|can|smiled|slept|laughed|woke|cried|wanted|had tried|tried|stopped|started|walked|lost|found|owe|finally|never thought|noticed|haven't)"
    r"|the pain (?:i|is)|gone|recommend|best (?:decision|thing)|after (?:my|one|two|three|four|five|six|just) (?:\w+ )?(?:infusion|session|treatment|visit)s?)\b"
)
_SPEAKER = (
    r"\b(?:(?:one|a|another|our|many|several|former|happy|recent|long-?time|anonymous|real|some|the) (?:\w+ ){0,2}?(?:patients?|clients?|veterans?|mother|father|teacher|man|woman|guest)"
    r" (?:\w+ ){0,3}?(?:said|says|say|told|tells|wrote|writes|shared|shares|describ\w+|put it|recalls?|raves?|love|agree|swear)"
    r"|(?:what|hear|read) (?:what )?(?:our|from our|real|former) (?:\w+ )?(?:patients?|clients?)(?: (?:say|are saying|think))?|(?:in|from) (?:her|his|their|a patient's|our patients') own words|google review|yelp|facebook review"
    r"|(?:anonymous|verified|former|happy|grateful) (?:patient|client)|testimonials?|five[ -]stars?|5[ -]stars?|★+)\b|★"
)


@rule(
    "K22", ERROR, ENDORSE,
    "testimonial testimonials star stars five-star ★",
    ("i i'm i've i'd my me", "\" —  -  life better back saved changed worked helped recommend thank thanks gone depression anxiety pain ptsd felt feel am was slept"
     " smiled laughed first infusion infusions session sessions treatment ketamine clinic again could couldn't owe lost found"),
    ("patient patients client clients veteran veterans man woman mother father review google", "says said say told tells wrote shared raves love agree swear \" —"),
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
    first = s.has(_TELLS) and s.has(_FELT) and (s.has(r"[\"—–]| - ") or not s.is_question)
    quoted = '"' in s.low and s.has(_TELLS)
    spoken = s.has(_SPEAKER)
    attributed = s.has(
        r"[\"—–,-] ?(?:says?|said) [a-z]+|[—–-] ?[a-z]+(?: [a-z]\.|,? \d\d)?\.?$|\b[a-z]+,? \d\d,? (?:says|said)"
    )
    if s.is_question and not quoted:
        return
    told = (
        first
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
        and s.has(r"\b(?:told|say|says|said|wrote|shared|reports?|rave)\b")
        and s.has(
            r"\b(?:life|lives|better|gone|back|worked|changed|happy|first time|relief|again)\b"
        )
        or quoted and s.has(_FELT)
        or s.has(r"\b(?:five|5) stars?!") and whole.has(_TELLS)
        or quoted
        and attributed
        and s.has(r"\b(?:back|gone|worked|life|better|changed|recommend)\b")
    )
    if not told:
        return
    if s.has(
        r"\bwe (?:do not|don't|never|cannot) (?:\w+ )?(?:publish|print|use|post|share|quote|ask)\b|\b(?:wary|beware|careful) of\b|\b(?:not allowed|cannot|never) (?:to )?(?:print|publish|use|quote)\b"
    ) or _by_staff(s):
        return
    if (
        s.has(
            r"\bi (?:work|am|'m|teach|trained|became|believe|see my|treat|listen|want (?:people|patients|you)|enjoy|love (?:my|to|working|hiking))\b"
        )
        and not spoken
        and not quoted
    ):
        return
    if s.has(
        r"\b(?:can|may|should|will|do|am) i\b|\bi (?:consent|agree|understand|have read|give|authorize|acknowledge|hereby)\b|\bsay\b.{0,12}\bi\b.{0,20}\?"
    ) and not (spoken or attributed):
        return
    if whole.has(
        r"\b(?:results (?:vary|differ|are not typical)|not typical|typical(?:ly)? (?:results|patients|people)|individual results|most people|typically)\b"
    ) and whole.has(
        r"\b(?:paid|unpaid|discount\w*|free (?:treatment|infusion)|received nothing|not compensated|compensat\w+|no payment|connection|employee|gift|in exchange)\b"
    ):
        return
    m = next(s.find(_FELT), None) or next(s.find(_SPEAKER), None)
    at, end = (m.start(), m.end()) if m else (0, len(s.low))
    yield Hit(
        at, end,
        "This is a testimonial, and it does not say what is typical or what ties the speaker to us.",
        "Leave it out; if it stays, add what most people experience and any payment or gift.",
    )  # fmt: skip


def _by_staff(s: Sentence) -> bool:
    """Whether it is one of the clinic's own people who speaks, of work rather than of treatment."""
    names = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    named = any(name in s.words for name in names) or s.has(
        r"\bdr\.? |\b(?:nurse|practitioner|manager|director|staff member)\b"
    )
    return named and not s.has(
        r"\b(?:my depression|my life|cured me|helped me|saved me|my pain|my anxiety|patient (?:said|says|told))\b"
    )


_WHO = (
    r"(?:patients?|clients?|veterans?|mothers?|fathers?|mom|dad|teachers?|firefighters?|nurses?|man|woman|couple|student|executive|police officer|officer|marine|soldier"
    r"|engineer|lawyer|attorney|grandmother|grandfather|teen\w*|adult|survivor|artist|musician|person|girl|boy|lady|gentleman|businessman|chef|athlete|accountant|paramedic|mechanic|writer)"
)


@rule(
    "K23", ERROR, HIPAA,
    "photo photos photograph pictured portrait snapshot selfie",
    ("i my me", "\" — says said"), ("before", "after"), ("picture image above left right shown seen", "patient woman man mother client he she"),
    ("patient patients client clients veteran veterans mother father mom dad teacher firefighter nurse man woman couple student executive officer marine soldier engineer"
     " lawyer attorney grandmother grandfather teen teenager adult survivor artist musician girl boy lady gentleman chef athlete accountant paramedic mechanic writer",
     "story case journey meet our practice clinic came treated helped started sought finished completed returned found tried slept walked after who one had said"),
    ("case", "study history report"), ("meet", "a an our one #"), ("year", "old"),
)  # fmt: skip
def patient_story(s: Sentence) -> Iterator[Hit]:
    """Shows a patient, or tells a patient's story, without an authorization; a model unlabeled.

    Why: A patient's picture or story needs the person's written authorization; a model must be
        named as one, or readers take the model for a patient.
    Fails: Here is the story of a young mother we treated last spring.
    Fails: Photo: a woman resting in our treatment chair.
    Passes: Photo: a woman resting in our treatment chair (model, not a patient).
    Passes: We share a patient's story only with that person's written authorization.
    """
    if s.context.has(r"\b(?:authori[sz]ation (?:id |no\.? |number |#)?#?[a-z]*-?\d+|authori[sz]ation on file|signed (?:an )?authori[sz]ation|written (?:authori[sz]ation|permission|consent)"
                     r"|with (?:her|his|their) (?:written )?(?:authori[sz]ation|consent|permission)|(?:posed by )?(?:a )?models?\b(?!s? of)|actors?\b|stock (?:photo|image)|not (?:a|an actual|our) patients?)"):  # fmt: skip
        return
    if (
        s.is_question
        or s.rejected(0)
        or s.has(
            r"\bwe (?:do not|don't|never|cannot|won't) (?:\w+ )?(?:publish|print|use|post|share|show|take|tell)\b"
        )
    ):
        return
    hit = (
        _caption(s)
        or _named_quote(s)
        or next(
            s.find(
                r"\bbefore[ -]and[ -]after\b(?! (?:your|the|each|an|every|care|instructions|visits?|an? infusion|treatment)\b)"
                rf"|\b(?:story|case|journey|experience) of (?:an? |one |our )?(?:[\w-]+,? ){{0,4}}?{_WHO}\b"
                r"|\bmeet (?:our patient|[a-z]+,? (?:an? |one |our |\d))"
                rf"|\b(?:an?|one|our) (?:[\w-]+ ){{0,4}}?{_WHO} (?:\w+ ){{0,2}}?(?:from|in|of|at) (?:our|the|this) (?:practice|clinic|care)\b"
                rf"|\b(?:an?|one|our) (?:[\w-]+ ){{0,3}}?{_WHO}\b[^.;]{{0,40}}\b(?:came to (?:us|our|¤+)|(?:we|our \w+) (?:\w+ )?(?:treated|helped|saw|met)|was (?:treated|one of our)|walked (?:in|through)|started (?:his|her|their)"
                r"|sought|had (?:tried|not|struggled|been)|whom we|finished (?:his|her)|completed (?:his|her)|after (?:his|her) (?:\w+ )?(?:infusion|session|treatment)|returned to (?:work|school)|is now|who now|found relief)"
                r"|\b(?:one of our (?:first |many |former |youngest |oldest |recent )?(?:patients|clients|veterans)),? (?!(?:said|says|told|tells|asked|and|may|can|will|wrote|put)\b)[a-z]+\b"
                r"|\bcase (?:study|report|history)\b|\b(?:our|a) (?:former )?patient,? (?!(?:who|is|may|can|and|or|should|must|will|portal|has|education|advocate|care|safety|room|rights|form|forms|intake|in|to|about|with|whose|at|for|needs)\b)[a-z]+,? (?:\w+ )?(?:was|had|is|says|said|smil\w+|after|before|\d)"
                r"|\b\d\d-year-old\b(?! (?:or|and|limit|minimum|policy))",
            ),
            None,
        )
    )
    if hit is None:
        return
    at, end = hit.start(), hit.end()
    if hit[0].startswith("case") and s.has(
        r"\b(?:published|journal|literature|stud(?:y|ies) in)\b"
    ):
        return
    yield Hit(
        at, end,
        "A patient is shown or told of here, and no written authorization is named.",
        "Leave it out, add the authorization's id, or write “model, not a patient”.",
    )  # fmt: skip


def _caption(s: Sentence):  # type: ignore[no-untyped-def]
    """A picture of a person who is neither named staff nor a model."""
    begun = next(
        s.find(
            r"^[\"'(\s]*(?:photos?|pictured|picture|above|image|portrait|shown|in this photo|photograph|left|right|seen here|cover photo)\b[^:]{0,24}?(?:[:,]| of\b| (?:shows|is))"
        ),
        None,
    )
    if begun is None:
        return None
    rest = s.low[begun.end() :]
    staff = [part.lower() for name in (*s.facts.nurses, *s.facts.doctors) for part in name.split()]
    if any(rx(rf"\b{name}\b").search(rest) for name in map(str, staff)) or rx(
        r"\b(?:nurse|practitioner|anesthesiologist|director|manager|staff|team|clinician|m\.d\.|physician)\b"
    ).search(rest):
        return None
    found = rx(rf"\b{_WHO}\b|\b(?:he|she|her|his|people|someone|patient)\b").search(rest)
    if found:
        return begun
    name = rx(
        r"^ ?(?:our )?([A-Z][a-z]+)(?: [A-Z]\.?| [A-Z][a-z]+)?(?:,| after| before| on | in | with|\.|$)"
    ).search(s.text[begun.end() :])
    return (
        begun
        if name and s.has(r"\b(?:infusion|treatment|session|patient|recliner|chair|after|before)\b")
        else None
    )


def _named_quote(s: Sentence):  # type: ignore[no-untyped-def]
    """Praise in the mouth of someone who is told by name."""
    if not s.has(_TELLS) or not (
        s.has(r"[\"—–]| - ") or rx(r"^\s*[—–-]").match(s.passage.text[s.end :])
    ):
        return None
    named = rx(
        r"(?:says?|said|[—–]|- )\s?((?!Anonymous|Dr|Google|Yelp|The|A|An|Our|One|Facebook|Verified|Happy|Former)[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?,?(?: \d\d| age \d\d)?)"
        r"|([A-Z][a-z]+(?: [A-Z]\.)?,? (?:age )?\d\d,? (?:says|said))"
    ).search(s.passage.text[s.start : s.end + 48])
    if named is None or _by_staff(s):
        return None
    return rx(r"\S.*").search(s.low)
