"""Sentences in; promises that nobody can keep out: cures, guarantees, no risk, miracles."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, WARNING, Hit, Sentence, rule
from brochure.check.words.sense import rx
from brochure.check.words.subjects import harmful, other_drug

FTC = "FTC Health Products Compliance Guidance (2022); California Business & Professions Code 651"

_OTHER_CURE = (
    r"(?:meats?|hams?|bacon|sausages?|resins?|concrete|epoxy|paint|leather|tobacco|adhesive|ink|olives"
    r"|salmon|fish|varnish|glue|in place)\b"
)


@rule(
    "K01", ERROR, FTC, "cure cures cured curing curable curative cure-all kure kured kures kuring"
)
def cure(s: Sentence) -> Iterator[Hit]:
    """Says or implies that the treatment cures.

    Why: No study shows that ketamine cures depression; relief often fades. A cure that is
        promised and does not come harms people and breaks advertising law.
    Fails: Many patients are cured after six infusions.
    Fails: Let us Kure your depression.
    Passes: Ketamine is not a cure.
    Passes: Kure Medical is in southern California.
    """
    for m in s.find(r"\b(?:cur(?:e|es|ed|ing|able|ative)|kur(?:e|es|ed|ing))\b"):
        if m[0].startswith("k") and _is_name(s, m.end()):
            continue
        if (
            m.start()
            and s.low[m.start() - 1] in "@./"
            or s.low[m.end() : m.end() + 2].strip(" ").startswith(("@", ".c", ".e", ".o"))
        ):
            continue
        if s.has(
            rf"\bcur(?:e|ed|es|ing)(?:[ -]\w+)? {_OTHER_CURE}|\b{_OTHER_CURE[:-2]} (?:is |are |was |were |gets? )?cur(?:es|ed|ing)"
        ):
            continue
        if s.has(r"\b(?:prevention|laughter|ounce)\b.{0,30}\b(?:cure|medicine)\b"):
            continue
        if s.excused(m.start(), m.end()) or s.has(
            r"\b(?:hop\w+|search\w*|look\w*|seek\w*|work\w*|fund\w*|race|quest|rais\w+|wait\w*|wish)\b"
            r"[^.;]{0,50}?\b(?:for|find|toward|on|of|be) (?:\w+ ){0,3}cures?\b"
            r"(?!.{0,20}\b(?:ends?|is over|stops?|over|here|found)\b)"
        ):
            continue
        yield Hit(
            m.start(), m.end(),
            f"“{s.text[m.start() : m.end()]}” promises a cure, and no one can show one.",
            "Say what may happen, and for whom: “may ease depression for some people”.",
        )  # fmt: skip


def _is_name(s: Sentence, end: int) -> bool:
    """`Kure` as a name: written with its capital, and not as a verb (`Kure your depression`)."""
    word = s.text[:end].rsplit(None, 1)[-1].strip("\"'(“‘")
    verb = s.low[end : end + 14].startswith(
        (
            " your",
            " you",
            " my",
            " the ",
            " depress",
            " anx",
            " ptsd",
            " it",
            " all",
            " what",
            " us",
        )
    )
    if s.low[end:].startswith((" for ", " to ", " is here")) and rx(
        r"\b(?:the|a|your|our) [\"']?kure$"
    ).search(s.low[:end]):
        return False
    return word == "Kure" and not verb


_SERVICE = (
    r"\b(?:privacy|private|confidential\w*|appointments?|call ?backs?|calls? you|your calls?|answer\w*|business day|visits?|respon[sd]\w*|reply|price"
    r"|prices|pricing|fees?|costs?|refunds?|money|deposit|parking|slot|seat|time|staff|nurses?|clinicians"
    r"|providers|team|insured|licensed|covered|off|cotton|online|virtual|paid|donat\w+|proceeds|oxygen"
    r"|accurate|attend\w*|reservation|spot|availability|employ\w*|honest|parking|recycled|insurance"
    r"|coverage|reimburse\w*|owned|wheelchair|loan|wi-?fi|records?|secure|delivery|entry|admission"
    r"|enrollment|same-day|organic|smoke-free)\b"
)
_OUTCOME = (
    r"\b(?:relie\w+|results?|success\w*|effective\w*|works?|working|recover\w*|improv\w+|better|heal\w*"
    r"|remission|symptoms?|depress\w+|anxi\w+|happ\w+|outcomes?|safe|benefits?|mood|feel|cure\w*|lift\w*)\b"
)


@rule(
    "K02", ERROR, FTC,
    "guarantee guarantees guaranteed guaranteeing proven proves proved certain certainty foolproof infallible promise promises assure"
    " assured sure surefire definitely certainly surely absolutely",
    ("always never every everyone everybody each all time", "work works help helps effective succeed succeeds success fail fails failed gets heals"
     " improves recovers responds feels finds relief results better disappoint disappoints lifts relieves"),
    ("100 hundred", "% percent"),
    ("will you'll", "better work heal end lift relieve fix eliminate erase beat recover happy healed yourself free relief life"),
    ("count", "relief results feeling recovery"), ("cannot can't", "fail"), ("money", "back"), ("fail", "safe proof"), ("fool", "proof"),
)  # fmt: skip
def guarantee(s: Sentence) -> Iterator[Hit]:
    """Guarantees a result: guaranteed, 100 %, always works, proven to.

    Why: Nobody can guarantee how a person responds; most studies had people who did not.
    Fails: We guarantee relief from depression.
    Fails: It always works when other treatments fail.
    Fails: Our infusions are proven to lift your mood.
    Passes: We cannot guarantee results.
    Passes: We guarantee your privacy.
    """
    for m in s.find(
        r"\bguarante(?:e|es|ed|eing)\b|\b(?:100|one hundred|a hundred) ?(?:%|percent)"
        r"|\balways (?:\w+ly )?(?:works?|helps?|succeeds?|heals?|relieves?|lifts?|gets? results|effective)\b"
        r"|\b(?:works?|effective|helps?|succeeds?|relief) (?:\w+ )?(?:every (?:single )?time"
        r"|for everyone|for everybody|for every patient|without fail)\b"
        r"|\bnever (?:fails?|failed|disappoints?)\b|\b(?:fool-?proof|sure-?fire|infallible|fail-safe)\b"
        r"|\bproven\b(?! track| cases?\b)|\b(?:proves|proved) to (?:be )?\w+"
        r"|\bwe (?:can |do |will )?(?:promise|assure)\b|\b(?:certain|sure|bound|assured) to"
        r" (?:work|help|feel|get|lift|relieve|improve|heal|be better)\w*"
        r"|\byou(?:'ll| will) (?:\w+ )?(?:feel better|be (?:happy|healed|free of|free from|yourself)"
        r"|recover|get better|get relief|get your life back|never (?:be|feel) depressed)\b"
        r"|\b(?:ketamine|infusions?|treatment|therapy|it|this) will (?:work|heal|end|lift|relieve|fix|eliminate|erase|beat)\b"
        r"|\brest assured,? (?:that )?you(?:'ll| will)\b|\bcount on (?:\w+ )?(?:relief|results|feeling|recovery)"
        r"|\b(?:every|each|all) (?:\w+ )?(?:one|patients?|person|people|clients?)(?: (?:who|we|of|that) (?:\w+ ){1,4}?)? (?:gets? better|improves?|recovers?|responds?|feels? better|finds? relief|gets? relief|heals?)\b"
        r"|\b(?:results|relief|better|works?) or your money back\b|\bwith(?: complete| absolute)? certainty\b|\bcan(?:not|'t) fail\b"
        r"|\bsuccess (?:is )?(?:certain|assured|guaranteed)\b"
        r"|\bwill (?:definitely|certainly|surely|absolutely) (?:\w+ )?\w+"
    ):
        at, end = m.start(), m.end()
        clause = s.low[slice(*s.clause(at))]
        word = m[0]
        if word.startswith("guarant") or word.startswith(("we ", "100", "one h", "a hund")):
            if _serves(clause) and not s.has(r"satisfaction guaranteed"):
                continue
        if word.startswith(("100", "one h", "a hund")) and _other_percent(s, end):
            continue
        if word == "proven" and s.low[:at].endswith("un"):
            continue
        if s.excused(at, end):
            continue
        if word.startswith("proven") and s.has(r"\b(?:if|until|unless|once) (?:\w+ ){0,3}proven"):
            continue
        if word.startswith(("ketamine", "infusion", "treatment", "therapy", "it ", "this")) and s.has(
            r"\b(?:if|whether|when|once|may|hope|until|expect|predict|tell)\b"
        ):
            continue
        if word.startswith("you") and s.has(r"\b(?:if|when|once) you|\bgroup\b|\bhope\b"):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” guarantees a result that no treatment can guarantee.",
            "Say how sure it is: “may help some people; it does not help everyone”.",
        )  # fmt: skip


def _serves(clause: str) -> bool:
    """Whether it is about service (privacy, a call back) rather than about a result of treatment."""
    return rx(_SERVICE).search(clause) is not None and rx(_OUTCOME).search(clause) is None


def _other_percent(s: Sentence, end: int) -> bool:
    """`100 % of our nurses`, `100 % safe` (which is K03), `100 % oxygen`."""
    after = s.low[end : end + 40]
    return rx(r"^ (?:natural|normal|yourself|sure|committed|honest|dedicated)").match(
        after
    ) is not None or (rx(rf"{_OUTCOME}|\brisk|\bside effects").search(s.low) is None)


@rule(
    "K03", ERROR, FTC,
    "harmless risk-free nothing forget goodbye downsides unheard nonexistent",
    ("side risk risks danger dangers complications harm harms hurt hurts downside drawbacks adverse unwanted reactions dangerous harmful risky effects",
     "no zero without none never free not isn't aren't don't doesn't can't cannot won't lacks absence nor neither nonexistent forget end"),
    ("safe", "completely totally perfectly entirely absolutely fully 100 utterly wholly hundred always everyone everybody anyone all"),
)  # fmt: skip
def no_risk(s: Sentence) -> Iterator[Hit]:
    """Says that there is no risk: no side effects, risk-free, completely safe, harmless.

    Why: Ketamine raises blood pressure, can slow breathing and can be misused. Whoever is told
        there is no risk cannot weigh it.
    Fails: Our infusions have no side effects.
    Fails: It is a completely safe, risk-free treatment.
    Passes: No treatment is completely safe.
    Passes: If you have no side effects, someone may take you home.
    """
    for m in s.find(
        r"\b(?:no|zero|without|free (?:of|from)|absence of|not (?:have|cause|carry|involve)|never"
        r"|doesn't (?:have|cause|carry)|lacks?)"
        r" (?:any |the |known |serious |significant |real |major |harmful |unwanted |nasty |adverse |"
        r"negative |long-term |bad |lasting |dangerous |unpleasant |usual |worry about |fear of "
        r"|health |hidden |medical |safety |associated )*"
        r"(?:side[ -]effects?|(?:adverse|unwanted) (?:effects?|events?|reactions?)|bad reactions?|risks?\b(?! of| for| factors?)|downsides?|dangers?"
        r"|complications|harm\b(?! reduction)|drawbacks)"
        r"|\b(?:none of|free from) (?:the |its |those )(?:\w+ )?(?:side[ -]effects?|risks?|dangers?|downsides?)\b"
        r"|\b(?:side[ -]effect|risk|danger|harm|complication)s?[ -]free\b"
        r"|\b(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent|utterly|wholly"
        r"|one hundred percent|a hundred percent|always) safe\b"
        r"|\b(?:side[ -]effects?|risks|complications|dangers) (?:\w+ ){0,2}?(?:(?:do not|don't|never|does not|will not|won't) (?:ever )?(?:occur|happen|exist|arise|appear|show)|are (?:\w+ )?(?:nonexistent|non-existent|unheard of|a thing of the past|zero|absent))"
        r"|\b(?:forget|goodbye to|good-bye to|leave behind|end of|don't worry about|no worries about|stop worrying about) (?:about )?(?:the |any |all )?(?:side[ -]effects?|risks)\b"
        r"|\bside effects ?[:—–-] ?(?:none|zero|no\b)|\b(?:is not|isn't|are not|aren't|never|not at all|nor|neither) (?:at all )?(?:dangerous|harmful|risky)\b"
        r"|\b(?:can't|cannot|won't|will not|doesn't|does not|never) (?:hurt|harm|hurts|harms) (?:you|anyone|anybody|a person|people|the body|patients)\b|\b(?:does|do|can do) no harm\b"
        r"|\bharmless\b|\bnothing to (?:worry|be afraid|fear)\b|\brisks? (?:is|are|of .{3,30} is)"
        r" (?:zero|nonexistent|non-existent|none|nil)\b|\bsafe for (?:everyone|everybody|anyone|all)\b"
    ):
        at, end = m.start(), m.end()
        word = m[0]
        if word.startswith(("is n", "isn", "are n", "aren", "can", "won", "will", "does", "do ")):
            if s.rejected(at) or s.asked(at) or s.denied(at) or other_drug(s, at) or s.has(r"\b(?:if|unless|not mean|whether|when used)\b"):
                continue
        elif word.startswith(("no ", "without", "free ", "never", "lack", "not ", "doesn't", "zero")):
            if s.rejected(at) or s.asked(at) or _outer_denial(s, at):
                continue
            if s.has(
                r"\b(?:if|when|while|once|until|people with|those with|unless) (?:\w+ ){0,6}"
                r"(?:no|without|any) (?:\w+ )?(?:side|risks?)|\b(?:having|not having|had had|to have) (?:\w+ )?no\b|\bsome (?:people|patients|of)\b"
                r"|\bmore (?:help|good) without\b|\b(?:talk|discuss|explain|weigh|ask|learn)\b"
                r".{0,40}\b(?:no|without) "
            ) and not s.has(r"\bbecause\b"):
                continue
        elif s.excused(at, end):
            continue
        if s.has(r"\b(?:risk|danger|harm)[ -]free (?:consult\w*|call|chat|trial period|cancel\w*"
                 r"|phone|quote|estimate|screening)|no risk to (?:your )?(?:deposit|book|cancel)"
                 r"|harmless (?:joke|question|fun|spider|rash)"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” says there is no risk, and ketamine has real ones.",
            "Name the risks, or point to them: “It has real risks; please read them first.”",
        )  # fmt: skip


def _outer_denial(s: Sentence, at: int) -> bool:
    """`no treatment is without risk`, `not without side effects`, `cannot say it has no risk`."""
    start, _ = s.clause(at)
    return (
        s.denied(at)
        or rx(
            r"\b(?:not|no|nothing|never|neither|nobody|none|isn't|few|hardly any)\b(?! only| just)[^,]*$"
        ).search(s.low[start:at])
        is not None
    )


_SAFE_OTHER = (
    r"\b(?:fe(?:el|els|eling|lt|el more)|made? to feel|kee?p(?:s|ing)?|kept|stay(?:s|ing|ed)?|gets?|arrive"
    r"|help\w* you|come|came|return\w*|remain\w*|are you|am i)"
    r" (?:\w+,? ){0,6}safe(?:ly)?\b(?! and effective)"
    r"|\bsafe(?:ly)?,? (?:\w+,? (?:and )?){0,4}(?:place|space|spaces|room|rooms|environment|setting|distance"
    r"|home|ride|way home|drive|driver|hands|harbor|haven|side|storage|stored|bet|sex|deposit|box|seat"
    r"|travels?|journey|arrival|community|relationship|container|locked|dispos\w+|zone|corner|keeping"
    r"|return|trip|disposal|holidays?|home life|injection sites?|neighborhood|supply|listening|staffing"
    r"|parking|driving|limits?|word|atmosphere)\b"
    r"|\bsafe (?:to|for you to|enough to|until) (?:drive|go|leave|share|talk|cry|return|stand|walk|be|say"
    r"|open|ask|travel|speak|express|explore|assume|eat)\b|\bsafe from\b|\bbetter safe\b"
    r"|\b(?:drive|drives|ride|travel|arrive|get|walk|live|store|dispose|come|go|gets|brought|heads?) (?:\w+ ){0,4}safely\b"
    r"|\b(?:privacy|data|records?|information|secrets?|deposit|belongings|car|children|pets?|money|passwords?|bet|home) (?:is|are|stays?|remains?|will be) (?:\w+ )?safe\b|\bsafe with (?:us|me)\b|\bsafe (?:in|during) (?:the |an )?(?:surgery|operating room|hospital)\b"
    r"|\bfail-?safe\b|\bplay it safe\b|\bsafe and (?:sound|well)\b|\bare safe now\b|\bsafe at home\b"
)


@rule("K04", WARNING, FTC, "safe safely safer safest")
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
            r"\b(?:(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent|utterly"
            r"|one hundred percent|a hundred percent|always) safe"
            r"|safe for (?:everyone|everybody|anyone|all)"
            r"|as safe as possible|may not be|safe or not|to (?:make|keep) (?:\w+ ){0,4}safe"
            r"|(?:if|when|until|once|unless) (?:it is|it's|that is|this is|they are|you are|we)?[^,.;]{0,30}safe\b)"
        ):
            continue
        if other_drug(s, at) or s.has(rf"{_SAFE_OTHER}"):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” alone sounds as if it held for everyone.",
            "Say what is done for safety: “Staff watch your heart, blood pressure, and breathing.”",
        )  # fmt: skip


@rule("K05", ERROR, "Federal Register 99-17803 (Schedule III); Ketalar label (2024)",
      "addictive addiction addicting addicted habit dependence dependent dependency hooked abuse abused"
      " misuse misused habit-forming nonaddictive dependency withdrawal")  # fmt: skip
def not_addictive(s: Sentence) -> Iterator[Hit]:
    """Says that ketamine is not addictive.

    Why: Ketamine is a Schedule III controlled drug; some people come to misuse it.
    Fails: Ketamine is non-addictive.
    Fails: There is no risk of addiction.
    Passes: Ketamine can be misused.
    Passes: We never call ketamine non-addictive.
    """
    of = r"(?:addict\w+|dependenc[ey]|dependent|abuse|misuse|hooked|habit)"
    for m in s.find(
        r"\b(?:non|not|un)-?(?:addictive|addicting|habit[ -]forming)\b|\bnonaddictive\b"
        r"|\b(?:isn't|is not|are not|aren't|never|not|neither|nor|no longer|without being|not be|hardly"
        r"|doesn't become|far from) (?:\w+ly |at all |an? |be |become |physically |considered |known to be |"
        r"thought to be |chemically |\w+ or )*"
        r"(?:addictive|addicting|addicted|habit[ -]forming|hooked|dependent)\b"
        rf"|\b(?:no|without|zero|free (?:of|from)|little|low|minimal|lacks?|virtually no|never fear|avoid(?:s|ing)?"
        rf"|eliminat\w+) (?:any |the |real |known |physical |serious )*(?:risks?|potential|danger|chance|fear"
        rf"|possibility|worry|likelihood|worries|concern)? ?(?:of|for|about)? ?(?:\w+ (?:or|and) |becoming "
        rf"|getting |developing |physical |causing |an? )*{of}\b"
        r"|\b(?:can't|cannot|can not|won't|will not|don't|do not|does not|doesn't|never) (?:\w+ )?(?:get|become|cause"
        r"|lead to|create|carry|make you|develop|be|produce|form) (?:\w+ ){0,4}?"
        rf"(?:{of}|habit[ -]forming)\b"
        r"|\b(?:addiction|dependence|habit|abuse)[ -]free\b|\bsafe from (?:addiction|dependence|abuse)\b"
        rf"|\b(?:addiction|dependence|dependency|abuse|misuse) (?:is|are|was) (?:\w+ )?(?:not (?:a|an|possible|something)|never|no (?:concern|worry|risk|issue|problem)|impossible|unheard of|unknown|a myth|nothing)"
        r"|\b(?:need not|don't|do not|no need to|never|needn't) (?:\w+ )?(?:worry|fear|be afraid|concern yourself) (?:\w+ )?(?:about|of|with)? ?(?:\w+ ){0,2}(?:addict\w+|dependen\w+|hooked)"
        r"|\bno withdrawal\b"
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
            r"\b(?:if|unless|people|those|anyone|patients|you) (?:who )?(?:have|has|had|with|are|having|without)"
            r" (?:\w+ ){0,3}(?:no|not|never|without|active)\b|\bhistory\b|\bnot (?:everyone|all|only)\b"
            r"|\bno (?:shame|judgment|stigma)\b|\b(?:does not|doesn't|not) (?:mean|make (?:a|you|someone))\b"
            r"|\bavoid(?:ing)? (?:misuse|abuse)|\b(?:no|not an?) (?:addict|abuser)\b|\bnot a (?:choice|moral)"
        ) or s.low[end : end + 10].startswith((" counsel", " medic", " center")):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” denies a risk that is known: ketamine can be misused.",
            "Write: “Ketamine is a controlled drug, and some people come to misuse it.”",
        )  # fmt: skip


_PRAISE = (
    r"\b(?:break-?throughs?|ground-?breaking|miracles?|miraculous(?:ly)?|miracle-\w+|transformative"
    r"|transformational|transform(?:s|ed|ing)? (?:your|lives|people|patients|mental health|their|the lives"
    r"|countless|thousands|minds|how you)|unique(?:ly)?|life-?chang(?:ing|er)|life changing|life-altering"
    r"|(?:chang|transform|turn)(?:es|ed|e|ing|s)? (?:your|their|our patients'|her|his|my|so many|many|people's"
    r"|countless|thousands of|patients') (?:\w+ )?(?:life|lives)|revolution(?:ary|i[sz]\w+)|game-?chang\w+"
    r"|game chang\w+|one-of-a-kind|one of a kind|wonder drug|wonder-drug|magic(?:al)?(?:ly)?|magic bullet"
    r"|world-class|unparalleled|unmatched|unrivaled|unprecedented|extraordinary|astonishing|astounding"
    r"|incredible (?:results|relief|power|benefits)|amazing (?:results|relief|treatment|benefits|power)"
    r"|remarkable (?:results|relief|recover\w+)|holy grail|cutting-edge|state-of-the-art|paradigm[ -]shift\w*"
    r"|next-generation|like no other|second to none|lifesaving|life-saving|never-before-seen|first of its kind|first-of-its-kind"
    r"|unlike any(?:thing)? (?:other|else)|the future of (?:mental|psychiatr\w+|depression|medicine|healing)|dream come true|godsend|works? wonders|marvel(?:ous)?|new lease on life"
    r"|(?:wonder|miracle)[ -](?:treatment|medicine|cure))\b"
)


@rule(
    "K19", WARNING, FTC,
    "breakthrough breakthroughs groundbreaking miracle miracles miraculous miraculously transformative transformational unique uniquely"
    " revolutionary revolutionize revolutionizes revolutionized revolutionizing magic magical magically wonder wonders world-class"
    " unparalleled unmatched unrivaled unprecedented extraordinary astonishing astounding lifesaving godsend marvel marvelous unlike",
    ("life lives", "changing change changes changed changer altering alter saving new lease back transform transforms transformed transforming turn turns"),
    ("transform transforms transformed transforming", "your people patients mental their countless thousands minds how lives"),
    ("game", "changer changing changers"), ("one first", "kind"), ("like", "other"), ("world", "class"), ("cutting", "edge"), ("state", "art"),
    ("next", "generation"), ("second", "none"), ("break ground", "through breaking throughs"), ("holy", "grail"), ("future", "mental psychiatry depression medicine healing"),
    ("dream", "true"), ("paradigm", "shift shifting"), ("incredible amazing remarkable", "results relief power benefits treatment recovery"), ("never", "seen"),
)  # fmt: skip
def praise(s: Sentence) -> Iterator[Hit]:
    """Praises the treatment: breakthrough, miracle, transformative, unique, life-changing.

    Why: Praise is heard as a promise. It says nothing that can be checked, and people in
        despair hear it loudest.
    Fails: Ketamine is a breakthrough with life-changing results.
    Passes: Each person is unique, and so is each plan.
    Passes: Ketamine is no miracle.
    """
    for m in s.find(_PRAISE):
        at, end = m.start(), m.end()
        if s.excused(at, end) or _other_praise(s, m[0], at, end):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” is praise, not a fact.",
            "Leave the word out, or say what was found, in whom, with its source.",
        )  # fmt: skip


def _other_praise(s: Sentence, word: str, at: int, end: int) -> bool:
    """Praise-words about something else: a person's uniqueness, a hard event, breakthrough pain."""
    if s.has(r"\b(?:she|he|hers|his|her)\b") and not s.has(
        r"\b(?:ketamine|infusions?|treatments?|therapy|it|results|care)\b"
    ):
        return True
    before, after = s.low[max(0, at - 60) : at], s.low[end : end + 50]
    if _in_a_name(s, at, end):
        return True
    if rx(r"^[\"'(]?(?:[\w'-]+ ){1,6}(?:is|are|was|were|can be|may be|feels?) (?:\w+ )?(?:an? |one )?$").match(s.low[:at]) and not s.has(
        r"\b(?:ketamine|infusions?|treatments?|therap(?:y|ies)|it|it's|this|these|that|results?|care|clinic|effects?|relief|program|protocol|medicine|approach|we|our|¤+|sessions?|drug|here)\b"
    ):
        return True
    if word.startswith("unique"):
        return (
            rx(
                r"^[\s,]*(?:and \w+ |\w+ )?(?:needs?|situations?|stor(?:y|ies)|person|persons|people|individuals?"
                r"|goals?|histor(?:y|ies)|plans?|experiences?|circumstances|tailored|designed|life|lives|body"
                r"|bodies|path|paths|perspectives?|background|challenges|suited|to (?:you|each|every|that)|brain"
                r"|brains|identifier|id\b|code|passwords?|link|health|personalit|name|case|journey|concerns"
                r"|strengths|fingerprint|way (?:to|of)|position|role|mind)"
            ).search(after)
            is not None
            or rx(
                r"\b(?:each|every|everyone|everybody|person|people|individuals?|clients?|patients?|brains?"
                r"|you|story|stories|bod(?:y|ies)|case|one|experience|mind|humans?|plan|journey|path|lives|life"
                r"|garden|needs)(?:'s)?,? (?:\w+ ){0,3}(?:is|are|as|and|feels?|'re|remains?|was|be) "
                r"(?:\w+ )?$|\byou're $|\byou are $|\bas $"
            ).search(before)
            is not None
        )
    if word.startswith(("break", "ground-break")):
        return (
            rx(
                r"^ (?:pain|bleeding|symptoms?|seizures?|infections?|cases?|designation|therapy designation"
                r"|anxiety|episode|dose|moment in (?:her|his)|prize|award)"
            ).search(after)
            is not None
        )
    if "life" in word or "lives" in word:
        if word.startswith(("lifesav", "life-sav")):
            return rx(r"^ (?:skills?|equipment|certificat\w*|first aid|drills?|training|class|care|cpr|call)"
                      ).search(after) is not None or not rx(r"ketamine|infusion|treatment|therapy"
                      ).search(s.low)  # fmt: skip
        return (
            rx(
                r"^ (?:diagnos\w+|illness\w*|event\w*|injur\w+|loss\w*|news|accident\w*|move|decisions?"
                r"|transitions?|grief|trauma|disease|conditions?|stress\w*|circumstances)"
            ).search(after)
            is not None
            or rx(
                r"\b(?:depression|illness|diagnos\w+|trauma|grief|war|accident|stroke|pandemic|injur\w+|loss"
                r"|parenthood|baby|birth|college|school|mother|mentor|teacher|trip|dog|divorce|addiction)\b[^,]{0,30}$"
            ).search(before)
            is not None
        )
    if word.startswith("magic"):
        return rx(r"^ (?:shows?|tricks?|kingdom|johnson|mushrooms?|moments? with|castle)").search(
            after) is not None  # fmt: skip
    if word.startswith(("world-class", "cutting", "state-of", "extraord", "next-gen")):
        return rx(
            r"\b(?:hospital|training|university|nurses?|equipment|monitors?|monitoring|school|team|museum"
            r"|facility|residency|hik\w+|beach\w*|pumps?|chairs?|care\b)"
        ).search(s.low) is not None and not rx(r"\b(?:ketamine|infusions?|treatments?)\b").search(
            s.low
        )
    if word.startswith(("transform", "chang", "sav", "turn")):
        return rx(
            r"\b(?:she|he|hik\w+|yoga|meditat\w+|bulldogs?|dogs?|rescue|cpr|diagnosis|stress|trauma|grief"
            r"|divorce|accident|leadership|depression (?:can|may|often)|seat ?belts?|988)\b"
        ).search(s.low) is not None and not rx(r"\b(?:ketamine|infusions?|treatment)\b").search(
            s.low
        )
    return False


