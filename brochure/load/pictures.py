"""Names of pictures in; Drawings and Pictures, or problems at the place that names them, out."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path

from brochure.load.files import decoded, unreadable
from brochure.load.kept_drawings import recall, remember
from brochure.load.svg import parse
from brochure.model.art import Drawing, Logo, Picture
from brochure.model.printing import COATED_LIMIT
from brochure.model.theme import Garden, Ink
from brochure.model.written import Written
from brochure.paths import shown
from brochure.problems import Problem, error, nearest
from brochure.same import Kept, Made

_ENDINGS = (".svg", ".png", ".jpg", ".jpeg")
_SHOWN = (*_ENDINGS, ".webp", ".tif", ".tiff")
_SHELVES = ("garden", "portraits", "")
_LARGEST = 100_000_000
_LARGEST_DRAWING = 2_000_000
_drawings: Kept[tuple[Drawing | None, list[Problem]]] = Kept(128)
_photos: Kept[Picture] = Kept(32)
_logos: Made[Mapping[str, Ink], tuple[Logo | None, list[Problem]]] = Made(8)
"""What was made of files before, for a process that stays."""
_FOLDERS = "the pictures folder beside the content files"


class Library:
    """The pictures of the clinic and of the house; each file is read once.

    `digests` tells by the name as written what was read, whole: it is part of Project.version.
    """

    def __init__(
        self,
        content: Path,
        assets: Path,
        profile: Path,
        ink_limit: int = COATED_LIMIT,
        garden: Garden | None = None,
    ) -> None:
        garden = garden or Garden()
        grown = [] if garden.seed is None else [seed_folder(assets, garden.seed)]
        house = [*grown, *(assets / shelf for shelf in _SHELVES)]
        self._folders = [content / "pictures", *house]
        self._instead = garden.instead
        self._profile = profile
        self._ink_limit = ink_limit
        self.digests: dict[str, str] = {}
        self._files: list[dict[str, Path]] | None = None
        self._where: dict[Path, str] = {}
        self._read: dict[str, tuple[Drawing | Picture | None, list[Problem]]] = {}

    def find(
        self, name: Written, portrait: bool = False
    ) -> tuple[Drawing | Picture | None, list[Problem]]:
        """The picture that a name stands for; problems point at the name or into the drawing.

        A portrait is a photograph, kept as the square that its circle shows.
        """
        path, problems = self._path(name)
        if path is None:
            return None, problems
        if str(name) not in self._read:
            self._read[str(name)] = self._load(path, name, portrait)
        return self._read[str(name)]

    def logo(self, name: Written, theme: Mapping[str, Ink]) -> tuple[Logo | None, list[Problem]]:
        """The clinic's mark: any flat SVG, or pixels."""
        path, problems = self._path(name)
        if path is None:
            return None, problems
        data, problems = self._bytes(path, name)
        if data is None:
            return None, problems
        make = partial(self._logo, path, data, name, theme)
        extra = (self.digests[str(name)], str(path), name.span, self._press, self._ink_limit)
        return _logos.of(theme, make, extra)

    def _logo(
        self, path: Path, data: bytes, name: Written, theme: Mapping[str, Ink]
    ) -> tuple[Logo | None, list[Problem]]:
        from brochure.load.logo import pixel_logo, vector_logo
        from brochure.load.photo import NotAPicture

        file = shown(path)
        if _is_svg(path, data):
            text, problems = decoded(data, file)
            if problems:
                return None, problems
            return vector_logo(text.content, file, theme, self._profile)
        try:
            return pixel_logo(data, str(name), self._profile, self._ink_limit), []
        except NotAPicture as fault:
            return None, [_unreadable(name, str(fault), file)]

    @cached_property
    def _press(self) -> str:
        """Tells the press profile from another that may take its name while a process stays."""
        with suppress(OSError):
            return hashlib.sha256(self._profile.read_bytes()).hexdigest()
        return ""

    def _path(self, name: Written) -> tuple[Path | None, list[Problem]]:
        wrong = _outside(name)
        if wrong:
            return None, [wrong]
        found = self._search(str(name))
        if found is None:
            return None, [self._missing(name)]
        path, folder = found
        if not os.path.realpath(path).startswith(self._real(folder)):
            message = f"“{name}” is a link that leads out of the folder of pictures."
            hint = f"Copy the picture itself into {_FOLDERS}."
            return None, [error("picture/path", message, hint, name.span)]
        return path, []

    def _real(self, folder: Path) -> str:
        """Where a folder really is, with what follows it in the paths of its files."""
        if folder not in self._where:
            self._where[folder] = os.path.join(os.path.realpath(folder), "")
        return self._where[folder]

    def _search(self, name: str) -> tuple[Path, Path] | None:
        """The first file of that name: clinic before house, as written before with an ending."""
        for exact in (True, False):
            for i, (folder, files) in enumerate(zip(self._folders, self._listed(), strict=True)):
                asked = self._instead.get(name, name) if i else name  # a clinic's own stay
                known = files if exact else {key.lower(): path for key, path in files.items()}
                for ending in ("", *_ENDINGS):
                    wanted = asked + ending
                    path = known.get(wanted if exact else wanted.lower())
                    if path is not None:
                        return path, folder
        return None

    def _listed(self) -> list[dict[str, Path]]:
        if self._files is None:
            self._files = [dict(_files_below(folder)) for folder in self._folders]
        return self._files

    def _missing(self, name: Written) -> Problem:
        known = {file for files in self._listed() for file in files if file.endswith(_SHOWN)}
        stems = {file.rsplit(".", 1)[0]: file for file in sorted(known, reverse=True)}
        last = name.rsplit("/", 1)[-1]
        near = nearest(name, known) or nearest(last, known) or stems.get(nearest(last, stems), "")
        meant = f"Did you mean “{near}”? " if near else ""
        hint = f"{meant}Put the file into {_FOLDERS}, or name one that is there."
        return error("picture/missing", f"There is no picture “{name}”.", hint, name.span)

    def _load(
        self, path: Path, name: Written, portrait: bool
    ) -> tuple[Drawing | Picture | None, list[Problem]]:
        file = shown(path)
        data, problems = self._bytes(path, name)
        if data is None:
            return None, problems
        if _is_svg(path, data):
            if portrait:
                return None, [_unreadable(name, "is a drawing, and a portrait a photograph", file)]
            return self._as_before(data, str(name), file)
        key = (self.digests[str(name)], str(name), self._press, self._ink_limit, portrait)
        known = _photos.get(key)
        if known is not None:
            return known, []
        from brochure.load.photo import NotAPicture, develop

        try:
            made = develop(data, str(name), self._profile, self._ink_limit, portrait=portrait)
        except NotAPicture as fault:
            return None, [_unreadable(name, str(fault), file)]
        _photos.keep(key, made)
        return made, []

    def _as_before(self, data: bytes, name: str, file: str) -> tuple[Drawing | None, list[Problem]]:
        """The drawing in a file, which is not read twice.

        In a process that stays the same bytes give the same object, so that whoever keeps what
        was made of a drawing finds it, and drawings can be compared by what they are.
        """
        key = (self.digests[name], name, file)
        found = _drawings.get(key)
        if found is None:
            found = _drawing(data, name, file)
            _drawings.keep(key, found)
        return found

    def _bytes(self, path: Path, name: Written) -> tuple[bytes | None, list[Problem]]:
        file = shown(path)
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST:
                return None, [_unreadable(name, "is no file, or larger than 100 MB", file)]
            data = path.read_bytes()
        except OSError as fault:
            told = unreadable(fault, file)
            return None, [error("picture/unreadable", told.message, told.hint, name.span)]
        if _is_svg(path, data) and len(data) > _LARGEST_DRAWING:
            return None, [_unreadable(name, "is a drawing larger than 2 MB", file)]
        self.digests[str(name)] = hashlib.sha256(data).hexdigest()
        return data, []


