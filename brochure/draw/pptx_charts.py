"""A group with chart data in; a native bar chart out. Its workbook is the package's to make."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from brochure.draw.pptx_surface import Chart, Deck, Surface
from brochure.draw.pptx_tables import graphic_frame
from brochure.draw.pptx_xml import NS_A, NS_R, XML_HEAD, words
from brochure.model.scene import ChartData, Group, Paint, Role, TextStyle

_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORY_SIZE = 28
WORKBOOK = "rId1"
"""The relation of a chart to its workbook, its only one."""

_GAP_WIDTH = 40
_LEAST_MAXIMUM = 60
_TEXT_COLOUR = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'


def chart(item: Group, data: ChartData, surface: Surface, role: Role | None) -> str:
    """`p:graphicFrame` of a clustered bar chart; without alt text it says its numbers."""
    relation = surface.relate(Chart(_chart_space(data, surface.deck), data), RT.CHART)
    if role is not None and role.tag != "Artifact" and not role.alt:
        role = Role(role.tag, spoken(data))
    return graphic_frame(
        surface.identity(item.name or "Chart #", role),
        item.box,
        _CHART_URI,
        f'<c:chart xmlns:c="{_CHART_URI}" r:id="{relation}"/>',
    )


def spoken(data: ChartData) -> str:
    """The chart in words: `People who improved: ketamine 55, ECT 41`."""
    pairs = zip(data.categories, data.values, strict=True)
    return f"{data.title}: " + ", ".join(f"{category} {value}" for category, value in pairs)


def _chart_space(data: ChartData, deck: Deck) -> bytes:
    last = len(data.values) + 1
    names = "".join(_point(i, words(name)) for i, name in enumerate(data.categories))
    values = "".join(_point(i, str(value)) for i, value in enumerate(data.values))
    count = f'<c:ptCount val="{len(data.values)}"/>'
    bars = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{deck.fill(paint)}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for i, paint in enumerate(data.paints)
    )
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/>{_point(0, words(data.title))}</c:strCache></c:strRef>'
        f'</c:tx><c:spPr>{deck.fill(data.paints[0])}</c:spPr><c:invertIfNegative val="0"/>{bars}'
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln>'
        f"<a:noFill/></a:ln></c:spPr>{_text(data.style.size, True, data.style.paint, deck)}"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        f'<c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>'
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )
    categories = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        f"{_title(data.axes[0], data.naming, deck, upright=True)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(_CATEGORY_SIZE, False, None, deck)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="200"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )
    most = max(_LEAST_MAXIMUM, -(-(max(data.values) + 1) // 10) * 10)
    measure = (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{most}"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{_title(data.axes[1], data.naming, deck)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>'
    )
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{_CHART_URI}" {NS_A} {NS_R}><c:date1904 val="0"/>'
        f'<c:lang val="{deck.language}"/><c:roundedCorners val="0"/><c:chart>'
        f"{_title(data.title, data.heading, deck)}"
        f'<c:autoTitleDeleted val="{int(not data.heading)}"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{_GAP_WIDTH}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'{categories}{measure}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        f"</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(_CATEGORY_SIZE, False, None, deck)}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _point(index: int, value: str) -> str:
    return f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'


def _title(said: str, look: TextStyle | None, deck: Deck, *, upright: bool = False) -> str:
    """`c:title` of a chart or an axis; nothing when it has no words or no look."""
    if not said or look is None:
        return ""
    turned = ' rot="-5400000" vert="horz"' if upright else ""
    run = (
        f'<a:rPr lang="{deck.language}" sz="{round(look.size * 100)}" b="{int(look.face.bold)}">'
        f'{deck.fill(look.paint)}<a:latin typeface="+mn-lt"/></a:rPr><a:t>{words(said)}</a:t>'
    )
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>"
        f'<a:r>{run}</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _text(size: float, bold: bool, paint: Paint | None, deck: Deck) -> str:
    """`c:txPr` in the minor font; without a paint in the theme's text colour."""
    fill = deck.fill(paint) if paint else _TEXT_COLOUR
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}"'
        f' b="{int(bold)}">{fill}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{deck.language}"/></a:p></c:txPr>'
    )
