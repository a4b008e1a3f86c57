"""Sentences and whole texts in; page furniture, placeholders and what stands twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.bags import bag
from brochure.check.words.rule import ERROR, Hit, Sentence, rule
from brochure.check.words.sense import rx

_ITEM_LIST = """
    404 / about / about us / accept all / accept all cookies / accept cookies / accessibility
    / add to cart / advertisement / all rights reserved / back to top / blog / book now / book
    online / click here / click to enlarge / close / close menu / close search box / close
    this / close this search box / comments / comments are closed / comments off / contact /
    contact us / continue reading / cookie policy / cookie settings / download pdf / email
    this / enlarge / error 404 / facebook / faq / faqs / follow us / gallery / home /
    instagram / learn more / leave a comment / leave a reply / linkedin / load more / loading
    / locations / log in / login / main menu / menu / newer posts / news / next / next article
    / next page / next post / next posts / no comments / older posts / open menu / our
    services / page not found / patient portal / pin it / pinterest / previous / previous
    article / previous page / previous post / previous posts / print this page / privacy
    policy / read more / register / related articles / related posts / required fields /
    schedule now / search / search for / search this site / send message / services / share /
    share article / share on facebook / share on twitter / share post / share this / share
    this article / share this page / share this post / sign in / sign up for our newsletter /
    site map / sitemap / skip navigation / skip to content / skip to main content / sponsored
    / submit / subscribe / subscribe to our newsletter / table of contents / team / terms and
    conditions / terms of service / terms of use / testimonials / tiktok / toggle menu /
    toggle navigation / tweet / twitter / view all / view all posts / your email / your name /
    youtube
    """
_ITEMS = frozenset(" ".join(item.split()) for item in _ITEM_LIST.split("/"))
"""What stands around the content of a web page, alone or several in a row."""
_ALONE_FINE = bag(
    "share home about services contact team news next previous faq faqs locations menu search "
    "close loading "
    "gallery accessibility register submit blog comments"
)
_SENTENCE = (
    r"^\W*(?:posted (?:by|on|in) .{0,40}|categor(?:y|ies):? ?.{0,30}|tags?: .{0,40}|\d+ comments?"
    r"|page \d+ of \d+"
    r"|\d+ min(?:ute)? read|last updated:?.{0,30}|powered by \w+|copyright.*all rights reserved"
    r"|we use cookies.*|enter (?:your )?(?:text|email(?: address)?|name|password)"
    r"|your email address will not.*|required fields.*|get directions|view larger.*"
    r"|opens in (?:a )?new.*|(?:web)?site (?:design(?:ed)? )?by .{0,30}|copyright (?:©"
    r"|\(c\))? ?\d{4}.*|see (?:more|less|all)|(?:show|load|view) (?:less|more|all)|(?:watch"
    r"|play) (?:the )?video|chat with us(?: now)?|filed under.{0,40}|(?:recent|latest|popular"
    r"|related|featured) (?:posts?|articles?|stories|news)|you (?:might|may) also (?:like"
    r"|enjoy).*|like us on [a-z]+|(?:this|our) (?:web)?site uses cookies.*|by (?:continuing"
    r"|using).{0,40}(?:site|agree).*|scroll (?:down|up|to).{0,20}|(?:tap|swipe|click"
    r"|press) to [a-z ]{0,20}|search results.*|(?:written|published|posted|updated) (?:by"
    r"|on) (?:admin|\w+ \d).{0,30}|download (?:our|the) app.*|username.*|forgot (?:your "
    r"|my )?password.*|share(?: this| on| via)?:? (?:facebook|twitter|email|linkedin|pinterest"
    r"|instagram)\b.*|was this (?:article|page|post) helpful.*|(?:image|photo"
    r"|slide) (?:\d+ of \d+|not (?:available|found))|image not available|remember me"
    r"|add a comment.*|be the first to.*|notify me.*|save my name.*|(\w+)(?: \1){2,}"
    r"|click (?:here|the link|below)(?: (?:to|for) .{0,40})?|follow us on [a-z]+"
    r"|(?:please )?enable javascript.*|sign up (?:for|to) (?:our |the )?(?:updates|newsletter"
    r"|news|emails?|mailing list).*|view (?:all|more) .{0,30}|load more .{0,20}|text to come"
    r"|(?:photo|image|caption|text|bio|quote|copy|headline) (?:\w+ )?to (?:come|follow)|(?:photo "
    r"|image |quote |bio )?(?:caption|headline|title|text|quote|bio|copy|photo|image"
    r"|logo) (?:goes )?here"
    r"|(?:©|\(c\)) ?\d{4}.*)\W*$"
)
_MOST_WORDS = 14
_LONGEST_ITEM = 5


_FIRSTS = frozenset(item.split()[0] for item in _ITEMS) | bag(
    "posted category categories tag tags page last powered copyright we c click follow please "
    "enter your required get opens website site see show watch play chat filed recent latest "
    "popular related featured you like this our by scroll tap swipe press written published "
    "updated download username forgot was image photo slide remember add be notify save enable "
    "sign view load text photo image "
    "caption headline title quote bio copy logo"
)


def may_be_furniture(low: str) -> bool:
    """Whether a line begins as furniture does: a quick look before the careful one."""
    first = re.search(r"[^\W_]+", low)
    return first is not None and (first[0] in _FIRSTS or first[0].isdigit())


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
    return (
        count > 1
        or len(words) > 1
        or words[0] not in _ALONE_FINE
        or not low.rstrip().endswith((".", "!", "?"))
    )


_PLACEHOLDER = (
    r"\[[^\]^]{0,30}\b(?:name|date|phone|address|city|email|price|photo|link|number|amount"
    r"|title)\b[^\]]{0,20}\]"
    r"|%%\w+%%|<<\w+>>|^\W*\?{2,}|^\W*draft\b[^.]{0,30}$|^\W*do not publish\W*$|\b(?:photo|image"
    r"|text|bio|caption) tk\b|\btk\b$"
    r"|\bname surname\b|\bfirst ?name last ?name\b|\((?:add|insert|put|check|todo)\b[^)]{0,30}\)"
    r"|\breplace this (?:text|line|paragraph)\b"
    r"|^\W*(?:section|page|slide|card) (?:title|heading)\W*$|\b(?:double-)?click to edit\b"
    r"|\b(?:bio|text|photo|name|details|date|address) to be (?:added|written|supplied|confirmed)\b"
    r"|\b(?:sample|placeholder|dummy|filler) (?:text|copy|headline|content|sentence|paragraph)\b"
    r"|\blorem ipsum\b|\bdolor sit amet\b|\b(?:todo|tbd|tbc|fixme|tktk|xxx+)\b|\[(?:your|insert"
    r"|name"
    r"|add|clinic|phone|date|address|city|photo|link|placeholder|tbd|here|email|price|state|amount"
    r"|provider|link)\b[^\]]*\]"
    r"|<(?:insert|your|name|add|clinic)\b[^>]*>|\{\{?\s*\w+\s*\}?\}|\b(?:insert|add|place"
    r"|put) (?:\w+ ){0,4}?(?:text|photo|image|bio|name|copy|number|headshot|logo|quote) here\b"
    r"|\b(?:your|sample|placeholder|dummy|example|filler) (?:text|copy|headline|content|title"
    r"|name)(?: goes)? (?:here)?\b(?= ?(?:here|goes|\W*$))"
    r"|\b(?:coming soon|under construction|text goes here|goes here|headline here"
    r"|to be (?:announced|added|written|filled in))\b|^\W*placeholder\b|\bjane doe\b|\bjohn doe\b"
    r"|\b(?:first|last|doctor)[_ ]name[_ ]here\b|\b(?:asdf|qwerty)\w*"
)


@rule(
    "K30", ERROR, "Project rule: copied pages bring their furniture along",
    "add insert tk draft publish surname replace edit section heading firstname ? % ( added "
    "supplied confirmed sample dummy filler lorem ipsum todo tbd tbc fixme xxx xxxx placeholder "
    "insert "
    "[ { < announced construction doe asdf qwerty > »",
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
    if _is_furniture(s.low) or rx(_SENTENCE).match(s.low):
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
    if _HOLDERS.isdisjoint(s.words) and not (_SPOTS & s.words and _MADE & s.words):
        return
    for m in s.find(_PLACEHOLDER):
        yield Hit(
            m.start(), m.end(),
            f"“{s.text[m.start() : m.end()]}” holds the place of words that are still missing.",
            "Write the words, or delete the line.",
        )  # fmt: skip
        return


_HOLDERS = bag(
    "add insert tk draft publish surname replace edit section heading firstname ? % ( added "
    "supplied confirmed sample dummy filler lorem dolor todo tbd tbc fixme tktk xxx xxxx "
    "[ { < construction announced placeholder doe asdf asdfasdf qwerty"
)
_SPOTS = bag("here soon")
_MADE = bag(
    "goes coming insert add put place your sample placeholder dummy example filler headline text "
    "name"
)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def alike(text: str) -> str:
    """A paragraph reduced to what makes it the same as another: letters, small, evenly spaced."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
