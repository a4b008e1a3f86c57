"""A sentence in; the words that are quoted in it, and who says them, out."""

from __future__ import annotations

from brochure.check.words.evidence import JOBS
from brochure.check.words.mentions import ROLES, is_team
from brochure.check.words.patterns import rx
from brochure.check.words.rule import Sentence
from brochure.check.words.whom import Part, Person, people

FORM = (
    r"\b(?:form|forms|questionnaire|questions?|statements?|lines? such as|complete the|scale|items?"
    r"|circle|checklist|sample|page asks|diary|worksheet|title|titled|named|name of|called"
    r"|the (?:word|phrase|words|term)s?(?! of)|means|chapter|(?<!guest )book|song|poem|quiz"
    r"|survey asks|sign (?:says"
    r"|reads)|consent|i (?:agree|understand|consent|authorize|acknowledge|hereby|have read))\b"
)
"""What quotes words without anybody's having said them."""


def quoted(s: Sentence) -> tuple[str, str]:
    """The words between quotation marks and those around; a quotation may run over sentences."""
    low = s.low
    if s.context.low[: s.start].count('"') % 2:
        low = '"' + low
    if '"' not in low:
        return "", s.low
    inside = " ".join(
        rx(r'"([^"]*)').findall(low)[::2] if low.count('"') > 1 else [low.partition('"')[2]]
    )
    outside = rx(r'"[^"]*"?').sub(" ", low)
    signed = rx(r"\s*(?:\(|[—–-] )[^.\n]{0,60}").match(s.passage.text, s.end)
    return inside, outside + (signed[0].lower() if signed else "")


def speaker(s: Sentence) -> Person | None:
    """Who says what is quoted: the one beside the verb of speaking, or behind the dash."""
    after = s.passage.text[s.end : s.end + 60]
    signed = rx(
        r"(?:[—–]|(?:^|[\s\"”])-|[\"”],?) ?\(?(?!Anonymous|Google|Yelp|The |A |An |Our |One "
        r"|Facebook"
        r"|Verified|Happy|Former|Two |Three )([A-Z][\w'’]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?"
        r"|[A-Z]\. ?[A-Z]\.)(?:,| \(|\.?\)?\s*$| \w+ (?:to|us|on|in)\b)"
    ).search(s.text + after.split("\n")[0])
    named = rx(
        r"\b(?i:says|said|adds|writes|wrote|shares) ((?!Anonymous|The |A |An |Our "
        r"|One )[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)?)"
        r"|(?:^|[\"”,] ?)(?!A |An |Our |One |The |Patients|Clients|Reviewer|Google|Yelp|Veterans"
        r"|Everyone|People|Someone|Anyone|Many|Most|Another|Dr)"
        r"([A-Z][a-z]+(?: [A-Z]\.?(?![a-z]))?)(?:,? (?:age )?\d\d)?,? ?(?:(?:from|of"
        r"|in) [A-Z][\w ]+?,? )?"
        r"(?:says|said|adds|writes|wrote|told us|shares|puts it)\b"
        r"|^\W*([A-Z][a-z]+ [A-Z]\.),? [A-Z][a-z]+: "
        r"|^\W*([A-Z][a-z]+)(?: [A-Z]\.)?,? (?:age )?\d\d: "
    ).search(s.text)
    for m in (named, signed):
        if m is None or rx(FORM).search(rx(r'"[^"]*"?').sub(" ", s.low)):
            continue
        group = next(i for i in range(1, (m.lastindex or 0) + 1) if m[i])
        at, end = m.start(group), m.end(group)
        if m[group].split()[0].lower().rstrip("s") in ROLES:
            continue  # `(Veteran, 38)`: a kind of person, no name
        near = s.low[max(0, at - 30) : end + 60]
        if (
            is_team(s, m[group])
            or rx(r"\bdr\.? ").search(s.low[max(0, at - 4) : end])
            or _staff(near)
        ):
            return Person(at, end, Part.STAFF, True)
        return Person(at, end, Part.SOMEONE, True)
    outside = rx(r'"[^"]*"?').sub(lambda m: " " * len(m[0]), s.low)
    for one in people(s):
        if outside[one.start : one.end].strip() and one.part is not Part.COMPANION:
            return one
    return None


def _staff(text: str) -> bool:
    return rx(JOBS).search(text) is not None or rx(r"\bdr\.? ").search(text) is not None
