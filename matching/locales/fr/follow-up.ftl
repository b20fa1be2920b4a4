# Ce que sont devenues les paires au long d'une période

follow-up-title = Suivi des mises en relation, du { $first } au { $last }
follow-up-summary = { $lists ->
    [0] Aucune liste de suggestions consultée
    [one] Une liste de suggestions consultée
   *[other] { $lists } listes de suggestions consultées
}, { $suggested ->
    [0] aucune paire suggérée
    [one] une paire suggérée
   *[other] { $suggested } paires suggérées
}. Dans la période, paires acceptées : { $accepted } ; rencontres : { $met } ; accords : { $agreement } ; refus : { $refused }.
follow-up-summary-became = { $proposed ->
    [0] Aucune paire n'a été proposée pour la première fois dans la période.
    [one] Une paire a été proposée pour la première fois dans la période ; en attente de réponse à la fin : { $waiting }.
   *[other] { $proposed } paires ont été proposées pour la première fois dans la période ; en attente de réponse à la fin : { $waiting }.
}
follow-up-nobody = Seules des paires sont comptées : aucune organisation et aucune personne n'est nommée ni classée. Les jours sont en temps universel.
follow-up-period = La période du { $first } au { $last } finit avant de commencer. Échangez les deux dates.
follow-up-contents = Sommaire
follow-up-nothing = Rien à compter dans la période.
follow-up-page = page
follow-up-sheet-summary = Synthèse
follow-up-happened = Ce qui s'est passé
follow-up-became = Ce que sont devenues les propositions
follow-up-refusals = Motifs de refus
follow-up-by-month = Par mois
follow-up-by-axis = Par axe du protocole
follow-up-by-domain = Par domaine
follow-up-sides = Réciprocité des demandes
follow-up-gains = Réciprocité des gains
follow-up-suggested = suggérée
follow-up-refused-last = refusée (dernier état)
follow-up-waiting = sans réponse
follow-up-no-axis = sans axe partagé
follow-up-no-domain = sans domaine partagé
follow-up-side-lists = Listes demandées par ses acteurs
follow-up-side-asked = Paires cherchées depuis ce territoire
follow-up-side-wanted = dont acceptées, rencontrées ou conclues
follow-up-side-offered = Paires où ses acteurs ont été proposés à l'autre territoire
follow-up-side-share = { $territory } : { $asked_wanted } sur { $asked } paires cherchées ont abouti ({ $asked_share }), et { $offered_wanted } sur { $offered } où ses acteurs étaient proposés ({ $offered_share }).
follow-up-gain-total = Toutes les paires
follow-up-column-what = Mesure
follow-up-column-pairs = Paires
follow-up-column-of = Sur
follow-up-column-share = Part
follow-up-column-reason = Motif
follow-up-column-month = Mois
follow-up-column-axis = Axe
follow-up-column-domain = Domaine
follow-up-column-gain = Gain pour { $territory }
follow-up-column-balance = Équilibre
follow-up-note-happened = Une paire compte une fois par état décidé dans la période ; une décision annulée ne compte pas.
follow-up-note-became = Parmi les paires dont la première décision est de la période, où elles en étaient à sa fin. Une paire qui s'est rencontrée compte aussi comme acceptée.
follow-up-note-shared = Une paire qui partage deux axes ou deux domaines compte dans les deux lignes.
follow-up-note-gain = Gain : nombre attendu de mises en relation utiles à ce territoire, c'est-à-dire la somme des adéquations des paires acceptées, rencontrées ou conclues dans la période.
follow-up-note-balance = Équilibre : le plus petit des deux gains rapporté au plus grand ; à 100 %, les deux territoires gagnent autant.
follow-up-note-without-fit = { $count ->
    [one] Une paire n'entre pas dans ces sommes : son adéquation n'a pas été enregistrée.
   *[other] { $count } paires n'entrent pas dans ces sommes : leur adéquation n'a pas été enregistrée.
}
