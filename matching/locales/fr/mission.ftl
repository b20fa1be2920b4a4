# Règles d'une mission, manquements, assouplissements
mission-moment = { $day } à { $hour }
mission-one-after-another = { $one } ; { $other }
mission-meeting = { $x } et { $y } ({ $when }, table { $table })

mission-rule-one-at-a-time = { $name } n'a qu'un rendez-vous à la fois.
mission-rule-available = { $name } n'est pas disponible : { $when }.
mission-rule-in-a-row = { $name } n'a pas plus de { $in_a_row } rendez-vous d'affilée.
mission-rule-maximum = { $name } a { $most } rendez-vous au plus.
mission-rule-minimum = { $name } a { $least } rendez-vous au moins.
mission-rule-obliged = { $x } et { $y } doivent se rencontrer.
mission-rule-forbidden = { $x } et { $y } ne doivent pas se rencontrer.
mission-rule-not-again = { $x } et { $y } se sont déjà rencontrés.
mission-rule-once = Deux participants ne se rencontrent qu'une fois.
mission-rule-worth-meeting = Personne ne se rencontre sous un score de { $percent } %.
mission-rule-total = Il y a { $most } rendez-vous au plus en tout.
mission-rule-floor = Il y a au moins { $least } rendez-vous en commun sur « { $subject } ».
mission-rule-tables = La séance « { $session } » n'a pas plus de rendez-vous à la fois que de tables.
mission-rule-booth = { $name } tient ses rendez-vous à son stand, { $table }, un à la fois.
mission-rule-pinned = Ce rendez-vous est passé ou confirmé et ne bouge pas : { $meeting }.
mission-rule-one-per-table = Une table n'accueille qu'un rendez-vous à la fois.
mission-rule-table-there = Un rendez-vous se tient à une table disponible à cette heure.
mission-rule-at-its-booth = Qui a un stand y tient ses rendez-vous, et personne d'autre.

mission-broken-one-at-a-time = { $name } a { $count } rendez-vous en même temps : { $meetings }.
mission-broken-available = { $name } n'est pas disponible à ce moment : { $meetings }.
mission-broken-in-a-row = { $name } a { $count } rendez-vous d'affilée, pour { $in_a_row } au plus : { $meetings }.
mission-broken-maximum = { $name } a { $count } rendez-vous, pour { $most } au plus.
mission-broken-minimum = { $name } a { $count } rendez-vous, pour { $least } au moins.
mission-broken-obliged = { $x } et { $y } doivent se rencontrer, et ne se rencontrent pas.
mission-broken-forbidden = { $x } et { $y } ne doivent pas se rencontrer : { $meetings }.
mission-broken-not-again = { $x } et { $y } se sont déjà rencontrés : { $meetings }.
mission-broken-once = Ces deux participants se rencontrent { $count } fois : { $meetings }.
mission-broken-worth-meeting = Le score de ce rendez-vous est sous { $percent } % : { $meetings }.
mission-broken-total = Il y a { $count } rendez-vous en tout, pour { $most } au plus.
mission-broken-floor = Il y a { $count } rendez-vous en commun sur « { $subject } », pour { $least } au moins.
mission-broken-tables = La séance « { $session } » a plus de rendez-vous à la fois ({ $count }) que de tables : { $meetings }.
mission-broken-booth = { $name } ne peut pas tenir { $count } rendez-vous à son stand, { $table } : { $meetings }.
mission-broken-pinned = Un rendez-vous passé ou confirmé a disparu ou a bougé : { $meeting }.
mission-broken-one-per-table = { $count } rendez-vous sont à la même table à la même heure : { $meetings }.
mission-broken-table-there = La table n'est pas disponible à cette heure : { $meetings }.
mission-broken-at-its-booth = Ce rendez-vous n'est pas au stand prévu, ou occupe le stand d'un autre : { $meetings }.

mission-repair-minimum = ramener de { $before } à { $after } le minimum de rendez-vous pour { $name }
mission-repair-maximum = porter de { $before } à { $after } le maximum de rendez-vous pour { $name }
mission-repair-availability = rendre { $name } disponible { $when }
mission-repair-tables = { $count ->
    [one] une table de plus dans la séance « { $session } »
   *[other] { $count } tables de plus dans la séance « { $session } »
}
mission-repair-obligation = ne plus imposer le rendez-vous entre { $x } et { $y }
mission-repair-exclusion = permettre le rendez-vous entre { $x } et { $y }
mission-repair-score = accepter le rendez-vous entre { $x } et { $y }, malgré un score de { $percent } %
mission-repair-floor = ramener de { $before } à { $after } le nombre de rendez-vous demandés sur « { $subject } »
mission-repair-run = ne plus limiter à { $most } le nombre de rendez-vous d'affilée
mission-repair-total = porter de { $before } à { $after } le nombre total de rendez-vous permis

mission-step-allocate = Choix des rencontres
mission-step-place = Mise à l'heure des rendez-vous
mission-step-compact = Resserrement des agendas
mission-infeasible = Aucun emploi du temps ne respecte toutes les règles de cette mission.
mission-unsolved = Aucun emploi du temps n'a été trouvé dans la limite de calcul, sans qu'il soit prouvé qu'il n'en existe pas : relevez cette limite (--effort 3), ou assouplissez des règles.
mission-clash-smallest = { $count ->
    [one] Cette règle ne peut pas être respectée :
   *[other] Ces { $count } règles se contredisent, et aucune n'est de trop :
}
mission-clash-kinds = { $count ->
    [one] Cette règle ne peut pas être respectée avec les autres :
   *[other] Ces { $count } règles se contredisent ensemble :
}
mission-clash-more = { $count ->
    [one] – et une autre règle de la même sorte
   *[other] – et { $count } autres règles de ces mêmes sortes
}
mission-remedies = { $count ->
    [0] Aucun assouplissement n'a été trouvé.
    [one] Ceci la rendrait possible :
   *[other] Chacun de ces assouplissements la rendrait possible, le moindre d'abord :
}
mission-stopped-allocation = Le choix des rencontres s'est arrêté à la limite de calcul : le total est bon, l'écart au meilleur est indiqué.
mission-stopped-placing = La mise à l'heure des meilleures rencontres s'est arrêtée à la limite de calcul.
mission-stopped-joint = Le choix des rencontres et des heures s'est arrêté à la limite de calcul : l'écart au meilleur est indiqué.
mission-stopped-fairness = L'équité demandée n'est pas atteignable avec ces horaires : elle n'est pas garantie.
mission-stopped-clock = L'arrêt d'urgence à l'horloge a interrompu le calcul : un autre passage peut donner un autre résultat.
mission-unknown-party = Participant inconnu de cette mission : { $given }.
mission-unknown-meeting = { $x } et { $y } n'ont pas de rendez-vous dans ce plan.
mission-unknown-table = La table « { $given } » n'existe pas dans cette mission ; tables connues : { $known }.
mission-nothing-holds = Les rendez-vous passés ou confirmés ne tiennent plus tous ensemble avec les tables et les présences qui restent : rendez une table, ou laissez bouger l'un d'eux.
mission-confirmed-and-not = Le rendez-vous entre { $x } et { $y } ne peut pas être à la fois confirmé et refusé, ou confirmé avec un absent : choisissez.
