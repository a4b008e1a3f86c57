"""An English word in; how many syllables it has out. By rule, and by list where rules fail."""

from __future__ import annotations

import re
from functools import lru_cache

from brochure.check.words.bags import bag

_VOWELS = re.compile(r"[aeiouy]+")
_ONE_MORE = re.compile(
    # two vowels that are said apart
    r"(?<![cgstxlnv])i(?:a(?!g)|o(?!u))|(?<=[lnv])i(?:a(?!g)|o(?!u|n|r))|(?<=c)ia(?=t)"
    r"|(?<![cgstx])iou|iu[ms]|(?<=[^qg])ui(?=t[yi]|d\b|n\b)"
    r"|(?<=[^qg])ua(?=[blt])|eo(?!u|n\b|p)|(?<![cst])ie(?=t|n[ct]e?)|y(?=ing)|uou|sms?$"
    r"|(?<=[aeo])ing$|creat|(?<=r)ea(?=ct|l)"
    r"|ea(?=t[er]{2}|$|s$)(?<=[dr]ea|hea)|usea|ultan(?=eo)|thes(?=io)|noses?$|gnosis|phyll"
)
_ONE_LESS = re.compile(
    r"(?<![aeiouy])[^aeiouyl]e$|[aeiouy][^aeiouy]{1,3}(?<!l)e$|[aeiouy]le$"
    r"|[aeiou][uy]e$"  # a silent e at the end
    r"|(?<![aeiouy]l)(?<=[^tdaeiouy])ed$|(?<=[aeiouy]l)ed$"
    r"|(?<=[aeiouy][wy])ed$"  # walked, failed, played
    r"|(?<=[^aeiouyscxzgh])(?<![^aeiouy]l)es$|(?<=[aeiouyt]h)es$"  # homes, clothes
)
_INNER_E = re.compile(
    r"[^aeiouy](?<![^aeiouy]l)e(?=(?:ly|ments?|ful|fully|less|lessly|ness|lessness|liness|some)$)"
)
_LISTED = {
    1: bag(
        "asked care change does done eye eyes fire give gone health helped home hour "
        "hours lie lived lives loved mouse moved named once one our real sure there tired "
        "used watched where whole whose"
    ),
    2: bag(
        "able alive ancient anxious awake aware basement before being beside business "
        "cautious changes client clients closely create diet doing dying ended engine "
        "evening every facebook going handled hopeful hundred inside judgement kindred "
        "lately likely lion little lonely movement movements naive naked needed ocean "
        "office online outside patient patients people poem pressure prior promise "
        "question questions quiet really rely rhythm safely saying science seeing settled "
        "sidewalk social someday someone something sometimes special started statement "
        "staying surely table therefore treated treatment trial trials trying unreal "
        "unused vision wanted wicked"
    ),
    3: bag(
        "actual area area's areas carefully cereal clinician clinicians created different "
        "earlier easier everyone everything family genius gradual idea medicine museum "
        "musician period physician poetry radio reaction reactions recipe ritual "
        "scientist scientists serious several sexual studio theater usual various "
        "violence violent"
    ),
    4: bag(
        "actually anxiety cooperate coordinate diagnosis february january material "
        "reality society usually variety"
    ),
    5: bag("individual"),
    6: bag("simultaneously"),
    7: bag("anesthesiologist"),
}
"""Words that the rules below count wrongly, by how many syllables they have."""
_SPECIAL = {word: count for count, words in _LISTED.items() for word in words}


@lru_cache(8192)
def syllables(word: str) -> int:
    """The syllables of one word; of each part of a word with hyphens."""
    low = word.lower().replace("’", "'")
    if "-" in low:
        return sum(syllables(part) for part in low.split("-") if part) or 1
    low = low.removesuffix("'s").replace("'", "")
    if low in _SPECIAL:
        return _SPECIAL[low]
    if not low.isalpha():
        return max(1, sum(c.isdigit() for c in low))
    if (
        low.endswith("s")
        and low[:-1] in _SPECIAL
        and not low.endswith(("ss", "ches", "shes", "ses", "ges"))
    ):
        return _SPECIAL[low[:-1]]
    vowels = len(_VOWELS.findall(low))
    count = vowels + len(_ONE_MORE.findall(low))
    if vowels > 1 and _ONE_LESS.search(low):
        count -= 1
    if vowels > 2 and _INNER_E.search(low):
        count -= 1
    return max(1, count)