def _drawing(data: bytes, name: str, file: str) -> tuple[Drawing | None, list[Problem]]:
    """The drawing in a file, or what is wrong with it."""
    known = recall(data, name)
    if known:
        return known, []
    text, problems = decoded(data, file)
    if problems:
        return None, problems
    drawing, problems = parse(text.content, name, file)
    if drawing and not problems:
        remember(data, drawing)
    return drawing, problems


def seed_folder(assets: Path, seed: int) -> Path:
    """Where the set of drawings stands that a theme asks for by its seed."""
    return assets / "garden" / f"seed-{seed}"


def _files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    for here, inner, names in os.walk(folder):
        inner.sort()
        for name in sorted(names):
            path = Path(here, name)
            yield path.relative_to(folder).as_posix(), path


def _outside(name: Written) -> Problem | None:
    """A problem for names that lead anywhere but below the folders of pictures."""
    hint = f"Put the picture into {_FOLDERS} and write only its name."
    if "://" in name:
        message = "This is an address on the web; pictures are taken from a folder only."
    elif re.match(r"[A-Za-z]:", name) or name.startswith(("/", "\\", "~")):
        message = "This names a place on your computer; pictures are taken from one folder only."
    elif ".." in re.split(r"[/\\]", name):
        message = "“..” leads out of the folder of pictures, which is not allowed."
    elif "\\" in name:
        message = "Folders and files are separated by “/”, not by “\\”."
        hint = f"Write: {name.replace(chr(92), '/')}"
    else:
        return None
    return error("picture/path", message, hint, name.span)


def _unreadable(name: Written, reason: str, file: str) -> Problem:
    message = f"The picture “{file}” cannot be used: it {reason}."
    hint = "Open it in a picture program and save it again as JPEG or PNG."
    return error("picture/unreadable", message, hint, name.span)


def _is_svg(path: Path, data: bytes) -> bool:
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return path.suffix.lower() == ".svg" or start.startswith((b"<?xml", b"<svg"))