def _in_a_name(s: Sentence, at: int, end: int) -> bool:
    """`Unique Smiles Dental`: capitals run on, in a sentence that is no headline."""
    if not s.text[at].isupper():
        return False
    following = rx(r"\W+([^\W\d_]+)").match(s.text[end:])
    words = rx(r"[^\W\d_]{4,}").findall(s.text)
    shouting = sum(word[0].isupper() for word in words) > 0.7 * len(words)
    return (
        following is not None
        and following[1][0].isupper()
        and not shouting
        and following[1].lower()
        not in (
            "ketamine",
            "treatment",
            "therapy",
            "results",
            "infusions",
            "infusion",
            "iv",
            "relief",
        )
    )


_RIVAL_WORDS = (
    "therapy therapies psychotherapy antidepressant antidepressants ssri ssris snri "
    "snris medication medications medicine medicines meds pill pills prozac zoloft "
    "lexapro treatment treatments counseling drug drugs ect tms cbt prescription "
    "prescriptions option options spravato esketamine approach method methods tending "
    "care alternatives "
)
_RIVALS = (
    r"(?:(?:talk |traditional |standard |usual |conventional |regular |other |older |typical |oral |common "
    r"|most |any |daily |your |their |ordinary |classic |all |existing |every )*"
    r"(?:therap(?:y|ies)|psychotherapy|anti-?depressants?|ssris?|snris?|medications?|medicines?|meds|pills?"
    r"|prozac|zoloft|lexapro|treatments?|counseling|drugs?|ect|electroconvulsive therapy|tms|cbt|prescriptions?"
    r"|options?|spravato|esketamine|approach(?:es)?|methods?|tending|care|alternatives?))"
)


