report-percent = { $value } %
report-quotation = « { $text } »

report-title = Suggestions pour { $name }
report-none = Pas encore de bon partenaire pour cette demande.
report-below-floor = { $count ->
    [one] Une place reste vide : le partenaire suivant est sous le plancher de { $floor } %.
   *[other] { $count } places restent vides : les partenaires suivants sont sous le plancher de { $floor } %.
}
report-empty-floor = Pas encore de bon partenaire : personne en face n'atteint le plancher de { $floor } %.
report-empty-filters = Personne à proposer : aucun profil de l'autre territoire ne passe ces filtres.
report-empty-nobody = Personne à proposer : aucun profil de l'autre territoire n'est indexé.
report-empty-capacity = Pas de place : les bons partenaires sont déjà dans autant de listes qu'ils peuvent.
report-uncalibrated = Le score est un indice, non étalonné : il classe les partenaires, mais ce n'est pas encore une probabilité mesurée.
report-score = Score réciproque
report-relay = Relais à appeler : { $name }
report-unknown = À vérifier. { $text }
report-source = Source :

report-sheet-suggestions = Suggestions
report-sheet-contributions = Contributions
report-sheet-profiles = Profils

report-column-query = Demandeur
report-column-rank = Rang
report-column-name = Nom
report-column-kind = Type
report-column-territory = Territoire
report-column-city = Ville
report-column-axes = Axes
report-column-domains-of-profile = Domaines
report-column-score = { $calibrated ->
        [yes] Score réciproque
       *[no] Score réciproque (indice, non étalonné)
    }
report-column-fit-for-query = Adéquation pour le demandeur
report-column-fit-for-partner = Adéquation pour le partenaire
report-column-confidence = Part connue
report-column-reason-for-query = Pourquoi, pour le demandeur
report-column-reason-for-partner = Pourquoi, pour le partenaire
report-column-evidence = Phrases des profils
report-column-domains = Domaines partagés
report-column-terms = Termes partagés
report-column-unknown = Ce qu'il reste à savoir
report-column-relays = Relais à appeler
report-column-website = Site web
report-column-source = Source
report-column-source-url = Page source
report-column-source-date = Date de la source
report-column-id = Identifiant
report-column-notes = Données qui passent une frontière
report-column-feature = Ce qui compte
report-column-contribution = Contribution
report-periphery = { $city } (périphérie)
