"""A sentence in; what is denied, rejected, asked or hedged in it out. One understanding for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from brochure.check.words.bags import bag
from brochure.check.words.patterns import rx

_EVEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "‐": "-", "\u00a0": " ",
                       "\u202f": " ", "\n": " ", "\t": " "})  # fmt: skip
_TOKEN = re.compile(
    r"[^\W\d_]+(?:'[^\W\d_]+)?|\d(?:[\d.,]*\d)?|[%\"@—]| - |[.](?=[a-z])|[>»★\[{<?]"
)
_DIGITS = frozenset("0123456789")
_NUMBERS = bag(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty "
    "seventy eighty ninety hundred dozen"
)

# fmt: off
_BREAK = (
    r"[;:—–()]| - |[.!?]+[\"')]* "
    r"|,? \b(?:but|however|although|though|whereas|while|because|(?<!not )yet)\b"
    r"|, (?:and |so |or |then )?(?:it|we|you|they|he|she|i|this|these|there|ketamine|infusions?"
    r"|treatment|our|your|patients|many|most|that is|every|with our|the (?:treatment|therapy"
    r"|drug))\b"
    r"(?! (?:or|nor)\b)"
    r"| and (?:it|we|they|he|she|you|ketamine|that is why|so|our)\b"
    r"|, (?:so|which|who|making|giving|leaving|helping)\b"
)
_DENIAL = (
    r"(?<!-)\b(?:not|never|no(?!-)|nor|neither|none|nobody|nothing|no-one|cannot|without|hardly"
    r"|unable"
    r"|far from|rather than|instead of|stop short of|refuse to|anything but|less than|lacks?"
    r"|isnt|arent|doesnt|dont|wont|cant|\w+n't)\b"
)
_UNTIL = (
    r"^[^.;]{0,40}\b(?:until|till|before) (?:i|we|she|he|they|you|ketamine|our|now"
    r"|one)\b(?! (?:know"
    r"|have|are|can|see|read|talk|speak|ask))"
)
"""`Nothing could cure me until I came here`: the denial is over."""
_NO_DENIAL = (
    r"(?:not (?:only|just|merely|simply|solely|to mention|long ago|to worry|a day|a moment|alone)"
    r"|(?:is|are|do|does|has|have)n't (?:just|only|merely|simply)"
    r"|no (?:doubt|question|wonder|matter|other|less|sooner|more\b|referral|appointment|insurance"
    r"|wait"
    r"|waiting|commitment|obligation|surprise|secret|strings|need|problem|longer (?:have|need|live"
    r"|be)"
    r"|better time|pills?|needles?|surgery|downtime|hassle|fuss|judgment|pressure)"
    r"|nothing (?:short of|less than|like)|none other|nothing but"
    r"|without (?:a |any )?(?:doubt|question|fail|exception|hesitation|delay|surgery|pills"
    r"|medication"
    r"|drugs|having|needing|going|leaving|the need|a referral|waiting)"
    r"|why not|if not|whether or not"
    r"|(?:can't|cannot|can not) (?:wait|go wrong|recommend|afford|say enough)"
    r"|couldn't (?:be|have|recommend|ask)|could not (?:be|have) \w+er"
    r"|(?:don't|do not|dont) (?:wait|hesitate|miss|settle|worry|delay|give up|be afraid|let|put"
    r"|just"
    r"|be fooled|need a referral|have to|need to (?:suffer|wait|live|struggle))"
    r"|never (?:too late|again|been (?:easier|better|safer|simpler)|looked back|before|give up"
    r"|have to)"
    r"|not (?:been|be) (?:easier|better))"
)
_REJECT = (
    r"\b(?:beware|(?:be|is|are|stay|remain|being) (?:\w+ )?(?:wary|careful|cautious|skeptical"
    r"|suspicious|sceptical)|wary|leery|skeptical|sceptical of|suspicious of|red flags?"
    r"|warning signs?"
    r"|myths?|misconceptions?|misleading\w*|mislead\w*|false(?:ly)?|untrue|inaccurate|dishonest"
    r"|irresponsible|unethical|illegal|unlawful|unproven|unsupported|unrealistic|overstate[sd]?"
    r"|oversell\w*|overpromis\w+|over-promis\w+|exaggerat\w+|hype|hyped|steer clear|stay away"
    r"|keep away|walk away|walk out(?! (?:\w+ly )?(?:of (?:here|our|the)|cured|lighter|smiling"
    r"|happ\w+"
    r"|better|healed|free|feeling|a new|changed|well|with (?:a|new|hope)))|turn around"
    r"|look elsewhere|go elsewhere|run away|watch out"
    r"|keep looking|warning letters?|banned|forbid\w*|prohibit\w*|too good to be true"
    r"|contrary to|debunk\w*|disprove\w*|scams?|snake oil|red-flag|gimmicks?|buzzwords?|(?:runs?"
    r"|goes?|get|got) (?:far |well )?(?:ahead of"
    r"|beyond|further than) (?:what )?(?:the )?(?:science|evidence|data|research|facts)"
    r"|(?:don't|do not|never|not|hard to|nobody should|no one should) (?:ever )?(?:believe|trust)"
    r"|no (?:good |solid |clear |real )?(?:evidence|proof|place|basis)|lacks? evidence"
    r"|would(?: not|n't) be (?:honest|fair|true|right|accurate)|overblown|mistake to|mistaken"
    r"|(?:would|could|is|was|be|it's) (?:\w+ )?(?:wrong|incorrect|a mistake|a lie|dishonest)"
    r"|lies|lying|not honest|not being honest|not telling (?:you )?the truth"
    r"|selling (?:you )?something"
    r"|question (?:anyone|any)|doubt (?:anyone|any|claims)|should (?:worry|concern|alarm) you"
    r"|(?:fda|ftc|regulators?|federal trade commission|the board|guidelines?|attorneys?|law)"
    r" (?:\w+ ){0,3}(?:warn\w*|fined?|sued|penali[sz]\w+|cited|acted|accused|charged|bars?"
    r"|objects?)"
    r"|warn(?:s|ed|ing)? (?:\w+ )?(?:against|about|of|consumers|patients|companies|clinics|people)"
    r"|(?:we|i|they|you|to|always|should|must|please|writers) (?:try to |always |also "
    r"|now )?avoid\b"
    r"|avoids? (?:any|anyone|the|clinics|ads|phrases?|words?|terms?|claims?|saying|calling|language"
    r"|promis\w+|places|providers|those|websites)"
    r"|(?:words?|phrases?|terms?|claims?|labels?|language) (?:\w+ ){0,4}(?:we|i) (?:\w+ ){0,2}"
    r"(?:avoid|never|don't|do not|won't|refuse)|does(?: not|n't) belong|do(?: not|n't) belong"
    r"|(?:can't|cannot|can not|never|won't|will not|don't|do not|does not|doesn't|didn't|should not"
    r"|must not|may not|not going to|no one can|nobody can|no clinic can|no honest|shouldn't"
    r"|not allowed to|refuse to|not here to|unable to|not) (?:\w+ly )?(?:say|claim|promise|call"
    r"|tell"
    r"|advertise|describe|imply|suggest|pretend|market|label|state|write|print|believe)\w*"
    r"|instead of (?:the word|the phrase|saying|calling|using|writing|promis\w+|claim\w+|(?=[\"']))"
    r"|rather than (?:the word |the phrase |saying |calling |using |writing )?(?=[\"'])"
    r"|(?:strike|remove|delete|replace|cross out|take out|drop|change) (?:\w+ ){0,4}(?=[\"']))"
)
_TELLERS = (
    r"\b(?:(?:if|when|whenever|should|anytime|any time) (?:\w+ ){0,2}(?:someone|somebody|anyone"
    r"|anybody"
    r"|an? (?:\w+ )?(?:clinic|ad|website|site|provider|company|doctor|friend|salesperson|person"
    r"|page"
    r"|advertisement|brochure|center|post|video)|any \w+|they|clinics|you (?:\w+ )?(?:hear|see"
    r"|read))"
    r" (?:\w+ ){0,3}?(?:promis|say|claim|tell|guarant|advertis|offer|call|swear|insist|that|describ"
    r"|hear)\w*"
    r"|(?:anyone|anybody|any \w+|someone|clinics|providers|ads|advertisements|websites|those"
    r"|companies"
    r"|people|sites|pages|sellers|places|(?:^|of |from |about )an? \w+)"
    r" (?:who|that|which)? ?(?:\w+ ){0,2}?(?:promis(?:e|es|ing)|says?|claim(?:s|ing)?|tells?"
    r"|telling"
    r"|guarantee(?:s|ing)?|advertis(?:e|es|ing)|calls?|calling|swears?|offering|selling|saying)\b"
    r"|(?:headlines?|the internet|social media|the news|newspapers?|magazines?|rumou?rs?|marketing"
    r"|(?:some |many |other |online |most )(?:websites|clinics|ads|sites|posts|articles|influencers"
    r"|stories|pages|advertisements|sellers|videos|forums|bloggers|marketers)"
    r"|you (?:may|might|will|have|'ll) (?:\w+ )?(?:hear|read|seen?|heard|find|come across"
    r"|run across))"
    r" (?:\w+ ){0,5}?(?:call|say|claim|promis|describ|tout|paint|talk|speak|that|of|about|like|ads"
    r"|using)\w*)"
)
_ASKING = (
    r"\b(?:ask|asks|asked|asking|wonder\w*|decid\w+|know|knows|known|tell you|find out|checks?|see"
    r"|discuss"
    r"|learn\w*|study|studying|studied|testing|tests?|determin\w+|assess\w*|reviews?|unclear"
    r"|unknown"
    r"|uncertain|judge|judges|say|sure|settled|question|questions|evaluate\w*|explor\w+|look\w* at"
    r"|looking into|consider\w*|talk\w* (?:\w+ ){0,4}about|tell us|investigat\w+|examin\w+|clear"
    r"|open|help us decide|investigates|research\w*)\b[^.;!?]{0,60}?\b(?:whether|if)\b"
)
_OPEN_QUESTION = (
    r"^[\"'(\s]*(?:q[:.] ?|faq[:.]? ?|\d+[.)] ?)?(?:so,? |but |and |then |ok,? )?"
    r"(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have|how|what|which|who|whom"
    r"|when|where|why|may|might|am|isn't)\b"
)
_LEADING = (
    r"^[\"'(\s]*(?:so |but |and )?(?:why (?:wait|not|suffer|settle|live|spend|struggle|pay|go|keep"
    r"|take|risk|put|bother|continue|use|accept|waste|\w+ .{1,60} when)\b|did you know|what if"
    r"|who (?:wouldn't|doesn't)|isn't it time|aren't you|don't you|won't you|can you imagine"
    r"|would(?:n't)? you (?:like|love|rather|want)|wouldn't"
    r"|are you (?:\w+ )?(?:ready|looking|tired|searching|suffering|struggling|one of|still|sick"
    r"|in need"
    r"|done|living)"
    r"|do you (?:\w+ )?(?:want|need|wish|suffer|dream|crave|struggle)|have you (?:been|tried|ever)"
    r"|is it time|what are you waiting|how would (?:you|it) feel|have you heard)\b"
)
HEDGES = (
    r"\b(?:may|might|could|perhaps|possibl[ey]|potential(?:ly)?|some (?:people|patients|studies"
    r"|research"
    r"|researchers|scientists|adults|of)|sometimes|for some|in some|appears?|seems?|suggest(?:s|ed"
    r"|ing)?"
    r"|(?:scientists|researchers|experts|doctors|many|some|they|who|to|be|is|are"
    r"|was) (?:\w+ )?(?:think|thinks|thought|believe[sd]?|suspect)"
    r"|hypothes\w+|theor(?:y|ies|ize\w*)|idea|early (?:studies"
    r"|research|evidence|data|work)|animals?|mice|mouse|rats?|rodents?|lab(?:oratory)?"
    r"|being studied"
    r"|under study|unclear|not (?:yet )?(?:clear|known|sure|settled)|unknown|uncertain"
    r"|open question"
    r"|still studying|are studying|is studying|research into|investigat\w+|preliminary|hopes?"
    r"|metaphor|analogy|as if)\b"
)
# fmt: on


def plain(text: str) -> str:
    """The text with plain quotes, hyphens and spaces, in the capitals that it has."""
    return text if text.isascii() else text.translate(_EVEN)


@lru_cache(8192)
def evened(text: str) -> str:
    """The text in small letters with plain quotes, hyphens and spaces; each stays in its place."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ")
    low = plain(text)
    lowered = low.lower()
    if len(lowered) != len(low):  # a letter such as İ that becomes two
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in low)
    return lowered


