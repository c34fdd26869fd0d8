"""The kinds of files that can be taken in, as a person names them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

PAGES = "*.html *.htm *.xhtml *.mht *.mhtml"
DOCUMENTS = "*.docx *.odt *.rtf *.pdf *.txt"
LETTERS = "*.eml"
TABLES = "*.csv *.tsv *.xlsx *.jsonl *.json *.jsonl.gz *.jsonl.xz"
RECORDS = "*.ris *.bib *.mrc *.marc *.xml *.csljson *.ninjs"
PACKED = "*.zip *.warc *.warc.gz *.wacz"


def is_table(path: Path) -> bool:
    """Whether a file is a table whose columns can be named."""
    return path.name.lower().endswith((".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson"))


def table_filter() -> str:
    """The choice of the file dialog that looks for a table."""
    name = translate("Formats", "Tables and lists")
    return f"{name} (*.csv *.tsv *.xlsx *.jsonl)"


def file_filters() -> str:
    """The choices of the file dialog: everything that is read first, then kind by kind."""
    kinds = (
        (translate("Formats", "Web pages"), PAGES),
        (translate("Formats", "Documents"), DOCUMENTS),
        (translate("Formats", "Letters"), LETTERS),
        (translate("Formats", "Tables and lists"), TABLES),
        (translate("Formats", "Library records"), RECORDS),
        (translate("Formats", "Packed files and web archives"), PACKED),
    )
    every = " ".join(patterns for _, patterns in kinds)
    lines = [(translate("Formats", "Everything that can be ingested"), every), *kinds]
    lines.append((translate("Formats", "All files"), "*"))
    return ";;".join(f"{name} ({patterns})" for name, patterns in lines)
