# Fichiers entiers

profiles-files-none = Aucun fichier n'a été donné. Donnez au moins un fichier de profils ({ $known }) ou un dossier qui en contient.
profiles-files-several = { $count } fichiers ne peuvent pas être lus :
profiles-file-missing = Le fichier { $path } n'existe pas. Il faut un fichier de profils ou un dossier qui en contient : vérifiez le chemin.
profiles-file-denied = Le fichier { $path } ne peut pas être ouvert ({ $reason }). Vérifiez que vous avez le droit de le lire.
profiles-folder-empty = Le dossier { $path } ne contient aucun fichier de profils. Il faut au moins un fichier dont le nom finit par { $known }.
profiles-file-extension = Le fichier { $path } porte l'extension « { $suffix } », qui n'est pas lue. Extensions lues : { $known }. Enregistrez le tableau dans l'un de ces formats.
profiles-file-empty = Le fichier { $path } est vide. Il faut un tableau de profils : une ligne de titres, puis une ligne par profil.
profiles-file-no-rows = Le fichier { $path } a des titres de colonnes mais aucune ligne. Il faut au moins une ligne de profil sous les titres.
profiles-file-other-format = Le fichier { $path } se nomme { $suffix } mais son contenu est au format { $looks }. Donnez-lui sa vraie extension, ou enregistrez de nouveau le tableau au format { $suffix }.
profiles-file-binary = Le fichier { $path } se nomme { $suffix } mais son contenu n'est pas du texte. Enregistrez de nouveau le tableau au format CSV en UTF-8, ou au format .xlsx.
profiles-file-encoding = Le texte du fichier { $path } n'est ni en UTF-8 ni en Windows-1252 (premier octet illisible à la ligne { $line }). Enregistrez de nouveau le tableau au format CSV en UTF-8.
profiles-file-stray-bytes = Le fichier { $path } est en UTF-8, mais la ligne { $line } contient des octets qui n'en sont pas : deux fichiers d'encodages différents ont sans doute été réunis, ou le fichier est abîmé. Corrigez cette ligne, ou enregistrez de nouveau le tableau en UTF-8.
profiles-file-one-column = Le fichier { $path } n'a qu'une colonne (« { $column } »). Il faut plusieurs colonnes séparées par des virgules, des points-virgules ou des tabulations : vérifiez le séparateur à l'export.
profiles-file-heading-quotes = La ligne de titres du fichier { $path } ne peut pas être découpée en colonnes : ses guillemets ne vont pas par deux. Fermez le guillemet ouvert.
profiles-file-missing-columns = Il manque au fichier { $path } des colonnes obligatoires : { $missing }. Colonnes trouvées : { $seen }. Ajoutez ces colonnes, ou renommez celles qui en tiennent lieu.
profiles-file-no-text-column = Le fichier { $path } n'a aucune colonne de texte. Il en faut au moins une parmi résumé, offres, mots-clés et travaux. Colonnes trouvées : { $seen }.
profiles-file-no-object = Aucune ligne du fichier { $path } n'est un objet JSON. Il faut un objet par ligne, comme {"{"}"id": "a1", "name": "…"{"}"}.
profiles-file-damaged = Le fichier { $path } ne peut pas être lu au format { $format } ({ $reason }). Il est abîmé, protégé par un mot de passe ou d'un autre format : ouvrez-le et enregistrez-le de nouveau.
profiles-file-too-large = Le classeur { $path } occuperait { $size } Mo une fois ouvert ; la limite est de { $largest } Mo. Partagez le tableau en plusieurs fichiers, ou enregistrez-le au format CSV.
profiles-file-many-parts = Le classeur { $path } se compose de { $count } parties ; la limite est de { $most }. Copiez le tableau dans un classeur neuf, ou enregistrez-le au format CSV.
profiles-file-swells = Le classeur { $path } occuperait { $times } fois sa taille une fois ouvert ; la limite est de { $most }. Copiez le tableau dans un classeur neuf, ou enregistrez-le au format CSV.
profiles-file-entities = Le classeur { $path } définit des entités XML dans sa partie « { $part } », ce qu'aucun tableur ne fait. Copiez le tableau dans un classeur neuf, ou enregistrez-le au format CSV.
profiles-write-failed = Le fichier { $path } ne peut pas être écrit ({ $reason }). Vérifiez que le dossier existe, qu'il est ouvert en écriture et que le disque n'est pas plein.

# Lignes rejetées

