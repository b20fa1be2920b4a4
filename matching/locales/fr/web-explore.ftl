# La page web : la carte des thèmes

web-nav-explore = Explorer
web-explore-title = De quoi parlent les deux territoires
web-explore-lead = Chaque cercle est un thème, chaque marque un profil. Les thèmes voisins se ressemblent. Choisissez-en un pour le voir de près.
web-explore-picture = Carte des thèmes
web-explore-filter = Ne montrer que certains profils
web-explore-unfiltered = Montrer tous les profils
web-explore-dimmed = Les profils écartés par les filtres sont estompés.
web-explore-territory = Territoire
web-explore-kind = Type de profil
web-explore-topic = Thème
web-explore-topics = Les thèmes, du plus grand au plus petit
web-explore-nameless = Thème { $number }
web-explore-weak = Sans bon partenaire, { $territory }
web-explore-weak-note = Sans bon partenaire : aucune organisation en face n'atteint un score de 50 %. Les thèmes sont formés par la ressemblance des textes, non par les domaines déclarés ; leurs noms sont les mots qui les distinguent le plus.
web-explore-back = ← Tous les thèmes
web-explore-members = Les profils de ce thème
web-explore-place = N°
web-explore-best = Meilleur partenaire en face
web-explore-below = Personne au-dessus du seuil de { $floor }
web-explore-nobody = Aucun profil de ce thème ne passe les filtres.
web-explore-alone = Qui est seul ?
web-explore-alone-lead = Être seul n'est pas un défaut : c'est un sujet où l'autre territoire a peu à offrir aujourd'hui, ou le dit avec d'autres mots. Un profil qui déclare peu de choses paraît aussi plus seul qu'il n'est.
web-explore-leaning = Thèmes où un côté domine
web-explore-leans = { $here } : { $many } profils, contre { $few ->
    [0] aucun
    [one] un seul
   *[other] { $few }
} en face.
web-explore-alone-in = Les profils les plus seuls, { $territory }
web-explore-nobody-alone = Tous les profils montrés ont un bon partenaire en face.
web-explore-thinned = { $territory } : { $drawn } profils sont dessinés sur { $counted }, pris à intervalles réguliers.
web-explore-nothing = Aucun profil n'est encore indexé.
web-explore-waiting = La carte se dessine. Cette page se recharge d'elle-même dans quelques secondes.
web-explore-gone = Ce thème n'existe plus : les profils ont changé. Repartez de la carte.
