# Les mots de l'écran pour les identifiants (un tiret y remplace chaque souligné)

kind-company = entreprise
kind-cluster = pôle
kind-incubator = incubateur
kind-research-unit = unité de recherche
kind-university = établissement d'enseignement supérieur
kind-hospital = établissement de santé
kind-public-body = organisme public
kind-nonprofit = association
kind-researcher = chercheur ou chercheuse

facet-offer = offre
facet-need = besoin
facet-topic = thème
facet-sentence = phrase
facet-summary = présentation
facet-work = publication ou projet

feature-topic = thèmes proches
feature-offers = offres proches
feature-sentences = phrases qui se répondent
feature-words = mots communs
feature-characters = vocabulaire commun
feature-domains = domaines partagés
feature-need = offre qui répond au besoin
feature-kinds = types qui se complètent
feature-gains = intérêt habituel de ce type de partenaire
feature-baseline = niveau de départ

commitment-responsible-digital = numérique responsable
commitment-inclusion = inclusion
commitment-environment = environnement
