"""What the clinic says: people, article, safety, visit, sources and talk. No panel, slide or font.

Each file of `content/` is one model here; a content id is the file's name and the path inside it,
`article.sections.roots`. Fields of type Text are words for readers; Written fields are not shown.
"""

from collections.abc import Iterator
from typing import Literal

from brochure.model.located import field
from brochure.model.printing import PrintFacts
from brochure.model.written import Located, Text, Written


class Block(Located):
    """Content that a layout can place; `skip` takes a reason and leaves it out on purpose."""

    skip: Written | None = None


class Passage(Block):
    """A heading, a text, and the picture that carries the same idea."""

    heading: Text | None = None
    text: Text
    picture: Written | None = None
    alt: Written | None = None


class Figure(Block):
    """A picture that stands by itself, and what it shows in words."""

    picture: Written
    alt: Written


class Points(Block):
    """A heading and a list of short points, each complete in itself."""

    heading: Text | None = None
    items: list[Text] = field(least=1)
    closing: Text | None = None


class Arm(Located):
    """One group of a study: how many of a hundred, and what they were given."""

    count: int = field(ge=0, le=100)
    label: Text


class Study(Block):
    """What a study of people found, as two groups of a hundred, with its uncertainty."""

    heading: Text
    measure: Text
    arms: list[Arm] = field(least=2, most=2)
    note: Text


class Person(Located):
    """A member of the team; facts are short complete sentences."""

    name: Text
    credentials: Text | None = None
    role: Text
    facts: list[Text] = []
    portrait: Written | None = None


class Step(Located):
    """One step of a visit: its name and one sentence."""

    title: Text
    text: Text


class Contact(Block):
    """How to reach the clinic. What is empty becomes a write-in line on paper."""

    heading: Text
    intro: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    website: Text | None = None
    email: Text | None = None
    hours: Text | None = None


class Crisis(Block):
    """Where help is at any hour."""

    heading: Text
    call: Text
    number: Text
    name: Text
    more: Text
    danger: Text
    emergency: Text


class Review(Block):
    """Who checked the medical facts, and when."""

    reviewer: Text | None = None
    date: Text | None = None


class Clinic(Located):
    """clinic.yaml: who prints this, in which language, and the words that protect."""

    name: Text
    language: Literal["en", "es"] = "en"
    logo: Written | None = None
    contact: Contact
    crisis: Crisis
    review: Review
    disclaimer: Text
    credit: Text


class Author(Located):
    """Who wrote the article that the piece is adapted from."""

    name: Text
    credentials: Text | None = None


class Byline(Block):
    """`From an article by` and the author."""

    intro: Text
    author: Author


class Article(Located):
    """article.yaml: the garden told in sections, each with its picture."""

    title: Text
    subtitle: Text
    message: Text
    byline: Byline
    cover: Figure | None = None
    garden: Passage
    growth: Text
    sections: dict[str, Passage]
    landscape: Figure | None = None
    pull: Text | None = None
    study: Study | None = None


class Row(Located):
    """One row of the analogy: what stands in the garden, and what it is in the brain."""

    garden: Text
    brain: Text


class Analogy(Located):
    """analogy.yaml: the whole map from garden to brain, in groups that each fit one table."""

    garden: Text
    brain: Text
    groups: dict[str, list[Row]]

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups.values() for row in group]


class Team(Located):
    """team.yaml: the people, and what their letters mean."""

    heading: Text
    people: list[Person] = field(least=1)
    letters: Text | None = None


class Safety(Located):
    """safety.yaml: what may happen, who should tell us first, what follows."""

    heading: Text
    off_label: Passage
    common: Points
    serious: Points
    long_term: Text
    tell_first: Points
    after: Passage


class Visit(Located):
    """visit.yaml: how a visit goes, step by step, and the rule for the way home."""

    heading: Text
    steps: list[Step] = field(least=1)
    ride: Text
    care: Text | None = None


