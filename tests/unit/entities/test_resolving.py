from __future__ import annotations

import json
from datetime import date

import pytest

from matching.entities.merging import merge
from matching.entities.records import merges_of, read_merges, undo, write_merges
from matching.entities.resolving import resolve
from matching.errors import FileUnreadableError, RequestError
from matching.profiles.model import Profile


def profile(identifier, name, **fields):
    given = {"kind": "company", "territory": "bourg", "city": "Bourg", "keywords": ("x",)}
    return Profile(id=identifier, name=name, **given | fields)


def resolved(*profiles, **options):
    return resolve(profiles, lambda one, other: one == other, **options)


SIREN, OTHER = "siren:732829320", "siren:542065479"


def test_two_identifiers_of_one_scheme_never_meet_and_who_fits_both_waits():
    found = resolved(
        profile("a", "Verrerie du Pont", identifiers=(SIREN,)),
        profile("b", "Verrerie du Pont"),
        profile("c", "Verrerie du Pont", identifiers=(OTHER,)),
    )
    assert len(found.entities) == 3
    keys = {(p.first.id, p.second.id): p.decision.key for p in found.pairs}
    assert keys == {
        ("a", "b"): "entities-ambiguous",
        ("b", "c"): "entities-ambiguous",
        ("a", "c"): "entities-other-identifier",
    }


def test_a_chain_of_identifiers_stops_before_two_of_one_scheme():
    found = resolved(
        profile("a", "Alpha", identifiers=(SIREN, "ror:04sjchr03")),
        profile("b", "Bêta", identifiers=("ror:04sjchr03", "hal:beta")),
        profile("c", "Gamma", identifiers=("hal:beta", OTHER)),
    )
    assert [one.members for one in found.entities] == [(0, 1), (2,)]
    assert {p.decision.key for p in found.of("refused")} <= {
        "entities-chain",
        "entities-other-identifier",
    }


def assigned(domain, confidence):
    return {"domain": domain, "ground": "text", "confidence": confidence, "because": "x"}


def test_a_domain_that_one_member_states_is_not_an_assigned_one_any_more():
    one = profile("a", "A", domains=("x",))
    two = profile(
        "b", "A", domains=("x", "y"), assigned_domains=(assigned("x", 0.9), assigned("y", 0.6))
    )
    three = profile("c", "A", domains=("y",), assigned_domains=(assigned("y", 0.8),))
    whole = merge([one, two, three])
    assert set(whole.domains) == {"x", "y"}
    assert [(each.domain, each.confidence) for each in whole.assigned_domains] == [("y", 0.8)]


def test_what_one_member_brings_is_used_in_the_next_round():
    found = resolved(
        profile("a", "Verrerie du Pont", summary_fr="Verres."),
        profile("b", "Verrerie du Pont", identifiers=("ror:04sjchr03",)),
        profile("c", "Glassworks", identifiers=("ror:04sjchr03",), city="Ailleurs"),
    )
    (entity,) = found.entities
    assert (entity.members, entity.profile.id) == ((0, 1, 2), "a")


def test_likely_pairs_are_joined_only_where_asked():
    two = (profile("a", "Verrerie du Pont"), profile("b", "Verrerie du Pont", kind="nonprofit"))
    assert len(resolved(*two).entities) == 2
    assert len(resolved(*two, with_likely=True).entities) == 1


def test_a_merge_keeps_all_sources_and_the_earliest_end():
    one = merge(
        (
            profile("b", "Verres", source="S2", licence="L2", keywords=("b", "a")),
            profile(
                "a",
                "Verrerie",
                source="S1",
                licence="L1",
                summary_fr="Des verres.",
                keywords=("a",),
                identifiers=(SIREN,),
                valid_until=date(2030, 1, 1),
            ),
            profile("siren:542065479", "V", source="S1", valid_until=date(2028, 1, 1)),
        )
    )
    assert (one.id, one.name, one.summary_fr) == ("a", "Verrerie", "Des verres.")
    assert (one.source, one.licence, one.valid_until) == ("S1 + S2", "L1 + L2", date(2028, 1, 1))
    assert one.keywords == ("a", "b", "x")
    assert one.identifiers == (OTHER, SIREN)


@pytest.fixture
def merged(tmp_path):
    given = (
        profile("z", "Cidrerie"),
        profile("a", "Verrerie du Pont", source="S1"),
        profile("m", "Fonderie"),
        profile("b", "VERRERIE DU PONT SA", summary_fr="Des verres.", source="S2"),
    )
    found = resolved(*given)
    write_merges(merges_of(found, given), tmp_path / "merged.jsonl.merges")
    return given, found.profiles, tmp_path / "merged.jsonl.merges"


def test_a_merge_is_undone_from_its_record(merged):
    given, profiles, record = merged
    assert [one.id for one in profiles] == ["z", "b", "m"]
    (line,) = map(json.loads, record.read_text(encoding="utf-8").splitlines())
    assert (line["schema"], line["id"]) == (1, "b")
    assert [one["profile"]["source"] for one in line["members"]] == ["S1", "S2"]
    undone = undo(profiles, read_merges(record))
    assert (undone.profiles, undone.missing) == (given, ())


def test_what_was_erased_since_does_not_come_back(merged):
    given, profiles, record = merged
    undone = undo([one for one in profiles if one.id != "b"], read_merges(record))
    assert (undone.profiles, undone.missing) == ((given[0], given[2]), ("b",))


def test_a_change_since_the_merge_is_not_lost(merged):
    _, profiles, record = merged
    changed = [one.model_copy(update={"founded": 1900}) for one in profiles]
    with pytest.raises(RequestError) as fault:
        undo(changed, read_merges(record))
    assert fault.value.key == "entities-undo-changed"


def test_a_damaged_record_is_refused_whole(merged):
    _, _, record = merged
    record.write_bytes(record.read_bytes() + record.read_bytes()[:40])
    with pytest.raises(FileUnreadableError) as fault:
        read_merges(record)
    assert fault.value.values["line"] == "2"
