"""Runs the desk on one port of this computer, until it is interrupted."""

from __future__ import annotations

import logging
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn

from matching.errors import RequestError
from matching.index.threads import one_blas_thread
from matching.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.engine.desk import Desk
    from matching.web.settings import WebSettings

_AT_ONCE: Final = 64
"""Requests that are answered or wait; more are told to come back."""
_IDLE: Final = 5
"""Seconds a connection stays open without a request."""


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """Open ``port`` of ``host`` (0 takes any that is free), and close it in the end.

    Raises:
        RequestError: the port is taken, or the host is not this computer.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        opened = socket.create_server((host, port), family=family)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise RequestError("web-server-port", host=host, port=str(port), reason=reason) from fault
    with opened:
        # Inherited by each connection: a short page must not wait for an acknowledgement.
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield opened


def run(desk: Desk, settings: WebSettings, opened: socket.socket) -> None:
    """Answer on ``opened`` until the process is interrupted.

    Several requests are worked out at once, one thread each: more threads inside a product of
    matrices would only wait for one another.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    desk.warm()
    config = uvicorn.Config(
        create_app(desk, settings),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=_IDLE,
        limit_concurrency=_AT_ONCE,
        h11_max_incomplete_event_size=32_768,
        timeout_graceful_shutdown=5,
        lifespan="off",
        http="h11",
        ws="none",
    )
    with one_blas_thread():
        uvicorn.Server(config).run(sockets=[opened])
