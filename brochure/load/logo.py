"""The bytes of a logo in; a Logo for every medium, with the inks its colours become, out.

A brand's colour is its own: it is not exchanged for the theme's. Each becomes an ink by its own
name, in CMYK through the press profile (greys as black alone) and in sRGB as it was drawn. For
grey printers and dark grounds the same areas come once more in tints of a single ink.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms

from brochure.load.logo_svg import flattened
from brochure.load.photo import develop, in_grey
from brochure.load.svg import parse
from brochure.model.art import LOGO, Drawing, InkPath, Logo
from brochure.model.printing import COATED_LIMIT
from brochure.model.theme import Ink
from brochure.problems import Problem

_BLACK = 0x26
"""What drawing programs write for black ink alone, #231F20, and all that is darker."""

_GREY = 6
_DUST = 4
_STEP = 5
_LEAST, _WHITE = 35, 0.93


def vector_logo(
    text: str, file: str, theme: Mapping[str, Ink], profile: Path
) -> tuple[Logo | None, list[Problem]]:
    """A drawing in the theme's inks is taken as it is; any other is flattened in its own."""
    drawn, _ = parse(text, LOGO, file)
    if drawn is not None and all(path.ink in theme for path in drawn.paths):
        return Logo(drawn, _single(drawn, theme), {}), []
    flat, problems = flattened(text, file)
    if flat is None:
        return None, problems
    inks: dict[str, Ink] = {}
    paths = []
    for area in flat.areas:
        ink = f"logo-{area.colour}"
        inks[ink] = Ink(cmyk=press_colour(area.colour, profile), rgb=area.colour, slot=None)
        paths.append(InkPath.of(ink, 100, area.subpaths, holes=True))
    drawing = Drawing(LOGO, flat.width, flat.height, tuple(paths))
    return Logo(drawing, _single(drawing, inks), inks), []


def pixel_logo(data: bytes, name: str, profile: Path, ink_limit: int = COATED_LIMIT) -> Logo:
    """A logo of pixels, in colour and in grey. Raises NotAPicture."""
    picture = develop(data, name, profile, ink_limit)
    return Logo(picture, in_grey(picture), {})


def press_colour(rgb: str, profile: Path) -> tuple[float, float, float, float]:
    """CMYK in whole per cent: greys on the black plate alone, no dust of a few per cent."""
    red, green, blue = (int(rgb[i : i + 2], 16) for i in (0, 2, 4))
    if max(red, green, blue) <= _BLACK:
        return (0.0, 0.0, 0.0, 100.0)
    if max(red, green, blue) - min(red, green, blue) <= _GREY:
        black = float(round(100 - (red + green + blue) / 7.65))
        return (0.0, 0.0, 0.0, black if black > _DUST else 0.0)
    one = Image.new("RGB", (1, 1), (red, green, blue))
    made = ImageCms.applyTransform(one, _transform(profile.read_bytes()))
    assert made is not None
    pixel = made.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    c, m, y, k = (float(round(part / 2.55)) for part in pixel)
    return tuple(part if part > _DUST else 0.0 for part in (c, m, y, k))  # type: ignore[return-value]


@lru_cache(maxsize=4)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip


def _single(drawing: Drawing, inks: Mapping[str, Ink]) -> Drawing:
    """The same areas in tints of one ink: the darkest colour full, near-white stays the ground.

    Two colours of one lightness become one: then the shapes tell them apart, or the designer's
    own one-colour version should be given as the logo.
    """
    light = {
        (path.ink, path.tint): _lightness(inks[path.ink].rgb, path.tint) for path in drawing.paths
    }
    darkest = min(light.values(), default=0.0)
    paths = []
    for path in drawing.paths:
        here = light[(path.ink, path.tint)]
        if here >= _WHITE and darkest < _WHITE:
            ink, tint = "white", 100
        else:
            share = (_WHITE - here) / max(_WHITE - darkest, 0.01)
            full = _LEAST + (100 - _LEAST) * min(max(share, 0.0), 1.0)
            ink, tint = "ink", _STEP * round(full / _STEP)
        paths.append(replace(path, ink=ink, tint=tint))
    return Drawing(drawing.name, drawing.width, drawing.height, tuple(paths))


def _lightness(rgb: str, tint: int) -> float:
    """Perceived lightness from 0 to 1, of an ink at its tint on white."""
    parts = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [((1 - (1 - part) * tint / 100) ** 2.2) for part in parts]
    return float((0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]) ** (1 / 2.4))
