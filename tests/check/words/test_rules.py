"""The rules: their own examples, a table of own sentences, traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.check.words.reading import read, read_sentence
from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, passage, sentences

CLINIC = Facts(
    brands=("Kure Medical",),
    nurses=("Valentina Ira", "Andy Rimando", "Janet Sharma", "Gia Nevel"),
    doctors=("Steve Yun",),
    contacts=("(805) 555-0142", "kuremedical.example"),
    others=("Erica Weiszmann",),
)
CASES = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SENTENCE_RULES = [rule for rule in RULES.values() if rule.read]


def found(text: str, facts: Facts = CLINIC, cited: bool = False) -> set[str]:
    return {one.rule.code for one in read([passage(text, cited=cited)], facts)}


def test_every_rule_of_the_facts_exists() -> None:
    assert {f"K{number:02d}" for number in range(1, 33)} <= set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_its_own_manual(code: str) -> None:
    rule = RULES[code]
    assert rule.title and rule.why and rule.source
    assert rule.fails and rule.passes


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_manual_hold(rule: object) -> None:
    for text in rule.fails:  # type: ignore[attr-defined]
        assert rule.code in found(text), text  # type: ignore[attr-defined]
    for text in rule.passes:  # type: ignore[attr-defined]
        assert rule.code not in found(text), text  # type: ignore[attr-defined]


def test_the_table_of_sentences_is_not_empty() -> None:
    assert len(CASES) > 250
    assert sum(codes == "-" for codes, _ in CASES) > 120


@pytest.mark.parametrize(("codes", "text"), CASES, ids=[text for _, text in CASES])
def test_own_sentences(codes: str, text: str) -> None:
    assert found(text) - {"K27"} == set(codes.split()) - {"-"}


@pytest.mark.parametrize("text", [text for _, text in CASES])
def test_every_pattern_can_read_every_sentence(text: str) -> None:
    for sentence in sentences(passage(text), CLINIC):
        every = {rule.code for rule in SENTENCE_RULES if list(rule.read(sentence))}  # type: ignore[misc]
        assert {one.rule.code for one in read_sentence(sentence)} == every


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ketamine is not only for depression; it cures anxiety.", "K01"),
        ("It is nothing short of a miracle.", "K19"),
        ("Pills did not work, but ketamine cures depression.", "K01"),
        ("For people whose pills have not helped, ketamine is a guaranteed way out.", "K02"),
        ("Ready to be cured?", "K01"),
        ("Is it safe? Yes, for anyone.", "K04"),
    ],
)
def test_a_denial_reaches_no_further_than_its_clause(text: str, code: str) -> None:
    assert code in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine does not cure depression, anxiety, or pain.",
        "We cannot say that it is safe, harmless, or free of side effects.",
        "Is it a cure?",
        "Nobody can promise that it works for everyone.",
        "A guarantee is not something we can give.",
        "An ad that says “guaranteed relief” is a red flag.",
    ],
)
def test_denied_asked_and_rejected_words_pass(text: str) -> None:
    assert found(text) == set()


def test_a_brand_is_a_name_only_as_it_is_written() -> None:
    assert found("Welcome to The Cure Clinic.", Facts(brands=("The Cure Clinic",))) == set()
    assert found("Welcome to The Cure Clinic.") == {"K01"}
    assert found("the cure clinic cures pain.", Facts(brands=("The Cure Clinic",))) == {"K01"}


def test_a_source_beside_a_figure_is_enough() -> None:
    text = "Two thirds of patients respond."
    assert found(text) == {"K16"}
    assert found(text, cited=True) == set()
    assert found(text.replace(".", ".[^cochrane-2021]")) == set()
    assert found("We are open.[^cochrane-2021] Two thirds of patients respond.") == {"K16"}


def test_contact_details_of_the_clinic_itself_pass_in_any_form() -> None:
    for text in (
        "Dial 805.555.0142.",
        "Dial +1 (805) 555 0142.",
        "See https://www.kuremedical.example/visit.",
    ):
        assert found(text) == set(), text
    assert found("Dial 805-555-0143.") == {"K31"}


def test_a_testimonial_with_typical_results_and_connection_passes() -> None:
    said = "“My depression lifted,” one patient told us."
    assert "K22" in found(said)
    text = f"{said} Individual results vary; most people improve less. She received no payment."
    assert "K22" not in found(text)


def test_the_hit_stands_under_the_offending_words() -> None:
    text = "Rest first. Then our infusions cure you."
    [one] = list(read([passage(text)], CLINIC))
    assert one.sentence.text[one.hit.start : one.hit.end] == "cure"
    assert one.sentence.start == text.index("Then")


def test_seen_half_of_the_corpus_is_judged_as_labelled() -> None:
    from brochure.commands.bench import CORPUS, scored

    if not (CORPUS / "seen.yaml").is_file():
        pytest.skip("the corpus is not here")
    score = scored(CORPUS / "seen.yaml")
    assert score.sentences >= 240
    precision, recall = score.of(RULES)
    assert precision >= 0.95 and recall >= 0.95
