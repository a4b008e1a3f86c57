"""Sentences in; the features, the sums and the words that tell out: `meaning.py`, `weighed.py`."""

from __future__ import annotations

import pytest

from brochure.check.words.meaning import features, said, stem
from brochure.check.words.meant import meant
from brochure.check.words.reading import read
from brochure.check.words.registry import RULES
from brochure.check.words.rule import Facts, passage
from brochure.check.words.weighed import NOTHING, WEIGHED, sums, telling, weights
from brochure.commands.bench import CLINIC
from brochure.commands.bench_train import stamp

CLINIC_FACTS = Facts(**CLINIC)
PROMISE = "By summer the heaviness will have left you, mark my words."


def told(text: str) -> list[str]:
    return list(features(said(text, CLINIC_FACTS, cited=False)))


def test_forms_of_a_word_are_one() -> None:
    assert {stem(word) for word in ("heal", "heals", "healed", "healing")} == {"heal"}
    assert stem("bodies") == stem("body") and stem("is") == "is"


def test_words_of_one_family_say_the_same() -> None:
    assert "f cure" in told("An antidote to despair.") and "f cure" in told("It cures.")
    assert "c cure depression" in told("An antidote to despair.")


def test_a_denial_reaches_to_the_end_of_its_clause() -> None:
    assert "f ~cure" in told("This is not a cure.") and "f cure" not in told("This is not a cure.")
    assert "f cure" in told("It is not cheap; it is a cure.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Call (805) 555-0142.", "OWN"),
        ("Call (805) 555-0199.", "PHONE"),
        ("See kuremedical.example for more.", "OWN"),
        ("See other-clinic.com for more.", "SITE"),
        ("Write to desk@other.com today.", "MAIL"),
        ("Follow @kure on it.", "HANDLE"),
        ("Call 988 now.", "CRISIS"),
        ("Gia is here.", "NURSE"),
        ("Ask Erica Weiszmann.", "STAFF"),
        ("Denise came back.", "NAME"),
    ],
)
def test_people_and_ways_to_get_in_touch_are_known_for_what_they_are(text: str, kind: str) -> None:
    assert f"f {kind}" in told(text)


def test_every_feature_has_a_letter_for_each_rule() -> None:
    scales, letters = weights()
    assert tuple(scales) == WEIGHED and len(letters) > 5000
    assert {len(one) for one in letters.values()} == {len(WEIGHED)}
    assert list(letters) == sorted(letters)


def test_the_weights_are_those_of_the_sentences_families_and_features_of_today() -> None:
    from brochure.check.words.weighed import WEIGHTS

    assert f"as of {stamp()}" in WEIGHTS.read_text(encoding="utf-8"), (
        "learn them anew: python3 make.py bench rules --train"
    )


def test_a_sum_is_what_the_letters_of_its_features_add_up_to() -> None:
    scales, letters = weights()
    words = said(PROMISE, CLINIC_FACTS, cited=False)
    known = [letters[key] for key in features(words) if key in letters]
    expected = {
        code: scale.bias + 0.5 * sum(ord(one[i]) - NOTHING for one in known) / len(known) ** 0.5
        for i, (code, scale) in enumerate(scales.items())
    }
    asked = {code: total for code, total in expected.items() if total > min(scales[code][1:])}
    assert "K02" in asked and sums(words) == pytest.approx(asked)


def test_no_words_say_nothing() -> None:
    assert sums([]) == {}


def test_what_no_pattern_knows_is_found_by_its_meaning_at_the_words_that_tell() -> None:
    found = [one for one in read([passage(PROMISE)], CLINIC_FACTS) if one.rule.code == "K02"]
    assert len(found) == 1
    words = PROMISE[found[0].hit.start : found[0].hit.end]
    assert 0 < len(words) < len(PROMISE) and words in found[0].hit.message


def test_the_words_that_tell_stand_in_the_sentence_that_says_it() -> None:
    text = f"We open at nine. {PROMISE}"
    [one] = [one for one in read([passage(text)], CLINIC_FACTS) if one.rule.code == "K02"]
    assert one.sentence.text == PROMISE


def test_telling_words_lie_within() -> None:
    words = said(PROMISE, CLINIC_FACTS, cited=True)
    for code in WEIGHED:
        first, last = telling(words, code)
        assert 0 <= first <= last < len(words) - 1


@pytest.mark.parametrize("code", WEIGHED)
def test_every_finding_by_meaning_has_its_words_and_its_remedy(code: str) -> None:
    hit = meant(code, PROMISE, 0, 9)
    assert code in RULES and PROMISE[:9] in hit.message and hit.hint.endswith((".", "”", "”."))
