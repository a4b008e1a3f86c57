"""The dangers that have a name: each ends in a build or in a problem that says what to do.

Some stand elsewhere: addresses that lead to no page in `tests/check/test_addresses.py`; a file that is
open in another program, and all that can go wrong while files move, in `tests/test_deliver.py`; kills
and two builds at once in `tests/test_killed.py`; damaged files in `tests/check/preflight` and
`tests/check/deck`; hostile words after each command in `tests/fuzz/test_commands.py`.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from brochure.deliver import RECORD
from brochure.pipeline import PIECES
from tests.fuzz.mutated import LOGOS, photographs, text_of
from tests.fuzz.runs import GUARD, End, Input, ended, judged, laid
from tests.fuzz.test_houses import CLINIC, PRINT, TEAM, with_picture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard uses what Linux has")

CHECK = ("check", "--json")


def problems(end: End) -> list[dict[str, Any]]:
    return list(json.loads(end.said)["problems"])


def errors(end: End) -> list[str]:
    return [one["code"] for one in problems(end) if one["severity"] == "error"]


def changed(file: str, old: str, new: str, **more: Any) -> Input:
    text = text_of(file)
    assert old in text
    return Input(CHECK, {file: text.replace(old, new, 1).encode("utf-8", "surrogatepass")}, **more)


# Text files


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: [*c, *c, *c, *c, *c]\n", "yaml/anchor"),
        (b"name: " + b"[" * 20_000, "yaml/too-deep"),
        (b"- " * 20_000, "yaml/too-deep"),
        (b"name: a\0b\n", "yaml/character"),
        (b"name: \xed\xa0\x80\n", "file/encoding"),
        (b'name: "\\ud800"\n', "yaml/syntax"),
        (b"name: Cl\xednica\n", "file/encoding"),
        ("name: Clínica\n".encode("utf-16"), "file/encoding"),
        (b"contact:\n\theading: a\n", "yaml/syntax"),
        (b"name: !!python/object/apply:os.system [touch x]\n", "yaml/tag"),
        (b"name: " + b"x" * 20_000, "yaml/too-long"),
        (b"name: a\n" * 401, "yaml/duplicate-key"),
        (b"".join(b"k%d: a\n" % i for i in range(10_000)), "yaml/too-long"),
        (b"#" * 2_000_001, "file/too-large"),
        (b"", "file/empty"),
    ],
)
def test_texts(data: bytes, code: str) -> None:
    end = judged(Input(CHECK, {CLINIC: data}))
    assert code in errors(end)
    assert all(one["file"] == CLINIC for one in problems(end) if one["code"] == code)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_marks_and_ends_of_lines_change_nothing(ending: str) -> None:
    plain = ended(Input(CHECK))
    other = "\ufeff" + text_of(CLINIC).replace("\n", ending)
    assert judged(Input(CHECK, {CLINIC: other.encode()})).said == plain.said


def test_words_that_turn_the_direction_of_writing_are_told() -> None:
    end = judged(changed(CLINIC, "Kure Medical", "Kure \u202elacideM"))
    assert set(errors(end)) & {"text/missing-glyph", "yaml/character"}


LONG = [
    "x" * 4_000,
    "a " * 2_000,
    "**a " * 1_000,
    "1," * 2_000,
    "*" * 4_000,
    "[^a" * 1_300,
    "(" * 4_000,
    "é" * 4_000,
]


@pytest.mark.parametrize("number", range(len(LONG)))
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CLINIC, "name: Kure Medical", 'name: "{}"'),
        (TEAM, "name: Valentina Ira", 'name: "{}"'),
        (TEAM, "role: Office manager", 'role: "{}"'),
        (CLINIC, "website:", 'website: "{}"'),
        (
            "content/visit.yaml",
            "ride: No driving or machines for at least 24 hours and a full night's sleep.",
            'ride: "{}"',
        ),
    ],
)
def test_words_without_end(file: str, old: str, new: str, number: int) -> None:
    judged(changed(file, old, new.format(LONG[number])))


@pytest.mark.parametrize(
    "name", ["*", "(", "[^a", "a|b", "Bo+", "{2}", "??", "Ana (Annie) Ito", "O'Neil", "\\\\"]
)
def test_names_are_no_patterns(name: str) -> None:
    """Kept: the rules for words took a name with a bracket for an expression, and tripped over it."""
    for who in ("Valentina Ira", "Steve Yun"):
        judged(changed(TEAM, f"name: {who}", f'name: "{name}"'))


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("Nguyễn Thị Ánh", ""),
        ("Łukasz Żółć", ""),
        ("王小明", "王"),
        ("محمد علي", "م"),
        ("Анна Ито", ""),
    ],
)
def test_names_of_the_world(name: str, missing: str) -> None:
    """A font that lacks a letter is told with the letter and the name that it stands in."""
    end = judged(changed(TEAM, "name: Valentina Ira", f"name: {name}"))
    told = [one for one in problems(end) if one["code"] == "text/missing-glyph"]
    if missing:
        first = next(one for one in told if f"“{missing}”" in one["message"])
        assert f"as in “{name.split()[0]}”" in first["message"]
    for one in told:
        assert one["file"] == TEAM and one["place"]["path"] == "team › second person › name"


# As written

SIGNS = "<b> &lt; %s ]]> \\d"


def with_signs() -> Input:
    """Content whose title, headings, names, notes and alternative texts hold what looks like markup."""
    roots = "A young plant over wide roots that branch and touch"
    exchanged = {
        "content/article.yaml": {
            "title: Tending the Mental Garden": "title: '{} one'",
            "heading: Roots and tendrils": "heading: '{} two'",
            f"alt: {roots}, like brain cells reaching for each other.": "alt: '{} three'",
        },
        "content/clinic.yaml": {"name: Kure Medical": "name: '{} four'"},
        "content/talk.yaml": {
            "title: Depression is an illness, not a weakness.": "title: '{} five'",
            "        Welcome, and thank you for coming.": "        {} six.",
            "alt: A seedling with its roots in plain view, because we begin by showing where we stand.":
                "alt: '{} seven'",
        },
    }  # fmt: skip
    files = {}
    for file, changes in exchanged.items():
        text = text_of(file)
        for old, new in changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new.format(SIGNS))
        files[file] = text.encode()
    return Input(("build", "--json", "--out", "out"), files, drawing=True)


@pytest.fixture(scope="module")
def signed() -> End:
    end = judged(with_signs())
    assert end.code == 0, errors(end)
    return end


def test_markup_is_printed_as_written_on_pages(signed: End) -> None:
    """In words, titles, bookmarks, metadata and alternative texts: never taken for markup, never
    escaped twice."""
    for name in ("brochure-press.pdf", "brochure-office.pdf", "brochure-screen.pdf"):
        with pypdfium2.PdfDocument(signed.files[name]) as pdf:
            told = pdf.get_metadata_dict()
        assert SIGNS in told["Title"] and SIGNS in told["Author"], name
        with pikepdf.open(BytesIO(signed.files[name])) as file, file.open_metadata() as about:
            assert SIGNS in about["dc:title"] and SIGNS in about["dc:creator"][0], name
    with pypdfium2.PdfDocument(signed.files["brochure-screen.pdf"]) as pdf:
        said = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert " ".join(said.split()).count(SIGNS) >= 2
        assert f"{SIGNS} one" in [mark.get_title() for mark in pdf.get_toc()]
    with pikepdf.open(BytesIO(signed.files["brochure-screen.pdf"])) as file:
        alts = [str(one.Alt) for one in file.objects if isinstance(one, pikepdf.Dictionary)
                and "/Alt" in one]  # fmt: skip
    assert f"{SIGNS} three" in alts


def test_markup_is_printed_as_written_on_slides(signed: End) -> None:
    """In words, notes, alternative texts and properties."""
    deck = Presentation(BytesIO(signed.files["deck.pptx"]))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    assert any(SIGNS in one.text_frame.text for one in shapes if one.has_text_frame)
    assert any(f"{SIGNS} six." in slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    named = [one.get("descr") for shape in shapes for one in shape._element.iter() if one.get("descr")]  # fmt: skip
    assert f"{SIGNS} seven" in named
    assert SIGNS in deck.core_properties.title and SIGNS in deck.core_properties.author


def test_templates_are_not_filled_in() -> None:
    """They are told as what was never filled in (K30), in the words that stand there."""
    end = judged(
        changed(
            "content/article.yaml", "heading: Roots and tendrils", "heading: '{{ 7*7 }} ${HOME}'"
        )
    )
    told = [one["message"] for one in problems(end) if one["code"] == "words/K30"]
    assert told and "49" not in " ".join(told) and "/root" not in " ".join(told)


# Pictures


def png(size: tuple[int, int], mode: str = "RGBA", kind: str = "PNG", **more: Any) -> bytes:
    target = BytesIO()
    Image.new(mode, size).save(target, kind, **more)
    return target.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(kind: bytes, data: bytes) -> bytes:
    """A small PNG with one more chunk before its pixels."""
    plain = png((9, 9))
    at = plain.index(b"IDAT") - 4
    return plain[:at] + chunk(kind, data) + plain[at:]


def lying(width: int, height: int) -> bytes:
    """A PNG of nine pixels whose header says more."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    plain = png((9, 9))
    return plain[:8] + header + plain[33:]


