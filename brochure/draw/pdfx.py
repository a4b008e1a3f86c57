"""A canvas and an output condition in; the parts that make its file PDF/X-4 (ISO 15930-7:2010).

The clauses kept here: 6.2.2 one GTS_PDFX output intent with its profile embedded; 6.8 overprint;
6.13 Trapped is said. Boxes and metadata are written for every file; colour is the ink well's;
transparency, annotations and actions are simply never drawn on press.
"""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from brochure.draw.pdf_streams import PackedStream, PlainStream, packed_again
from brochure.model.printing import OutputCondition

OVERPRINT, KNOCK_OUT = "/Over gs", "/Knock gs"
"""The two graphics states of a press page: lay on what is beneath, or take it away (the default).

With OPM 1 an ink that is zero leaves its plate as it is (ISO 32000-1, 8.6.7): black text set out
as `0 0 0 1 k` prints on the black plate alone, and no plate beneath it is knocked out.
"""


class OverprintStates:
    """The ExtGState resources of every press page, in place of ReportLab's own collection."""

    def getState(self) -> pdfdoc.PDFDictionary:
        """Asked by the canvas for each page."""
        return pdfdoc.PDFDictionary({"Over": _state(True, 1), "Knock": _state(False, 0)})

    def pushCopy(self) -> OverprintStates:
        """Asked by the canvas when it saves its state."""
        return self


def _state(overprint: bool, mode: int) -> pdfdoc.PDFDictionary:
    said = "true" if overprint else "false"
    return pdfdoc.PDFDictionary({"OP": said, "op": said, "OPM": mode})


def add_output_intent(canvas: Canvas, condition: OutputCondition) -> None:
    """Names the printing condition in the catalog, with its profile."""
    document = canvas._doc
    profile = PackedStream("/N 4", packed_again(condition.profile))
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFX"),
        "OutputConditionIdentifier": pdfdoc.PDFString(condition.identifier),
        "Info": pdfdoc.PDFString(condition.info),
        "DestOutputProfile": document.Reference(profile),
    }
    if condition.registry:
        intent["RegistryName"] = pdfdoc.PDFString(condition.registry)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def add_metadata(canvas: Canvas, packet: bytes) -> None:
    """The XMP packet as the document's metadata, uncompressed."""
    canvas._doc.Catalog.Metadata = PlainStream("/Type/Metadata/Subtype/XML", packet)
