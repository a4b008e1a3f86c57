"""Sentences in; the treatment ranked above other care out (K20)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW

_RIVAL_WORDS = (
    "therapy therapies psychotherapy antidepressant antidepressants ssri ssris snri "
    "snris medication medications medicine medicines meds pill pills prozac zoloft "
    "lexapro treatment treatments counseling drug drugs ect tms cbt prescription "
    "prescriptions option options spravato esketamine approach method methods tending "
    "care alternatives talking couch "
)
_RIVALS = (
    r"\b(?:(?:talk |traditional |standard |usual |conventional |regular |other |older |typical "
    r"|oral "
    r"|common "
    r"|most |any |daily |your |their |ordinary |classic |all |existing |every )*"
    r"(?:therap(?:y|ies)|psychotherapy|anti-?depressants?|ssris?|snris?|medications?|medicines?"
    r"|meds|pills?"
    r"|prozac|zoloft|lexapro|treatments?|counseling|drugs?|ect|electroconvulsive therapy|tms|cbt"
    r"|prescriptions?"
    r"|options?|spravato|esketamine|approach(?:es)?|methods?|tending|care|alternatives?"
    r"|talking(?! to| with| about)"
    r"|(?:on )?(?:the|a) couch))\b"
)


_SPEED = (
    r"\b(?:superior|speeds?|accelerat\w+|hasten\w*|nothing|hours|minutes|days|fastest|quickest|fraction"
    r"|fast-tracks?|wait\w*|therapist|psychiatrist|doctor|couch|anything|instead)\b"
)

_MORE_TO = (
    r"(?:better|faster|quicker|stronger|sooner|more)\b(?! (?:alternative|answer|choice|option|ɸ))"
)
"""`More` or `better` with a `to` behind: of no two things, unless it says so."""


@rule("K20", WARNING, FTC_AND_LAW)
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
        r"\b(?:better|faster|quicker|superior|stronger|sooner|(?:more|far more"
        r"|much more) (?:effective\w*|powerful\w*"
        r"|quickly|rapidly|reliabl[ey]|potent|successful\w*|consistent\w*|dependabl\w+|efficient\w*"
        r"|advanced"
        r"|thorough\w*)|faster-acting|more)\b(?: [\w-]+){0,6}? (?:than|to|compared (?:to|with)|over"
        r"|versus)"
        r" (?:\w+ ){0,3}?ɸ+\b"
        r"|\b(?:outperform|outpace|surpass|beat|outshine|trump|top|out-perform)(?:s|ed"
        r"|ing)? (?:\w+ ){0,3}?"
        r"ɸ+\b"
        r"|\b(?:unlike|instead of) (?:\w+,? ){0,4}?ɸ+\b[^.]{0,80}?\b(?:works?|acts?|relie\w+|within"
        r"|hours|days|fast\w*|quick\w*|rapid\w*|minutes|right away|immediate\w*|root)\b"
        r"|\b(?:in|within) (?:just |only |a few |mere )?(?:hours|days|minutes|a day)(?: or days)?,?"
        r" (?:not|instead of|rather than|vs\.?|versus|while) (?:\w+ ){0,4}?(?:weeks|months|years)"
        r"|\b(?:works?|helps?|succeeds?|is effective|relief) (?:\w+ ){0,2}?(?:when|where|after"
        r"|even when) (?:\w+ ){0,3}?"
        r"ɸ+ (?:\w+ )?(?:fails?|failed|has failed|have failed|did not|didn't|do not|don't|does not"
        r"|can't|cannot)"
        r"|\bwhere ɸ+ (?:\w+ )?(?:fails?|failed|fell short|gave up|(?:has|have) let)\b"
        r"|\bwhere (?:ɸ+ (?:and|or) )ɸ+ (?:\w+ )?(?:fails?|failed|let|fell|did not|didn't)\b"
        r"|\bin (?:an?|one|a single|a few|minutes|hours"
        r"|days) ?(?:\w+ )?what (?:\w+ ){0,2}?ɸ+ (?:[\w']+ )"
        r"{0,2}?(?:takes?|needs?|require|never|could|can't|cannot|fail)\w*"
        r"|\b(?:further|farther) (?:\w+ ){0,5}?than (?:\w+ ){0,5}?ɸ+"
        r"|\bno ɸ+ (?:can |could |ever )?(?:comes? close|match\w*|rivals?|equals?|keeps? (?:up"
        r"|pace)|touch\w*)"
        r"|\bwhat (?:\w+ ){0,3}(?:of )?ɸ+ (?:never|could not|couldn't|can't|cannot)\b"
        r"|\b(?:ketamine|infusions?|it|treatment|this|that|which|¤+|and|to) (?:\w+ )?(?:speeds? up"
        r"|accelerat(?:e|es|ed)"
        r"|fast-tracks?|hastens?|shortcuts?)\b[^.]{0,50}\b(?:heal\w*|recover\w*|rejuvenat\w+"
        r"|process|progress|therapy"
        r"|renew\w*|relief|growth|results|improvement)"
        r"|\b(?:compared (?:with|to)|next to|over|versus"
        r"|beside) (?:\w+ ){0,2}?ɸ+,? [^.;]{0,40}?\b(?:deeper|better|faster|greater|stronger|longer"
        r"|quicker|bigger"
        r"|higher|more|fewer|superior|wins|sooner)\b"
        r"|ɸ+ (?:\w+ )?(?:is|are|can be|work|works|takes?|can take|may take"
        r"|needs?) (?:\w+ )?(?:slow\w*|weeks|months|years|too long|outdated"
        r"|old)\b[^.]{0,30}(?:[;:,.—–]| but| while| -) ?(?:\w+ )?(?:ketamine|infusions?|we|our"
        r"|an infusion|it)\b"
        r"|ɸ+,? (?:\w+ ){0,3}?(?:takes?|need|needs|fail\w*|only|just|merely|weeks|months|years"
        r"|slow\w*|didn't|don't|doesn't|never)\b[^.]{0,60}?(?:;|,|—|–|:| but| while| when"
        r"| whereas)[^.]{0,12}?\b(?:ketamine|infusions?|we|our \w+|it)\b"
        r"[^.]{0,25}?\b(?:hours?|minutes|days?|afternoon|fast\w*|quick\w*|rapid\w*|right away"
        r"|immediate\w*|overnight|succeeds?|works?|does|root|delivers?|gets? to|now|today|heals?)\b"
        r"|\bnothing (?:else )?(?:works|acts|helps|is|comes|heals|relieves) (?:\w+ )?(?:faster"
        r"|better|quicker|more \w+|as (?:fast|well|quickly|close))"
        r"|\b(?:fewer|less|milder) (?:side[ -]effects?|risks?|problems|harm|downsides"
        r"|complications|harsh"
        r"|visits|numbing) (?:[\w-]+ ){0,3}?than (?:\w+ ){0,2}?ɸ+"
        r"|\b(?:faster|quicker|better|stronger|gentler|speedier|smarter) ɸ+ (?:to|than"
        r"|for) (?:\w+ ){0,2}?"
        r"ɸ+|\b(?:faster|quicker|better|stronger|gentler|speedier) (?:alternative|answer|choice"
        r"|option"
        r"|solution|replacement) (?:to|than|for) (?:\w+ ){0,2}?ɸ+"
        r"|ɸ+ (?:alone )?(?:can't|cannot|never|could not|couldn't|won't) (?:give|do|reach|offer"
        r"|bring)\b"
        r"|ɸ+ (?:\w+ )?(?:is|are) (?:\w+ )?(?:yesterday|history|slow|unreliable"
        r"|the past)\b[^.]{0,24}"
        r"[;,][^.]{0,8}\b(?:ketamine|infusions?|ours?|we)\b"
        r"|ɸ+ (?:\w+ )?(?:treats?|eas\w+|hides?) (?:the |your )?symptoms\b[^.]{0,6}\bbut\b"
        r"|\bsettle for (?:\w+ ){0,2}?ɸ+|\blong before (?:\w+ ){0,2}?ɸ+"
        r"|\b(?:when|where|after) nothing else (?:has |had |ever )?(?:work"
        r"|help)\w*[^.]{0,8}\b(?:ketamine"
        r"|infusions?|we|our)\b"
        r"|\bno longer (?:need|have) to wait (?:\w+ ){0,3}?ɸ+"
        r"|\b(?:when|where) ɸ+ (?:is|are|was|were)(?: not|n't) enough\b[^.]{0,12}\b(?:ketamine"
        r"|infusions?|we|our)\b|ɸ+ (?:\w+ )?scratch(?:es)? the surface\b"
        r"|\b(?:ketamine|infusions?|we|it) (?:\w+ )?(?:reach|touch|do|get|fix|heal)\w* (?:\w+ )?"
        r"(?:what|where|places) ɸ+ (?:can't|cannot|never|could not|does not|do not|don't)\b"
        r"|\bno (?:other )?(?:treatment|medicine|medication|drug|therapy|antidepressant"
        r"|pill)s? (?:\w+ )?(?:works?|acts?|is|are|comes?|can match|matches|compares?"
        r"|helps?)(?: (?:as|so|more|better|faster|close|up))\b"
        r"|\bwait(?:ing)? (?:\w+ ){0,3}?(?:weeks|months|years) (?!between|after"
        r"|before)(?:\w+ ){0,3}?ɸ+\b"
        r"|\bfraction of the time\b"
        r"|ɸ+ (?:only|just|merely|simply) (?:mask|numb|cover|manage|dull|blunt)\w*"
        r"|\bnothing\b[^.]{0,60}\bas (?:quickly|fast|well|much|deeply|soon|surely) as\b"
        r"|\bspeeds? (?:things|it|this|that|recovery|healing|everything) (?:right )?up\b"
        r"|\baccelerated (?:\w+ )?(?:renewal|healing|recovery|relief|growth)\b"
        r"|\b(?:replace|replaces|replacing|a substitute for|no need for|eliminates? the need for"
        r"|skip|ditch|forget"
        r"|leaves?) (?:\w+ ){0,3}?ɸ+(?: (?:behind|in the dust))?\b"
        r"|\b(?:fastest|quickest|most effective|best|strongest|most powerful"
        r"|most rapid)(?:[- ]\w+){0,2}"
        r" (?:treatment|therapy|relief|antidepressant|way|medicine"
        r"|option|ɸ+)(?![^\W\d_])[^.]{0,30}\b(?:depress\w+|available|ptsd"
        r"|known|today|anxi\w+|mental|ever|out there|better)"
        r"|\b(?:no more|without) (?:\w+ )?(?:waiting|wait) (?:\w+ ){0,3}(?:weeks|months)"
        r"|\b(?:years?|months?|decades?)(?:'s?)?(?: worth)? of ɸ+ (?:in|from|out of|into"
        r"|with) (?:just |only )?"
        r"(?:an?|one|a single|six|two|three|hours?|days?|minutes|our|ketamine|infusions?)\b"
        r"|\b(?:won't|will not|no longer|don't|do not"
        r"|never) (?:\w+ )?need (?:\w+ ){0,2}?ɸ+(?: any ?more| again|\W*$)"
        r"|\bno ɸ+ (?:\w+ )?(?:works?|acts?|helps?|is) (?:\w+ )?(?:like|as)\b"
        r"|\bnothing else (?:works|helps)"
        r"[^.]{0,20}\b(?:ketamine|infusions?|we)\b|\b(?:only|one) ɸ+ that (?:\w+ )?(?:works?"
        r"|acts?|helps?)\b"
        r"|\b(?:hours|minutes|a day|days|fast|quickly)\b ?[;,:—–] ?(?:while "
        r"|but )?(?:\w+ )?ɸ+ (?:\w+ )?(?:needs?|takes?|requires?"
        r"|\w+ )?(?:\w+ )?(?:weeks|months|years)\b|\bskip (?:the )?(?:weeks|months|years)\b"
        r"|\bɸ+ (?:\w+ )?(?:treats?|touch\w*|eas\w+|mask\w*|hides?) only\b"
        r"|\bworth (?:of )?(?:\w+ ){0,3}ɸ+|\bno (?:other )?ɸ+ (?:could|can|has|will|helped)\b"
        r"|\byesterday's ɸ+"
        r"|\b(?:wins?|won|victor\w+) (?:against|over) (?:\w+ ){0,2}?ɸ+"
        r"|\bwhy (?:take|swallow|keep taking|live with) (?:\w+ ){0,2}?ɸ+[^?]{0,30}\bwhen\b"
        r"|\bquickest way out\b|\b(?:get|come|wean|go) (?:\w+ )?off (?:of )?(?:\w+ ){0,2}?ɸ+"
        r"|\b(?:trial and error|guesswork|side effects|waiting|wait) (?:of|with"
        r"|for) (?:\w+ ){0,2}?ɸ+"
        r"|\bsuperior (?:choice|option|care|way|results|relief)\b|\bthe better (?:choice|option"
        r"|way)\b"
        r"|\b(?:beats?|outdoes|trumps|tops|outclass\w*) (?:\w+ ){0,4}?(?:years|months|weeks|ɸ+)"
        r"|\b(?:did|does|do|do for you|achieves?"
        r"|manages?) (?:in \w+ \w+ )?what (?:[\w']+ ){0,4}?(?:of )?"
        r"ɸ+ (?:didn't|couldn't|did not|could not|can't|cannot|don't|never|won't|can only)"
        r"|\bsomething ɸ+ can only\b|ɸ+ (?:\w+ )?never (?:gave|did|brought|helped|offered|let)\b"
        r"|\b(?:don't|do not|no longer (?:need|have)(?: to)?"
        r"|stop) wait(?:ing)? (?:\w+ )?for (?:\w+ ){0,2}?ɸ+"
        r"|ɸ+ (?:is|are) (?:\w+ and )?(?:slow|unreliable|outdated"
        r"|weak)(?: and \w+)?[;,:—-] ?(?:ours?"
        r"|ketamine|we|infusions?)\b"
        r"|\b(?:throw|toss|flush) (?:away |out |down )?(?:\w+ ){0,2}?ɸ+"
        r"|\bgoodbye to (?:\w+ ){0,2}?ɸ+"
        r"|ɸ+ (?:can't|cannot|can not|could never|could not|couldn't|never|don't|did not"
        r"|didn't) (?:do|reach|match|give|offer"
        r"|deliver|help|touch)\b[^.]{0,40}\b(?:ketamine|infusions?|we|our)\b"
        r"|\b(?:therapist|psychiatrist|doctor|counselor)s? (?:could|can|did|has)(?:n't| not"
        r"|not) (?:help|reach|fix|give)"
        r"[^.]{0,40}\b(?:ketamine|infusions?|we|our|it) \w+"
        r"|\bwhich ɸ+ (?:never|cannot|can't|don't|do not)\b|\binstead of (?:\w+ ){0,2}?(?:years"
        r"|months|weeks)\b"
        r"|\bwhere (?:\w+ )?ɸ+ (?:\w+ )?(?:stalls?|stops?|ends?|leaves? off|falls? short)\b"
        r"|\b(?:done|tired|sick|fed up) (?:with|of) (?:\w+ ){0,2}?ɸ+"
        r"|\b(?:better|faster|sooner|quicker|deeper"
        r"|more)\b(?: [\w-]+){0,6}? than (?:\w+ )?(?:anything|everything)"
        r" (?:\w+ ){0,6}?(?:prescribed|tried|taken|offer\w*|doctor|therapist)"
        r"|\b(?:stop|done|tired of|no more|quit) waiting (?:\w+ ){0,3}?ɸ+"
        r"|ɸ+ (?:\w+ ){1,6}?\w+ ?[;,:—–] ?(?:but )?(?:ketamine|infusions?|we|an infusion) (?:\w+ )?"
        r"(?:fix|solv|heal|end|reach|treats? the|gets? to)\w*"
    ).finditer(hidden):
        at, end = m.start(), m.end()
        if s.excused(at, end):
            continue
        text = m[0]
        measured = text.startswith("superior") or "compared" in text or " than " in text
        if " to " in text and not measured and rx(_MORE_TO).match(text):
            continue
        if text.startswith(("replac", "skip", "forget", "leave", "a subst")) and s.has(
            r"\b(?:don't|do not|never|not|without) (?:\w+ )?(?:replace|skip|forget|leave"
            r"|a substitute)"
            r"|\breplace(?:s|d)? (?:your |a )?(?:iv|bag|line|battery)|\bskip (?:a |your )?dose"
        ):
            continue
        if text.startswith("more ") and s.has(
            r"\bmore (?:than|people|information|about|options|questions|time|research|common\w*"
            r"|expensive"
            r"|likely to (?:sleep|feel)|costly|closely|questions)\b"
        ):
            continue
        if s.has(
            r"\b(?:two weeks|how|which of|know) better\b|\bbetter (?:sleep|outcomes for you)\b"
            r"|\bno better\b"
            r"|\b(?<!ours is )(?<!ketamine is )(?:neither|not yet (?:clear|known))\b"
            r"|\bif (?:\w+ ){0,4}(?:works?|worked) better\b"
        ):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” ranks it above other care, which no study here shows.",
            "Say what it does by itself: “may start within hours for some people”.",
        )  # fmt: skip
