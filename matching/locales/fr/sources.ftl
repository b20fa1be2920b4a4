# Ce que disent les sources de données ouvertes, et ce qui leur arrive

source-step-read = Lecture des fiches de la source
source-company-trade-names = Enseigne : { $names }.
source-company-seat = Établissement d'une entreprise dont le siège est ailleurs ({ $city }).

# Fiches laissées de côté à dessein

source-left-withheld = { $count ->
    [one] Une fiche est laissée de côté : la personne s'oppose à sa publication.
   *[other] { $count } fiches sont laissées de côté : les personnes s'opposent à leur publication.
}
source-left-person = { $count ->
    [one] Une fiche est laissée de côté : c'est une personne qui exerce en son nom propre.
   *[other] { $count } fiches sont laissées de côté : ce sont des personnes qui exercent en leur nom propre.
}
source-left-closed = { $count ->
    [one] Une fiche est laissée de côté : l'organisation a cessé son activité.
   *[other] { $count } fiches sont laissées de côté : les organisations ont cessé leur activité.
}
source-left-elsewhere = { $count ->
    [one] Une fiche est laissée de côté : elle est hors du territoire.
   *[other] { $count } fiches sont laissées de côté : elles sont hors du territoire.
}
source-left-level = { $count ->
    [one] Une fiche est laissée de côté : ce n'est pas un laboratoire.
   *[other] { $count } fiches sont laissées de côté : ce ne sont pas des laboratoires.
}
source-left-repeated = { $count ->
    [one] Une fiche est laissée de côté : elle vient pour la deuxième fois.
   *[other] { $count } fiches sont laissées de côté : elles viennent pour la deuxième fois.
}
source-left-retracted = { $count ->
    [one] Une fiche est laissée de côté : la publication a été rétractée.
   *[other] { $count } fiches sont laissées de côté : les publications ont été rétractées.
}
source-left-unnamed = { $count ->
    [one] Une fiche est laissée de côté : aucun de ses auteurs du territoire n'a d'identifiant.
   *[other] { $count } fiches sont laissées de côté : aucun de leurs auteurs du territoire n'a d'identifiant.
}
source-capped = La source ne donne pas tout ce qui répond à la demande. Demandez moins à la fois, par section, activité ou taille.
source-fewer = Il manque { $missing } des { $announced } fiches annoncées par la source : elle a sans doute changé pendant la lecture. Relancez la commande avec --refresh.

# Demandes et fichiers

source-unknown = La source « { $given } » n'est pas connue. Sources connues : { $known }.
source-no-option = La source { $source } ne connaît pas l'option { $option }. Options de cette source : { $known }.
source-bad-choice = La valeur « { $given } » de { $option } n'est pas connue. Valeurs connues : { $known }.
source-bad-year = { $option } attend une année comme 2023, et non « { $given } ».
source-not-there = La source { $source } ne sait pas nommer ce territoire ({ $territory }). Complétez « sources » ({ $missing }) dans le fichier des territoires, ou donnez un filtre ou un autre territoire.
source-only-files = La source { $source } ne se lit que dans son archive. Téléchargez la plus récente sur { $url }, décompressez-la, puis donnez le fichier JSON avec --from-file.
source-file-unreadable = Le fichier { $path } ne peut pas être lu ({ $reason }). Vérifiez le chemin et vos droits.
source-file-cut = Le fichier { $path } est vide ou s'arrête au milieu d'une fiche. Téléchargez-le de nouveau.
source-folder-empty = Le dossier { $path } ne contient aucun fichier de fiches. Il en faut au moins un dont le nom finit par { $known }.
source-record-missing = Le champ « { $column } » manque, ou il est vide. Sans lui la fiche ne fait pas un profil.

# Réponses des serveurs

source-unreachable = La source ne répond pas ({ $reason }), après { $attempts } essais : { $url }
source-cut = La page s'arrête au milieu d'une fiche, à chacun des { $attempts } essais : { $url }
source-come-back = La source demande de ne pas revenir avant { $minutes } minutes ({ $reason }) : { $url }
source-come-back-key = La source demande de ne pas revenir avant { $minutes } minutes ({ $reason }). Une clé dans la variable { $variable } donne droit à davantage : { $url }
source-budget = La source ne répond plus à tant de demandes ({ $reason }). Une clé dans la variable { $variable } donne droit à davantage ; si elle y est déjà, revenez demain : { $url }
source-refused = La source refuse la demande (HTTP { $status }). Elle dit : { $said }
    Adresse : { $url }
source-key-needed = La source demande une clé (HTTP { $status }). Mettez-la dans la variable { $variable }, ou corrigez celle qui s'y trouve. La source dit : { $said }
    Adresse : { $url }
source-redirects = La source renvoie sans fin d'une adresse à une autre (plus de { $most } fois) : { $url }
source-bad-address = L'adresse ne peut pas être demandée ({ $reason }) : { $url }
source-too-large = La réponse dépasse { $largest } Mo, ce qu'aucune page de données ne fait : { $url }
source-html = La source a répondu par une page web au lieu de données : elle est peut-être en maintenance, ou un portail de connexion s'interpose. Le début est : { $start }
    Adresse : { $url }
source-not-json = La réponse n'est pas du JSON. Le début est : { $start }
    Adresse : { $url }
source-changed = La source a changé de forme : il manque { $missing }. Champs trouvés : { $seen }. Le connecteur est à mettre à jour.
    Adresse : { $url }
