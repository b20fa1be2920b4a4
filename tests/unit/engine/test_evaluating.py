"""Measuring rankings on files of any two groups, without a model."""

from __future__ import annotations

import json

import pytest

from matching.config import load_settings
from matching.engine.evaluating import evaluate
from matching.errors import FileUnreadableError, RequestError
from matching.evaluation.rankings import RANKINGS

HEADER = "query_id,candidate_id,grade\n"


@pytest.fixture
def benchmark(tmp_path):
    """Files of people who are known by their works alone, and of texts to find them for."""
    people, requests, rows = [], [], []
    crafts = ("watch escapements", "lactic starters", "enamelled dials", "cave ripening")
    for number in range(8):
        craft = crafts[number % 4]
        works = [
            {"title": f"On {craft} {part}", "abstract": f"All about {craft}."} for part in range(3)
        ]
        person = {"id": f"p{number}", "name": f"Person {number}", "kind": "company"}
        people.append({**person, "territory": "people", "works": works})
    for number, craft in enumerate(crafts):
        text = f"A study of {craft} and what becomes of them."
        requests.append({"id": f"t{number}", "territory": "people", "lang": "en", "text": text})
        rows += [f"t{number},p{n},{5 if n % 4 == number else 0}\n" for n in range(8)]
    paths = {}
    for name, objects in (("people", people), ("requests", requests)):
        paths[name] = tmp_path / f"{name}.jsonl"
        paths[name].write_text("".join(json.dumps(one) + "\n" for one in objects))
    paths["qrels"] = tmp_path / "qrels.csv"
    paths["qrels"].write_text(HEADER + "".join(rows))
    return paths


@pytest.fixture
def measured(benchmark, toy_settings, toy_encoder):
    def made(**given):
        options = {"rankings": None, "resamples": 50, "encoder": toy_encoder, **given}
        settings = options.pop("settings", toy_settings)
        return evaluate(
            [benchmark["people"]], benchmark["qrels"], benchmark["requests"], settings, **options
        )

    return made


def test_people_are_found_for_texts_by_their_works(measured):
    found = measured()
    comparison = found.comparison
    assert [one.name for one in comparison.rankings] == list(RANKINGS)
    assert comparison.groups == ("people", "requests")
    assert (len(comparison.queries), comparison.pairs) == (4, 32)
    for name in ("bm25", "tfidf", "default"):
        assert comparison.ranking(name).figures["ndcg@10"].value == 1
    assert comparison.ranking("random").figures["ndcg@10"].value < 1
    assert found.rejects == found.left_out == ()


def test_texts_can_be_profiles_of_a_second_group(benchmark, toy_settings, toy_encoder):
    rows = [json.loads(line) for line in benchmark["requests"].read_text().splitlines()]
    papers = benchmark["people"].with_name("papers.jsonl")
    papers.write_text(
        "".join(
            json.dumps(
                {
                    "id": row["id"],
                    "name": row["id"],
                    "kind": "nonprofit",
                    "territory": "papers",
                    "works": [{"title": row["text"]}],
                }
            )
            + "\n"
            for row in rows
        )
    )
    found = evaluate(
        [benchmark["people"], papers],
        benchmark["qrels"],
        settings=toy_settings,
        rankings=["random", "bm25", "default"],
        resamples=20,
        encoder=toy_encoder,
    )
    assert found.comparison.groups == ("people", "papers")
    assert found.comparison.ranking("bm25").figures["ndcg@5"].value == 1
    assert found.comparison.ranking("default").figures["ndcg@5"].value == 1


def test_what_was_encoded_is_not_encoded_again(measured, toy_encoder):
    first = measured().comparison.to_dict()
    assert len(toy_encoder.calls) > 0
    toy_encoder.calls.clear()
    assert measured().comparison.to_dict() == first
    assert toy_encoder.calls == []


def test_without_a_place_for_vectors_it_goes_on(measured, tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    settings = load_settings(
        home=tmp_path / "taken" / "home", territories=tmp_path / "territories.toml"
    )
    assert measured(settings=settings).comparison.to_dict() == measured().comparison.to_dict()


def test_the_index_is_left_alone(measured, toy_settings):
    measured()
    assert not (toy_settings.workspace_folder / "current").exists()


def test_the_two_territories(as_file, profiles, toy_settings, toy_encoder, tmp_path):
    path = tmp_path / "q.csv"
    rows = [f"auville-00,bourg-{n:02d},{n % 4},{3 - n % 4}\n" for n in range(12)]
    rows += [f"bourg-03,auville-{n:02d},{n % 3},2\n" for n in range(12)]
    path.write_text("query_id,candidate_id,for_query,for_candidate\n" + "".join(rows))
    found = evaluate(
        [as_file(profiles)],
        path,
        settings=toy_settings,
        rankings=["tfidf", "default"],
        resamples=20,
        encoder=toy_encoder,
    )
    assert found.comparison.groups == ("auville", "bourg")
    assert found.comparison.queries == ("auville-00", "bourg-03")
    assert found.comparison.ranking("default").figures["success@10"].queries == 2


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"rankings": ["best"]}, "best"),
        ({"grade": "for_all"}, "for_all"),
        ({"grade": "for_candidate"}, "--grade for_query"),
        ({"seed": -1}, "-1"),
        ({"resamples": 0}, "tirages"),
    ],
)
def test_refusals_come_before_slow_work(given, part, measured, toy_encoder):
    with pytest.raises(RequestError, match=part):
        measured(**given)
    assert toy_encoder.calls == []


def test_profiles_without_judgements_are_refused(benchmark, toy_settings):
    with pytest.raises(RequestError, match="--qrels"):
        evaluate([benchmark["people"]], settings=toy_settings)


def test_judgements_of_nobody_are_refused(benchmark, toy_settings, toy_encoder):
    benchmark["qrels"].write_text(HEADER + "x,y,1\n")
    with pytest.raises(RequestError, match="Aucune paire"):
        evaluate(
            [benchmark["people"]], benchmark["qrels"], settings=toy_settings, encoder=toy_encoder
        )


def test_a_missing_file_is_refused(benchmark, toy_settings, tmp_path):
    with pytest.raises(FileUnreadableError, match=r"absent\.csv"):
        evaluate([benchmark["people"]], tmp_path / "absent.csv", settings=toy_settings)