profiles-row-too-many-cells = La ligne a { $cells } cellules pour { $columns } colonnes : un texte contient sans doute le séparateur. Mettez ce texte entre guillemets.
profiles-row-quotes = Les guillemets de cette ligne ne vont pas par deux. Fermez le guillemet ouvert, et doublez ceux qui se trouvent dans un texte entre guillemets.
profiles-row-line-too-long = La ligne a { $length } caractères : elle est trop longue pour être découpée en cellules. Raccourcissez ses textes.
profiles-row-not-utf8 = La ligne contient des octets qui ne sont pas de l'UTF-8. Enregistrez-la de nouveau en UTF-8.
profiles-row-not-json = La ligne n'est pas du JSON. Il faut un objet complet sur une seule ligne.
profiles-row-not-object = La ligne est du JSON, mais pas un objet. Il faut des noms de champs et leurs valeurs entre accolades.
profiles-row-missing = La valeur obligatoire « { $column } » manque. Remplissez-la.
profiles-row-no-text = Le profil n'a aucun texte. Il en faut au moins un : résumé, offres, mots-clés ou travaux.
profiles-row-too-long = Le texte de la colonne « { $column } » a { $length } caractères ; il en faut { $longest } au plus. Raccourcissez-le.
profiles-row-bad-id = L'identifiant « { $value } » n'est pas admis. Il faut de 1 à 120 lettres sans accent, chiffres, points, tirets, soulignés ou deux-points, une lettre ou un chiffre d'abord, sans deux points de suite.
profiles-row-same-id = L'identifiant « { $value } » est déjà pris par la ligne { $line } du fichier { $file }. Donnez à chaque profil le sien, ou retirez l'un des deux.
profiles-row-bad-year = L'année « { $value } » de la colonne « { $column } » n'est pas admise. Il faut une année en chiffres, comme 2018.
profiles-row-bad-date = La date « { $value } » de la colonne « { $column } » ne peut pas être lue. Il faut l'année, le mois et le jour, comme 2026-12-31.
profiles-row-unknown-size = La taille « { $value } » n'est pas connue. Il faut 1-9, 10-49, 50-249 ou 250+, ou un nombre de personnes.
profiles-row-size-is-date = La taille est devenue une date ({ $value }) dans le tableur, comme il arrive à 1-9. Mettez la colonne au format texte, puis écrivez 1-9, 10-49, 50-249 ou 250+.
profiles-row-unknown-kind = Le type « { $value } » n'est pas connu. { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom connu n'en est proche.
    } Types admis : company (entreprise), cluster (pôle), incubator (incubateur), research_unit (unité de recherche), university (université), hospital (hôpital), public_body (organisme public), nonprofit (association), researcher (chercheur ou chercheuse).
profiles-row-unknown-territory = Le territoire « { $value } » n'est pas connu. { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom connu n'en est proche.
    } Territoires admis : { $known }.
profiles-row-unknown-axes = L'axe « { $value } » n'est pas connu. { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom connu n'en est proche.
    } Axes admis : { $known }.
profiles-row-unknown-domains = Le domaine « { $value } » n'est pas connu. { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom connu n'en est proche.
    } Domaines admis : { $known }.
profiles-row-unknown-commitments = L'engagement « { $value } » n'est pas connu. { $how ->
        [near] Noms proches : { $near }.
       *[far] Aucun nom connu n'en est proche.
    } Engagements admis : responsible_digital (numérique responsable), inclusion, environment (environnement).
profiles-row-invalid = La valeur « { $value } » de la colonne « { $column } » n'est pas admise. Corrigez-la ou videz la cellule.
profiles-cell-not-text = La colonne « { $column } » contient { $value } là où il faut un texte. Écrivez un simple texte.
profiles-cell-bad-json = La colonne « { $column } » commence comme du JSON mais ne peut pas être lue. Corrigez-la, ou écrivez de simples titres séparés par des points-virgules.
profiles-cell-work-untitled = Un des travaux de la colonne « { $column } » n'a pas de titre. Donnez à chacun le sien (« title »).
profiles-cell-code-alone = Un code de la colonne « { $column } » n'a pas de nomenclature connue. Écrivez par exemple NAF:62.01Z ; nomenclatures admises : { $known }.

# À vérifier dans ce qui est gardé

profiles-warning-unknown-columns = Colonnes inconnues, laissées de côté : { $columns }. { $how ->
        [near] La flèche montre le nom connu le plus proche : renommez la colonne s'il s'agit de lui.
       *[far] Renommez celles qui devaient être lues.
    }
profiles-warning-repeated-columns = Les colonnes { $columns } disent la même chose : la première remplie est lue (« { $first } » d'abord). Gardez-en une.
profiles-warning-language = La colonne « { $column } » est annoncée en { $stated ->
        [fr] français
       *[en] anglais
    }, mais son texte est { $stated ->
        [fr] en anglais
       *[en] en français
    }. Mettez-le dans la colonne de l'autre langue.
profiles-warning-elsewhere = La ville « { $city } » est du territoire { $found }, et la ligne dit { $given } : l'un des deux est à corriger.
profiles-warning-withheld = { $count ->
    [one] Une fiche est laissée de côté : la personne ou l'organisation s'est opposée à être suggérée, ou a été effacée. Si c'est un homonyme : « matching privacy lift ».
   *[other] { $count } fiches sont laissées de côté : ces personnes ou organisations se sont opposées à être suggérées, ou ont été effacées. Si ce sont des homonymes : « matching privacy lift ».
}
