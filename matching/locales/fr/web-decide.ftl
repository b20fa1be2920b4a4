# Décider et suivre

web-filter-decided = Montrer aussi les partenaires refusés ou déjà rencontrés
web-answer-left-out = { $count ->
    [one] Un partenaire refusé ou déjà rencontré n'est pas montré.
   *[other] { $count } partenaires refusés ou déjà rencontrés ne sont pas montrés.
}
web-answer-show = Les montrer
web-answer-all = Les partenaires refusés ou déjà rencontrés sont montrés aussi.
web-answer-hide = Les masquer


web-decide-title = Décider
web-decide-change = Changer la décision
web-decide-proposed = Proposée
web-decide-accepted = Acceptée
web-decide-refused = Refuser
web-decide-met = Rencontrée
web-decide-agreement = Accord conclu
web-decide-note = Note
web-decide-author = Qui décide : service ou initiales
web-decide-reason = Motif d'un refus
web-decide-missing-reason = Pour refuser, choisissez un motif.
web-decide-since = le { $date }
web-decide-since-by = le { $date } ({ $author })
web-decide-undo = Annuler la décision
web-decide-noted = C'est noté. La paire avec { $name } est { $status }.
web-decide-request = Pour garder une décision, il faut savoir qui demande.
web-decide-who = Dire qui demande

web-follow-title = Mon suivi
web-follow-count = { $count ->
    [0] Aucune paire ici.
    [one] Une paire suivie.
   *[other] { $count } paires suivies.
}
web-follow-filter = Filtrer le suivi
web-follow-name = Nom
web-follow-all = Tout montrer
web-follow-pair = Paire
web-follow-undo = Annuler
web-follow-nothing = Rien encore : décidez d'une première suggestion, et elle paraîtra ici.
web-follow-nothing-found = Aucune paire ne passe ces filtres.
web-chance-title = Hors classement : un partenaire tiré au sort
web-chance-why = Les mêmes filtres s'appliquent, mais rien ne dit qu'il convient mieux qu'un autre. Votre décision apprend à l'outil ce que son propre classement ne peut pas lui montrer. Le sort en désigne un chaque jour.
