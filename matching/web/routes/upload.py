"""Send a file of profiles: read apart, shown as it was understood, and indexed once confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from matching.engine.catalogue.entering import likely_duplicates
from matching.engine.catalogue.reading_apart import FileReading
from matching.engine.catalogue.worker import BusyError
from matching.errors import MatchingError
from matching.profiles.rejects import Reject, rejects_bytes
from matching.web.choices import choices
from matching.web.errors import Refused
from matching.web.forms import Fault
from matching.web.limits import UPLOAD
from matching.web.page import Page, PageNow
from matching.web.rejected_rows import corrected, row_form
from matching.web.routes.exports import CSV, attachment
from matching.web.routes.work import working
from matching.web.uploads import shown_name
from matching.web.waiting import Upload, Uploads

router = APIRouter()
_A_PAGE: Final = 20
"""Rejected rows shown at once, each with its form."""
_SHOWN: Final = 50
"""Profiles and warnings shown of a file; there may be thousands."""
Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{32}$")]
Line = Annotated[int, Path(ge=1, le=10**7)]
Number = Annotated[int, Query(ge=1, le=10**6)]


@dataclass(frozen=True)
class Sent:
    """What a form sent: texts by name, and a file."""

    texts: Mapping[str, str]
    name: str
    contents: bytes


async def _sent(request: Request) -> Sent:
    form = await request.form()
    file = form.get("file")
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    if not isinstance(file, UploadFile):
        return Sent(texts, "", b"")
    name = shown_name(file.filename) if file.filename else ""
    return Sent(texts, name, await file.read())


SentNow = Annotated[Sent, Depends(_sent)]


@router.get(UPLOAD)
def form(page: PageNow) -> Response:
    """Show where a file is chosen, and the files that wait."""
    return _form(page)


@router.post(UPLOAD)
def send(page: PageNow, sent: SentNow) -> Response:
    """Read a file, keep what came out of it, and lead to its preview."""
    if not sent.name:
        return _form(page, page.say("web-upload-missing"))
    desk = page.desk
    try:
        reading = desk.catalogue.read_file(sent.name, sent.contents)
    except BusyError:
        return _form(page, page.say("web-upload-busy"))
    except MatchingError as fault:
        return _form(page, fault.text(page.language))
    upload = _uploads(page).add(page.session, reading)
    return RedirectResponse(f"{UPLOAD}/{upload.key}", 303)


@router.get(UPLOAD + "/{key}")
def preview(page: PageNow, key: Key, rows: Number = 1) -> Response:
    """Show what a file holds before anything of it is written."""
    return _preview(page, _uploads(page).get(page.session, key), rows)


@router.get(UPLOAD + "/{key}/rows/{line}")
def come_back(key: Key, line: Line, rows: Number = 1) -> Response:
    """Lead whoever comes back to the address of a row that was sent to the preview."""
    return RedirectResponse(f"{UPLOAD}/{key}?rows={rows}#rejected", 303)


@router.post(UPLOAD + "/{key}/rows/{line}")
def correct(page: PageNow, key: Key, line: Line, sent: SentNow, rows: Number = 1) -> Response:
    """Read a rejected row again, as it was corrected."""
    uploads = _uploads(page)
    before = uploads.get(page.session, key).reading

    def again(reading: FileReading) -> FileReading:
        for row in reading.rejected:
            if row.line == line:
                asked = row_form(row, page)
                return corrected(reading, asked, sent.texts, page.desk.territories, page.language)
        return reading  # sent twice, and taken the first time

    after = uploads.change(page.session, key, again)
    if len(after.reading.profiles) == len(before.profiles) and before != after.reading:
        return _preview(page, after, rows, faulty=line)
    return RedirectResponse(f"{UPLOAD}/{key}?rows={rows}#rejected", 303)


@router.post(UPLOAD + "/{key}/index")
def index(page: PageNow, key: Key) -> Response:
    """Keep the profiles of a file and have them indexed; rows still rejected go on waiting."""
    uploads = _uploads(page)
    upload = uploads.get(page.session, key)
    if not upload.reading.profiles:
        raise Refused(422, "web-upload-nothing")
    try:
        work = page.desk.catalogue.put(upload.reading.profiles)
    except BusyError:
        return _preview(page, upload, notice=page.say("web-work-busy"))
    except MatchingError as fault:
        return _preview(page, upload, notice=fault.text(page.language))
    if upload.reading.rejected:
        uploads.change(page.session, key, lambda reading: replace(reading, profiles=()))
    else:
        uploads.drop(page.session, key)
    return working(page, work)


@router.post(UPLOAD + "/{key}/drop")
def drop(page: PageNow, key: Key) -> Response:
    """Forget a file, of which nothing was written."""
    _uploads(page).drop(page.session, key)
    return RedirectResponse(UPLOAD, 303)


@router.get(UPLOAD + "/{key}/rejects.csv")
def rejects(page: PageNow, key: Key) -> Response:
    """Return the rejected rows with their reasons, as a file."""
    reading = _uploads(page).get(page.session, key).reading
    every = [
        Reject(reading.name, row.line, one.field, one.value, one.key, one.values, row.row)
        for row in reading.rejected
        for one in row.faults
    ]
    name = page.say("web-upload-rejects-name", file=reading.name)
    return attachment(rejects_bytes(every, page.language), CSV, name, "csv")


def _uploads(page: Page) -> Uploads:
    uploads: Uploads = page.request.app.state.uploads
    return uploads


def _form(page: Page, fault: str = "") -> Response:
    return page.render(
        "upload.html.jinja",
        status=422 if fault else 200,
        faults=(Fault("file", fault),) if fault else (),
        waiting=_uploads(page).of(page.session),
        rows=page.desk.catalogue.most.rows,
        size=str(page.request.app.state.limits.file // 1_000_000),
    )


def _preview(
    page: Page, upload: Upload, rows: int = 1, *, faulty: int | None = None, notice: str = ""
) -> Response:
    reading, matcher = upload.reading, page.matcher
    pages = max(1, -(-len(reading.rejected) // _A_PAGE))
    at = min(rows, pages)
    shown = reading.rejected[(at - 1) * _A_PAGE : at * _A_PAGE]
    known = {one.id: matcher.by_id(one.id) for one in reading.profiles}
    return page.render(
        "preview.html.jinja",
        status=422 if faulty else 409 if notice else 200,
        upload=upload,
        choices=choices(page),
        reading=reading,
        known=known,
        counts={
            "new": sum(one is None for one in known.values()),
            "same": sum(known[one.id] == one for one in reading.profiles),
        },
        most_shown=_SHOWN,
        alike=likely_duplicates(reading.profiles, matcher.profiles, page.desk.territories),
        rejected=[(row, row_form(row, page)) for row in shown],
        rows=at,
        pages=pages,
        faulty=faulty,
        notice=notice,
    )
