# Aide

cli-mission-help = Organise une mission : qui rencontre qui, quand et à quelle table, à partir de deux listes de participants.
cli-mission-example =
    Exemple :
      matching mission plan data/missions/sample --output sortie
cli-mission-new-help = Écrit les deux fichiers dont part une mission, expliqués et prêts à remplir : mission.toml et delegates.xlsx.
cli-mission-new-example =
    Exemple :
      matching mission new ma-mission
cli-mission-plan-help = Calcule le meilleur emploi du temps d'une mission, dit ce qu'il vaut, et écrit le classeur, les calendriers et les dossiers.
cli-mission-plan-example =
    Exemples :
      matching mission plan ma-mission --output sortie
      matching mission plan ma-mission --fairness 0.5 --effort 3
      matching mission plan ma-mission --known-links leave-out
cli-mission-check-help = Vérifie un emploi du temps, même modifié à la main : chaque règle enfreinte est dite en une phrase.
cli-mission-check-example =
    Exemple :
      matching mission check sortie sortie/mission.xlsx
cli-mission-replan-help = Refait un plan en changeant le moins de choses possible : absents, nouveaux venus, tables perdues, rendez-vous confirmés ou refusés.
cli-mission-replan-example =
    Exemples :
      matching mission replan sortie --no-show rna-irisa --output sortie-2
      matching mission replan sortie --lost-table "mercredi-matin:7" --now 2027-05-12T09:00 --output sortie-2
      matching mission replan sortie --confirmed "Cailabs + INO" --newcomer nouveaux.csv --output sortie-2
cli-mission-whatif-help = Compare une mission telle qu'elle est à ce qu'elle serait avec une table de plus, d'autres créneaux, un participant de moins.
cli-mission-whatif-example =
    Exemples :
      matching mission whatif sortie --scenario tables+1 --scenario slot=15
      matching mission whatif ma-mission --scenario "without=rna-irisa" --scenario "most+2; fairness=0.5"

cli-mission-metavar-mission = MISSION
cli-mission-metavar-timetable = EMPLOI_DU_TEMPS
cli-mission-metavar-party = PARTICIPANT
cli-mission-metavar-table = SÉANCE:TABLE
cli-mission-metavar-pair = A + B
cli-mission-metavar-moment = MOMENT
cli-mission-metavar-scenario = SCÉNARIO

cli-mission-argument-new = Dossier de la mission ; créé s'il n'existe pas.
cli-mission-argument-mission = Dossier de la mission, ou son fichier mission.toml.
cli-mission-argument-either = Dossier écrit par « matching mission plan », son fichier plan.json, ou dossier de la mission.
cli-mission-argument-plan = Dossier écrit par « matching mission plan », ou son fichier plan.json.
cli-mission-argument-timetable = Emploi du temps à vérifier : le classeur mission.xlsx, un fichier CSV ou plan.json.

