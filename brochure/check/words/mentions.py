"""A sentence in; everybody named or meant in it out, by grammar alone, before anyone is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.check.words.bags import bag
from brochure.check.words.evidence import CARE, ILLNESS
from brochure.check.words.names import FIRST_NAMES, WORDS_TOO
from brochure.check.words.patterns import rx
from brochure.check.words.rule import Sentence


class Mention(NamedTuple):
    """Words that stand for somebody: a name, or the noun that says what kind of person.

    `staff` is said of the team's own names, of doctors and of letters behind a name; `whose` is
    the small word that makes it anyone (`every`) or the reader's (`your`).
    """

    start: int
    end: int
    named: bool = False
    noun: str = ""
    staff: bool = False
    whose: str = ""


_LETTERS = (
    r"^(?: [A-Z][\w'’-]+)?,? (?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|R\.?N|N\.?P|PMHNP|MSN|BSN|DNP|APRN"
    r"|CRNA|FNP|LCSW|LMFT|PA-C|PharmD|LVN|CNA)\b"
)
_ONE = bag("a an one our this that another the")
_WHOEVER = bag("every each any no most many some all few both these those your his her their my")
ROLES = bag(
    "patient client veteran mother father mom mum dad parent grandmother grandfather grandma "
    "grandpa man woman couple person girl boy lady gentleman guy husband wife son daughter brother "
    "sister twin uncle aunt cousin neighbor widow widower bride groom child kid teen teenager "
    "student adult survivor retiree executive marine athlete chef cook artist pilot judge captain "
    "sergeant colonel mechanic clerk spouse vet mayor pastor priest rabbi guest coach monk nun "
    "parishioner attorney accountant assistant sergeant lieutenant deputy guard resident someone "
    "somebody stranger male female thirty-something family infant toddler spouse mailman surfer "
    "nurse tourist human"
)
_SUFFIX = r"(?:[a-z]{2,}(?:er|or|ist|ian|eer|man|woman|ess|ee|ant))$"
_NOT_PEOPLE = bag(
    "after over under other another either neither later never ever number letter dinner order "
    "chair matter paper water winter summer september october november december shoulder bladder "
    "monitor center whether together better faster longer shorter smaller larger higher lower "
    "greater lesser further easier former newer older younger earlier answer offer corner "
    "weather hour four for nor color favor door floor mirror factor error odor tremor minor major "
    "prior poor senior junior list wrist exist assist consist resist mist twist human woman "
    "important relevant constant instant significant pleasant distant vibrant coffee knee fee "
    "committee see three free tree employee's process less illness unless stress address access "
    "success express business press dress wellness sadness kindness mess plant want grant power "
    "tower shower computer printer folder calendar layer cover recliner trigger finger cancer "
    "disorder ever river fever user manner transfer register shelter quarter remember consider "
    "discover deliver suffer her per inner outer upper proper super rather yesterday indoor "
    "outdoor receptor indicator pain sister's chapter cracker butter flower powder elevator "
    "guarantee anniversary reminder blanket waiver voucher sticker timer filter meter liter "
    "container counter newsletter freezer dryer rubber silver copper leather feather ladder gutter"
)
_FOLLOWS = (
    r"^(?:$|[\s]*[,;:.!?)\"—–(]|[ ]-[ ]|'s\b| (?:who|whom|whose|that|from|in|of|with|after|on|at"
    r"|during|to|for|before|since|and|or|we|by|as|under|through|into|near|has|had|is|was|were|are"
    r"|does|did|says?|said|tells?|told|now|then|first|once|still|never|could|couldn't|can|came|lost"
    r"|found|went|slept|wept|began|got|left|spent|gave|felt|drove|sat|beat|took|saw|wrote|writes"
    r"|speaks|brought|met|sent|let|made|put|kept|wore|ran|held|knew|paid|rode|won|fell|broke|flew"
    r"|did|may|can"
    r"|will|might|should|must|would|whom|finally|recently|today|here|not|back|seen|shown|unable"
    r"|aged"
    r"|[a-z]{2,}(?:ed|ing|s)|\d\d)\b)"
)
_NAME = (
    r"(?<![\w.@/'’-])(?:(?:Mr|Mrs|Ms|Miss|Dr|Sergeant|Sgt|Captain|Capt|Lieutenant|Lt|Officer|Pastor"
    r"|Father|Sister|Brother|Coach|Chief|Colonel|Rabbi|Reverend|Rev"
    r"|Professor)\.? )?(?!(?:Mr|Mrs|Ms|Miss)\b)[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
    r"(?: (?!I\b)[A-ZÀ-Ý](?:\.|(?= [a-z]))(?!\w))?(?: [A-ZÀ-Ý][a-zà-ÿ]+)*"
    r"|(?<![\w.])[A-Z]\. ?[A-Z]\.?(?=,? (?:\d\d|age|came|had|was|a |an |who|went|is|told|found"
    r"|wrote|walked|could))|(?<![\w.])(?:Mr|Mrs|Ms|Miss)\.? [A-Z]\."
)
_RANKS = bag(
    "Mr Mrs Ms Miss Sergeant Sgt Captain Capt Lieutenant Lt Officer Pastor Father Sister Brother "
    "Coach Chief Colonel Rabbi Reverend Rev Professor"
)
_PLACES = (
    r"^(?:'s)? ?(?:street|avenue|ave|road|county|hospital|university|church|boulevard|lane|drive"
    r"|college|school|clinic|park|beach|hills?|valley)\b"
)
_HUMAN = (
    r"^(?:'s)?,?(?: (?:age )?\d\d\b|,? who(?:se|m)?\b| (?:then |first |finally |also |never )?"
    r"(?:came|went|arrived|walked|slept|wept|cried|smiled|laughed|drove|lost|found|hoped|dreaded"
    r"|beat|overcame|told|says|said|writes|wrote|tried|spent|felt|sat|had|could|couldn't|returned"
    r"|began|started|finished|got|left|was|is|has|lived|struggled|shares|recalls|received|completed"
    r"|moved|became|took|thought|called|stopped|sleeps|works|runs|enjoys|looked|looks|gave|now"
    r"|hadn't|wanted)\b)"
)


def mentions(s: Sentence) -> list[Mention]:
    """Everybody a sentence speaks of, one after the other; `he` or `she` where nobody else is."""
    found = [*_names(s), *_nouns(s), *_ages(s)]
    if not found:
        found = [Mention(m.start(), m.end()) for m in s.find(r"\b(?:he|she)\b")][:1]
    return sorted(found, key=lambda one: one.start)


def is_team(s: Sentence, name: str) -> bool:
    """Whether a name, or a part of it, is one of the clinic's own people's."""
    return not s.facts.team.isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))


def _names(s: Sentence) -> Iterator[Mention]:
    for m in rx(_NAME).finditer(s.text):
        start, end, name = m.start(), m.end(), m[0]
        if s.low[start] == "¤":
            continue
        words = name.split()
        known = next((i for i, word in enumerate(words) if word in FIRST_NAMES), None)
        while len(words) > 2 and words[1] in _RANKS:
            words = words[1:]
        titled = len(words) > 1 and words[0].rstrip(".") in _RANKS
        if words[0].rstrip(".") == "Dr" or is_team(s, name):
            yield Mention(start, end, named=True, staff=True)
            continue
        if known is not None and not titled:
            start += sum(len(word) + 1 for word in words[:known])
            words = words[known:]
        before, after = s.low[:start].rstrip(), s.low[end:]
        if after.startswith("'t"):
            continue  # Don't
        if rx(_PLACES).match(after) or rx(r"\b(?:st|san|santa|saint|mount|lake|camp)\.?$").search(
            before
        ):
            continue
        initial = len(words) > 1 and rx(r"^[A-Z]\.?$").match(words[1]) is not None
        letters = rx(r"^[A-Z]\. ?[A-Z]\.?$").match(name) is not None
        sure = titled or initial or letters
        if known is not None and words[0] not in WORDS_TOO:
            sure = sure or len(words) == 1 or rx(_LETTERS).match(s.text[end:]) is None
        if not sure and not _human(s, start, end, words):
            continue
        if rx(_LETTERS).match(s.text[end:]):
            yield Mention(start, end, named=True, staff=True)
            continue
        yield Mention(start, end, named=True)


def _ages(s: Sentence) -> Iterator[Mention]:
    """`27-year-old female`: somebody, though neither named nor with an article."""
    for m in s.find(
        r"(?<!a )(?<!an )(?<!our )(?<!the )\b\d\d-year-old\b(?! (?:or|and|limit|minimum))"
    ):
        yield Mention(m.start(), m.end(), noun="person")


def _human(s: Sentence, start: int, end: int, words: list[str]) -> bool:
    """Whether an unknown capital word is somebody: it does what only people do."""
    before, after = s.low[:start], s.low[end:]
    if len(words) > 1 and words[0] not in WORDS_TOO:
        return False
    if rx(r"\b(?:in|from|near|at|to|of|on|by|since|every|until|next|last) $").search(before) and (
        not rx(r"\b(?:stor(?:y|ies)|journey|photos?|pictures?|case) of $").search(before)
    ):
        return False
    someone = s.has(r"\b(?:he|she|his|her|him)\b")
    if not before.strip(" \"'("):
        return (
            rx(_HUMAN).match(after) is not None
            and someone
            and not s.has(
                r"^\W*(?:he|she|it|they|we|i|you|this|that|there|who|each|one|everyone)\b"
            )
        )
    if rx(r"\b(?:how|meet|hello to|named|name is|like|this is) $|(?::|—|-) $").search(before):
        return someone or s.has(CARE) or s.has(ILLNESS)
    return rx(_HUMAN).match(after) is not None and (someone or s.has(CARE))


def _nouns(s: Sentence) -> Iterator[Mention]:
    words = list(rx(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d\d-year-old").finditer(s.low))
    last = -1
    for i, first in enumerate(words):
        word = first[0]
        if (word not in _ONE and word not in _WHOEVER) or first.start() < last:
            continue
        if rx(r"\b(?:i am|i'm|i was|i feel|i felt|as|became|become|being|feel like) $").search(
            s.low[: first.start()]
        ):
            continue  # what somebody is called, and nobody else
        for k in range(i + 1, min(i + 7, len(words))):
            noun, end = words[k][0], words[k].end()
            if noun in _ONE and not (word == "one" and noun == "our"):
                break
            if k > i + 1 and rx(r"[.;:!?\"(]|, (?!\w+ )").search(
                s.low[words[k - 1].end() : words[k].start()]
            ):
                break
            if word == "one" and noun.endswith("s") and noun[:-1] in ROLES:
                noun = noun[:-1]
            if noun == "year-old" or noun.endswith("-year-old"):
                if not rx(r"^ (?:or|and|limit)").match(s.low[end:]):
                    following = words[k + 1][0] if k + 1 < len(words) else ""
                    if not _is_person(following):
                        yield Mention(first.start(), end, noun="person")
                        last = end
                        break
                continue
            named = noun in ("patient", "client") and s.text[end : end + 2].strip().isupper()
            if _is_person(noun) and (named or rx(_FOLLOWS).match(s.low[end:])):
                following = words[k + 1][0] if k + 1 < len(words) else ""
                if s.low[end : end + 1] == " " and _is_person(following):
                    continue
                if word in _WHOEVER:
                    if word not in ("his", "her", "their", "my"):
                        yield Mention(first.start(), end, noun=noun, whose=word)
                else:
                    yield Mention(first.start(), end, noun=noun)
                last = end
                break


def _is_person(noun: str) -> bool:
    head = noun.rpartition("-")[2]
    return head in ROLES or (head not in _NOT_PEOPLE and rx(_SUFFIX).search(head) is not None)
