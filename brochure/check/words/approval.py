"""Sentences in; approval claimed for what has none out: FDA and ketamine, Spravato and ketamine."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx
from brochure.check.words.subjects import ESKETAMINE, KETAMINE, PSYCHIATRIC

_LABEL = "Crane 2023 (PMC10630893); Ketalar label (2024); FDA alert of 10 October 2023"
_FDA = (
    r"(?:fda|f\.d\.a\.|food and drug administration|federal(?:ly)?(?: (?:regulators?|government"
    r"|authorit(?:y|ies)|agency|officials))?|(?:the|our|u\.?s\.?) (?:government|regulators|agency)"
    r"|(?:government|health|drug|national|u\.?s\.?) (?:regulators|authorities|officials))"
)
_APPROVED = (
    rf"\b{_FDA}'?s?[ -](?:\w+ )?(?:approv\w+|clear(?:ed|ance)|authori[sz]\w+|sanctioned|endors\w+"
    r"|licensed|backed|supported|recommended"
    r"|certified|accepted|blessing)"
    r"|\b(?:approv\w+|cleared|authori[sz]ed|endorsed|licensed|backed|sanctioned|green-?lit"
    rf"|blessing) (?:\w+ ){{0,3}}?(?:by|from|of)"
    rf" (?:the )?(?:u\.?s\.? )?{_FDA}"
    rf"|\b{_FDA}(?:'s)? (?:\w+ ){{0,2}}?(?:blessing|stamp|seal|nod|ok|okay|green light|backing"
    r"|approval)\b"
    r"|\b(?:ketamine|infusions?) (?:\w+ ){0,4}?(?:is|are|was|has been|been|now"
    r"|officially) (?:\w+ )?(?:an? )?approved (?:treatment|for|to|therapy|medicine)\b"
    r"|\bapproved ketamine\b|\bgovernment[- ]approved\b"
    r"|\b(?:ketamine|infusions?)(?:,| is| are| has been"
    r"| was) (?:\w+ ){0,2}?(?:an? )?(?:\w+ )?approved "
    r"(?:drug|medicine|medication|product|treatment|therapy|since|decades)\b"
    rf"|\bwith (?:the )?{_FDA} (?:\w+ ){{0,2}}?behind\b|\b{_FDA} (?:stands?|is"
    rf"|are) (?:\w+ )?behind\b"
    rf"|\b(?:pass\w*|won|wins|earn\w*|gain\w*|receiv\w*|secur\w*|clear\w*|met|meets|surviv\w*"
    rf"|cleared) (?:\w+ ){{0,3}}?{_FDA}(?:'s)? (?:\w+ )?(?:review|approval|muster|standards?"
    rf"|clearance"
    r"|scrutiny|nod|bar|tests?)\b"
    r"|\bagency\b[^.;]{0,50} has (?:approved|cleared|authori[sz]ed) (?:ours?|ketamine|this)\b"
    rf"|\b{_FDA} (?:has |have |had |fully |now |recently |long |already |first |also "
    r"|officially )*(?:approv\w+|clear(?:ed|s)"
    r"|authori[sz]\w+|grant\w+|gave|given|okay\w*|green-?lit|recogni[sz]\w+|recommend\w*|endors\w+"
    r"|allow\w*"
    r"|said yes)"
)
_FEW_WORDS = 7
_DEVICE = r"\b(?:pump|monitor|device|machine|equipment|cuff|oximeter|needle|catheter)s?\b"
_ANESTHETIC = (
    r"\b(?:an[a]?esth\w+|to sleep for|operating rooms?|operations|surger\w+|surgical"
    r"|sedat\w+ (?:for|in) (?:surgery"
    r"|procedures))\b"
)


@rule(
    "K07", ERROR, _LABEL,
    "",
    ("fda", "approved cleared backed endorsed"),
    ("fda food f federally federal government", "approved approves approval approve cleared "
        "clearance authorized endorsed licensed backed green granted"
     " recommends recommend supports regulators gave given okayed recognized allows blessing stamp "
     "seal nod ok sanctioned certified "
     "accepted authorizes clears grants recognizes recognized endorses", "ketamine infusion infusions treatment treatments"
     " therapy our protocol program medicine medication drug option it is an"),
    ("approved", "ketamine infusions infusion"), ("approved cleared authorized", "agency"),
    ("government regulators agency officials", "ketamine infusion infusions", "authorized cleared "
     "approved given green backed blessed blessing sanctioned endorsed allowed"),
    ("fda federal", "behind passed passes won earned gained received secured met review muster "
     "standards stands", "ketamine infusion infusions treatment therapy our"),
)  # fmt: skip
def fda_approved(s: Sentence) -> Iterator[Hit]:
    """Calls ketamine FDA approved without saying: as an anesthetic.

    Why: The FDA approved ketamine injection as a general anesthetic. It has not approved it for
        depression or any other psychiatric disorder; that use is off-label.
    Fails: We offer FDA-approved ketamine therapy.
    Fails: Ketamine is FDA approved as an anesthetic and for depression.
    Passes: Ketamine is FDA approved as an anesthetic, not for depression.
    Passes: Ketamine is not FDA approved for depression.
    """
    for m in s.find(_APPROVED):
        at, end = m.start(), m.end()
        if rx(r"^,? (?:but )?(?:ketamine|ours|our \w+|infusions?) (?:is|are|has been|was|does)\W*$").match(
            s.low[end:]
        ):  # `most are not FDA approved, ketamine is`: the denial is of the others
            end = len(s.low.rstrip(" .!"))
            yield Hit(at, end, _reads_as(s.text[at:end]), _AS_ANESTHETIC)
            continue
        if s.denied(at) or s.denied(end) or s.rejected(at) or s.asked(at):
            continue
        if not _of_ketamine(s, at, end):
            continue
        if s.has(_ANESTHETIC) and not _also_psychiatric(s, end):
            continue
        if rx(
            r"\b(?:pump|monitor|device|machine|equipment|cuff|oximeter|vial|needle|catheter)s?\b"
        ).search(s.low[:at]) and not s.has(r"\bketamine (?:is|was|has)\b"):
            continue
        if rx(r"^[- ]?(?:\w+ )?(?:registered|facility|alert|warning|inspected)").match(s.low[end:]):
            continue
        yield Hit(at, end, _reads_as(s.text[at:end]), _AS_ANESTHETIC)


def _reads_as(words: str) -> str:
    return f"“{words}” reads as if the FDA stood behind this use of ketamine; it does not."


_AS_ANESTHETIC = "Write: “The FDA approved ketamine as an anesthetic, not for depression.”"


def _of_ketamine(s: Sentence, at: int, end: int) -> bool:
    """Whether what is approved is ketamine: not Spravato, not an antidepressant."""
    start, stop = s.clause(at)
    clause = s.low[start:stop]
    if rx(r"\boff-label\b").search(s.low) and not rx(
        r"\b(?:despite|no longer|isn't|not) off-label"
    ).search(s.low):
        return False
    others = list(s.find(
        rf"{ESKETAMINE}|\b(?:anti-?depressants?|ssris?|snris?|medicines for|alternatives?"
        r"|other (?:treatments?|options?"
        r"|medicines?|drugs?)|tms|transcranial|lithium|prozac|zoloft|auvelity|olanzapine|devices?"
        r"|treatments could"
        r"|(?:which|other|any|try|alternative) (?:\w+ )?(?:fda[ -])?approved (?:treatments?"
        r"|options?|medicines?|alternatives?"
        r"|drugs?)|ect)\b"
    ))  # fmt: skip
    kets = [k for k in s.find(rf"{KETAMINE}") if not s.low[: k.start()].endswith("es")]
    if not kets and rx(r"\b(?:approved|cleared|authorized) ours\b").search(s.low):
        return not others
    if not kets:
        # no drug named: on a clinic's page `our FDA-approved treatment` is ketamine
        return (
            not others
            and rx(
                r"\b(?:our|this|the|safe|it|is|we (?:offer|use|provide)|an?) (?:\w+,? ){0,4}$"
            ).search(s.low[:at])
            is not None
            and (
                s.has(
                    r"\b(?:treatments?|therap(?:y|ies)|infusions?|protocol|medicines?|program"
                    r"|medications?"
                    r"|drug|option|solution|approach|care)\b"
                )
                or rx(r"\b(?:it|it's|it is) (?:\w+,? ){0,4}$").search(s.low[:at]) is not None
            )
            or not others
            and len(s.words) <= _FEW_WORDS
            and not s.has(r"\b(?:what|means|facility|devices?|the fda|ask|label|list|not)\b")
        )
    if others:
        near = min(abs(k.start() - at) for k in kets)
        if min(abs(o.start() - at) for o in others) < near and not s.has(
            r"\b(?:and|also (?:sold|known) as|like|as well as|same|both|or|just as|including|too"
            rf"|a form of) (?:\w+ ){{0,3}}?"
            rf"(?:{KETAMINE[2:-2]}|{ESKETAMINE[2:-2]}|fda)"
        ):
            return False
        if s.has(
            r"\b(?:unlike|different|not|but|whereas|while|says nothing|separate|distinct|only"
            r"|another)\b"
        ) and rx(rf"{ESKETAMINE}").search(clause):
            return False
        return not s.has(
            r"\bso you can|\bso we\b|\bso our\b|\bwhich is why\b|\btherefore\b|\bproves\b"
        )
    return True


def _also_psychiatric(s: Sentence, end: int) -> bool:
    """Whether approval is claimed for a psychiatric use beside the anesthetic one."""
    for m in s.find(PSYCHIATRIC):
        if m.start() <= end:
            continue
        between = s.low[end : m.start()]
        if rx(
            r"\b(?:not|never|off-label|isn't|but|no|however|while|although|nor|only)\b|[;:—]|\. "
        ).search(between):
            return False
        return rx(r"\b(?:and|as well as|plus|also|or)\b").search(between) is not None
    return False


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
    r"|deliver\w*|promis\w*|achiev\w*|goes for|holds? for|true of|generic|translate\w*|data|trials?"
    r"|studies|results|approval"
    r"|approved)\b"
)
_ONE_AND_THE_SAME = (
    r"\b(?:simply|just|merely|nothing but|really|in truth|basically|only) (?:\w+ ){0,2}?"
    r"(?:esketamine|spravato)\b|\b(?:esketamine|spravato) (?:without|minus|by another name"
    r"|in (?:an? )?(?:iv|drip|vein))|\bif (?:esketamine|spravato) works\b"
    r"|\b(?:the original|the parent|its parent|the real thing|the full (?:molecule|version)"
    r"|the source of)\b"
)
_APART = (
    r"\b(?:different|differ|differs|unlike|whereas|separate\w*|distinct|another product|its own"
    r"|says nothing|tells us nothing"
    r"|(?:does|do|is|are|can|has|have|was|should|must|may) ?(?:not|n't|never)|cannot|can't|don't"
    r"|doesn't|isn't|aren't|not|only"
    r"|but|off-label|allergic|allergy|apart|nothing|never|no\b|neither|confuse)"
)


@rule(
    "K08", ERROR, "Spravato label; FTC Health Products Compliance Guidance (2022)",
    "",
    ("spravato esketamine nasal", "ketamine infusion infusions our iv drip we", "so therefore thus "
        "means mean same like alike just proves prove proof shows show showed shown why because "
        "since"
     " as equivalent version cousin sister sibling twin form works work backed back identical "
     "validate validates based confirm confirms apply applies sold known called marketed support "
     "supports"
     " demonstrate demonstrates evidence extends covers expect too carries vouch speaks other "
     "share shared interchangeable essentially basically similar similarly brand aka matches "
     "mirror goes holds"
     " simply nothing original without if parent really"
     " true generic translate data trials trial study studies results approval approved does do "
     "deliver delivers promises achieves achieve"),
)  # fmt: skip
def borrowed(s: Sentence) -> Iterator[Hit]:
    """Uses Spravato's (esketamine's) data or approval for ketamine.

    Why: Esketamine is a different product with its own trials, approval and rules. What holds
        for one does not hold for the other.
    Fails: Spravato was approved by the FDA, so you can trust our ketamine infusions.
    Fails: Studies of esketamine show that ketamine infusions help.
    Passes: Spravato is approved for treatment-resistant depression; ketamine infusions are not.
    Passes: Tell us if you are allergic to ketamine or esketamine.
    """
    names = list(s.find(ESKETAMINE))
    ours = [
        m
        for m in s.find(rf"{KETAMINE}|\b(?:our (?:treatments?|iv|clinic|protocol|patients|program"
            r"|drip)|iv (?:form|version)"
                        r"|the (?:iv|drip|infusion)|what we (?:offer|use|give))\b")
        if not s.low[: m.start()].endswith("es")
    ]  # fmt: skip
    if not names or not ours or s.is_question and not s.has(r"^why (?:pay|wait|choose|use|not)"):
        return
    one = s.has(_ONE_AND_THE_SAME) and not s.denied(names[0].start())
    if not one and not s.has(_LINK) or s.rejected(names[0].start()) or s.asked(names[0].start()):
        return
    if rx(r"^\W*(?:please )?(?:do not|don't|never) (?:take|use|combine|mix|confuse)").match(s.low):
        return
    if s.has(_APART) and not s.has(
        r"\b(?:nothing but|but the) (?:\w+ )?(?:spravato|esketamine|original)\b"
        r"|\bnot (?:only|just)\b|\bno (?:different|difference)\b|\bnot (?:so )?different\b"
        r"|(?<!not )\bthe (?:very )?same\b"
        r"|\bbut (?:our|ketamine|iv|it|the) (?:\w+ )*(?:same|works|cheaper|costs?|gives|just)\b"
        r"|\bonly cheaper\b"
    ):
        return
    if not one and not s.has(
        r"\b(?:approv\w+|stud(?:y|ies)|trials?|data|research|results?|proves?|proven|shows?|shown"
        r"|works?|same|expect|help\w*|effective"
        r"|fda|trust|identical|equivalent|version|form of|evidence|also sold|brand|deliver\w*"
        r"|promis\w*|achiev\w*|does|success"
        r"|cousin|sister|twin|like|backed|label|generic|respond\w*|improv\w*|better|felt|relie\w*"
        r"|remission|studied|tested|understood|safe)\b"
    ):
        return
    if s.has(r"\b(?:we|clinic|practice|staff|team) (?:also )?(?:offer|provide|give|carry|prescribe"
        r"|administer)s?\b"
             r"(?:[^.]{0,40}\b(?:and|or|as well as)\b)") and not s.has(r"\b(?:approv\w+|stud(?:y"
                 r"|ies)|trials?|data|same|prove\w*)\b"):  # fmt: skip
        return
    at, end = names[0].start(), names[0].end()
    yield Hit(
        at, end,
        f"“{s.text[at:end]}” is a different product; its data and approval say nothing of "
        "ketamine.",
        "Keep them apart: “Spravato has its own approval, which does not extend to ketamine.”",
    )  # fmt: skip
