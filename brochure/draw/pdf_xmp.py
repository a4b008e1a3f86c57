"""A Scene, its moment and what it may claim in; the XMP packet of its PDF out (ISO 16684-1).

Says the same as the document's Info dictionary, which PDF/X and PDF/UA ask for. The packet is
uncompressed in the file, so that a checker finds it without reading the file's structure.
"""

from __future__ import annotations

import html
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from brochure.model.scene import Scene

Claim = Literal["PDF/X-4", "PDF/UA-1"]
"""A standard that a finished file says it keeps; every one has its check in brochure/check."""

PRODUCER = "Brochure"
_CLAIMS: dict[Claim, tuple[str, str, str, str]] = {
    "PDF/X-4": ("pdfxid", "http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion", "PDF/X-4"),
    "PDF/UA-1": ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "part", "1"),
}
"""Prefix, namespace, property and value: ISO 15930-7, 6.15; ISO 14289-1, 5."""
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}
_FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, "brochure")


def xmp_packet(scene: Scene, moment: datetime, claims: Sequence[Claim] = ()) -> bytes:
    """The packet as UTF-8. The same scene and moment give the same ids, on any machine."""
    document = document_id(scene)
    stamp = _stamp(moment)
    simple = [
        ("xmp:CreateDate", stamp),
        ("xmp:ModifyDate", stamp),
        ("xmp:MetadataDate", stamp),
        ("xmp:CreatorTool", PRODUCER),
        ("pdf:Producer", PRODUCER),
        ("pdf:Trapped", "False"),
        ("xmpMM:DocumentID", document.urn),
        ("xmpMM:InstanceID", instance_id(scene, moment).urn),
        ("xmpMM:VersionID", scene.version or "1"),
        ("xmpMM:RenditionClass", "default"),
    ]
    simple += [(f"{_CLAIMS[claim][0]}:{_CLAIMS[claim][2]}", _CLAIMS[claim][3]) for claim in claims]
    said = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", scene.title),
        f"<dc:language><rdf:Bag><rdf:li>{_escape(scene.language)}</rdf:li></rdf:Bag></dc:language>",
    ]
    if scene.author:
        said.append(
            f"<dc:creator><rdf:Seq><rdf:li>{_escape(scene.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if scene.subject:
        said.append(_alternatives("dc:description", scene.subject))
    said += [f"<{name}>{_escape(value)}</{name}>" for name, value in simple]
    spaces = _NAMESPACES | {_CLAIMS[claim][0]: _CLAIMS[claim][1] for claim in claims}
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in spaces.items())
    lines = "\n  ".join(said)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f"<rdf:RDF {declared}>\n"
        f' <rdf:Description rdf:about="">\n  {lines}\n </rdf:Description>\n'
        "</rdf:RDF>\n"
        "</x:xmpmeta>\n"
        '<?xpacket end="r"?>\n'
    ).encode()


def document_id(scene: Scene) -> uuid.UUID:
    """One id for one piece of one content: it changes when the content does."""
    return uuid.uuid5(_FAMILY, f"{scene.piece}/{scene.version}")


def instance_id(scene: Scene, moment: datetime) -> uuid.UUID:
    """One id for one file: the same document of another moment has another."""
    return uuid.uuid5(document_id(scene), f"{_stamp(moment)}/{scene.flip}")


def _escape(text: str) -> str:
    """Text as XML says it. (xml.sax.saxutils would load all that speaks to the network.)"""
    return html.escape(text, quote=False)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _alternatives(name: str, text: str) -> str:
    return (
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_escape(text)}</rdf:li></rdf:Alt></{name}>'
    )
