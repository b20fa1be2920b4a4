"""A small world in which somebody is everywhere: each place is made by the program itself."""

from __future__ import annotations

import contextlib
import random
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from toys import ToyEncoder, toy_profiles
from unit.sources.source_records import company, search_page
from unit.sources.source_server import as_json

from matching.config import Settings
from matching.engine.building import build_index
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.fetching import fetch_profiles
from matching.engine.loading import load_profiles
from matching.engine.matcher import Matcher
from matching.engine.mission.folder import write_mission_folder
from matching.engine.mission.planner import MissionPlanner
from matching.entities.records import merges_of, write_merges
from matching.entities.resolving import resolve
from matching.feedback.model import Grounds, NewDecision, NewShown, Origin, Party, Place
from matching.feedback.store import FeedbackStore
from matching.profiles.model import Link, Profile
from matching.profiles.rejects import Fault, reject, write_rejects
from matching.profiles.writing import write_profiles
from matching.reports.formats import SUGGESTION_FORMATS, profiles_bytes
from matching.sources.asking import Pace
from matching.territories import Territories

WHEN = datetime(2026, 11, 27, 12, tzinfo=UTC)
NAME = "Atelier Mâchefer d'Été"
SENTENCE = "Gravure de girafes bleues sur cœur d'érable"
ANOTHER = "Elle restaure aussi des horloges molles venues d'Italie."
ID = "siren:900000007"
TWIN = "annuaire-machefer"
NAMES = ("Atelier Mâchefer d'Été", "SOCIÉTÉ MÂCHEFER")
NEIGHBOUR = "quebec-04"
MISSION = """
name = "Foire"
place = "Halle"
[meetings]
slot_minutes = 30
at_most = 3
lowest_score = 0.0
[tables]
count = 3
[[sessions]]
id = "matin"
label = "Mardi matin"
date = 2027-05-11
start = "09:00"
end = "11:00"
"""
_IDS = {"auville": "rennes", "bourg": "quebec"}
_DOMAINS = {"clocks": "numerique", "cheese": "alimentation"}


def somebody() -> Profile:
    """Whom it is about."""
    return Profile(
        id=ID,
        name=NAME,
        kind="company",
        territory="rennes",
        city="Rennes",
        axes=("economic",),
        domains=("numerique",),
        summary_fr=f"{SENTENCE}. {ANOTHER}",
        offers_fr=("Gravure de girafes bleues à façon", "Fabrication de cadrans émaillés"),
        seeks_fr=("Un fournisseur d'érable tigré du Québec",),
        keywords=("girafes bleues", "gravure"),
        identifiers=(ID,),
        website="https://machefer.example.org",
        source_url="https://example.org/machefer",
    )


def twin() -> Profile:
    """The same company, as another source tells of it."""
    return somebody().model_copy(
        update={
            "id": TWIN,
            "name": "Mâchefer Été (Atelier)",
            "summary_fr": "Un atelier où l'on grave des animaux imaginaires depuis toujours.",
            "keywords": (),
        }
    )


def neighbours(per_territory: int = 12) -> list[Profile]:
    """Everybody else; one of them worked with somebody."""
    everybody = []
    for one in toy_profiles(per_territory):
        territory = _IDS[one.territory]
        name = one.id.replace(one.territory, territory)
        changed = {
            "id": name,
            "name": one.name.replace("Auville", "Ker").replace("Bourg", "Lac"),
            "territory": territory,
            "city": {"rennes": "Rennes", "quebec": "Québec"}[territory],
            "axes": ("economic",),
            "domains": tuple(_DOMAINS[domain] for domain in one.domains),
        }
        if name == NEIGHBOUR:
            link = Link(
                kind="co_project", partner=ID, partner_name=NAME, title="Les girafes", year=2023
            )
            kept = Link(kind="co_project", partner="rennes-01", title="Autre chose")
            changed["links"] = (link, kept)
        everybody.append(one.model_copy(update=changed))
    return everybody


def records():
    """What the register of companies answers."""
    return [company(number) for number in range(6)] + [
        company(7, nom_complet=NAMES[1]) | {"nom_raison_sociale": NAMES[1]}
    ]


def register(_path, parameters, _number):
    """Answer as the register does."""
    return as_json(search_page(records(), int(parameters["page"])))


