"""Sentences and whole texts in; page furniture, placeholders and what stands twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule

_ITEM = (
    r"(?:skip to (?:main )?content|skip navigation|search(?: this site)?|search for:?|close(?: this)?(?: search box)?|close this search box|share(?: this)?(?: article| post| page| on \w+)?|tweet|pin it"
    r"|read more|learn more|click here|continue reading|(?:previous|next|older|newer) (?:posts?|article|page)(?: (?:next|previous|newer|older) (?:posts?|article|page))?(?: leave a comment)?|leave a (?:comment|reply)"
    r"|related (?:posts|articles)|subscribe(?: to our newsletter)?|sign up(?: for our newsletter)?|follow us|menu|toggle (?:navigation|menu)|main menu|open menu|back to top|home|blog|log ?in|sign in|register|submit|send message"
    r"|(?:book|schedule) (?:now|online)|cookie (?:policy|settings)|accept (?:all )?(?:cookies)?|we use cookies.*|privacy policy(?: terms.*)?|terms (?:of (?:use|service)|and conditions)|all rights reserved|powered by \w+|copyright.*all rights reserved"
    r"|table of contents|print this page|email this|download pdf|posted (?:by|on|in) .{0,40}|categor(?:y|ies):? ?.{0,30}|tags?:.{0,40}|\d+ comments?|no comments|comments (?:are closed|off).*|page \d+ of \d+|\d+ min(?:ute)? read|view all(?: posts)?|load more"
    r"|last updated:?.{0,30}|add to cart|loading|your (?:name|email) \*?|required fields.*"
    r"|facebook|twitter|linkedin|instagram|pinterest|youtube|tiktok|page not found|404(?: error)?|click to enlarge|sponsored|advertisement|share on \w+|share|search|about(?: us)?|services|contact(?: us)?|faqs?)"
)
_FURNITURE = rf"^[\W_]*{_ITEM}(?:[\W_]+{_ITEM})*[\W_]*$"
_TRAIL = r"^\W*home\b ?(?:>|»|›|/|\||→) ?\w+.*$|^(?:[\w ]+ [>»›|] ){2,}[\w ]+$"
_PLACEHOLDER = (
    r"\blorem ipsum\b|\bdolor sit amet\b|\b(?:todo|tbd|tbc|fixme|tktk|xxx+)\b|\[(?:your|insert|name|add|clinic|phone|date|address|city|photo|link|placeholder|tbd|here|email|price|state|amount|provider|link)\b[^\]]*\]"
    r"|<(?:insert|your|name|add|clinic)\b[^>]*>|\{\{?\s*\w+\s*\}?\}|\b(?:insert|add|place|put) (?:\w+ ){0,4}?(?:text|photo|image|bio|name|copy|number|headshot|logo|quote) here\b|\b(?:your|sample|placeholder|dummy|example|filler) (?:text|copy|headline|content|title|name)(?: goes)? (?:here)?\b(?= ?(?:here|goes|\W*$))"
    r"|\b(?:coming soon|under construction|text goes here|goes here|headline here|to be (?:announced|added|written|filled in))\b|^\W*placeholder\b|\bjane doe\b|\bjohn doe\b|\b(?:first|last|doctor)[_ ]name[_ ]here\b|\b(?:asdf|qwerty)\w*"
)


@rule(
    "K30", ERROR, "Project rule: copied pages bring their furniture along",
    "lorem ipsum todo tbd tbc fixme xxx xxxx placeholder insert [ { < announced construction doe asdf qwerty > »",
    ("coming", "soon"), ("goes headline text photo copy here", "here your"),
)  # fmt: skip
def furniture(s: Sentence) -> Iterator[Hit]:
    """Page furniture, placeholder text, or a paragraph or bio that stands twice.

    Why: It was never meant for print. A doubled bio looks careless, and readers judge care by it.
    Fails: Share Article:
    Fails: TODO: add the photo and bio
    Passes: Read more about side effects in the medication guide.
    Passes: Name: ____________________
    """
    found = next(s.find(_FURNITURE), None) or next(s.find(_TRAIL), None)
    if found is not None and (s.has(r"^\W*home\W*$") or found[0].strip()):
        if s.passage.kind == "label" and not s.has(r"skip to|cookie|share (?:this|article|on)|comment|read more|click|>"):
            return
        yield Hit(
            0, len(s.low),
            f"“{_cut(s.text)}” is furniture of a web page, not content.",
            "Delete it.",
        )  # fmt: skip
        return
    for m in s.find(_PLACEHOLDER):
        yield Hit(
            m.start(), m.end(),
            f"“{s.text[m.start() : m.end()]}” holds the place of words that are still missing.",
            "Write the words, or delete the line.",
        )  # fmt: skip
        return


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def alike(text: str) -> str:
    """A paragraph reduced to what makes it the same as another: letters, small, evenly spaced."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
