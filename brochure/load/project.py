"""The content folder, names of layouts and theme, and the house's folder in; a Project out.

Every file is read and bound by itself, so one broken file never hides what is wrong in another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast

from brochure.load.bind import bind
from brochure.load.files import unreadable
from brochure.load.like import grown
from brochure.load.named import layout_path, theme_path
from brochure.load.pictures import Library, seed_folder
from brochure.load.profile import (
    HOUSE_PROFILE,
    NotAProfile,
    condition,
    house_condition,
    profile_path,
    proved,
)
from brochure.load.tree import Tree, read
from brochure.model.art import Drawing, Logo, Picture
from brochure.model.printing import OutputCondition, PrintFacts
from brochure.model.project import Project
from brochure.model.story import Clinic, Story, Team
from brochure.model.template import (
    BrochureLayout,
    DeckLayout,
    Layout,
    Mark,
    SheetArt,
    SlideArt,
)
from brochure.model.theme import Garden, Theme
from brochure.model.words import Words
from brochure.model.written import Located, Written, WrittenMap
from brochure.paths import shown
from brochure.problems import BuildFailed, Problem, Span, error, in_order, nearest, warning
from brochure.same import Made, Same

T = TypeVar("T")
_fitted: Made[Tree, tuple[Any, list[Problem]]] = Made(64)
_pictures: Same[dict[str, Drawing | Picture]] = Same(4)
_pictured: Made[Any, tuple[Written, ...]] = Made(64)
_compensated: Made[BrochureLayout, BrochureLayout] = Made(4)

DEFAULTS = {"brochure": "trifold-letter", "deck": "talk"}
_PICTURED = ("picture", "portrait")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project, None when anything stops it; the problems; the lines of every file read."""

    project: Project | None
    problems: list[Problem]
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(content: Path, layouts: Sequence[str], theme: str, home: Path) -> Loaded:
    """Reads everything a build needs, and reports all that is wrong at once."""
    desk = _Desk()
    if not content.is_dir():
        desk.problems.append(_no_folder(content))
        parts: dict[str, Any] = {}
    else:
        parts = desk.story(content)
    found_layouts = desk.layouts(layouts, home)
    found_theme = desk.theme(theme, home)
    words = desk.words(parts.get("clinic"), home) if content.is_dir() else None
    facts = parts.get("print") or parts.setdefault("print", PrintFacts())
    printed, profile = desk.condition(facts, content, home)
    named = [*parts.values(), *found_layouts.values()]
    assets = home / "assets"
    garden = desk.garden(found_theme, assets)
    library = Library(content, assets, profile, facts.limit, garden)
    pictures = desk.pictures(named, parts.get("team"), library)
    logo = desk.logo(parts.get("clinic"), found_theme, library)
    problems = in_order(desk.problems)
    brochure, deck = found_layouts.get("brochure"), found_layouts.get("deck")
    if brochure is not None and (narrower := facts.fold_compensation) is not None:
        brochure = _compensated.of(brochure, partial(brochure.compensated, narrower), narrower)
    if any(problem.is_error for problem in problems):
        return Loaded(None, problems, desk.texts)
    project = Project(
        story=Story(**parts),
        words=cast(Words, words),
        brochure=cast(BrochureLayout, brochure),
        deck=cast(DeckLayout, deck),
        theme=cast(Theme, found_theme),
        pictures=_pictures.as_before(shown(content), pictures),
        fonts=home / "assets" / "fonts",
        texts=desk.texts,
        version=desk.version(shown(content / "clinic.yaml")),
        condition=cast(OutputCondition, printed),
        logo=logo,
    )
    return Loaded(project, problems, desk.texts)


