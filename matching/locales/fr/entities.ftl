# Profils d'un même organisme ou d'une même personne

entities-title = Paires de profils comparées
entities-column-verdict = Décision
entities-column-pairs = Paires
entities-column-id = Premier identifiant
entities-column-name = Premier nom
entities-column-other-id = Second identifiant
entities-column-other-name = Second nom
entities-column-likeness = Ressemblance des noms
entities-column-reason = Raison
entities-column-credit = Source de l'un
entities-column-other-credit = Source de l'autre
entities-verdict-sure = sûre
entities-verdict-likely = probable
entities-verdict-refused = refusée
entities-pairs-sure = Paires sûres
entities-pairs-likely = Paires probables, à juger
entities-pairs-refused = Paires refusées qui se ressemblent
entities-pair = { $first } = { $second }
entities-more = { $count ->
        [one] Et une autre, à lire dans le rapport (--report).
       *[other] Et { $count } autres, à lire dans le rapport (--report).
    }
entities-left = { $given ->
        [one] Un profil lu, { $left } une fois réuni ce qui est sûr.
       *[other] { $given } profils lus, { $left } une fois les paires réunies.
    }

# Raisons

entities-same-identifier = Même identifiant { $scheme } : { $value }.
entities-other-identifier = Identifiants { $scheme } différents : { $values }.
entities-person-and-body = L'un est une personne, l'autre un organisme.
entities-territories = Les deux profils sont de territoires différents.
entities-site-and-name = Même site web et noms apparentés.
entities-site-only = Même site web, mais des noms différents : l'un fait peut-être partie de l'autre.
entities-same-name = Même nom dans la même ville.
entities-near-name = Noms presque identiques dans la même ville.
entities-name-no-city = Même nom, mais la ville de l'un des deux est inconnue.
entities-name-other-city = Noms semblables, mais dans des villes différentes.
entities-acronym = Le nom de l'un est le sigle ou le nom court de l'autre, dans la même ville.
entities-acronym-elsewhere = Le nom de l'un peut être le sigle de l'autre, mais ni la ville ni le site web ne le confirment.
entities-alike = Noms ressemblants, sans que la différence s'explique.
entities-names = Les noms disent des choses différentes.
entities-numbers = Les noms ne portent pas les mêmes numéros.
entities-aside = Les précisions entre parenthèses diffèrent.
entities-kinds = Même nom dans la même ville, mais des types différents.
entities-ambiguous = Le profil conviendrait à plusieurs organismes que leurs identifiants distinguent.
entities-chain = Réunir ces profils mettrait ensemble deux identifiants différents d'un même registre.
entities-person-names = Les noms de personne diffèrent.
entities-person-work = Même nom et même publication ou page personnelle.
entities-person-name = Même nom ; rien d'autre ne dit que c'est la même personne.
entities-person-affiliation = Même nom, mais des employeurs différents.
entities-person-initials = Les initiales ne suffisent jamais à reconnaître une personne.

# Retour en arrière

entities-record-damaged = La ligne { $line } du fichier de réunions { $path } est illisible, et rien n'a été défait. Reprenez le fichier écrit par matching dedupe --output.
entities-undo-changed = Le profil « { $id } » a changé depuis sa réunion : la défaire perdrait ce changement. Remettez le fichier tel que matching dedupe l'avait écrit, ou retirez ce profil du fichier de réunions.
entities-warning-duplicate = « { $name } » ({ $id }) ressemble à « { $other_name } » ({ $other }), ligne { $other_line } du fichier { $other_file }. Les deux sont gardés : retirez-en un s'il s'agit du même.
