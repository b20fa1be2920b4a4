"""The planner of missions: reads one, plans it, changes it when things happen, tries what if."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from matching.config import LinkRule
from matching.embedding.protocol import Progress
from matching.engine.link_rules import boost_under
from matching.engine.matcher import Matcher
from matching.engine.mission.books import Occasion, make_book
from matching.engine.mission.folder import write_mission_folder
from matching.engine.mission.frames import ledger_frame, loads_frame, meetings_frame
from matching.engine.mission.linked import under_rule
from matching.engine.mission.newcomers import as_input, extended
from matching.engine.mission.scenarios import Outcome, try_scenarios
from matching.engine.mission.scores import Attendees, attend, pair_scores
from matching.errors import RequestError
from matching.language import Language
from matching.mission.book import MissionBook
from matching.mission.happenings import Happenings
from matching.mission.input.reading import MissionInput, read_mission, read_newcomers
from matching.mission.model import Pair, Party, Problem
from matching.mission.plan import Plan
from matching.mission.planning import plan_meetings
from matching.mission.replanning import Replanned, replan
from matching.mission.settings import MissionSettings
from matching.mission.stored.plan import StoredPlan, find_plan, read_plan
from matching.mission.work import Work
from matching.profiles.model import Profile
from matching.ranking.known_links import linked_pairs

if TYPE_CHECKING:
    import pandas as pd

    from matching.mission.input.delegate_files import DelegateList

Planned = MissionBook | StoredPlan | Path | str
"""A plan just made, one that was kept, or where it is."""
Source = MissionInput | Planned
"""A mission that was read, a plan, or where one or the other is."""


class MissionPlanner:
    """Plans missions with the scores of one matcher."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def read(
        self,
        path: Path | str,
        *,
        today: date | None = None,
        lists: tuple[DelegateList, ...] | None = None,
    ) -> MissionInput:
        """Return the mission of the folder or the mission file at ``path``, with its warnings.

        Sessions before ``today``, where it is given, are warned about. ``lists`` take the place of
        those that the mission file names.

        Raises:
            MissionInputError: something in its files cannot be; it holds all faults of all files.
        """
        return read_mission(
            Path(path),
            self.matcher.territories,
            self.matcher.find,
            today=today or date.min,
            lists=lists,
        )

    def read_newcomers(self, mission: MissionInput | StoredPlan, path: Path | str) -> MissionInput:
        """Return ``mission`` with the parties of the list at ``path``; its warnings are the list's.

        Raises:
            MissionInputError: the list has faults; somebody who is in the mission already is one.
        """
        territories = self.matcher.territories
        known = as_input(mission, territories) if isinstance(mission, StoredPlan) else mission
        return read_newcomers(Path(path), known, territories, self.matcher.find)

    def plan(
        self,
        mission: MissionInput | Path | str,
        *,
        language: Language | None = None,
        fairness: float | None = None,
        known_links: LinkRule | None = None,
        work: Work | None = None,
        progress: Progress | None = None,
    ) -> MissionBook:
        """Return the best plan of ``mission`` with all that its documents tell.

        ``fairness`` (0 to 1) and ``known_links`` take the place of those of the mission file.

        Raises:
            MissionInputError: the files of the mission cannot be used.
            RequestError: ``fairness`` is no share.
            InfeasibleMissionError: no timetable keeps every rule; ``diagnosis`` says why.
            UnsolvedMissionError: the limits of ``work`` were reached before any was found.
        """
        given = mission if isinstance(mission, MissionInput) else self.read(mission)
        settings = _with_fairness(given.settings, fairness)
        settings = _with_rule(settings, known_links or self._rule(settings))
        problem, occasion = self._scored(replace(given, settings=settings), progress)
        reserves = settings.meetings.reserves
        plan = plan_meetings(problem, work, reserves=reserves, progress=progress)
        return self._book(plan, occasion, language, progress)

    def problem(self, source: Source, progress: Progress | None = None) -> Problem:
        """Return the problem of a mission, or of a plan, as a timetable is checked against it."""
        given = self._opened(source)
        if isinstance(given, StoredPlan):
            return given.plan.problem
        return self._scored(given, progress)[0]

    def replan(
        self,
        planned: Planned,
        happenings: Happenings,
        *,
        newcomers: MissionInput | Path | str | None = None,
        language: Language | None = None,
        work: Work | None = None,
        progress: Progress | None = None,
    ) -> tuple[MissionBook, Replanned]:
        """Return the plan changed as little as can be for what happened, and what changed.

        ``newcomers`` is a list of them, or what ``read_newcomers`` made of it; their ids need not
        be in ``happenings``. The documents are in the language of those before unless said.

        Raises:
            FileUnreadableError: the plan cannot be read.
            MissionInputError: the list of newcomers has faults.
        """
        given = _kept(planned)
        kept = read_plan(Path(given)) if isinstance(given, (Path, str)) else given
        if isinstance(newcomers, (Path, str)):
            newcomers = self.read_newcomers(kept, newcomers)
        before = kept.plan.problem
        if newcomers is None:
            xs, ys = self._attend(before.xs, before.ys, kept.profiles, progress)
            problem, fits = before, (kept.fit_for_x, kept.fit_for_y)
        else:
            xs, ys = self._attend(newcomers.xs, newcomers.ys, newcomers.profiles, progress)
            scores = pair_scores(self.matcher.ranking, xs, ys)
            problem, fits = extended(kept, newcomers, scores)
            added = [name for name in problem.parties if name not in before.parties]
            pairs = linked_pairs(xs.profiles, ys.profiles)
            fresh = [pair for pair in pairs if not before.parties.keys() >= set(pair)]
            problem = self._under_rule(problem, fresh, kept.settings)
            named = dict.fromkeys((*happenings.newcomers, *added))
            happenings = replace(happenings, newcomers=tuple(named))
        reserves = kept.settings.meetings.reserves
        changed = replan(kept.plan, problem, happenings, work, reserves=reserves)
        occasion = Occasion(kept.settings, xs, ys, *fits)
        spoken = language or kept.language
        return self._book(changed.plan, occasion, spoken, progress), changed

    def what_if(
        self,
        source: Source,
        scenarios: Sequence[str],
        *,
        work: Work | None = None,
        progress: Progress | None = None,
    ) -> tuple[Outcome, ...]:
        """Return the outcome of the mission planned as it is, then of each of ``scenarios``.

        Scenarios are told as in ``matching.mission.scenarios``. All are planned from scratch with
        the same limits of work, so that their figures compare.

        Raises:
            RequestError: a scenario makes no sense.
            UnknownProfileError: it names somebody who is not in the mission.
        """
        given = self._opened(source)
        problem = self.problem(given, progress)
        people = given.profiles.values()
        return try_scenarios(
            problem, given.settings, people, scenarios, work=work, progress=progress
        )

    def write(
        self,
        book: MissionBook,
        folder: Path | str,
        *,
        keep_older: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Write the workbook, the plan, and each party's calendar and dossier into ``folder``.

        The folder is made whole or not at all. ``keep_older`` puts a plan that is there already
        beside it, as ``<name>.1`` and so on.

        Raises:
            RequestError: something is there already, or the folder cannot be written.
        """
        territories = self.matcher.territories
        write_mission_folder(
            book, Path(folder), territories, keep_older=keep_older, progress=progress
        )

    @staticmethod
    def meetings_frame(book: MissionBook) -> pd.DataFrame:
        """Return one row per meeting, in order of time."""
        return meetings_frame(book)

    @staticmethod
    def loads_frame(book: MissionBook) -> pd.DataFrame:
        """Return one row per party: its bounds, its meetings and the sum of their scores."""
        return loads_frame(book)

    @staticmethod
    def ledger_frame(book: MissionBook) -> pd.DataFrame:
        """Return the ledger of reciprocity, one row per domain after the total."""
        return ledger_frame(book)

    def _opened(self, source: Source) -> MissionInput | StoredPlan:
        given = source if isinstance(source, MissionInput) else _kept(source)
        if isinstance(given, (Path, str)):
            return find_plan(Path(given)) or self.read(given)
        return given

    def _scored(self, mission: MissionInput, progress: Progress | None) -> tuple[Problem, Occasion]:
        xs, ys = self._attend(mission.xs, mission.ys, mission.profiles, progress)
        scores = pair_scores(self.matcher.ranking, xs, ys)
        meetings = mission.settings.meetings
        lowest = meetings.lowest_score
        problem = Problem(
            xs=mission.xs,
            ys=mission.ys,
            sessions=mission.sessions,
            slots=mission.slots,
            scores=scores.score,
            floors=mission.floors,
            lowest_score=self.matcher.floor if lowest is None else lowest,
            in_a_row=meetings.in_a_row,
            total=meetings.total,
            fairness=meetings.fairness,
            host=mission.host,
        )
        pairs = linked_pairs(xs.profiles, ys.profiles)
        problem = self._under_rule(problem, pairs, mission.settings)
        return problem, Occasion(mission.settings, xs, ys, scores.for_x, scores.for_y)

    def _rule(self, settings: MissionSettings) -> LinkRule:
        return settings.meetings.known_links or self.matcher.settings.known_links

    def _under_rule(
        self, problem: Problem, pairs: Iterable[Pair], settings: MissionSettings
    ) -> Problem:
        rule = self._rule(settings)
        return under_rule(problem, pairs, rule, boost_under(rule, self.matcher.settings))

    def _attend(
        self,
        xs: Sequence[Party],
        ys: Sequence[Party],
        profiles: Mapping[str, Profile],
        progress: Progress | None,
    ) -> tuple[Attendees, Attendees]:
        first, second = (one.id for one in self.matcher.territories.territories)
        sides = (
            (first, [profiles[one.id] for one in xs]),
            (second, [profiles[one.id] for one in ys]),
        )
        first_side, second_side = attend(
            self.matcher.ranking, self.matcher.encoder, sides, progress
        )
        return first_side, second_side

    def _book(
        self,
        plan: Plan,
        occasion: Occasion,
        language: Language | None,
        progress: Progress | None,
    ) -> MissionBook:
        spoken = language or self.matcher.settings.language
        return make_book(plan, occasion, self.matcher.ranking, spoken, progress)


def _kept(planned: Planned) -> StoredPlan | Path | str:
    """Return a plan just made as it would be kept; anything else as it is."""
    if not isinstance(planned, MissionBook):
        return planned
    return StoredPlan(
        planned.settings,
        planned.plan,
        planned.language,
        planned.profiles,
        planned.fit_for_x,
        planned.fit_for_y,
    )


def _with_rule(settings: MissionSettings, rule: LinkRule) -> MissionSettings:
    meetings = settings.meetings.model_copy(update={"known_links": rule})
    return settings.model_copy(update={"meetings": meetings})


def _with_fairness(settings: MissionSettings, fairness: float | None) -> MissionSettings:
    if fairness is None:
        return settings
    if not 0 <= fairness <= 1:
        raise RequestError("mission-cli-fairness", given=str(fairness))
    meetings = settings.meetings.model_copy(update={"fairness": fairness})
    return settings.model_copy(update={"meetings": meetings})
