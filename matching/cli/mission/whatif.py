"""``matching mission whatif``: what a mission would be worth with another table, hour or party."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matching.cli import completion
from matching.cli.mission.options import (
    FORMATS,
    DocumentFormatOption,
    EffortOption,
    MissionOrPlanArgument,
    work_asked,
)
from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.session import Session, start_session
from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from matching.engine.mission.scenarios import Outcome

ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        "-s",
        metavar="cli-mission-metavar-scenario",
        help="cli-mission-option-scenario",
        autocompletion=completion.scenarios,
    ),
]


def whatif(
    context: typer.Context,
    *,
    mission: MissionOrPlanArgument,
    scenario: ScenarioOption = None,
    effort: EffortOption = None,
    form: DocumentFormatOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show side by side what ``mission`` is worth as it is, and with each change."""
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.cli.progress import showing_progress
    from matching.engine.mission.planner import MissionPlanner
    from matching.engine.mission.scenarios import try_scenarios
    from matching.mission.scenarios import parse_scenario
    from matching.mission.stored.plan import find_plan
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace, model=model)
    chosen, work = chosen_format(form, None, FORMATS), work_asked(effort)
    scenarios = tuple(scenario or ())
    if not scenarios:
        raise RequestError("mission-cli-no-scenario")
    for one in scenarios:
        parse_scenario(one)
    kept = find_plan(mission)
    planner = None if kept else MissionPlanner(session.matcher())
    with showing_progress(session.language) as progress:
        if planner is not None:
            outcomes = planner.what_if(mission, scenarios, work=work, progress=progress)
        elif kept is not None:
            people = kept.profiles.values()
            outcomes = try_scenarios(
                kept.plan.problem, kept.settings, people, scenarios, work=work, progress=progress
            )
    if chosen == "json":
        deliver(json_bytes(_document(outcomes, session)), None, session)
    else:
        deliver(drawn(_screen(outcomes, session), None), None, session)


def _screen(outcomes: Sequence[Outcome], session: Session) -> Iterator[RenderableType]:
    from matching.cli.canvas import grid, words
    from matching.language import decimal

    say, labels = session.say, session.labels
    table = grid(
        (
            (say("mission-cli-column-scenario"), "name"),
            (say("mission-book-column-meetings"), "number"),
            (say("mission-book-total"), "number"),
            (say("mission-cli-column-gap"), "number"),
            (say("mission-book-worst-off"), "number"),
            (say("mission-book-slots"), "number"),
            (say("mission-cli-column-without"), "number"),
        )
    )
    for one in outcomes:
        name = words(one.scenario or say("mission-cli-as-it-is"))
        if one.plan is None:
            table.add_row(name, *(["–"] * 6))
            continue
        quality = one.plan.quality
        table.add_row(
            name,
            str(len(one.plan.meetings)),
            decimal(quality.value, session.language),
            words(_gap(quality.gap, session)),
            words(labels.percent(quality.worst_off)),
            str(quality.slots_used),
            str(len(one.plan.without_meeting)),
        )
    yield table
    for one in outcomes:
        if one.refusal is not None:
            yield words(
                say(
                    "cli-info-line",
                    name=one.scenario or say("mission-cli-as-it-is"),
                    value=_refusal(one, session),
                )
            )
    yield words(say("mission-cli-compared"), "italic")


def _gap(gap: float, session: Session) -> str:
    """Return how far from the best a total may be, rounded upwards."""
    import math

    from matching.language import decimal

    tenths = math.ceil(gap * 1000 - 1e-3) / 10
    return session.say("report-percent", value=decimal(tenths, session.language, 1))


def _document(outcomes: Sequence[Outcome], session: Session) -> dict[str, Any]:
    return {
        "outcomes": [
            {"scenario": one.scenario, **_figures(one), "refusal": _refusal(one, session)}
            for one in outcomes
        ]
    }


def _figures(outcome: Outcome) -> dict[str, Any]:
    plan = outcome.plan
    return {
        "feasible": plan is not None,
        "meetings": len(plan.meetings) if plan else None,
        "total": plan.quality.value if plan else None,
        "bound": plan.quality.bound if plan else None,
        "worst_off": plan.quality.worst_off if plan else None,
        "worst_off_party": plan.quality.worst_off_party if plan else None,
        "slots_used": plan.quality.slots_used if plan else None,
        "without_meeting": list(plan.without_meeting) if plan else None,
    }


def _refusal(outcome: Outcome, session: Session) -> str | None:
    """Return why there is no plan in one sentence; which rules clash is what ``plan`` tells."""
    return session.say(outcome.refusal.key) if outcome.refusal else None
