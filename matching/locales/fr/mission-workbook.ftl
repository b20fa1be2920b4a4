# Classeur de la mission, et sa liste de rendez-vous relue une fois modifiée

mission-book-sheet-summary = Bilan
mission-book-sheet-meetings = Rendez-vous
mission-book-sheet-reserves = Réserves
mission-book-sheet-left-out = Places sans partenaire
mission-book-sheet-ledger = Registre de réciprocité
mission-book-sheet-lists = Listes
mission-book-page = Page

mission-book-column-session = Séance
mission-book-column-date = Date
mission-book-column-start = Début
mission-book-column-end = Fin
mission-book-column-table = Table
mission-book-column-x = Participant 1 ({ $territory })
mission-book-column-y = Participant 2 ({ $territory })
mission-book-column-x-id = Identifiant 1 ({ $territory })
mission-book-column-y-id = Identifiant 2 ({ $territory })
mission-book-column-status = Statut
mission-book-column-score = Score réciproque
mission-book-column-fit = Adéquation pour { $territory }
mission-book-column-known = Connu ou estimé
mission-book-column-reason = Phrases qui se répondent
mission-book-column-territory = Territoire
mission-book-column-party = Participant
mission-book-column-meetings = Rendez-vous
mission-book-column-minimum = Au moins
mission-book-column-maximum = Au plus
mission-book-column-rank = Rang
mission-book-column-partner = Partenaire de réserve
mission-book-column-free = Créneaux libres pour les deux
mission-book-column-lacks = Ce qui manque en face
mission-book-column-domain = Domaine
mission-book-column-value = Valeur pour { $territory }
mission-book-column-balance = Équilibre
mission-book-status-planned = prévu
mission-book-status-confirmed = confirmé
mission-book-known = connu
mission-book-estimated = estimé
mission-book-break = Pause
mission-book-at-table = table { $table }
mission-book-free = { $session } : { $hours }
mission-book-free-never = aucun

# Ce que la liste des rendez-vous admet (au plus 225 signes : Excel n'en montre pas davantage)

mission-book-admits = Choisissez dans la liste, ou copiez une valeur de la feuille « { $lists } ».
mission-book-admits-party = Pour changer de participant, choisissez son nom et videz son identifiant : les deux doivent désigner le même.
mission-book-admits-nothing = Cette colonne informe et n'est pas relue. Modifiez les colonnes marquées d'un ✎ : celle-ci sera refaite d'après elles.

# Notes sous les tableaux

mission-book-session-note = Une ligne par table. × : table fermée. Colonne grise : pause. « (confirmé) » : rendez-vous confirmé, qui ne bouge plus.
mission-book-side-note = × : participant absent. Case vide : libre. Colonne grise : pause.
mission-book-reserves-note = Si un rendez-vous tombe, le premier partenaire de réserve qui est libre au même créneau le remplace. Une table doit l'être aussi : voyez la grille de la séance.
mission-book-left-out-note = Participants qui ont moins de rendez-vous qu'ils ne peuvent en avoir.
mission-book-ledger-unit = Unité : nombre attendu de rendez-vous utiles, c'est-à-dire la somme des chances que chacun vaille son temps pour ce côté.
mission-book-ledger-note = Équilibre : la plus petite des deux valeurs rapportée à la plus grande ; à 100 %, les deux côtés gagnent autant. Un rendez-vous entre participants qui partagent deux domaines compte dans les deux lignes.
mission-book-ledger-total = Tous les rendez-vous
mission-book-ledger-no-domain = Sans domaine partagé

# Bilan

mission-book-block-mission = La mission
mission-book-block-quality = Ce que vaut l'emploi du temps
mission-book-block-reading = Lire et modifier ce classeur
mission-book-place = Lieu
mission-book-online = À distance
mission-book-online-said = Les rendez-vous ont lieu en ligne.
mission-book-sessions = Séances
mission-book-session = { $session } : { $day }, de { $start } à { $end }, { $slots ->
        [0] aucun créneau
        [one] un créneau
       *[other] { $slots } créneaux
    }, { $tables ->
        [0] aucune table
        [one] une table
       *[other] { $tables } tables
    }
