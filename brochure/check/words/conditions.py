"""Sentences in; PTSD, OCD and anxiety told as treated out (K18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import FTC, other_drug

_CONDITION = (
    r"(?:ptsd|p\.t\.s\.d\.?|post-?traumatic stress(?: disorder)?|ocd"
    r"|(?:obsessive|intrusive)[ -](?:compulsive(?: disorder)?|thoughts)|anxiety(?: disorders?)?"
    r"|panic(?: attacks?| disorder)?"
    r"|phobias?|social anxiety|worry(?! about)|anxious (?:mind|thoughts?|feelings?|brain)"
    r"|(?<!after )trauma(?! (?:cent|surg|unit|nurs|care|therap|inform|team)))"
)
_HELPS = (
    r"(?:treat(?:s|ed|ing|ment|ments|able)?|help(?:s|ed|ing)?|reliev\w+|relief|eas(?:es|e|ed|ing)"
    r"|alleviat\w+|reduc\w+|works?|effective\w*|improv\w+|benefits?"
    r"|heal(?:s|ed|ing)?|overcom\w+|calm\w*|manag\w+|fight\w*|stops?|resolv\w+|ends?|ending"
    r"|beat(?:s|ing)?|conquer\w*|free\w*|goodbye|respond\w*|designed|melt\w*"
    r"|fad(?:es|e|ed|ing)|lift\w*|quiet\w*|silenc\w*|remedy|answer|solution|therap(?:y|ies)|option"
    r"|hope|used|use|approved|program|break free|let go|soothe?\w*|tame\w*"
    r"|address\w*|recover\w*|dissolv\w*|disappear\w*|combat\w*|tackl\w+|works? on|away|vanish\w*"
    r"|battl\w+|soften\w*|loosen\w*|results?|good for|can do|edge off|do(?:es)? well|no match"
    r"|right for|peace|let up|lowers?|turns? (?:down|off)"
    r"|sleep again|success\w*|loses? (?:its|their) (?:grip|hold)|less)"
)

_FEW = 9
"""Words of an item in a list."""


@rule("K18", WARNING, FTC)
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
    if found is None or s.low.startswith("you are here"):
        return
    at, end = found.start(), found.end()
    leading = s.is_question or s.low.rstrip(" \"'").endswith("?")
    after = s.passage.text[s.end :]
    if leading:
        if not rx(
            r"^\s*(?:yes\b|an? infusion|ketamine|our|we can|it can|infusions?|absolutely|with)"
        ).match(after.lower()) or rx(
            r"\b(?:not|do not|don't|no|unknown|unclear|(?:may|might)(?! be (?:your|the) answer))\b"
        ).search(after.lower()):
            return
    elif s.has(
        r"\b(?:side[ -]effects?|unwanted|common(?:ly)? (?:after|include|effects?)|may cause"
        r"|can cause|cause[sd]?|include headache|headaches?|nausea|dizz\w+"
        r"|after (?:an|the|your) infusion|during (?:an|the|your) infusion|tell us|tell (?:your|the)"
        r"|ask (?:us|your)|needles?|symptoms include"
        r"|frighten\w*|worse|screen\w*|on the form|your therapist|bring back|trigger\w*|anxious"
        r"|before (?:your|the) (?:first )?(?:visit|infusion)|risks?|history of|if you have|nervous"
        r"|bring)\b"
    ) and not s.has(
        r"\b(?:ketamine|infusions?|we|treatment) (?:\w+ )?(?:also )?(?:treat|help|reliev|eas|calm"
        r"|sooth|quiet|work|be right)\w*"
    ):
        return
    ours = r"\b(?:ketamine|infusions?|drip|we (?:\w+ )?(?:treat|specialize)|our (?:\w+ )?program)\b"
    if (
        not leading
        and not _listed(s)
        and not s.has(ours)
        and not s.has(
            rf"\b{_HELPS}\b|\b(?:for|with|of) (?:\w+,? ){{0,6}}?{_CONDITION}|^\W*conditions\b"
        )
    ):
        return
    if s.has(
        r"\b(?:usual|first-line|standard|common|approved|other|recommended|proven"
        r"|known) (?:\w+ )?(?:treatments?|therap(?:y|ies)|care|medicines?)\b"
    ) and not s.has(r"\b(?:ketamine|infusions?|our|we)\b"):
        return
    listed = _listed(s)
    if _person_does(s) or other_drug(s, at) or _unsure(s):
        return
    if not leading and not listed and not _treats(s, after):
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
        r"\b(?:ketamine|infusions?|our (?:treatments?|therapy|program|protocol|sessions?|approach"
        r"|clinic|patients|drip)|we (?:can |also |successfully |gently |now "
        r"|specialize in |have )?(?:treat|help|reliev|eas|offer|provide|end|specialize|manage"
        r"|heal)\w*|this (?:treatment|therapy|medicine)|the (?:treatment|therapy|drug|medicine)"
        r"|it (?:also )?(?:treats|helps|relieves|eases|works|calms|quiets|can|melts|lifts|reduces)"
        r"|rapid|say goodbye|free yourself|break free|find relief|get relief|¤+|iv (?:therapy"
        r"|treatment)"
        r"|(?:^|new |our |best |rapid |effective |advanced |fast |a )treatments? for|relief from"
        r"|relief for|we (?:\w+ )?specialize|relief in|^\W*conditions(?: we (?:treat|help))?:"
        r"|one session|a single session|sessions?|treatable|freedom from|end your"
        r"|overcome your|beat your|drip\b|series|peace here|find (?:\w+ )?(?:peace|relief|help"
        r"|hope)"
        r"|symptoms (?:\w+ )?(?:melt|fade|vanish|lift|disappear|ease|improve)\w*)\b"
        r"|^\W*(?:\w+ )?(?:effective|helpful|good|proven|ideal|great|works?) (?:for|against|in)\b"
    )


def _listed(s: Sentence) -> bool:
    """An item of a list, or the answer, under `Conditions we treat:` or `Who can benefit?`."""
    before = s.context.low[: s.start]
    return (
        rx(
            r"\b(?:conditions|disorders|illnesses|who|what|ketamine|infusions?)\b[^.!?:]{0,40}\b(?:treat"
            r"|treats|treated|help|helps|helped|benefit|benefits|works?|relief|infusions?|ketamine)\b"
            r"[^.!?:]{0,40}[:?][^.!?]*$"
        ).search(before)
        is not None
        and len(s.words) <= _FEW
        and rx(r"\b(?:not|side effects?|risks?|tell|ask|common)\b").search(f"{before} {s.low}")
        is None
    )


def _person_does(s: Sentence) -> bool:
    """A person's field of work is no claim for ketamine: `She is focused on treating anxiety`."""
    names = "|".join(
        re.escape(part.lower())
        for name in (*s.facts.nurses, *s.facts.doctors)
        for part in (name.split()[0], name.split()[-1])
    )
    people = (
        r"\b(?:she|he|her|his|hers|clinicians?|nurse|practitioner|specialties|specialt(?:y|ies)"
        rf"|experience (?:in|with)|interests?{'|' + names if names else ''})\b"
    )
    return s.has(people) and not s.has(r"\b(?:ketamine|infusions?|spravato)\b")


def _unsure(s: Sentence) -> bool:
    return s.has(
        r"\b(?:not (?:yet )?(?:clear|known|sure|proven|shown|enough)|unclear|uncertain|unknown"
        r"|(?:small|few|early|limited|mixed|little|weak|thin|only one|two) (?:\w+ )?"
        r"(?:stud(?:y|ies)|trials?|evidence|research|data|results)|evidence is"
        r"|still (?:being )?stud\w+|being studied|under study|no benefit|did not|has not been"
        r"|have not been"
        r"|more research|remains? open|open question|we do not know|cannot say|is thin|is weak"
        r"|is limited|looked (?:\w+ )?(?:at|into)|compared|this trial|peer review|too (?:thin"
        r"|small|early|few|weak|new)|early stage|in its infancy"
        r"|not support\w*|does not treat|do not treat|don't treat)\b"
    )


def _denied_help(s: Sentence) -> bool:
    """`did not help PTSD`, `not approved for anxiety`: the helping word is denied."""
    helps = list(s.find(rf"\b{_HELPS}\b"))
    return bool(helps) and all(s.denied(m.start()) for m in helps)
