# Ce que des personnes ont décidé d'une paire

feedback-missing = Aucune décision n'est encore enregistrée : le fichier { $path } n'existe pas. Décidez d'une première paire, ou lancez « matching feedback import » avec un fichier exporté.
feedback-schema = Le fichier { $path } n'est pas un registre de décisions de cette version (schéma { $given } ; attendu : { $known }). Désignez un autre fichier par le réglage « feedback », ou employez la version du programme qui a écrit celui-ci.
feedback-damaged = Le registre des décisions { $path } ne peut pas être lu ({ $reason }). Il n'a pas été modifié : remettez une copie de sauvegarde à sa place, ou rangez-le ailleurs et lancez « matching feedback import » avec le dernier fichier exporté.
feedback-write = Impossible d'écrire dans le registre des décisions { $path } ({ $reason }). Rien n'a été enregistré à moitié ; ce qui était décidé le reste. Il faut un dossier accessible en écriture et de la place sur le disque.
feedback-busy = Le registre des décisions { $path } est occupé par un autre programme. Rien n'a été enregistré à moitié : recommencez dans un instant.
feedback-territories = Une paire réunit un profil de chacun des deux territoires ({ $known }) ; ceux-ci sont de : { $given }. Choisissez un profil de chaque côté.
feedback-undo-unknown = La décision { $id } n'existe pas. Choisissez-en une dans l'historique de la paire.
feedback-undo-twice = La décision { $id } est déjà annulée, ou en annule une autre. Pour revenir en arrière, décidez de nouveau.

# Lignes rejetées

feedback-row-missing = Le champ obligatoire « { $column } » manque. Remplissez-le.
feedback-row-invalid = La valeur « { $value } » du champ « { $column } » n'est pas admise. { $how ->
        [known] Valeurs admises : { $known }.
       *[open] Corrigez-la, ou retirez le champ s'il n'est pas obligatoire.
    }
feedback-row-named = Une paire demandée par son nom n'a ni rang, ni longueur de liste, ni probabilité. Retirez-les, ou dites « ranked » ou « random ».
feedback-row-place = Une place dans une liste a besoin d'un rang, de la longueur de la liste et d'une probabilité (rank, listed, propensity). Ajoutez ce qui manque.
feedback-row-rank = Le rang dépasse la longueur de la liste. Corrigez l'un des deux.
feedback-row-reason = Un refus a un motif, et lui seul. Ajoutez « reason » au refus, ou retirez-le.
feedback-row-request = Un besoin dit en une phrase n'est pas un profil, dont on puisse décider. Donnez un profil de chaque territoire.
feedback-row-party = Un profil a un identifiant et un nom, ou au moins une clé s'il a été effacé. Ajoutez « id » et « name ».
feedback-row-undoes = Une ligne a un état, ou désigne la décision qu'elle annule, et non les deux. Gardez « status » ou « undoes ».
feedback-row-author = Il manque qui a décidé. Ajoutez « author ».
feedback-row-other = La décision { $uid } est déjà enregistrée, avec une autre date, un autre état ou un autre motif. Ce qui était enregistré est gardé ; pour le changer, annulez-le et décidez de nouveau.
feedback-row-undo-unknown = La décision { $uid }, à annuler, n'est ni dans le fichier ni dans le registre. Ajoutez-la au fichier.
feedback-row-undo-twice = La décision { $uid } est déjà annulée, ou en annule une autre. Retirez cette ligne.
feedback-row-twice = Un même partenaire est deux fois dans la liste. Gardez une des deux places.

# Mots des décisions

decision-status-proposed = proposée
decision-status-accepted = acceptée
decision-status-refused = refusée
decision-status-met = rencontrée
decision-status-agreement = conclue par un accord
decision-reason-off-topic = hors sujet
decision-reason-no-need = pas de besoin
decision-reason-competitor = concurrent
decision-reason-already-in-touch = déjà en relation
decision-reason-no-capacity = pas de disponibilité
decision-reason-bad-timing = pas le bon moment
decision-reason-no-answer = sans réponse
decision-reason-other = autre motif

decisions-title = Décisions
decisions-count = { $count ->
    [0] Aucune paire.
    [one] Une paire.
   *[other] { $count } paires.
}
decisions-erased = (effacé)
decisions-column-day = Jour
decisions-column-id = Identifiant ({ $territory })
decisions-column-status = État
decisions-column-reason = Motif du refus
decisions-column-note = Note
decisions-column-author = Décidé par
decisions-column-asker = Demandé par
decisions-column-score = Score
decisions-column-fit = Pour { $territory }
decisions-column-domains = Domaines partagés
decisions-column-count = Décisions
decisions-column-number = Numéro
