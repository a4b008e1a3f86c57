"""Logos as designers' programs write them come out flat, with their own inks; the rest is refused."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from PIL import Image

from brochure.load.logo import press_colour, vector_logo
from brochure.load.logo_svg import FlatLogo, flattened
from brochure.load.pictures import Library
from brochure.model.art import Drawing, Picture, Subpath
from brochure.model.project import Project
from brochure.model.written import Written
from brochure.problems import Span

PROFILE = Path(__file__).parents[2] / "assets" / "icc" / "FOGRA39L_coated.icc"
HERE = Span("content/clinic.yaml", 11, 7, 4, ("logo",))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'


def flat(inner: str, head: str = HEAD) -> FlatLogo:
    logo, problems = flattened(f"{head}{inner}</svg>", "logo.svg")
    assert problems == []
    assert logo is not None
    return logo


def area(subpath: Subpath) -> float:
    """Signed area, curves cut into short chords."""
    points: list[tuple[float, float]] = []
    for letter, v in subpath.segments():
        if letter in "ML":
            points.append((v[0], v[1]))
        elif letter == "C":
            (x0, y0), steps = points[-1], 40
            for i in range(1, steps + 1):
                t = i / steps
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                points.append(
                    (
                        a * x0 + b * v[0] + c * v[2] + d * v[4],
                        a * y0 + b * v[1] + c * v[3] + d * v[5],
                    )
                )
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def inked(logo: FlatLogo) -> float:
    """What is covered, in parts of the cropped rectangle; holes taken off, areas apart."""
    total = sum(abs(sum(area(s) for s in one.subpaths)) for one in logo.areas)
    return total / (logo.width * logo.height)


@pytest.mark.parametrize(
    ("inner", "shape", "share"),
    [
        ('<rect x="10" y="10" width="40" height="20"/>', 2.0, 1.0),
        ('<rect width="40" height="40" rx="20"/>', 1.0, math.pi / 4),
        ('<circle cx="50" cy="50" r="20"/>', 1.0, math.pi / 4),
        ('<ellipse cx="50" cy="50" rx="40" ry="20"/>', 2.0, math.pi / 4),
        ('<polygon points="0,0 40,0 0,40"/>', 1.0, 0.5),
        ('<polyline points="0,0 40,0 0,40"/>', 1.0, 0.5),
        ('<path d="M0 0h40v20H0z"/>', 2.0, 1.0),
        ('<path d="m10,10l40,0l0,20l-40,0z"/>', 2.0, 1.0),
        ('<path d="M0 20A20 20 0 0 1 40 20A20 20 0 0 1 0 20z"/>', 1.0, math.pi / 4),
        ('<path d="M0 0Q20 0 20 20T40 40L0 40z"/>', 1.0, 0.5),
        ('<path d="M0 40C0 20 20 0 40 0S40 40 40 40z"/>', 11 / 9, None),
        ('<path fill-rule="evenodd" d="M0 0h40v40h-40zM10 10h20v20h-20z"/>', 1.0, 0.75),
        ('<path d="M0 0h40v40h-40zM10 10v20h20v-20z"/>', 1.0, 0.75),
        ('<path d="M0 0h40v40h-40zM10 10h20v20h-20z"/>', 1.0, 1.0),
        ('<line x1="0" y1="10" x2="60" y2="10" stroke="#123456" stroke-width="6"/>', 10.0, 1.0),
        ('<rect x="2" y="2" width="36" height="36" fill="none" stroke="red" stroke-width="4"/>', 1.0, 1 - 0.64),
        ('<g transform="rotate(90)"><rect width="40" height="20"/></g>', 0.5, 1.0),
        ('<g transform="translate(5 5) scale(2 1)"><g transform="matrix(1 0 0 1 3 3)"><rect width="20" height="20"/></g></g>', 2.0, 1.0),
        ('<defs><rect id="a" width="40" height="20"/></defs><use xlink:href="#a" x="9"/>', 2.0, 1.0),
        ('<svg:g xmlns:svg="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg:g>', 1.0, 1.0),
    ],
)  # fmt: skip
def test_every_shape_comes_out_flat(inner: str, shape: float, share: float | None) -> None:
    logo = flat(inner)
    assert logo.width / logo.height == pytest.approx(shape, rel=0.004)
    if share is not None:
        assert inked(logo) == pytest.approx(share, rel=0.006)
    for one in logo.areas:
        for subpath in one.subpaths:
            assert set(subpath.letters) <= set("MLCZ")
            assert subpath.letters[0] == "M" and subpath.letters[-1] == "Z"


def test_a_stroke_under_an_uneven_transform_is_stretched_like_the_rest() -> None:
    logo = flat(
        '<g transform="scale(1 3)"><circle cx="20" cy="20" r="18" fill="none" stroke="#000" stroke-width="4"/></g>'
    )
    assert logo.width / logo.height == pytest.approx(1 / 3, rel=0.004)
    assert inked(logo) == pytest.approx(math.pi / 4 * (1 - 0.64), rel=0.01)


@pytest.mark.parametrize(
    "inner",
    [
        '<style>.a{fill:#12AB34}</style><rect class="a" width="9" height="9"/>',
        "<style><![CDATA[ .b, .a { fill : #12AB34 ; } ]]></style><g class='a'><rect width='9' height='9'/></g>",
        '<g fill="#12ab34"><g><rect width="9" height="9"/></g></g>',
        '<rect fill="red" style="fill:#12AB34" width="9" height="9"/>',
        '<rect fill="rgb(18, 171, 52)" width="9" height="9"/>',
        '<g stroke="#12AB34" fill="none"><path d="M0 0L9 9"/></g>',
    ],
)
def test_colours_by_class_style_and_inheritance(inner: str) -> None:
    assert [one.colour for one in flat(inner).areas] == ["12AB34"]


def test_what_is_not_seen_is_left_out() -> None:
    seen = '<rect width="8" height="9"/>'
    hidden = '<rect width="50" height="50" {}/>'
    for how in (
        'fill="none"',
        'display="none"',
        'visibility="hidden"',
        'opacity="0"',
        'style="display:none"',
    ):
        logo = flat(seen + hidden.format(how))
        assert len(logo.areas) == 1 and logo.width / logo.height == pytest.approx(8 / 9), how
    unused = '<defs><linearGradient id="g"><stop/></linearGradient></defs><metadata><x>words</x></metadata>'
    assert len(flat(unused + seen).areas) == 1


def test_a_clip_that_cuts_nothing_is_passed_over_and_any_other_refused() -> None:
    clip = '<defs><clipPath id="c"><rect width="{0}" height="{0}"/></clipPath></defs><g clip-path="url(#c)"><rect width="9" height="9"/></g>'
    assert len(flat(clip.format(100)).areas) == 1
    logo, problems = flattened(HEAD + clip.format(50) + "</svg>", "logo.svg")
    assert logo is None and ["clipping mask" in p.message for p in problems] == [True]


RECT = '<rect width="9" height="9"/>'


def rect(how: str) -> str:
    return f'<rect width="9" height="9" {how}/>'


REFUSED = [
    ("<text>Kure</text>" + RECT, "live text", "outlines"),
    (rect('fill="url(#g)"'), "gradient", "flat colours"),
    (rect('style="stroke:url(#g)"'), "gradient", "flat colours"),
    ("<style>.a{filter:url(#f)}</style>" + RECT, "shadow or a blur", "without effects"),
    (rect('mask="url(#m)"'), "mask", "without masks"),
    (rect('marker-end="url(#m)"'), "markers", "outlines"),
    ("<script>alert(1)</script>" + RECT, "script", "plain, flat SVG"),
    (rect('onload="x()"'), "script", "plain, flat SVG"),
    ('<image href="a.png"/>' + RECT, "pixels", "300 ppi"),
    ("<foreignObject/>" + RECT, "foreign", "editing data"),
    ("<switch/>" + RECT, "editing data", "editing data"),
    ('<animate attributeName="x"/>' + RECT, "animation", "plain, flat SVG"),
    ('<use href="other.svg#a"/>' + RECT, "another file", "plain, flat SVG"),
    ("<style>@import 'x.css';</style>" + RECT, "another file", "plain, flat SVG"),
    (rect('opacity="0.5"'), "half-clear", "solid colours"),
    ('<g style="opacity:.5">' + RECT + "</g>", "half-clear", "solid colours"),
    (rect('fill="none"'), "print as nothing", "plain, flat SVG"),
    ("<blink/>" + RECT, "<blink>", "plain, flat SVG"),
    ('<path d="M0 0L1e9 0L1e9 9z"/>' + RECT, "too large", "plain, flat SVG"),
    (rect('transform="wobble(3)"') + "<rect", "breaks off", "export it anew"),
    ("".join(f'<rect x="{i}" width="9" height="9" fill="#{i:02x}0000"/>' for i in range(13)), "traced", "original logo"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "phrase", "advice"), REFUSED)
def test_what_cannot_be_flat_is_refused_with_advice(inner: str, phrase: str, advice: str) -> None:
    logo, problems = flattened(f"{HEAD}\n{inner}</svg>", "logo.svg")
    assert logo is None
    assert any(phrase in p.message and advice in p.hint for p in problems), [
        p.message for p in problems
    ]
    assert all(p.code == "logo/svg" and p.span.file == "logo.svg" for p in problems)


def test_entities_are_refused_and_a_plain_doctype_is_not() -> None:
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert len(flat(RECT, plain + HEAD).areas) == 1
    logo, problems = flattened(f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}{RECT}</svg>', "logo.svg")
    assert logo is None and "entities" in problems[0].message
    assert flattened("<html></html>", "logo.svg")[1][0].message.startswith("It is not an SVG")


def test_the_crop_leaves_no_empty_margin() -> None:
    logo = flat('<rect x="30" y="60" width="20" height="10"/>')
    assert (logo.width, logo.height) == (200.0, 100.0)
    xs = [v for one in logo.areas for s in one.subpaths for v in s.values[0::2]]
    assert (min(xs), max(xs)) == (0.0, 200.0)


@pytest.mark.parametrize(
    ("rgb", "cmyk"),
    [
        ("000000", (0, 0, 0, 100)),
        ("FFFFFF", (0, 0, 0, 0)),
        ("808080", (0, 0, 0, 50)),
        ("231F20", (0, 0, 0, 100)),
        ("404040", (0, 0, 0, 75)),
    ],
)
def test_black_and_grey_print_from_the_black_plate(rgb: str, cmyk: tuple[int, ...]) -> None:
    assert press_colour(rgb, PROFILE) == cmyk


def test_colours_go_through_the_profile() -> None:
    blue, red = press_colour("2A6F97", PROFILE), press_colour("E4002B", PROFILE)
    assert blue[0] > 70 > blue[2] and red[1] > 90 and red[0] < 10
    for ink in (blue, red):
        assert sum(ink) < 300 and all(
            part == round(part) and (part == 0 or part > 4) for part in ink
        )


def test_one_ink_keeps_light_and_dark_apart(real: Project) -> None:
    text = (
        HEAD
        + '<rect width="90" height="90" fill="#1F3D2B"/><rect width="50" height="50" fill="#8FBF9F"/><rect width="9" height="9" fill="#fff"/></svg>'
    )
    logo, problems = vector_logo(text, "kure.svg", real.theme.inks, PROFILE)
    assert problems == [] and logo is not None
    assert isinstance(logo.colour, Drawing) and isinstance(logo.single, Drawing)
    assert [path.ink for path in logo.colour.paths] == ["logo-1F3D2B", "logo-8FBF9F", "logo-FFFFFF"]
    assert set(logo.inks) == {path.ink for path in logo.colour.paths}
    dark, middle, white = logo.single.paths
    assert (dark.ink, dark.tint, white.ink) == ("ink", 100, "white")
    assert middle.ink == "ink" and 35 <= middle.tint <= 70
    assert [p.subpaths for p in logo.single.paths] == [p.subpaths for p in logo.colour.paths]


def test_a_light_logo_does_not_vanish_in_one_ink(real: Project) -> None:
    logo, _ = vector_logo(
        HEAD + rect('fill="#FFE680"') + "</svg>", "k.svg", real.theme.inks, PROFILE
    )
    assert logo is not None and isinstance(logo.single, Drawing)
    assert [(path.ink, path.tint) for path in logo.single.paths] == [("ink", 100)]


def test_a_drawing_in_the_inks_of_the_theme_keeps_them(real: Project) -> None:
    text = '<svg viewBox="0 0 9 9"><path d="M 0 0 L 9 0 L 9 9 Z" fill="leaf"/></svg>'
    logo, problems = vector_logo(text, "k.svg", real.theme.inks, PROFILE)
    assert problems == [] and logo is not None and isinstance(logo.colour, Drawing)
    assert [path.ink for path in logo.colour.paths] == ["leaf"] and logo.inks == {}


def test_files_of_the_clinic(tmp_path: Path, real: Project) -> None:
    folder = tmp_path / "content" / "pictures"
    folder.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "icc").symlink_to(PROFILE.parent)
    library = Library(tmp_path / "content", tmp_path / "assets", PROFILE)
    out = io.BytesIO()
    Image.new("RGBA", (600, 200), (200, 30, 60, 255)).save(out, "PNG")
    (folder / "pixels.png").write_bytes(out.getvalue())
    (folder / "broken.png").write_bytes(out.getvalue()[:90])
    (folder / "flat.svg").write_text(f"{HEAD}{RECT}</svg>")
    (folder / "latin.svg").write_bytes(f"{HEAD}<desc>é</desc>{RECT}</svg>".encode("latin-1"))
    inks = real.theme.inks
    pixels, _ = library.logo(Written("pixels", HERE), inks)
    assert (
        pixels is not None
        and isinstance(pixels.single, Picture)
        and isinstance(pixels.colour, Picture)
    )
    assert Image.open(io.BytesIO(pixels.single.rgb_jpeg)).mode == "L"
    black = Image.open(io.BytesIO(pixels.single.cmyk_jpeg)).getpixel((9, 9))
    assert isinstance(black, tuple) and max(black[:3]) <= 2 < black[3]
    assert library.logo(Written("flat.svg", HERE), inks)[0] is not None
    for name, code in (
        ("broken", "picture/unreadable"),
        ("latin", "file/encoding"),
        ("none", "picture/missing"),
        ("../x", "picture/path"),
    ):
        logo, problems = library.logo(Written(name, HERE), inks)
        assert logo is None and [p.code for p in problems] == [code], name
