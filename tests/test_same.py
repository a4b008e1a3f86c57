"""What was made of a thing is made again only for another thing."""

from __future__ import annotations

from brochure.same import Kept, Made, Same


def test_what_was_made_of_a_thing_is_given_again_for_that_very_thing() -> None:
    made: Made[list[int], object] = Made(4)
    one, equal = [1], [1]
    first = made.of(one, object)
    assert made.of(one, object) is first
    assert made.of(equal, object) is not first
    assert made.of(one, object, extra="press") is not first
    assert made.of(one, object, beside=([2],)) is not made.of(one, object, beside=([2],))


def test_only_the_last_used_are_held() -> None:
    made: Made[list[int], object] = Made(2)
    things = [[number] for number in range(3)]
    first = [made.of(thing, object) for thing in things]
    assert made.of(things[2], object) is first[2]
    assert made.of(things[1], object) is first[1]
    assert made.of(things[0], object) is not first[0]
    assert made.of(things[1], object) is first[1]


def test_a_thing_that_equals_the_last_of_its_name_is_that_one() -> None:
    same: Same[list[int]] = Same(2)
    one = same.as_before("cover", [1])
    assert same.as_before("cover", [1]) is one
    assert same.as_before("back", [1]) is not one
    assert same.as_before("cover", [2]) == [2]
    assert same.as_before("cover", [1]) is not one


def test_what_is_kept_is_found_by_its_key_until_others_were_asked_for_later() -> None:
    kept: Kept[list[int]] = Kept(2)
    assert kept.get("cover") is None
    kept.keep("cover", one := [1])
    kept.keep("back", [2])
    assert kept.get("cover") is one
    kept.keep("flap", [3])
    assert kept.get("back") is None and kept.get("cover") is one
