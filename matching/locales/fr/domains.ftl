# Domaines donnés aux profils dont la source n'en indique aucun

domains-title = Domaines donnés
domains-column-id = Identifiant
domains-column-name = Nom
domains-column-domain = Domaine
domains-column-ground = Fondé sur
domains-column-confidence = Confiance
domains-column-because = Raison
domains-ground-sector_code = code d'activité
domains-ground-text = textes
domains-assigned-sector_code = { $domain } ({ $confidence }), par son code d'activité : { $because }
domains-assigned-text = { $domain } ({ $confidence }), d'après : « { $because } »
domains-more = { $count ->
        [one] Et un autre profil, à lire dans le rapport (--report).
       *[other] Et { $count } autres profils, à lire dans le rapport (--report).
    }
domains-left = { $count ->
        [one] Un profil lu : { $stated } avec des domaines de sa source, { $assigned } qui en reçoit, { $without } sans domaine.
       *[other] { $count } profils lus : { $stated } avec des domaines de leur source, { $assigned } qui en reçoivent, { $without } sans domaine.
    }

# Mesures

domains-column-way = Façon
domains-column-precision = Précision
domains-column-recall = Rappel
domains-column-stated = Indiqués
domains-measured = { $count } profils qui ont des domaines, cachés. Ce qui s'apprend est appris en { $folds } parts : aucun profil n'est jugé par des poids auxquels il a servi.
domains-measured-by-domain = Par domaine, avec ce qui est appris des autres profils :
domains-measured-calibration = Écart moyen entre la confiance et la part de domaines justes : { $error } (erreur de Brier : { $brier }).
domains-way-resembling = Ressemblance seule, rien d'appris
domains-way-named = Mots du domaine seuls, rien d'appris
domains-way-unseen = Appris d'autres profils et d'autres domaines
domains-way-learned = Appris d'autres profils
domains-way-shipped = Les poids livrés

# Refus

domains-table = La table des codes d'activité { $path } est illisible : { $reason }. Corrigez-la, ou reprenez celle du projet (data/sector_domains.toml).
domains-table-entry = Dans la table des codes d'activité { $path }, à { $place }, « { $given } » ne convient pas. Il faut, par nomenclature (ISIC, NAF, NAF2025, NAICS), un code connu et pour chacun des domaines avec un nombre de 0 à 1.
domains-table-unknown = La table des codes d'activité { $path } nomme des domaines absents du fichier des territoires, laissés de côté : { $names }.
domains-model = Les poids des domaines { $path } sont illisibles : { $reason }. Reprenez ceux du projet (models/domains.json), ou apprenez-les avec matching classify --learn.
domains-other-encoder = Les poids des domaines ont été appris avec un autre modèle de langue ({ $encoder }) : les confiances données ici ne sont que des ordres de grandeur. Apprenez-les pour celui-ci avec matching classify --learn.
domains-too-few = { $profiles ->
        [0] Aucun de ces profils n'indique de domaine : il en faut au moins { $least }, de domaines différents.
        [one] Un seul de ces profils indique des domaines : il en faut au moins { $least }, de domaines différents.
       *[other] { $profiles } de ces profils indiquent des domaines : il en faut au moins { $least }, de domaines différents.
    }
