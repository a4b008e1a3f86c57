"""An English word in; how many syllables it has out. By rule, with what the rules get wrong listed."""

from __future__ import annotations

import re
from functools import cache

_VOWELS = re.compile(r"[aeiouy]+")
_ONE_MORE = re.compile(
    # two vowels that are said apart
    r"(?<![cgstxlnv])i(?:a(?!g)|o(?!u))|(?<=[lnv])i(?:a(?!g)|o(?!u|n|r))|(?<=c)ia(?=t)|(?<![cgstx])iou|iu[ms]|(?<=[^qg])ui(?=t[yi]|d\b|n\b)"
    r"|(?<=[^qg])ua(?=[blt])|eo(?!u|n\b|p)|(?<![cst])ie(?=t|n[ct]e?)|y(?=ing)|uou|sms?$|(?<=[aeo])ing$|creat|(?<=r)ea(?=ct|l)"
    r"|ea(?=t[er]{2}|$|s$)(?<=[dr]ea|hea)|usea|ultan(?=eo)|thes(?=io)|noses?$|gnosis|phyll"
)
_ONE_LESS = re.compile(
    r"(?<![aeiouy])[^aeiouyl]e$|[aeiouy][^aeiouy]{1,3}(?<!l)e$|[aeiouy]le$|[aeiou][uy]e$"  # a silent e at the end
    r"|(?<![aeiouy]l)(?<=[^tdaeiouy])ed$|(?<=[aeiouy]l)ed$|(?<=[aeiouy][wy])ed$"  # walked, failed, played
    r"|(?<=[^aeiouyscxzgh])(?<![^aeiouy]l)es$|(?<=[aeiouyt]h)es$"  # homes, clothes
)
_INNER_E = re.compile(
    r"[^aeiouy](?<![^aeiouy]l)e(?=(?:ly|ments?|ful|fully|less|lessly|ness|lessness|liness|some)$)"
)
_SPECIAL = {
    "people": 2, "every": 2, "everyone": 3, "everything": 3, "family": 3, "different": 3, "medicine": 3, "someone": 2, "something": 2,
    "sometimes": 2, "business": 2, "evening": 2, "several": 3, "being": 2, "idea": 3, "area": 3, "areas": 3, "create": 2, "created": 3,
    "science": 2, "scientist": 3, "scientists": 3, "trial": 2, "trials": 2, "quiet": 2, "diet": 2, "hour": 1, "hours": 1, "our": 1,
    "fire": 1, "tired": 1, "real": 1, "really": 2, "does": 1, "done": 1, "gone": 1, "give": 1, "one": 1, "once": 1, "eye": 1, "eyes": 1,
    "lives": 1, "used": 1, "care": 1, "there": 1, "where": 1, "before": 2, "therefore": 2, "home": 1, "change": 1, "changes": 2, "able": 2,
    "table": 2, "little": 2, "treatment": 2, "settled": 2, "someday": 2, "likely": 2, "safely": 2, "surely": 2, "rely": 2, "doing": 2,
    "going": 2, "seeing": 2, "saying": 2, "dying": 2, "trying": 2, "staying": 2, "lion": 2, "prior": 2, "client": 2, "clients": 2, "patient": 2,
    "patients": 2, "ancient": 2, "special": 2, "social": 2, "ocean": 2, "serious": 3, "various": 3, "anxious": 2, "cautious": 2, "question": 2,
    "questions": 2, "vision": 2, "period": 3, "radio": 3, "studio": 3, "clinician": 3, "clinicians": 3, "physician": 3, "musician": 3,
    "whole": 1, "whose": 1, "mouse": 1, "moved": 1, "loved": 1, "lived": 1, "named": 1, "asked": 1, "helped": 1, "watched": 1, "needed": 2,
    "wanted": 2, "treated": 2, "ended": 2, "started": 2, "hundred": 2, "kindred": 2, "wicked": 2, "naked": 2, "rhythm": 2, "health": 1,
    "earlier": 3, "easier": 3, "cereal": 3, "material": 4, "lie": 1, "society": 4, "variety": 4, "anxiety": 4, "violence": 3,
    "violent": 3, "usual": 3, "usually": 4, "actual": 3, "actually": 4, "gradual": 3, "individual": 5, "ritual": 3, "sexual": 3,
    "january": 4, "february": 4, "reality": 4, "reaction": 3, "reactions": 3, "alive": 2, "engine": 2, "office": 2, "promise": 2,
    "unused": 2, "closely": 2, "carefully": 3, "hopeful": 2, "awake": 2, "lonely": 2, "lately": 2, "movement": 2, "movements": 2,
    "statement": 2, "basement": 2, "judgement": 2, "facebook": 2, "online": 2, "outside": 2, "inside": 2, "beside": 2, "sidewalk": 2,
    "recipe": 3, "naive": 2, "coordinate": 4, "cooperate": 4, "aware": 2, "area's": 3, "poem": 2, "handled": 2, "settled": 2, "unreal": 2, "theater": 3, "anesthesiologist": 7, "diagnosis": 4,
    "simultaneously": 6, "genius": 3, "pressure": 2, "sure": 1, "poetry": 3, "museum": 3,
}  # fmt: skip


@cache
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
    if low.endswith("s") and low[:-1] in _SPECIAL and not low.endswith(("ss", "ches", "shes", "ses", "ges")):
        return _SPECIAL[low[:-1]]
    count = len(_VOWELS.findall(low)) + len(_ONE_MORE.findall(low))
    if _ONE_LESS.search(low) and len(_VOWELS.findall(low)) > 1:
        count -= 1
    if len(_VOWELS.findall(low)) > 2 and _INNER_E.search(low):
        count -= 1
    return max(1, count)
