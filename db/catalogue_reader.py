"""Reads the catalogue: what was recorded of an article, names, awards, dossiers and history."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from db.catalogue.names_in_time import name_at
from db.engine import ReadEngine
from db.lookups import answering, authorities, awards, bulletins, catalogue, dossiers, history, work
from db.lookups.names import AuthorityNames
from db.records import (
    ArticleDetail,
    AuthorityDetail,
    AuthorityKind,
    AuthorityMatch,
    AuthorityRow,
    AwardDecision,
    AwardDetail,
    AwardRow,
    Catalogue,
    ChangeSet,
    DossierDetail,
    DossierRow,
    FigureSeries,
    MergePreview,
    Quote,
    SavedSearch,
    SeriesRow,
    Suggestion,
    Term,
    Tray,
    User,
)
from db.records.answers import AnswerQuote, AnswerSheet, AnswerSheetRow
from db.records.papers import BulletinEntry
from db.search.stated_numbers import StatedNumbers


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day on the wall of whoever reads


class CatalogueReader:
    """Reads the catalogue of one archive for a Reader, on its thread and its connection."""

    def __init__(
        self,
        engine: ReadEngine,
        article: Callable[[int], ArticleDetail],
        numbers: StatedNumbers,
        today: Callable[[], str] = _today,
    ) -> None:
        self._engine = engine
        self._article = article
        self._numbers = numbers
        self._today = today
        self._names = AuthorityNames()

    def of(self, article_id: int) -> Catalogue:
        """Read everything that was recorded of an article. Raises ArticleMissing."""
        with self._engine.session() as session:
            return catalogue.catalogue_of(session, article_id, self._today())

    def suggest(self, article_id: int) -> tuple[Suggestion, ...]:
        """Read an article and suggest what to record of it; what is recorded already says so.

        The articles that state the same figures and the dossiers of its kin are among it, last;
        figures that nobody catalogued are looked up in the index. Raises ArticleMissing.
        """
        # The readers of figures, names and awards load with the first article they are asked about.
        from db.lookups.suggestions import suggestions

        return suggestions(self._engine, self._article, self._numbers, article_id, self._today())

    # ---- authorities ----------------------------------------------------------------------

    def find_authorities(
        self, text: str, kinds: Collection[AuthorityKind] = (), limit: int = 20
    ) -> tuple[AuthorityMatch, ...]:
        """Find authorities by what somebody types of a name, the best first; no kinds are all."""
        with self._engine.session() as session:
            return self._names.find(session, text, kinds, limit)

    def warm_names(self) -> bool:
        """Read some of the names that `find_authorities` looks through; True when all are there.

        Call it again until then, so that the first look-up need not read them all: what else is to
        be read comes between.
        """
        with self._engine.session() as session:
            return self._names.warm(session)

    def authority(self, authority_id: int) -> AuthorityDetail:
        """Read an authority whole; a merged one leads on. Raises AuthorityMissing."""
        with self._engine.session() as session:
            return authorities.authority(session, authority_id)

    def name_at(self, authority_id: int, on: date) -> str:
        """Tell what an authority was called on a day. Raises AuthorityMissing."""
        return name_at(self.authority(authority_id), on)

    def authorities(
        self, kind: AuthorityKind | None = None, limit: int = 200, offset: int = 0
    ) -> tuple[AuthorityRow, ...]:
        """List authorities in Vietnamese order."""
        with self._engine.session() as session:
            return authorities.authorities(session, kind, limit, offset)

    def merge_preview(self, kept_id: int, gone_id: int) -> MergePreview:
        """Say what a merge of two authorities would do. Raises AuthorityMissing."""
        with self._engine.session() as session:
            return authorities.merge_preview(session, kept_id, gone_id)

    def authority_history(self, authority_id: int) -> tuple[ChangeSet, ...]:
        """List what was changed in an authority, the newest first."""
        with self._engine.session() as session:
            return history.authority_history(session, authority_id)

    # ---- awards ---------------------------------------------------------------------------

    def awards(self) -> tuple[AwardRow, ...]:
        """List the awards in Vietnamese order."""
        with self._engine.session() as session:
            return awards.awards(session, self._today())

    def award(self, award_id: int) -> AwardDetail:
        """Read an award with all its years. Raises AuthorityMissing."""
        with self._engine.session() as session:
            return awards.award(session, award_id, self._today())

    def waiting(self) -> tuple[AwardDecision, ...]:
        """List the award decisions that wait for their result."""
        with self._engine.session() as session:
            return awards.waiting(session, self._today())

    # ---- figures through time -------------------------------------------------------------

    def series(self, text: str = "", limit: int = 500) -> tuple[SeriesRow, ...]:
        """List what figures measure and of whom, what most articles tell of first; marks aside."""
        from db.lookups import series  # with what compares figures, only for who asks

        with self._engine.session() as session:
            return series.series(session, text, limit)

    def figure_series(self, quantity_id: int, subject_id: int | None) -> FigureSeries:
        """Read one quantity of one subject through time. Raises FieldInvalid for none."""
        from db.lookups import series

        with self._engine.session() as session:
            return series.figure_series(session, quantity_id, subject_id)

    # ---- history --------------------------------------------------------------------------

    def history(
        self,
        article_id: int | None = None,
        user: str | None = None,
        limit: int = 50,
        before: int | None = None,
    ) -> tuple[ChangeSet, ...]:
        """List change sets, the newest first; see `db.lookups.history.history`."""
        with self._engine.session() as session:
            return history.history(session, article_id, user, limit, before)

    def change_set(self, change_set_id: int) -> ChangeSet:
        """Read one change set with all it did. Raises ChangeMissing."""
        with self._engine.session() as session:
            return history.change_set(session, change_set_id)

    def to_undo(self, user: str) -> ChangeSet | None:
        """What the next undo of a user would take back."""
        with self._engine.session() as session:
            found = history.to_undo(session, user)
            return history.undone_by(session, found) if found is not None else None

    def to_redo(self, user: str) -> ChangeSet | None:
        """What the next redo of a user would make again."""
        with self._engine.session() as session:
            found = history.to_redo(session, user)
            return history.undone_by(session, found) if found is not None else None

    # ---- work -----------------------------------------------------------------------------

    def dossiers(self) -> tuple[DossierRow, ...]:
        """List the dossiers in Vietnamese order."""
        with self._engine.session() as session:
            return dossiers.dossiers(session)

    def dossier(self, dossier_id: int) -> DossierDetail:
        """Read a dossier with its articles, when they appeared, and their figures.

        Raises FieldInvalid.
        """
        with self._engine.session() as session:
            return dossiers.dossier(session, dossier_id)

    def members(self, dossier_id: int) -> list[int]:
        """List the ids of the articles in a dossier and in those inside it."""
        with self._engine.session() as session:
            return work.members(session, dossier_id)

    def terms(self, text: str = "", limit: int = 50) -> tuple[Term, ...]:
        """Find terms by their label, marks aside."""
        with self._engine.session() as session:
            return work.terms(session, text, limit)

    def users(self) -> tuple[User, ...]:
        """List who works on the archive."""
        with self._engine.session() as session:
            return work.users(session)

    def searches(self, user: str) -> tuple[SavedSearch, ...]:
        """List the queries that a user keeps."""
        with self._engine.session() as session:
            return work.searches(session, user)

    def tray(self, user: str, since: str, limit: int = 50) -> Tray:
        """Read what waits for a cataloguer; `since` is when their day began, in UTC."""
        with self._engine.session() as session:
            return work.tray(session, user, since, limit)

    # ---- what leaves the archive on paper -------------------------------------------------

    def sheets(self, limit: int = 200) -> tuple[AnswerSheetRow, ...]:
        """List the answer sheets of everybody, the newest first."""
        with self._engine.session() as session:
            return answering.sheets(session, limit)

    def sheet(self, sheet_id: int) -> AnswerSheet:
        """Read an answer sheet whole. Raises FieldInvalid."""
        with self._engine.session() as session:
            return answering.sheet(session, sheet_id, self._today())

    def quoted(self, quote_id: int, article_id: int, quote: Quote) -> AnswerQuote:
        """Tell of words what a sheet tells of them, without keeping them.

        Raises ArticleMissing, and QuoteMissing when the text does not have them there.
        """
        with self._engine.session() as session:
            return answering.quoted(session, quote_id, article_id, quote, self._today())

    def bulletin(self, ids: Sequence[int]) -> tuple[BulletinEntry, ...]:
        """Read articles for a bulletin, in the order of `ids`; missing ones are left out."""
        with self._engine.session() as session:
            return bulletins.bulletin_entries(session, ids)
