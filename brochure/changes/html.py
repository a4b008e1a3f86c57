"""The account of a comparison in; one HTML page out that needs nothing beside itself."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from brochure.changes.account import LEGEND, LINES, NUMBERED, SIGNING, Account, Section, Told
from brochure.changes.figures import Figure, View
from brochure.changes.wording import Sort

_STYLE = """
:root { --ink: #1f1d1a; --soft: #55504a; --line: #8a847b; --ground: #f6f4ef; --mark: #a0004c; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: #fff; color: var(--ink);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.lead { font-size: 1.2rem; margin: 0; }
.soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; position: relative; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--ground); }
td.number, th.number { text-align: right; width: 3rem; font-weight: bold; }
th.places, td.places { width: 26%; font-size: .85em; }
del, ins { text-decoration: none; font-weight: bold; padding: 0 .15em; }
del { outline: 2px dashed var(--mark); }
ins { outline: 2px solid var(--mark); }
.said { font-style: italic; color: var(--soft); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 1rem 0 2rem; }
.pair.wide { grid-template-columns: 1fr; }
figure { margin: 0; }
figcaption { font-weight: bold; margin-bottom: .3rem; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
.none { border: 1px dashed var(--line); padding: 1rem; color: var(--soft); }
.legend { list-style: none; padding: 0; }
.legend li { display: flex; gap: .8rem; align-items: center; margin: .3rem 0; }
.legend svg { flex: none; }
.sign { break-inside: avoid; border: 2px solid var(--ink); padding: 1rem 1.25rem; }
.sign ul { list-style: none; padding: 0; }
.box { display: inline-block; width: 1em; height: 1em; border: 1.5px solid var(--ink);
  margin-right: .6em; vertical-align: -.1em; }
.write { display: flex; gap: .8rem; align-items: end; margin: 1.6rem 0 0; }
.write span:last-child { flex: 1; border-bottom: 1px solid var(--ink); }
@media (max-width: 45rem) { .pair { grid-template-columns: 1fr; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, table, figure { break-inside: avoid; }
  thead { break-after: avoid; }
  figure svg { max-height: 24cm; }
}
"""
_MARK = "#a0004c"


def html(told: Account) -> str:
    """The whole page."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>What changed: {escape(told.summary)}</title>",
        f"<style>{_STYLE}</style></head>",
        "<body><header><h1>What changed</h1>",
        f'<p class="lead">{escape(told.summary)}</p>',
        f'<p class="soft">Compared on <time datetime="{told.day}">{told.day}</time>.</p>',
        "</header><main>",
        *_compared(told),
        *_legend(told),
        *_changes(told),
        *_sheets(told.sheets),
        *_unchanged(told.unchanged),
        *_signing(),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _compared(told: Account) -> Iterable[str]:
    yield '<section><h2>What was compared</h2><table><thead><tr><td></td><th scope="col">Before'
    yield '</th><th scope="col">Now</th></tr></thead><tbody>'
    for label, old, new in told.facts:
        yield f'<tr><th scope="row">{escape(label)}</th><td>{escape(old)}</td>'
        yield f"<td>{escape(new)}</td></tr>"
    yield "</tbody></table>"
    yield f"<p>Pieces compared: {escape(', '.join(told.compared))}.</p>"
    if told.remarks:
        yield f"<ul>{''.join(f'<li>{escape(remark)}</li>' for remark in told.remarks)}</ul>"
    yield "</section>"


def _legend(told: Account) -> Iterable[str]:
    if not told.sections:
        return
    yield '<section><h2>How to read the marks</h2><ul class="legend">'
    for kind, words in LEGEND:
        sort: Sort = "gap" if kind == "gap" else "picture" if kind == "picture" else "words"
        drawn = _frame(sort, kind == "old", 6, 5, 36 if sort != "gap" else 3, 14, 1.0)
        yield '<li><svg width="48" height="24" viewBox="0 0 48 24" aria-hidden="true">'
        yield f"{drawn}</svg><span>{escape(words)}</span></li>"
    yield f"</ul><p>{escape(NUMBERED)}</p></section>"


def _changes(told: Account) -> Iterable[str]:
    yield "<section><h2>The changes</h2>"
    if not told.sections:
        yield f"<p>{escape(told.summary)}</p>"
    for section in told.sections:
        yield from _section(section)
    yield "</section>"


def _section(section: Section) -> Iterable[str]:
    yield f"<section><h3>{escape(section.title)}</h3>"
    yield f"<table><caption>Changes in: {escape(section.title)}</caption>"
    yield '<thead><tr><th scope="col" class="number">No.</th><th scope="col">Before</th>'
    yield '<th scope="col">Now</th><th scope="col" class="places">Where it stands</th></tr>'
    yield "</thead><tbody>"
    for change in section.changes:
        yield f'<tr><td class="number">{change.number}</td>'
        yield f"<td>{_side(change, change.old, change.old_said, 'del')}</td>"
        yield f"<td>{_side(change, change.new, change.new_said, 'ins')}</td>"
        places = "<br>".join(escape(place) for place in change.places.split("; "))
        yield f'<td class="places">{places}</td></tr>'
    yield "</tbody></table>"
    if section.unseen:
        yield f'<p class="soft">{escape(section.unseen)}</p>'
    if section.figure:
        yield from _figure(section.figure)
    yield "</section>"


def _side(change: Told, words: str, said: str, tag: str) -> str:
    middle = f"<{tag}>{escape(words)}</{tag}>" if words else ""
    if said:
        middle = f'<span class="said">[{escape(said)}]</span>'
    before = f"… {escape(change.before)} " if change.before else ""
    after = f" {escape(change.after)} …" if change.after else ""
    return f"{before}{middle}{after}"


def _sheets(figures: list[Figure]) -> Iterable[str]:
    if not figures:
        return
    yield "<section><h2>The whole sheets</h2>"
    for figure in figures:
        yield f"<section><h3>{escape(figure.title)}</h3>"
        yield from _figure(figure, wide=True)
        yield "</section>"
    yield "</section>"


def _figure(figure: Figure, wide: bool = False) -> Iterable[str]:
    yield f'<div class="pair{" wide" if wide else ""}">'
    for view, when in ((figure.old, "before"), (figure.new, "now")):
        if view is None:
            yield f'<p class="none">There is no such page {when}.</p>'
            continue
        yield f"<figure><figcaption>{escape(view.caption)}</figcaption>"
        yield _picture(view, when == "before")
        yield "</figure>"
    yield "</div>"


def _picture(view: View, is_old: bool) -> str:
    data = base64.b64encode(view.jpeg).decode("ascii")
    size = f'width="{view.width:.1f}" height="{view.height:.1f}"'
    parts = [
        f'<svg viewBox="0 0 {view.width:.1f} {view.height:.1f}" role="img" '
        f'aria-label="{escape(view.alt, quote=True)}">',
        f'<image {size} href="data:image/jpeg;base64,{data}"/>',
    ]
    scale = view.badge / 9.0
    for mark in view.marks:
        spot = mark.spot
        parts.append(_frame(mark.sort, is_old, spot.x, spot.y, spot.w, spot.h, scale))
    for badge in view.badges:
        h = view.badge
        w = h * (0.75 + 0.55 * len(str(badge.number)))
        parts.append(
            f'<rect x="{badge.x:.1f}" y="{badge.y - h / 2:.1f}" width="{w:.1f}" height="{h:.1f}" '
            f'rx="{h / 4:.1f}" fill="{_MARK}" stroke="#fff" stroke-width="{h / 12:.2f}"/>'
            f'<text x="{badge.x + w / 2:.1f}" y="{badge.y + h * 0.3:.1f}" fill="#fff" '
            f'font-family="Arial, sans-serif" font-weight="bold" font-size="{h * 0.85:.1f}" '
            f'text-anchor="middle">{badge.number}</text>'
        )
    return "".join([*parts, "</svg>"])


def _frame(sort: Sort, is_old: bool, x: float, y: float, w: float, h: float, scale: float) -> str:
    """A mark as SVG: each line first in white and wider, so that it shows on any ground."""
    if sort == "gap":
        centre, wing = x + w / 2, 2.5 * scale
        path = (
            f"M{centre - wing:.1f} {y:.1f}h{2 * wing:.1f}l{-wing:.1f} {wing:.1f}z"
            f"M{centre - wing:.1f} {y + h:.1f}h{2 * wing:.1f}l{-wing:.1f} {-wing:.1f}z"
            f"M{centre:.1f} {y:.1f}V{y + h:.1f}"
        )
        return (
            f'<path d="{path}" fill="#fff" stroke="#fff" stroke-width="{2.4 * scale:.1f}"/>'
            f'<path d="{path}" fill="{_MARK}" stroke="{_MARK}" stroke-width="{scale:.1f}"/>'
        )
    boxes = [(x, y, w, h)]
    if sort == "picture":
        d = 2.4 * scale
        boxes.append((x + d, y + d, max(w - 2 * d, 0.5), max(h - 2 * d, 0.5)))
    dash = (
        f' stroke-dasharray="{3 * scale:.1f} {2 * scale:.1f}"' if is_old and sort == "words" else ""
    )
    found = []
    for left, top, wide, high in boxes:
        shape = (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="none"'
        )
        found.append(f'{shape} stroke="#fff" stroke-width="{2.4 * scale:.1f}"/>')
        found.append(f'{shape} stroke="{_MARK}" stroke-width="{1.2 * scale:.1f}"{dash}/>')
    return "".join(found)


def _unchanged(names: list[str]) -> Iterable[str]:
    if names:
        yield "<section><h2>Compared, and the same</h2><ul>"
        yield from (f"<li>{escape(name)}</li>" for name in names)
        yield "</ul></section>"


def _signing() -> Iterable[str]:
    yield '<section class="sign"><h2>Review before print</h2><ul>'
    for sentence in SIGNING:
        yield f'<li><span class="box" aria-hidden="true"></span>{escape(sentence)}</li>'
    yield '</ul><p class="write"><span aria-hidden="true">&nbsp;</span><span></span></p>'
    for line in LINES:
        yield f'<p class="write"><span>{escape(line)}</span><span></span></p>'
    yield "</section>"