BOMB = zlib.compress(bytes(200_000_000), 9)
PICTURES: dict[str, tuple[str, Callable[[], bytes], bool]] = {
    "29 million pixels, half clear": ("png", lambda: png((5400, 5400)), True),
    "29 million pixels, sixteen bits": ("png", lambda: png((5400, 5400), "I;16"), True),
    "20 million pixels, WebP": (
        "webp",
        lambda: png((4400, 4400), kind="WEBP", lossless=True),
        True,
    ),
    "29 million pixels, WebP": (
        "webp",
        lambda: png((5400, 5400), kind="WEBP", lossless=True),
        False,
    ),
    "144 million pixels, JPEG": ("jpg", lambda: png((12000, 12000), "RGB", "JPEG"), True),
    "144 million pixels, PNG": ("png", lambda: png((12000, 12000), "L"), False),
    "a header that lies, large": ("png", lambda: lying(60_000, 60_000), False),
    "a header that lies, larger": ("png", lambda: lying(2**31 - 1, 2**31 - 1), False),
    "a header that lies, nothing": ("png", lambda: lying(0, 0), False),
    "a header that lies, a little": ("png", lambda: lying(900, 900), False),
    "a profile that bursts": ("png", lambda: with_chunk(b"iCCP", b"a\0\0" + BOMB), True),
    "a remark that bursts": ("png", lambda: with_chunk(b"zTXt", b"a\0\0" + BOMB), True),
    "cut off": ("jpg", lambda: photographs()[5][1][:-300], False),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("place", ["portrait", "picture", "logo"])
def test_pictures(name: str, place: str) -> None:
    ending, data, usable = PICTURES[name]
    end = judged(with_picture(place, ending, data()))
    told = [code for code in errors(end) if code.startswith("picture/")]
    assert told == ([] if usable else ["picture/unreadable"]) or "bursts" in name


def svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">{inner}</svg>'


USES = '<path id="a0" d="M0 0h9v9z"/>' + "".join(
    f'<g id="a{i}"><use href="#a{i - 1}"/><use href="#a{i - 1}"/></g>' for i in range(1, 30)
)
DRAWINGS = {
    "uses of uses": svg(f'<defs>{USES}</defs><use href="#a29"/>'),
    "a use of itself": svg('<g id="a"><use href="#a"/></g>'),
    "two that use each other": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "groups without end": svg("<g>" * 20_000 + "</g>" * 20_000),
    "letters without end": svg("<path d='" + "M0 0L9 9" * 60_000 + "'/>"),
    "a script": svg("<script>alert(1)</script><path d='M0 0h9v9z'/>"),
    "a script in an attribute": svg("<path onload='a()' d='M0 0h9v9z'/>"),
    "another file": svg("<use href='http://example.org/a.svg#b'/>"),
    "a picture": svg("<image href='file:///etc/passwd'/>"),
    "entities": '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    + svg("<path d='M0 0h9v9z'/>&b;"),
    "an outside entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"),
    "cut off": LOGOS[0][:-40],
}


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("place", ["picture", "logo"])
def test_drawings(name: str, place: str) -> None:
    end = judged(with_picture(place, "svg", DRAWINGS[name].encode()))
    code = "art/svg" if place == "picture" else "logo/svg"
    assert set(errors(end)) & {code, "picture/unreadable"}


