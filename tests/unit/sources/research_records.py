"""Records in the shapes of OpenAlex and HAL, and servers that hold them; all of it is invented.

The first university is at home in the first territory, the second in the other one. In OpenAlex
they are I1001 and I2001, in HAL 101 and 201.
"""

from __future__ import annotations

from unit.sources.source_server import as_json

HERE, THERE = "015m7wh34", "04sjchr03"
"""ROR identifiers that the territories file names, one of each territory."""


# ------------------------------------------------------------------------------------- OpenAlex


def oa(number):
    return f"https://openalex.org/{number}"


def body(number, name, *lineage, ror=None):
    """An institution as authors and works name it."""
    return {
        "id": oa(number),
        "ror": ror and f"https://ror.org/{ror}",
        "display_name": name,
        "country_code": "FR",
        "type": "education",
        "lineage": [oa(one) for one in (number, *lineage)],
    }


UNIVERSITY = body("I1001", "Université fictive d'ici", ror=HERE)
UNIVERSITY_THERE = body("I2001", "Université fictive de là-bas", ror=THERE)
LAB = body("I1002", "Laboratoire fictif de photonique", "I1001")
LAB_THERE = body("I2002", "Centre fictif d'optique", "I2001", ror="0000000xx")
ABROAD = body("I9001", "University of Elsewhere", ror="0elsewh00")


def institution(dehydrated, **more):
    """An institution as it is listed."""
    return {
        **dehydrated,
        "display_name_acronyms": [],
        "homepage_url": "https://example.org",
        "geo": {"city": "Rennes", "geonames_city_id": "2983990", "country_code": "FR"},
        "associated_institutions": [],
        "topics": [{"id": oa("T1"), "display_name": "Optical Sensing Technologies", "count": 9}],
        "works_count": 31,
        "cited_by_count": 410,
        "summary_stats": {"h_index": 87},
        **more,
    }


def author(number, name, *institutions, orcid=None, topics=("Optical Sensing Technologies",)):
    return {
        "id": oa(number),
        "orcid": orcid and f"https://orcid.org/{orcid}",
        "display_name": name,
        "display_name_alternatives": ["M. K."],
        "last_known_institutions": list(institutions),
        "topics": [{"id": oa("T1"), "display_name": one, "count": 5} for one in topics],
        "works_count": 31,
        "cited_by_count": 410,
        "summary_stats": {"2yr_mean_citedness": 2.1, "h_index": 87, "i10_index": 12},
        "nationality": "SECRETE",
    }


def work(number, title, *signatures, year=2025, **more):
    """A work; each signature is an author's number and their institutions."""
    return {
        "id": oa(number),
        "doi": f"https://doi.org/10.1/{number}",
        "display_name": title,
        "publication_year": year,
        "language": "en",
        "abstract_inverted_index": {"fibre": [1, 3], "A": [0], "for": [2]},
        "authorships": [
            {
                "author": {"id": oa(who), "display_name": f"Name of {who}", "orcid": None},
                "institutions": list(institutions),
                "raw_affiliation_strings": ["secrete@example.org"],
            }
            for who, *institutions in signatures
        ],
        "cited_by_count": 99,
        "is_retracted": False,
        **more,
    }


def signers(record):
    """The numbers of the authors of a work; of one that names nobody, that of any author."""
    named = [one["author"] for one in record["authorships"] or ()]
    return {one["id"].rsplit("/", 1)[-1] for one in named if one} or {"A1"}


def openalex(institutions=(), authors=(), works=(), on_a_page=100):
    """Respond as OpenAlex would to the requests of the connector, paging by cursor."""

    def respond(path, asked, _number):
        condition = asked["filter"]
        if path == "/institutions":
            found = [
                one
                for one in institutions
                if not condition.startswith("ror:") or (one["ror"] or "-") in condition
            ]
        elif path == "/authors":
            found = list(authors)
        elif condition.startswith("authorships.author.id:"):
            wanted = condition.split(",")[0].partition(":")[2].split("|")
            found = [one for one in works if signers(one).intersection(wanted)]
        else:
            found = list(works)
        start = 0 if asked["cursor"] == "*" else int(asked["cursor"][1:])
        end = start + on_a_page
        meta = {
            "count": len(found),
            "per_page": 100,
            "next_cursor": f"c{end}" if end < len(found) else None,
        }
        return as_json({"meta": meta, "results": found[start:end], "group_by": []})

    return respond


# ------------------------------------------------------------------------------------------ HAL


def structure(number, name, kind="laboratory", **more):
    return {
        "docid": str(number),
        "label_s": name,
        "name_s": name,
        "type_s": kind,
        "valid_s": "VALID",
        "country_s": "fr",
        **more,
    }


SCHOOL = structure(101, "Université fictive d'ici", "institution", ror_s=[HERE])
SCHOOL_THERE = structure(
    201,
    "Université fictive de là-bas",
    "institution",
    country_s="ca",
    ror_s=[f"https://ror.org/{THERE}"],
)
FOTON = structure(
    102,
    "Laboratoire fictif de photonique",
    acronym_s="LFP",
    address_s="Campus de l'Ouest, 12 avenue du Chat - 35042 Rennes Cedex",
    url_s="https://example.org",
    parentDocid_i=[101, 900],
    parentName_s=["Université fictive d'ici", "Organisme national"],
    rnsr_s=["199900000X"],
)


def signature(structure_number, person, name):
    return f"{structure_number}_FacetSep_Label_JoinSep_{person}_FacetSep_{name}"


def document(number, title, structures=(101, 102), laboratories=(102,), **more):
    return {
        "docid": str(number),
        "halId_s": f"hal-{number}",
        "uri_s": f"https://hal.science/hal-{number}",
        "title_s": [title],
        "abstract_s": ["We show…"],
        "keyword_s": ["fibre optique", "capteur"],
        "language_s": ["fr"],
        "producedDateY_i": 2025,
        "structId_i": list(structures),
        "labStructId_i": list(laboratories),
        **more,
    }


def hal(structures=(), documents=(), on_a_page=200):
    """Respond as HAL would to the requests of the connector."""

    def respond(path, asked, _number):
        if path == "/ref/structure/":
            named = asked["q"].startswith("ror_s:")
            found = [one for one in structures if bool(one.get("ror_s")) == named]
            start = int(asked["start"])
            answer = {"numFound": len(found), "start": start, "docs": found[start : start + 100]}
            return as_json({"response": answer})
        cursor = asked["cursorMark"]
        start = 0 if cursor == "*" else int(cursor[1:])
        page = list(documents)[start : start + on_a_page]
        kept = [{k: v for k, v in one.items() if k in asked["fl"].split(",")} for one in page]
        following = f"c{start + len(page)}" if page else cursor
        answer = {"numFound": len(documents), "start": 0, "docs": kept}
        return as_json({"response": answer, "nextCursorMark": following})

    return respond
