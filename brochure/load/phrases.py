"""A fault of a value and what stands there in; a code, a plain sentence, a remedy out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from brochure.load.locate import Found, Steps
from brochure.load.shape import choices, is_model, keys, members, names, paste
from brochure.model.written import WrittenList, WrittenMap
from brochure.problems import nearest

_LONGEST = 40
_NUMBERS = {"int": "a whole number", "float": "a number"}


class Fault(NamedTuple):
    """What is wrong with a value: its kind (the keys of `_RULES`, or `unknown` and `missing` of
    keys), the way there, and what it breaks."""

    kind: str
    steps: Steps
    broken: Any = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a fault."""

    code: str
    message: str
    hint: str


def phrase(fault: Fault, found: Found) -> Told:
    """The sentence and the remedy for one fault."""
    if fault.kind == "unknown":
        return _unknown_key(fault, found)
    if fault.kind == "missing":
        return _missing(fault, found)
    if fault.kind == "told by":
        return _told_by(fault, found)
    if found.blank:
        return _empty(found)
    return _RULES[fault.kind](found, fault)


def says(value: Any) -> str:
    """What is written, shortened: `it says “…”`."""
    if isinstance(value, WrittenList):
        return "it is a list"
    if isinstance(value, WrittenMap):
        return f"it is a group of keys ({', '.join(list(value)[:3])})"
    return f"it says “{_short(value)}”"


