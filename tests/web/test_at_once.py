"""Eight people at once get what each would have got alone."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.encoder

ADDRESSES = [
    "/suggestions?profile=qba-norlab&top=3",
    "/suggestions?profile=rnc-glimps&lang=en",
    "/suggestions?territory=rennes&text=PME,+cherche+un+laboratoire+de+robotique&top=3",
    "/suggestions?territory=rennes&text=Start-up+de+la+sant%C3%A9+qui+cherche+un+h%C3%B4pital",
    "/search?profile=cybersecurite",
    "/suggestions.csv?profile=rna-irisa&top=3",
    "/dossier?profile=rnn-ba-systemes&top=2",
    "/compare?profile=qba-norlab&partner=rnn-ba-systemes&partner=rnn-keolis-rennes",
]


def told(app, address: str) -> str:
    answer = TestClient(app, base_url="http://127.0.0.1").get(address)
    assert answer.status_code == 200, address
    return re.sub(r"[0-9a-f]{64}", "", answer.text)


def test_answers_do_not_depend_on_who_else_asks(app_of):
    app = app_of()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda address: told(app, address), ADDRESSES * 2))
    alone = [told(app, address) for address in ADDRESSES]
    assert together == alone * 2
