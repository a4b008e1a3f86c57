"""Labelled sentences in; the weights of the rules, `brochure/check/words/weights.txt`, out.

Each rule gets a logistic regression over the features of `brochure/check/words/meaning.py`. Its
two scales are set where they judge writers best whom the weights have not seen: for each of the
files in `FRESH` in turn the weights are learnt from all the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from brochure.check.words.meaning import features
from brochure.check.words.reading import read_sentence, spoken
from brochure.check.words.rule import Facts, Sentence, passage, sentences
from brochure.check.words.weighed import NOTHING, STEP, WEIGHED, WEIGHTS
from brochure.commands.bench import CLINIC, CORPUS, entries
from brochure.pipeline import UsageFailed

TRAINING = (
    "seen", "trained", "more", "further", "varied", "plain", "sharpened", "voices-a",
    "voices-b", "voices-d", "voices-e", "voices-f", "voices-g",
)  # fmt: skip
CASES = CORPUS.parent / "check" / "words" / "cases.txt"
FRESH = ("voices-a", "voices-b", "voices-d", "voices-e", "voices-f", "voices-g")
"""Files by which no pattern was improved, so that patterns can be weighed by them."""
_CLINIC = Facts(**CLINIC)
_COST = 300.0
_FEWEST = 3
"""A feature that fewer sentences have is chance."""
_LOUD = 1.0
"""A feature that weighs less for every rule is left out."""
_PRICE = 1.0
"""One false finding counts as much as so many that are missed."""
_ALONE = [step / 10 for step in range(-8, 16)]
_BACKED = [step / 2 for step in range(-12, -3)]
"""What a pattern has found is overruled only where the meaning plainly speaks against it."""


@dataclass(frozen=True)
class Example:
    """A labelled sentence: its file, its features, the rules it breaks and those that see it."""

    file: str
    features: tuple[str, ...]
    breaks: frozenset[str]
    patterns: frozenset[str]


def train(tell: Callable[[str], None]) -> None:
    """Writes the weights anew."""
    try:
        import sklearn.linear_model  # noqa: F401
    except ImportError as missing:
        raise UsageFailed(
            "Training needs scikit-learn: pip --python .venv install scikit-learn"
        ) from missing
    told = [one for path in _paths() for one in examples(path)]
    tell(f"{len(told)} sentences")
    scales = _scales(told, tell)
    learnt = _learnt(told, tell)
    _write(scales, learnt)


def stamp() -> str:
    """Changes with what is learnt from: the training sentences, their labels, their features."""
    mark = blake2b(digest_size=8)
    for path in _paths():
        for text, breaks in _labelled(path):
            _, told = _features(text)
            mark.update(repr((sorted(told), sorted(breaks))).encode())
    return mark.hexdigest()


def _paths() -> list[Path]:
    return [*(CORPUS / f"{name}.yaml" for name in TRAINING), CASES]


def _cases(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences of the tests, which are all to be judged as they are labelled there."""
    for line in path.read_text(encoding="utf-8").splitlines():
        codes, bar, text = line.partition(" | ")
        if bar and not line.startswith("#"):
            yield text, frozenset(codes.split()) - {"-"}


