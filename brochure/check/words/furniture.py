"""A line in; whether it stood around the content of a web page out."""

from __future__ import annotations

import re

from brochure.check.words.bags import bag
from brochure.check.words.patterns import rx

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
    / submit / subscribe / subscribe to our newsletter / tweet this / careers / back / go back
    / you are here / pricing / resources / reviews / sign out / log out / table of contents / team
    / terms and
    conditions / terms of service / terms of use / testimonials / tiktok / toggle menu /
    toggle navigation / tweet / twitter / view all / view all posts / your email / your name /
    youtube / send / patient login / patient forms
    / book appointment / request appointment / our blog / sign up / subscribe now /
    call now / shop / shop now / download / play / pause / mute / media / events / my account /
    apply now / donate / free consultation / select language / select your language /
    search this website / search our site / espanol
    """
_ITEMS = frozenset(" ".join(item.split()) for item in _ITEM_LIST.split("/"))
"""What stands around the content of a web page, alone or several in a row."""
_FIELDS = _ITEMS | frozenset(
    ("first name", "last name", "full name", "name", "email", "email address", "phone",
     "phone number", "subject", "message", "your message", "date", "comment")
)  # fmt: skip
"""The same with the labels of a web form: they are marked as required, or end in a button."""
_ALONE_FINE = bag(
    "back careers pricing resources reviews "
    "share home about services contact team news next previous faq faqs locations menu search "
    "close "
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
    r"|start typing.*|all (?:categories|posts|articles|tags|topics|results)\b.*|(?:previous|next"
    r"|older"
    r"|newer|related|recent|trending|latest) (?:post|article|stor(?:y|ies)|entr(?:y|ies)"
    r"|page)s?\b.*"
    r"|download (?:our|the|your|an?|this|free|now)\b.{0,40}\b(?:pdf|guide|e-?book|brochure"
    r"|forms?|app"
    r"|version|report|checklist|flyer|here|now)\b.{0,12}|(?:log|sign)[ -]?(?:in|out|up|on)"
    r"(?: (?:to|here|now|with|for|or|and|below)\b.{0,40}\b(?:account|portal|continue|comment|google"
    r"|facebook|here|newsletter|updates?|register|email|access|news|tips|offers|blog|profile|book).*)?"
    r"|(?:create|open|register for) (?:an?|your|my) (?:\w+ )?(?:account|profile)\b.*"
    r"|follow us on [a-z]+.{0,40}|follow us\b.{0,40}@\w+.*|please wait.{0,30}|oops.{0,60}"
    r"|something went wrong.*|thank you for (?:subscribing|your submission"
    r"|visiting our (?:web)?site).*"
    r"|your (?:message|form|submission) (?:has been|was) (?:sent|received).*"
    r"|this (?:page|post|website|video|content|link|browser) (?:\w+ ){0,4}(?:available|exist|exists"
    r"|found|moved|loading|construction|blocked|supported|expired|intentionally|updated).*"
    r"|.{0,40}\b(?:add|leave|post|write) (?:a|your) (?:comment|reply|review)\b.{0,30}"
    r"|(?:skip|jump) (?:to|the|past)\b.{0,30}\b(?:content|navigation|menu|main|footer|intro"
    r"|ad)\b.{0,10}"
    r"|.{0,50}\b(?:click|tap) (?:here|below|the (?:button|link|icon|image|photo|arrow|play)|on"
    r" the|now|to)\b.{0,60}|\W*(?:click|swipe|hover|double-click)\b(?! sounds?).{0,40}|\W*(?:tap"
    r"|scroll) (?:to|here|on|down"
    r"|up|the|for|through|left|right|this)\b.{0,40}"
    r"|.{0,30}\b(?:by|from) (?:admin|webmaster|guest author|staff writer)\b.{0,30}"
    r"|[a-z ]{0,20}\b(?:views?|likes?|shares?|reads?|replies|followers|comments?):? \d+"
    r"|\d+ (?:views?"
    r"|likes?|shares?|reads?|replies|followers|comments?|min read|minutes? read|results?)\b.{0,20}"
    r"|(?:published|posted|updated|written|last modified)(?: on| in| by)?:? (?:\w+ \d|\d).{0,40}"
    r"|was this (?:page |article |post |answer |info\w* )?helpful|.*\byour browser\b.*"
    r"|(?:photos?|images?) (?:by|via|from|courtesy of) .{0,40}\b(?:unsplash|pexels|shutterstock"
    r"|istock"
    r"|getty|adobe|pixabay|flickr)\b.{0,20}|\d+ (?:of|/) \d+|(?:patient|member|staff|client"
    r"|admin|user"
    r"|provider|employee) (?:log-?in|log in|sign in|sign-in)"
    r"|(?:sign up|register|subscribe)\b.{0,20}\b(?:free|get|receive)\b.{0,40}"
    r"|[^.!?]{0,60}[→»›>]|(?:image|photo|picture) \d+|hello world.*|(?:your "
    r"|my )?[\w' -]{0,30}\(required\)|required \*"
    r"|(?:read|see|view|show|browse|explore|watch|load)"
    r" (?:(?:the|our|all|full|more|an?|my|your|other) )*(?:bios?|profiles?|posts?|articles?|reviews"
    r"|story|stories|testimonials?|videos?|services|treatments|locations|photos|gallery|map|events"
    r"|comments|transcript|results|appointment|consultation|team|details)(?: (?:online|now|here))*"
    r"|(?:accept|manage|reject|allow|decline) (?:\w+ ){0,2}(?:cookies|preferences|settings|all)"
    r"|share (?:via|by|with|on|to) [\w-]+|subscribe(?: (?:for|to))? (?:updates|our \w+|news|now"
    r"|here|today)"
    r"|(?:enter|type|choose|select|add|insert) (?:an? |the |your )?(?:\w+ ){0,2}?(?:caption"
    r"|subtitle"
    r"|title|text|heading|description|message|option|password|keyword|search term|headline|e-?mail"
    r"|image|photo|picture|quote|logo)s?(?: (?:here|address|of .{0,30}))?"
    r"|(?:comments?|cart|reviews) ?\(\d+\)|(?:website |site )?(?:designed|developed|built|hosted"
    r"|maintained)"
    r" by [\w .-]{0,30}|[a-z]{3,9} \d{1,2},? \d{4} by .{0,30}|scroll for .{0,20}"
    r"|.*\bprotected by recaptcha.*"
    r"|rated \d(?:\.\d)? (?:stars|out of).{0,30}|follow (?:us|@\w+)(?: on)?(?: [a-z]+)?"
    r"|.{0,60}\ball rights reserved.{0,60}|you are here:.*|(?:download|print|view|open) (?:this"
    r"|the|a) (?:\w+ ){0,3}(?:version|page"
    r"|pdf|article|post|window|tab)(?: \w+){0,4}|(?:©|\(c\)) ?\d{4}.*"
    r"|join (?:our|the) (?:\w+ )?(?:mailing list|newsletter|list|community)|(?:jump|go|return"
    r"|back) to"
    r" (?:the )?(?:section|top|content|main|menu|home|homepage|page|navigation)"
    r"|(?:table of )?contents \[?hide\]?|(?:hide|show|expand|collapse) (?:menu|all|sidebar"
    r"|contents)"
    r"|(?:©|\(c\)|copyright)[^.]{0,50}\b\d{4}|(?:estimated )?reading time:?.{0,20}"
    r"|(?:meta|meta description|keywords|slug|cta|button):.{1,60}|(?:photo|image)(?: credit)?:"
    r" (?:\w+ )?(?:shutterstock|istock|getty|unsplash|pexels|adobe)\b.{0,20}|got it|no,? thanks"
    r"|uncategori[sz]ed|sidebar|footer|header"
    r"|view (?:this )?(?:\w+ )?in (?:your |a )?browser.*|.{0,70}\bunsubscribe(?: here)?"
    r"|sent from my \w+|(?:.{0,30}\b)?chat now|read more:.{0,60}|search\.{3}|reply|book online now"
    r"|book (?:an? |your )?(?:appointment|consultation|call) online(?: now)?)\W*$"
)
_MOST_WORDS = 14
_LONGEST_ITEM = 5
_MOST_SCREEN_WORDS = 7


_FIRSTS = frozenset(item.split()[0] for item in _FIELDS) | bag(
    "posted category categories tag tags page last powered copyright we c click follow please "
    "enter your required get opens website site see show watch play chat filed recent latest "
    "popular related featured you like this our by scroll tap swipe press written published "
    "updated download username forgot was image photo slide remember add be notify save enable "
    "sign view load text photo image caption headline title quote bio copy logo download print "
    "open dolor ipsum lorem read type insert choose select book schedule manage browse explore "
    "designed developed built hosted rated comments required january february march april may "
    "june july august september october november december list learn section page slide join "
    "jump go return contents hide expand collapse estimated reading alt meta keywords slug cta "
    "button stock got no uncategorized sidebar footer header sent speak reply cart reviews if "
    "sed was select language insert call today send hours name published hello all start create "
    "something thank this oops edit admin older newer trending "
    "to undefined null nan heading body bio details more fill first second info "
)


UI_WORDS = bag(
    "post posts article articles comment comments menu sidebar navigation cookies cookie "
    "newsletter subscribe login password username file browser tags categories category links "
    "likes followers facebook twitter instagram linkedin youtube tiktok pinterest sitemap "
    "homepage submit upload download friendly chat tweet popup widget preferences settings cart "
    "checkout blog slideshow autoplay fullscreen answers button field google maps placeholder "
    "caption tagline banner icon tab window content ebook account video videos image images "
    "dropdown hyperlink url webpage breadcrumb thumbnail disclaimer headline logo login captcha "
)
"""Words of screens; a line made of them and of small words is not for paper."""
_SMALL_WORDS = bag(
    "the our your my a an to us with for on by all more less now here this that and or in of "
    "new full next previous back up down top page go see view show print read learn about "
    "choose select search enter type send start press open close live quick free online like "
    "share reply add edit save cancel reset form popular recent latest related accept reject "
    "allow decline manage follow was helpful first last leave write load every call today get your "
    "insert blank it is not does support yes no language map photo name "
)
BUILDERS = bag("wordpress wix squarespace javascript recaptcha unsubscribe")
"""Names that no reader of paper needs."""
_SIGNS = frozenset("|→›»×≡©*•[<{↑↓←▶►✕☰")


_SCREEN = (
    r"\b(?:click|tap|swipe|scroll|log ?in|log-in|cookies|by admin|leave a|add a comment"
    r"|post a comment"
    r"|write a review|newsletter|facebook|twitter|instagram|linkedin|youtube|tiktok|pinterest|tweet"
    r"|javascript|browser|password|username|subscribe|hashtag|unsubscribe|web ?page|sitemap)\b"
)
_NETWORKS = (
    r"\b(?:facebook|twitter|instagram|linkedin|youtube|tiktok|pinterest|whatsapp|reddit|e-?mail"
    r"|print|x|threads|snapchat|copy link|messenger)\b"
)


def is_furniture(low: str) -> bool:
    """Whether a line is furniture as a whole."""
    return (
        _is_menu(low)
        or _is_trail(low)
        or _is_networks(low)
        or _is_screen(low)
        or rx(_SENTENCE).match(low) is not None
    )


def _is_networks(low: str) -> bool:
    """`Share this post: Facebook Twitter Email`: little but the names of networks."""
    names = rx(_NETWORKS).findall(low)
    words = re.findall(r"[^\W_]+", low)
    return len(names) > 1 and len(words) <= len(names) + 4 and names[0] not in ("print", "email")


def _is_screen(low: str) -> bool:
    """`Go back to blog`, `Submit form`: a short line of nothing but a screen's words."""
    words = re.findall(r"[^\W_]+", low)
    if len(words) <= _MOST_WORDS and not BUILDERS.isdisjoint(words):
        return True
    known = [word for word in words if word in UI_WORDS]
    if (
        len(known) > 1
        and len(words) <= _MOST_SCREEN_WORDS
        and (len([word for word in words if word not in UI_WORDS | _SMALL_WORDS]) < 2)
    ):
        return True
    return (
        1 < len(words) <= _MOST_SCREEN_WORDS
        and not low.rstrip().endswith((".", ":", "_"))
        and not UI_WORDS.isdisjoint(words)
        and (UI_WORDS | _SMALL_WORDS).issuperset(words)
    )


