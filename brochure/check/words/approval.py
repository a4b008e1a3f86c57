"""Sentences in; approval by the FDA claimed for ketamine where it has none out (K07)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import ESKETAMINE, KETAMINE, PSYCHIATRIC

_LABEL = "Crane 2023 (PMC10630893); Ketalar label (2024); FDA alert of 10 October 2023"
_FDA = (
    r"(?:fda|f\.d\.a\.|food and drug administration|federal(?:ly)?(?: (?:regulators?|government"
    r"|authorit(?:y|ies)|agency|officials))?|(?:the|our|u\.?s\.?) (?:government|regulators"
    r"|agency)|regulators?"
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
    r"|officially) (?:\w+ )?(?:an? )?approved (?:in (?:the )?(?:united states|us|u\.s\.|usa"
    r"|america|this country),? )?"
    r"(?:treatment|for|to|therapy|medicine)\b"
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
    r"|said yes|sign(?:s|ed) off|stands? by|trusts?)"
    rf"|\b{_FDA} (?:\w+ )?(?:says?|calls?|considers?|finds?|found|agrees?|confirm\w*|lists?|deems?"
    rf"|declared?|rated?|classif\w+) (?:that )?(?:ketamine|it|our|infusions?|this)\b[^.;]{{0,40}}?"
    rf"\b(?:safe|effective|works?|treatment|help\w*|therapy)\b"
    rf"|\b(?:trusts?|believes? in"
    rf"|stands? behind)\b[^.;]{{0,24}}[;:,—] ?(?:so does )?(?:the )?{_FDA}"
    r"(?: does)?\b|\b(?:ketamine|infusions?) (?:\w+ ){0,2}?(?:counts?|qualif\w+|considered"
    r"|recogni[sz]ed|listed) (?:as )?(?:an? )?(?:\w+ )?approved\b"
)
_FEW_WORDS = 7
_DEVICE = r"\b(?:pump|monitor|device|machine|equipment|cuff|oximeter|needle|catheter)s?\b"
_ANESTHETIC = (
    r"\b(?:an[a]?esth\w+|to sleep for|operating rooms?|operations|surger\w+|surgical"
    r"|sedat\w+ (?:for|in) (?:surgery"
    r"|procedures))\b"
)


@rule("K07", ERROR, _LABEL)
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
        if rx(
            r"^,? (?:but )?(?:ketamine|ours|our \w+|infusions?) (?:is|are|has been|was|does)\W*$"
        ).match(
            s.low[end:]
        ):  # `most are not FDA approved, ketamine is`: the denial is of the others
            end = len(s.low.rstrip(" .!"))
            yield Hit(at, end, _reads_as(s.text[at:end]), _AS_ANESTHETIC)
            continue
        if s.denied(at) or s.denied(end) or s.rejected(at) or s.asked(at):
            continue
        named = m[0].startswith(("ketamine", "infusion")) and not rx(r"\b(?:un)?like $").search(
            s.low[:at]
        )
        if not named and not _of_ketamine(s, at, end):
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
    if rx(
        r"(?<!es)\b(?:ketamine|infusions?|it) (?:is|are|was|became|remains|as) (?:\w+ ){0,5}$"
    ).search(s.low[:at]) and not s.has(ESKETAMINE):
        return True
    if not kets and rx(r"\b(?:approved|cleared|authorized) ours\b").search(s.low):
        return not others
    if not kets and not others and not s.low[:at].strip(" \"'*-") and s.has(PSYCHIATRIC):
        return True  # `Approved by the FDA for depression`: on a clinic's page that is ketamine
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
