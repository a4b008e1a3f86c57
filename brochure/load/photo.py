"""The bytes of a photograph in; one Picture, upright and opaque, as JPEG in sRGB and CMYK, out.

The same bytes always give the same bytes. Pillow is imported here only, when a photo is read.
"""

from __future__ import annotations

import io
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from brochure.model.art import Picture

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_MOST_PIXELS = 80_000_000
_LONGEST = 1800
_QUALITY = 90
_PERCEPTUAL = ImageCms.Intent.PERCEPTUAL

Image.MAX_IMAGE_PIXELS = _MOST_PIXELS


class NotAPicture(Exception):
    """Why the bytes cannot be used, to follow the words “it …”."""


def develop(data: bytes, name: str, profile: Path) -> Picture:
    """Decodes, turns upright, flattens on white, converts to sRGB, scales down, encodes twice."""
    image = _opened(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            upright: Image.Image = ImageOps.exif_transpose(image)
            rgb = _srgb(_opaque(_eight_bit(upright)), image.info.get("icc_profile"), profile)
    except Image.DecompressionBombError:
        raise NotAPicture(_too_large()) from None
    except Exception as fault:  # Pillow's decoders raise many kinds on broken bytes
        raise NotAPicture("is damaged or was not copied to its end") from fault
    if max(rgb.size) > _LONGEST:
        scale = _LONGEST / max(rgb.size)
        size = (max(1, round(rgb.width * scale)), max(1, round(rgb.height * scale)))
        rgb = rgb.resize(size, Image.Resampling.LANCZOS)
    try:
        cmyk = ImageCms.applyTransform(rgb, _to_press(profile))
    except (ImageCms.PyCMSError, OSError):
        cmyk = None
    if cmyk is None:
        raise NotAPicture(f"could not be converted, because “{profile.name}” is missing")
    return Picture(name, rgb.width, rgb.height, _jpeg(rgb), _jpeg(cmyk))


def _opened(data: bytes) -> Image.Image:
    """The image, its size checked before anything is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise NotAPicture(_too_large()) from None
    except Exception as fault:  # see develop
        raise NotAPicture("is not a JPEG, PNG, WebP or TIFF picture") from fault
    if image.width * image.height > _MOST_PIXELS:
        raise NotAPicture(_too_large())
    if image.format == "JPEG":
        image.draft(None, (_LONGEST, _LONGEST))
    return image


def _too_large() -> str:
    return f"has more than {_MOST_PIXELS // 1_000_000} million pixels"


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


@cache
def _to_press(profile: Path) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _screen(), ImageCms.ImageCmsProfile(str(profile)), "RGB", "CMYK", _PERCEPTUAL
    )


def _jpeg(image: Image.Image) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()
