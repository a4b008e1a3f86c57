"""The name of a run in; one fresh process that does it and prints what it measured, as JSON, out.

    python -P -m brochure.commands.bench_runs RUN CONTENT

Each run begins with nothing loaded, as a reader's own command does.
"""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from brochure.model.scene import Art, Element, Group, Item, Scene
from brochure.pipeline import USUAL, Request, drawn, moment_of, run

HOME = Path(__file__).resolve().parents[2]
_WORDS = ("calm", "quiet", "early", "late", "kind", "plain", "warm", "long", "short", "slow")
"""A word for each rebuild: one that was there before would be a build that is remembered whole."""


def steps(content: Path) -> dict[str, float]:
    """Seconds of each step of a build, one after the other in one process."""
    found: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        found[name] = time.perf_counter() - start

    with timed("load"):
        from brochure.load.project import load

        project = load(content, (), "garden", HOME).project
    if project is None:
        return found
    moment = moment_of({})
    with timed("check content"):
        from brochure.check import content_problems, file_problems, scene_problems, word_problems

        content_problems(project, moment)
        word_problems(project)
    with timed("compose deck"):
        from brochure.compose import brochure_scenes, deck_scene

        talk, _ = deck_scene(project)
    with timed("compose brochure"):
        scenes, _ = brochure_scenes(project, ("press", "office", "screen"))
    if talk is not None:
        scenes = [*scenes, talk]
    with timed("check scenes"):
        scene_problems(project, scenes)
    for scene in scenes:
        with timed(f"draw {scene.piece}"):
            data = drawn(scene, project.fonts, moment)
        with timed(f"check {scene.piece}"):
            file_problems(scene, data, project.fonts)
    return found


def art(content: Path) -> dict[str, float]:
    """Processor seconds that the drawings add to a build: read, drawn, and looked at again.

    The same pieces are drawn and checked with their drawings and without, each by a process of its
    own, since a process remembers; the difference is what the drawings cost.
    """
    from brochure.load import pictures
    from brochure.load.project import load
    from brochure.load.svg import parse

    found = dict.fromkeys(("read", "again", "drawn", "checked"), 0.0)
    clock = time.process_time

    def drawing(data: bytes, name: str, file: str) -> Any:
        start = clock()
        parse(data.decode(), name, file)
        middle = clock()
        known = kept(data, name, file)
        found["read"] += middle - start
        found["again"] += clock() - middle
        return known

    kept = pictures._drawing
    pictures._drawing = drawing  # in this process alone
    load(content, (), "garden", HOME)
    for name, sign in (("whole", 1), ("bare", -1)):
        words = [sys.executable, "-P", "-m", "brochure.commands.bench_runs", name, str(content)]
        ran = subprocess.run(words, capture_output=True, text=True, check=True)
        for what, seconds in json.loads(ran.stdout).items():
            found[what] += sign * seconds
    return found


def looked_at(content: Path, bare: bool) -> dict[str, float]:
    """Processor seconds of drawing the four pieces, with their drawings or without, and of the
    checks of their scenes and files. What is loaded for it is loaded before."""
    from brochure.check import file_problems, scene_problems
    from brochure.compose import brochure_scenes, deck_scene
    from brochure.load.project import load

    for name in ("draw.pdf", "draw.pptx", "check.finished_pdf", "check.finished_deck"):
        import_module(f"brochure.{name}")
    found = {"drawn": 0.0, "checked": 0.0}
    project = load(content, (), "garden", HOME).project
    talk = deck_scene(project)[0] if project else None
    if project is None or talk is None:
        return found
    scenes = [*brochure_scenes(project, ("press", "office", "screen"))[0], talk]
    if bare:
        scenes = [_bare(scene) for scene in scenes]
    clock = time.process_time
    start = clock()
    scene_problems(project, scenes)
    found["checked"] += clock() - start
    for scene in scenes:
        start = clock()
        data = drawn(scene, project.fonts, moment_of({}))
        middle = clock()
        file_problems(scene, data, project.fonts)
        found["drawn"] += middle - start
        found["checked"] += clock() - middle
    return found


def _bare(scene: Scene) -> Scene:
    """The same scene without its drawings."""

    def kept(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            replace(item, items=kept(item.items)) if isinstance(item, Group | Element) else item
            for item in items
            if not isinstance(item, Art)
        )

    pages = tuple(replace(page, items=kept(page.items)) for page in scene.pages)
    return replace(scene, pages=pages)


