"""A sentence in; the people it speaks of out, each with the part that they play at a clinic.

A name or a noun says little: a nurse may be a patient, and “she” may be anyone. So a person is
judged by the grammar around: the title, the letters and the job beside the name, whose infusion
it is, whether something has happened or only may happen, and whether the reader is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from brochure.check.words.bags import bag
from brochure.check.words.names import FIRST_NAMES, WORDS_TOO
from brochure.check.words.rule import Sentence
from brochure.check.words.sense import rx


class Part(Enum):
    """What somebody is in a sentence."""

    STAFF = "one of those who work at a clinic, or who wrote the text"
    COMPANION = "somebody of the reader's"
    ANYONE = "whoever it may be: a rule, a possibility, an example that is made up"
    OUTSIDE = "somebody of science or history"
    SOMEONE = "one person, of whom something is told"
    PATIENT = "one person, of whom it is told that the clinic treats or treated them"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a sentence, from the first letter to behind the last."""

    start: int
    end: int
    part: Part
    named: bool


JOBS = (
    r"(?:nurses?|practitioners?|doctors?|physicians?|psychiatrists?|psychologists?|clinicians?"
    r"|anesthesiologists?|therapists?|counselou?rs?|coordinators?|receptionists?|managers?"
    r"|directors?|assistants?|advis[eo]rs?|technicians?|founders?|co-?founders?|owners?|providers?"
    r"|pharmacists?|schedulers?|administrators?|supervisors?|lecturers?|professors?|staff|team"
    r"|volunteers?|interns?|liaisons?|hosts?|medics?|landlords?|colleagues?|authors?|writers?"
    r"|editors?|chemists?|researchers?|scientists?|inventors?|designers?|photographers?"
    r"|specialists?|greeters?|billers?|caretakers?|journalists?|reporters?|front desk|reception)\b"
)
"""Whoever works at a clinic or on a text."""
_BESIDE = rf"(?:{JOBS}|(?:dogs?|cats?|retriever|labrador|poodle|puppy)\b)"
"""What may stand beside a name to say that it is no patient's, the clinic's animals' among them."""
_LETTERS = (
    r"^(?: [A-Z][\w'’-]+)?,? (?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|R\.?N|N\.?P|PMHNP|MSN|BSN|DNP|APRN"
    r"|CRNA|FNP|LCSW|LMFT|PA-C|PharmD|LVN|CNA)\b"
)
_WORK = (
    r"\b(?:joined|trained|trains|training|studied|graduated|residency|fellowship|degree|certif\w+"
    r"|careers?|serv(?:e|es|ed|ing)|volunteer\w*|speciali[sz]\w+|speaks|enjoys|loves|lectur\w+"
    r"|grew up|lives in|teaches (?:nursing|at)|experience in|years of experience|passion\w*"
    r"|cares? for|cared for|caring for|treats|sees|see (?:patients|people)|greets|schedul\w+"
    r"|manages|managed|runs (?:our|the)|(?<!to )(?<!at )works?|worked|practi[cs]ed|specialt\w+"
    r"|faculty|licensed"
    r"|(?:became|become|becoming|as) an? (?:\w+ )?(?:\w+ )?(?:nurse|doctor|assistant|therapist"
    r"|physician|emt|paramedic)|to nursing|nursing|medicine|billing|private practice|believes?"
    r"|answers|checks|monitors|supervises|explains?|oversees|leads|led (?:our|the|a)|founded"
    r"|opened|calling|(?:in|from) (?:an?|the) (?:emergency|hospital|intensive|icu|operating"
    r"|surgical|surgery)|emergency|intensive care|critical care|hired|employed|on our staff)\b"
)
"""What is told of those who work at a clinic."""
_STEP = r"(?:infusions?|treatments?|sessions?|visits?|appointments?|ketamine|iv)"
_THING = (
    r"(?! (?:clinics?|cent(?:er|re)s?|rooms?|chairs?|nurses?|pumps?|therapy (?:clinic|center)"
    r"|plans?|rates?|costs?|team|and recovery|protocols?|options?|form|suite|areas?|time))"
)
CARE = (
    r"\b(?:(?:came|come|comes|coming|turned|walked|drove|driven|flew|travell?ed|returned|brought"
    r"|referred|arrived|carried|sent) (?:\w+ ){0,3}?(?:to|into|through|at|for|in|on) "
    r"(?:us\b|see us|our (?:clinic|door|office|practice|team|care|recliner|waiting|lobby|program)"
    r"|¤|the clinic|this clinic|" + _STEP + r")"
    r"|found (?:us|our (?:clinic|practice|office|team)|¤|hope here|relief|peace)|(?:called"
    r"|contacted|visited|reached|chose|tried"
    r"|trusted) (?:us|¤)|one phone call to (?:us|our)"
    r"|we(?:'ve)? (?:\w+ )?(?:treated|helped|saw|met|cared for|worked with|began|started|gave)\b"
    r"|(?:carried|came|walked|wheeled|limped|shuffled|rushed) (?:in|out)\b|(?:credit|thank)(?:s"
    r"|ed) (?:us|¤|our)"
    r"|(?:his|her|their) (?:\w+ )?recovery|(?:his|her|their) (?:[\w-]+ ){0,3}?"
    + _STEP
    + r"\b"
    + _THING
    + r"|(?:had|has had|received"
    r"|finished|completed|started|began|begun|tried|took|needed|undergone|underwent|getting"
    r"|got|did) (?:[\w'-]+ ){0,4}?" + _STEP + r"\b" + _THING + r"|(?:after|since|before|within"
    r"|following|during|by|until|from|between|on|in|with|over) (?:[\w'-]+ ){0,4}?"
    + _STEP
    + r"\b"
    + _THING
    + r"|infusions? (?:with us|here|later)|(?:here|with us)\b|as a patient"
    r"|patient since|(?:\d+|two|three|four|five|six|eight|ten) (?:infusions|sessions)"
    r"|our (?:\w+ )?room|our (?:clinic|recliner|chairs?|couch|waiting room|lobby|care|program"
    r"|help)\b"
    r"|(?:thanks|due) to (?:us|ketamine|infusions|our|¤)|at ¤|ketamine (?:\w+ )?(?:gave|helped"
    r"|changed|saved|let|brought))"
)
"""That somebody was treated, or came to be."""
_HERE = (
    "clinic",
    "office",
    "door",
    "practice",
    "team",
    "care",
    "lobby",
    "room",
    "here",
    "program",
    "help",
)
"""Where somebody came to: visitors do so too, so it takes more to make a patient of them."""
ILLNESS = (
    r"\b(?:depress\w+|anxi\w+|ptsd|ocd|panic\w*|suicid\w+|migraines?|fibromyalgia|trauma\w*"
    r"|(?:in|back|chronic|nerve|constant|whose|of|the|his|her) pain|nightmares?|insomnia|despair"
    r"|hopeless\w*|grief|low mood|darkness|flashbacks?|crps"
    r"|could(?:n't| not| hardly| barely| no longer)|(?:was|were|been)(?:n't| not)? (?:able"
    r"|unable) to|unable"
    r"|had(?:n't| not| never| stopped| lost| given up| dropped| tried| been (?:to|in|through)"
    r"| spent"
    r"| lived| suffered| slept| seen| left)|in tears|in crutches|on crutches|wheelchair|with a cane"
    r"|hospital stays?|every medicine|(?:medicines|pills|antidepressants|drugs|doctors)"
    r"|stopped (?:eating|working|sleeping|leaving|talking)|to be here anymore|barely|struggl\w+"
    r"|wept|cried|crying|sobbed|lived with|dreaded|gray face|numb|bedroom)\b"
)
RECOVERY = (
    r"\b(?:today,? (?:he|she|they|[a-z]+s)\b|now (?:he|she|[a-z]+s|back)\b|(?:is|was|are) (?:now"
    r"|back|[a-z]+ing again)|again\b|(?:back|return(?:ed|s)?) (?:to|at|in|on|from)\b|no longer"
    r"|(?:his|her) (?:\w+ ){0,2}back\b|(?:beat|overcame|conquered|escaped|defeated|won against)"
    r"|(?:sleeps?|slept) through|smil(?:es?|ed|ing)|laugh(?:s|ed|ing)|relief|hope\w*|joy|alive"
    r"|first (?:\w+ ){1,3}in (?:\w+ )?(?:years|months|weeks|decade)|for the first time|went (?:on"
    r"|off|back)"
    r"|g[eo]ts? well|(?:eased|lifted|faded|vanished|gone|stopped|improved|changed|recover\w*"
    r"|healed|better)\b"
    r"|new (?:life|job|woman|man|person)|(?:left|walked out|goes|going) without|his old self"
    r"|her old self|himself|herself|thriv\w+|journey|stor(?:y|ies)\b|came for|regained|runs (?:his"
    r"|her) own|hugg(?:ed|ing)|drove to|danc(?:es|ed|ing)|climb\w*|gets? up|can (?:\w+ )?\w+)"
)
_PAST = (
    r"\b(?:had|hadn't|has|came|was|were|lost|found|went|slept|wept|began|became|got|left|could"
    r"|couldn't|told|spent|gave|thought|sought|felt|drove|sat|met|brought|chose|beat|overcame"
    r"|took|saw|flew|did|ran|sang|rode|swam|won|wrote|made|kept|built|ate|drank|taught|put|let"
    r"|spoke"
    r"|stood|woke|paid|held|said|says|lay|since|today|now|is back|[a-z]{2,}ed)\b"
)
_MAY = (
    r"\b(?:(?<!in )(?<!since )(?<!last )(?<!until )(?<!of )may|might|can|should|must|will|would"
    r"|shall|if|whoever|whenever|unless|need not"
    r"|has the right|have the right|needs? to|cannot)\b"
)
_IF = r"\b(?:if|whoever|whenever|unless|in case)\b"
_WHEN = r"\bwhen (?:an?|any|some)\b"
_MADE_UP = (
    r"\b(?:imagine|suppose|picture (?:a|an|someone|yourself)|consider|think of a|let us say"
    r"|let's say|say that a|for example|example|composite|fictional|fictitious|made[ -]up"
    r"|invented|imaginary|hypothetical)\b"
)
SCIENCE = (
    r"\b1[89]\d\d\b|\b(?:(?<!case )stud(?:y|ies)|trials?|published|journal|literature|researchers?"
    r"|scientists?|laborator\w+|history of|first (?:person|human|patient|people) (?:to|ever|who)"
    r"|case (?:reports|series)|court|lawsuit|century|novel|film|movie|song|poem|myth)\b"
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
_SUFFIX = re.compile(r"(?:[a-z]{2,}(?:er|or|ist|ian|eer|man|woman|ess|ee|ant))$")
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
_FOLLOWS = re.compile(
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
_NAME = re.compile(
    r"(?<![\w.@/'’-])(?:(?:Mr|Mrs|Ms|Miss|Dr|Sergeant|Sgt|Captain|Capt|Lieutenant|Lt|Officer|Pastor"
    r"|Father|Sister|Brother|Coach|Chief|Colonel|Rabbi|Reverend|Rev"
    r"|Professor)\.? )?[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
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


def people(s: Sentence) -> list[Person]:
    """Everybody a sentence speaks of, one after the other; `he` or `she` where nobody else is."""
    found = [*_names(s), *_nouns(s), *_ages(s)]
    if not found:
        found = [
            _judged(s, m.start(), m.end(), named=False, noun="") for m in s.find(r"\b(?:he|she)\b")
        ][:1]
    return sorted(found, key=lambda one: one.start)


def is_team(s: Sentence, name: str) -> bool:
    """Whether a name, or a part of it, is one of the clinic's own people's."""
    return not s.facts.team.isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))


def _names(s: Sentence) -> Iterator[Person]:
    for m in _NAME.finditer(s.text):
        start, end, name = m.start(), m.end(), m[0]
        if s.low[start] == "¤":
            continue
        words = name.split()
        known = next((i for i, word in enumerate(words) if word in FIRST_NAMES), None)
        while len(words) > 2 and words[1] in _RANKS:
            words = words[1:]
        titled = len(words) > 1 and words[0].rstrip(".") in _RANKS
        if words[0].rstrip(".") == "Dr" or is_team(s, name):
            yield Person(start, end, Part.STAFF, True)
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
            yield Person(start, end, Part.STAFF, True)
            continue
        yield _judged(s, start, end, named=True, noun="")


def _ages(s: Sentence) -> Iterator[Person]:
    """`27-year-old female`: somebody, though neither named nor with an article."""
    for m in s.find(
        r"(?<!a )(?<!an )(?<!our )(?<!the )\b\d\d-year-old\b(?! (?:or|and|limit|minimum))"
    ):
        yield _judged(s, m.start(), m.end(), named=False, noun="person")


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


def _nouns(s: Sentence) -> Iterator[Person]:
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
                        yield _judged(s, first.start(), end, named=False, noun="person")
                        last = end
                        break
                continue
            named = noun in ("patient", "client") and s.text[end : end + 2].strip().isupper()
            if _is_person(noun) and (named or _FOLLOWS.match(s.low[end:])):
                following = words[k + 1][0] if k + 1 < len(words) else ""
                if s.low[end : end + 1] == " " and _is_person(following):
                    continue
                if word in _WHOEVER:
                    part = Part.COMPANION if word == "your" else Part.ANYONE
                    if word not in ("his", "her", "their", "my"):
                        yield Person(first.start(), end, part, False)
                else:
                    yield _judged(s, first.start(), end, named=False, noun=noun)
                last = end
                break


def _is_person(noun: str) -> bool:
    head = noun.rpartition("-")[2]
    return head in ROLES or (head not in _NOT_PEOPLE and _SUFFIX.search(head) is not None)


def _judged(s: Sentence, start: int, end: int, *, named: bool, noun: str) -> Person:
    """What part somebody plays, by what stands beside and by what is told."""
    return Person(start, end, _part(s, start, end, named, noun), named)


def _part(s: Sentence, start: int, end: int, named: bool, noun: str) -> Part:
    before, after = s.low[max(0, start - 60) : start], s.low[end : end + 90]
    ill = noun in ("patient", "client") or rx(
        r"^,? (?:an?|our|one of our) (?:[\w-]+ ){0,3}?(?:patient|client)s?\b"
        r"|^,? (?:who )?(?:came|comes) to us as a patient|^, (?:our )?(?:\w+ )?patient\b"
    ).match(after) is not None or rx(r"\b(?:patients?"
        r"|clients?),? (?:\w+ )?$").search(before) is not None  # fmt: skip
    own = s.has(
        r"\b(?:his|her|their) (?:[\w-]+ ){0,2}?(?:infusions?|treatments?|sessions?)\b" + _THING
        + r"|\bas a patient\b|\bfound (?:us|our (?:clinic|practice)|¤)"
        r"|\bwe (?:\w+ )?(?:treated|helped|cared for)\b|\b(?:carried|wheeled) in\b"
    )  # fmt: skip
    beside = rx(
        r"^(?: [a-z]+)?(?:,| \(| [—–-]| (?:who )?(?:is|was|works as|serves as"
        r"|has been)) ?(?:(?:who )?"
        r"(?:is|was|works as|serves as|has been) )?(?:also )?"
        r"((?:our|the|an?|your|one of our) )?(?:[\w'-]+ ){0,5}?" + _BESIDE
    ).match(after) or rx(r"(?<!by )(?<!with )\b((?:our|the|an?"
        r"|your) )?(?:[\w-]+ ){0,3}?" + JOBS + r",? (?:named )?$").search(before)  # fmt: skip
    if rx(r"^,? dr\.? ").match(after):
        return Part.STAFF
    working = not named and rx(JOBS).search(s.low[start:end])
    if not ill and (beside or working):
        a = beside[1] if beside else s.low[start:end].split()[0] + " "
        if not (a and a.strip() in ("a", "an", "one", "another", "this") and (own or s.has(CARE))):
            return Part.STAFF
    if s.has(_MADE_UP):
        return Part.ANYONE
    if s.has(SCIENCE) and not own:
        return Part.OUTSIDE
    clause = s.low[slice(*s.clause(start))]
    if not named and not own and (noun or s.low[start:end] in ("he", "she")):
        behind = s.low[end : s.clause(start)[1]]
        if (
            rx(_MAY).search(behind)
            or rx(_IF).search(clause)
            or rx(_WHEN).search(s.low[max(0, start - 6) : end])
            and not rx(r"\b(?:called|came|had|walked|arrived) (?:us|to us|our|¤)\b").search(behind)
        ):
            return Part.ANYONE
        if rx(r"\byou(?:r|rs)?\b").search(behind):
            return Part.COMPANION
        if rx(r"\byou(?:r|rs)?\b").search(s.low[:start]) and not rx(_PAST).search(behind):
            return Part.COMPANION
    if not ill and not own and s.has(_WORK) and not s.has(r"\bagain\b") and not s.has(ILLNESS):
        return Part.STAFF
    if not (ill or noun or own or (named and s.has(ILLNESS))) and _staff_around(s):
        return Part.STAFF
    return Part.PATIENT if ill or own or s.has(CARE) else Part.SOMEONE


def _staff_around(s: Sentence) -> bool:
    """Whether the passage speaks of those who work here: a biography goes on with `she`."""
    return s.context.has(
        r"\b(?:nursing|degree|residency|pmhnp|career|years of experience)\b|\b" + JOBS
    ) or not s.facts.team.isdisjoint(re.findall(r"[^\W\d_]+", s.context.low))


def told(s: Sentence, one: Person) -> bool:
    """Whether something has happened to somebody that makes a patient's story."""
    if one.part is Part.PATIENT:
        if not s.has(_PAST) and not s.has(RECOVERY):
            return False
        if one.named or s.has(ILLNESS) or s.has(RECOVERY):
            return True
        if rx(r"^(?:one of )?our \w*").match(s.low[one.start : one.end]):
            return True
        return any(not m[0].endswith(_HERE) for m in s.find(CARE))
    ill = s.has(ILLNESS) or (one.named and rx(r"^,? (?:age )?\d\d\b").match(s.low[one.end :]))
    return bool(one.part is Part.SOMEONE and ill and s.has(RECOVERY) and s.has(_PAST))