@pytest.mark.parametrize("dashes", ["0.0001", "1e-30 1e30", "-1", "nan", "1," * 5_000, "3 2"])
def test_dashes_without_end(dashes: str) -> None:
    line = f'<path d="M0 0L900000 900000" fill="none" stroke="red" stroke-dasharray="{dashes}"/>'
    judged(with_picture("logo", "svg", svg(line).encode()))


# Things that are no files


def instead(path: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        make(place)

    return prepare


KINDS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a file no one may read": lambda path: (path.write_bytes(b"a: b"), path.chmod(0)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_in_place_of_one(kind: str) -> None:
    make = KINDS[kind]
    codes = {
        "file/unreadable",
        "file/missing",
        "picture/unreadable",
        "picture/missing",
        "picture/path",
        "print/profile",
    }
    end = judged(Input(CHECK), instead(CLINIC, make), nobody=True)
    assert set(errors(end)) & codes
    for place, ending in (("portrait", "png"), ("logo", "svg"), ("picture", "jpg")):
        made = with_picture(place, ending, b"")
        path = f"content/pictures/mine.{ending}"
        assert set(errors(judged(made, instead(path, make), nobody=True))) & codes
    made = changed(PRINT, "profile:", "profile: mine.icc")
    assert set(errors(judged(made, instead("content/mine.icc", make), nobody=True))) & codes
    for option in ("--layout", "--theme"):
        end = judged(Input((*CHECK, option, "mine.yaml")), instead("mine.yaml", make), nobody=True)
        assert set(errors(end)) & codes
    for command in ("preflight", "lint"):
        end = ended(Input((command, "mine.txt")), instead("mine.txt", make), nobody=True)
        assert end.code in (1, 2) and not end.hung and "fault in the program" not in end.told


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "~/a.png",
        "file:///a.png",
        "C:\\a.png",
        "a/../../b",
        "\\\\host\\a",
    ],
)
def test_paths_that_leave_the_content(name: str) -> None:
    for file, old in ((TEAM, "    portrait:"), (CLINIC, "logo:")):
        assert "picture/path" in errors(judged(changed(file, old, f"{old} '{name}'")))
    assert "print/profile" in errors(judged(changed(PRINT, "profile:", f"profile: '{name}'")))