def _labelled(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    return _cases(path) if path == CASES else entries(path)


def _features(text: str) -> tuple[list[Sentence], tuple[str, ...]]:
    """The sentences of a text, and what they say together."""
    told = list(sentences(passage(text), _CLINIC))
    return told, tuple(features([word for one in told for word in spoken(one)]))


def examples(path: Path) -> Iterator[Example]:
    """The sentences of a file, as they are weighed."""
    for text, breaks in _labelled(path):
        told, said = _features(text)
        seen = {one.rule.code for sentence in told for one in read_sentence(sentence)}
        yield Example(path.stem, said, breaks, frozenset(seen))


class _Learnt:
    """The weights of all rules, learnt from some examples."""

    def __init__(self, told: Sequence[Example], keys: Iterable[str] = ()) -> None:
        counted = Counter(key for one in told for key in one.features)
        known = keys or (key for key, times in counted.items() if times >= _FEWEST)
        self.keys = {key: i for i, key in enumerate(sorted(known))}
        from sklearn.linear_model import LogisticRegression

        matrix = self.matrix(told)
        self.weights, self.biases = {}, {}
        for code in WEIGHED:
            model = LogisticRegression(C=_COST, solver="liblinear", tol=0.01)
            model.fit(matrix, [code in one.breaks for one in told])
            self.weights[code], self.biases[code] = model.coef_[0], float(model.intercept_[0])

    def matrix(self, told: Sequence[Example]) -> Any:
        """One row for each example, one column for each feature."""
        from scipy.sparse import csr_matrix

        rows = [[self.keys[key] for key in one.features if key in self.keys] for one in told]
        data = [1 / sqrt(len(row)) for row in rows for _ in row]
        ends = [0, *accumulate(map(len, rows))]
        made = csr_matrix(
            (data, [i for row in rows for i in row], ends), (len(told), len(self.keys))
        )
        made.indices, made.indptr = made.indices.astype("int32"), made.indptr.astype("int32")
        return made

    def sums(self, told: Sequence[Example]) -> dict[str, list[float]]:
        """How strongly each example speaks for each rule."""
        matrix = self.matrix(told)
        return {code: list(matrix @ self.weights[code] + self.biases[code]) for code in WEIGHED}


class _Judged(NamedTuple):
    """A sentence judged by weights that have not seen its writer, for one rule."""

    file: str
    code: str
    total: float
    seen: bool
    broken: bool


def _scales(told: Sequence[Example], tell: Callable[[str], None]) -> dict[str, tuple[float, float]]:
    """The two scales of each rule, by writers whom the weights have not seen."""
    judged: list[_Judged] = []
    for file in FRESH:
        learnt = _Learnt([one for one in told if one.file != file])
        others = [one for one in told if one.file == file]
        judged += [
            _Judged(file, code, total, code in one.patterns, code in one.breaks)
            for code, totals in learnt.sums(others).items()
            for total, one in zip(totals, others, strict=True)
        ]
    scales = {code: _best([one for one in judged if one.code == code]) for code in WEIGHED}
    tell("Writers not seen:  precision  recall  right extra missed")
    for name in FRESH:
        tell(_row(name, [one for one in judged if one.file == name], scales))
    for name in WEIGHED:
        tell(_row(name, [one for one in judged if one.code == name], scales))
    tell(_row("all", judged, scales))
    return scales


def _row(name: str, judged: Iterable[_Judged], scales: dict[str, tuple[float, float]]) -> str:
    counted = Counter((_found(one, *scales[one.code]), one.broken) for one in judged)
    right, extra, missed = counted[True, True], counted[True, False], counted[False, True]
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    return f"  {name:<16} {precision:>9.2f} {recall:>7.2f} {right:>6} {extra:>5} {missed:>6}"


def _found(one: _Judged, alone: float, backed: float) -> bool:
    return one.total > alone or one.seen and one.total > backed


def _best(judged: Sequence[_Judged]) -> tuple[float, float]:
    """The scales with the most right findings for the fewest false ones, rather in the middle."""

    def worth(scale: tuple[float, float]) -> float:
        alone, backed = scale
        found = [one.broken for one in judged if _found(one, alone, backed)]
        far = 0.1 * abs(alone - 0.2) + 0.15 * abs(backed + 2.5)
        return sum(found) - _PRICE * (len(found) - sum(found)) - far

    return max(((alone, backed) for alone in _ALONE for backed in _BACKED), key=worth)


def _learnt(told: Sequence[Example], tell: Callable[[str], None]) -> _Learnt:
    """The weights from all examples: learnt twice, the second time without faint features."""
    first = _Learnt(told)
    loud = [
        key
        for key, i in first.keys.items()
        if any(abs(first.weights[code][i]) > _LOUD for code in WEIGHED)
    ]
    tell(f"{len(loud)} of {len(first.keys)} features kept")
    return _Learnt(told, loud)


def _write(scales: dict[str, tuple[float, float]], learnt: _Learnt) -> None:
    lines = [
        "# The weights of the rules for words, learnt from tests/corpus. Do not edit: made by",
        "#   python3 make.py bench rules --train",
        f"# from sentences, families and features as of {stamp()}",
        *(
            f"{code} bias {learnt.biases[code]:.2f} alone {alone} backed {backed}"
            for code, (alone, backed) in scales.items()
        ),
        "",
        *(
            f"{key}\t{''.join(_letter(learnt.weights[code][i]) for code in WEIGHED)}"
            for key, i in learnt.keys.items()
        ),
    ]
    WEIGHTS.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _letter(weight: float) -> str:
    """The letter of a weight, between `!` and `~`."""
    return chr(min(ord("~"), max(ord("!"), NOTHING + round(weight / STEP))))
