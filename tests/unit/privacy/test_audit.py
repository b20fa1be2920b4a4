"""The log of acts: it holds no word of anybody, and every way to change it is noticed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from matching.errors import WorkspaceDamagedError
from matching.privacy.audit import AuditFault, AuditLog
from matching.profiles.model import Profile

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
ACTS = ("show", "export", "rectify", "object", "lift")


@pytest.fixture
def log(tmp_path):
    made = AuditLog(tmp_path / "privacy")
    for number, act in enumerate(ACTS):
        made.append(act, f"profil-{number}", NOON + timedelta(minutes=number), files=number)
    return made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "privacy" / "audit.jsonl"


def test_acts_are_numbered_timed_in_utc_and_chained(log):
    entries = log.entries()
    assert [(one.seq, one.act) for one in entries] == list(enumerate(ACTS, start=1))
    assert [one.facts["files"] for one in entries] == [0, 1, 2, 3, 4]
    assert entries[2].time == datetime(2026, 11, 30, 12, 2, tzinfo=UTC)
    assert len({one.chain for one in entries}) == 5
    verified = log.verify()
    assert (verified.count, verified.head, verified.fault) == (5, entries[-1].chain, None)


def test_a_time_of_elsewhere_is_kept_in_utc(log):
    there = datetime(2026, 11, 30, 8, tzinfo=timezone(timedelta(hours=-5)))
    assert log.append("show", "x", there).time == datetime(2026, 11, 30, 13, tzinfo=UTC)
    with pytest.raises(ValueError, match="when"):
        log.append("show", "x", datetime(2026, 11, 30, 8))


def test_the_log_holds_no_word_of_anybody(log, path):
    profile = Profile(
        id="p-maelle", name="Maëlle Kerivel", kind="researcher", territory="nord", keywords=("x",)
    )
    facts = {"fields": ("summary_fr", "city"), "until": date(2027, 1, 1), "found": True}
    entry = log.append("rectify", profile, NOON, **facts)
    assert entry.facts == {"fields": ["summary_fr", "city"], "found": True, "until": "2027-01-01"}
    assert entry.subject == log.subject("p-maelle")
    text = path.read_text().lower()
    assert "kerivel" not in text
    assert "maelle" not in text
    for words in (("Kerivel",), "Kerivel"):
        with pytest.raises(ValueError, match="fact"):
            log.append("rectify", profile, NOON, fields=words)
    assert log.verify().count == 6


def _changed(lines):
    values = json.loads(lines[2])
    values["act"] = "show"
    lines[2] = json.dumps(values)


def _renumbered(lines):
    del lines[1]
    for number, line in enumerate(lines, start=1):
        lines[number - 1] = json.dumps(json.loads(line) | {"seq": number})


def _swapped(lines):
    lines[1], lines[3] = lines[3], lines[1]


def _repeated(lines):
    lines.insert(2, lines[1])


def _garbled(lines):
    lines[3] = lines[3][:40]


def _endless(lines):
    lines[2] = lines[2].replace('"seq": 3', '"seq": 1e999')


def _deep(lines):
    lines[2] = "[" * 100_000


TAMPERINGS = {
    "endless": (_endless, AuditFault(3, "changed")),
    "deep": (_deep, AuditFault(3, "changed")),
    "changed": (_changed, AuditFault(3, "changed")),
    "garbled": (_garbled, AuditFault(4, "changed")),
    "removed": (lambda lines: lines.pop(1), AuditFault(2, "removed")),
    "first removed": (lambda lines: lines.pop(0), AuditFault(1, "removed")),
    "removed and renumbered": (_renumbered, AuditFault(2, "changed")),
    "reordered": (_swapped, AuditFault(2, "reordered")),
    "repeated": (_repeated, AuditFault(3, "reordered")),
    "cut at the end": (lambda lines: lines.pop(), AuditFault(5, "cut")),
    "emptied": (lambda lines: lines.clear(), AuditFault(1, "cut")),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found_at_the_first_act_it_touched(log, path, name):
    tamper, fault = TAMPERINGS[name]
    lines = path.read_text().splitlines()
    tamper(lines)
    path.write_text("".join(f"{line}\n" for line in lines))
    verified = log.verify()
    assert verified.fault == fault
    assert verified.count == fault.seq - 1


def test_a_log_taken_away_is_missed(log, path):
    path.unlink()
    assert log.verify().fault == AuditFault(1, "cut")
    with pytest.raises(WorkspaceDamagedError):
        log.append("show", "x", NOON)


@pytest.mark.parametrize("name", ["cut at the end", "garbled last"])
def test_nothing_is_added_to_a_log_whose_end_was_tampered_with(log, path, name):
    lines = path.read_text().splitlines()
    if name == "garbled last":
        lines[-1] = lines[-1][:40]
    else:
        lines.pop()
    path.write_text("".join(f"{line}\n" for line in lines))
    before = path.read_bytes()
    with pytest.raises(WorkspaceDamagedError):
        log.append("show", "x", NOON)
    assert path.read_bytes() == before


def test_a_folder_of_which_only_the_seal_is_left_is_not_sound(log, path):
    for name in ("key", "audit.jsonl", "suppressed.json"):
        (path.parent / name).unlink()
    with pytest.raises(WorkspaceDamagedError):
        AuditLog(path.parent).verify()


def test_a_seal_made_by_somebody_else_is_noticed(log, path):
    lines = path.read_text().splitlines()
    last = json.loads(lines[3])
    path.write_text("".join(f"{line}\n" for line in lines[:4]))
    seal = path.with_name("audit.seal")
    values = json.loads(seal.read_text())
    seal.write_text(json.dumps(values | {"count": 4, "head": last["chain"]}))
    assert log.verify().fault == AuditFault(5, "seal")


def test_a_log_written_with_another_key_is_noticed(log, path, tmp_path):
    other = AuditLog(tmp_path / "other")
    other.append("show", "x", NOON)
    path.write_bytes((tmp_path / "other" / "audit.jsonl").read_bytes())
    assert log.verify().fault == AuditFault(1, "changed")


def test_a_writer_killed_half_way_hinders_nobody(log, path):
    with path.open("ab") as file:
        file.write(b'{"seq": 6, "time": "2026-')
    assert log.verify().fault is None
    log.append("notice", "x", NOON)
    verified = log.verify()
    assert (verified.count, verified.fault) == (6, None)


def test_a_writer_killed_before_it_sealed_hinders_nobody(log, path):
    seal = path.with_name("audit.seal")
    before = seal.read_bytes()
    log.append("notice", "x", NOON)
    seal.write_bytes(before)
    assert (log.verify().count, log.verify().fault) == (6, None)
    log.append("notice", "y", NOON)
    assert (log.verify().count, log.verify().fault) == (7, None)


def test_a_folder_without_any_act_is_sound(tmp_path):
    verified = AuditLog(tmp_path / "privacy").verify()
    assert (verified.count, verified.fault) == (0, None)
    assert not (tmp_path / "privacy").exists()
