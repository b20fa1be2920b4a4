# Les fichiers qu'on envoie à la page

web-upload-ending = Le fichier « { $name } » n'est pas d'un type accepté. Sont acceptés : { $known }.
web-upload-large = Le fichier « { $name } » dépasse { $most } Ko. Partagez-le, ou n'en gardez que les colonnes utiles.
web-upload-empty = Le fichier « { $name } » est vide.
web-upload-rows = Le fichier « { $name } » compte { $count ->
    [one] une ligne
   *[other] { $count } lignes
} ; il en faut { $most } au plus ici. Partagez-le, ou passez par la ligne de commande.
