# Mesure des classements : fichiers de jugements

evaluation-file-missing = Le fichier { $path } n'existe pas. Vérifiez le chemin.
evaluation-file-empty = Le fichier { $path } est vide. Il faut une ligne de titres puis une ligne par paire jugée, ou un objet JSON par demande.
evaluation-file-columns = Il manque au fichier { $path } des colonnes : { $missing }. Il faut query_id, candidate_id, puis grade (avec ou sans direction) ou for_query et for_candidate. Colonnes trouvées : { $seen }.
evaluation-row-missing = La valeur obligatoire « { $column } » manque. Remplissez-la.
evaluation-row-grade = La note « { $value } » de la colonne « { $column } » n'est pas admise. Il faut un nombre, 0 ou davantage.
evaluation-row-direction = La direction « { $value } » n'est pas connue. Il faut for_query (la note vaut pour le demandeur) ou for_candidate (pour le candidat).
evaluation-row-conflict = La paire { $query } – { $candidate } a la note { $value } ici et { $first } à la ligne { $line }, qui est gardée. Retirez l'une des deux.
evaluation-row-request-twice = L'identifiant « { $value } » est déjà pris par la demande de la ligne { $line }. Donnez à chaque demande le sien.
evaluation-row-request-is-profile = L'identifiant « { $value } » est aussi celui d'un profil. Donnez-en un autre à la demande.
evaluation-row-language = La langue « { $value } » n'est pas connue. Langues admises : { $known } ; sans langue, elle est reconnue d'elle-même.
evaluation-row-group = Le groupe « { $value } » n'est pas connu. Groupes des profils : { $known }.
evaluation-warning-unknown = { $count ->
        [one] Une paire jugée est laissée de côté : un de ses identifiants n'est ni un profil ni une demande
       *[other] { $count } paires jugées sont laissées de côté : un de leurs identifiants n'est ni un profil ni une demande
    } ({ $names }).
evaluation-warning-one-group = { $count ->
        [one] Une paire jugée est laissée de côté : demandeur et candidat sont du même groupe
       *[other] { $count } paires jugées sont laissées de côté : demandeur et candidat sont du même groupe
    } ({ $names }).

# Refus

evaluation-groups = Les profils sont de { $count } groupes ({ $names }). Il en faut exactement deux dans la colonne du territoire, ou les deux territoires connus.
evaluation-ranking = Le classement « { $given } » n'est pas connu. Classements connus : { $known }.
evaluation-grade-side = « { $given } » ne dit pas de quel côté est la note. Choisissez parmi { $known }.
evaluation-seed = La graine du hasard est { $given }. Il faut un nombre entier, 0 ou davantage.
evaluation-resamples = Le nombre de tirages demandé est { $given }. Il en faut au moins un.
evaluation-no-qrels = Des profils sont donnés sans jugements. Ajoutez --qrels avec un fichier de paires jugées (query_id, candidate_id, grade).
evaluation-nothing = Aucune paire jugée ne peut être mesurée. Il faut des paires dont le demandeur et le candidat sont des profils ou des demandes, un de chaque groupe.
evaluation-no-grade = Aucune paire jugée ne porte de note { $side }. Donnez-en, ou mesurez l'autre côté avec --grade { $other }.
evaluation-folder = Le dossier { $path } ne peut pas être créé ({ $reason }). Donnez le nom d'un dossier où vous pouvez écrire.

# Tableau

evaluation-step-scoring = Classement des candidats
evaluation-title = Classements comparés
evaluation-judged = { $pairs ->
    [one] Une paire jugée
   *[other] { $pairs } paires jugées
}, { $queries ->
    [one] une requête
   *[other] { $queries } requêtes
}, groupes { $first } et { $second }.
evaluation-lists = Note : { $grade ->
        [for_query] for_query, ce que l'introduction vaut pour le demandeur
       *[for_candidate] for_candidate, ce que l'introduction vaut pour le candidat
    } ; gain du nDCG : 2^note − 1. Seuls les candidats jugés sont classés.
evaluation-success = Une note de 2 ou plus est bonne ; un succès@k demande, parmi les k premiers, un candidat bon pour les deux côtés.
evaluation-shared = Couverture, Gini et envie : sur les cinq premiers de toute la partie d'en face ; plus bas est mieux pour Gini et envie.
evaluation-interval = Sous chaque valeur : son intervalle à 95 % (rééchantillonnage des requêtes), puis p, test apparié contre « { $name } ».
evaluation-range = { $low }–{ $high }
evaluation-p = p { $value }
evaluation-p-below = p < { $value }
evaluation-unknown = –
evaluation-runs = Scores des paires jugées : { $count ->
    [one] un fichier
   *[other] { $count } fichiers
} dans { $folder }
evaluation-rejected = { $count ->
    [one] Une ligne rejetée.
   *[other] { $count } lignes rejetées.
} Donnez --rejects FICHIER pour les garder toutes.
evaluation-noticed = { $count ->
    [one] Un point à vérifier dans les profils ; « matching check » le montre.
   *[other] { $count } points à vérifier dans les profils ; « matching check » les montre.
}

evaluation-column-ranking = Classement
evaluation-column-metric = Mesure
evaluation-column-value = Valeur
evaluation-column-low = Borne basse (95 %)
evaluation-column-high = Borne haute (95 %)
evaluation-column-queries = Requêtes
evaluation-column-difference = Écart au premier
evaluation-column-p = p

evaluation-ranking-random = au hasard
evaluation-ranking-bm25 = mots, par BM25
evaluation-ranking-tfidf = mots, par TF-IDF
evaluation-ranking-encoder = un vecteur par profil
evaluation-ranking-one-sided = pour le demandeur seul
evaluation-ranking-reciprocal = moyenne des deux côtés
evaluation-ranking-default = classement livré

evaluation-metric-ndcg-at-5 = nDCG@5
evaluation-metric-ndcg-at-10 = nDCG@10
evaluation-metric-mrr = MRR
evaluation-metric-p-at-5 = P@5
evaluation-metric-recall-at-20 = rappel@20
evaluation-metric-success-at-5 = succès@5
evaluation-metric-success-at-10 = succès@10
evaluation-metric-coverage = couverture
evaluation-metric-exposure-gini = Gini
evaluation-metric-envy = envie
