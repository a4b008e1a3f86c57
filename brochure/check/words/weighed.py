"""Words in; how strongly they speak for each rule out, by weights learnt from labelled sentences.

A rule's weights are a straight line through the features of `meaning.py`: each speaks for the rule
or against it, and the sum says how sure it is. They stand in `weights.txt`, made anew by
`python3 make.py bench rules --train`; nothing in it is decided by hand.

A line of it is a feature and one letter for each rule, in the order of the scales above: `_` says
nothing, a small letter speaks for the rule (`b` a little, `z` loudly), a capital against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from brochure.check.words.bags import stems
from brochure.check.words.meaning import Word, features

WEIGHED = stems(
    "K01 K02 K03 K04 K05 K07 K08 K16 K17 K18 K19 K20 K21 K22 K23 K24 K25 K28 K29 K30 K31"
)
"""Rules that are judged by weights; the others go by their patterns alone."""
WEIGHTS = Path(__file__).with_name("weights.txt")
NOTHING = ord("_")
STEP = 0.5
"""What a letter further from `_` weighs more."""
_NEAR, _TELLING = 4, 0.5
"""Words around the loudest that are told with it, where they are at least half as loud."""


class Scale(NamedTuple):
    """What a rule asks for: its bias, and the least sum that tells by itself (`alone`) or where
    the rule's pattern has found something too (`backed`)."""

    bias: float
    alone: float
    backed: float


class Weights(NamedTuple):
    """The scales of the rules, and the letters of each feature."""

    scales: dict[str, Scale]
    letters: dict[str, str]


@cache
def weights() -> Weights:
    """The weights as they stand in the file."""
    head, _, body = WEIGHTS.read_text(encoding="utf-8").partition("\n\n")
    scales: dict[str, Scale] = {}
    for line in head.splitlines():
        if not line.startswith("#"):
            code, _, bias, _, alone, _, backed = line.split()
            scales[code] = Scale(float(bias), float(alone), float(backed))
    parts = iter(body.replace("\n", "\t").split("\t"))
    return Weights(scales, dict(zip(parts, parts, strict=False)))


def sums(words: Sequence[Word]) -> dict[str, float]:
    """How strongly some words speak for each rule, where they do not plainly speak against it:
    the sums above the lower of its two scales."""
    told = [letters for letters in map(weights().letters.get, features(words)) if letters]
    none, share = NOTHING * len(told), STEP / sqrt(max(1, len(told)))
    every, width = "".join(told).encode("ascii"), len(WEIGHED)
    return {
        code: loud
        for lane, (code, bias, least) in enumerate(_floors())
        if (loud := bias + share * (sum(every[lane::width]) - none)) > least
    }


@cache
def _floors() -> list[tuple[str, float, float]]:
    """Each rule's bias, and the least sum at which it is asked at all."""
    scales = weights().scales.items()
    return [(code, one.bias, min(one.alone, one.backed)) for code, one in scales]


def telling(words: Sequence[Word], code: str) -> tuple[int, int]:
    """The words that speak loudest for a rule: which of them is the first, and which the last."""
    scales, letters = weights()
    lane = list(scales).index(code)
    loud = [0.0] * len(words)
    for key in features(words):
        weight = ord(letters[key][lane]) - NOTHING if key in letters else 0
        if weight <= 0:
            continue
        kind, _, rest = key.partition(" ")
        names = {part.lstrip("~") for part in rest.split()}
        heard = [
            i
            for i, (base, families) in enumerate(words)
            if base[0].isalnum()
            and (base in names if kind in ("w", "b") else not names.isdisjoint(families))
        ]
        for i in heard:
            loud[i] += weight / len(heard)
    loud = [0.0 if word.stem == "SOURCE" else one for word, one in zip(words, loud, strict=True)]
    best = max(range(len(words)), key=loud.__getitem__)
    near = [
        i for i, one in enumerate(loud) if one >= _TELLING * loud[best] and abs(i - best) <= _NEAR
    ]
    return min([best, *near]), max([best, *near])
