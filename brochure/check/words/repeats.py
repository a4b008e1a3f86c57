"""Sentences and whole texts in; page furniture, placeholders and what stands twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.bags import bag
from brochure.check.words.furniture import is_furniture
from brochure.check.words.rule import ERROR, Hit, Sentence, rule

_PLACEHOLDER = (
    r"^\W*\[[^\]^:]{2,60}\]\W*$|\[[^\]^]{0,30}\b(?:name|date|phone|address|city|email|price|photo|link|number|amount"
    r"|title)\b[^\]]{0,20}\]"
    r"|^\W*(?:undefined|null|nan|heading \d|body text|title text|(?:second|third) level)\W*$"
    r"|\bclick to add \w+\b|\bedit master \w+|^\W*(?:your|company|clinic|business|practice)"
    r" (?:\w+ )?(?:name|logo|address|tagline|slogan|phone|website)\W*$"
    r"|\b(?:bio|photo|details|info|information|text|picture|copy|name)s? (?:is |are "
    r"|still )?(?:pending"
    r"|missing|to follow|coming|to be inserted)\W*$|\b(?:fill|fill this|fill it) in (?:later"
    r"|here)\b"
    r"|\bwrite (?:something|a \w+|some \w+) (?:\w+ ){0,3}here\b|\bcan enter (?:an? "
    r"|your )?(?:\w+ )?"
    r"(?:description|text|title)\b|%[a-z]+_?[a-z]*%|\b(?:firstname|lastname|fullname|clinicname)\b"
    r"|\[(?:photo|image|logo|name|text|bio|tk|\?+|\.{3}|…|[^\]]{0,30}\bto (?:confirm|add|write"
    r"|check"
    r"|supply|provide|follow))\]|\bwatch this space\b|\byour(?:domain|website|clinic)\.\w+"
    r"|@example\.\w+|\b\w+ here, \w+ here\b|^\W*(?:replace (?:this |it )?with|delete this)\b"
    r"|^\W*(?:name|address|phone|title|logo|photo|bio) of (?:the |your |our )?(?:practice|clinic"
    r"|doctor"
    r"|provider|company|business|patient|author)\W*$|\bplaceholders?\b|^\W*to[ -]do\b ?[:—-]"
    r"|\b(?:check|confirm|verify|clear|ask) (?:this |it )?with (?:the )?(?:lawyers?|legal|attorney"
    r"|printer|designer|editor)\b|^\W*(?:insert|paste|attach|drop in"
    r"|add) (?:\w+ ){0,3}?(?:disclaimer"
    r"|caption|headline|logo|photo|image|picture|text|bio|quote|testimonials?|name|date|link|map|chart"
    r"|graph|copy|hours|address|phone|phone number|number|url|signature)\W*$"
    r"|\bto be (?:confirmed|determined|announced|updated|finali[sz]ed|supplied|completed|checked"
    r"|verified|decided|provided|inserted)\W*$|^\(see attached\)"
    r"|^[\W_]*placeholder\b|\bn/a n/a\b|_{2,} ?(?:insert|add|enter)\b"
    r"|^\W*note to (?:the )?(?:editor|self|designer"
    r"|printer"
    r"|author)\b|^\W*(?:(?:image|photo|picture|file|logo):? )?[\w-]+\.(?:jpe?g|png|gif|svg|webp"
    r"|docx?"
    r"|psd|heic)\W*$|%%\w+%%|<<\w+>>|^\W*\?{2,}"
    r"|^\W*draft\b[^.]{0,30}$|^\W*do not publish\W*$|\b(?:photo|image"
    r"|text|bio|caption) tk\b|\btk\b$"
    r"|\bname surname\b|\bfirst ?name last ?name\b|\((?:add|insert|put|check|todo)\b[^)]{0,30}\)"
    r"|\breplace this (?:text|line|paragraph)\b"
    r"|^\W*(?:section|page|slide|card) (?:title|heading)\W*$|\b(?:double-)?click to edit\b"
    r"|\b(?:bio|text|photo|name|details|date|address) to be (?:added|written|supplied|confirmed)\b"
    r"|\b(?:sample|placeholder|dummy|filler) (?:text|copy|headline|content|sentence|paragraph)\b"
    r"|\blorem ipsum\b|\bdolor sit amet\b|^\W*(?:(?:lorem|ipsum|dolor|sit|amet|consectetur|elit|sed"
    r"|eiusmod|tempor|ut|labore|et|dolore|magna|aliqua|enim|minim|veniam|quis"
    r"|nostrud)\b,? ?){4,}|\b(?:todo|tbd|tba|tbc|fixme|tktk|xx+)\b|\[(?:your|insert"
    r"|name"
    r"|add|clinic|phone|date|address|city|photo|link|placeholder|tbd|here|email|price|state|amount"
    r"|provider|link)\b[^\]]*\]"
    r"|<(?:insert|your|name|add|clinic)\b[^>]*>|\{\{?\s*\w+\s*\}?\}|\b(?:insert|add|type|write"
    r"|paste"
    r"|place|put) (?:\w+ ){0,4}?(?:text|photo|image|bio|name|copy|number|headshot|logo|quote"
    r"|testimonials?|reviews?|address|hours|links?|map|video|details|story|prices?|paragraph"
    r"|headline|title|description|picture) here\b"
    r"|\b(?:your|sample|placeholder|dummy|example|filler) (?:text|copy|headline|content|title"
    r"|name)(?: goes)? (?:here)?\b(?= ?(?:here|goes|\W*$))"
    r"|\b(?:coming soon|under construction|text goes here|goes here|headline here"
    r"|to be (?:announced|added|written|filled in))\b|^\W*placeholder\b|\bjane doe\b|\bjohn doe\b"
    r"|\b(?:first|last|doctor)[_ ]name[_ ]here\b|\b(?:asdf|qwerty)\w*"
)


_HOLDERS = bag(
    "practice lawyer legal attorney printer designer editor confirmed determined announced updated "
    "finalized doctor provider author add insert tk draft publish surname replace edit section "
    "heading firstname ? % ( added "
    "supplied confirmed sample dummy filler lorem dolor todo tbd tba tbc xx n undefined null "
    "nan click master level completed checked verified decided attached delete info coming "
    "pending missing follow fill write enter lastname fullname clinicname watch your company "
    "clinic business practice body title note jpg jpeg png gif svg webp fixme tktk xxx xxxx "
    "xxxxx xxxxxx [ { "
    "< construction announced placeholder doe asdf asdfasdf qwerty ipsum > » "
)
"""A line without one of these holds no place."""


@rule("K30", ERROR, "Project rule: copied pages bring their furniture along")
def furniture(s: Sentence) -> Iterator[Hit]:
    """Page furniture, placeholder text, or a paragraph or bio that stands twice.

    Why: It was never meant for print. A doubled bio looks careless, and readers judge care by it.
    Fails: Share Article:
    Fails: TODO: add the photo and bio
    Passes: Read more about side effects in the medication guide.
    Passes: Name: ____________________
    """
    if s.is_doubled:
        yield Hit(
            0, len(s.low), f"“{_cut(s.text)}” stands twice in a row.", "Delete one of the two."
        )
        return
    if is_furniture(s.low):
        if s.passage.kind == "label" and not s.has(
            r"skip to|cookie|share (?:this|article|on)|comment|read more|click|>"
        ):
            return
        yield Hit(
            0, len(s.low),
            f"“{_cut(s.text)}” is furniture of a web page, not content.",
            "Delete it.",
        )  # fmt: skip
        return
    if (_HOLDERS | _LATIN).isdisjoint(s.words) and not (_SPOTS & s.words and _MADE & s.words):
        return
    if len(_LATIN & s.words) > 2:
        yield _holds(s, 0, len(s.low))
        return
    for m in s.find(_PLACEHOLDER):
        if "__" in s.low and m[0].startswith(("write", "print", "place", "put")):
            continue  # a line to fill in with a pen
        yield _holds(s, m.start(), m.end())
        return


def _holds(s: Sentence, at: int, end: int) -> Hit:
    return Hit(
        at, end,
        f"“{_cut(s.text[at:end])}” holds the place of words that are still missing.",
        "Write the words, or delete the line.",
    )  # fmt: skip


_LATIN = bag(
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore "
    "magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo "
    "consequat duis aute irure voluptate velit esse cillum fugiat nulla pariatur excepteur sint "
    "occaecat cupidatat proident culpa officia deserunt mollit laborum perspiciatis unde omnis "
    "iste natus voluptatem accusantium doloremque laudantium totam aperiam eaque ipsa quae "
    "veritatis quasi architecto beatae vitae dicta explicabo nemo ipsam quia voluptas"
)
"""Words of the filler text that typesetters use."""


_SPOTS = bag("here soon")
_MADE = bag(
    "goes coming insert add put place your sample placeholder dummy example filler headline text "
    "name credentials"
)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def alike(text: str) -> str:
    """A paragraph reduced to what makes it the same as another: letters, small, evenly spaced."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
