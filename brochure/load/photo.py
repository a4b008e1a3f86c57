"""The bytes of a photograph in; one Picture, upright and opaque, as JPEG in sRGB and CMYK, out.

The same bytes always give the same bytes. Pillow is imported here only, when a photo is read.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageMath, ImageOps

from brochure.model.art import Picture
from brochure.model.printing import COATED_LIMIT

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_MOST_PIXELS = 30_000_000
"""Pixels that are decoded. A JPEG may have more: it is made smaller while it is decoded."""
_MOST_IN_A_WEBP = 20_000_000
"""Its decoder holds the whole picture several times."""
_MOST_IN_A_JPEG = 150_000_000
_LONGEST = 1800
_PORTRAIT = 640
"""Pixels across a portrait: 300 to the inch at the largest circle of a page and more on a slide."""
_QUALITY = 90
_RESERVES = (0, 12, 24, 36, 60)
"""Percent of ink held back for what the encoder adds, tried in turn."""
_PERCEPTUAL = ImageCms.Intent.PERCEPTUAL

Image.MAX_IMAGE_PIXELS = None  # every size is asked for below, before anything is decoded


class NotAPicture(Exception):
    """Why the bytes cannot be used, to follow the words “it …”."""


def develop(
    data: bytes,
    name: str,
    profile: Path,
    ink_limit: int = COATED_LIMIT,
    *,
    portrait: bool = False,
) -> Picture:
    """Decodes, turns upright, flattens on white, converts to sRGB, scales down, encodes twice.

    Of a portrait only the square that its circle shows is kept, and only the pixels it needs: what
    a reader cannot see travels in no file. No spot of the printed picture takes more than
    `ink_limit` percent of ink.
    """
    image = _opened(data, 2 * _PORTRAIT if portrait else _LONGEST)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            embedded = image.info.get("icc_profile")
            ImageOps.exif_transpose(image, in_place=True)
            more = min(image.size) // _PORTRAIT if portrait else max(image.size) // _LONGEST
            rgb = _srgb(_opaque(_smaller(_eight_bit(image), more)), embedded, profile)
    except Exception as fault:  # Pillow's decoders raise many kinds on broken bytes
        raise NotAPicture("is damaged or was not copied to its end") from fault
    if portrait:
        rgb = rgb.crop(_square(rgb.size))
    longest = _PORTRAIT if portrait else _LONGEST
    if max(rgb.size) > longest:
        scale = longest / max(rgb.size)
        size = (max(1, round(rgb.width * scale)), max(1, round(rgb.height * scale)))
        rgb = rgb.resize(size, Image.Resampling.LANCZOS)
    try:
        cmyk = ImageCms.applyTransform(rgb, _to_press(profile))
    except (ImageCms.PyCMSError, OSError):
        cmyk = None
    if cmyk is None:
        raise NotAPicture(f"could not be converted, because “{profile.name}” is missing")
    return Picture(name, rgb.width, rgb.height, _jpeg(rgb), _within(cmyk, ink_limit))


def in_grey(picture: Picture) -> Picture:
    """The same picture without colour, for grey printers; on press as black alone."""
    image = Image.open(io.BytesIO(picture.rgb_jpeg)).convert("L")
    nothing = Image.new("L", image.size, 0)
    black = Image.merge("CMYK", (nothing, nothing, nothing, ImageOps.invert(image)))
    return replace(picture, rgb_jpeg=_jpeg(image), cmyk_jpeg=_jpeg(black))


def _square(size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right, foot of the square with the eyes on its upper third.

    The middle across; of a tall photograph the part whose upper third is the photograph's own.
    """
    side = min(size)
    left = (size[0] - side) // 2
    top = max(0, min(round((size[1] - side) / 3), size[1] - side))
    return left, top, left + side, top + side