def _is_trail(low: str) -> bool:
    """`Home / Treatments / Ketamine`: parts between bars, one of them a menu's."""
    parts = [part.strip(" -.") for part in re.split(r"[|>»›→•·×≡]| [/–-] ", low)]
    named = [part for part in parts if part]
    if len(parts) < 2 or any(len(part.split()) > 4 for part in named):
        return False
    known = sum(part in _ITEMS or part.startswith("about ") for part in named)
    return known > 0 and (len(named) > 1 or "|" not in low)


def may_be_furniture(low: str) -> bool:
    """Whether a line begins as furniture does: a quick look before the careful one."""
    first = re.search(r"[^\W_]+", low)
    if first is None:
        return False
    return (
        first[0] in _FIRSTS
        or first[0].isdigit()
        or not _SIGNS.isdisjoint(low)
        or " - " in low
        or " / " in low
        or rx(_SCREEN).search(low) is not None
    )


def _is_menu(low: str) -> bool:
    """Whether a line is made of nothing but items of a menu."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", low)
    if not words or len(words) > _MOST_WORDS:
        return False
    at = count = 0
    known = _FIELDS if " *" in low or words[-1] in ("submit", "send") else _ITEMS
    trail = re.search(r"[>»›|→]", low) is not None
    while at < len(words):
        for size in range(min(_LONGEST_ITEM, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in known:
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
