"""``matching serve``: the desk, a web page on this computer."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import secrets
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.session import start_session
from matching.errors import RequestError

if TYPE_CHECKING:
    from matching.cli.session import Session
    from matching.web.settings import WebSettings

HostOption = Annotated[
    str | None, typer.Option("--host", metavar="cli-metavar-address", help="cli-option-host")
]
PortOption = Annotated[
    int, typer.Option("--port", "-p", metavar="N", help="cli-option-port", min=0, max=65535)
]
TokenOption = Annotated[
    str | None, typer.Option("--token", metavar="cli-metavar-token", help="cli-option-token")
]
NetworkOption = Annotated[bool, typer.Option("--allow-network", help="cli-option-allow-network")]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="cli-metavar-name", help="cli-option-served-name"),
]
OpenOption = Annotated[bool, typer.Option("--open", help="cli-option-open")]
ChanceOption = Annotated[bool, typer.Option("--chance/--no-chance", help="cli-option-chance")]
_SHORTEST_TOKEN = 20
_HERE = "127.0.0.1"
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --allow-network, and then with a token


def serve(
    context: typer.Context,
    *,
    host: HostOption = None,
    port: PortOption = 8765,
    token: TokenOption = None,
    allow_network: NetworkOption = False,
    name: NameOption = None,
    open_browser: OpenOption = False,
    chance: ChanceOption = True,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Serve the desk until Ctrl-C: ask, read, decide and export in a browser."""
    from matching.cli.progress import showing_progress
    from matching.engine.desk import Desk
    from matching.web.server import listen, run

    session = start_session(context, lang, workspace=workspace, model=model)
    here = host or (_EVERYWHERE if allow_network else _HERE)
    settings = _settings(session, here, token, name or [], network=allow_network)
    # A port that is taken is said before the index is opened.
    with listen(here, port) as opened:
        with showing_progress(session.language) as progress:
            ensure = not session.workspace_named
            desk = Desk.open(session.settings, progress, ensure=ensure, chance=chance)
        with closing(desk):
            port = opened.getsockname()[1]
            _tell(session, settings, here, port)
            if open_browser:
                typer.launch(_address(_HERE if here == _EVERYWHERE else here, port))
            run(desk, settings, opened)


def _settings(
    session: Session, host: str, token: str | None, names: list[str], *, network: bool
) -> WebSettings:
    """Return how the desk is served.

    Raises:
        RequestError: it would be reached from the network unasked, or with a token easily guessed.
    """
    from matching.web.settings import LOOPBACK, WebSettings

    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise RequestError("cli-serve-token", given=str(len(token)), least=str(_SHORTEST_TOKEN))
    if host not in LOOPBACK and not network:
        raise RequestError("cli-serve-network", host=host)
    if (network or names) and token is None:
        token = secrets.token_urlsafe(24)
    own = [socket.gethostname(), socket.getfqdn()] if network else []
    hosts = (*LOOPBACK, *(one.lower() for one in (*own, *names)))
    return WebSettings(
        hosts=tuple(dict.fromkeys(hosts)),
        addresses=network,
        token=token,
        language=session.language,
    )


def _tell(session: Session, settings: WebSettings, host: str, port: int) -> None:
    shown = socket.gethostname() if host == _EVERYWHERE else host
    typer.echo(session.say("cli-serve-ready", address=_address(shown, port)))
    if settings.token is not None:
        typer.echo(session.say("cli-serve-login", token=settings.token))
    if settings.addresses:
        typer.echo(session.say("cli-serve-reached"))
    typer.echo(session.say("cli-serve-stop"))


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
