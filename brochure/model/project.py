"""All that was read: content, words, layouts, theme and pictures, in one typed value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure.model.art import Drawing, Logo, Picture
from brochure.model.printing import OutputCondition
from brochure.model.story import Story
from brochure.model.template import BrochureLayout, DeckLayout
from brochure.model.theme import Ink, Theme
from brochure.model.words import Words


@dataclass(frozen=True, slots=True)
class Project:
    """The input of a build. `pictures` holds every picture that content or layout names.

    `logo` is the clinic's own mark where it has one. `fonts` is the folder of the theme's faces;
    `texts` the lines of each file read, by the name that Spans carry, so that a problem can show
    its source line. `version` is a short hash of all that was read; `condition` what the press
    file is printed under.
    """

    story: Story
    words: Words
    brochure: BrochureLayout
    deck: DeckLayout
    theme: Theme
    pictures: Mapping[str, Drawing | Picture]
    fonts: Path
    texts: Mapping[str, tuple[str, ...]]
    version: str
    condition: OutputCondition
    logo: Logo | None = None

    @property
    def inks(self) -> Mapping[str, Ink]:
        """The theme's inks and those of the logo."""
        return {**self.theme.inks, **(self.logo.inks if self.logo else {})}
