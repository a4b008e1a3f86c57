"""Sentences in; promises that nobody can keep out: a cure, a guarantee, no risk (K01–K03)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx
from brochure.check.words.subjects import FTC_AND_LAW, other_drug

_OTHER_CURE = (
    r"(?:meats?|hams?|bacon|sausages?|resins?|concrete|epoxy|paint|leather|tobacco|adhesive|ink"
    r"|olives"
    r"|salmon|fish|varnish|glue|in place)\b"
)


_OTHER_ILLS = (
    r"\b(?:antibiotics?|surger(?:y|ies)|cancers?|infections?|strep|pneumonia|tuberculosis|malaria"
    r"|hepatitis|tea|soup|honey|boredom|hiccups|hangovers?|paint|glue|concrete|vaccines?|insulin"
    r"|transplants?|antifungals?|home remed\w+|grandmother|folk|old wives)\b"
)
_OUR_ILLS = (
    r"\b(?:ketamine|our infusions?|our treatments?|depression(?! is)|anxi\w+|ptsd|ocd|¤+)\b"
    r"(?! is (?:another|more|different))"
)
"""Whose cure it is: other illnesses and other means have cures, and one may say so."""


@rule(
    "K01",
    ERROR,
    FTC_AND_LAW,
    "cure cures cured curing curable curative cure-all kure kured kures kuring",
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
            rf"\bcur(?:e|ed|es|ing)(?:[ -]\w+)? {_OTHER_CURE}|\b{_OTHER_CURE[:-2]} (?:is |are |was "
            r"|were |gets? )?cur(?:es|ed|ing)"
        ):
            continue
        if s.has(_OTHER_ILLS) and not s.has(_OUR_ILLS):
            continue
        if s.has(r"\b(?:prevention|laughter|ounce)\b.{0,30}\b(?:cure|medicine)\b"):
            continue
        if (
            s.excused(m.start(), m.end())
            or s.has(
                r"\bwish (?:we|they|there|someone)\b|\bif (?:only|we had|there were|we could)\b"
                r"|\b(?:until|unless|if) there (?:is|were|was) (?:an?|any) [^,;]{0,20}cure"
                r"|\b(?:hop\w+|search\w*|look\w*|seek\w*|work\w*|fund\w*|race|quest|rais\w+|wait\w*"
                r"|wish)\b"
                r"[^.;]{0,50}?\b(?:for|find|toward|on|of|be) (?:\w+ ){0,3}cures?\b"
                r"(?!.{0,20}\b(?:ends?|is over|stops?|over|here|found)\b)"
            )
            and not s.context.has(r"\b(?:you've|you have|have) found it|\blook no further\b")
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
    r"|lift\w*)\b"
)


@rule(
    "K02", ERROR, FTC_AND_LAW,
    "guarantee guarantees guaranteed guaranteeing proven proves proved certainty foolproof "
    "infallible surefire",
    ("always never every everyone everybody each all time", "work works work help helps succeed "
        "succeeds success fail fails failed heals"
     " improve recover respond feel find get improves recovers responds feels finds relief results "
     "better disappoint disappoints lifts "
     "relieves gets", "ketamine infusion infusions we our it treatment therapy patient"
     " patients works relief results one person people improves protocol method"),
    ("100 hundred", "% percent"), ("promise promises assure assured sure certain inevitable "
        "given", "we you success work feel "
        "relief result results recovery improvement healing"),
    ("will you'll", "better work heal end lift relieve fix eliminate erase beat recover happy "
        "healed yourself free relief life definitely certainly surely absolutely"),
    ("count", "relief results feeling "
        "recovery"), ("cannot can't", "fail"), ("money", "back"), ("fail fool", "safe proof"),
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
        r"|\balways (?:\w+ly )?(?:works?|helps?|succeeds?|heals?|relieves?|lifts?|gets? results"
        r"|effective)\b"
        r"|\b(?:works?|effective|helps?|succeeds?|relief) (?:\w+ )?(?:every (?:single )?time"
        r"|for everyone|for everybody|for every patient|without fail)\b"
        r"|\bnever (?:fails?|failed|disappoints?)\b|\b(?:fool-?proof|sure-?fire|infallible"
        r"|fail-safe)\b"
        r"|\bproven\b(?! track| cases?\b)|\b(?:proves|proved) to (?:be )?\w+"
        r"|\bwe (?:can |do |will )?(?:promise|assure)\b|\b(?:certain|sure|bound|assured) to"
        r" (?:work|help|feel|get|lift|relieve|improve|heal|be better)\w*"
        r"|\byou(?:'ll| will) (?:\w+ )?(?:feel better|be (?:happy|healed|free of|free from"
        r"|yourself)"
        r"|recover|get better|get relief|get your life back|never (?:be|feel) depressed)\b"
        r"|\b(?:ketamine|infusions?|treatment|therapy|it|this) will (?:work|heal|end|lift|relieve"
        r"|fix|eliminate|erase|beat)\b"
        r"|\brest assured,? (?:that )?you(?:'ll| will)\b|\bcount on (?:\w+ )?(?:relief|results"
        r"|feeling|recovery)"
        r"|(?<!nearly )(?<!almost )\b(?:every|each|all) (?:\w+ )?(?:one|patients?|person|people"
        r"|clients?)(?: (?:who|we|of"
        r"|that) (?:\w+ ){1,4}?)? (?:gets? better|improves?|recovers?|responds?|feels? better"
        r"|finds? relief|gets? relief|heals?)\b"
        r"|\b(?:results|relief|better|works?) or your money back\b|\bwith(?: complete"
        r"| absolute)? certainty\b|\bcan(?:not|'t) fail\b"
        r"|\b(?:success|relief|results?|recovery|improvement|healing)(?: is"
        r"| are)? (?:(?!not)\w+ )?(?:certain|assured"
        r"|guaranteed|inevitable|a given|a sure thing|a matter of course)\b"
        r"|\bwill (?:definitely|certainly|surely|absolutely) (?:\w+ )?\w+"
    ):
        at, end = m.start(), m.end()
        clause = s.low[slice(*s.clause(at))]
        word = m[0]
        if word.startswith(("guarant", "we ", "100", "one h", "a hund")) and (
            _serves(clause) and not s.has(r"satisfaction guaranteed")
        ):
            continue
        if word.startswith(("100", "one h", "a hund")) and _other_percent(s, end):
            continue
        if word == "proven" and s.low[:at].endswith("un"):
            continue
        if word.startswith("we ") and rx(_OUTCOME).search(clause) is None and "you" not in clause:
            continue
        if rx(r"^ (?:nothing|no\b)").match(s.low[end:]):
            continue
        if s.excused(at, end):
            continue
        if word.startswith("proven") and s.has(r"\b(?:if|until|unless|once) (?:\w+ ){0,3}proven"):
            continue
        if word.startswith(
            ("ketamine", "infusion", "treatment", "therapy", "it ", "this")
        ) and s.has(r"\b(?:if|whether|when|once|may|hope|until|expect|predict|tell)\b"):
            continue
        if word.startswith("you") and s.has(r"\b(?:if|when|once) you|\bgroup\b|\bhope\b"):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” guarantees a result that no treatment can guarantee.",
            "Say how sure it is: “may help some people; it does not help everyone”.",
        )  # fmt: skip


def _serves(clause: str) -> bool:
    """Whether it is about service (privacy, a call back) rather than about what treatment does."""
    return rx(_SERVICE).search(clause) is not None and rx(_OUTCOME).search(clause) is None


def _other_percent(s: Sentence, end: int) -> bool:
    """`100 % of our nurses`, `100 % safe` (which is K03), `100 % oxygen`."""
    after = s.low[end : end + 40]
    return rx(r"^ (?:natural|normal|yourself|sure|committed|honest|dedicated)").match(
        after
    ) is not None or (rx(rf"{_OUTCOME}|\brisk|\bside effects").search(s.low) is None)


@rule(
    "K03", ERROR, FTC_AND_LAW,
    "harmless downsides unheard nonexistent",
    ("nothing", "worry fear afraid"), ("forget goodbye", "side risks"),
    ("side risk risks danger dangers complications harm harms hurt hurts downside drawbacks "
        "adverse unwanted reactions dangerous harmful risky effects",
     "no zero without none never free not isn't aren't don't doesn't can't cannot won't lacks "
     "absence nor neither"),
    ("safe", "completely totally perfectly entirely absolutely fully 100 utterly wholly hundred "
        "always everyone everybody anyone all"),
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
        r" (?:any |the |known |serious |significant |real |major |harmful |unwanted |nasty "
        r"|adverse |"
        r"negative |long-term |bad |lasting |dangerous |unpleasant |usual |worry about |fear of "
        r"|health |hidden |medical |safety |associated )*"
        r"(?:side[ -]effects?|(?:adverse|unwanted) (?:effects?|events?|reactions?)|bad reactions?"
        r"|risks?\b(?! of| for| factors?)|downsides?|dangers?(?! of)"
        r"|complications|harm\b(?! reduction)|drawbacks)"
        r"|\b(?:none of|free from) (?:the |its |those )(?:\w+ )?(?:side[ -]effects?|risks?|dangers?"
        r"|downsides?)\b"
        r"|\b(?:side[ -]effect|risk|danger|harm|complication)s?[ -]free\b"
        r"|\b(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent|utterly"
        r"|wholly"
        r"|one hundred percent|a hundred percent|always) safe\b"
        r"|\b(?:side[ -]effects?|risks|complications|dangers) (?:\w+ ){0,2}?(?:(?:do not|don't"
        r"|never|does not|will not|won't) (?:ever )?(?:occur|happen|exist|arise|appear|show)"
        r"|are (?:\w+ )?(?:nonexistent|non-existent|unheard of|a thing of the past|zero|absent))"
        r"|\b(?:forget|goodbye to|good-bye to|leave behind|end of|don't worry about"
        r"|no worries about|stop worrying about) (?:about )?(?:the |any |all )?(?:side[ -]effects?"
        r"|risks)\b"
        r"|\bside effects ?[:—–-] ?(?:none|zero|no\b)|\b(?:is not|isn't|are not|aren't|never"
        r"|not at all|nor|neither) (?:at all )?(?:dangerous|harmful|risky)\b"
        r"|\b(?:can't|cannot|won't|will not|doesn't|does not|never) (?:hurt|harm|hurts"
        r"|harms) (?:you|anyone|anybody|a person|people|the body|patients)\b|\b(?:does|(?:they"
        r"|infusions|we|treatments) do"
        r"|can do) no harm\b"
        r"|\bharmless\b|\bnothing to (?:worry|be afraid|fear)\b|\brisks? (?:is|are|of .{3,30} is)"
        r" (?:zero|nonexistent|non-existent|none|nil)\b|\bsafe for (?:everyone|everybody|anyone"
        r"|all)\b"
    ):
        at, end = m.start(), m.end()
        word = m[0]
        if rx(r"risks? of .*\b(?:addict|dependen|habit|misuse|abuse)").match(word):
            continue  # K05 says it
        if word.startswith(("is n", "isn", "are n", "aren", "can", "won", "will", "does", "do ")):
            if (
                s.rejected(at)
                or s.asked(at)
                or s.denied(at)
                or other_drug(s, at)
                or s.has(r"\b(?:if|unless|not mean|whether|when used)\b")
            ):
                continue
        elif word.startswith(
            ("no ", "without", "free ", "never", "lack", "not ", "doesn't", "zero")
        ):
            if s.rejected(at) or s.asked(at) or _outer_denial(s, at):
                continue
            if s.has(
                r"\b(?:if|when|while|once|until|people with|those with|unless) (?:\w+ ){0,6}"
                r"(?:no|without|any) (?:\w+ )?(?:side|risks?)|\b(?:having|not having|had had"
                r"|to have) (?:\w+ )?no\b|\bsome (?:people|patients|of)\b"
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
            r"\b(?:not|no|nothing|never|neither|nobody|none|isn't|few|hardly any)\b(?! only"
            r"| just)[^,]*$"
        ).search(s.low[start:at])
        is not None
    )