@dataclass
class World:
    """A home and, beside it, the files of whoever uses the program."""

    folder: Path

    @property
    def settings(self) -> Settings:
        return Settings(home=self.folder / "home")

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def made(self) -> Path:
        return self.folder / "made"

    @property
    def territories(self) -> Territories:
        return Territories.load(self.settings.territories)

    def fetch(self, server, name="register.jsonl"):
        """Fetch the register into a file; return the profiles."""
        pace = Pace(lambda: WHEN, lambda: 0.0, lambda _: None, random.Random(7))  # noqa: S311
        options = {"portal": (server.url,)}
        fetched = fetch_profiles("companies-fr", self.settings, options=options, pace=pace)
        write_profiles(fetched.profiles, self.files / name)
        return fetched

    def index(self, *names, **more):
        """Index files, without a model; their paths are those from the folder of the world.

        So a copy of the world does not point to the one it is a copy of.
        """
        paths = [Path(self.files.name) / name for name in names]
        with contextlib.chdir(self.folder):
            return build_index(paths or None, self.settings, encoder=ToyEncoder(), **more)

    def matcher(self) -> Matcher:
        """Return a matcher on the index."""
        return Matcher.open(settings=self.settings, encoder=ToyEncoder())

    def fill(self, server, *, exported: bool = True) -> None:
        """Put somebody everywhere, each place by what fills it in real life."""
        self.files.mkdir(parents=True)
        self.made.mkdir()
        self.fetch(server)
        write_profiles([*neighbours(), somebody(), twin()], self.files / "all.jsonl")
        loaded = load_profiles([self.files / "all.jsonl"], self.settings)
        found = resolve(loaded.profiles, lambda one, other: one == other)
        write_merges(merges_of(found, loaded.profiles), self.files / "one.jsonl.merges")
        write_profiles(found.profiles, self.files / "one.jsonl")
        for form in ("csv", "xlsx"):
            contents = profiles_bytes(form, found.profiles, self.territories, "fr")
            (self.files / f"copy.{form}").write_bytes(contents)
        row = somebody().model_dump(mode="json", exclude_defaults=True) | {"kind": "manège"}
        fault = Fault("kind", "manège", "profiles-row-invalid", {"column": "kind", "value": "m"})
        sound = reject("x.csv", 3, {"id": "autre"}, fault)
        write_rejects([reject("x.csv", 2, row, fault), sound], self.files / "x.rejects.csv", "fr")
        self.index("all.jsonl")
        self.index("one.jsonl")
        OwnProfiles(self.settings.own_profiles_file).put([somebody(), neighbours()[0]])
        self.decide()
        if exported:
            self._export()
        (self.made / "lettre.md").write_text(f"Vu {NAME}.", encoding="utf-8")

    def decide(self) -> None:
        """Decide on pairs of somebody, with notes, and show them in a list."""
        asker, partner = Party.of(somebody()), Party.of(neighbours()[-1])
        other = Party.of(neighbours()[0])
        grounds = Grounds(score=0.5, reason_for_asker=f"Parce que {NAME}", evidence=(SENTENCE,))
        note = unicodedata.normalize("NFD", f"Vu {NAME} au salon")
        told = ((asker, None, grounds), (other, note, Grounds()), (other, "Rien", Grounds()))
        with FeedbackStore.open(self.settings.feedback_file, self.territories) as store:
            for who, written, why in told:
                store.decide(
                    NewDecision(
                        asker=who,
                        partner=partner,
                        status="proposed",
                        author="CCI",
                        at=WHEN,
                        note=written,
                        grounds=why,
                    )
                )
            origin = Origin(how="ranked", rank=1, listed=1, propensity=1.0)
            place = Place(partner=asker, origin=origin, score=0.5)
            store.shown(NewShown(asker=partner, at=WHEN, places=(place,)))

    def _export(self) -> None:
        matcher = self.matcher()
        mission = self.folder / "mission"
        mission.mkdir()
        (mission / "mission.toml").write_text(MISSION, encoding="utf-8")
        ids = [ID, "rennes-01", "quebec-01", NEIGHBOUR]
        (mission / "delegates.csv").write_text("profil\n" + "\n".join(ids), encoding="utf-8")
        book = MissionPlanner(matcher).plan(mission)
        write_mission_folder(book, self.made / "plan", self.territories)
        answer = matcher.suggest(NEIGHBOUR, top=20, floor=0.0)
        for form in ("csv", "json", "xlsx", "markdown"):
            contents = SUGGESTION_FORMATS[form](answer, self.territories)
            (self.made / f"partners.{form}").write_bytes(contents)
        with zipfile.ZipFile(self.made / "sent.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.made.rglob("*.xlsx")):
                archive.write(path, path.name)
        for path in sorted(mission.iterdir()):
            path.unlink()
        mission.rmdir()
