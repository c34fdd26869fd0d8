"""Tables, with an article in each row."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.db.ingest.sources.packing import zipped

_ROWS = (
    ("Tiêu đề", "Sapo", "Nội dung", "Tác giả", "Nguồn", "Ngày đăng"),
    ("Bến cảng mới", "Tàu đã về.", "Đoạn một. Đoạn hai.", "Thu Hà", "Báo Thử Nghiệm", "01/11/2018"),
    ("Mùa lúa, mùa nước", 'Nước "lên".', "Đồng trắng nước.", "Minh An", "Báo", "2018-11-02"),
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _text(delimiter: str) -> str:
    quoted = ((value.replace('"', '""') for value in row) for row in _ROWS)
    return "\r\n".join(delimiter.join(f'"{value}"' for value in row) for row in quoted)


def _workbook() -> bytes:
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
            for column, value in zip("ABCDEF", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(_ROWS, start=1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
            f'+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kind}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="Bài" sheetId="1" '
            'r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    return zipped({name: f"{_XML}{content}".encode() for name, content in files.items()})


def samples() -> dict[str, bytes]:
    """Give one table in several forms."""
    return {
        "bảng.csv": _text(",").encode(),
        "bảng chấm phẩy.csv": b"\xef\xbb\xbf" + _text(";").encode(),
        "bảng.tsv": _text("\t").encode("utf-16"),
        "bảng.xlsx": _workbook(),
    }
