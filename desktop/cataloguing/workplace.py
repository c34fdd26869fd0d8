"""The workplace of a cataloguer: form, tray and dialogs, joined to the desk and the menus."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from db.login import login_name
from db.records import (
    AddNote,
    Applied,
    AuthorityKind,
    AuthorityMatch,
    Catalogue,
    NoteKind,
    Status,
    Suggestion,
    Term,
    Tray,
)
from desktop.cataloguing.alike_session import AlikeSession
from desktop.cataloguing.catalogue_form import CatalogueForm
from desktop.cataloguing.errands import Errands
from desktop.cataloguing.lookup_line import MOST_ROWS, PAUSE_MS
from desktop.cataloguing.return_dialog import ReturnDialog
from desktop.cataloguing.steps import Steps
from desktop.cataloguing.tray import TrayPane
from desktop.desk import Desk
from desktop.menus import Menus
from desktop.panes import Beside
from desktop.reading.sentence_bar import Deed
from desktop.reading.tabs import Tab
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader

T = TypeVar("T")


class Workplace(QObject):
    """Owns the form and the tray, and what is read for them; lives on the GUI thread.

    The catalogue of the article on show comes from the session of the desk, and every save goes
    there too.
    """

    initials_given = Signal(str)
    """Who works here from now on."""
    names_warmed = Signal()
    """All names are read: no look-up waits for them."""
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        menus: Menus,
        window: QWidget,
        *,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(window)
        self._theme, self._desk, self._menus, self._window = theme, desk, menus, window
        self._session = desk.cataloguing
        self._reading: Resident[Reader] | None = None
        self._user = ""
        self._tickets: dict[str, Ticket] = {}
        self._now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self.form = CatalogueForm(theme, self._session.apply, pause_ms=pause_ms)
        self.form.user = self.user
        self.tray = TrayPane(theme)
        self.steps = Steps(theme, self._session, menus, window)
        self.errands = Errands(theme, desk, window, pause_ms, self.steps.say_saved)
        self.alike = AlikeSession(theme, desk.cataloguing, self)
        desk.place_cataloguing(self.tray, self.form)
        desk.detail.place_banner(self.alike.banner)
        self._before: QWidget | None = None
        self._wire()

    @property
    def user(self) -> str:
        """The initials under which is saved."""
        return self._user or login_name()

    def attach(self, reading: Resident[Reader]) -> None:
        """Work on an archive; the session of the desk has it already."""
        self._reading = reading
        self.errands.attach(reading)
        self.alike.attach(reading)
        self.steps.attach(reading)
        self.steps.look(self.user)

    def detach(self) -> None:
        """Save what is typed, and work on no archive any more; before the session leaves it."""
        self.flush()
        for ticket in self._tickets.values():
            ticket.cancel()
        self._desk.stand_beside(Beside.LIST)
        self._reading = None
        self.errands.detach()
        self.alike.detach()
        self.tray.show_tray(None)
        self.steps.detach()

    def flush(self) -> None:
        """Save everything that is typed and not saved yet."""
        if self._session.writable:
            self.form.flush()

    def work_as(self, user: str) -> None:
        """Save under these initials."""
        self._user = user
        self.form.user = self.user
        self._desk.room.shelving.work_as(self.user)
        self.steps.look(self.user)

    def edit(self) -> None:
        """Put the form beside the article, or the list again."""
        self._stand(Beside.FORM)

    def open_tray(self) -> None:
        """Put tray and form beside the article, or the list again."""
        self._stand(Beside.TRAY)

    # ---- coming and going -------------------------------------------------------------------

    def _stand(self, beside: Beside) -> None:
        if not self._session.writable:
            return
        if self._desk.beside is beside:
            self._desk.go_back()
            return
        self._desk.stand_beside(beside)
        if not self._user:
            self.ask_who()

    def _on_beside_changed(self) -> None:
        if self._desk.beside is Beside.LIST:
            self.form.show_nothing()
            self.alike.show(None)
            return
        self._say_beside()
        self._warm_names()
        if self._desk.beside is Beside.TRAY:
            self._look_at_tray()
        if self._session.catalogue is not None:
            self._on_read(self._session.catalogue)
            self.form.show_suggestions(self._session.suggestions)
            self.form.take_focus()

    def ask_who(self) -> None:
        """Ask who works here."""
        self.errands.ask_who(self.user, self._on_given, self.form.take_focus)

    def _as_somebody(self, errand: Callable[[], None], _checked: bool = False) -> None:
        """Do an errand that saves, once it is known who works here: the first to save checks."""

        def given(user: str) -> None:
            self._on_given(user)
            QTimer.singleShot(0, errand)

        if self._user or not self._session.writable:
            errand()
        else:
            self.errands.ask_who(self.user, given, lambda: None)

    def ask_why(self) -> None:
        """Ask why the article on show is returned, and return it."""
        article, form = self._desk.detail.article, self.form
        if article is None or article.row.id != form.article_id:
            return
        article_id = article.row.id

        def give_back(reason: str) -> None:
            if form.article_id == article_id:
                form.finish(Status.RETURNED, [AddNote(article_id, NoteKind.QUERY, reason)])

        dialog = ReturnDialog(self._theme, article.row.headline, self._window)
        dialog.given.connect(give_back)
        dialog.finished.connect(self.form.take_focus)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_given(self, user: str) -> None:
        self.work_as(user)
        self.initials_given.emit(user)

    # ---- the article on show ----------------------------------------------------------------

    def _on_read(self, catalogue: Catalogue) -> None:
        if self._desk.beside is Beside.LIST or not self._session.writable:
            return
        article = self._desk.detail.article
        if article is None or article.row.id != catalogue.article_id:
            return
        fresh = self.form.article_id is None
        self.form.show_catalogue(catalogue, article)
        self.alike.show(catalogue)
        self.tray.show_current(catalogue.article_id)
        if fresh and not self.tray.isAncestorOf(self._window.focusWidget() or self._window):
            self.form.take_focus()

    def _on_suggested(self, suggestions: tuple[Suggestion, ...]) -> None:
        if self.form.article_id == self._session.article_id:
            self.form.show_suggestions(suggestions)

    def _on_finished(self, article_id: int) -> None:
        if self._desk.beside is not Beside.TRAY:
            self._desk.searching.step(1)
            return
        following = self.tray.next_after(article_id)
        if following is not None:
            self._desk.reading.open(following, ())

    def _on_binned(self, article_id: int) -> None:
        """Leave an article that went into the bin."""
        if self._desk.beside is Beside.TRAY and self.tray.next_after(article_id) is None:
            self.form.show_nothing()
            self.alike.show(None)
        else:
            self._on_finished(article_id)

    def _compare(self) -> None:
        """Show what differs from the article that is much like this one, or go back from it.

        Where nobody asks about such a one, the pinned article is compared with.
        """
        if self.alike.banner.relation is None:
            self._desk.comparing.compare()
            return
        if not self.alike.banner.comparing:
            self._before = QApplication.focusWidget()
            self._desk.show_tab(Tab.READ)
        self.alike.banner.turn()

    def _on_deed_wanted(self, deed: Deed) -> None:
        kinds = {Deed.NOTE: NoteKind.NOTE, Deed.SIC: NoteKind.SIC}
        if deed in kinds:
            self._as_somebody(partial(self.errands.write_note, kinds[deed]))

    def _leave_banner(self) -> None:
        """Put the keyboard where it was before it went to the banner."""
        if not self.form.isVisible() and self._desk.beside is not Beside.LIST:
            self._desk.turn_focus()
        before, self._before = self._before, None
        if before is not None and self.form.isAncestorOf(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.take_focus()

    def _on_applied(self, _applied: Applied) -> None:
        self.steps.look(self.user)
        if self._desk.beside is Beside.TRAY:
            self._look_at_tray()

    def _on_tray_read(self, tray: Tray) -> None:
        self.tray.show_tray(tray)
        self._say_beside()
        shown = self._desk.detail.article
        if shown is None and tray.waiting:
            self._desk.reading.open(tray.waiting[0].id, ())

    def _say_beside(self) -> None:
        """Say above the form what there is no room for: the pace of the tray, the banner."""
        desk, said = self._desk, []
        if desk.beside is Beside.TRAY and self.tray.isHidden():
            said.append(self.tray.pace)
        if self.alike.banner.relation is not None and desk.detail.isHidden():
            said.append(self.tr("F6: looks like another article"))
        self.form.say_beside(" · ".join(said))

    # ---- what is read beside it -------------------------------------------------------------

    def _look_at_tray(self) -> None:
        user = self.user
        midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        since = midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._read("tray", lambda reader: reader.catalogue.tray(user, since), self._on_tray_read)

    def _warm_names(self) -> None:
        """Have all names read before somebody types one, a little at a time."""

        def go_on(is_whole: bool) -> None:
            if is_whole:
                self.names_warmed.emit()
            else:
                self._warm_names()

        self._read("warmth", lambda reader: reader.catalogue.warm_names(), go_on)

    def _look_up_names(self, text: str, kinds: Collection[AuthorityKind]) -> None:
        def read(reader: Reader) -> tuple[AuthorityMatch, ...]:
            return reader.catalogue.find_authorities(text, kinds, MOST_ROWS)

        self._read("names", read, lambda found: self.form.additions.offer_names(text, found))

    def _look_up_subjects(self, text: str) -> None:
        def read(reader: Reader) -> tuple[Term, ...]:
            return reader.catalogue.terms(text, MOST_ROWS)

        self._read("subjects", read, lambda found: self.form.additions.offer_subjects(text, found))

    def _read(self, what: str, read: Callable[[Reader], T], show: Callable[[T], None]) -> None:
        """Read something on the read lane; the latest question of its kind wins."""
        if what in self._tickets:
            self._tickets[what].cancel()
        if self._reading is not None:
            self._tickets[what] = self._reading.submit(
                lambda reader, _ticket: read(reader), show, self.failed.emit
            )

    def _wire(self) -> None:
        session, form, menus = self._session, self.form, self._menus
        session.read.connect(self._on_read)
        session.suggested.connect(self._on_suggested)
        session.applied.connect(self._on_applied)
        self._desk.beside_changed.connect(self._on_beside_changed)
        form.renew_wanted.connect(session.renew)
        form.finished.connect(self._on_finished)
        form.place_wanted.connect(self._desk.detail.view.show_place)
        form.closed.connect(self._desk.go_back)
        form.failed.connect(self.failed)
        form.return_wanted.connect(self.ask_why)
        form.note_wanted.connect(self.errands.write_note)
        self.errands.failed.connect(self.failed)
        self.alike.failed.connect(self.failed)
        self.alike.choice_made.connect(self.flush)
        self.alike.binned.connect(self._on_binned)
        self.alike.banner.room_wanted.connect(self._desk.detail.give_room)
        self.alike.left.connect(self._leave_banner)
        self.alike.asked.connect(menus.show_alike)
        self.alike.asked.connect(lambda _there: self._say_beside())
        self.alike.banner.article_wanted.connect(self._desk.open_article)
        menus.compare.triggered.connect(lambda _checked: self._compare())
        form.additions.names_wanted.connect(self._look_up_names)
        form.additions.subjects_wanted.connect(self._look_up_subjects)
        self.tray.article_wanted.connect(lambda one: self._desk.reading.open(one, ()))
        self.tray.form_wanted.connect(form.take_focus)
        self._desk.arranged.connect(self._say_beside)
        form.undo_wanted.connect(self.steps.undo)
        form.redo_wanted.connect(self.steps.redo)
        self.steps.failed.connect(self.failed)
        menus.edit.triggered.connect(lambda _checked: self.edit())
        menus.tray.triggered.connect(lambda _checked: self.open_tray())
        menus.finish.triggered.connect(lambda _checked: form.go_on())
        menus.send_back.triggered.connect(lambda _checked: self.ask_why())
        self._desk.detail.view.sentences.wanted.connect(self._on_deed_wanted)
        errands = self.errands
        for action, errand in (
            (menus.note, errands.write_note),
            (menus.basket, errands.fill_basket),
            (menus.batch, errands.change_many),
            (menus.names, errands.look_after_names),
        ):
            action.triggered.connect(partial(self._as_somebody, errand))
        menus.who.triggered.connect(lambda _checked: self.ask_who())
