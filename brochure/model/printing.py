"""How a sheet is printed: what the print shop is told, and the condition its file is made for."""

from dataclasses import dataclass
from typing import Literal

from brochure.model.located import field
from brochure.model.written import Length, Located, Written

COATED_LIMIT, UNCOATED_LIMIT = 300, 260
"""The most ink on one spot, in percent of one plate, that a sheet of either kind carries."""


class PrintFacts(Located):
    """print.yaml: paper, number of copies, and what the print shop wants in its file.

    `fold_compensation` is how much narrower the panel is that folds in; the layout's own when
    empty. `profile` is a file in the content folder; the house's profile when empty.
    """

    stock: Written | None = None
    paper: Literal["coated", "uncoated"] = "coated"
    quantity: Written | None = None
    fold_compensation: Length | None = None
    profile: Written | None = None
    ink_limit: int | None = field(default=None, ge=150, le=400)
    marks: Literal["all", "none"] = "all"

    @property
    def limit(self) -> int:
        """The most ink on one spot in percent: what the printer said, else by the paper."""
        return self.ink_limit or (COATED_LIMIT if self.paper == "coated" else UNCOATED_LIMIT)


@dataclass(frozen=True, slots=True)
class OutputCondition:
    """A characterised printing condition and its ICC profile (class prtr, CMYK).

    `identifier` is its name in `registry` (`FOGRA39` at color.org), or the profile's own name
    where no registry knows it; `info` says it in words. `ink_limit` is the most ink on one spot
    in percent of one plate.
    """

    identifier: str
    registry: str
    info: str
    profile: bytes
    ink_limit: int = COATED_LIMIT


@dataclass(frozen=True, slots=True)
class Finding:
    """What a preflight of the finished press file came to, as the job ticket prints it.

    `claims` are the standards the file says it keeps, `passed` the checks that found nothing
    wrong (each a sentence), `told` what checks found worth telling, `unjudged` what none could see.
    """

    file: str
    claims: tuple[str, ...]
    passed: tuple[str, ...]
    told: tuple[str, ...]
    unjudged: tuple[str, ...]
    checks: int
