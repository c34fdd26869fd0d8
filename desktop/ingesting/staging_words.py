"""The words of the staging table: states, columns, kinds of paragraph, where a field comes from."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.ingesting.staged_item import UNSURE, State
from desktop.language import number


class StagingWords(QObject):
    """Says things of a rehearsal in the language in use; lives on the GUI thread."""

    def state(self, state: State) -> str:
        """Name what would become of an item."""
        return {
            State.NEW: self.tr("new"),
            State.HELD: self.tr("already there"),
            State.NEWER: self.tr("new version"),
            State.WARNED: self.tr("with a warning"),
            State.FAILED: self.tr("failed"),
        }[state]

    def column(self, name: str) -> str:
        """Name a column."""
        return {
            "STATE": self.tr("State"),
            "HEADLINE": self.tr("Headline"),
            "OUTLET": self.tr("Outlet"),
            "PUBLISHED": self.tr("Published"),
            "SECTION": self.tr("Section"),
            "BYLINE": self.tr("Byline"),
            "FILE": self.tr("File"),
        }.get(name, "")

    def taken(self, *, taken: bool) -> str:
        """Say whether an article will be taken."""
        return self.tr("chosen") if taken else self.tr("left out")

    def no_headline(self) -> str:
        """Say that an article needs a headline."""
        return self.tr("An article needs a headline.")

    def no_date(self) -> str:
        """Say how a date is written."""
        return self.tr("This is no date. Write 24/10/2018, 10/2018 or 2018.")

    def origin(self, source: str, sure: float) -> str:
        """Say where a field comes from and how sure that is."""
        sources = {
            "record": self.tr("the record that came with it"),
            "column": self.tr("a column of the table"),
            "site_profile": self.tr("the profile of the site"),
            "json_ld": self.tr("the description in the page"),
            "opengraph": self.tr("the description in the page"),
            "microdata": self.tr("the description in the page"),
            "meta": self.tr("the description in the page"),
            "style": self.tr("the styles of the document"),
            "document": self.tr("the properties of the document"),
            "layout": self.tr("the layout of the text"),
            "text": self.tr("the text: worked out"),
            "url": self.tr("the address of the page"),
            "filename": self.tr("the name of the file"),
            "capture": self.tr("the capture of the page"),
            "batch": self.tr("chosen for all files"),
            "person": self.tr("put right by you"),
        }
        said = self.tr("From: {source}").format(source=sources.get(source, source))
        if sure >= UNSURE:
            return said
        percent = number(sure * 100)
        return f"{said} · " + self.tr("only {percent}% sure, please look").format(percent=percent)

    def kind(self, kind: str) -> str:
        """Name a kind of paragraph."""
        return {
            "masthead": self.tr("Masthead"),
            "kicker": self.tr("Kicker"),
            "headline": self.tr("Headline"),
            "standfirst": self.tr("Standfirst"),
            "subhead": self.tr("Subhead"),
            "body": self.tr("Body"),
            "caption": self.tr("Caption"),
            "credit": self.tr("Photo credit"),
            "table": self.tr("Table"),
            "list_item": self.tr("List"),
            "quote": self.tr("Quotation"),
            "dateline": self.tr("Dateline"),
            "pubdate": self.tr("Date"),
            "byline": self.tr("Byline"),
            "related": self.tr("Other articles"),
            "boilerplate": self.tr("Not of the article"),
            "separator": self.tr("Separator"),
        }.get(kind, kind)
