"""Sentences in; praise of the treatment out: breakthrough, unique, life-changing (K19)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW

_PRAISE = (
    r"\b(?:break-?throughs?|ground-?breaking|miracles?|miraculous(?:ly)?|miracle-\w+|transformative"
    r"|transformational|transform(?:s|ed|ing)? (?:your|lives|people|patients|mental health|their"
    r"|the lives"
    r"|countless|thousands|minds|how you)|unique(?:ly)?|life-?chang(?:ing|er)|life changing"
    r"|life-altering"
    r"|(?:chang|transform|turn)(?:es|ed|e|ing|s)? (?:your|their|our patients'|her|his|my|so many"
    r"|many|people's"
    r"|countless|thousands of|patients') (?:\w+ )?(?:life|lives)|revolution(?:ary|i[sz]\w+)"
    r"|game-?chang\w+"
    r"|game chang\w+|one-of-a-kind|one of a kind|wonder drug|wonder-drug|magic(?:al)?(?:ly)?"
    r"|magic bullet"
    r"|world-class|unparalleled|unmatched|unrivaled|unprecedented|extraordinary|astonishing"
    r"|astounding"
    r"|incredible (?:results|relief|power|benefits)|amazing (?:results|relief|treatment|benefits"
    r"|power)"
    r"|remarkable (?:results|relief|recover\w+)|holy grail|cutting-edge|state-of-the-art"
    r"|paradigm[ -]shift\w*"
    r"|next-generation|like no other|second to none|lifesaving|life-saving|never-before-seen"
    r"|first of its kind|first-of-its-kind"
    r"|most (?:advanced|powerful|innovative|sophisticated|revolutionary|exciting|promising"
    r"|remarkable)"
    r" (?:\w+ )?(?:treatments?|therap(?:y|ies)|medicines?|option|care|drug|clinic)"
    r"|unlike any(?:thing)? (?:other|else)|the future of (?:mental|psychiatr\w+|depression|medicine"
    r"|healing)|dream come true|godsend|works? wonders|marvel(?:ous)?|new lease on life"
    r"|(?:wonder|miracle)[ -](?:treatment|medicine|cure))\b"
)


@rule("K19", WARNING, FTC_AND_LAW)
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
        r"\b(?:ketamine|infusions?|treatments?|therapy|it|results|care|to us|told us|patients?)\b"
    ):
        return True
    before, after = s.low[max(0, at - 60) : at], s.low[end : end + 50]
    if _in_a_name(s, at, end):
        return True
    if rx(
        r"^[\"'(]?(?:[\w'-]+ ){1,6}(?:is|are|was|were|can be|may be|feels?) (?:\w+ )?(?:an? "
        r"|one )?$"
    ).match(s.low[:at]) and not s.has(
        r"\b(?:ketamine|infusions?|treatments?|therap(?:y|ies)|it|it's|this|these|that|results?"
        r"|care|clinic|effects?|relief|program|protocol|medicine|approach|we|our|¤+|sessions?|drug"
        r"|here)\b"
    ):
        return True
    if word.startswith("unique"):
        return (
            rx(
                r"^[\s,]*(?:and \w+ |\w+ )?(?:needs?|situations?|stor(?:y|ies)|person|persons"
                r"|people|individuals?"
                r"|goals?|histor(?:y|ies)|plans?|experiences?|circumstances|tailored|designed|life"
                r"|lives|body"
                r"|bodies|path|paths|perspectives?|background|challenges|suited|to (?:you|each"
                r"|every|that)|brain"
                r"|brains|identifier|id\b|code|passwords?|log-?ins?|link|health|personalit|name|case|journey"
                r"|concerns"
                r"|strengths|fingerprint|way (?:to|of)|position|role|mind)"
            ).search(after)
            is not None
            or rx(
                r"\b(?:each|every|everyone|everybody|person|people|individuals?|clients?|patients?"
                r"|brains?"
                r"|you|story|stories|bod(?:y|ies)|case|one|experience|mind|humans?|plan|journey"
                r"|path|lives|life"
                r"|garden|needs)(?:'s)?,? (?:\w+ ){0,3}(?:is|are|as|and|feels?|'re|remains?|was"
                r"|be) "
                r"(?:\w+ )?$|\byou're $|\byou are $|\bas $"
            ).search(before)
            is not None
        )
    if word.startswith(("break", "ground-break")):
        return (
            rx(
                r"^ (?:pain|bleeding|symptoms?|seizures?|infections?|cases?|designation"
                r"|therapy designation"
                r"|anxiety|episode|dose|moment in (?:her|his)|prize|award)"
            ).search(after)
            is not None
        )
    if "life" in word or "lives" in word:
        if word.startswith(("lifesav", "life-sav")):
            return rx(r"^ (?:skills?|equipment|certificat\w*|first aid|drills?|training|class|care"
                r"|cpr|call)"
                      ).search(after) is not None or not rx(r"ketamine|infusion|treatment|therapy"
                      ).search(s.low)  # fmt: skip
        return (
            rx(
                r"^ (?:diagnos\w+|illness\w*|event\w*|injur\w+|loss\w*|news|accident\w*|move"
                r"|decisions?"
                r"|transitions?|grief|trauma|disease|conditions?|stress\w*|circumstances)"
            ).search(after)
            is not None
            or rx(
                r"\b(?:depression|illness|diagnos\w+|trauma|grief|war|accident|stroke|pandemic"
                r"|injur\w+|loss"
                r"|parenthood|baby|birth|college|school|mother|mentor|teacher|trip|dog|divorce"
                r"|addiction)\b[^,]{0,30}$"
            ).search(before)
            is not None
        )
    if word.startswith("magic"):
        return rx(r"^ (?:shows?|tricks?|kingdom|johnson|mushrooms?|moments? with|castle)").search(
            after) is not None  # fmt: skip
    if word.startswith(("world-class", "cutting", "state-of", "extraord", "next-gen")):
        return rx(
            r"\b(?:hospital|training|university|nurses?|equipment|monitors?|monitoring|school|team"
            r"|museum"
            r"|garden|building|view|facility|residency|hik\w+|beach\w*|pumps?|chairs?|care\b)"
        ).search(s.low) is not None and not rx(r"\b(?:ketamine|infusions?|treatments?)\b").search(
            s.low
        )
    if word.startswith(("transform", "chang", "sav", "turn")):
        return rx(
            r"\b(?:she|he|hik\w+|yoga|meditat\w+|bulldogs?|dogs?|rescue|cpr|diagnosis|stress|trauma"
            r"|grief"
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