mission-book-zone = Fuseau horaire
mission-book-issued = Date des documents
mission-book-parties = { $count ->
    [0] aucun participant
    [one] un participant
   *[other] { $count } participants
}
mission-book-alone = { $count ->
    [one] Sans rendez-vous : { $names }.
   *[other] Sans rendez-vous ({ $count }) : { $names }.
}
mission-book-meetings = { $count ->
    [0] aucun rendez-vous
    [one] un rendez-vous
   *[other] { $count } rendez-vous
}, { $confirmed ->
    [0] aucun confirmé
    [one] dont un confirmé
   *[other] dont { $confirmed } confirmés
}
mission-book-total = Valeur totale
mission-book-total-said = { $value } : c'est la somme des scores réciproques des rendez-vous.
mission-book-total-boosted = Les paires qui ont déjà travaillé ensemble y comptent davantage que leur score, comme demandé.
mission-book-proven = Prouvé optimal : aucun emploi du temps qui respecte les mêmes règles, et qui est aussi équitable, ne vaut davantage.
mission-book-gap = À { $gap } % du meilleur possible au plus : aucun emploi du temps qui respecte les mêmes règles, et qui est aussi équitable, ne dépasse { $bound }.
mission-book-slots = Créneaux
mission-book-slots-used = { $used ->
    [0] Aucun créneau occupé sur { $all }.
    [one] Un créneau occupé sur { $all }.
   *[other] { $used } créneaux occupés sur { $all }.
} Ces rendez-vous en demandent au moins { $fewest }.
mission-book-idle = Attentes
mission-book-idle-said = { $count ->
    [0] Personne n'attend entre deux rendez-vous d'une même séance.
    [one] Un créneau d'attente entre deux rendez-vous d'un même participant.
   *[other] { $count } créneaux d'attente entre deux rendez-vous d'un même participant, tous participants réunis.
}
mission-book-worst-off = Le moins bien servi
mission-book-worst-off-said = { $name } : { $share } de ce que ce participant pouvait espérer de mieux.{ $bounded ->
    [yes] {" "}Aucun emploi du temps ne peut donner plus de { $best } au moins bien servi.
   *[no] {""}
}
mission-book-worst-off-nobody = Personne : aucun participant ne pouvait espérer de rendez-vous.
mission-book-fairness = Équité demandée
mission-book-fairness-said = { $value }, sur une échelle de 0 (la plus grande valeur totale) à 1 (le moins bien servi d'abord).
mission-book-reciprocity-name = Réciprocité
mission-book-reciprocity = { $x } : { $for_x } ; { $y } : { $for_y }.
mission-book-stopped = Recherche écourtée
mission-book-stopped-never = Aucune limite de calcul n'a écourté la recherche.

mission-book-about-meetings = Tous les rendez-vous, un par ligne. C'est la seule feuille qui se modifie.
mission-book-about-sessions = Une grille par séance : une ligne par table, une colonne par créneau. À afficher dans la salle.
mission-book-about-sides = L'agenda de chaque participant d'un côté : qui, quand, où.
mission-book-about-reserves = Les partenaires de réserve de chacun, du meilleur au moins bon, et quand les deux sont libres.
mission-book-about-left-out = Qui a encore de la place, et quels partenaires manquent en face.
mission-book-about-ledger = Ce que les rendez-vous valent à chacun des deux territoires, en tout et par domaine.
mission-book-about-lists = Les valeurs admises dans la liste des rendez-vous. À ne pas modifier.
mission-book-about-sources = D'où vient la fiche de chacun, sous quelle licence, et ce qui passe une frontière.
mission-book-editing = Modifier
mission-book-edit = Modifiez seulement la feuille « { $meetings } », et là seulement les colonnes marquées d'un ✎ : les autres sont refaites.
mission-book-edit-rows = Pour ajouter un rendez-vous, remplissez une ligne sous la dernière ; pour en retirer un, supprimez sa ligne. L'ordre des lignes ne compte pas.
mission-book-edit-party = Un participant se donne par son nom ou par son identifiant. Si les deux sont remplis, ils doivent désigner le même.
mission-book-edit-check = Enregistrez, puis lancez « matching mission check » : chaque règle enfreinte est dite en une phrase.

# Relecture

mission-book-file-extension = Le fichier { $path } porte l'extension « { $suffix } », qui n'est pas lue. Il faut le classeur de la mission, ou sa liste des rendez-vous, avec l'une de ces extensions : { $known }.
mission-book-file-missing = Le fichier { $path } n'existe pas. Il faut le classeur de la mission, sa liste des rendez-vous en CSV, ou plan.json : vérifiez le chemin.
mission-book-file-empty = Le fichier { $path } est vide. Il faut le classeur de la mission, sa liste des rendez-vous en CSV, ou plan.json.
mission-book-file-no-list = Aucune feuille du fichier { $path } ne tient la liste des rendez-vous. Il faut une ligne de titres avec { $expected } (un identifiant peut remplacer un nom) : gardez ceux du classeur de la mission.
mission-book-file-columns = Il manque à la liste des rendez-vous du fichier { $path } des colonnes : { $missing }. Titres trouvés : { $seen }. Remettez les titres du classeur de la mission.
mission-book-file-several-lists = Plusieurs feuilles du fichier { $path } tiennent une liste des rendez-vous : { $sheets }. Gardez celle qui compte et supprimez les autres.
mission-book-file-json = Le fichier { $path } n'est pas du JSON qui se lit ({ $reason }). Corrigez-le, ou repartez du plan.json de la mission.
mission-book-file-no-meetings = Le fichier { $path } n'a pas de liste nommée "meetings". Il faut un plan.json de mission.

mission-book-row-formula = La cellule contient une formule. Remplacez-la par sa valeur.
mission-book-row-missing = La cellule est vide. Remplissez-la, ou supprimez la ligne si le rendez-vous n'a pas lieu.
mission-book-row-column-twice = Cette colonne est là deux fois. Gardez celle qui compte.
mission-book-row-no-object = « { $value } » n'est pas un rendez-vous. Il faut un objet avec slot, table, x, y et status.
mission-book-row-slot = Le créneau « { $value } » n'existe pas. Il faut un nombre entier de 0 à { $last }.
mission-book-row-session = La séance « { $value } » n'existe pas. Séances : { $known }.
mission-book-row-session-shared = Plusieurs séances s'appellent « { $value } ». Écrivez l'une de celles-ci : { $known }.
mission-book-row-hour = « { $value } » n'est pas une heure. Écrivez-la comme 09:30.
mission-book-row-no-slot = Aucun créneau ne commence à { $value } dans la séance « { $session } ». Débuts possibles : { $known }.
mission-book-row-table = La table « { $value } » n'existe pas. Tables : { $known }.
mission-book-row-unknown-id = Aucun participant de ce côté n'a l'identifiant « { $value } ». Copiez-le de la feuille des listes, ou videz la cellule et donnez le nom.
mission-book-row-unknown-name = Aucun participant de ce côté ne s'appelle « { $value } ». { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom n'en est proche.
    }
mission-book-row-other-side = « { $value } » est un participant de l'autre côté. Un rendez-vous réunit un participant de chaque côté.
mission-book-row-namesakes = Plusieurs participants s'appellent « { $value } ». Donnez l'identifiant de celui qui compte : { $known }.
mission-book-row-disagree = Le nom « { $value } » et l'identifiant « { $id } » ({ $name }) ne désignent pas le même participant. Corrigez l'un des deux, ou videz l'identifiant.
mission-book-row-status = Le statut « { $value } » n'est pas connu. Il faut « prévu » ou « confirmé ».
