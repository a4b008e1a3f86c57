"""The tree of a layout that is `like` another in; the whole tree, or what is wrong, out.

What the layout writes itself goes before; groups are laid over one another key by key, lists and
single values are taken whole. Every value keeps the place where it was written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from brochure.load.named import layout_path
from brochure.load.tree import Tree
from brochure.model.written import Written, WrittenMap
from brochure.problems import Problem, error
from brochure.same import Made

LIKE = "like"
_laid: Made[Tree, WrittenMap] = Made(8)


def grown(
    tree: Tree, folder: Path, read: Callable[[Path], Tree]
) -> tuple[Tree | None, list[Problem]]:
    """The tree laid over the one it is like; itself when it is like none."""
    if not isinstance(tree, WrittenMap) or LIKE not in tree:
        return tree, []
    name = tree[LIKE]
    span = tree.key_spans.get(LIKE, tree.span)
    if not isinstance(name, Written) or not name:
        message = "After like: stands the name of one other layout."
        hint = f"Write for example: like: {_first(folder)}"
        return None, [error("layout/like", message, hint, span)]
    path, problems = layout_path(name, folder)
    if path is None:
        told = problems[0]
        return None, [error(told.code, told.message, told.hint, name.span)]
    base = read(path)
    if base is None:
        return None, []  # what is wrong with it was told when it was read
    if not isinstance(base, WrittenMap) or LIKE in base:
        message = f"“{name}” is itself like another layout; only one step is taken."
        hint = f"Name the layout that “{name}” is like, and write here what differs."
        return None, [error("layout/like", message, hint, name.span)]
    return _laid.of(tree, partial(_over, base, tree), beside=(base,)), []


def _over(base: WrittenMap, top: WrittenMap) -> WrittenMap:
    """One group laid over another."""
    items = dict(base)
    for key, value in top.items():
        beneath = items.get(key)
        if isinstance(value, WrittenMap) and isinstance(beneath, WrittenMap):
            value = _over(beneath, value)
        items[key] = value
    items.pop(LIKE, None)
    return WrittenMap(items, top.span, base.key_spans | top.key_spans)


def _first(folder: Path) -> str:
    return next((path.stem for path in sorted(folder.glob("trifold*.yaml"))), "trifold-letter")
