"""What is drawn, and what it is to a reader, in; the structure tree of its PDF out.

A tagged PDF (ISO 32000-1, 14.7 and 14.8) says of every operator on a page whether it is content of
an element of the tree or an artifact, that is, decoration. Elements are opened and closed around
what is drawn; the tree is written at the end. Nothing here chooses a tag: roles come from compose.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from brochure.draw.pdf_streams import Written, add, number_of
from brochure.model.scene import Role

Corners = tuple[float, float, float, float]
"""Left, low, right and high edge, in points from the lower left of the page."""

LAYOUT, PAGINATION = "/Artifact <</Type/Layout>> BDC", "/Artifact <</Type/Pagination>> BDC"
"""Marks of decoration: grounds, rules, ornament; and slide numbers or running words."""

_END = "EMC"
_NOWHERE: Corners = (0.0, 0.0, 0.0, 0.0)
_STANDARD = {"Title": "H1"}
"""Tags of ours that the standard does not know."""
_ATTRIBUTES = {"TH": "/A<</O/Table/Scope/Column>>"}


@dataclass(slots=True)
class Node:
    """An element of the tree: its kids in order, and those that are read after them.

    A kid is an element, the number of marked content on `page`, or an annotation's object name.
    """

    tag: str
    attributes: str = ""
    page: str = ""
    kids: list[Node | int | str] = field(default_factory=list)
    late: list[Node | int | str] = field(default_factory=list)
    number: int = 0


class Tags:
    """The structure of a file while its pages are drawn. `pages` is how many there will be."""

    def __init__(self, canvas: Canvas, pages: int) -> None:
        self._canvas = canvas
        self._pages = pages
        self._root = Node("Document")
        self._path = [self._root]
        self._open: Node | str | None = None
        self._parents: list[list[Node]] = []
        self._linked: list[Node] = []
        self._annotations: list[_Annotation] = []
        self._targets: dict[str, str] = {}

    @property
    def here(self) -> Node:
        """The element that is open."""
        return self._path[-1]

    def begin_page(self) -> None:
        self._parents.append([])

    def end_page(self) -> str:
        return self.mark(None)

    @contextmanager
    def element(self, role: Role, place: Corners = _NOWHERE) -> Iterator[Node]:
        """An element around what is drawn meanwhile; a figure says where on the page it is."""
        node = Node(_STANDARD.get(role.tag, role.tag), _ATTRIBUTES.get(role.tag, ""))
        if role.tag == "Figure":
            box = _points(*place)
            node.attributes = f"/A<</O/Layout/BBox[{box}]>>{said('Alt', role.alt)}"
        (self.here.late if role.late else self.here.kids).append(node)
        self._path.append(node)
        try:
            yield node
        finally:
            self._path.pop()

    @staticmethod
    def inside(node: Node, tag: str, attributes: str = "") -> Node:
        """A new element for words inside a paragraph."""
        inner = Node(tag, attributes)
        node.kids.append(inner)
        return inner

    def mark(self, what: Node | str | None) -> str:
        """The operators that end the content marked so far and begin that of an element.

        A string is an artifact's own mark; None ends what is open. Nothing where it goes on.
        """
        if what is self._open:
            return ""
        ending = f"{_END}\n" if self._open is not None else ""
        self._open = what
        if what is None:
            return ending[:-1]
        if isinstance(what, str):
            return ending + what
        marked = self._parents[-1]
        what.page = self._canvas._doc.thisPageName()
        what.kids.append(len(marked))
        marked.append(what)
        return f"{ending}/{what.tag} <</MCID {len(marked) - 1}>> BDC"

    def name(self, name: str, left: float, top: float) -> None:
        """Where links to `#name` lead, on this page, in points from its lower left."""
        page = self._canvas._doc.thisPageName()
        self._targets[name] = f"{page} /XYZ {left:.2f} {top:.2f} null"

    def link(self, node: Node, area: Corners, target: str, purpose: str) -> None:
        """A live area that belongs to an element; `purpose` says aloud what it is for.

        Words that go on in the next line are still one link, with an area in each line.
        """
        if self._linked and self._linked[-1] is node:
            self._annotations[-1].areas.append(area)
            return
        said_of = f"{said('Contents', purpose)}/StructParent {self._pages + len(self._linked)}"
        annotation = _Annotation(said_of, area, target, self._targets)
        self._canvas._addAnnotation(annotation)
        self._annotations.append(annotation)
        self._linked.append(node)
        node.page = self._canvas._doc.thisPageName()
        node.kids.append(self._canvas._annotationrefs[-1].name)

    def finish(self) -> None:
        """Writes the tree into the file, once all pages are drawn."""
        document = self._canvas._doc
        nodes = list(_below(self._root))
        written = [Written() for _ in nodes]
        for node, one in zip(nodes, written, strict=True):
            node.number = add(document, one)
        tree = Written()
        root = add(document, tree)
        for node, one, parent in zip(nodes, written, _parents(self._root, root), strict=True):
            one.content = _element(document, node, parent)
        lists = [" ".join(f"{node.number} 0 R" for node in page) for page in self._parents]
        numbered = [f"{i}[{parents}]" for i, parents in enumerate(lists)]
        numbered += [f"{i} {n.number} 0 R" for i, n in enumerate(self._linked, self._pages)]
        tree.content = (
            f"<</Type/StructTreeRoot/K {self._root.number} 0 R/ParentTree<</Nums["
            f"{' '.join(numbered)}]>>/ParentTreeNextKey {self._pages + len(self._linked)}>>"
        )
        catalog = document.Catalog
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def said(key: str, words: str) -> str:
    """An entry of a dictionary whose value is words, in UTF-16; nothing without words."""
    return f"/{key}<FEFF{words.encode('utf-16-be').hex().upper()}>" if words else ""


def number_page(page: pdfdoc.PDFPage, number: int) -> None:
    """Ties a page to its marked content, and lets the tab key follow the structure."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")


