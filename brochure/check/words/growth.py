"""Sentences in; growth of the brain told as a fact out (K17)."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.words.bags import bag, stems
from brochure.check.words.patterns import rx
from brochure.check.words.rule import WARNING, Hit, Sentence, rule
from brochure.check.words.sense import HEDGES
from brochure.check.words.subjects import FTC, other_drug

_GROW = stems(
    "regrow re-grow regrew grow grew sprout rewir re-wir repair rebuild re-build rebuilt regenerat "
    "restor heal reset strengthen form build"
    " creat make making reconnect renew rejuvenat remodel reshap awaken reawaken reboot rebalanc "
    "reestablish wake mend multipl flourish"
    " blossom spark stimulat trigger promot boost encourag generat develop produc open increas "
    "rekindl fix revers nourish revitali"
    " lay lays laid turn turns switch wake put puts"
    " replenish reviv branch bring brought improv recover activat flood fertiliz kick-start "
    "kickstart jump-start jumpstart regain replac refresh "
    "reopen restart unlock thicken recharg bloom nurtur unleash"
)
"""Beginnings of words for what is done to a brain."""
_GROW_NOT = stems(
    "healthy healthcare health formal format former information openly former branches bringing-up "
    "makeup production fixed-"
)
_SELF = stems(
    "bloom come alive branch "
    "regrow re-grow regrew grow grew sprout rewir re-wir repair rebuild rebuilt regenerat heal "
    "restor renew reconnect form flourish blossom recover"
    " strengthen multipl reset awaken mend improv increas reborn"
)
"""What brains are said to do themselves."""
_BRAIN = stems(
    "brain neuron neural nerve synap dendrit connection pathway circuit wiring links link "
    "neuroplast plasticity spines neurogen branches cells"
    " network roots hippocamp cortex tendrils"
)
_STRONG = (
    r"\bre-?(?:wir|grow|grew)\w*|\bneurogenesis\b"
    r"|\bnew (?:\w+ )?(?:connections?|synapses|pathways?|neurons|links|branches|brain cells"
    r"|dendrites?)\b"
)
_MINDS = (
    r"\b(?:brain|neur|synap|dendr|nerve|connections?|pathways?|links|mind|cells|circuit|wiring"
    r"|plasticity"
    r"|network|tendrils|spines|hippocamp|cortex|branches|rewir)"
)
_AGENTS = bag("ketamine ketalar infusion infusions treatment treatments session sessions we our")
_REACH = 45
_STOPS = frozenset(".;:")
_LOST = (
    r"\b(?:rebuild|repair|restor|mend|heal|regrow|re-?grow|replac|renew|revers)\w* (?:what|all that"
    r"|everything|the damage)\b[^.;]{0,60}\b(?:brain|neur\w+|synap\w+|nerve cells?)\b"
)


_AGAIN = (
    r"\b(?:makes?|lets?|helps?|gets?|has) (?:them|it|those) (?:\w+ )?(?:re-?)?(?:grow|sprout|bloom"
    r"|heal|branch|reconnect|recover|flourish)\w*\b|\b(?:re-?grows?|grows?|rebuilds?|repairs?"
    r"|restores?|heals?|mends?|brings?|rewires?|reconnects?|renews?) (?:them|it|those)\b"
    r"|\b(?:circuits?|pathways?|networks?|brain|cells?|synapses|connections) (?:\w+ ){0,3}?(?:come"
    r"|comes|spring|springs|back) (?:back )?to life\b"
)
"""What was named before, grown again: `it prunes the branches; ketamine grows them back`."""


def _grown(s: Sentence) -> tuple[int, int] | None:
    """A word for growing, and one for the brain behind it; or a brain that does it by itself."""
    last: tuple[int, int, bool, bool] | None = None
    for m in rx(r"[^\W\d_]+(?:[-'][^\W\d_]+)*").finditer(s.low):
        word = m[0]
        grows = word.startswith(_GROW) and not word.startswith(_GROW_NOT)
        brain = word.startswith(_BRAIN)
        if (
            last is not None
            and m.start() - last[1] <= _REACH
            and _STOPS.isdisjoint(s.low[last[1] : m.start()])
        ):
            after_grow, after_brain = last[2], last[3]
            if (after_grow and brain) or (after_brain and word.startswith(_SELF) and grows):
                return last[0], m.end()
        if grows or brain:
            last = m.start(), m.end(), grows, brain
    strong = next(s.find(rf"{_STRONG}|{_AGAIN}|\bre-?grows? what\b|{_LOST}"), None)
    return (strong.start(), strong.end()) if strong else None


@rule("K17", WARNING, FTC)
def growth(s: Sentence) -> Iterator[Hit]:
    """Says that it grows, repairs or rewires the brain, without a hedge or `in animals`.

    Why: New links were seen in rats and mice. Scans of people found no overall change.
    Fails: Ketamine grows new connections in your brain.
    Fails: It rewires the circuits of mood.
    Passes: In animal studies, ketamine grew new connections between nerve cells.
    Passes: Scientists think ketamine may help links regrow.
    """
    if not _by_treatment(s):
        return
    if not s.has(_MINDS):
        return
    found = _grown(s)
    if found is None:
        return
    at, end = found
    if _natural(s) or s.excused(at, end) or other_drug(s, at) or _hedged(s, at, end):
        return
    if not s.has(
        r"\b(?:brain\w*|neur\w+|synap\w+|dendrit\w+|nerve|mind|moods?|ketamine|infusions?|medicine"
        r"|cells?|hippocampus|cortex|plasticity|treatments?|wiring|circuits?|gains|relief|symptoms?)\b"
    ) and not s.has(
        r"\bre-?(?:wir|grow|build|generat)\w* (?:\w+ ){0,2}(?:connections|pathways|links|circuits"
        r"|roots)"
    ):
        return
    if s.has(
        r"\b(?:parking|elevator|website|click|internet|family|community|social|bus|train|nursing"
        r"|skin|hair)\b"
    ) and not s.has(r"\b(?:brain|neur\w+|synap\w+|dendrit\w+|nerve)\b"):
        return
    yield Hit(
        at, end,
        f"“{s.text[at:end]}” is told as a fact; it was seen in animals, and in people it is open.",
        "Begin with “In animal studies,” or write “scientists think … may”.",
    )  # fmt: skip


def _natural(s: Sentence) -> bool:
    """What brains do by themselves, in learning and living; no treatment is named."""
    return s.has(
        r"\b(?:learn\w*|practic\w+|exercis\w+|sleep\w*|habits?|experiences?|meditat\w+|whenever"
        r"|every day|as you|when (?:we|you)|naturally"
        r"|always|throughout life|all your life|grow up|childhood|children|development|that you use"
        r"|you use|stress (?:can|may|weakens)|pruning|unused)\b"
    ) and not s.has(r"\b(?:ketamine|infusions?|treatments?|our|medicine|drug|dose)\b")


def _by_treatment(s: Sentence) -> bool:
    """Whether treatment does it; a bare `Brain repair` or `Rewire your brain` is ours too."""
    if not _AGENTS.isdisjoint(s.words):
        return True
    if s.has(
        r"\b(?:this|the|our) (?:iv )?(?:therapy|medicine|medication|drug|protocol|program|dose)\b"
        r"|\b(?:after|from|with) (?:an?|one|each|every) (?:dose|drip|visit)\b"
        r"|\b(?:each|every) (?:one|visit|dose|drip)\b"
        rf"|{_STRONG}|\bbrain (?:repair|growth|healing)\b|\b(?:bdnf|fertilizer"
        rf"|glutamate)\b.{{0,60}}\b(?:grow|sprout|heal|repair|rebuild|branch|reconnect|connect)"
    ):
        return True
    first = rx(r"[^\W\d_]+(?:-[^\W\d_]+)*").search(s.low)
    if first and first[0].startswith(_GROW) and s.has(r"^\W*[\w-]+ (?:your|the|lost|damaged)\b"):
        return True
    for m in s.find(r"\b(?:it|they) ((?:[\w-]+ ){1,3}[\w-]*.{0,30})"):
        words = m[1].split()
        doing = next((i for i, word in enumerate(words[:3]) if word.startswith(_GROW)), None)
        if doing is not None and rx(r"\b(?:your|the|brain|neur\w*|dendr\w*|synap\w*|new)").search(
            " ".join(words[doing + 1 :])
        ):
            return True
    return False


def _hedged(s: Sentence, at: int, end: int) -> bool:
    """A hedge on the growing itself; `some people feel tired while it grows` is none."""
    start, stop = s.clause(at)
    for hedge in s.find(HEDGES):
        if (
            start <= hedge.start() < stop
            or hedge.end() <= at
            and hedge[0]
            not in ("some people", "some patients", "for some", "may", "might", "could")
        ):
            between = s.low[hedge.end() : at] if hedge.end() <= at else ""
            if hedge[0].startswith(("some", "for some")) and rx(
                r"\b(?:while|as|because|since|when)\b"
            ).search(between):
                continue
            if hedge[0] in ("may", "might", "could") and rx(r"\b(?:because|since|while)\b").search(
                between
            ):
                continue
            return True
    return s.context.has(
        r"\b(?:in (?:mice|rats|animals|rodents)|animal studies|mice are not|not settled"
        r"|leading idea)\b"
    )
