"""Takes a folder and names of drawings (all, if none); writes the SVG files there."""

from __future__ import annotations

import sys
from pathlib import Path

from brochure.garden import NAMES, grow


def main(arguments: list[str]) -> int:
    if not arguments or any(name not in NAMES for name in arguments[1:]):
        print(f"usage: python -m brochure.garden OUTDIR [{' '.join(NAMES)}]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or NAMES:
        (folder / f"{name}.svg").write_text(grow(name), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
