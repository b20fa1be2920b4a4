# matching privacy

cli-privacy-help = Répond aux personnes sur leurs données : ce qui est gardé, le rectifier, ne plus être suggéré, les informer. Ce n'est pas un conseil juridique.
cli-privacy-example =
    Exemples :
      matching privacy show rnc-dupont
      matching privacy object rnc-dupont
      matching privacy audit --verify
cli-privacy-show-help = Montre ce qui est gardé de quelqu'un : où, d'après quelle source, sur quel fondement, jusqu'à quand.
cli-privacy-show-example =
    Exemples :
      matching privacy show rnc-dupont
      matching privacy show "Marie Dupont" --in personnes.jsonl
cli-privacy-export-help = Écrit tout ce qui est gardé de quelqu'un, à lui remettre (accès et portabilité) : profils et sources, décisions, listes, actes.
cli-privacy-export-example =
    Exemples :
      matching privacy export rnc-dupont --output dupont.json
      matching privacy export rnc-dupont --in personnes.jsonl
cli-privacy-rectify-help = Rectifie des champs à la demande de la personne ; aucun import ni index ne défait la rectification.
cli-privacy-rectify-example =
    Exemples :
      matching privacy rectify rnc-dupont --set affiliation="Université du Nord"
      matching privacy rectify rnc-dupont --set "mots-clés=algues; biofilms" --set site=
cli-privacy-object-help = Ne suggère plus quelqu'un qui s'y oppose : il quitte l'index, et aucune source ne le ramène.
cli-privacy-object-example =
    Exemples :
      matching privacy object rnc-dupont
      matching privacy object "Marie Dupont" --in personnes.jsonl
cli-privacy-lift-help = Admet de nouveau quelqu'un qui le demande, ou un homonyme écarté à tort, dès le prochain import.
cli-privacy-lift-example =
    Exemple :
      matching privacy lift rnc-dupont --in personnes.jsonl
cli-privacy-consent-help = Garde un consentement donné ce jour, ou son retrait.
cli-privacy-consent-example =
    Exemples :
      matching privacy consent rnc-dupont --scope "suggestions et mission 2027" --until 2027-12-31
      matching privacy consent rnc-dupont --withdraw
cli-privacy-purge-help = Montre, puis efface après confirmation, les profils dont la durée de conservation est passée ; les durées par fondement sont dans data/retention.toml.
cli-privacy-purge-example =
    Exemples :
      matching privacy purge --dry-run
      matching privacy purge --yes
      matching privacy purge --as-of 2027-01-01 --in personnes.jsonl --dry-run
cli-privacy-notice-help = Écrit l'information due à une personne (article 14 du RGPD, ou Loi 25, selon le pays de son territoire).
cli-privacy-notice-example =
    Exemples :
      matching privacy notice rnc-dupont
      matching privacy notice rnc-dupont --in personnes.jsonl --output dupont.html --lang en
cli-privacy-notices-help = Écrit l'information due à chaque personne de fichiers de profils, en français et en anglais.
cli-privacy-notices-example =
    Exemple :
      matching privacy notices personnes.jsonl --output informations
cli-privacy-audit-help = Montre le journal des actes sur les données des personnes, sans aucun nom, ou vérifie qu'il est intact.
cli-privacy-audit-example =
    Exemples :
      matching privacy audit
      matching privacy audit --verify
cli-privacy-fields-help = Montre, source par source, les champs qui sont lus et gardés ; rien d'autre ne l'est.
cli-privacy-fields-example =
    Exemple :
      matching privacy fields

cli-privacy-metavar-who = QUI
cli-privacy-metavar-set = CHAMP=TEXTE
cli-privacy-argument-who = Profil, par son identifiant ou son nom.
cli-privacy-option-in = Fichier de profils où chercher aussi, même ce qui est laissé de côté ; répétable.
cli-privacy-option-output = Fichier à écrire ; par défaut, la sortie standard. Un nom en .html donne une page.
cli-privacy-option-folder = Dossier où écrire une page par personne et par langue.
cli-privacy-option-set = Champ à rectifier et son nouveau texte, comme « ville=Bruz » ; sans texte, le champ est vidé. Répétable.
cli-privacy-option-scope = Ce à quoi la personne consent, en quelques mots.
cli-privacy-option-until = Dernier jour du consentement, comme 2027-12-31.
cli-privacy-option-withdraw = Retire le consentement ; sans autre fondement, la personne n'est plus suggérée.
cli-privacy-option-as-of = Jour pour lequel juger, comme 2027-01-01 ; par défaut, aujourd'hui. Pour un jour à venir, rien n'est effacé.
cli-privacy-option-dry-run = Montre seulement ce qui serait effacé.
cli-privacy-purge-ask = { $count ->
    [one] Effacer ce profil ?
   *[other] Effacer ces { $count } profils ?
} Cela ne se défait pas.
cli-privacy-option-verify = Vérifie que rien n'a été changé, déplacé ni retiré ; code 5 sinon.

