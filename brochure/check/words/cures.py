"""Sentences in; a cure that is promised out (K01)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.patterns import rx
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.subjects import FTC_AND_LAW

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


@rule("K01", ERROR, FTC_AND_LAW)
def cure(s: Sentence) -> Iterator[Hit]:
    """Says or implies that the treatment cures.

    Why: No study shows that ketamine cures depression; relief often fades. A cure that is
        promised and does not come harms people and breaks advertising law.
    Fails: Many patients are cured after six infusions.
    Fails: Let us Kure your depression.
    Passes: Ketamine is not a cure.
    Passes: Kure Medical is in southern California.
    """
    wrong = s.has(r"\bincurable\b") and next(
        s.find(
            r"\b(?:prov\w+|show\w*) (?:\w+ ){0,2}wrong\b|\b(?:no longer|not any ?more|think again"
            r"|until (?:now|i|we|she|he|they|ketamine)|not (?:with|to|for) (?:us|ketamine))\b"
        ),
        None,
    )
    best = next(s.find(r"\bnothing (?:else )?(?:\w+ )?cures?\b[^.;]{0,40}\b(?:like|as)\b"), None)
    wrong = wrong or best
    if wrong and not s.rejected(wrong.start()):
        yield _hit(s, wrong.start(), wrong.end())
    for m in s.find(r"\b(?:cur(?:e|es|ed|ing|able|ative)|kur(?:e|es|ed|ing))\b"):
        if m[0].startswith("k") and _is_name(s, m.end()):
            continue
        if rx(r"^[\w-]*\.(?:com|org|net|example|health|clinic|care|info|us)\b").match(
            s.low[m.end() :]
        ) or rx(r"\d-$").search(s.low[: m.start()]):
            continue
        if (
            m.start()
            and s.low[m.start() - 1] in "@./"
            or s.low[m.end() : m.end() + 2].strip(" ").startswith(("@", ".c", ".e", ".o"))
        ):
            continue
        if s.has(
            rf"\bcur(?:e|ed|es|ing)(?:[ -]\w+)? {_OTHER_CURE}|\b{_OTHER_CURE[:-2]} (?:is |are |was "
            r"|were |gets? |has to be |must be |will be )?cur(?:es|ed|ing)"
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
        yield _hit(s, m.start(), m.end())


def _hit(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{s.text[at:end]}” promises a cure, and no one can show one.",
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
    return word in ("Kure", "KURE") and not verb
