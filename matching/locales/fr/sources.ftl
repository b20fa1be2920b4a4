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
source-left-suppressed = { $count ->
    [one] Une fiche est laissée de côté : la personne ou l'organisation s'est opposée à être suggérée ici, ou a été effacée.
   *[other] { $count } fiches sont laissées de côté : ces personnes ou organisations se sont opposées à être suggérées ici, ou ont été effacées.
}
source-capped = La source ne donne pas tout ce qui répond à la demande. Demandez moins à la fois, par section, activité ou taille.
source-fewer = Il manque { $missing } des { $announced } fiches annoncées par la source : elle a sans doute changé pendant la lecture. Relancez la commande avec --refresh.

# Demandes et fichiers

source-unknown = La source « { $given } » n'est pas connue. Sources connues : { $known }.
source-no-option = La source { $source } ne connaît pas l'option { $option }. Options de cette source : { $known }.
source-bad-choice = La valeur « { $given } » de { $option } n'est pas connue. Valeurs connues : { $known }.
source-bad-year = { $option } attend une année comme 2023, et non « { $given } ».
source-not-there = La source { $source } ne sait pas nommer ce territoire ({ $territory }). Complétez « sources » ({ $missing }) dans le fichier des territoires, ou donnez un filtre ou un autre territoire.
source-only-files = La source { $source } ne se lit que dans son archive. Téléchargez la plus récente sur { $url }, puis donnez-la telle quelle avec --from-file.
source-file-unreadable = Le fichier { $path } ne peut pas être lu ({ $reason }). Vérifiez le chemin et vos droits.
source-file-cut = Le fichier { $path } est vide ou s'arrête au milieu d'une fiche. Téléchargez-le de nouveau.
source-kept-unreadable = { $count ->
    [one] Le fichier { $path } a une ligne illisible (ligne { $line })
   *[other] Le fichier { $path } a { $count } lignes illisibles (la première : ligne { $line })
} : ce qui s'y trouve serait perdu si le fichier était réécrit, et rien n'a été changé. « matching check { $path } » dit ce qui ne va pas. Corrigez, supprimez ou déplacez, puis relancez la commande.
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

# Archives, tableaux et téléchargements

source-step-download = Téléchargement des fichiers de la source
source-left-student = { $count ->
    [one] Une ligne est laissée de côté : c'est une bourse, qui nomme une personne en formation.
   *[other] { $count } lignes sont laissées de côté : ce sont des bourses, qui nomment des personnes en formation.
}
source-left-returned = { $count ->
    [one] Une fiche est laissée de côté : il n'en reste aucune subvention, toutes ont été rendues ou n'ont pas de titre.
   *[other] { $count } fiches sont laissées de côté : il n'en reste aucune subvention, toutes ont été rendues ou n'ont pas de titre.
}
source-left-bankrupt = { $count ->
    [one] Une fiche est laissée de côté : l'entreprise est en faillite.
   *[other] { $count } fiches sont laissées de côté : les entreprises sont en faillite.
}
source-left-ended = { $count ->
    [one] Une ligne est laissée de côté : l'organisation a quitté le projet.
   *[other] { $count } lignes sont laissées de côté : les organisations ont quitté le projet.
}
source-left-no-project = { $count ->
    [one] Une ligne est laissée de côté : elle nomme un projet qui n'est pas dans les fichiers.
   *[other] { $count } lignes sont laissées de côté : elles nomment un projet qui n'est pas dans les fichiers.
}
source-row-cells = La ligne a { $cells } cellules, et l'en-tête { $expected }. Vérifiez les guillemets et les séparateurs de cette ligne.
source-licence-asked = Les données de « { $source } » sont sous licence { $licence } : tout usage commercial est exclu, la source doit être nommée, et ce qui en est tiré doit être partagé sous la même licence. Si votre usage le respecte, relancez la commande avec --accept-licence : chaque profil portera cette licence.
source-archive-address = La source { $source } se lit dans une archive dont l'adresse change à chaque parution. Trouvez la plus récente sur { $url }, puis donnez son adresse avec --portal, ou l'archive elle-même avec --from-file.
source-file-kind = Le fichier { $path } n'est pas d'un format que cette source lit. Formats lus : { $known }.
source-part-missing = Il manque { $missing } dans { $path }. On y trouve : { $seen }. Vérifiez que c'est bien l'archive, ou le dossier, de cette source.
source-answer-large = Le fichier { $path } n'est ni une liste ni une fiche par ligne, et dépasse { $largest } Mo, ce qu'aucune réponse d'une source ne fait.
source-archive-damaged = L'archive { $path } ne peut pas être lue ({ $reason }). Elle est abîmée, incomplète, ou d'un autre format que ZIP : téléchargez-la de nouveau.
source-archive-many-parts = L'archive { $path } contient { $count } entrées ; la limite est de { $most }. Ce n'est sans doute pas celle de la source.
source-archive-too-large = L'archive { $path } occuperait { $size } Mo une fois décompressée ; la limite est de { $largest } Mo. Ce n'est sans doute pas celle de la source.
source-archive-swells = L'archive { $path } occuperait { $times } fois sa taille une fois décompressée ; la limite est de { $most }. Elle est faite pour remplir la mémoire ou le disque : ne l'ouvrez pas.
source-archive-entry-away = L'archive { $path } a une entrée dont le nom mène hors de son dossier : { $entry }. Elle est faite pour écraser des fichiers : ne l'ouvrez pas.
source-archive-entry-encrypted = L'archive { $path } a une entrée protégée par un mot de passe : { $entry }. Les archives des sources n'en ont pas : téléchargez-la de nouveau.
source-archive-entry-nested = L'archive { $path } contient une autre archive : { $entry }. Décompressez celle-là d'abord, puis donnez-la avec --from-file.
source-archive-entry-method = L'archive { $path } a une entrée compressée d'une manière qui n'est pas connue ici : { $entry }. Décompressez-la, puis donnez le dossier avec --from-dir.
source-download-stopped = Le téléchargement s'arrête ({ $reason }), après { $attempts } essais : { $url }
    Ce qui est reçu est gardé : relancez la même commande pour continuer.
source-download-cut = Le fichier téléchargé est vide ou n'a pas de fin, à chacun des { $attempts } essais : { $url }
