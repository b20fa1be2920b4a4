"""``matching suggest``: partners for a profile of the index, or for a need told in a sentence."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.options import (
    AxisOption,
    CityOption,
    CommitmentOption,
    DomainOption,
    FormatOption,
    KindOption,
    KnownLinksOption,
    LanguageOption,
    ModelOption,
    OutputOption,
    TerritoryOption,
    WorkspaceOption,
)
from matching.cli.session import Session, start_session
from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import RenderableType

    from matching.cli.choices import Choices
    from matching.ranking.criteria import Criteria
    from matching.ranking.request import Request
    from matching.ranking.results import Suggestions
    from matching.reports.labels import Labels

QueryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="cli-metavar-query",
        help="cli-argument-query",
        autocompletion=completion.profiles,
    ),
]
TextOption = Annotated[
    str | None,
    typer.Option("--text", "-t", metavar="cli-metavar-text", help="cli-option-text"),
]
SeeksOption = Annotated[
    list[str] | None,
    typer.Option("--seeks", metavar="cli-metavar-text", help="cli-option-seeks"),
]
OffersOption = Annotated[
    list[str] | None,
    typer.Option("--offers", metavar="cli-metavar-text", help="cli-option-offers"),
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="cli-metavar-name", help="cli-option-name")
]
FileOption = Annotated[
    Path | None,
    typer.Option("--file", metavar="cli-metavar-file", help="cli-option-request-file"),
]
TopOption = Annotated[str | None, typer.Option("--top", "-n", metavar="N", help="cli-option-top")]
VarietyOption = Annotated[
    str | None, typer.Option("--variety", metavar="0-1", help="cli-option-variety")
]
FloorOption = Annotated[str | None, typer.Option("--floor", metavar="0-1", help="cli-option-floor")]
AllOption = Annotated[bool, typer.Option("--all", help="cli-option-all")]
OnlyOption = Annotated[
    Path | None, typer.Option("--only", metavar="cli-metavar-file", help="cli-option-only")
]
CapacityOption = Annotated[
    str | None, typer.Option("--capacity", metavar="N", help="cli-option-capacity")
]
NoBalanceOption = Annotated[bool, typer.Option("--no-balance", help="cli-option-no-balance")]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="cli-metavar-profile",
        help="cli-option-exclude",
        autocompletion=completion.profiles,
    ),
]
DecidedOption = Annotated[bool, typer.Option("--decided", help="cli-option-decided")]


def suggest(
    context: typer.Context,
    *,
    query: QueryArgument = None,
    text: TextOption = None,
    territory: TerritoryOption = None,
    seeks: SeeksOption = None,
    offers: OffersOption = None,
    name: NameOption = None,
    file: FileOption = None,
    top: TopOption = None,
    axis: AxisOption = None,
    domain: DomainOption = None,
    kind: KindOption = None,
    city: CityOption = None,
    commitment: CommitmentOption = None,
    exclude: ExcludeOption = None,
    decided: DecidedOption = False,
    known_links: KnownLinksOption = None,
    variety: VarietyOption = None,
    floor: FloorOption = None,
    everybody: AllOption = False,
    only: OnlyOption = None,
    capacity: CapacityOption = None,
    no_balance: NoBalanceOption = False,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the best partners of the other territory, with the reasons of both sides."""
    from matching.cli.batch import (
        names_of_file,
        refuse_alone,
        refuse_elsewhere,
        refuse_together,
        show_batch,
    )
    from matching.cli.choices import Choices, link_rule, share, whole_number
    from matching.cli.output import chosen_format, refuse_overwriting
    from matching.cli.suggestion_screen import suggestions_screen
    from matching.ranking.criteria import Criteria

    # Everything that can be refused is refused before the index is opened, which takes time.
    session = start_session(context, lang, workspace=workspace, model=model)
    chosen = chosen_format(form, output)
    count, mix = whole_number("--top", top), share("--variety", variety)
    least, most = share("--floor", floor), whole_number("--capacity", capacity)
    rule = link_rule(known_links)
    choices = Choices(session.territories)
    criteria = Criteria(
        axes=choices.find("--axis", "axes", axis),
        domains=choices.find("--domain", "domains", domain),
        kinds=choices.find("--kind", "kind", kind),
        commitments=choices.find("--commitment", "commitments", commitment),
    )
    told = {"--text": text, "--seeks": seeks, "--offers": offers, "--name": name, "--file": file}
    where = [territory] if territory else []
    if everybody:
        refuse_together({**({query: query} if query else {}), **told, "--variety": variety})
        refuse_overwriting([only] if only else [], output)
        names = names_of_file(only) if only else None
        places = choices.find("--territory", "territory", where)
    else:
        refuse_alone({"--only": only, "--capacity": capacity, "--no-balance": no_balance})
        if query is not None and (territory or any(told.values())):
            raise RequestError("cli-suggest-query-or-request", query=query)
        if file is not None:
            if text or territory or seeks or offers or name:
                raise RequestError("cli-suggest-file-or-options", path=str(file))
            refuse_overwriting([file], output)
            asked: str | Request = _request_of_file(file, session)
        else:
            asked = query or _request(
                choices,
                text,
                territory=territory,
                seeks=seeks or (),
                offers=offers or (),
                name=name,
            )
    matcher = session.matcher()
    criteria = Criteria(
        **vars(criteria)
        | {
            "cities": choices.cities("--city", city, matcher.cities),
            "exclude": tuple(matcher.find(one).id for one in exclude or ()),
        }
    )
    if everybody:
        refuse_elsewhere(names, places, only, matcher)
        batch = matcher.suggest_all(
            names,
            territory=next(iter(places), None),
            top=count,
            capacity=most,
            criteria=criteria,
            language=session.language,
            floor=least,
            balanced=not no_balance,
            known_links=rule,
        )
        show_batch(batch, chosen, output, session)
        return
    if isinstance(asked, str) and not decided:
        criteria = _without_settled(matcher.find(asked).id, criteria, session)
    answer = matcher.suggest(
        asked,
        top=count,
        criteria=criteria,
        language=session.language,
        variety=mix,
        floor=least,
        known_links=rule,
    )
    show(answer, suggestions_screen, chosen, output, session)