def _short(value: Any) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _one_of(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


def _unknown_key(fault: Fault, found: Found) -> Told:
    key = str(fault.steps[-1])
    known = sorted(keys(found.holder_kind), key=lambda name: name == "skip")
    used = set(found.holder or ())
    near = nearest(key, [name for name in known if name not in used])
    if not near:
        near = nearest(key, known)
    message = f"“{key}” is not a key that can stand here."
    meant = f"Did you mean “{near}”? " if near else ""
    return Told("schema/unknown-key", message, f"{meant}The keys here are: {', '.join(known)}.")


def _missing(fault: Fault, found: Found) -> Told:
    key = fault.steps[-1]
    if isinstance(key, int):
        needed = len(get_args(found.holder_kind)) or key + 1
        held = len(found.holder or ())
        message = f"This list must have {needed} entries; it has {held}."
        return Told("schema/value", message, "Add what is missing, with commas between.")
    owner = found.holder_span.path[-1] if found.holder_span.path else ""
    where = f"“{owner}”" if isinstance(owner, str) and owner else "This entry"
    if not found.holder_span.path:
        where = "This file"
    field = keys(found.holder_kind).get(str(key))
    hint = paste(str(key), field.annotation if field else str)
    message = f"{where} has no “{key}”, which is needed."
    return Told("schema/missing-key", message, f"Add {hint}")


def _empty(found: Found) -> Told:
    if not found.key:
        message = "This entry is empty: nothing follows the dash."
        return Told("schema/empty", message, "Write something after the dash, or delete the line.")
    message = f"Nothing is written after “{found.key}:”, and it is needed."
    field = keys(found.holder_kind).get(found.key)
    one = members(found.kind)[0] if found.kind is not None else str
    if isinstance(one, type) and issubclass(one, str):
        hint = f"{found.key}: … (a text that begins with # must stand in quotes)"
        return Told("schema/empty", message, f"Write it after the colon: {hint}")
    return Told(
        "schema/empty", message, f"Write {paste(found.key, field.annotation if field else one)}"
    )


def _told_by(fault: Fault, found: Found) -> Told:
    kinds = members(found.holder_kind)
    allowed = [word for one in kinds for word in choices(keys(one)[fault.broken].annotation)]
    if found.blank:
        message = f"This file does not say what it is: “{fault.broken}” is missing."
        hint = f"Add this line: {fault.broken}: {_one_of(allowed)}"
        return Told("schema/missing-key", message, hint)
    return _choice_of(str(found.value), allowed)


def _choice_of(written: str, allowed: list[str]) -> Told:
    message = f"This must be {_one_of(allowed)}; it says “{written}”."
    near = nearest(written, allowed)
    hint = f"Did you mean “{near}”?" if near else f"Write one of these: {', '.join(allowed)}."
    return Told("schema/choice", message, hint)


def _choice(found: Found, _fault: Fault) -> Told:
    allowed = choices(found.kind)
    if isinstance(found.value, (WrittenList, WrittenMap)):
        message = f"This must be a single word, {_one_of(allowed)}; {says(found.value)}."
        return Told("schema/choice", message, f"Write: {found.key}: {allowed[0]}")
    return _choice_of(str(found.value), allowed)


def _text(found: Found, _fault: Fault) -> Told:
    value = found.value
    if isinstance(value, WrittenMap):
        message = f"This must be a text; {says(value)}."
        key, part = next(iter(value.items()), ("", None))
        if len(value) == 1 and isinstance(part, str):
            message = "This must be a text; the colon after its first words makes a key of them."
            start = f"{found.key}:" if found.key else "-"
            return Told("schema/wrong-type", message, f'Put it in quotes: {start} "{key}: {part}"')
        return Told("schema/wrong-type", message, f"Write plain words: {found.key or 'text'}: …")
    message = f"This must be a single text; {says(value)}."
    first = next((str(part) for part in value if isinstance(part, str)), "…")
    start = f"{found.key}:" if found.key else "-"
    hint = f"Write it without dashes and brackets: {start} {first}"
    return Told("schema/wrong-type", message, hint)


def _list(found: Found, fault: Fault) -> Told:
    if fault.kind == "tuple":
        places = len(get_args(members(found.kind)[0]))
        message = f"This must be a list of {places} entries in brackets; {says(found.value)}."
        dots = ", ".join("…" for _ in range(places))
        return Told("schema/wrong-type", message, f"Write: {found.key}: [{dots}]")
    message = "This must be a list: each entry on its own line beginning with a dash."
    if isinstance(found.value, str):
        words = _short(found.value)
        hint = f"Leave “{found.key}:” alone on its line and write below it, moved in: - {words}"
    else:
        hint = "Put a dash and a space before each entry."
    return Told("schema/wrong-type", message, hint)


def _group(found: Found, _fault: Fault) -> Told:
    one = members(found.kind)[0]
    if is_model(one):
        inner = ", ".join(f"{name}: …" for name in names(one))
        hint = f"moved in by two spaces, each on its own line: {inner}"
    else:
        hint = "moved in by two spaces, one name with a colon per line."
    hint = f"Write below it, {hint}"
    if not found.key_span.path:
        hint = hint.replace("below it, moved in by two spaces", "in this file")
    message = f"This must be a group of keys, each on its own line; {says(found.value)}."
    return Told("schema/wrong-type", message, hint)


def _number(found: Found, fault: Fault) -> Told:
    name = _NUMBERS[fault.kind]
    digits = "".join(letter for letter in str(found.value) if letter.isdigit() or letter == ".")
    whole = digits.split(".")[0] if name == "a whole number" else digits.strip(".")
    start = f"{found.key}: " if found.key else "- "
    hint = f"Write only digits: {start}{whole or '12'}"
    return Told("schema/wrong-type", f"This must be {name}; {says(found.value)}.", hint)


def _yes_or_no(found: Found, _fault: Fault) -> Told:
    message = f"This must be yes or no; {says(found.value)}."
    return Told("schema/wrong-type", message, f"Write: {found.key}: yes")


def _count(found: Found, fault: Fault) -> Told:
    word, bound = fault.broken
    entries = "entry" if bound == 1 else "entries"
    message = f"This needs at {word} {bound} {entries}; it has {len(found.value)}."
    hint = "Add what is missing." if word == "least" else "Remove entries until it fits."
    return Told("schema/value", message, hint)


def _bound(found: Found, fault: Fault) -> Told:
    message = f"This must be {fault.broken}; {says(found.value)}."
    return Told("schema/value", message, f"Write a number that is {fault.broken}.")


def _pattern(found: Found, fault: Fault) -> Told:
    if "A-Fa-f" in fault.broken:
        message = f"This must be a colour in six digits from 0 to F; {says(found.value)}."
        return Told("schema/value", message, f"Write it without a “#”: {found.key}: 3E7A4B")
    message = f"This is not in the form that is needed here; {says(found.value)}."
    return Told("schema/value", message, "Write it the way the example file does.")


def _length(found: Found, fault: Fault) -> Told:
    message = f"This must be {fault.broken}; {says(found.value)}."
    number = str(found.value).strip()
    start = f"{found.key}: " if found.key else ""
    if number.lstrip("-").replace(".", "", 1).isdigit():
        return Told("schema/value", message, f"Add the unit: {start}{number} in")
    return Told("schema/value", message, f"Write such as: {start}3.625 in")


_RULES: dict[str, Callable[[Found, Fault], Told]] = {
    "text": _text, "pattern": _pattern, "choice": _choice, "list": _list, "tuple": _list,
    "group": _group, "int": _number, "float": _number, "length": _length, "bound": _bound,
    "yes or no": _yes_or_no, "count": _count,
}  # fmt: skip
