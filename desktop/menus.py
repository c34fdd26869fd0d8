"""The menus: everything the window can do, by name and by key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.language import Language, number
from desktop.reading.tabs import Tab
from desktop.theme import Scheme
from desktop.type_menu import TypeMenu
from desktop.typography import Typography


class Menus(QMenuBar):
    """Owns every action of the window; each speaks by its own `triggered`. GUI thread."""

    recent_chosen = Signal(object)
    """An archive of the recent ones: its path."""
    scheme_chosen = Signal(object)
    language_chosen = Signal(object)
    typography_chosen = Signal(object)
    """How the text of articles is to be set: a `Typography`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting, self._alike = 0, False
        self._add_archive_menu()
        self._add_article_menu()
        self._add_tabs_menu()
        self._add_catalogue_menu()
        self._add_view_menu()
        self._add_help_menu()
        self._retranslate()

    def show_recent(self, archives: Sequence[Path]) -> None:
        """List the archives that were open before, the last one first."""
        self._recent.clear()
        for archive in archives:
            action = self._recent.addAction(archive.stem.replace("&", "&&"))
            action.setToolTip(str(archive))
            action.triggered.connect(lambda _=False, path=archive: self.recent_chosen.emit(path))
        self._recent.setEnabled(bool(archives))
        self._recent.setToolTipsVisible(True)

    def show_choices(self, scheme: Scheme, language: Language, typography: Typography) -> None:
        """Tick what is in use."""
        used = (typography.width, typography.face, typography.leading)
        groups = (self._schemes, self._languages, *self._type_menu.groups)
        for group, chosen in zip(groups, (scheme, language, *used), strict=True):
            for action in group.actions():
                action.setChecked(action.data() == chosen.value)

    def allow_archive(self, *, there: bool, writable: bool) -> None:
        """Allow only what makes sense with the archive that is open, if one is."""
        for action in (self.ingest, self.paste, self.batches, self.backups, self.watch):
            action.setEnabled(there and writable)
        self.check.setEnabled(there)
        self.jobs.setEnabled(there)
        self.refresh.setEnabled(there)
        for action in (*self._article.actions(), *self._open_tabs.actions()):
            action.setEnabled(there)
        for action in (self.keep_search, *self._catalogue.actions()):
            action.setEnabled(there and writable)

    def show_alike(self, there: bool) -> None:
        """Say what the article is compared with: one that is like it, or else the pinned one."""
        self._alike = there
        alike = self.tr("C&ompare with the one it is like")
        self.compare.setText(alike if there else self.tr("C&ompare with the pinned article"))

    def show_waiting(self, pairs: int) -> None:
        """Say how many pairs of articles that are alike wait for a decision."""
        self._waiting = pairs
        self._name_duplicates()

    def _name_duplicates(self) -> None:
        if self._waiting:
            words = self.tr("Articles that are a&like ({count})…")
            self.duplicates.setText(words.format(count=number(self._waiting)))
        else:
            self.duplicates.setText(self.tr("Articles that are a&like…"))

    def by_menu(self) -> Iterator[tuple[str, list[QAction]]]:
        """Every menu with its actions that have a key, for the sheet of keys."""
        for menu in (
            self._archive,
            self._article,
            self._open_tabs,
            self._catalogue,
            self._view,
            self._help,
        ):
            keyed = [action for action in menu.actions() if not action.shortcut().isEmpty()]
            yield menu.title().replace("&", ""), keyed

    def entries(self) -> Iterator[tuple[str, QAction]]:
        """Every entry with the way to it, such as “View › Colours”; those of submenus last."""
        below = {id(self._archive): [self._recent]}
        below[id(self._view)] = [self._scheme_menu, self._language_menu]
        for menu in (self._archive, self._article, self._catalogue, self._view, self._help):
            submenus = below.get(id(menu), [])
            titles = {one.title() for one in submenus}
            way = plain_words(menu.title())
            for action in menu.actions():
                if not action.isSeparator() and action.text() not in titles:
                    yield way, action
            for one in submenus:
                for action in one.actions():
                    yield f"{way} › {plain_words(one.title())}", action

    def named(self) -> dict[str, QAction]:
        """Every command by a name that stays the same in every language."""
        found = {name: one for name, one in vars(self).items() if isinstance(one, QAction)}
        return {**found, **{f"tab-{tab}": action for tab, action in self.tabs.items()}}

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add_archive_menu(self) -> None:
        self._archive = self.addMenu("")
        self.new = _action(self._archive, QKeySequence.StandardKey.New)
        self.open = _action(self._archive, QKeySequence.StandardKey.Open)
        self._recent = self._archive.addMenu("")
        self._archive.addSeparator()
        self.ingest = _action(self._archive, "Ctrl+Shift+N")
        self.paste = _action(self._archive, "Ctrl+Shift+V")
        self.batches = _action(self._archive)
        self.backups = _action(self._archive)
        self.jobs = _action(self._archive)
        self.watch = _action(self._archive)
        self.watch.setCheckable(True)
        self._archive.addSeparator()
        self.quit = _action(self._archive, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_article_menu(self) -> None:
        self._article = self.addMenu("")
        self.search = _action(self._article, QKeySequence.StandardKey.Find)
        self.build = _action(self._article, "Ctrl+Shift+F")
        self.keep_search = _action(self._article, "Ctrl+S")
        self.why = _action(self._article, "F4")
        self._article.addSeparator()
        self.next_hit = _action(self._article, "F3")
        self.previous_hit = _action(self._article, "Shift+F3")
        self.find_in_article = _action(self._article, "Ctrl+G")
        self._article.addSeparator()
        self.next_article = _action(self._article, "Alt+Down")
        self.previous_article = _action(self._article, "Alt+Up")
        self.back = _action(self._article, "Alt+Left")
        self.forward = _action(self._article, "Alt+Right")
        self._article.addSeparator()
        self.compare = _action(self._article, "F6")
        self.pin = _action(self._article, "Shift+F6")
        self._article.addSeparator()
        self.cite = _action(self._article, "Ctrl+Shift+C")
        self.link = _action(self._article, "Ctrl+Shift+L")
        self.follow = _action(self._article)
        self.answer = _action(self._article, "Ctrl+Shift+A")
        self._article.addSeparator()
        self.sheets = _action(self._article)
        self.bulletin = _action(self._article)
        self.print = _action(self._article, QKeySequence.StandardKey.Print)
        self._article.addSeparator()
        self.duplicates = _action(self._article, "Ctrl+Shift+D")
        self.awards = _action(self._article)
        self.dossiers = _action(self._article)
        self.series = _action(self._article)

    def _add_tabs_menu(self) -> None:
        self._open_tabs = self.addMenu("")
        self.open_again = _action(self._open_tabs, "Ctrl+T")
        self.close_tab = _action(self._open_tabs, "Ctrl+W")
        self.reopen_tab = _action(self._open_tabs, "Ctrl+Shift+T")
        self._open_tabs.addSeparator()
        self.next_tab = _action(self._open_tabs, "Ctrl+Tab")
        self.previous_tab = _action(self._open_tabs, "Ctrl+Shift+Tab")

    def _name_tabs_menu(self) -> None:
        self._open_tabs.setTitle(self.tr("Ta&bs"))
        self.open_again.setText(self.tr("This article in a &new tab"))
        self.close_tab.setText(self.tr("&Close the tab"))
        self.reopen_tab.setText(self.tr("&Bring back the closed tab"))
        self.next_tab.setText(self.tr("N&ext tab"))
        self.previous_tab.setText(self.tr("&Previous tab"))

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; empty for nothing."""
        self._steps = (undo, redo)
        words = (self.tr("&Undo"), self.tr("&Redo"))
        for action, word, step in zip((self.undo, self.redo), words, self._steps, strict=True):
            action.setText(f"{word}: {step}" if step else word)
            action.setEnabled(bool(step))

    def _add_catalogue_menu(self) -> None:
        self._steps = ("", "")
        self._catalogue = self.addMenu("")
        self.edit = _action(self._catalogue, "Ctrl+E")
        self.tray = _action(self._catalogue, "Ctrl+Shift+K")
        self.finish = _action(self._catalogue, "Alt+Return")
        self.send_back = _action(self._catalogue, "Ctrl+Shift+R")
        self._catalogue.addSeparator()
        self.undo = _action(self._catalogue, QKeySequence.StandardKey.Undo)
        self.redo = _action(self._catalogue, "Ctrl+Y", "Ctrl+Shift+Z")
        self._catalogue.addSeparator()
        self.note = _action(self._catalogue, "Ctrl+I")
        self.basket = _action(self._catalogue, "F8")
        self.batch = _action(self._catalogue, "Ctrl+Shift+B")
        self.names = _action(self._catalogue, "Ctrl+Shift+M")
        self._catalogue.addSeparator()
        self.who = _action(self._catalogue)

    def _name_catalogue_menu(self) -> None:
        self._catalogue.setTitle(self.tr("&Catalogue"))
        self.edit.setText(self.tr("&Edit the record"))
        self.tray.setText(self.tr("Cataloguing &tray"))
        self.finish.setText(self.tr("&Save as catalogued or checked, next article"))
        self.send_back.setText(self.tr("Return with a reas&on…"))
        self.note.setText(self.tr("&Note on the chosen words…"))
        self.basket.setText(self.tr("Put into a &dossier…"))
        self.batch.setText(self.tr("&Change many articles…"))
        self.names.setText(self.tr("Na&mes…"))
        self.who.setText(self.tr("&Who works here…"))
        self.show_steps(*self._steps)

    def _add_view_menu(self) -> None:
        self._view = self.addMenu("")
        self._scheme_menu = self._view.addMenu("")
        self._schemes = _group(self._scheme_menu, Scheme)
        self._schemes.triggered.connect(lambda one: self.scheme_chosen.emit(Scheme(one.data())))
        self._language_menu = self._view.addMenu("")
        self._languages = _group(self._language_menu, Language)
        self._languages.triggered.connect(
            lambda one: self.language_chosen.emit(Language(one.data()))
        )
        self._type_menu = TypeMenu(self)
        self._type_menu.chosen.connect(self.typography_chosen)
        self._view.addMenu(self._type_menu)
        self._view.addSeparator()
        self.filters = _action(self._view, "Ctrl+\\")
        self.filters.setCheckable(True)
        self.turn = _action(self._view, "F11")
        self.next_pane = _action(self._view, "Ctrl+F6")
        self.previous_pane = _action(self._view, "Ctrl+Shift+F6")
        self.alone = _action(self._view, "Shift+F11")
        self._view.addSeparator()
        self.tabs = {
            tab: _action(self._view, f"Alt+{number}") for number, tab in enumerate(Tab, start=1)
        }
        self._view.addSeparator()
        self.refresh = _action(self._view, QKeySequence.StandardKey.Refresh)
        self._view.addSeparator()
        self.larger = _action(self._view, "Ctrl++", "Ctrl+=")
        self.smaller = _action(self._view, "Ctrl+-")
        self.normal = _action(self._view, "Ctrl+0")

    def _add_help_menu(self) -> None:
        self._help = self.addMenu("")
        self.commands = _action(self._help, "Ctrl+K")
        self.keys = _action(self._help, "F1")
        self.check = _action(self._help)
        self._help.addSeparator()
        self.about = _action(self._help)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _retranslate(self) -> None:
        self._name_archive_menu()
        self._name_article_menu()
        self._name_tabs_menu()
        self._name_catalogue_menu()
        self._name_view_menu()
        self._help.setTitle(self.tr("&Help"))
        self.commands.setText(self.tr("&Find a command…"))
        self.keys.setText(self.tr("&Keys"))
        self.check.setText(self.tr("&Check the archive…"))
        self.about.setText(self.tr("&About Kho Báo"))

    def _name_archive_menu(self) -> None:
        self._archive.setTitle(self.tr("&Archive"))
        self.new.setText(self.tr("&New archive…"))
        self.open.setText(self.tr("&Open an archive…"))
        self._recent.setTitle(self.tr("Open &recent"))
        self.ingest.setText(self.tr("&Ingest articles…"))
        self.paste.setText(self.tr("Ingest &pasted text…"))
        self.batches.setText(self.tr("&What was ingested…"))
        self.backups.setText(self.tr("&Backups…"))
        self.jobs.setText(self.tr("&Jobs that go on…"))
        self.watch.setText(self.tr("Watch a &folder…"))
        self.quit.setText(self.tr("&Quit"))

    def _name_article_menu(self) -> None:
        self._article.setTitle(self.tr("Ar&ticle"))
        self.search.setText(self.tr("&Search"))
        self.build.setText(self.tr("&Question builder…"))
        self.keep_search.setText(self.tr("Save this searc&h…"))
        self.why.setText(self.tr("Wh&y is this article here?"))
        self.next_hit.setText(self.tr("&Next hit"))
        self.previous_hit.setText(self.tr("&Previous hit"))
        self.find_in_article.setText(self.tr("&Find in this article"))
        self.next_article.setText(self.tr("Next &article"))
        self.previous_article.setText(self.tr("Pre&vious article"))
        self.back.setText(self.tr("&Back"))
        self.forward.setText(self.tr("Forward again"))
        self.show_alike(self._alike)
        self.pin.setText(self.tr("Pin, or take the pin away"))
        self.cite.setText(self.tr("&Copy with citation"))
        self.link.setText(self.tr("Copy a lin&k to the sentence"))
        self.follow.setText(self.tr("Open the cop&ied link"))
        self.answer.setText(self.tr("Put on the answer shee&t"))
        self.sheets.setText(self.tr("Answer sh&eets…"))
        self.bulletin.setText(self.tr("B&ulletin of articles…"))
        self.print.setText(self.tr("Print or save as PDF…"))
        self._name_duplicates()
        self.awards.setText(self.tr("A&wards…"))
        self.dossiers.setText(self.tr("&Dossiers…"))
        self.series.setText(self.tr("Fi&gures through time…"))

    def _name_view_menu(self) -> None:
        self._view.setTitle(self.tr("&View"))
        self._scheme_menu.setTitle(self.tr("&Colours"))
        schemes = (
            self.tr("As the &system"),
            self.tr("&Light"),
            self.tr("&Dark"),
            self.tr("&High contrast"),
        )
        for action, words in zip(self._schemes.actions(), schemes, strict=True):
            action.setText(words)
        self._language_menu.setTitle(self.tr("&Language"))
        languages = (self.tr("&Vietnamese"), self.tr("&English"))
        for action, words in zip(self._languages.actions(), languages, strict=True):
            action.setText(words)
        self.filters.setText(self.tr("&Filters"))
        self.turn.setText(self.tr("Article alone / list alone / &both"))
        self.next_pane.setText(self.tr("Ne&xt pane"))
        self.previous_pane.setText(self.tr("&Previous pane"))
        self.alone.setText(self.tr("Nothing but the a&rticle"))
        self.refresh.setText(self.tr("Look &again"))
        self.tabs[Tab.READ].setText(self.tr("The text"))
        self.tabs[Tab.CATALOGUE].setText(self.tr("Cataloguing"))
        self.tabs[Tab.FIGURES].setText(self.tr("Figures"))
        self.tabs[Tab.AWARDS].setText(self.tr("Awards"))
        self.tabs[Tab.RELATIONS].setText(self.tr("Relations"))
        self.tabs[Tab.HISTORY].setText(self.tr("History"))
        self.larger.setText(self.tr("Lar&ger"))
        self.smaller.setText(self.tr("&Smaller"))
        self.normal.setText(self.tr("&Normal size"))


def plain_words(words: str) -> str:
    """The words of an entry as they are read: without its mnemonic and its dots."""
    parts = (part.replace("&", "") for part in words.split("&&"))
    return "&".join(parts).rstrip("…")


def _action(menu: QMenu, *keys: str | QKeySequence.StandardKey) -> QAction:
    """Put an action at the end of a menu; the first key is the one that is shown."""
    action = QAction(menu)
    action.setShortcuts([QKeySequence(key) for key in keys])
    menu.addAction(action)
    return action


def _group(menu: QMenu, choices: type[StrEnum]) -> QActionGroup:
    """Put one action a choice into a menu, of which one is ticked."""
    group = QActionGroup(menu)
    for choice in choices:
        action = QAction(menu)
        action.setCheckable(True)
        action.setData(choice.value)
        group.addAction(action)
        menu.addAction(action)
    return group
