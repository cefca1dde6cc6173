"""The small fixed files inside a workbook: what there is, how cells look, who saved it and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

DATE, LONG_DATE, ZEROS, PLAIN_TEXT = 164, 165, 166, 49
"""Numbers of the formats in which cells show their values; those from 164 on are a file's own."""
LOOKS = (
    # name, format of numbers, font, fill
    ("plain", 0, 0, 0),
    ("bold", 0, 1, 0),
    ("title", 0, 2, 0),
    ("heading", 0, 1, 2),
    ("date", DATE, 0, 0),
    ("long date", LONG_DATE, 0, 0),
    ("six digits", ZEROS, 0, 0),
    ("text", PLAIN_TEXT, 0, 0),
    ("green", 0, 0, 3),
    ("red", 0, 0, 4),
)
STYLES = {name: number for number, (name, *_) in enumerate(LOOKS)}
"""The number of each look in the file."""
GREEN, RED, GREY = "FFC6EFCE", "FFFFC7CE", "FFD9D9D9"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parts(sheets: Sequence[str], day: dt.date) -> dict[str, str]:
    """Every part of a workbook but its sheets, by the name that it has inside the file."""
    return {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _links(
            (LINKS + "/officeDocument", "xl/workbook.xml"),
            (PACKAGE + "/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _saved(day),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _links(
            *((LINKS + "/worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(sheets))),
            (LINKS + "/styles", "styles.xml"),
        ),
        "xl/styles.xml": _styles(),
    }


def _content_types(sheets: int) -> str:
    kinds = {
        "/xl/workbook.xml": f"{KINDS}.sheet.main+xml",
        **{f"/xl/worksheets/sheet{n + 1}.xml": f"{KINDS}.worksheet+xml" for n in range(sheets)},
        "/xl/styles.xml": f"{KINDS}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(f'<Override PartName="{p}" ContentType="{k}"/>' for p, k in kinds.items())
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{links}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _links(*found: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(found, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _book(sheets: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'


def _saved(day: dt.date) -> str:
    """Who saved it and when: the reference date, since there is no clock here."""
    time = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T09:00:00Z<'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>EYDA</dc:creator>'
        f"<dcterms:created {time}/dcterms:created><dcterms:modified {time}/dcterms:modified>"
        "</cp:coreProperties>"
    )


def _styles() -> str:
    """How cells look: formats, fonts and fills, and the looks that are made of them."""
    formats = {DATE: "dd/mm/yyyy", LONG_DATE: "d mmmm yyyy", ZEROS: "000000"}
    shown = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in formats.items())
    fonts = ('<sz val="11"/>', '<b/><sz val="11"/>', '<b/><sz val="16"/>')
    written = "".join(f'<font>{font}<name val="Calibri"/></font>' for font in fonts)
    solid = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'
        for colour in (GREY, GREEN, RED)
    )
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1"/>'
        for _, number, font, fill in LOOKS
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{shown}</numFmts>'
        f'<fonts count="{len(fonts)}">{written}</fonts>'
        '<fills count="5"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{solid}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(LOOKS)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
