# Ce que vaut chaque partie du classement

ablation-step = Comparaison des classements
ablation-page = La page { $path } ne peut pas être lue ({ $reason }). Donnez le chemin d'une page Markdown qui porte les deux repères du tableau.
ablation-marks = La page { $path } ne porte pas les deux repères du tableau une fois chacun et dans l'ordre. Mettez une ligne { $start } et, plus bas, une ligne { $end }.
