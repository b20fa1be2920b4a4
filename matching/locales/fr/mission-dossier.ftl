# Dossiers, agendas et questions de la mission ; les phrases sur qui a peu de rendez-vous.

# Questions pour ouvrir l'entretien, posées au partenaire
mission-dossier-ask-need-answered = Vous déclarez chercher { $need }. Notre profil dit { $offer } : est-ce une réponse, et que faudrait-il de plus ?
mission-dossier-ask-need-declared = Vous déclarez chercher { $need } : où en êtes-vous, et qu'est-ce qui vous aiderait à avancer ?
mission-dossier-ask-need-unknown = Votre profil ne déclare pas de besoin : que cherchez-vous en priorité dans cette mission ?
mission-dossier-ask-own-need-answered = Nous cherchons { $need }, et votre profil dit { $offer } : comment travailleriez-vous avec nous, et à quelles conditions ?
mission-dossier-ask-own-need-declared = Nous cherchons { $need } : pouvez-vous y répondre, ou connaissez-vous qui le peut ?
mission-dossier-ask-likeness = Votre profil dit { $theirs }, le nôtre { $own } : qu'est-ce que chacun apporterait à l'autre ?
mission-dossier-ask-offer = Votre profil dit { $offer } : avec qui le faites-vous aujourd'hui ?
mission-dossier-ask-offer-unknown = Votre profil ne décrit pas d'offre : que proposez-vous, concrètement ?
mission-dossier-ask-date = Ce que nous avons lu de vous n'est pas daté : que faut-il y corriger ?
mission-dossier-ask-terms = Nos deux profils parlent de { $terms } : par quel projet précis pourrions-nous commencer ?
mission-dossier-ask-next-both = Quelle suite donner à cet échange, à quelle date, et avec quels relais : { $own } de notre côté, { $theirs } du vôtre ?
mission-dossier-ask-next-one = Quelle suite donner à cet échange, à quelle date, et avec l'aide de quel relais : { $relay } ?
mission-dossier-ask-next = Quelle suite donner à cet échange, et à quelle date ?

# Pourquoi peu de rendez-vous, ou aucun
mission-dossier-left-hours = { $open ->
    [0] L'indisponibilité déclarée couvre tous les créneaux de la mission ({ $slots }).
    [one] L'indisponibilité déclarée ne laisse qu'un créneau sur { $slots }.
   *[other] L'indisponibilité déclarée ne laisse que { $open } créneaux sur { $slots }.
}
mission-dossier-left-closed = { $count ->
    [one] Un participant d'en face, sur { $all }, est écarté : exclusion demandée ou rencontre déjà faite.
   *[other] { $count } participants d'en face, sur { $all }, sont écartés : exclusions demandées ou rencontres déjà faites.
}
mission-dossier-left-score = { $known ->
    [yes] Le meilleur score en face est de { $score } % ({ $name }), sous le plancher de { $floor } %.
   *[no] Le meilleur score en face est estimé à { $score } % ({ $name }), sous le plancher de { $floor } %.
}
mission-dossier-left-all-met = { $count ->
    [one] Un seul participant d'en face atteint le plancher, et la rencontre est prévue.
   *[other] Les { $count } participants d'en face qui atteignent le plancher sont tous au programme.
}
mission-dossier-left-full = { $count ->
    [one] Parmi les participants d'en face qui restent à portée ({ $among }), un a déjà tous les rendez-vous qu'il peut avoir.
   *[other] Parmi les participants d'en face qui restent à portée ({ $among }), { $count } ont déjà tous les rendez-vous qu'ils peuvent avoir.
}
mission-dossier-left-busy = { $count ->
    [one] Parmi les participants d'en face qui restent à portée ({ $among }), un n'est libre à aucun des mêmes créneaux.
   *[other] Parmi les participants d'en face qui restent à portée ({ $among }), { $count } ne sont libres à aucun des mêmes créneaux.
}
mission-dossier-left-tables = Toutes les tables sont prises à tous les créneaux encore libres.
mission-dossier-left-total = { $count ->
    [one] La mission est limitée à un rendez-vous en tout, et ce nombre est atteint.
   *[other] La mission est limitée à { $count } rendez-vous en tout, et ce nombre est atteint.
}
mission-dossier-left-domains-unknown = Aucun domaine n'est déclaré : en nommer un aiderait à trouver qui rencontrer.
mission-dossier-left-domains-none = Aucun des participants d'en face ({ $all }) ne partage un domaine déclaré ({ $domains }).
mission-dossier-left-domains-some = { $count ->
    [one] Un seul participant d'en face, sur { $all }, partage un domaine déclaré.
   *[other] { $count } participants d'en face, sur { $all }, partagent un domaine déclaré.
}
mission-dossier-left-domains-alone = Personne, en face, ne travaille dans : { $domains }.
mission-dossier-left-kinds = { $count ->
    [one] Il manque en face un type de partenaire qui complète d'habitude le sien : { $kinds }.
   *[other] Il manque en face des types de partenaires qui complètent d'habitude le sien : { $kinds }.
}
mission-dossier-left-need-unknown = Aucun besoin n'est déclaré : en dire un, précis, rapprocherait d'autres partenaires.
mission-dossier-left-need-vague = Le besoin déclaré, { $need }, ne nomme aucun domaine connu : le préciser aiderait.
mission-dossier-left-need = Le besoin déclaré, { $need }, relève de : { $domains }. { $count ->
    [0] Personne, en face, n'y travaille.
    [one] Un seul participant d'en face y travaille.
   *[other] { $count } participants d'en face y travaillent.
}