def _opened(data: bytes, wanted: int) -> Image.Image:
    """The image, its size checked before anything is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Exception as fault:  # see develop
        raise NotAPicture("is not a JPEG, PNG, WebP or TIFF picture") from fault
    pixels = image.width * image.height
    plain = image.format == "JPEG" and not image.info.get("progressive")
    if plain and pixels <= _MOST_IN_A_JPEG:
        image.draft(None, (wanted, wanted))
    most = _MOST_IN_A_WEBP if image.format == "WEBP" else _MOST_PIXELS
    if image.width * image.height > most:
        raise NotAPicture(
            f"has {pixels / 1e6:.0f} million pixels, and more than {most // 10**6} million "
            f"are not read; {_LONGEST} pixels on its longer side are plenty"
        )
    return image


def _smaller(image: Image.Image, factor: int) -> Image.Image:
    """Fewer pixels by a whole number, before all that is done next takes memory for each."""
    if factor < 2:
        return image
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.reduce(factor)


def _eight_bit(image: Image.Image) -> Image.Image:
    """Sixteen bits to a sample become eight."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("L") if image.mode in ("F", "1") else image


def _opaque(image: Image.Image) -> Image.Image:
    """Transparent parts on white; palettes resolved."""
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB") if image.mode == "P" else image


def _srgb(image: Image.Image, embedded: Any, press: Path) -> Image.Image:
    """In sRGB, through the embedded profile when there is one that fits."""
    if embedded and image.mode in ("RGB", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(embedded))
            made = _through(image, source)
        except (ImageCms.PyCMSError, OSError, ValueError):
            made = None
        if made is not None:
            return _bare(made)
    if image.mode == "CMYK":
        made = _through(image, ImageCms.ImageCmsProfile(str(press)))
        return _bare(made if made is not None else image.convert("RGB"))
    return _bare(image.convert("RGB"))


def _through(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image | None:
    return ImageCms.profileToProfile(
        image, source, _screen(), renderingIntent=_PERCEPTUAL, outputMode="RGB"
    )


def _bare(image: Image.Image) -> Image.Image:
    """Pixels only: comments, profiles and resolutions must not reach the new files."""
    copy = image.copy()
    copy.info.clear()
    return copy


@cache
def _screen() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def converts(profile: Path) -> bool:
    """Whether a press profile really leads from sRGB to ink."""
    try:
        grey = ImageCms.applyTransform(Image.new("RGB", (1, 1), (99, 99, 99)), _to_press(profile))
    except (ImageCms.PyCMSError, OSError):
        return False
    return grey is not None and grey.mode == "CMYK"


def _to_press(profile: Path) -> ImageCms.ImageCmsTransform:
    return _into(profile.read_bytes())


@lru_cache(maxsize=4)
def _into(profile: bytes) -> ImageCms.ImageCmsTransform:
    """The way to ink by a profile's bytes: another may take its name while a process stays."""
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(_screen(), press, "RGB", "CMYK", _PERCEPTUAL)


def _within(cmyk: Image.Image, limit: int) -> bytes:
    """The separations as JPEG, with no spot over the limit even where the encoder rounds up."""
    data = b""
    for reserve in _RESERVES:
        data = _jpeg(_held(cmyk, limit - reserve))
        if most_ink(Image.open(io.BytesIO(data))) <= limit:
            break
    return data


def most_ink(cmyk: Image.Image) -> float:
    """The most ink on one spot, in percent of one plate."""
    return float(_total(cmyk).getextrema()[1]) / 2.55  # type: ignore[arg-type]  # one band


def _total(cmyk: Image.Image) -> Image.Image:
    plates = {name: plate.convert("I") for name, plate in zip("cmyk", cmyk.split(), strict=True)}
    return ImageMath.lambda_eval(lambda p: p["c"] + p["m"] + p["y"] + p["k"], **plates)  # type: ignore[no-any-return]


def _held(cmyk: Image.Image, limit: float) -> Image.Image:
    """Colour taken out from under the black, evenly, where all plates together are too much."""
    if most_ink(cmyk) <= limit:
        return cmyk
    c, m, y, k = (plate.convert("F") for plate in cmyk.split())
    room = limit * 2.55

    def share(p: dict[str, Any]) -> Any:
        colours = p["max"](p["c"] + p["m"] + p["y"], 1.0)
        return p["min"](p["max"](room - p["k"], 0.0) / colours, 1.0)

    kept = ImageMath.lambda_eval(share, c=c, m=m, y=y, k=k)
    lower = [
        ImageMath.lambda_eval(lambda p: p["convert"](p["a"] * p["s"], "L"), a=plate, s=kept)
        for plate in (c, m, y)
    ]
    return Image.merge("CMYK", [*lower, cmyk.getchannel("K")])


def _jpeg(image: Image.Image) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()
