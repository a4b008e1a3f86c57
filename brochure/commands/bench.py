"""Labelled sentences in, precision and recall of the rules out; or a build in, its time out."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from brochure.pipeline import UsageFailed
from brochure.problems import MachineFailed
from brochure.report import Report

HOME = Path(__file__).resolve().parents[2]
CORPUS = HOME / "tests" / "corpus"
HALVES = {
    "seen": "the half the rules were written by",
    "trained": "two halves once set aside, then read: the rules were improved by them",
    "more": "written later, to improve the rules",
    "further": "written later still, to improve the rules whose totals were lowest",
    "varied": "each rule in many phrasings: the rules were improved by it",
    "sharpened": "written for the rules that missed most; the weights learnt by it",
    "plain": "innocent lines of any brochure or talk; the weights learnt by it",
    "voices-a": "by another writer, in many voices; the weights learnt by it",
    "voices-b": "by another writer, in many voices; the weights learnt by it",
    "voices-d": "by another writer, in pairs that differ by a word; the weights learnt by it",
    "voices-e": "by another writer, as on whole pages; the weights learnt by it",
    "voices-f": "by another writer, in words that avoid the usual ones; the weights learnt by it",
    "voices-g": "by another writer, honest texts and slips in them; the weights learnt by it",
    "aside": "the half set aside: never read; labels by three; totals looked at six times",
    "unseen": "a half set aside last: never read; labels by three; totals looked at twice",
}
CLINIC: dict[str, tuple[str, ...]] = {
    "brands": ("Kure Medical",),
    "nurses": ("Valentina Ira", "Andy Rimando", "Janet Sharma", "Gia Nevel"),
    "doctors": ("Steve Yun",),
    "others": ("Erica Weiszmann",),
    "contacts": ("(805) 555-0142", "kuremedical.example"),
}
"""The clinic that the sentences are judged for."""


@dataclass
class Score:
    """How often a rule was right, found too much, and missed."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    sentences: int = 0

    def of(self, codes: Iterable[str]) -> tuple[float, float]:
        """Precision and recall over some rules; 1 where there was nothing to find."""
        right, extra, missed = (
            sum(counted[code] for code in codes)
            for counted in (self.right, self.extra, self.missed)
        )
        precision = right / (right + extra) if right + extra else 1.0
        return precision, right / (right + missed) if right + missed else 1.0


SENTENCES = 10_000
"""Entries of one corpus at the most; the limit for content is far lower."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `bench`."""
    about = "measure the content rules on labelled sentences, or the time and memory of builds"
    command = subparsers.add_parser("bench", help=about, description=about, allow_abbrev=False)
    add_to = command.add_argument
    add_to("what", metavar="rules|build", choices=["rules", "build"], help="what is measured")
    add_to("--content", metavar="DIR", help="build: the folder that is built (default: content)")
    add_to("--train", action="store_true",
           help="rules: learn the weights anew from the labelled sentences first")  # fmt: skip
    add_to("--turns", metavar="N", type=int, default=7, help="build: how often (default: 7)")
    add_to("--clinics", metavar="N", type=int, default=100,
           help="build: how many in one process (default: 100)")  # fmt: skip
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """The measurement asked for."""
    return _build(arguments) if arguments.what == "build" else _rules(arguments.train)


def _build(arguments: argparse.Namespace) -> int:
    """How long a build takes, cold, step by step, again, and for many clinics."""
    from brochure.commands.bench_build import measure, rows

    if arguments.turns < 1 or arguments.clinics < 1:
        raise UsageFailed("--turns and --clinics need a number from 1.")
    report = Report(sys.stdout)
    content = Path(arguments.content or HOME / "content")
    found = measure(content, arguments.turns, arguments.clinics, lambda what: report.line(
        report.plain(what)))  # fmt: skip
    for row in ["", *rows(found)]:
        report.line(row)
    return 0


def _rules(train: bool) -> int:
    """Every file, rule by rule, the totals last. Prints counts alone, never a sentence."""
    if not CORPUS.is_dir():
        raise UsageFailed(
            "The labelled sentences lie in tests/corpus, in a full copy of the project."
        )
    from brochure.check.words.registry import RULES

    report = Report(sys.stdout)
    if train:
        from brochure.commands import bench_train

        bench_train.train(lambda line: report.line(report.plain(line)))
        return 0
    for name, about in HALVES.items():
        score = scored(CORPUS / f"{name}.yaml")
        report.line(report.plain(f"{name}.yaml: {about}, {score.sentences} sentences"))
        report.line("  rule   precision  recall   right  extra  missed")
        for code in RULES:
            if score.right[code] + score.extra[code] + score.missed[code]:
                report.line(_row(code, score, [code]))
        report.line(_row("all", score, RULES))
        report.line()
    return 0


def _row(label: str, score: Score, codes: Iterable[str]) -> str:
    known = list(codes)
    precision, recall = score.of(known)
    right, extra, missed = (
        sum(counted[code] for code in known) for counted in (score.right, score.extra, score.missed)
    )
    return f"  {label:<5} {precision:>9.2f} {recall:>8.2f} {right:>7} {extra:>6} {missed:>7}"


def entries(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences of a file, each with the rules that it breaks."""
    from brochure.load.tree import read

    tree, problems, _ = read(path, most=SENTENCES)
    if problems:
        raise MachineFailed(f"{path.name} cannot be read: {problems[0].message}")
    if not isinstance(tree, list):
        raise MachineFailed(f"{path.name} holds no list of sentences.")
    for entry in tree:
        yield str(entry["text"]), frozenset(str(code) for code in entry.get("breaks") or ())


def scored(path: Path) -> Score:
    """What the rules find in each sentence against what a reviewer would cite."""
    from brochure.check.words.reading import read
    from brochure.check.words.rule import Facts, passage

    clinic = Facts(**CLINIC)
    score = Score()
    for text, wanted in entries(path):
        found = {one.rule.code for one in read([passage(text)], clinic)}
        score.right.update(wanted & found)
        score.extra.update(found - wanted)
        score.missed.update(wanted - found)
        score.sentences += 1
    return score