class Sense:
    """What a sentence means around a spot. All positions count in the sentence itself.

    `low` is its evened text, in which names of the clinic are blanked out with `¤`.
    """

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words and signs; `#` says that there is a number, `##` that there are two."""
        found = _TOKEN.findall(self.low)
        words = set(found)
        numbers = len([word for word in found if word[0] in _DIGITS]) + len(words & _NUMBERS)
        if numbers:
            words.add("#")
            if numbers + ("one" in words) > 1:
                words.add("##")
        if "'s" in self.low:
            words.update([word[:-2] for word in found if word.endswith("'s")])
        return frozenset(words)

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        return rx(pattern).finditer(self.low)

    def has(self, pattern: str) -> bool:
        return rx(pattern).search(self.low) is not None

    def clause(self, at: int) -> tuple[int, int]:
        """The clause a position stands in."""
        start, end = 0, len(self.low)
        for stop in self._breaks:
            if stop.end() <= at:
                start = stop.start()
            elif stop.start() > at:
                return start, stop.start()
        return start, end

    @cached_property
    def _breaks(self) -> list[re.Match[str]]:
        return list(rx(_BREAK).finditer(self.low))

    @cached_property
    def _denials(self) -> list[re.Match[str]]:
        idle = [(m.start(), m.end()) for m in self.find(rf"\b{_NO_DENIAL}")]
        return [
            m
            for m in self.find(_DENIAL)
            if not any(start <= m.start() < end for start, end in idle)
            and not (m[0] == "no" and self.low.startswith(",", m.end()))
        ]

    def denied(self, at: int, end: int | None = None) -> bool:
        """Whether what stands here is denied: by a word before it, or by its own predicate."""
        start, _ = self.clause(at)
        count = sum(
            start <= m.start() < at and self._reaches(m, at) for m in self._denials if m.end() <= at
        )
        if count % 2:
            return rx(_UNTIL).search(self.low[at:]) is None
        return end is not None and self._denied_after(end)

    def _reaches(self, denial: re.Match[str], at: int) -> bool:
        """Whether a denial still holds at a position further on in its clause."""
        between = self.low[denial.end() : at]
        before = self.low[: denial.start()]
        relative = rx(
            r"\b(?:who|that|which|if|when|where|whose|unless|after|once)(?: \w+){0,3} $"
        ).search(before)
        if relative and rx(
            r" (?:is|are|was|were|can|will|has|have|may|might|\w{3,}es|offers?|gives?|works?"
            r"|brings?"
            r"|helps?|treats?|ketamine|our|we|get|try)\b"
        ).search(between):
            return False
        if denial[0] in ("no", "without", "less than", "instead of", "rather than"):
            return not rx(
                r"\band (?:\w+s|\w+ed|will|can|is|are|just|only|a|with)\b"
                r"|\b(?:with|for) (?:our|a|the|ketamine)\b|, (?:just|only|simply)\b"
            ).search(between)
        if rx(r"\b(?:until|unless|except|so that|in order to)\b").search(between):
            return False
        return not rx(r", (?:just|only|simply|a|an|but)\b").search(between)

    def _denied_after(self, end: int) -> bool:
        """`Guarantees are not something we give`: the spot is the subject of a denial."""
        return (
            rx(
                r"^[\"']?(?: (?!and\b|who\b|that\b|which\b|you\b|we\b|it\b|they\b|but\b|if\b"
                r"|when\b|what\b"
                r"|where\b|i\b)[\w'-]+[\"']?){0,6}?,? (?:(?:is|are|was|were|does|do|did|can|could"
                r"|will"
                r"|would|should|has|have|may|must) (?:simply |really |also )?(?:not|never"
                r"|no longer)"
                r"(?! (?:only|just|merely|simply))|isn't|aren't|wasn't|doesn't|don't|can't|cannot"
                r"|won't"
                r"|hasn't|haven't|do not exist|doesn't exist|(?:is|are) (?:impossible|unlikely"
                r"|rare|false|untrue|too strong|never|nothing|no more than|neither))\b"
            ).search(self.low[end : end + 160])
            is not None
        )

    def rejected(self, at: int) -> bool:
        """Whether the words are told only to warn of them, or are others' words at a distance."""
        return (
            self._rejects and not self._corrects(at) or any(m.start() < at for m in self._tellers)
        )

    def _corrects(self, at: int) -> bool:
        """`Contrary to rumor, …`: only what stands before the comma is rejected."""
        rumor = rx(r"^\W*(?:but )?contrary to [^,]*,").match(self.low)
        return (
            rumor is not None
            and at >= rumor.end()
            and rx(_REJECT).search(self.low[rumor.end() :]) is None
        )

    @cached_property
    def _rejects(self) -> bool:
        return self.has(_REJECT) and not self.has(
            r"\b(?:forget the (?:myths|hype)|no (?:hype|gimmicks?|scams?|lies|lying)|not hype"
            r"|despite (?:the )?(?:myths?|skeptic)|no red flags)\b"
        )

    @cached_property
    def _tellers(self) -> list[re.Match[str]]:
        return list(self.find(_TELLERS))

    @cached_property
    def is_question(self) -> bool:
        """An open question. One that only dresses up a claim (`Ready to be cured?`) is none."""
        last = self.low.rstrip("\"') *_")
        return (
            last.endswith("?")
            and rx(_OPEN_QUESTION).search(self.low) is not None
            and rx(_LEADING).search(self.low) is None
            and not self._affirmed
        )

    @property
    def _affirmed(self) -> bool:
        """Whether the words behind a question say yes to it."""
        return False

    def asked(self, at: int) -> bool:
        """Whether the words stand in an open question, or after `ask whether`."""
        return (
            self.is_question
            or any(m.end() <= at for m in self.find(_ASKING))
            or any(
                m.end() <= at
                for m in self.find(
                    r"\b(?:ask|asks|asked|study\w*|unclear|unknown|not know|not known"
                    r"|question) (?:\w+ ){0,4}how\b"
                )
            )
        )

    def excused(self, at: int, end: int | None = None) -> bool:
        """Denied, rejected or only asked: nothing is claimed here."""
        return self.denied(at, end) or self.rejected(at) or self.asked(at)
