"""The mission file: what it says, its defaults, and each of its faults in words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from mission_folder import FIND, MISSION, PAIR, SESSIONS, TODAY, faults, read, territories, warnings

from matching.mission.faults import MissionFault, MissionInputError
from matching.mission.input.reading import read_mission
from matching.mission.model import Floor


def changed(old, new):
    assert old in MISSION
    return MISSION.replace(old, new)


def with_head(line):
    return f"{line}\n{MISSION}"


def test_a_sound_mission_is_read(tmp_path):
    mission = read(tmp_path, with_head('place = "Halle"'))
    assert mission.folder == tmp_path
    assert (mission.settings.name, mission.settings.place, mission.host) == (
        "Foire",
        "Halle",
        "bourg",
    )
    assert [slot.tables for slot in mission.slots] == [("1", "2", "3")] * 5
    assert mission.slots[3].start == datetime(2027, 5, 11, 17, tzinfo=ZoneInfo("Europe/Zurich"))
    assert [party.id for party in (*mission.xs, *mission.ys)] == ["auville-00", "bourg-00"]
    assert (mission.guests, mission.warnings, mission.floors) == (frozenset(), (), ())
    assert (mission.xs[0].minimum, mission.xs[0].maximum, mission.xs[0].language) == (0, 8, "fr")


def test_the_file_itself_or_its_folder_may_be_given(tmp_path):
    whole = read(tmp_path)
    (tmp_path / "mission.toml").rename(tmp_path / "autre.toml")
    given = read_mission(tmp_path / "autre.toml", territories(tmp_path), FIND, today=TODAY)
    assert given == whole


def test_hours_may_be_written_as_people_do(tmp_path):
    written = changed('start = "09:00"', 'start = "9 h"').replace('"10:30"', '"10h30"')
    assert read(tmp_path, written).settings.sessions[0].start == time(9)
    assert (
        read(tmp_path, changed('start = "09:00"', "start = 09:00:00")).slots == read(tmp_path).slots
    )


def test_host_and_time_zone_may_be_said(tmp_path):
    hosted = read(tmp_path, with_head('host = "Auville"'))
    assert (hosted.host, str(hosted.slots[0].start.tzinfo)) == ("auville", "Europe/Brussels")
    zoned = read(tmp_path, with_head('time_zone = "America/Toronto"'))
    assert str(zoned.slots[0].start.tzinfo) == "America/Toronto"


def test_floors_take_the_names_of_the_territories_file(tmp_path):
    floors = (
        '[[floors]]\ndomain = "montres"\nat_least = 2\n[[floors]]\naxis = "commerce"\nat_least = 1'
    )
    assert read(tmp_path, f"{MISSION}\n{floors}").floors == (
        Floor(2, "clocks", None, "horlogerie", "clocks"),
        Floor(1, None, "trade", "commerce", "trade"),
    )


def test_online_rooms_are_as_many_as_the_smaller_side(tmp_path):
    online = with_head("online = true").replace("[tables]\ncount = 3", "")
    people = "profil\nauville-00\nauville-01\nbourg-00\nbourg-01\nbourg-02\n"
    mission = read(tmp_path, online, delegates=people)
    assert mission.slots[0].tables == ("1", "2")
    # Each side from 9 to 18 by its own clock: both live in the same hour here.
    assert mission.xs[0].unavailable == frozenset()


def test_online_each_side_is_away_outside_its_hours(tmp_path):
    abroad = with_head('online = true\ntime_zone = "America/Toronto"')
    mission = read(tmp_path, abroad)
    # 9:00-10:30 there is 15:00-16:30 here; 17:00 there is 23:00 here.
    assert {party.unavailable for party in (*mission.xs, *mission.ys)} == {frozenset({3, 4})}
    assert warnings(tmp_path, abroad) == [
        (
            "mission.toml, clé « sessions[soir] » : Pendant cette séance, les deux "
            "territoires ne sont "
            "jamais ensemble entre 09:00 et 18:00 à leur propre horloge : aucun rendez-vous "
            "ne peut "
            "s'y tenir. Déplacez la séance, ou élargissez online_hours."
        )
    ]


def test_a_day_that_is_past_is_a_warning(tmp_path):
    assert warnings(tmp_path, MISSION.replace("2027-05-11", "2027-01-03")) == [
        f"mission.toml, clé « sessions[{name}].date » : Le jour 2027-01-03 est passé (nous sommes "
        "le 2027-01-04). Vérifiez la date."
        for name in ("matin", "soir")
    ]
    assert warnings(tmp_path, MISSION.replace("2027-05-11", "2027-01-04")) == []


ONE_FAULT = [
    (
        changed("[tables]", "[tables"),
        (
            ", ligne 7 : Cette ligne ne peut pas être lue : « [tables ». Il faut une clé, "
            "un signe égal "
            "et une valeur, les textes entre guillemets droits, les listes entre crochets, "
            "chaque clé "
            "une seule fois."
        ),
    ),
    (
        changed('name = "Foire"', ""),
        ", clé « name » : Cette clé manque. Ajoutez-la.",
    ),
    (
        changed("slot_minutes = 30", "slot_minute = 30"),
        (
            ", clé « meetings.slot_minute » : Cette clé n'est pas connue. Vouliez-vous écrire "
            "« slot_minutes » ? Clés connues ici : slot_minutes, change_minutes, at_least, "
            "at_most, "
            "in_a_row, total, fairness, reserves, lowest_score, known_links."
        ),
    ),
    (
        changed("count = 3", 'count = 3\nhost = "bourg"'),
        (
            ", clé « tables.host » : Cette clé n'est pas connue. Elle se place en tête du "
            "fichier, avant "
            "la première section entre crochets. Clés connues ici : count, names."
        ),
    ),
    (
        changed("count = 3", "count = 3\nxylophone = 1"),
        ", clé « tables.xylophone » : Cette clé n'est pas connue. Clés connues ici : count, names.",
    ),
    (
        changed("slot_minutes = 30", "slot_minutes = 45"),
        ", clé « meetings.slot_minutes » : La valeur « 45 » n'est pas admise. Il faut au plus 30.",
    ),
    (
        changed("slot_minutes = 30", "slot_minutes = 5"),
        ", clé « meetings.slot_minutes » : La valeur « 5 » n'est pas admise. Il faut au moins 15.",
    ),
    (
        changed("slot_minutes = 30", 'slot_minutes = "long"'),
        (
            ", clé « meetings.slot_minutes » : La valeur « long » n'est pas admise. Il faut "
            "un nombre "
            "entier, sans guillemets."
        ),
    ),
    (
        changed("slot_minutes = 30", 'fairness = "un peu"'),
        (
            ", clé « meetings.fairness » : La valeur « un peu » n'est pas admise. Il faut "
            "un nombre, "
            "avec un point décimal."
        ),
    ),
    (
        changed('end = "10:30"', "end = 10"),
        (
            ", clé « sessions[matin].end » : La valeur « 10 » n'est pas admise. Il faut une "
            "heure entre "
            'guillemets, comme "13:30".'
        ),
    ),
    (
        with_head('online = "peut-être"'),
        (
            ", clé « online » : La valeur « peut-être » n'est pas admise. Il faut true "
            "(oui) ou false "
            "(non), sans guillemets."
        ),
    ),
    (
        changed('id = "soir"', 'id = "le soir"'),
        (
            ", clé « sessions[le soir].id » : La valeur « le soir » n'est pas admise. Il "
            "faut un nom "
            "court, sans espace ni accent, comme mardi-matin."
        ),
    ),
    (
        changed('name = "Foire"', 'name = ""'),
        (
            ", clé « name » : La valeur «  » n'est pas admise. Il faut un texte entre "
            "guillemets, qui "
            "ne soit pas vide."
        ),
    ),
    (
        changed('name = "Foire"', f'name = "{"x" * 301}"'),
        (
            f", clé « name » : La valeur « {'x' * 199}… » n'est pas admise. Il faut un "
            "texte de 300 "
            "signes au plus."
        ),
    ),
    (
        with_head('delegates = "delegates.csv"'),
        (
            ", clé « delegates » : La valeur « delegates.csv » n'est pas admise. Il faut "
            "une liste entre "
            "crochets."
        ),
    ),
    (
        changed("[meetings]\nslot_minutes = 30", "meetings = 30"),
        (
            ", clé « meetings » : La valeur « 30 » n'est pas admise. Il faut une section, avec ses "
            "clés."
        ),
    ),
    (
        'name = "Foire"\nsessions = []\n[tables]\ncount = 3',
        (
            ", clé « sessions » : La valeur « [] » n'est pas admise. Il faut au moins une séance "
            "([[sessions]])."
        ),
    ),
    (
        changed("slot_minutes = 30", "at_least = 5\nat_most = 3"),
        (
            ", clé « meetings.at_least » : Le minimum (5) dépasse le maximum (3). Baissez l'un ou "
            "relevez l'autre."
        ),
    ),
    (
        changed('end = "10:30"', 'end = "08:30"'),
        (
            ", clé « sessions[matin].end » : La fin ne vient pas après le début. Corrigez "
            "l'une des "
            "deux heures."
        ),
    ),
    (
        changed("[tables]", '[online_hours]\nstart = "12:00"\nend = "11:00"\n[tables]'),
        (
            ", clé « online_hours.end » : La fin ne vient pas après le début. Corrigez "
            "l'une des deux "
            "heures."
        ),
    ),
    (
        with_head('host = "Paris"'),
        (
            ", clé « host » : Le territoire « Paris » n'est pas connu. Territoires connus : "
            "auville, "
            "bourg."
        ),
    ),
    (
        with_head('time_zone = "Europe/Rennes"'),
        (
            ", clé « time_zone » : Le fuseau horaire « Europe/Rennes » n'est pas connu. "
            "Écrivez par "
            "exemple l'un de ceux des deux territoires : Europe/Brussels, Europe/Zurich."
        ),
    ),
    (
        changed("count = 3", 'count = 3\nnames = ["A"]'),
        (
            ", clé « tables » : Les tables sont à la fois comptées (count) et nommées "
            "(names). Gardez "
            "l'une des deux clés."
        ),
    ),
    (
        changed("[tables]\ncount = 3", ""),
        (
            ", clé « tables » : Rien ne dit quelles tables il y a. Donnez leur nombre "
            "(count) ou leurs "
            "noms (names), ou écrivez online = true pour une mission en ligne."
        ),
    ),
    (
        changed("count = 3", 'names = ["A", "B", "A"]'),
        (
            ", clé « tables.names » : La table « A » est nommée plusieurs fois. Donnez à "
            "chaque table "
            "son nom."
        ),
    ),
    (
        changed("count = 3", "count = 0"),
        (
            ", clé « tables.count » : Il n'y a aucune table, et aucun participant n'a la "
            "sienne. Il "
            "faut au moins une table."
        ),
    ),
    (
        changed('end = "18:00"', 'end = "18:00"\ntables = 0'),
        (
            ", clé « sessions[soir].tables » : Il n'y a aucune table, et aucun participant n'a la "
            "sienne. Il faut au moins une table."
        ),
    ),
    (
        changed('end = "18:00"', 'end = "18:00"\ntables = 4'),
        (
            ", clé « sessions[soir].tables » : La séance a 4 tables, et la salle n'en a que "
            "3. Baissez "
            "ce nombre, ou ajoutez des tables."
        ),
    ),
    (
        changed('id = "soir"', 'id = "matin"'),
        (
            ", clé « sessions[matin].id » : Plusieurs séances ont l'identifiant « matin ». "
            "Donnez à "
            "chacune le sien."
        ),
    ),
    (
        changed('start = "17:00"', 'start = "10:00"'),
        (
            ", clé « sessions[soir].start » : La séance « soir » chevauche la séance « matin ». "
            "Déplacez l'une des deux."
        ),
    ),
    (
        changed('end = "18:00"', 'end = "18:00"\nbreaks = [{ start = "16:50", end = "17:10" }]'),
        (
            ", clé « sessions[soir].breaks[1] » : La pause n'est pas dans la séance, qui va "
            "de 17:00 à "
            "18:00. Déplacez-la ou retirez-la."
        ),
    ),
    (
        changed('end = "18:00"', 'end = "18:00"\nbreaks = [{ start = "17:20", end = "17:10" }]'),
        (
            ", clé « sessions[soir].breaks[1].end » : La fin ne vient pas après le début. Corrigez "
            "l'une des deux heures."
        ),
    ),
    (
        changed('end = "18:00"', 'end = "17:20"'),
        (
            ", clé « sessions[soir] » : La séance n'a la place d'aucun rendez-vous de 30 minutes. "
            "Allongez-la, ou raccourcissez ses pauses ou les rendez-vous."
        ),
    ),
    (
        f"{MISSION}\n[[floors]]\nat_least = 2",
        (
            ", clé « floors[1] » : Il faut un domaine (domain) ou un axe (axis), l'un des "
            "deux. Gardez "
            "une seule de ces clés."
        ),
    ),
    (
        f'{MISSION}\n[[floors]]\ndomain = "sel"\nat_least = 2',
        (
            ", clé « floors[1].domain » : Le domaine « sel » n'est pas connu. Domaines "
            "connus : clocks, "
            "cheese."
        ),
    ),
    (
        f'{MISSION}\n[[floors]]\naxis = "sel"\nat_least = 2',
        ", clé « floors[1].axis » : L'axe « sel » n'est pas connu. Axes connus : trade, science.",
    ),
]


@pytest.mark.parametrize(("mission", "sentence"), ONE_FAULT)
def test_each_fault_is_one_sentence_with_its_place(tmp_path, mission, sentence):
    assert faults(tmp_path, mission) == [f"mission.toml{sentence}"]


def test_a_date_that_is_none(tmp_path):
    mission = MISSION.replace("date = 2027-05-11", 'date = "11 mai"', 1)
    assert faults(tmp_path, mission) == [
        (
            "mission.toml, clé « sessions[matin].date » : La valeur « 11 mai » n'est pas "
            "admise. Il "
            "faut une date, comme 2027-05-11."
        )
    ]


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    mission = (
        MISSION.replace('name = "Foire"', 'nom = "Foire"\nhost = "Paris"')
        .replace("slot_minutes = 30", "slot_minutes = 99\nat_least = 9")
        .replace('end = "18:00"', 'end = "16:00"')
    )
    told = faults(tmp_path, mission, delegates="profil;maximum\nbourg-00;beaucoup\nbourg-99;2\n")
    assert [one.split(" : ")[0] for one in told] == [
        "mission.toml, clé « name »",
        "mission.toml, clé « meetings.slot_minutes »",
        "mission.toml, clé « nom »",
        "mission.toml, clé « host »",
        "mission.toml, clé « sessions[soir].end »",
        "delegates.csv, ligne 2, colonne « maximum »",
        "delegates.csv, ligne 3, colonne « profil »",
    ]


def test_a_file_that_cannot_be_cut_still_has_its_lists_read(tmp_path):
    told = faults(tmp_path, "name = ", delegates=f"{PAIR}nobody-at-all\n")
    assert [one.split(" : ")[0] for one in told] == [
        "mission.toml, ligne 1",
        "delegates.csv, ligne 4, colonne « profil »",
    ]


def test_a_folder_without_a_mission(tmp_path):
    with pytest.raises(MissionInputError) as refusal:
        read_mission(tmp_path, territories(tmp_path), FIND, today=TODAY)
    path = tmp_path / "mission.toml"
    assert refusal.value.text("en") == (
        f"The file {path} does not exist. A mission is a folder with a file mission.toml: "
        "check the "
        "path, or make one with “matching mission new”."
    )


def test_a_file_that_is_no_utf8(tmp_path):
    (tmp_path / "mission.toml").write_bytes('name = "Québec"'.encode("cp1252"))
    with pytest.raises(MissionInputError) as refusal:
        read_mission(tmp_path, territories(tmp_path), FIND, today=date(2027, 1, 1))
    assert [fault.key for fault in refusal.value.faults] == ["mission-input-not-utf8"]


def test_no_list_is_a_fault(tmp_path):
    written = faults(tmp_path, MISSION, autres=PAIR)
    assert written == [
        (
            "mission.toml : Aucune liste de participants n'a été trouvée. Posez à côté du "
            "fichier de "
            "mission un fichier delegates.csv, delegates.tsv, delegates.xlsx, ou nommez vos "
            "fichiers "
            "sous la clé delegates."
        )
    ]
    named = with_head('delegates = ["autres.csv", "absents.csv"]')
    (told,) = faults(tmp_path, named, autres=PAIR)
    assert told.startswith("absents.csv : Cette liste de participants n'existe pas (")


def test_a_fault_is_told_with_as_much_of_its_place_as_is_known():
    def told(*place):
        return MissionFault(*place, "mission-input-key-missing").text("en")

    assert told("p.xlsx", "People", 4, "must") == (
        "p.xlsx, sheet “People”, row 4, column “must”: This key is missing. Add it."
    )
    assert told("p.csv", None, None, None) == "p.csv: This key is missing. Add it."
    assert told("", None, None, None) == "This key is missing. Add it."


def test_sessions_are_the_same_whatever_their_order_in_the_file(tmp_path):
    first, second = SESSIONS.split("\n\n")
    turned = MISSION.replace(SESSIONS, f"\n{second}\n{first}\n")
    assert read(tmp_path, turned).slots == read(tmp_path).slots
