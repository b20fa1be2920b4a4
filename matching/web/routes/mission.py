"""Missions: two files in, a timetable out, with every document of it as one archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, File, Path, UploadFile
from starlette.responses import RedirectResponse, Response

from matching.engine.mission.planner import MissionPlanner
from matching.errors import FileUnreadableError
from matching.mission.input.templates import mission_template
from matching.reports.mission.templates import delegates_template
from matching.web.errors import Refused
from matching.web.forms import Fault
from matching.web.jobs import Job, Jobs, TooManyWaitingError
from matching.web.missions import (
    LIST_ENDINGS,
    MISSION_ENDINGS,
    MOST_MISSION_BYTES,
    UnusableMission,
    read_sample,
    read_sent,
)
from matching.web.page import Page, PageNow
from matching.web.routes.exports import WORKBOOK, attachment
from matching.web.timetable import Timetable
from matching.web.uploads import MOST_BYTES, Upload, take_upload

if TYPE_CHECKING:
    from matching.mission.input.reading import MissionInput

router = APIRouter()
SENT: Final = "/mission"
"""Where the files are sent to."""
_TOML: Final = "application/toml"
_ZIP: Final = "application/zip"
_BUSY: Final = 503
_KINDS: Final = {
    "mission": (MISSION_ENDINGS, MOST_MISSION_BYTES),
    "delegates": (LIST_ENDINGS, MOST_BYTES),
}
"""The endings of each file, and its bytes at most."""
SentFile = Annotated[UploadFile | None, File()]
Key = Annotated[str, Path(max_length=40)]


@router.get("/mission")
def mission(page: PageNow) -> Response:
    """Ask for the files of a mission, and show the missions of this browser."""
    return _form(page)


@router.post("/mission")
def plan(page: PageNow, mission: SentFile = None, delegates: SentFile = None) -> Response:
    """Plan the mission of two files, or show all that is wrong in them."""
    faults: list[Fault] = []
    listed = _taken(page, faults, "delegates", delegates)
    settings = _taken(page, faults, "mission", mission)
    if settings is None or listed is None:
        return _form(page, faults=tuple(faults))
    planner = MissionPlanner(page.matcher)
    try:
        given = read_sent(planner, settings, listed, page.language)
    except UnusableMission as unusable:
        return _form(page, unusable=unusable)
    return _started(page, planner, given)


@router.post("/mission/sample")
def sample(page: PageNow) -> Response:
    """Plan the sample mission of the project."""
    planner = MissionPlanner(page.matcher)
    try:
        given = read_sample(planner, page.language)
    except UnusableMission as unusable:
        return _form(page, unusable=unusable)
    return _started(page, planner, given)


@router.get("/mission/mission.toml")
def blank_mission(page: PageNow) -> Response:
    """Return the mission file to start from, each of its keys explained."""
    return attachment(mission_template(page.language).encode(), _TOML, "mission", "toml")


@router.get("/mission/delegates.xlsx")
def blank_list(page: PageNow) -> Response:
    """Return the list of participants to fill in."""
    return attachment(delegates_template(page.language), WORKBOOK, "delegates", "xlsx")


@router.get("/mission/{key}")
def seen(page: PageNow, key: Key) -> Response:
    """Show a mission: how far it is, its timetable, or why there is none."""
    job = _job(page, key)
    if job.state == "done" and job.book is not None:
        timetable = Timetable(job.book, page.labels)
        return page.render("mission_plan.html.jinja", job=job, timetable=timetable)
    return page.render("mission_progress.html.jinja", job=job)


@router.get("/mission/{key}/progress")
def progress(page: PageNow, key: Key) -> Response:
    """Show how far a mission is, for the script that asks again and again."""
    job = _job(page, key)
    response = page.render("parts/progress.html.jinja", job=job)
    if job.over:
        response.headers["HX-Refresh"] = "true"
    return response


@router.get("/mission/{key}/folder.zip")
def folder(page: PageNow, key: Key) -> Response:
    """Return every document of a plan as one archive."""
    job = _job(page, key)
    if job.state != "done":
        raise Refused(404, "web-mission-gone")
    name = job.mission.settings.title(job.language)
    return attachment(job.archive, _ZIP, name, "zip")


@router.post("/mission/{key}/forget")
def forget(page: PageNow, key: Key) -> Response:
    """Forget a mission and all that was sent for it."""
    _jobs(page).forget(_job(page, key))
    return RedirectResponse(SENT, 303)


def _taken(page: Page, faults: list[Fault], field: str, sent: UploadFile | None) -> Upload | None:
    """Return the file of one field; what is wrong with it goes to ``faults``."""
    try:
        taken = take_upload(sent, *_KINDS[field])
    except FileUnreadableError as fault:
        faults.append(Fault(field, fault.text(page.language)))
        return None
    if taken is None:
        faults.append(Fault(field, page.say("web-mission-missing")))
    return taken


def _started(page: Page, planner: MissionPlanner, given: MissionInput) -> Response:
    try:
        job = _jobs(page).start(planner, given, page.session, page.language)
    except TooManyWaitingError as fault:
        raise Refused(_BUSY, fault.key) from fault
    response = RedirectResponse(f"{SENT}/{job.key}", 303)
    page.remember(response)
    return response


def _form(
    page: Page, *, faults: tuple[Fault, ...] = (), unusable: UnusableMission | None = None
) -> Response:
    return page.render(
        "mission.html.jinja",
        status=422 if faults or unusable else 200,
        faults=faults,
        unusable=unusable,
        jobs=_jobs(page).of(page.session),
        endings=", ".join(LIST_ENDINGS),
    )


def _job(page: Page, key: str) -> Job:
    job = _jobs(page).find(key, page.session)
    if job is None:
        raise Refused(404, "web-mission-gone")
    return job


def _jobs(page: Page) -> Jobs:
    jobs: Jobs = page.request.app.state.jobs
    return jobs