_SPEED = r"\b(?:speeds?|accelerat\w+|hasten\w*|nothing|hours|minutes|days|fastest|quickest|fraction|fast-tracks?|wait\w*|rapidly|instantly|immediately)\b"


@rule(
    "K20", WARNING, FTC,
    "outperform outperforms outperformed outperforming surpass surpasses surpassed outpaces outshines accelerate accelerates accelerated"
    " accelerating rapidly instantly immediately speeds speeding fastest quickest strongest fraction hastens fast-tracks",
    (_RIVAL_WORDS, "better faster quicker superior stronger sooner more deeper greater higher bigger longer fewer beat beats trumps tops unlike instead"
     " replace replaces replacing substitute skip ditch forget weeks months years slow slower slowly fail fails failed mask masks numb wait waiting compared best most"
     " versus over leaves outdated didn't don't doesn't takes need"),
    ("hours minutes days day", "weeks months years"), ("nothing no", "faster better quicker compares match matches"), ("speed", "up"),
    ("wait waiting", "weeks months years"),
)  # fmt: skip
def better_than(s: Sentence) -> Iterator[Hit]:
    """Says that it is better or faster than therapy or antidepressants.

    Why: Such a claim needs a trial of both against each other. People have stopped care that
        helped them because an ad called it slow.
    Fails: Ketamine works faster than antidepressants.
    Fails: Ketamine speeds up healing.
    Passes: Ketamine does not replace therapy.
    Passes: No study shows that it is better than therapy.
    """
    if not s.has(_RIVALS) and not s.has(_SPEED):
        return
    hidden = rx(_RIVALS).sub(lambda m: "ɸ" * len(m[0]), s.low)
    for m in rx(
        r"\b(?:better|faster|quicker|superior|stronger|sooner|(?:more|far more|much more) (?:effective\w*|powerful\w*"
        r"|quickly|rapidly|reliabl[ey]|potent|successful\w*|consistent\w*|dependabl\w+|efficient\w*|advanced"
        r"|thorough\w*)|faster-acting|more)\b(?: [\w-]+){0,5}? (?:than|to|compared (?:to|with)|over|versus)"
        rf" (?:\w+ ){{0,3}}?ɸ+\b"
        r"|\b(?:outperform|outpace|surpass|beat|outshine|trump|top|out-perform)(?:s|ed|ing)? (?:\w+ ){0,3}?"
        rf"ɸ+\b"
        rf"|\b(?:unlike|instead of) (?:\w+,? ){{0,4}}?ɸ+\b[^.]{{0,80}}?\b(?:works?|acts?|relie\w+|within"
        r"|hours|days|fast\w*|quick\w*|rapid\w*|minutes|right away|immediate\w*|root)\b"
        r"|\b(?:in|within) (?:just |only |a few |mere )?(?:hours|days|minutes|a day)(?: or days)?,?"
        r" (?:not|instead of|rather than|vs\.?|versus|while) (?:\w+ ){0,4}?(?:weeks|months|years)"
        rf"|\b(?:works?|helps?|succeeds?|is effective|relief) (?:\w+ ){{0,2}}?(?:when|where|after|even when) (?:\w+ ){{0,3}}?"
        rf"ɸ+ (?:\w+ )?(?:fails?|failed|has failed|have failed|did not|didn't|do not|don't|does not|can't|cannot)"
        rf"|\bwhere ɸ+ (?:fails?|failed)\b"
        r"|\b(?:ketamine|infusions?|it|treatment|this|that|which|¤+|and|to) (?:\w+ )?(?:speeds? up|accelerat(?:e|es|ed)"
        r"|fast-tracks?|hastens?|shortcuts?)\b[^.]{0,50}\b(?:heal\w*|recover\w*|rejuvenat\w+|process|progress|therapy"
        r"|renew\w*|relief|growth|results|improvement)"
        rf"|\b(?:compared (?:with|to)|next to|over|versus|beside) (?:\w+ ){{0,2}}?ɸ+,? [^.;]{{0,40}}?\b(?:deeper|better|faster|greater|stronger|longer|quicker|bigger"
        r"|higher|more|fewer|superior|wins|sooner)\b"
        rf"|ɸ+ (?:\w+ )?(?:is|are|can be|work|works|takes?|can take|may take|needs?) (?:\w+ )?(?:slow\w*|weeks|months|years|too long|outdated|old)\b[^.]{{0,30}}(?:[;:,.—–]| but| while| -) ?(?:\w+ )?(?:ketamine|infusions?|we|our|an infusion|it)\b"
        rf"|ɸ+,? (?:\w+ ){{0,3}}?(?:takes?|need|needs|fail\w*|only|just|merely|weeks|months|years|slow\w*|didn't|don't|doesn't|never)\b[^.]{{0,60}}?(?:;|,|—|–|:| but| while| when| whereas)[^.]{{0,12}}?\b(?:ketamine|infusions?|we|our \w+|it)\b"
        r"[^.]{0,25}?\b(?:hours?|minutes|days?|afternoon|fast\w*|quick\w*|rapid\w*|right away|immediate\w*|overnight|succeeds?|works?|does|root|delivers?|gets? to|now|today|heals?)\b"
        r"|\bnothing (?:else )?(?:works|acts|helps|is|comes|heals|relieves) (?:\w+ )?(?:faster|better|quicker|more \w+|as (?:fast|well|quickly|close))"
        r"|\bno (?:other )?(?:treatment|medicine|medication|drug|therapy|antidepressant|pill)s? (?:\w+ )?(?:works?|acts?|is|are|comes?|can match|matches|compares?|helps?)(?: (?:as|so|more|better|faster|close|up))\b"
        rf"|\bwait(?:ing)? (?:\w+ ){{0,3}}?(?:weeks|months|years) (?:\w+ ){{0,3}}?ɸ+\b|\bfraction of the time\b"
        rf"|ɸ+ (?:only|just|merely|simply) (?:mask|numb|cover|manage|dull|blunt)\w*"
        r"|\b(?:rapidly|instantly|immediately|almost instantly) (?:alleviat|reliev|eas|lift|heal|eliminat|end|improv|resolv|erase)\w*"
        r"|\bspeeds? (?:things|it|this|that|recovery|healing|everything) (?:right )?up\b"
        r"|\baccelerated (?:\w+ )?(?:renewal|healing|recovery|relief|growth)\b"
        rf"|\b(?:replace|replaces|replacing|a substitute for|no need for|eliminates? the need for|skip|ditch|forget"
        rf"|leaves?) (?:\w+ ){{0,3}}?ɸ+(?: (?:behind|in the dust))?\b"
        r"|\b(?:fastest|quickest|most effective|best|strongest|most powerful|most rapid)(?:[- ]\w+){0,2}"
        r" (?:treatment|therapy|relief|antidepressant|way|medicine|option)\b[^.]{0,30}\b(?:depress\w+|available|ptsd"
        r"|known|today|anxi\w+|mental|ever|out there|better)"
        r"|\b(?:no more|without) (?:\w+ )?(?:waiting|wait) (?:\w+ ){0,3}(?:weeks|months)"
    ).finditer(hidden):
        at, end = m.start(), m.end()
        if s.excused(at, end):
            continue
        text = m[0]
        if " to " in text and not text.startswith("superior") and "compared" not in text:
            continue
        if text.startswith(("replac", "skip", "forget", "leave", "a subst")) and s.has(
            r"\b(?:don't|do not|never|not|without) (?:\w+ )?(?:replace|skip|forget|leave|a substitute)"
            r"|\breplace(?:s|d)? (?:your |a )?(?:iv|bag|line|battery)|\bskip (?:a |your )?dose"
        ):
            continue
        if text.startswith("more ") and s.has(
            r"\bmore (?:than|people|information|about|options|questions|time|research|common\w*|expensive"
            r"|likely to (?:sleep|feel)|costly|closely|questions)\b"
        ):
            continue
        if s.has(
            r"\b(?:two weeks|how|which of|know) better\b|\bbetter (?:sleep|outcomes for you)\b|\bno better\b"
            r"|\b(?:neither|not yet (?:clear|known))\b|\bif (?:\w+ ){0,4}(?:works?|worked) better\b"
        ):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” ranks it above other care, which no study here shows.",
            "Say what it does by itself: “may start within hours for some people”.",
        )  # fmt: skip


