"""What is done when somebody asks about their data; each act is logged, with the time it is done.

    desk = PrivacyDesk(settings)
    subject = Holdings(settings).find("rn-042")
    desk.object(subject)          # is not suggested any more, wherever it comes from

An act is on the disk before the index is built anew: whatever becomes of the build, the next one
does what was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from matching.engine.building import build_index
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.privacy.corrections import as_rectified
from matching.engine.privacy.rectifying import rectified
from matching.engine.privacy.subjects import INDEX
from matching.errors import RequestError
from matching.privacy.audit import AuditLog
from matching.privacy.marks import group_of
from matching.privacy.retention import CONSENT
from matching.privacy.suppression import SuppressionList
from matching.profiles.model import Consent, Profile
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matching.config import Settings
    from matching.embedding.protocol import Encoder, Progress
    from matching.engine.privacy.subjects import Subject
    from matching.privacy.audit import Act


@dataclass(frozen=True)
class Objected:
    """What an objection did."""

    is_new: bool
    """Whether the subject was not left out yet."""
    left_index: int
    """Profiles that left the index."""


class PrivacyDesk:
    """Does what people ask, with the settings of a run."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        encoder: Encoder | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._encoder = encoder
        self._progress = progress
        self._own = OwnProfiles(settings.own_profiles_file)
        self.listed = SuppressionList(settings.privacy_folder)
        self.log = AuditLog(settings.privacy_folder)

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock().date()

    def note(self, act: Act, about: Profile | str, count: int = 0) -> None:
        """Log an act that changes nothing; ``count`` says of how many records.

        Raises:
            WorkspaceError: the log cannot be written.
        """
        self.log.append(act, about, self._clock(), **({"records": count} if count else {}))

    def object(self, subject: Subject, act: Act = "object") -> Objected:
        """Leave ``subject`` out for good: of the index, of what was typed in, of every source.

        Raises:
            WorkspaceError: the list, the log or the index cannot be written.
            RequestError: nobody would be left in the index; all else is done by then.
        """
        is_new = [self.listed.add(one.profile, self.today) for one in subject.held]
        self.log.append(act, subject.profile, self._clock(), records=len(subject.held))
        self._own.forget(subject.ids)
        if not any(one.where == INDEX for one in subject.held):
            return Objected(any(is_new), 0)
        return Objected(any(is_new), self._index_again())

    def lift(self, profile: Profile) -> bool:
        """Let ``profile`` in again, at the next import; return whether it was left out.

        Raises:
            WorkspaceError: the list or the log cannot be written.
        """
        was_listed = self.listed.lift(profile)
        if was_listed:
            self.log.append("lift", profile, self._clock())
        return was_listed

    def rectify(self, profile: Profile, given: Mapping[str, str]) -> Profile:
        """Correct fields of ``profile``, for good, and return it as it is then.

        Raises:
            RequestError: a field is unknown or may not be changed, or its text is not admitted.
            WorkspaceError: the profile, the log or the index cannot be written.
        """
        territories = Territories.load(self._settings.territories)
        found, fields = rectified(profile, given, territories)
        return self._keep(found, "rectify", fields=fields)

    def consent(self, profile: Profile, scope: str, until: date | None) -> Profile:
        """Keep that whom ``profile`` is about agreed to ``scope`` today, and return it.

        What is kept of a person then rests on that consent, and on nothing else.

        Raises:
            RequestError: it would have ended already.
            WorkspaceError: the profile, the log or the index cannot be written.
        """
        if until is not None and until < self.today:
            raise RequestError("privacy-consent-over", until=until.isoformat())
        given = Consent(scope=scope, given_on=self.today, until=until)
        rests = group_of(profile) == "person" or profile.legal_basis is None
        basis = CONSENT if rests else profile.legal_basis
        found = profile.model_copy(update={"consent": given, "legal_basis": basis})
        return self._keep(found, "consent", **({"until": until} if until else {}))

    def withdraw(self, subject: Subject) -> Objected | None:
        """Take the consent of ``subject`` back.

        Where nothing else allows to keep them, they are left out as those who object are; else
        only the consent goes, and None is returned.

        Raises:
            RequestError: no consent is kept.
            WorkspaceError: the list, the log or the index cannot be written.
        """
        profile = subject.profile
        if profile.consent is None:
            raise RequestError("privacy-consent-none", id=profile.id)
        if profile.legal_basis == CONSENT:
            return self.object(subject, "withdraw")
        self._keep(profile.model_copy(update={"consent": None}), "withdraw")
        return None

    def _keep(self, profile: Profile, act: Act, **facts: date | tuple[str, ...]) -> Profile:
        """Keep what whom it is about says of ``profile``, in place of what files say."""
        if self.listed.covers(profile):
            raise RequestError("privacy-withheld", count=1)
        kept = as_rectified(profile, self.today, self._settings.language)
        self._own.put([kept])
        self.log.append(act, kept, self._clock(), **facts)
        build_index(
            [self._own.path],
            self._settings,
            add=True,
            encoder=self._encoder,
            progress=self._progress,
        )
        return kept

    def _index_again(self) -> int:
        """Build the index without those on the list; return how many left it."""
        report = build_index(
            None, self._settings, add=True, encoder=self._encoder, progress=self._progress
        )
        return report.withheld
