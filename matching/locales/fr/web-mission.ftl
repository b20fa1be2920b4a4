# La page web : les missions

web-nav-mission = Mission
web-mission-title = Préparer une mission
web-mission-lead = Qui rencontre qui, quand et à quelle table : deux fichiers suffisent.
web-mission-prepare = 1. Remplir les deux fichiers
web-mission-prepare-said = Partez de ces modèles ; chaque colonne et chaque réglage y est expliqué.
web-mission-blank-list = La liste des participants (Excel)
web-mission-blank-list-said = Une ligne par participant : qui, combien de rendez-vous, qui rencontrer ou éviter, ses absences.
web-mission-blank-file = Les réglages de la mission (TOML)
web-mission-blank-file-said = Les dates, les heures, les tables, la durée des rendez-vous. Se modifie avec un éditeur de texte.
web-mission-send = 2. Les envoyer
web-mission-list = La liste des participants
web-mission-list-hint = Formats acceptés : { $known }.
web-mission-file = Les réglages de la mission
web-mission-file-hint = Le fichier mission.toml.
web-mission-submit = Calculer l'emploi du temps
web-mission-privacy = Les fichiers restent sur cette machine et ne sont gardés qu'en mémoire. Ils sont oubliés deux heures après le calcul, à l'arrêt du service ou dès que vous le demandez.
web-mission-try = Ou essayer d'abord
web-mission-try-said = La mission d'exemple du projet : deux demi-journées, des participants réels de l'échantillon, des souhaits inventés.
web-mission-try-submit = Calculer la mission d'exemple
web-mission-yours = Vos missions
web-mission-state = { $state ->
    [waiting] En attente : une autre mission se calcule.
    [running] Calcul en cours.
    [done] Emploi du temps prêt.
   *[failed] Pas d'emploi du temps.
}
web-mission-running = Calcul en cours. Une minute ou deux suffisent d'ordinaire.
web-mission-missing = Choisissez un fichier.
web-mission-faults = { $count ->
    [one] Un point à corriger dans les fichiers
   *[other] { $count } points à corriger dans les fichiers
}
web-mission-where = Où
web-mission-what = Ce qu'il faut corriger
web-mission-more = { $count ->
    [one] Un autre point n'est pas montré.
   *[other] { $count } autres points ne sont pas montrés.
}
web-mission-slots = La mission compte { $count } créneaux ; il en faut { $most } au plus ici. Faites des rendez-vous plus longs ou moins de séances, ou passez par la ligne de commande.
web-mission-busy = Plusieurs missions attendent déjà. Revenez dans quelques minutes.
web-mission-gone = Cette mission n'est plus en mémoire, ou n'a pas été envoyée depuis ce navigateur.
web-mission-back = ← Préparer une mission
web-mission-failed = Pas d'emploi du temps
web-mission-late = Le calcul a dépassé le temps permis ici. Réduisez la mission, ou passez par la ligne de commande, qui n'a pas cette limite.
web-mission-unforeseen = Quelque chose s'est mal passé de notre côté. La trace est dans le journal du service.
web-mission-stop = Arrêter et oublier
web-mission-forget = Oublier cette mission
web-mission-kept = Elle est oubliée deux heures après le calcul ; téléchargez le dossier pour le garder.
web-mission-done = L'emploi du temps est prêt. Le dossier contient le classeur, et pour chaque participant un calendrier et un dossier.
web-mission-folder = Télécharger le dossier ({ $kilobytes } Ko)
web-mission-to-look-at = À regarder
web-mission-parts = Parties de cette page
web-mission-by-slot = Par créneau
web-mission-by-person = Par participant
web-mission-closed = table fermée
web-mission-count = { $count ->
    [0] aucun rendez-vous
    [one] un rendez-vous
   *[other] { $count } rendez-vous
} sur { $most } au plus
web-mission-nobody-left-out = Chacun a assez de rendez-vous.