def show(
    suggestions: Suggestions,
    screen: Callable[[Suggestions, Labels], Iterator[RenderableType]],
    form: str,
    output: Path | None,
    session: Session,
) -> None:
    """Deliver ``suggestions`` in the format named ``form``; the table is drawn by ``screen``."""
    from matching.cli.canvas import drawn
    from matching.cli.output import deliver
    from matching.reports.formats import SUGGESTION_FORMATS

    if form == "table":
        deliver(drawn(screen(suggestions, session.labels), output), output, session)
    else:
        write = SUGGESTION_FORMATS[form]
        deliver(write(suggestions, session.territories), output, session)


def _without_settled(query: str, criteria: Criteria, session: Session) -> Criteria:
    """Return ``criteria`` without those who refused ``query`` or met it, and tell how many."""
    from matching.cli.output import tell
    from matching.engine.feedback import settled_with

    settled = settled_with(query, session.settings)
    if settled:
        tell(session.say("cli-suggest-settled", count=len(settled)))
    return replace(criteria, exclude=(*criteria.exclude, *settled))


def _request_of_file(file: Path, session: Session) -> Request:
    from matching.ranking.request import Request

    return Request.from_toml(file, session.territories)


def _request(
    choices: Choices,
    text: str | None,
    *,
    territory: str | None,
    seeks: Sequence[str],
    offers: Sequence[str],
    name: str | None,
) -> Request:
    from matching.profiles.language_detection import load_in_background
    from matching.ranking.request import Request

    if not (text or seeks or offers):
        raise RequestError("cli-suggest-nothing")
    if territory is None:
        known = choices.known("territory")
        raise RequestError("cli-suggest-no-territory", known=known)
    (where,) = choices.find("--territory", "territory", [territory])
    load_in_background()  # its language will be asked for when the index is open
    return Request(
        territory=where,
        text=text or ". ".join([*offers, *seeks]),
        seeks=tuple(seeks),
        offers=tuple(offers),
        name=name,
    )
