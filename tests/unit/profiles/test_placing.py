from matching.profiles.placing import misplaced_texts, place_texts

FRENCH = "Développe des logiciels de gestion pour les hôpitaux et les cliniques de la région."
ENGLISH = "Builds management software for the hospitals and clinics of the whole region."


def placed(loose, values=None):
    values = dict(values or {})
    place_texts(loose, values)
    return values


def test_each_text_goes_to_its_language():
    assert placed({"summary": FRENCH}) == {"summary_fr": FRENCH}
    assert placed({"summary": ENGLISH}) == {"summary_en": ENGLISH}


def test_a_list_goes_whole_to_one_language():
    offers = ("Cloud", "Software for the hospitals of the region", "Audit")
    assert placed({"offers": offers}) == {"offers_en": offers}


def test_a_short_text_follows_the_others_and_failing_these_is_french():
    assert placed({"summary": ENGLISH, "offers": ("IA",)})["offers_en"] == ("IA",)
    assert placed({"offers": ("IA",)}, {"summary_en": ENGLISH})["offers_en"] == ("IA",)
    assert placed({"offers": ("IA",)}) == {"offers_fr": ("IA",)}


def test_nothing_is_lost_where_the_language_has_a_text_already():
    assert placed({"summary": FRENCH}, {"summary_fr": "Avant."})["summary_fr"] == (
        f"Avant.\n{FRENCH}"
    )
    assert placed({"summary": FRENCH}, {"summary_fr": FRENCH})["summary_fr"] == FRENCH
    before = {"offers_fr": ("Des logiciels de gestion pour les hôpitaux",)}
    both = placed({"offers": ("Un audit de la sécurité des données", *before["offers_fr"])}, before)
    assert both["offers_fr"] == (
        "Des logiciels de gestion pour les hôpitaux",
        "Un audit de la sécurité des données",
    )


def test_misplaced_texts_are_named():
    values = {"summary_fr": ENGLISH, "summary_en": ENGLISH, "seeks_en": (FRENCH,)}
    assert misplaced_texts(values) == (("summary_fr", "fr"), ("seeks_en", "en"))
