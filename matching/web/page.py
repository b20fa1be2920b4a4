"""One request as the templates see it: its language, its words, its addresses and its seal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import unquote, urlencode

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from matching.language import LANGUAGES, Language, say
from matching.reports.labels import Labels
from matching.web import csrf
from matching.web.deciding import LONGEST_AUTHOR, Words
from matching.web.navigation import NAVIGATION
from matching.web.rendering import template

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from threading import BoundedSemaphore

    from starlette.responses import Response

    from matching.engine.desk import Desk
    from matching.engine.matcher import Matcher
    from matching.web.settings import WebSettings

LANGUAGE_COOKIE: Final = "desk_language"
AUTHOR_COOKIE: Final = "desk_author"
A_YEAR: Final = 365 * 24 * 3600
Parameters = tuple[tuple[str, str], ...]
"""The parameters of an address, in order, some of them more than once."""


@dataclass(frozen=True)
class Page:
    """Everything a page is made with; ``PageNow`` hands it to a route."""

    request: Request

    @classmethod
    def of(cls, request: Request) -> Page:
        """Return the page of ``request``, the same wherever it is asked for."""
        found = getattr(request.state, "page", None)
        if isinstance(found, Page):
            return found
        request.state.page = page = cls(request)
        return page

    @property
    def desk(self) -> Desk:
        """The engine and what was decided."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def turn(self) -> AbstractContextManager[object]:
        """What an answer is worked out and written within, so that few are at once."""
        turns: BoundedSemaphore = self.request.app.state.turns
        return turns

    @property
    def settings(self) -> WebSettings:
        """How the desk is served."""
        settings: WebSettings = self.request.app.state.settings
        return settings

    @cached_property
    def matcher(self) -> Matcher:
        """The engine on one generation of the index, the same for the whole request."""
        return self.desk.matcher()

    @cached_property
    def language(self) -> Language:
        """What the address asks for, else what was chosen before, else that of the settings."""
        asked = (self.request.query_params.get("lang"), self.request.cookies.get(LANGUAGE_COOKIE))
        for given in asked:
            for known in LANGUAGES:
                if given == known:
                    return known
        return self.settings.language

    @cached_property
    def labels(self) -> Labels:
        """The words for identifiers."""
        return Labels(self.desk.territories, self.language)

    @property
    def words(self) -> Words:
        """The words for what was decided."""
        return Words(self)

    @cached_property
    def session(self) -> str:
        """The name of the session, a new one where the browser has none."""
        return self.request.cookies.get(csrf.SESSION_COOKIE) or csrf.new_session()

    @property
    def seal(self) -> str:
        """What the forms of this page carry."""
        return csrf.seal(self.session, self.settings.secret)

    @property
    def author(self) -> str:
        """Who decided last in this browser; empty where nobody did."""
        return unquote(self.request.cookies.get(AUTHOR_COOKIE, ""))[:LONGEST_AUTHOR]

    @property
    def partial(self) -> bool:
        """Whether a script asks for a part of a page, and the rest of it stands already."""
        return self.request.headers.get("hx-request") == "true"

    def is_indexed(self, name: str) -> bool:
        """Return whether a profile of that id is in the index."""
        return self.matcher.holds(name)

    def say(self, key: str, **values: object) -> str:
        """Return the message named ``key``."""
        return say(key, self.language, **values)

    def in_language(self, language: Language) -> str:
        """Return the address of this page in another language, or of the first one after a form."""
        if self.request.method not in csrf.SAFE_METHODS:
            return f"/?lang={language}"
        kept = [(k, v) for k, v in self.request.query_params.multi_items() if k != "lang"]
        return with_query(self.request.url.path, [*kept, ("lang", language)])

    def render(self, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """Return the template ``name`` filled in, with the cookies the next request needs."""
        text = template(name).render(
            page=self,
            say=self.say,
            labels=self.labels,
            language=self.language,
            navigation=NAVIGATION,
            path=self.request.url.path,
            with_query=with_query,
            words=self.words,
            author=self.author,
            **values,
        )
        response = HTMLResponse(text, status)
        self.remember(response)
        return response

    def remember(self, response: Response) -> None:
        """Set the cookies of the session and of the language, where they are new."""
        if self.request.cookies.get(csrf.SESSION_COOKIE) != self.session:
            self.set_cookie(response, csrf.SESSION_COOKIE, self.session)
        if self.request.query_params.get("lang") == self.language:
            self.set_cookie(response, LANGUAGE_COOKIE, self.language, A_YEAR)

    def set_cookie(
        self, response: Response, name: str, value: str, seconds: int | None = None
    ) -> None:
        """Set a cookie that no script reads and no other site sends."""
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            httponly=True,
            samesite="strict",
            secure=self.request.url.scheme == "https",
        )


def with_query(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return ``path`` with ``parameters`` behind it."""
    query = urlencode(list(parameters))
    return f"{path}?{query}" if query else path


PageNow = Annotated[Page, Depends(Page.of)]
