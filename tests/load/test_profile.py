"""ICC profiles, whole and broken, in; the output condition or why not, out."""

from __future__ import annotations

import pytest
from PIL import ImageCms

from brochure.load.profile import NotAProfile, checked, condition, house_condition
from tests.builders import HOME

DATA = (HOME / "assets/icc/FOGRA39L_coated.icc").read_bytes()
SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_the_house_profile_is_fogra39() -> None:
    house = house_condition(DATA)
    assert (house.identifier, house.registry) == ("FOGRA39", "http://www.color.org")
    assert house.profile == DATA


def test_a_printers_profile_goes_by_its_own_name() -> None:
    sent = condition(DATA)
    assert (sent.identifier, sent.registry, sent.info) == ("FOGRA39L Coated", "", "FOGRA39L Coated")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not an ICC profile"),
        (b"%PDF-1.6" + bytes(400), "is not an ICC profile"),
        (SCREEN, "describes a screen"),
        (DATA[:12] + b"scnr" + DATA[16:], "describes a scanner"),
        (DATA[:12] + b"????" + DATA[16:], "unknown class"),
        (DATA[:16] + b"RGB " + DATA[20:], "made for RGB colours"),
        (DATA[:-100], "not copied to its end"),
        (DATA[:128] + bytes(4) + DATA[132:], "no tables"),
    ],
)
def test_what_is_no_press_profile_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotAProfile, match=why):
        checked(data)
