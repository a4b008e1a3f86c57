"""A sentence in; whom or what it speaks of out: the treatment, another drug, a risk, a person."""

from __future__ import annotations

from brochure.check.words.patterns import rx
from brochure.check.words.sense import Sense

FTC = "FTC Health Products Compliance Guidance (2022)"
FTC_AND_LAW = f"{FTC}; California Business & Professions Code 651"

KETAMINE = r"\b(?:ketamine|ketalar|infusions?)\b"
ESKETAMINE = r"\b(?:esketamine|spravato|s-ketamine|nasal[ -](?:sprays?|form|version|product))\b"
PSYCHIATRIC = (
    r"\b(?:depress\w+|anxi\w+|ptsd|post-?traumatic|ocd|obsessive|bipolar|mood|suicid\w+"
    r"|mental (?:health|illness)"
    r"|psychiatric|trauma|panic)\b"
)
_OTHER_DRUGS = (
    r"\b(?:anti-?depressants?|ssris?|snris?|prozac|zoloft|lexapro|lithium|bupropion|melatonin"
    r"|aspirin|ibuprofen"
    r"|acetaminophen|tylenol|buspirone|hydroxyzine|naltrexone|insulin|meditation|yoga|exercise"
    r"|acupuncture"
    r"|walking|tea|vitamins?|magnesium|saline|tms|ect|(?:talk|exposure|cognitive|behaviou?ral|group"
    r"|art|music|family|couples|prolonged|speech|light) therapy|psychotherapy|counseling|statins?"
    r"|trazodone"
    r"|physical therapy|heat|ice packs?|massage|stretching|swimming|breathing exercises?|journaling"
    r"|propranolol|zofran|ondansetron|benadryl|caffeine|vaccines?)\b"
)
_HARM = (
    r"\b(?:harm\w*|damage\w*|side[ -]effects?|risks?|injur\w+|loss|scar\w*|bladder|liver"
    r"|disabilit\w+|problems?"
    r"|pain\w*|trauma\w*|stigma|symptoms of|(?:psychiatric|mental|bladder|urinary|unwanted"
    r"|bad) symptoms|memory|death|disease|mental changes|psychiatric events"
    r"|psychosis"
    r"|impairment|dependence|worsen\w*|abuse)\b"
)


def other_drug(s: Sense, at: int) -> bool:
    """Whether the clause at a position speaks of another drug or method, not of ketamine."""
    start, end = s.clause(at)
    clause = s.low[start:end]
    before = s.low[start:at]
    if rx(_OTHER_DRUGS).search(before) and not rx(KETAMINE).search(before):
        return rx(r"\b(?:unlike|than|instead of)\b").search(before) is None
    return rx(_OTHER_DRUGS).search(before or clause) is not None and not rx(KETAMINE).search(clause)


def harmful(s: Sense, at: int, end: int) -> bool:
    """Whether what lasts is a harm: `lasting mental changes`, `permanent bladder damage`."""
    start, stop = s.clause(at)
    near = s.low[max(start, at - 45) : min(stop, end + 30)]
    return rx(_HARM).search(near) is not None and not rx(
        r"\b(?:relief|freedom|heal\w*|recover\w*|remission|happiness|peace|cure)\b"
    ).search(near)