def test_odd_names_of_files() -> None:
    def prepare(folder: Path) -> None:
        for name in (
            b"\xff\xfe.yaml",
            b"new\nline.yaml",
            b"\x1b[31m.yml",
            "‮fdp.yaml".encode(),
            b" .yaml",
        ):
            Path(os.fsdecode(os.fsencode(folder / "content") + b"/" + name)).write_bytes(b"a: b")
        (folder / "content" / "pictures").mkdir()
        Path(os.fsdecode(os.fsencode(folder / "content/pictures") + b"/\xff.png")).write_bytes(b"")

    for words in (CHECK, ("check",)):
        end = judged(
            Input(
                words,
                {TEAM: text_of(TEAM).replace("    portrait:", "    portrait: mine", 1).encode()},
            ),
            prepare,
        )
        assert b"\x1b" not in end.said and end.code == 1


def test_ten_thousand_files_beside_the_content() -> None:
    def prepare(folder: Path) -> None:
        (folder / "content" / "pictures").mkdir()
        for number in range(5_000):
            (folder / "content" / f"note-{number}.yaml").touch()
            (folder / "content" / "pictures" / f"photo-{number}.png").touch()

    judged(changed(TEAM, "    portrait:", "    portrait: photo"), prepare)


# The disk


BUILD = ("build", "--json", "--out", "out", "--only", "screen,office")


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def test_a_disk_without_room_loses_nothing() -> None:
    for folder in laid(Input()):
        assert GUARD.run(folder, BUILD, True).code == 0
        before = held(folder)
        clinic = folder / CLINIC
        clinic.write_text(text_of(CLINIC).replace("Kure Medical", "Canopy Clinic"), "utf-8")
        end = GUARD.run(folder, BUILD, True, file_size=20_000)
        assert (end.code, held(folder)) == (3, before)
        [problem] = problems(end)
        assert problem["code"] == "machine/failed" and "nothing was changed" in problem["message"]
        assert GUARD.run(folder, BUILD, True).code == 0
        assert held(folder) != before


def test_a_folder_no_one_may_write_into_loses_nothing() -> None:
    for folder in laid(Input()):
        assert GUARD.run(folder, BUILD, True).code == 0
        before = held(folder)
        (folder / CLINIC).write_text(
            text_of(CLINIC).replace("Kure Medical", "Canopy Clinic"), "utf-8"
        )
        os.chmod(folder / "out", 0o555)
        end = GUARD.run(folder, BUILD, True, nobody=True)
        os.chmod(folder / "out", 0o755)
        assert (end.code, held(folder)) == (3, before)
        assert "The folder out is read-only or not yours" in problems(end)[0]["message"]


def test_the_folder_of_pieces_is_a_file() -> None:
    end = ended(Input(BUILD, {"out": b"mine"}, drawing=True))
    assert end.code == 3 and "out is a file, not a folder" in problems(end)[0]["message"]


def test_a_link_in_place_of_a_piece_is_replaced_and_what_it_led_to_stays() -> None:
    for folder in laid(Input(files={"mine.pdf": b"mine"})):
        (folder / "out").mkdir()
        (folder / "out" / PIECES["screen"]).symlink_to("../mine.pdf")
        assert GUARD.run(folder, BUILD, True).code == 0
        assert (folder / "mine.pdf").read_bytes() == b"mine"
        assert RECORD in held(folder) and held(folder)[PIECES["screen"]].startswith(b"%PDF")