def _kids(node: Node) -> list[Node | int | str]:
    return node.kids + node.late


def _below(node: Node) -> Iterator[Node]:
    yield node
    for kid in _kids(node):
        if isinstance(kid, Node):
            yield from _below(kid)


def _parents(node: Node, above: int) -> Iterator[int]:
    """The object number of the parent of each node, in the order of `_below`."""
    yield above
    for kid in _kids(node):
        if isinstance(kid, Node):
            yield from _parents(kid, node.number)


def _element(document: pdfdoc.PDFDocument, node: Node, parent: int) -> str:
    page = f"/Pg {number_of(document, node.page)} 0 R" if node.page else ""
    kids = [
        f"{kid.number} 0 R"
        if isinstance(kid, Node)
        else str(kid)
        if isinstance(kid, int)
        else f"<</Type/OBJR/Obj {number_of(document, kid)} 0 R>>"
        for kid in _kids(node)
    ]
    return f"<</S/{node.tag}/P {parent} 0 R{page}{node.attributes}/K[{' '.join(kids)}]>>"


class _Annotation(Written):
    """A link: its areas, and its target, which lies where the end of the drawing has it."""

    def __init__(self, content: str, area: Corners, target: str, targets: dict[str, str]) -> None:
        super().__init__(content)
        self.areas = [area]
        self._target = target
        self._targets = targets

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        lefts, lows, rights, highs = zip(*self.areas, strict=True)
        corners = _points(min(lefts), min(lows), max(rights), max(highs))
        quads = ""
        if len(self.areas) > 1:
            listed = (_points(x0, y1, x1, y1, x0, y0, x1, y0) for x0, y0, x1, y1 in self.areas)
            quads = f"/QuadPoints[{' '.join(listed)}]"
        if self._target.startswith("#"):
            page, _, place = self._targets[self._target[1:]].partition(" ")
            leads = f"/Dest[{number_of(document, page)} 0 R {place}]"
        else:
            leads = f"/A<</S/URI/URI<{self._target.encode().hex().upper()}>>>"
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{corners}]{quads}/Border[0 0 0]/F 4"
            f"{self.content}{leads}>>"
        ).encode("ascii")


def _points(*values: float) -> str:
    return " ".join(f"{value:.2f}" for value in values)
