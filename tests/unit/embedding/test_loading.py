from __future__ import annotations

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from child_process import run

# The address of the hub is read when the library is imported, hence a process for each hub.
OPEN = """
import json, sys, time
from matching.embedding.loading import load_model
from matching.errors import EncoderError
import sentence_transformers
found = {}
for name, package in json.loads(sys.argv[1]):
    began = time.monotonic()
    try:
        result = {"rows": len(load_model(name, local=False, absent_package=package).encode(["a"]))}
    except EncoderError as fault:
        result = {"key": fault.key, "fr": fault.text("fr"), "en": fault.text("en")}
    found[name] = {**result, "seconds": time.monotonic() - began}
print(json.dumps(found))
"""
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class _NoSuchModel(BaseHTTPRequestHandler):
    """A hub that answers and knows no model."""

    def do_GET(self):
        self.send_response(404)
        self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name the server looks for

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def without_hub(tmp_path_factory, tiny_model):
    """What three names give where nobody answers, one of them being in the local copy."""
    home = tmp_path_factory.mktemp("hub")
    kept = home / "hub" / "models--acme--tiny"
    shutil.copytree(tiny_model, kept / "snapshots" / COMMIT)
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text(COMMIT)
    names = [["acme/absent", None], ["acme/original", "weights==1.0"], ["acme/tiny", None]]
    nobody = "http://127.0.0.1:9"
    return json.loads(run(OPEN, json.dumps(names), HF_HOME=str(home), HF_ENDPOINT=nobody))


@pytest.fixture(scope="module")
def with_an_empty_hub(tmp_path_factory):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _NoSuchModel)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    home, address = tmp_path_factory.mktemp("hub"), f"http://127.0.0.1:{server.server_port}"
    names = [["acme/absent", None], ["not a name", None], ["../absent", None]]
    try:
        yield json.loads(run(OPEN, json.dumps(names), HF_HOME=str(home), HF_ENDPOINT=address))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_hub_that_does_not_answer_is_said_at_once(without_hub):
    found = without_hub["acme/absent"]
    assert found["key"] == "error-encoder-hub-unreachable"
    assert "acme/absent" in found["fr"]
    assert "--model" in found["en"]
    assert found["seconds"] < 10


def test_the_package_that_would_have_spared_the_hub_is_named(without_hub):
    found = without_hub["acme/original"]
    assert found["key"] == "error-encoder-hub-unreachable-bundled"
    assert "weights==1.0" in found["fr"]
    assert "acme/original" in found["en"]


def test_the_copy_on_this_computer_needs_no_network(without_hub):
    assert without_hub["acme/tiny"]["rows"] == 1


@pytest.mark.parametrize("name", ["acme/absent", "not a name", "../absent"])
def test_a_name_the_hub_does_not_know_is_said(with_an_empty_hub, name):
    assert with_an_empty_hub[name]["key"] == "error-encoder-hub-unknown"
    assert name in with_an_empty_hub[name]["fr"]