def warm(content: Path) -> list[float]:
    """Seconds of each rebuild in a process that goes on, after one sentence was changed."""
    with _copy(content) as (mine, out):
        visit = mine / "visit.yaml"
        written = visit.read_text(encoding="utf-8")
        taken: list[float] = []
        for word in _WORDS:
            said = f"Take the {word} time you need."
            visit.write_text(_with_sentence(written, said), encoding="utf-8")
            start = time.perf_counter()
            _build(mine, out)
            taken.append(time.perf_counter() - start)
    return taken[2:]  # the first two were cold


def clinics(content: Path, count: int) -> list[dict[str, float]]:
    """Seconds and peak memory after 1, 10, 100 … clinics of their own, built in one process."""
    told = []
    with _copy(content) as (mine, out):
        clinic = mine / "clinic.yaml"
        written = clinic.read_text(encoding="utf-8")
        start = time.perf_counter()
        for number in range(1, count + 1):
            clinic.write_text(_renamed(written, number), encoding="utf-8")
            _build(mine, out)
            if number == count or str(number).strip("0") == "1":
                seconds = time.perf_counter() - start
                told.append({"clinics": number, "seconds": seconds, "memory": _peak()})
    return told


def typst(content: Path) -> None:
    """A comparable sheet by Typst: two pages of three columns with the words of the brochure."""
    import typst as peer  # measured where it is installed

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sheet.typ"
        source.write_text(_typst_source(content), encoding="utf-8")
        (Path(folder) / "sheet.pdf").write_bytes(peer.compile(str(source)))


def _build(content: Path, out: Path) -> None:
    """The pieces that a cold build makes, so that the two can be compared."""
    request = Request(content, (), "garden", out, USUAL, HOME, staying=True)
    if run(request, lambda done: None).failed:
        raise SystemExit("The content has errors; mend them first (build tells them).")


@contextmanager
def _copy(content: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of the content that may be changed, and a folder for its pieces."""
    with tempfile.TemporaryDirectory() as folder:
        mine = Path(folder) / "content"
        shutil.copytree(content, mine)
        yield mine, Path(folder) / "out"


def _with_sentence(written: str, said: str) -> str:
    """The visit with one more sentence at the end of its first step."""
    lines = written.splitlines()
    first = next(i for i, line in enumerate(lines) if line.lstrip().startswith("text:"))
    lines[first] = f"{lines[first].rstrip()} {said}"
    return "\n".join(lines) + "\n"


def _renamed(written: str, number: int) -> str:
    """The same clinic under a name of its own."""
    lines = written.splitlines()
    name = next(i for i, line in enumerate(lines) if line.startswith("name:"))
    lines[name] = f"{lines[name].rstrip()} {number}"
    return "\n".join(lines) + "\n"


def _peak() -> float:
    """The most memory this process ever held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _typst_source(content: Path) -> str:
    from brochure.load.project import load
    from brochure.model.written import texts_in
    from brochure.text.inline import plain

    project = load(content, (), "garden", HOME).project
    story = project.story if project else None
    parts = (story.article, story.safety, story.visit, story.team) if story else ()
    words = [json.dumps(plain(text), ensure_ascii=False) for text in texts_in(list(parts))]
    half = len(words) // 2
    pages = ["\n\n".join(f"#par({one})" for one in side) for side in (words[:half], words[half:])]
    return (
        '#set page("us-letter", flipped: true, columns: 3, margin: 0.35in)\n'
        "#set text(size: 7pt)\n#set par(justify: false)\n" + "\n#pagebreak()\n".join(pages)
    )


def main(words: list[str]) -> None:
    """Does the run named and prints what it measured."""
    name, content = words[0], Path(words[1])
    runs: dict[str, Callable[[], Any]] = {
        "steps": lambda: steps(content),
        "art": lambda: art(content),
        "whole": lambda: looked_at(content, bare=False),
        "bare": lambda: looked_at(content, bare=True),
        "warm": lambda: warm(content),
        "clinics": lambda: clinics(content, int(words[2])),
        "typst": lambda: typst(content),
    }
    if name in ("steps", "whole", "bare"):
        gc.disable()  # as in a command that ends
    print(json.dumps(runs[name]()))


if __name__ == "__main__":
    main(sys.argv[1:])
