from __future__ import annotations

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from child_process import run

OPEN = """
import json, sys, time
from matching.embedding.loading import load_model
from matching.errors import EncoderError
import sentence_transformers
began = time.monotonic()
try:
    model = load_model(sys.argv[1], local=False, absent_package=sys.argv[2] or None)
    found = {"rows": len(model.encode(["robots"]))}
except EncoderError as fault:
    found = {"key": fault.key, "fr": fault.text("fr"), "en": fault.text("en")}
print(json.dumps({**found, "seconds": time.monotonic() - began}))
"""
NOBODY = "http://127.0.0.1:9"


class _NoSuchModel(BaseHTTPRequestHandler):
    """A hub that answers and knows no model."""

    def do_GET(self):  # noqa: N802 - the name the library calls
        self.send_response(404)
        self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_):
        pass


@pytest.fixture
def empty_hub():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _NoSuchModel)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(name, tmp_path, endpoint, package=""):
    return json.loads(run(OPEN, name, package, HF_HOME=str(tmp_path), HF_ENDPOINT=endpoint))


def test_a_hub_that_does_not_answer_is_said_at_once(tmp_path):
    found = opened("acme/absent", tmp_path, NOBODY)
    assert found["key"] == "error-encoder-hub-unreachable"
    assert "acme/absent" in found["fr"]
    assert "--model" in found["en"]
    assert found["seconds"] < 10


def test_the_package_that_would_have_spared_the_hub_is_named(tmp_path):
    found = opened("acme/absent", tmp_path, NOBODY, package="weights==1.0")
    assert found["key"] == "error-encoder-hub-unreachable-bundled"
    assert "weights==1.0" in found["fr"]


@pytest.mark.parametrize("name", ["acme/absent", "not a name", "../absent"])
def test_a_name_the_hub_does_not_know_is_said(tmp_path, empty_hub, name):
    found = opened(name, tmp_path, empty_hub)
    assert found["key"] == "error-encoder-hub-unknown"
    assert name in found["en"]


def test_the_copy_on_this_computer_needs_no_network(tmp_path, tiny_model):
    kept = tmp_path / "hub" / "models--acme--tiny"
    shutil.copytree(tiny_model, kept / "snapshots" / "0123456789abcdef0123456789abcdef01234567")
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text("0123456789abcdef0123456789abcdef01234567")
    found = opened("acme/tiny", tmp_path, NOBODY)
    assert found["rows"] == 1
