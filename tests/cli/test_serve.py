"""``matching serve``: refusals, and a real server asked over the network of this computer."""

from __future__ import annotations

import re
import signal
import socket
import time

import httpx2
import pytest

from matching.cli.exit_codes import ExitCode

pytestmark = pytest.mark.encoder


@pytest.fixture
def served(child, sample_home, tmp_path):
    """Starts the desk and returns the child, its address and what it said."""
    started = []

    def start(*arguments):
        environment = {"MATCHING_HOME": str(tmp_path / "home")}
        ended = child(
            "serve", "--port", "0", "--workspace", sample_home / "workspace", *arguments,
            env=environment,
        )  # fmt: skip
        started.append(ended)
        said = ""
        while "Ctrl-C" not in said:
            line = ended.stdout.readline()
            assert line, ended.stderr.read()
            said += line
        port = re.search(r":(\d+)/", said)[1]
        return ended, f"http://127.0.0.1:{port}", said

    yield start
    for one in started:
        one.kill()
        one.wait()
        one.stdout.close()
        one.stderr.close()


def test_it_serves_this_computer_alone_until_it_is_interrupted(served):
    begun = time.monotonic()
    ended, address, said = served("--lang", "en")
    assert "The page is served at http://127.0.0.1:" in said
    assert "token" not in said
    answer = httpx2.get(f"{address}/suggestions?profile=qba-norlab")
    took = time.monotonic() - begun
    assert answer.status_code == 200
    assert "Suggestions for NorLab" in answer.text
    assert "server" not in answer.headers
    assert took < 10  # three seconds on a quiet computer
    port = int(address.rpartition(":")[2])
    elsewhere = socket.gethostbyname(socket.gethostname())
    if not elsewhere.startswith("127."):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((elsewhere, port), timeout=2).close()
    ended.send_signal(signal.SIGINT)
    assert ended.wait(timeout=10) in (ExitCode.OK, ExitCode.INTERRUPTED)


def test_the_network_is_let_in_with_the_token_it_shows_once(served):
    _, address, said = served("--allow-network", "--lang", "en")
    token = re.search(r"shown this once: (\S+)", said)[1]
    assert len(token) == 32
    assert "not encrypted" in said
    with httpx2.Client(base_url=address, follow_redirects=True) as client:
        page = client.get("/")
        assert page.url.path == "/login"
        seal = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
        assert client.post("/login", data={"csrf": seal, "token": "x" * 32}).status_code == 401
        entered = client.post("/login", data={"csrf": seal, "token": token})
        assert (entered.status_code, entered.url.path) == (200, "/")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::"])  # noqa: S104
def test_the_network_is_never_let_in_unasked(run, host):
    ended = run("serve", "--host", host)
    assert ended.code == ExitCode.INPUT
    assert "--allow-network" in ended.err


def test_a_token_that_can_be_guessed_is_refused(run):
    ended = run("serve", "--token", "secret")
    assert ended.code == ExitCode.INPUT
    assert "6 caractères" in ended.err


def test_a_port_that_is_taken_is_told_before_the_index_is_opened(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--port", port)
    assert ended.code == ExitCode.INPUT
    assert str(port) in ended.err
