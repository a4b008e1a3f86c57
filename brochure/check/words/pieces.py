"""Finished pieces in; what a whole piece owes its readers out: off-label, risks, help (K06–K15)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from brochure.check.words.patterns import rx
from brochure.check.words.repeats import alike
from brochure.check.words.rule import (
    ERROR,
    WARNING,
    Facts,
    Sentence,
    passage,
    sentences,
    whole_rule,
)
from brochure.check.words.sense import evened
from brochure.check.words.tongues import Tongue, tongue
from brochure.model.written import NOWHERE
from brochure.problems import Problem, Severity, Span, error, warning

FAIR = "21 CFR 202.1 (fair balance), held to by choice; California Business & Professions Code 651"
LABEL = "Ketalar label (2024); FDA alert of 10 October 2023"

K06 = whole_rule(
    "K06", ERROR, LABEL,
    """Promises a psychiatric benefit, and the piece never says that the use is off-label.

    Why: A reader has to know that the FDA approved ketamine as an anesthetic only.
    Fails: Ketamine may ease depression.
    Passes: Ketamine may ease depression. This use is off-label.
    """)  # fmt: skip
K09 = whole_rule(
    "K09", ERROR, FAIR,
    """Has no section on risks.

    Why: Benefits without risks mislead; a piece travels alone, so each one needs its own.
    Fails: Ketamine may ease depression. Call us.
    Passes: Know the risks. Ketamine can raise blood pressure, slow breathing, and cause nausea.
    """)  # fmt: skip
K10 = whole_rule(
    "K10", WARNING, FAIR,
    """Gives the risks less than half the words of the benefits, or sets them smaller.

    Why: Fair balance is seen, not only said: what is long and large is believed.
    Fails: three paragraphs on relief, one line of small print on risks
    Passes: a panel on benefits, a panel of the same type on risks
    """)  # fmt: skip
K11 = whole_rule(
    "K11", ERROR, LABEL,
    """Leaves out a core risk.

    Why: Six risks belong into every piece: dissociation, blood pressure, breathing, misuse,
        bladder, sedation.
    Fails: a list of risks without the bladder
    Passes: Feeling unreal (dissociation), sleepiness (sedation), higher blood pressure, slowed
        breathing, bladder harm, misuse
    """)  # fmt: skip
K12 = whole_rule("K12", ERROR, "Drug labels; ASRA, AAPM and ASA guidelines "
    "(2018)", """Has no list of what to tell the clinician first.

    Why: Some illnesses and medicines make ketamine dangerous; only the patient knows of them.
    Fails: Ask us anything.
    Passes: Tell us first about high blood pressure, heart disease, psychosis, pregnancy, or liver
        disease.
    """)  # fmt: skip
K13 = whole_rule(
    "K13", ERROR, LABEL,
    """Does not say: no driving, and who takes you home.

    Why: People who feel fine an hour later drive; reactions are slow for a day.
    Fails: Rest until you feel ready to go.
    Passes: Have someone take you home. Do not drive for at least 24 hours.
    """)  # fmt: skip
K14 = whole_rule(
    "K14", ERROR, "988lifeline.org",
    """Leaves out 988 or 911.

    Why: A person in a crisis may be holding this very page.
    Fails: In a crisis, call us in the morning.
    Passes: In a crisis, call or text 988. Life in danger? Call 911.
    """)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of a piece: where it was written, what shows it, how large, if it is said."""

    text: str
    span: Span
    at: str
    frame: Span
    size: float = 0.0
    spoken: bool = False
    heading: bool = False
    safety: bool = False
    group: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished piece as its readers and listeners get it, in reading order."""

    name: str
    units: tuple[Unit, ...]
    whole: Span
    noun: str = "panel"


def whole_problems(piece: Piece, facts: Facts, language: str) -> Iterator[Problem]:
    """Everything a whole piece is judged by, but repeated words and terms."""
    ours = tongue(language)
    told = "\n".join(unit.text for unit in piece.units)
    low = evened(told)
    gains = _gains(piece, facts, language)
    if gains:
        unit, sentence = gains[0]
        if not rx(ours.off_label).search(low):
            yield _at(piece, unit, "K06", ERROR,
                f"The {piece.name} says that ketamine may help, and never that this use is "
                "off-label.", f"Add: {ours.say_off_label}")  # fmt: skip
    of_risks = _of_risks(piece, ours)
    risks = _risk_units(of_risks, ours)
    if not risks:
        yield _of(piece, "K09", ERROR, f"The {piece.name} has no section on the risks.",
                  "Place safety.common and safety.serious in it.")  # fmt: skip
    else:
        yield from _balance(piece, gains, risks)
    about_risk = evened("\n".join(unit.text for unit in of_risks))
    for name, pattern in ours.core.items():
        if not rx(pattern).search(about_risk):
            yield _of(piece, "K11", ERROR, f"The {piece.name} does not name this risk: {name}.",
                      f"Name it once by this word, with plain words beside it: “… ({name})”.",
                      risks)  # fmt: skip
    yield from _duties(piece, low, risks, ours)
    yield from _crisis(piece, low, ours)


def _duties(piece: Piece, low: str, risks: Sequence[Unit], ours: Tongue) -> Iterator[Problem]:
    if not _tells_first(piece, ours):
        yield _of(piece, "K12", ERROR, f"The {piece.name} has no list of what to tell the "
                  "clinician first.",
                  f"Place safety.tell_first in it: “{ours.say_tell}”", risks)  # fmt: skip
    missing = []
    if not rx(ours.no_driving).search(low):
        missing.append("not to drive")
    if not rx(ours.ride).search(low):
        missing.append("who takes you home")
    if missing:
        yield _of(piece, "K13", ERROR, f"The {piece.name} does not say {' or '.join(missing)}.",
                  f"Place visit.ride and visit.steps in it: “{ours.say_ride}”")  # fmt: skip


def _crisis(piece: Piece, low: str, ours: Tongue) -> Iterator[Problem]:
    lines = [
        number
        for number in ("988", "911")
        if not rx(rf"(?<!\d){number}(?!\d|lifeline)").search(low)
    ]
    if lines:
        yield _of(piece, "K14", ERROR, f"The {piece.name} leaves out {' and '.join(lines)}.",
                  f"Place clinic.crisis in it: “{ours.say_crisis}”")  # fmt: skip
    if "988" not in lines and not rx(ours.texting).search(low):
        unit = next(unit for unit in piece.units if "988" in unit.text)
        yield _at(piece, unit, "K15", ERROR, "988 stands here without the word “text”; some people "
                  "can only text.", f"Write: {ours.say_text}")  # fmt: skip
    for unit in piece.units:
        text = evened(unit.text)
        if rx(ours.press_three).search(text):
            yield _at(piece, unit, "K15", ERROR, "The “press 3” line ended on 17 July 2025.",
                      "Leave it out.")  # fmt: skip
        if "988" in text and rx(ours.misnamed).search(text):
            yield _at(piece, unit, "K15", ERROR, "988 is not called so.",
                      f"Write: {ours.say_name}")  # fmt: skip


def _gains(piece: Piece, facts: Facts, language: str) -> list[tuple[Unit, Sentence]]:
    """The sentences that tell of a benefit of ketamine, with the paragraph each stands in."""
    subject = tongue(language).subject
    return [
        (unit, sentence)
        for unit in piece.units
        if not unit.safety and rx(subject).search(evened(unit.text))
        for sentence in sentences(passage(unit.text, unit.span), facts)
        if _gain(sentence, language)
    ]


def _gain(sentence: Sentence, language: str) -> bool:
    """Whether a sentence tells of a benefit, and neither denies it nor only asks."""
    ours = tongue(language)
    gain = next(sentence.find(ours.benefit), None)
    if gain is None or not sentence.has(ours.subject) or not sentence.has(ours.need):
        return False
    if rx(ours.denied).search(sentence.low[: gain.start()]):
        return False
    if language != "en":
        return not sentence.low.rstrip().endswith("?")
    return not (sentence.excused(gain.start()) or sentence.has(r"\bno (?:\w+ )?difference"))


def _of_risks(piece: Piece, ours: Tongue) -> list[Unit]:
    """The paragraphs that name a risk at all, and all of the safety texts."""
    risk = rx(ours.risk)
    return [unit for unit in piece.units if unit.safety or risk.search(evened(unit.text))]


def _risk_units(found: list[Unit], ours: Tongue) -> list[Unit]:
    """The same, where they are more than a word in passing."""
    named = {m[0] for unit in found for m in rx(ours.risk).finditer(evened(unit.text))}
    return found if len(named) >= 3 else []


def _balance(
    piece: Piece, gains: list[tuple[Unit, Sentence]], risks: list[Unit]
) -> Iterator[Problem]:
    benefit = sum(_count(sentence.text) for _, sentence in gains)
    risk = sum(_count(unit.text) for unit in risks)
    if benefit and risk < benefit / 2:
        yield _of(piece, "K10", WARNING,
                  f"The {piece.name} has {risk} words on risks and {benefit} on benefits, less "
                  "than half.",
                  "Say more of the risks, or less of the benefits.", risks)  # fmt: skip
    even = {id(unit) for unit in risks}  # what says both says both in one size
    shown = [unit for unit, _ in gains if unit.size and not unit.heading and id(unit) not in even]
    seen = [unit for unit in risks if unit.size and unit.safety and not unit.heading]
    if shown and seen:
        sizes = _size(shown), _size(seen)
        if sizes[1] < 0.9 * sizes[0]:
            yield _at(piece, seen[0], "K10", WARNING,
                      f"Risks are set in {sizes[1]:.3g} pt, benefits in {sizes[0]:.3g} pt.",
                      "Set both in one size: give the risks more room, or the benefits "
                      "less.")  # fmt: skip


def _size(units: Sequence[Unit]) -> float:
    total = sum(_count(unit.text) for unit in units)
    return sum(unit.size * _count(unit.text) for unit in units) / max(1, total)


def _tells_first(piece: Piece, ours: Tongue) -> bool:
    """A request to tell the clinician, with at least four conditions near it."""
    for i, unit in enumerate(piece.units):
        if rx(ours.tell).search(evened(unit.text)):
            near = [other for other in piece.units[i : i + 14] if other.group == unit.group]
            text = evened(" ".join(other.text for other in near or [unit]))
            if len({m[0] for m in rx(ours.conditions).finditer(text)}) >= 4:
                return True
    return False


def doubled(piece: Piece) -> Iterator[Problem]:
    """K30: paragraphs that stand twice, in what is shown or in what is said."""
    seen: dict[tuple[str, bool], Unit] = {}
    for unit in piece.units:
        key = alike(unit.text), unit.spoken
        if len(key[0].split()) < 8:
            continue
        first = seen.setdefault(key, unit)
        if first is not unit and first.span != unit.span:
            where = f" on line {first.span.line}" if first.span.file == unit.span.file else ""
            yield _at(piece, unit, "K30", ERROR, f"This paragraph stands twice; it is{where} "
                "already.",
                      "Delete one of the two.")  # fmt: skip


def _count(text: str) -> int:
    return len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text))


def _at(piece: Piece, unit: Unit, code: str, weight: Severity, message: str, hint: str) -> Problem:
    make = error if weight is ERROR else warning
    span = unit.span if unit.span.file != NOWHERE.file else unit.frame
    return make(f"words/{code}", message, hint, span, piece=piece.name, at=unit.at)


def _of(
    piece: Piece, code: str, weight: Severity, message: str, hint: str, near: Iterable[Unit] = ()
) -> Problem:
    """A finding about the whole piece: at the layout line of its risks, else of the piece."""
    make = error if weight is ERROR else warning
    unit = next((unit for unit in near if unit.safety), next(iter(near), None))
    if unit is None:
        return make(f"words/{code}", message, hint, piece.whole, piece=piece.name)
    return make(f"words/{code}", message, hint, unit.frame, piece=piece.name, at=unit.at)