class _Desk:
    """Where the files of one project come together: problems and lines, in the order read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.texts: dict[str, tuple[str, ...]] = {}
        self.trees: dict[str, Tree] = {}
        self.digests: dict[str, str] = {}

    def story(self, content: Path) -> dict[str, Any]:
        """Each content file as its own model; those that could not be read are left out."""
        parts: dict[str, Any] = {}
        for name, told in Story.model_fields.items():
            path, kind = content / f"{name}.yaml", cast("type[Any]", told.annotation)
            if not told.required and not path.exists():
                part = self._fit(WrittenMap({}, Span(shown(path)), {}), kind)
            else:
                part = self._bound(path, kind)
            if part is not None:
                parts[name] = part
        self.problems.extend(_strangers(content))
        return parts

    def layouts(self, asked: Sequence[str], home: Path) -> dict[str, Any]:
        """The layout of each piece: the one asked for, else the house's own."""
        trees: dict[str, tuple[Path, Tree]] = {}
        unsure = False
        for name in asked:
            path, problems = layout_path(name, home / "layouts")
            self.problems.extend(problems)
            tree = self._layout_tree(path, home) if path else None
            piece = str(tree.get("piece")) if isinstance(tree, WrittenMap) else ""
            if path and piece in trees:
                self.problems.append(_twice(path, trees[piece][0], piece))
            elif path and piece in DEFAULTS:
                trees[piece] = (path, tree)
            else:
                unsure = True
                if tree is not None:
                    self._fit(tree, cast("type[Any]", Layout))
        for piece, name in DEFAULTS.items():
            if piece not in trees and not unsure:
                path = home / "layouts" / f"{name}.yaml"
                trees[piece] = (path, self._layout_tree(path, home))
        kinds: dict[str, type[Any]] = {"brochure": BrochureLayout, "deck": DeckLayout}
        found = {
            piece: self._fit(tree, kinds[piece])
            for piece, (_, tree) in trees.items()
            if tree is not None
        }
        return {piece: layout for piece, layout in found.items() if layout is not None}

    def theme(self, name: str, home: Path) -> Theme | None:
        """The theme by its name."""
        path, problems = theme_path(name, home / "assets" / "themes")
        self.problems.extend(problems)
        return self._bound(path, Theme) if path else None

    def words(self, clinic: Clinic | None, home: Path) -> Words | None:
        """The engine's own words in the clinic's language (English while that is unknown)."""
        language = clinic.language if clinic else "en"
        return self._bound(home / "assets" / "words" / f"{language}.yaml", Words)

    def garden(self, theme: Theme | None, assets: Path) -> Garden:
        """The garden of the theme; a problem where its set of drawings is not grown yet."""
        garden = theme.garden if theme else Garden()
        if garden.seed is not None and not seed_folder(assets, garden.seed).is_dir():
            message = f"The theme asks for garden seed {garden.seed}, which is not grown yet."
            hint = f"Run: python3 make.py grow --all --seed {garden.seed}"
            self.problems.append(error("theme/not-grown", message, hint, garden.span_of("seed")))
        return garden

    def pictures(
        self, values: list[Any], team: Team | None, library: Library
    ) -> dict[str, Drawing | Picture]:
        """Every picture that content and layouts name, by its name as written."""
        pictures: dict[str, Drawing | Picture] = {}
        faces = {str(person.portrait) for person in team.people} if team else set()
        for name in chain.from_iterable(map(_named, values)):
            picture, problems = library.find(name, portrait=str(name) in faces)
            self.problems.extend(problems)
            if picture is not None:
                pictures[str(name)] = picture
        self.digests |= library.digests
        return pictures

    def logo(self, clinic: Clinic | None, theme: Theme | None, library: Library) -> Logo | None:
        """The clinic's own mark, where it names one."""
        if clinic is None or clinic.logo is None or theme is None:
            return None
        found, problems = library.logo(clinic.logo, theme.inks)
        self.problems.extend(problems)
        self.digests |= library.digests
        return found

    def condition(
        self, facts: PrintFacts, content: Path, home: Path
    ) -> tuple[OutputCondition | None, Path]:
        """What the press file is printed under, and the file of its profile."""
        house = home / "assets" / "icc" / HOUSE_PROFILE
        name = facts.profile
        path: Path | None = house
        if name:
            path, problems = profile_path(name, content)
            self.problems.extend(problems)
        if path is None:
            return None, house
        span = name.span if name else Span(shown(path))
        try:
            data = path.read_bytes()
            made = condition(data) if name else house_condition(data)
            if name:
                proved(path)
        except OSError as fault:
            told = unreadable(fault, shown(path))
            self.problems.append(error(told.code, told.message, told.hint, span))
        except NotAProfile as fault:
            message = f"The colour profile “{shown(path)}” cannot be used: it {fault}."
            hint = "Ask the printer for the ICC profile of the press and the paper."
            self.problems.append(error("print/profile", message, hint, span))
        else:
            self.digests["print.profile"] = hashlib.sha256(data).hexdigest()
            return replace(made, ink_limit=facts.limit), path
        return None, house

    def version(self, clinic: str) -> str:
        """Eight hex digits that change with any word, layout, theme, picture or profile.

        Remarks are no part of it, and nor is the review: what a reviewer signs is the version
        that is printed once name and date are written down.
        """
        told = hashlib.sha256()
        for name, tree in self.trees.items():
            said: object = tree
            if name == clinic and isinstance(tree, WrittenMap):
                said = {key: value for key, value in tree.items() if key != "review"}
            told.update(json.dumps(said).encode())
        for name, digest in sorted(self.digests.items()):
            told.update(f"{name} {digest}\n".encode())
        return told.hexdigest()[:8]

    def _layout_tree(self, path: Path, home: Path) -> Tree:
        """A layout with what it takes from the one it is like."""
        tree, problems = grown(self._tree(path), home / "layouts", self._tree)
        self.problems.extend(problems)
        return tree

    def _tree(self, path: Path) -> Tree:
        tree, problems, text = read(path)
        self.texts[text.name] = text.lines
        self.trees[text.name] = tree
        self.problems.extend(problems)
        return tree

    def _fit(self, tree: Tree, kind: type[T]) -> T | None:
        made, problems = _fitted.of(tree, partial(bind, tree, kind), extra=cast(Any, kind))
        self.problems.extend(problems)
        return cast("T | None", made)

    def _bound(self, path: Path, kind: type[T]) -> T | None:
        tree = self._tree(path)
        return None if tree is None else self._fit(tree, kind)