class Source(Located):
    """Where a fact comes from: a short form for the brochure, the full one, and a link."""

    short: Text
    full: Text
    link: Written | None = None
    evidence: Literal["people", "animals", "both", "label", "guidance"] = "people"


class Question(Located):
    """A question an audience may ask, and an honest answer."""

    question: Text
    answer: Text


class Notes(Located):
    """What the speaker says and knows: `say` is read aloud, the rest is for the speaker alone."""

    say: Text
    minutes: Written
    evidence: Text | None = None
    sources: list[Written] = []
    do_not_say: Text | None = None
    if_asked: Question | None = None
    next: Text | None = None

    @property
    def seconds(self) -> int:
        """Planned time of `minutes` (`1:15`) in seconds; 0 when it is not a time."""
        minutes, _, seconds = self.minutes.partition(":")
        digits = minutes.strip().isdigit() and (seconds or "0").strip().isdigit()
        return int(minutes) * 60 + int(seconds or 0) if digits else 0


class ChartBar(Located):
    """One bar of a chart: its label and its value out of 100."""

    label: Text
    value: int = field(ge=0, le=100)


class Chart(Located):
    """A comparison of people out of a hundred, as bars."""

    heading: Text
    groups: Text | None = None
    """What the bars are, as the name of their axis."""
    measure: Text | None = None
    """What their length counts, as the name of that axis."""
    bars: list[ChartBar] = field(least=2, most=4)


class TableRow(Located):
    """A row of a table: its cells from left to right."""

    cells: list[Text] = field(least=2, most=4)


class Table(Located):
    """A table with a header row."""

    header: list[Text] = field(least=2, most=4)
    rows: list[TableRow] = field(least=1)


class Part(Block):
    """One thought of the talk: a full sentence, a few words beside it, and the speaker's notes."""

    title: Text
    second_title: Text | None = None
    """The title of a second slide, for what does not fit on the first; not shown when all fits."""
    subtitle: Text | None = None
    lines: list[Text] = []
    captions: list[Text] = []
    chart: Chart | None = None
    table: Table | None = None
    alt: Written | None = None
    notes: Notes | None = None


class Talk(Located):
    """talk.yaml: the parts of the talk, and what only the speaker knows (often empty)."""

    speaker: Text | None = None
    event: Text | None = None
    disclosures: Text | None = None
    fonts: Literal["office", "brand"] = "office"
    """The fonts of the slides: those of every PowerPoint, or the brochure's own."""
    sections: dict[str, Written] = {}
    """Names of the talk's sections, which only the speaker sees, beside the slides."""
    parts: dict[str, Part]


class Story(Located):
    """All of the clinic's content; the fields are the files of the content folder."""

    clinic: Clinic
    article: Article
    analogy: Analogy
    team: Team
    safety: Safety
    visit: Visit
    sources: dict[str, Source]
    talk: Talk
    print: PrintFacts = field(default=PrintFacts())
    """May be missing: then the house's usual facts hold."""

    def find(self, content_id: str) -> object | None:
        """What a content id names, or None; lists by position from 1 (`visit.steps.2`)."""
        value: object = self
        for step in content_id.split("."):
            if isinstance(value, Located):
                value = getattr(value, step) if step in type(value).model_fields else None
            elif isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and step.isdigit() and 0 < int(step) <= len(value):
                value = value[int(step) - 1]
            else:
                value = None
            if value is None:
                return None
        return value

    def ids(self) -> Iterator[str]:
        """Every content id there is, for did-you-mean."""
        yield from _ids_below(self, "")


def _ids_below(value: object, prefix: str) -> Iterator[str]:
    steps: list[tuple[str, object]] = []
    if isinstance(value, Located):
        steps = [(name, getattr(value, name)) for name in type(value).model_fields]
    elif isinstance(value, dict):
        steps = list(value.items())
    for name, part in steps:
        if part is None or name == "skip":
            continue
        yield prefix + name
        yield from _ids_below(part, f"{prefix}{name}.")