cli-mission-option-output = Dossier où écrire le classeur, le plan, les calendriers et les dossiers ; sans lui, rien n'est écrit.
cli-mission-option-force = Remplace ce qui est là ; un plan plus ancien est gardé à côté, sous le même nom suivi de .1, .2, etc.
cli-mission-option-format = Format de la réponse : table (par défaut) ou json.
cli-mission-option-effort = Combien de fois plus de calcul est permis : 1 par défaut. Deux passages donnent les mêmes fichiers.
cli-mission-option-fairness = De 0 (la plus grande valeur totale) à 1 (le moins bien servi d'abord) ; par défaut, selon mission.toml.
cli-mission-option-known-links = Paires qui ont déjà publié ou mené un projet ensemble : keep (rien de particulier), boost (préférées) ou leave-out (tenues pour déjà rencontrées) ; par défaut, selon mission.toml.
cli-mission-option-no-show = Participant absent, par son identifiant ou son nom ; répétable.
cli-mission-option-newcomer = Liste de nouveaux participants, comme delegates.xlsx ; répétable.
cli-mission-option-lost-table = Table qui n'est plus disponible, dans une séance ou dans toutes ; répétable.
cli-mission-option-confirmed = Rendez-vous confirmé, qui ne bouge plus : deux participants, un de chaque côté ; répétable.
cli-mission-option-declined = Rendez-vous refusé, qui n'aura pas lieu : deux participants, un de chaque côté ; répétable.
cli-mission-option-now = Jour et heure, comme 2027-05-12T09:00, à l'heure de la mission : les rendez-vous déjà commencés restent.
cli-mission-option-scenario = Changement à essayer : tables+1, most+2 (rendez-vous au plus), least-1 (au moins), slot=15 (minutes), without=PARTICIPANT, fairness=0.5, lowest=0.3 (score), in-a-row=3 ou total=80 ; plusieurs à la fois séparés par « ; » ; répétable.

# Avancement

mission-cli-step-introductions = Présentations des partenaires
mission-cli-step-documents = Écriture des documents
mission-cli-step-scenarios = Essai des scénarios

# Réponses

mission-cli-new-next = Remplissez ces deux fichiers, puis lancez « matching mission plan { $folder } --output sortie ».
mission-cli-to-look-at = À vérifier. { $said }
mission-cli-not-written = Rien n'est écrit. Ajoutez --output et un dossier pour avoir le classeur, les calendriers et les dossiers.
mission-cli-folder-written = Dossier écrit : { $path }
mission-cli-left-out = { $name } ({ $territory }) : { $count ->
    [0] aucun rendez-vous
    [one] un rendez-vous
   *[other] { $count } rendez-vous
}, { $most } au plus
mission-cli-checked = { $count ->
    [0] Aucun rendez-vous lu
    [one] Un rendez-vous lu
   *[other] { $count } rendez-vous lus
}, valeur totale { $value }.
mission-cli-unreadable = { $count ->
    [one] Une cellule ou une ligne ne se lit pas. Son rendez-vous ne compte pas dans ce qui suit.
   *[other] { $count } cellules ou lignes ne se lisent pas. Leurs rendez-vous ne comptent pas dans ce qui suit.
}
mission-cli-broken = { $count ->
    [one] Une règle est enfreinte.
   *[other] { $count } règles sont enfreintes.
}
mission-cli-all-kept = Toutes les règles sont respectées.
mission-cli-touched = { $count ->
    [0] Rien ne change.
    [one] Un participant sur { $all } voit son agenda changer.
   *[other] { $count } participants sur { $all } voient leur agenda changer.
}
mission-cli-change-moved = Rendez-vous avec { $name } déplacé : { $after }, table { $table_after }, au lieu de { $before }, table { $table_before }.
mission-cli-change-cancelled = Rendez-vous avec { $name } annulé : { $before }, table { $table_before }.
mission-cli-change-added = Nouveau rendez-vous avec { $name } : { $after }, table { $table_after }.
mission-cli-change-table = Rendez-vous avec { $name }, { $after } : table { $table_after } au lieu de la table { $table_before }.
mission-cli-shortfalls = { $count ->
    [one] Une demande n'est plus tenue
   *[other] { $count } demandes ne sont plus tenues
}
mission-cli-replanned = { $count ->
    [0] Plus aucun rendez-vous
    [one] Un rendez-vous
   *[other] { $count } rendez-vous
}, valeur totale { $value }.
mission-cli-column-scenario = Scénario
mission-cli-column-gap = Écart au meilleur, au plus
mission-cli-column-without = Sans rendez-vous
mission-cli-as-it-is = telle qu'elle est
mission-cli-compared = Chaque ligne est calculée de la même façon, à partir de rien. Un écart de 0,0 % dit que la valeur totale est prouvée la meilleure à équité égale.

# Refus

mission-cli-plan-missing = Le fichier { $path } n'existe pas. Il faut un dossier écrit par « matching mission plan », ou son fichier plan.json : vérifiez le chemin.
mission-cli-plan-schema = Le fichier { $path } est de la version « { $given } » ; ce programme lit la version { $known }. Refaites le plan avec « matching mission plan ».
mission-cli-plan-damaged = Le fichier { $path } ne se lit pas comme un plan de mission : il a été tronqué ou modifié. { $how ->
        [places] Ce qui ne va pas se trouve là : { $places }.
       *[whole] Ce n'est pas du JSON entier.
    } Reprenez-en une copie, ou refaites le plan avec « matching mission plan ».
mission-cli-new-there = Ces fichiers existent déjà : { $paths }. Donnez un autre dossier, ou ajoutez --force pour les remplacer.
mission-cli-folder-used = Le dossier { $path } contient déjà un plan. Donnez un autre dossier, ou ajoutez --force : l'ancien plan sera gardé à côté.
mission-cli-folder-other = { $path } contient autre chose qu'un plan de mission, et n'est pas touché. Donnez un dossier nouveau ou vide.
mission-cli-folder-no-parent = Le dossier { $path } n'existe pas. Créez-le, ou donnez un autre dossier.
mission-cli-folder-closed = Rien ne peut être écrit dans le dossier { $path }. Ouvrez-le en écriture, ou donnez un autre dossier.
mission-cli-folder-failed = Le dossier { $path } n'a pas pu être écrit ({ $reason }), et rien n'en est resté. Vérifiez la place sur le disque et les droits, ou donnez un autre dossier.
mission-cli-fairness = L'équité demandée est « { $given } ». Il faut un nombre de 0 à 1.
mission-cli-nothing-happened = Il manque ce qui est arrivé. Ajoutez --no-show, --newcomer, --lost-table, --confirmed ou --declined.
mission-cli-party = { $how ->
        [several] Plusieurs participants de la mission répondent à « { $given } » : { $names }. Donnez l'identifiant de celui qui compte.
        [near] Aucun participant de la mission ne s'appelle « { $given } ». Proches : { $names }.
       *[far] Aucun participant de la mission ne s'appelle « { $given } », ni rien d'approchant. Donnez un nom ou un identifiant du classeur.
    }
mission-cli-pair = L'option { $option } a reçu « { $given } ». Il faut deux participants séparés par « + », par exemple { $option } "Cailabs + INO".
mission-cli-pair-one-side = L'option { $option } a reçu « { $given } » : ces deux participants sont du même côté. Il en faut un de chaque côté.
mission-cli-session = L'option { $option } a reçu la séance « { $given } », qui n'existe pas. Séances : { $known }.
mission-cli-table = L'option { $option } a reçu la table « { $given } », qui n'existe pas. Tables : { $known }.
mission-cli-moment = L'option { $option } a reçu « { $given } ». Il faut un jour et une heure, comme 2027-05-12T09:00.
mission-cli-no-scenario = Il manque ce qu'il faut essayer. Ajoutez --scenario, par exemple --scenario tables+1.
mission-cli-scenario-unknown = Le scénario « { $given } » n'est pas connu. Écrivez un de ceux-ci, ou plusieurs séparés par « ; » : { $known }.
mission-cli-scenario-whole = Le scénario « { $given } » demande un nombre entier, { $lowest } au moins.
mission-cli-scenario-share = Le scénario « { $given } » demande un nombre de 0 à 1.
mission-cli-scenario-slot = Le scénario « { $given } » demande une durée de 15 à 30 minutes.
mission-cli-scenario-pinned = Le scénario « { $given } » n'est pas possible : des rendez-vous de ce plan sont passés ou confirmés, et leurs créneaux ne changent plus. Essayez-le sur le dossier de la mission.