cli-privacy-namesakes = { $count ->
    [one] Un autre profil porte le même nom sur le même territoire ({ $ids }). S'il s'agit d'une autre personne et qu'il est écarté avec elle : « matching privacy lift ».
   *[other] { $count } autres profils portent le même nom sur le même territoire ({ $ids }). S'il s'agit d'autres personnes et qu'ils sont écartés avec elle : « matching privacy lift ».
}
cli-privacy-place = { $how ->
    [index] Dans l'index ({ $id })
    [own] Parmi les profils saisis ou rectifiés ({ $id })
   *[file] Dans le fichier { $path } ({ $id })
}
cli-privacy-field = { $name } : { $value }
cli-privacy-not-told = (non dit)
cli-privacy-consent-line = { $scope }, donné le { $day }
cli-privacy-decisions = { $count ->
    [0] Aucune décision à son sujet.
    [one] Une décision à son sujet.
   *[other] { $count } décisions à son sujet.
}
cli-privacy-lists = { $count ->
    [0] Ne figure dans aucune liste montrée.
    [one] Figure dans une liste montrée.
   *[other] Figure dans { $count } listes montrées.
}
cli-privacy-left-out = { $left ->
    [yes] Laissé de côté : n'est plus suggéré, et aucun import ne le ramène.
   *[no] N'est pas sur la liste des personnes à laisser de côté.
}
cli-privacy-acts = { $count ->
    [0] Aucun acte au journal.
    [one] Un acte au journal.
   *[other] { $count } actes au journal.
}
cli-privacy-act = { $day } : { $act }
cli-privacy-set = L'option --set demande un champ et son texte, comme « ville=Bruz » ; reçu : « { $given } ».
cli-privacy-rectified = { $count ->
    [one] Un champ de { $id } est rectifié. Un import ne le défera pas.
   *[other] { $count } champs de { $id } sont rectifiés. Un import ne les défera pas.
}
cli-privacy-objected = { $how ->
    [new] Sur la liste des personnes à laisser de côté.
   *[known] Déjà sur la liste des personnes à laisser de côté.
} { $count ->
    [0] Rien n'était dans l'index.
    [one] Un profil a quitté l'index.
   *[other] { $count } profils ont quitté l'index.
}
cli-privacy-lifted = { $how ->
    [yes] De nouveau admis : le prochain import le prendra.
   *[no] N'était pas laissé de côté ; rien n'est changé.
}
cli-privacy-consent-either = Donnez soit --scope, pour garder un consentement (et --until s'il a une fin), soit --withdraw, pour le retirer.
cli-privacy-consented = Consentement de { $id } gardé : { $scope }.
cli-privacy-withdrawn = { $how ->
    [left] Consentement retiré ; rien d'autre ne permettait de garder ces données : la personne n'est plus suggérée.
   *[kept] Consentement retiré ; le profil garde son autre fondement.
}
cli-privacy-past = { $count ->
    [0] Aucun profil n'a passé sa durée de conservation au { $day }.
    [one] Un profil a passé sa durée de conservation au { $day }.
   *[other] { $count } profils ont passé leur durée de conservation au { $day }.
}
cli-privacy-undated = { $count ->
    [one] D'un profil, rien ne dit depuis quand il est gardé : donnez-lui une date de source ou « keep_until ».
   *[other] De { $count } profils, rien ne dit depuis quand ils sont gardés : donnez-leur une date de source ou « keep_until ».
}
cli-privacy-notices = { $count ->
    [0] Aucune personne dans ces fichiers.
    [one] L'information d'une personne est écrite, en deux langues, dans { $folder }.
   *[other] L'information de { $count } personnes est écrite, en deux langues, dans { $folder }.
}
cli-privacy-audit-seq = N°
cli-privacy-audit-time = Moment (UTC)
cli-privacy-audit-act = Acte
cli-privacy-audit-subject = Sujet
cli-privacy-verified = { $count ->
    [0] Journal vide et intact.
    [one] Journal intact : un acte.
   *[other] Journal intact : { $count } actes.
}
cli-privacy-head = Empreinte du dernier acte, à noter ailleurs : { $head }
cli-privacy-tampered = { $kind ->
    [changed] Le journal a été modifié : l'acte { $seq } n'est plus tel qu'il a été écrit.
    [removed] Le journal a été modifié : l'acte { $seq } a été retiré.
    [reordered] Le journal a été modifié : l'acte { $seq } n'est plus à sa place.
    [cut] Le journal a été coupé : il manque l'acte { $seq } et ceux qui suivaient.
   *[seal] Le sceau du journal manque ou a été modifié : rien ne dit s'il y avait un acte { $seq }.
}
cli-privacy-fields-only = Seuls ces champs sont lus de chaque source ; tout le reste est écarté avant d'être gardé, même dans les rejets.
cli-privacy-fields-read = Champs : { $value }
cli-privacy-fields-licence = Licence et mention : { $value }
privacy-retention = Conservation
privacy-fields = Champs gardés
privacy-act-show = consultation
privacy-act-export = copie remise
privacy-act-rectify = rectification
privacy-act-erase = effacement
privacy-act-remove = retrait
privacy-act-object = opposition
privacy-act-lift = retour admis
privacy-act-consent = consentement
privacy-act-withdraw = retrait du consentement
privacy-act-purge = fin de conservation
privacy-act-notice = information
privacy-act-anonymise = export anonyme
cli-privacy-anonymise-help = Écrit des profils sans dire de qui ils sont, à la manière du réseau Enterprise Europe Network : ni nom, ni marque, ni lien, ni ville.
cli-privacy-anonymise-example =
    Exemples :
      matching privacy anonymise rna-kerdata
      matching privacy anonymise profils.jsonl --output anonymes.json
cli-privacy-metavar-whom = QUI|FICHIER
cli-privacy-argument-whom = Profil indexé, par son identifiant ou son nom, ou fichier de profils ; plusieurs sont admis.
cli-privacy-option-anonymous-output = Fichier à écrire (.md, ou .json pour les deux langues) ; par défaut, la sortie standard.
cli-privacy-anonymised = { $count ->
    [one] Un profil anonyme.
   *[other] { $count } profils anonymes.
} { $left ->
    [0] Aucune phrase n'est laissée de côté.
    [one] Une phrase qui nommait quelqu'un est laissée de côté.
   *[other] { $left } phrases qui pouvaient nommer quelqu'un sont laissées de côté.
} Relisez avant d'envoyer : qui connaît le métier peut deviner.
