"""Syllables and grades, on words and sentences counted by hand."""

from __future__ import annotations

import pytest

from brochure.check.words.grade import grade, hard_section
from brochure.check.words.rule import passage
from brochure.check.words.syllables import syllables

COUNTED = {
    1: "soil stress health feel choice drought walked played wished scare breathe clothes school "
    "strength eye fruit voice groups links asked brain",
    2: "garden mental landscape rootlets growing pruning detached weakened fading wanted needed "
    "handed simple gentle little bottles changes boxes wishes machine pressure decide movement "
    "statement careful hopeless safely nervous breathing question patience social",
    3: "neglected connection depression uncertain animals therapy medicine critical example "
    "beautiful alcohol unhappy completely carefully various previous period reaction opinion "
    "companion museum idea however hopelessness remember",
    4: "information anxiety emergency fertilizer psychiatric community experience activity "
    "especially intelligent ability advertisement security",
    5: "university opportunity certification examination cooperation",
    6: "responsibility",
}


def test_syllables_are_right_within_three_in_a_hundred() -> None:
    words = {word: count for count, text in COUNTED.items() for word in text.split()}
    assert len(words) >= 95
    told = {word: syllables(word) for word in words}
    wrong = {word: (told[word], words[word]) for word in words if told[word] != words[word]}
    assert abs(sum(told.values()) - sum(words.values())) <= 0.03 * sum(words.values()), wrong
    assert len(wrong) <= 0.03 * len(words), wrong


def test_flesch_kincaid_and_smog_of_known_sentences() -> None:
    # 6 words, 6 syllables, 1 sentence: 0.39 * 6 + 11.8 - 15.59 = -1.45
    easy = grade([passage("The cat sat on the mat.")])
    assert easy.kincaid == pytest.approx(-1.45)
    assert easy.smog == pytest.approx(3.1291)
    # 2 sentences, 10 words, 16 syllables, 2 words of three or more
    text = passage("A beautiful animal slept here. We did not wake it.")
    made = grade([text])
    assert (made.words, made.sentences) == (10, 2)
    assert made.kincaid == pytest.approx(0.39 * 5 + 11.8 * 14 / 10 - 15.59)
    assert made.smog == pytest.approx(1.0430 * (2 * 30 / 2) ** 0.5 + 3.1291)


def test_glossary_terms_and_names_count_as_one_syllable() -> None:
    named = grade([passage("We saw glutamate and Valentina today.")], frozenset({"valentina"}))
    plain = grade([passage("We saw cheese and Ann today.")])
    assert named.kincaid == pytest.approx(plain.kincaid)


def test_a_hard_section_names_its_hardest_sentence_and_why() -> None:
    easy = "We will see you soon. You can rest here. Then you go home with a friend of yours."
    hard = "Considerable administrative responsibilities necessitate comprehensive preparation."
    told = hard_section("The visit", [passage(f"{easy} {hard}")])
    assert told is not None
    spot, message, hint = told
    assert f"{easy} {hard}"[spot.start : spot.end] == hard
    assert "Considerable" in message and "SMOG" in message and "6 words" in message
    assert "Considerable" in hint
    assert hard_section("The visit", [passage(easy)]) is None


def test_a_few_words_are_not_graded() -> None:
    assert hard_section("A label", [passage("Administrative responsibilities.")]) is None
