"""Sentences in; a bare “safe” out (K04)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW, other_drug

_SAFE_OTHER = (
    r"\b(?:fe(?:el|els|eling|lt|el more)|made? to feel|kee?p(?:s|ing)?|kept|stay(?:s|ing|ed)?|gets?"
    r"|arrive"
    r"|help\w* you|come|came|return\w*|remain\w*(?! an? )|are you|am i)"
    r" (?:\w+,? ){0,6}safe(?:ly)?\b(?! and effective)"
    r"|\bsafe(?:ly)?,? (?:\w+,? (?:and )?){0,4}(?:place|space|spaces|room|rooms|environment|setting"
    r"|distance"
    r"|home|ride|way home|drive|driver|hands|harbor|haven|side|storage|stored|bet|sex|deposit|box"
    r"|seat"
    r"|travels?|journey|arrival|community|relationship|container|locked|dispos\w+|zone|corner"
    r"|keeping"
    r"|return|trip|disposal|holidays?|home life|injection sites?|neighborhood|supply|listening"
    r"|staffing"
    r"|parking|driving|limits?|word|atmosphere)\b"
    r"|\bsafe (?:to|for you to|enough to|until) (?:drive|go|leave|share|talk|cry|return|stand|walk"
    r"|be|say"
    r"|open|ask|travel|speak|express|explore|assume|eat)\b|\bsafe from\b|\bbetter safe\b"
    r"|\b(?:drive|drives|ride|travel|arrive|get|walk|live|store|dispose|come|go|gets|brought"
    r"|heads?) (?:\w+ ){0,4}safely\b"
    r"|\b(?:privacy|data|records?|information|secrets?|deposit|belongings|car|children|pets?|money"
    r"|passwords?|bet|home) (?:is|are|stays?|remains?|will be) (?:\w+ )?safe\b|\bsafe with (?:us"
    r"|me)\b|\bsafe (?:in|during) (?:the |an )?(?:surgery|operating room|hospital)\b"
    r"|\bfail-?safe\b|\bplay it safe\b|\bsafe and (?:sound|well)\b|\bare safe now\b"
    r"|\bsafe at home\b|\b(?:in|into|inside|of) (?:a|the|our) (?:\w+ )?safe(?= (?:behind|in|under"
    r"|at|with|near|that"
    r"|which|by|and|until|every)\b|[.,;:]|$)"
)


@rule("K04", WARNING, FTC_AND_LAW)
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
            r"\b(?:(?:completely|totally|perfectly|entirely|absolutely|fully|100 ?%|100 percent"
            r"|utterly"
            r"|one hundred percent|a hundred percent|always) safe"
            r"|safe for (?:everyone|everybody|anyone|all)"
            r"|as safe as possible|may not be|safe or not|to (?:make|keep) (?:\w+ ){0,4}safe"
            r"|(?:if|when|until|once|unless) (?:it is|it's|that is|this is|they are|you are"
            r"|we)?[^,.;]{0,30}safe\b)"
        ):
            continue
        if other_drug(s, at) or s.has(rf"{_SAFE_OTHER}"):
            continue
        yield Hit(
            at, end,
            f"“{s.text[at:end]}” alone sounds as if it held for everyone.",
            "Say what is done for safety: “Staff watch your heart, blood pressure, and breathing.”",
        )  # fmt: skip
