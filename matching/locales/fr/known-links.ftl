# Ce que deux profils, ou leurs établissements, ont déjà fait ensemble : une fin de phrase
known-link-co-publication = { $between ->
    [both] ont publié ensemble
    [one] { $name } a publié avec l'établissement de { $other }
   *[institutions] leurs établissements ont publié ensemble
}{ $dated ->
    [yes] {" "}en { $year }
   *[no] {""}
}{ $titled ->
    [yes]  : « { $title } »
   *[no] {""}
}
known-link-co-project = { $between ->
    [both] ont mené un projet ensemble
    [one] { $name } a mené un projet avec l'établissement de { $other }
   *[institutions] leurs établissements ont mené un projet ensemble
}{ $dated ->
    [yes] {" "}en { $year }
   *[no] {""}
}{ $titled ->
    [yes]  : « { $title } »
   *[no] {""}
}
known-link-funded-together = { $between ->
    [both] ont été financés ensemble
    [one] { $name } et l'établissement de { $other } ont été financés ensemble
   *[institutions] leurs établissements ont été financés ensemble
}{ $dated ->
    [yes] {" "}en { $year }
   *[no] {""}
}{ $titled ->
    [yes]  : « { $title } »
   *[no] {""}
}
known-links-told = Déjà en lien – { $text }
known-links-column = Liens connus
known-links-rule-keep = à leur rang
known-links-rule-boost = montrés d'abord
known-links-rule-leave-out = laissés de côté
