# Ce que des personnes ont décidé d'une paire

feedback-missing = Aucune décision n'est encore enregistrée : le fichier { $path } n'existe pas. Décidez d'une première paire, ou lancez « matching feedback import » avec un fichier exporté.
feedback-schema = Le fichier { $path } n'est pas un registre de décisions de cette version (schéma { $given } ; attendu : { $known }). Désignez un autre fichier par le réglage « feedback », ou employez la version du programme qui a écrit celui-ci.
feedback-damaged = Le registre des décisions { $path } ne peut pas être lu ({ $reason }). Il n'a pas été modifié : remettez une copie de sauvegarde à sa place, ou rangez-le ailleurs et lancez « matching feedback import » avec le dernier fichier exporté.
feedback-write = Impossible d'écrire dans le registre des décisions { $path } ({ $reason }). Rien n'a été enregistré à moitié ; ce qui était décidé le reste. Il faut un dossier accessible en écriture et de la place sur le disque.
feedback-busy = Le registre des décisions { $path } est occupé par un autre programme. Rien n'a été enregistré à moitié : recommencez dans un instant.
feedback-territories = Une paire réunit un profil de chacun des deux territoires ({ $known }) ; ceux-ci sont de : { $given }. Choisissez un profil de chaque côté.
feedback-undo-unknown = La décision { $id } n'existe pas. Choisissez-en une dans l'historique de la paire.
feedback-undo-twice = La décision { $id } est déjà annulée, ou en annule une autre. Pour revenir en arrière, décidez de nouveau.