@rule(
    "K21", WARNING, FTC,
    "permanent permanently lifelong forever everlasting fundamentally durable enduring",
    ("lasting long-lasting sustained stay stays lasts last rest never years lifetime decades long stay good once fade fades wears return returns",
     "relief result results change changes benefit benefits effect effects depression recovery healing remission freedom improvement peace solution"
     " happiness mood better free well again life darkness all way course anxiety pain symptoms difference end solution"),
)  # fmt: skip
def permanent(s: Sentence) -> Iterator[Hit]:
    """Promises an effect that lasts: permanent, lasting, for good, fundamentally alters.

    Why: One infusion lasts days to about two weeks; in one study half had relapsed by 18 days.
    Fails: Ketamine brings lasting relief.
    Fails: It fundamentally alters the brain.
    Passes: Long use can cause lasting bladder harm.
    Passes: Relief is not permanent.
    """
    good = (
        r"(?:relief|results?|changes?|benefits?|recover\w*|healing|remission|freedom|improvements?|peace|solutions?"
        r"|effects?|happiness|answer|transformation\w*|fix|shift\w*|difference|wellness|renewal|mood|end|response"
        r"|impact|calm|joy|growth|positive|outcomes?|hope|progress|rewiring|balance|connections?|way out|breakthrough)"
    )
    for m in s.find(
        rf"\b(?:permanent|lasting|long-?lasting|long lasting|lifelong|enduring|durable|everlasting|sustained)"
        rf" (?:[\w-]+,? (?:and )?){{0,3}}?{good}\b"
        rf"|\b{good} (?:\w+ )?(?:that |which |can |will |to )*(?:lasts?|is|are|be)"
        r" (?:permanent|lasting|long-?lasting|long lasting|for (?:years|life|good|ever|a lifetime)|forever|a lifetime"
        r"|lifelong|durable)\b"
        r"|\b(?:is|are|be|results are) (?:permanent|lasting|long-lasting|lifelong|durable)\b"
        r"|\bpermanently (?:\w+ )?(?:lift|reliev|end|chang|heal|fix|remov|rewir|repair|free|restor|eliminat|reduc"
        r"|improv|alter|break|cur|silenc|reset|eas|stop)\w*"
        r"|\b(?:reliev|end|chang|heal|fix|remov|rewir|free|gone|goes? away|lift|stop|disappear|beat|overcome|banish)"
        r"\w*\b[^.,;]{0,40} (?:permanently|forever|for good|for life|once and for all)\b"
        r"|\bfundamentally (?:\w+ )?(?:alter|chang|transform|rewir|reshap|reset)\w*"
        r"|\b(?:stay\w*|remain\w*|keep\w*|be|feel\w*|get) (?:\w+ ){0,2}(?:better|well|free|happy|healthy|healed|[\w-]+-free|away) (?:for good|forever|for life|permanently)\b"
        r"|\b(?:never|not|won't|will not|doesn't|does not) (?:fades?|wears? off|ends?|stops?|leaves?|returns?)\b|\b(?:relief|results?|benefits?|effects?|peace|happiness) (?:that |which |will |can )?(?:stays?|endures?|for (?:years|life|good|decades))\b"
        r"|\b(?:the )?rest of your life\b|\bnever (?:be |feel )?(?:depressed|sad|anxious|suffer|struggle)\w* again\b|\b(?:years|a lifetime|decades) of (?:relief|happiness|freedom|peace|wellness|joy)\b"
        r"|\bonce and for all\b|\b(?:never (?:return|come back|comes back|be depressed|relapse)\w*)"
        r"|\b(?:depression|it|symptoms|relief|effects?|results?|benefits?) (?:will |can |is |are )?(?:\w+ )?(?:gone "
        r"(?:for good|forever)|lasts? (?:forever|a lifetime|for life|for years|for good|a long time|long after))\b"
    ):
        at, end = m.start(), m.end()
        if s.excused(at, end) or harmful(s, at, end):
            continue
        if "rest of your life" in m[0] and not s.has(r"\b(?:free|relief|better|well|happy|last\w*|enjoy|live)\b"):
            continue
        if m[0].startswith(("never ", "not ", "won't", "will not", "does")):
            if not s.has(r"\b(?:relief|results?|benefits?|effects?|peace|depression|symptoms|it|happiness)\b") or s.has(
                r"\b(?:if|until|care|support|commitment|we|us|risk|side effects?|do not|unless|you|pain|headache)\b"
            ):
                continue
        if m[0].startswith(("is ", "are ", "be ")) and s.has(
            r"\b(?:link|address|record|tattoo|teeth|residen\w+|employ\w*|staff|position|marker|effects? on the"
            r" bladder|friendships?|lasting (?:about|up to|around|only|between|\d|a (?:few|day|week)|two|one|less))\b"
        ):
            continue
        if s.has(r"\blasting (?:about|up to|around|only|between|\d|a (?:few|day|week)|two|one|less|from|days)"
                 r"|\blifelong (?:learner|resident|friend|care)|\b(?:sustained|lasting) (?:attention|release)"
                 r"|\bhow long\b|\bno longer\b"):  # fmt: skip
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” promises an effect that stays, and it often fades.",
            "Write: “benefits often fade without more treatment”.",
        )  # fmt: skip
