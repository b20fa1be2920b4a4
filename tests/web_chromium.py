"""Headless Chromium, as the system installs it: where it is, how it starts, how it is watched."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Locator, sync_playwright

from matching.web.navigation import NAVIGATION
from matching.web.server import listen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""The path of Chromium; None where there is none."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30.0
"""Seconds after which what was asked for counts as lost."""
STANDS_OUT = """one => {
    const style = getComputedStyle(one);
    const box = one.getClientRects()[0];
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return one.matches(":focus-visible") && style.outlineStyle === "solid"
        && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
        && (one.contains(top) || Boolean(top && top.contains(one)));
}"""
"""Whether who looks at the screen sees that an element has the focus, and nothing covers it."""

UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"
PAGES = {
    "need": "/?by=need",
    "profile": "/?by=profile",
    "faults-of-a-need": "/suggestions?territory=&text=",
    "faults-of-a-profile": "/suggestions?own_kind=&offers=&territory=&axis=nothing",
    "answer": "/suggestions?profile=qba-norlab&top=5",
    "decided": "/suggestions?profile=qba-norlab&top=3&decided=1&noted=1",
    "told": "/suggestions?territory=rennes&text=PME,+cherche+un+laboratoire+de+robotique&top=2",
    "nobody": "/suggestions?profile=rnc-glimps&kind=hospital",
    "which": "/suggestions?profile=laboratoire",
    "which-none": "/suggestions?profile=zzzzzzzz",
    "compare": "/compare?profile=qba-norlab&partner=rnn-ba-systemes&partner=rnn-keolis-rennes",
    "dossier": "/dossier?profile=qba-norlab&top=2",
    "follow-filtered": "/follow-up?status=met",
    "profiles": "/profiles?q=labo",
    "profiles-none": "/profiles?q=zzzzzzzz",
    "one-profile": "/profiles/qba-norlab",
    "edit": "/profiles/qba-norlab/edit",
    "remove": "/profiles/qba-norlab/remove",
    "add": "/add",
    "upload": "/upload",
    "missing": "/nowhere",
    "refused": "/compare?profile=qba-norlab&partner=rnn-ba-systemes",
    "invalid": "/suggestions?profile=qba-norlab&top=1000",
    **{f"head {entry.path}": entry.path for entry in NAVIGATION},
}
"""Pages by kind and state, and whatever the head of every page leads to."""


def in_language(path: str, language: str) -> str:
    """The address of a page in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium with a profile folder of its own, which goes when it ends."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(app) -> Iterator[str]:
    """Serve an application on a free port of this computer and return its address."""
    with listen("127.0.0.1", 0) as opened:
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
        )
        thread = threading.Thread(target=server.run, args=([opened],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


class Window:
    """A window on one desk: it remembers what its pages did wrong, and whom they called."""

    def __init__(self, browser: Browser, home: str, **options) -> None:
        self.context = browser.new_context(base_url=home, reduced_motion="reduce", **options)
        self.context.set_default_timeout(1000 * PATIENCE)
        self.page = self.context.new_page()
        self.home = urlsplit(home).netloc
        self.faults: list[str] = []
        self.called: set[str] = set()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._said)
        self.page.on("request", lambda request: self.called.add(urlsplit(request.url).netloc))

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *fault: object) -> None:
        self.context.close()

    def _said(self, message: ConsoleMessage) -> None:
        # A page whose status is that of a refusal is told as a failure to load: it is none.
        if message.type in ("error", "warning") and "the server responded" not in message.text:
            self.faults.append(message.text)

    def check(self) -> None:
        """Check that nothing went wrong so far, and that the page is no wider than the window."""
        assert self.faults == []
        assert self.called == {self.home}
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], self.page.url

    def tab_to(self, wanted: Locator, most: int = 250) -> None:
        """Press the tabulator until ``wanted`` has the focus; all on the way shows that it has."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            if focused.count():
                assert focused.evaluate(STANDS_OUT), focused.evaluate("one => one.outerHTML")
                if wanted.evaluate("one => one === document.activeElement"):
                    return
        raise AssertionError(f"the keyboard does not reach {wanted}")
