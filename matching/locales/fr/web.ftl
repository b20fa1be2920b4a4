# La page web : le cadre, les formulaires, la lecture

web-brand = Mises en relation
web-skip = Aller au contenu
web-nav-label = Rubriques
web-nav-ask = Chercher
web-nav-follow-up = Mon suivi
web-footer = Tout se calcule sur cette machine : rien n'est envoyé ailleurs.
web-new-window = (nouvelle fenêtre)

web-login-title = Entrer
web-login-token = Jeton d'accès
web-login-hint = La personne qui a ouvert le service l'a reçu à l'écran au démarrage.
web-login-enter = Entrer
web-login-wrong = Ce jeton n'est pas le bon. Recopiez-le en entier, sans espace.

web-form-optional = (facultatif)
web-form-faults = { $count ->
    [one] Un champ est à revoir
   *[other] { $count } champs sont à revoir
}

web-ask-title = Qui gagnerait à se rencontrer ?
web-ask-lead = Des partenaires de l'autre territoire, avec les raisons des deux côtés.
web-ask-ways = Façons de demander
web-ask-organisation = Une organisation connue
web-ask-need = Un besoin en une phrase
web-ask-profile = Un profil en quelques mots
web-ask-name = Nom de l'organisation
web-ask-name-hint = Les accents et les fautes de frappe sont pardonnés ; l'identifiant convient aussi.
web-ask-found = { $count } noms proposés : flèches pour choisir, Entrée pour valider.
web-ask-nobody = Aucun nom approchant.
web-ask-territory = D'où vient la demande ?
web-ask-text = Le besoin
web-ask-text-hint = Qui demande, et ce qui est cherché. Par exemple : « PME de cybersécurité industrielle, cherche un laboratoire pour des essais ».
web-ask-own-name = Nom
web-ask-own-kind = Type
web-ask-own-city = Ville
web-ask-choose = Choisir…
web-ask-offers = Ce qu'elle propose
web-ask-seeks = Ce qu'elle cherche
web-ask-lines-hint = Une chose par ligne.
web-ask-seeks-hint = Une chose par ligne. Dire un besoin rend les suggestions plus sûres.
web-ask-submit = Voir les partenaires
web-ask-privacy-title = Ce que devient la demande
web-ask-privacy = La demande reste sur cette machine ; elle n'est ni enregistrée ni transmise. Seules vos décisions sont gardées.
web-ask-missing-profile = Donnez le nom d'une organisation.
web-ask-missing-text = Dites le besoin en une phrase.
web-ask-missing-offers = Dites au moins une chose que l'organisation propose ou cherche.
web-ask-missing-kind = Choisissez le type de l'organisation.
web-ask-missing-name = Donnez un nom à l'organisation.
web-ask-missing-territory = Choisissez le territoire d'où vient la demande.
web-ask-unknown-choice = « { $given } » n'est pas un choix connu.

web-filters = Filtrer les partenaires
web-filter-axis = Axe
web-filter-domain = Domaine
web-filter-kind = Type de partenaire
web-filter-city = Ville du partenaire
web-filter-anywhere = Partout
web-filter-top = Nombre de suggestions
web-filter-known-links = Partenaires déjà en lien avec le demandeur

web-which-title = De quelle organisation s'agit-il ?
web-which-none-title = Organisation introuvable
web-which = { $count ->
    [0] Aucune organisation ne s'appelle « { $typed } », ni rien d'approchant.
   *[other] Plusieurs noms ressemblent à « { $typed } ».
}
web-which-again = Chercher un autre nom

web-score-strong = très prometteur
web-score-good = prometteur
web-score-open = à explorer
web-fit-for = Pour { $territory }
web-card-evidence = Phrases rapprochées
web-card-relays = Relais à appeler
web-card-unknown = Ce qu'il reste à savoir
web-source-none = non précisée
web-why = Pourquoi ce score ?
web-why-caption = Ce qui fait le score de { $name }, en points
web-why-points = Points
web-why-known = Part de ce qui compte qui a pu être connue : { $share }

web-filters-apply = Appliquer
web-answer-list = Partenaires suggérés
web-compare-pick = Comparer
web-compare-do = Comparer les deux partenaires cochés
web-compare-title = Deux partenaires pour { $query }
web-compare-back = Retour aux suggestions
web-compare-who = Qui
web-compare-reasons = Raisons des deux côtés
web-compare-two = Pour comparer, il faut cocher deux partenaires ; vous en avez coché { $given }. Revenez aux suggestions et cochez-en deux.
web-export-workbook = Classeur Excel
web-export-csv = Fichier CSV
web-export-dossier = Dossier à imprimer
web-dossier-print = Imprimer
web-empty-advice = Ce qui aiderait
web-empty-nearest = Le plus proche, qui n'est pas une suggestion
