"""Sentences and whole texts in; page furniture, placeholders and what stands twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.rule import ERROR, Hit, Sentence, rule

_ITEMS = frozenset(
    """skip to content/skip to main content/skip navigation/search/search this site/search for/close/close this
    close this search box/close search box/share/share this/share article/share this article/share post/share this post
    share this page/share on facebook/share on twitter/tweet/pin it/read more/learn more/click here/continue reading
    previous post/next post/previous posts/next posts/older posts/newer posts/previous article/next article/previous page
    next page/leave a comment/leave a reply/related posts/related articles/subscribe/subscribe to our newsletter
    sign up for our newsletter/follow us/menu/toggle navigation/toggle menu/main menu/open menu/close menu/back to top
    home/blog/login/log in/sign in/register/submit/send message/book now/book online/schedule now/cookie policy
    cookie settings/accept cookies/accept all cookies/accept all/privacy policy/terms of use/terms of service
    terms and conditions/all rights reserved/table of contents/print this page/email this/download pdf/no comments
    comments are closed/comments off/view all/view all posts/load more/add to cart/loading/your name/your email
    facebook/twitter/linkedin/instagram/pinterest/youtube/tiktok/page not found/error 404/404/click to enlarge/sponsored
    advertisement/about/about us/services/our services/contact/contact us/faq/faqs/required fields/previous/next
    comments/enlarge/site map/sitemap/team/news/gallery/locations/testimonials/patient portal/accessibility""".replace(
        "\n", "/"
    ).replace("    ", "").split("/")
)
"""What stands around the content of a web page, alone or several in a row."""
_ALONE_FINE = frozenset(
    "share home about services contact team news next previous faq faqs locations menu search close loading "
    "gallery accessibility register submit blog comments".split()
)
_SENTENCE = re.compile(
    r"^\W*(?:posted (?:by|on|in) .{0,40}|categor(?:y|ies):? ?.{0,30}|tags?: .{0,40}|\d+ comments?|page \d+ of \d+"
    r"|\d+ min(?:ute)? read|last updated:?.{0,30}|powered by \w+|copyright.*all rights reserved|we use cookies.*"
    r"|(?:©|\(c\)) ?\d{4}.*)\W*$"
)
_MOST_WORDS = 14
_LONGEST_ITEM = 5


def _is_furniture(low: str) -> bool:
    """Whether a line is made of nothing but furniture."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", low)
    if not words or len(words) > _MOST_WORDS:
        return False
    at = count = 0
    trail = re.search(r"[>»›|→]", low) is not None
    while at < len(words):
        for size in range(min(_LONGEST_ITEM, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in _ITEMS:
                at, count = at + size, count + 1
                break
        else:
            return trail and words[0] in _ITEMS and re.search(r"[>»›→] ?\w", low) is not None
    return count > 1 or len(words) > 1 or words[0] not in _ALONE_FINE or not low.rstrip().endswith((".", "!", "?"))


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
    if _is_furniture(s.low) or _SENTENCE.match(s.low):
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
    if _HOLDERS.isdisjoint(s.words):
        return
    for m in s.find(_PLACEHOLDER):
        yield Hit(
            m.start(), m.end(),
            f"“{s.text[m.start() : m.end()]}” holds the place of words that are still missing.",
            "Write the words, or delete the line.",
        )  # fmt: skip
        return


_HOLDERS = frozenset(
    "lorem dolor todo tbd tbc fixme tktk xxx xxxx [ { < here coming construction goes announced added placeholder doe"
    " asdf asdfasdf qwerty text".split()
)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def alike(text: str) -> str:
    """A paragraph reduced to what makes it the same as another: letters, small, evenly spaced."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
