"""``matching learn``: the weights of the ranking, learned anew from judged pairs."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.options import (
    LanguageOption,
    ModelOption,
    QrelsOption,
    RequestsOption,
    WorkspaceOption,
)
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.cli.session import Session
    from matching.engine.learning import Learned
    from matching.reports.labels import Labels

ProfilesOption = Annotated[
    list[Path] | None,
    typer.Option("--profiles", metavar="cli-metavar-file", help="cli-option-learn-profiles"),
]
RankerOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-learn-output"),
]
FeedbackOption = Annotated[bool, typer.Option("--feedback", help="cli-option-learn-feedback")]
AblationOption = Annotated[
    Path | None,
    typer.Option("--ablation", metavar="cli-metavar-file", help="cli-option-ablation"),
]


def learn(
    context: typer.Context,
    *,
    profiles: ProfilesOption = None,
    qrels: QrelsOption = None,
    requests: RequestsOption = None,
    feedback: FeedbackOption = False,
    output: RankerOption = None,
    ablation: AblationOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the weights learned from judged pairs, and how they do on queries left out."""
    from matching.cli.canvas import drawn
    from matching.cli.output import deliver, refuse_overwriting, tell
    from matching.cli.progress import showing_progress
    from matching.engine.learning import learn_ranker, save_ranker

    session = start_session(context, lang, workspace=workspace, model=model)
    inputs = [*(profiles or ()), *(one for one in (qrels, requests) if one)]
    refuse_overwriting(inputs, output)
    if ablation is not None:
        _write_ablation(ablation, session)
        return
    with showing_progress(session.language) as progress:
        learned = learn_ranker(
            profiles, qrels, requests, session.settings, feedback=feedback, progress=progress
        )
    deliver(drawn(_screen(learned, session.labels), None), None, session)
    if output is not None:
        save_ranker(learned.ranker, output)
        tell(session.say("cli-written", path=str(output)))


def _screen(learned: Learned, labels: Labels) -> Iterator[RenderableType]:
    from matching.cli.canvas import grid, words
    from matching.language import decimal

    def shown(value: float) -> str:
        return decimal(value, labels.language, 3)

    training = learned.ranker.training
    assert training is not None  # noqa: S101 - a learned ranker says what from
    values = {"pairs": training.pairs, "queries": training.queries, "folds": training.folds}
    yield words(labels.say("learn-title", **values))
    if training.decided is not None:
        yield words(labels.say("learn-decided", count=training.decided))
    weights = grid(
        [
            (labels.say("learn-column-feature"), "name"),
            (labels.say("learn-column-weight"), "number"),
        ]
    )
    for name, feature in learned.ranker.features.items():
        weights.add_row(words(labels.feature(name)), shown(feature.weight))
    yield weights
    figures = grid(
        [(labels.say("learn-column-figure"), "name"), (labels.say("learn-column-value"), "number")]
    )
    for name, value in training.figures.items():
        figures.add_row(words(labels.say(f"learn-figure-{name.replace('@', '-')}")), shown(value))
    yield figures
    if not learned.reliability:
        return
    curve = grid(
        [
            (labels.say("learn-column-shown"), "name"),
            (labels.say("learn-column-rate"), "number"),
            (labels.say("learn-column-pairs"), "number"),
        ]
    )
    for one in learned.reliability:
        curve.add_row(shown(one.score), shown(one.rate), str(one.count))
    yield curve


def _write_ablation(card: Path, session: Session) -> None:
    from matching.cli.output import tell
    from matching.cli.progress import showing_progress
    from matching.engine.ablation import run_ablation
    from matching.learning.ablation_table import check_page, write_table

    check_page(card)
    with showing_progress(session.language) as progress:
        rows = run_ablation(session.settings, progress)
    write_table(rows, card)
    tell(session.say("cli-written", path=str(card)))
