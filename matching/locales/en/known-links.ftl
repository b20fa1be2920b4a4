# What two profiles, or their institutions, have done together already: the end of a sentence
known-link-co-publication = { $between ->
    [both] have published together
    [one] { $name } has published with the institution of { $other }
   *[institutions] their institutions have published together
}{ $dated ->
    [yes] {" "}in { $year }
   *[no] {""}
}{ $titled ->
    [yes] : “{ $title }”
   *[no] {""}
}
known-link-co-project = { $between ->
    [both] have run a project together
    [one] { $name } has run a project with the institution of { $other }
   *[institutions] their institutions have run a project together
}{ $dated ->
    [yes] {" "}in { $year }
   *[no] {""}
}{ $titled ->
    [yes] : “{ $title }”
   *[no] {""}
}
known-link-funded-together = { $between ->
    [both] have been funded together
    [one] { $name } and the institution of { $other } have been funded together
   *[institutions] their institutions have been funded together
}{ $dated ->
    [yes] {" "}in { $year }
   *[no] {""}
}{ $titled ->
    [yes] : “{ $title }”
   *[no] {""}
}
known-links-told = Already linked – { $text }
known-links-column = Known links
known-links-rule-keep = at their rank
known-links-rule-boost = shown first
known-links-rule-leave-out = left aside
