"""A fault that pydantic found and what stands there in; a code, a plain sentence, a remedy out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from brochure.load.locate import Found
from brochure.load.shape import choices, is_model, keys, members, names, paste
from brochure.model.written import WrittenList, WrittenMap
from brochure.problems import nearest

_LONGEST = 40
_NUMBERS = {"int": "a whole number", "float": "a number"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a fault."""

    code: str
    message: str
    hint: str


def phrase(fault: dict[str, Any], found: Found) -> Told:
    """The sentence and the remedy for one fault."""
    kind = str(fault["type"])
    ctx = fault.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(fault, found)
    if kind == "missing":
        return _missing(fault, found)
    if kind == "union_tag_not_found" and not isinstance(found.value, WrittenMap):
        return _group(found, ctx, kind)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag(found, ctx)
    if found.blank:
        return _empty(found)
    for beginning, rule in _RULES:
        if kind.startswith(beginning):
            return rule(found, ctx, kind)
    return _value(found, ctx, kind)


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


def _unknown_key(fault: dict[str, Any], found: Found) -> Told:
    key = str(fault["loc"][-1])
    known = sorted(keys(found.holder_kind), key=lambda name: name == "skip")
    used = set(found.holder or ())
    near = nearest(key, [name for name in known if name not in used])
    if not near:
        near = nearest(key, known)
    message = f"“{key}” is not a key that can stand here."
    meant = f"Did you mean “{near}”? " if near else ""
    return Told("schema/unknown-key", message, f"{meant}The keys here are: {', '.join(known)}.")


def _missing(fault: dict[str, Any], found: Found) -> Told:
    key = fault["loc"][-1]
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
    hint = paste(str(key), field.annotation if field else str, field)
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
    return Told("schema/empty", message, f"Write {paste(found.key, one, field)}")


def _tag(found: Found, ctx: dict[str, Any]) -> Told:
    key = str(ctx["discriminator"]).strip("'")
    allowed = [word.strip(" '") for word in str(ctx.get("expected_tags", "")).split(",") if word]
    if not allowed:
        allowed = [w for one in members(found.kind) for w in choices(keys(one)[key].annotation)]
    if ctx.get("tag") is None:
        message = f"This file does not say what it is: “{key}” is missing."
        return Told("schema/missing-key", message, f"Add this line: {key}: {_one_of(allowed)}")
    return _choice_of(str(ctx["tag"]), allowed)


def _choice_of(written: str, allowed: list[str]) -> Told:
    message = f"This must be {_one_of(allowed)}; it says “{written}”."
    near = nearest(written, allowed)
    hint = f"Did you mean “{near}”?" if near else f"Write one of these: {', '.join(allowed)}."
    return Told("schema/choice", message, hint)


def _choice(found: Found, _ctx: dict[str, Any], _kind: str) -> Told:
    allowed = choices(found.kind)
    if isinstance(found.value, (WrittenList, WrittenMap)):
        message = f"This must be a single word, {_one_of(allowed)}; {says(found.value)}."
        return Told("schema/choice", message, f"Write: {found.key}: {allowed[0]}")
    return _choice_of(str(found.value), allowed)


def _text(found: Found, _ctx: dict[str, Any], _kind: str) -> Told:
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


def _list(found: Found, _ctx: dict[str, Any], kind: str) -> Told:
    if kind == "tuple_type":
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


def _group(found: Found, _ctx: dict[str, Any], _kind: str) -> Told:
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


def _number(found: Found, _ctx: dict[str, Any], kind: str) -> Told:
    name = _NUMBERS[kind.partition("_")[0]]
    digits = "".join(letter for letter in str(found.value) if letter.isdigit() or letter == ".")
    whole = digits.split(".")[0] if name == "a whole number" else digits.strip(".")
    start = f"{found.key}: " if found.key else "- "
    hint = f"Write only digits: {start}{whole or '12'}"
    return Told("schema/wrong-type", f"This must be {name}; {says(found.value)}.", hint)


def _yes_or_no(found: Found, _ctx: dict[str, Any], _kind: str) -> Told:
    message = f"This must be yes or no; {says(found.value)}."
    return Told("schema/wrong-type", message, f"Write: {found.key}: yes")


def _count(found: Found, ctx: dict[str, Any], kind: str) -> Told:
    least = kind == "too_short"
    bound = int(ctx["min_length"] if least else ctx["max_length"])
    held = len(found.value) if isinstance(found.value, (list, dict)) else ctx["actual_length"]
    word = "least" if least else "most"
    entries = "entry" if bound == 1 else "entries"
    message = f"This needs at {word} {bound} {entries}; it has {held}."
    hint = "Add what is missing." if least else "Remove entries until it fits."
    return Told("schema/value", message, hint)


def _bound(found: Found, ctx: dict[str, Any], kind: str) -> Told:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    sign, bound = next((sign, ctx[sign]) for sign in words if sign in ctx)
    limit = f"{words[sign]} {bound:g}"
    message = f"This must be {limit}; {says(found.value)}."
    return Told("schema/value", message, f"Write a number that is {limit}.")


def _pattern(found: Found, ctx: dict[str, Any], _kind: str) -> Told:
    if "A-Fa-f" in str(ctx.get("pattern")):
        message = f"This must be a colour in six digits from 0 to F; {says(found.value)}."
        return Told("schema/value", message, f"Write it without a “#”: {found.key}: 3E7A4B")
    message = f"This is not in the form that is needed here; {says(found.value)}."
    return Told("schema/value", message, "Write it the way the example file does.")


def _value(found: Found, ctx: dict[str, Any], _kind: str) -> Told:
    reason = str(ctx.get("error", ""))
    if reason.startswith("a length"):
        message = f"This must be {reason}; {says(found.value)}."
        number = str(found.value).strip()
        start = f"{found.key}: " if found.key else ""
        if number.lstrip("-").replace(".", "", 1).isdigit():
            return Told("schema/value", message, f"Add the unit: {start}{number} in")
        return Told("schema/value", message, f"Write such as: {start}3.625 in")
    message = f"This does not fit here; {says(found.value)}."
    hint = f"It must be {reason}." if reason else "Compare it with the example file."
    return Told("schema/value", message, hint)


_RULES: tuple[tuple[str, Callable[[Found, dict[str, Any], str], Told]], ...] = (
    ("string_pattern", _pattern), ("string_", _text), ("list_", _list), ("tuple_", _list),
    ("model_", _group), ("dict_", _group), ("int_", _number), ("float_", _number),
    ("bool_", _yes_or_no), ("literal_", _choice), ("too_", _count), ("greater_", _bound),
    ("less_", _bound),
)  # fmt: skip
