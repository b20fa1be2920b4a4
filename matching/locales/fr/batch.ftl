# Listes de tout un fichier, et charge de chacun
batch-reason-need = Besoin « { $own } » – offre « { $theirs } »
batch-reason-likeness = « { $own } » – « { $theirs } »
batch-title = { $top ->
    [one] Un partenaire pour chacun
   *[other] { $top } partenaires pour chacun
}
batch-sheet-lists = Listes { $territory }
batch-sheet-loads = Charge
batch-sheet-summary = Bilan
batch-column-rank-without-balance = Rang par le seul score
batch-column-reason = Phrases qui se répondent
batch-column-query-id = Identifiant du demandeur
batch-column-before = Listes où il est, score seul
batch-column-after = Listes où il est
batch-column-partners = Partenaires
batch-column-lists = Demandeurs
batch-column-gini-before = Indice de Gini, score seul
batch-column-gini-after = Indice de Gini
batch-column-unlisted-before = Dans aucune liste, score seul
batch-column-unlisted-after = Dans aucune liste
batch-column-most-before = Dans le plus de listes, score seul
batch-column-most-after = Dans le plus de listes
batch-column-empty = Demandeurs sans partenaire
batch-column-balance = Équilibrage
batch-load-title = Charge de chacun, { $territory }
batch-load-nobody = { $territory } : aucun profil ne passe ces filtres, donc pas de liste pour { $asking }.
batch-load-gini = { $moved ->
    [yes] Part des places (indice de Gini : 0, toutes égales ; 1, toutes au même) : { $before } par le seul score, { $after } dans ces listes.
   *[no] Part des places (indice de Gini : 0, toutes égales ; 1, toutes au même) : { $after }.
}
batch-load-unlisted = { $moved ->
    [yes] Partenaires dans aucune liste, sur { $count } : { $before } par le seul score, { $after } dans ces listes.
   *[no] Partenaires dans aucune liste, sur { $count } : { $after }.
}
batch-load-one = { $name } ({ $before } → { $after })
batch-load-most = Dans le plus de listes par le seul score : { $most }.
batch-load-most-after = Dans le plus de ces listes : { $most }.
batch-load-empty = { $count ->
    [one] Côté { $asking }, une liste est vide : { $names }.
   *[other] Côté { $asking }, { $count } listes sont vides : { $names }.
}
batch-load-steps = { $how ->
    [reached] Équilibre atteint en { $steps ->
        [one] un pas
       *[other] { $steps } pas
    }, à { $error } % près.
   *[missed] Équilibre non atteint en { $steps ->
        [one] un pas
       *[other] { $steps } pas
    } : le plus grand écart reste de { $error } %.
}
batch-load-places = { $count ->
    [one] Une place reste vide.
   *[other] { $count } places restent vides.
}
batch-more = { $count ->
    [one] un autre
   *[other] { $count } autres
}
everybody-step-join = Recherche des candidats de chacun
everybody-step-measure = Mesure des adéquations
error-batch-size = { $pairs } paires de profils, c'est trop pour des listes équilibrées et motivées : { $most } au plus. Restreignez-les avec --only ou --territory, ou demandez en Python Matcher.rank_all, qui ne compare que les meilleurs candidats de chacun.
