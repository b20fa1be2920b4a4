# Learning the ranking: what is learned, and how well it does.

learn-title = Appris sur { $pairs } paires jugées de { $queries } requêtes ; chiffres mesurés sur les requêtes laissées de côté ({ $folds } plis).
learn-decided = { $count ->
    [one] Une paire décidée compte aussi dans les poids, pondérée par l'inverse de sa chance d'avoir été vue ; elle ne compte pas dans ces mesures.
   *[other] { $count } paires décidées comptent aussi dans les poids, pondérées par l'inverse de leur chance d'avoir été vues ; elles ne comptent pas dans ces mesures.
}
learn-feedback-few = Les décisions ne suffisent pas pour apprendre. Paires jugées par une décision : { $pairs }, il en faut { $fewest } ; dont montrées au hasard : { $random }, il en faut { $fewest_random } ; laissées de côté, faute de profil : { $unknown }. Continuez à décider, avec une place laissée au hasard dans les listes, ou donnez avec --profiles les profils qui manquent.
learn-column-feature = Ce qui compte
learn-column-weight = Poids
learn-column-figure = Mesure
learn-column-value = Valeur
learn-column-shown = Score montré
learn-column-rate = Part bonne des deux côtés
learn-column-pairs = Paires
learn-figure-ndcg-10 = nDCG@10 (gain 2^note − 1, note pour qui demande)
learn-figure-success-5 = Un bon partenaire des deux côtés parmi les cinq premiers
learn-figure-brier = Score de Brier
learn-figure-calibration_error = Erreur d'étalonnage
learn-too-little = Les jugements ne suffisent pas pour apprendre : { $pairs } paires, requêtes différentes : { $queries }. Il faut au moins { $folds } requêtes, et des notes au-dessus et au-dessous de 2.
