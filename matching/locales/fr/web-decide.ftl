# Décider et suivre

web-filter-decided = Montrer aussi les partenaires refusés ou déjà rencontrés
web-answer-left-out = { $count ->
    [one] Un partenaire refusé ou déjà rencontré n'est pas montré.
   *[other] { $count } partenaires refusés ou déjà rencontrés ne sont pas montrés.
}
web-answer-show = Les montrer
web-answer-all = Les partenaires refusés ou déjà rencontrés sont montrés aussi.
web-answer-hide = Les masquer

web-status-proposed = proposé
web-status-accepted = accepté
web-status-refused = refusé
web-status-met = rencontre faite
web-status-agreement = accord
web-refusal-off-topic = hors sujet
web-refusal-no-need = pas de besoin
web-refusal-competitor = concurrent
web-refusal-already-in-touch = déjà en contact
web-refusal-no-capacity = pas la capacité
web-refusal-bad-timing = pas le moment
web-refusal-no-answer = pas de réponse
web-refusal-other = autre

web-decide-title = Décider
web-decide-change = Changer la décision
web-decide-proposed = Proposé
web-decide-accepted = Accepté
web-decide-refused = Refuser
web-decide-met = Rencontre faite
web-decide-agreement = Accord conclu
web-decide-note = Note
web-decide-author = Qui décide : service ou initiales
web-decide-reason = Motif d'un refus
web-decide-missing-reason = Pour refuser, choisissez un motif.
web-decide-since = le { $date }
web-decide-since-by = le { $date } ({ $author })
web-decide-undo = Annuler la décision
web-decide-noted = C'est noté. { $name } : { $status }.
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
web-follow-status = Où elle en est
web-follow-date = Date
web-follow-author = Qui a décidé
web-follow-asker = Demandé pour
web-follow-undo = Annuler
web-follow-reason = Motif
web-follow-erased = (effacé)
web-follow-nothing = Rien encore : décidez d'une première suggestion, et elle paraîtra ici.
web-follow-nothing-found = Aucune paire ne passe ces filtres.
