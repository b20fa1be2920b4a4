"""A server on loopback that answers what it is told, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Reply:
    """One answer; ``promised`` bytes are announced, should that differ from what is sent."""

    body: bytes = b""
    status: int = 200
    headers: dict = field(default_factory=dict)
    promised: int | None = None


def as_json(value, **more):
    return Reply(json.dumps(value).encode(), **more)


class Server:
    """Answers by ``respond(path, parameters, number)``; keeps path, parameters and headers."""

    def __init__(self, respond):
        self.respond, self.asked, self.url = respond, [], ""


@contextmanager
def served(respond):
    server = Server(respond)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            parameters = dict(parse_qsl(parts.query))
            server.asked.append((parts.path, parameters, dict(self.headers)))
            reply = server.respond(parts.path, parameters, len(server.asked))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.promised is None else reply.promised
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = True

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
