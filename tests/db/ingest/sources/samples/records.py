"""Records that libraries and agencies hand over."""

from __future__ import annotations

import json

_TITLE = "Bến cảng mới đón chuyến tàu đầu tiên"

_RIS = f"""TY  - NEWS
TI  - {_TITLE}
AU  - Nguyễn, Thu Hà
T2  - Báo Thử Nghiệm
DA  - 2018/11/01/
SP  - 3
UR  - https://bao.example/ben-cang
AB  - Sáng nay bến cảng mới đón tàu.
ER  -

TY  - MGZN
TI  - Bài thứ hai
PY  - 2018
ER  -
"""

_BIBTEX = f"""@string{{bao = "Báo Thử Nghiệm"}}
@article{{cang2018,
  title = {{{_TITLE}}},
  author = {{Nguy{{\\~\\^e}}n, Thu H{{\\`a}} and {{Minh An}}}},
  journal = bao # " điện tử",
  year = 2018, month = nov, url = {{https://bao.example/ben-cang}},
}}
"""

_CSL = [
    {
        "id": "1",
        "type": "article-newspaper",
        "title": _TITLE,
        "author": [{"family": "Nguyễn", "given": "Thu Hà"}, {"literal": "Minh An"}],
        "container-title": "Báo Thử Nghiệm",
        "issued": {"date-parts": [[2018, 11, 1]]},
        "abstract": "Sáng nay bến cảng mới đón tàu.",
        "URL": "https://bao.example/ben-cang",
    }
]

_NINJS = {
    "uri": "https://bao.example/ben-cang",
    "type": "text",
    "versioncreated": "2018-11-01T08:30:00+07:00",
    "headline": _TITLE,
    "byline": "Thu Hà",
    "language": "vi",
    "body_html": "<p>Sáng nay bến cảng mới đón tàu.</p><p>Người dân ra xem.</p>",
}

_PLAIN = [{"title": _TITLE, "body": ["Đoạn một.", "Đoạn hai."], "published": "2018-11-01"}]

_MARCXML = f"""<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
<leader>00000nab a2200000 a 4500</leader>
<controlfield tag="001">1</controlfield>
<controlfield tag="008">181101s2018    vm            000 0 vie d</controlfield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Nguyễn Thu Hà</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">{_TITLE}</subfield></datafield>
<datafield tag="773" ind1="0" ind2=" "><subfield code="t">Báo Thử Nghiệm</subfield></datafield>
</record></collection>
"""


def _marc() -> bytes:
    """Write a record of ISO 2709: leader, directory, fields."""
    fields = [
        ("001", b"1"),
        ("008", b"181101s2018    vm            000 0 vie d"),
        ("100", "1 \x1faNguyễn Thu Hà".encode()),
        ("245", f"10\x1fa{_TITLE}".encode()),
        ("773", "0 \x1ftBáo Thử Nghiệm".encode()),
    ]
    directory, written = "", b""
    for tag, content in fields:
        directory += f"{tag}{len(content) + 1:04}{len(written):05}"
        written += content + b"\x1e"
    base = 24 + len(directory) + 1
    length = base + len(written) + 1
    leader = f"{length:05}nab a22{base:05} a 4500"
    return f"{leader}{directory}\x1e".encode() + written + b"\x1d"


def samples() -> dict[str, bytes]:
    """Give a record or two in every form."""
    return {
        "danh mục.ris": _RIS.encode(),
        "danh mục.bib": _BIBTEX.encode(),
        "danh mục.csljson": json.dumps(_CSL, ensure_ascii=False).encode(),
        "tin.ninjs": json.dumps(_NINJS).encode(),
        "bài.json": json.dumps(_PLAIN, indent=1).encode(),
        "danh mục.mrc": _marc() * 2,
        "danh mục.marcxml": _MARCXML.encode(),
    }