# Le dossier d'un participant ; les heures ne se coupent pas en fin de ligne
mission-dossier-title = Dossier de rendez-vous
mission-dossier-fact-place = Lieu
mission-dossier-fact-dates = { $count ->
    [one] Date
   *[other] Dates
}
mission-dossier-fact-count = Rendez-vous
mission-dossier-fact-issued = Dossier établi le
mission-dossier-online = en ligne
mission-dossier-agenda = Agenda
mission-dossier-agenda-session = { $day } – { $session }
mission-dossier-column-hour = Heure
mission-dossier-column-hour-in = Heure ({ $place })
mission-dossier-column-table = Table
mission-dossier-column-partner = Partenaire
mission-dossier-column-status = État
mission-dossier-hours = { $start } – { $end }
mission-dossier-other-day = { $hours } ({ $day })
mission-dossier-table = table { $table }
mission-dossier-status-planned = prévu
mission-dossier-status-confirmed = confirmé
mission-dossier-none = Pas encore de rendez-vous
mission-dossier-none-said = Aucun rendez-vous n'a pu être prévu pour vous cette fois. Ce n'est pas un jugement sur ce que vous faites : voici ce qui l'explique, et ce qui pourrait aider.
mission-dossier-few = Pourquoi peu de rendez-vous
mission-dossier-meetings = Vos rendez-vous
mission-dossier-fact-when = Jour
mission-dossier-fact-where = Où
mission-dossier-fact-status = État
mission-dossier-fact-score = Score réciproque
mission-dossier-fact-score-estimated = Score réciproque (estimé)
mission-dossier-fact-fit-own = Adéquation pour vous
mission-dossier-fact-fit-partner = Adéquation pour le partenaire
mission-dossier-fact-kind = Type
mission-dossier-fact-city = Ville
mission-dossier-fact-domains = Domaines
mission-dossier-fact-website = Site web
mission-dossier-fact-source = Source
mission-dossier-fact-licence = Licence
mission-dossier-fact-attribution = Mention
mission-dossier-part-known-links = Déjà en lien
mission-dossier-own-credit = Votre fiche vient de { $credit }.
mission-dossier-dated = { $source } ({ $date })
mission-dossier-fit-unknown = inconnue
mission-dossier-part-summary = Présentation
mission-dossier-part-offers = Ce que ce partenaire propose
mission-dossier-part-needs = Ce que ce partenaire cherche
mission-dossier-part-reasons = Pourquoi cette rencontre
mission-dossier-part-unknown = À vérifier
mission-dossier-part-questions = Questions pour ouvrir l'entretien
mission-dossier-part-relays = Relais à appeler
mission-dossier-relay = { $territory } : { $name }
mission-dossier-notes = Notes
mission-dossier-estimated = Ce score est estimé d'après ceux des autres participants : ces deux profils n'ont pas pu être comparés directement.
mission-dossier-reserves = Partenaires de réserve
mission-dossier-reserves-said = { $count ->
    [one] Si une place se libère, cette rencontre peut s'ajouter.
   *[other] Si une place se libère, ces rencontres peuvent s'ajouter, de préférence dans cet ordre.
}
mission-dossier-legend = Pour s'y retrouver
mission-dossier-legend-score = Le score réciproque dit, de 0 à 100 %, à quel point une rencontre sert les deux parties ; l'adéquation, à quel point elle en sert une.
mission-dossier-legend-status = Un rendez-vous prévu peut encore changer d'heure ou de table ; un rendez-vous confirmé reste en place.
mission-dossier-legend-sources = Les profils viennent de sources publiques ou des participants, à la date indiquée : vérifiez avant de citer.
mission-dossier-legend-hours = Les heures sont celles du lieu de la mission.
mission-dossier-legend-hours-online = Les heures sont celles de ce fuseau : { $place }.
mission-dossier-legend-calendar = { $country ->
    [CA] Le fichier d'agenda (.ics) s'ouvre dans un agenda électronique ; envoyé par courriel, il s'ouvre aussi sur un cellulaire.
   *[other] Le fichier d'agenda (.ics) s'ouvre dans un agenda électronique ; envoyé par e-mail, il s'ouvre aussi sur un smartphone.
}

# Le fichier d'agenda
mission-dossier-calendar-name = { $mission } – { $name }
mission-dossier-calendar-place = { $place }, { $table }