def _named(value: Any) -> tuple[Written, ...]:
    """The names of pictures in what a file says."""
    return _pictured.of(value, lambda: tuple(_names(value)))


def _names(value: Any) -> Iterator[Written]:
    """The names of pictures anywhere below a value."""
    if isinstance(value, Located):
        for name in type(value).model_fields:
            part = getattr(value, name)
            art = name == "office" and isinstance(value, SheetArt)
            story = name in _PICTURED or (name == "picture" and isinstance(value, (SlideArt, Mark)))
            if isinstance(part, Written):
                if art or story:
                    yield part
            else:
                yield from _names(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _names(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _names(part)


def _no_folder(content: Path) -> Problem:
    file = shown(content)
    message = f"There is no folder “{file}” to take the content from."
    hint = "Create it, for example as a copy of the content folder that came with the engine."
    if content.is_file():
        message = f"“{file}” is a file; the content is a folder with several files in it."
        hint = "Name the folder that the file lies in."
    elif content.is_dir():
        message = f"The folder “{file}” may not be looked into."
        hint = "Allow your account to read it, or copy it to a place of your own."
    return error("file/missing", message, hint, Span(file))


def _strangers(content: Path) -> list[Problem]:
    """A warning for each file that looks like content and is not read."""
    known = list(Story.model_fields)
    problems: list[Problem] = []
    try:
        paths = sorted(content.iterdir())
    except OSError:
        return [_no_folder(content)]
    for path in paths:
        if path.suffix.lower() not in (".yaml", ".yml") or path.is_dir():
            continue
        if path.suffix == ".yaml" and path.stem in known:
            continue
        near = path.stem.lower() if path.stem.lower() in known else nearest(path.stem, known)
        message = f"“{path.name}” is not read: no content file has this name."
        hint = f"If it is meant as “{near}.yaml”, rename it." if near else "Move it elsewhere."
        problems.append(warning("file/unknown", message, hint, Span(shown(path))))
    return problems


def _twice(path: Path, first: Path, piece: str) -> Problem:
    message = f"Two layouts for the {piece} were named: “{first.stem}” and “{path.stem}”."
    return error("layout/twice", message, "Name only one of them.", Span(shown(path)))


def house(theme: str, home: Path) -> tuple[Theme, Words]:
    """A theme and the English words, for pages that belong to no content. Raises BuildFailed."""
    desk = _Desk()
    found, words = desk.theme(theme, home), desk.words(None, home)
    if found is None or words is None:
        raise BuildFailed(desk.problems)
    return found, words
