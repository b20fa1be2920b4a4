error-workspace-missing = L'espace de travail { $folder } n'existe pas encore. Il faut un index : lancez « matching index » (sans fichier, il indexe l'échantillon).
error-workspace-schema = L'espace de travail { $folder } est au schéma { $given }, écrit par une autre version ; cette version lit le schéma { $known }. Relancez « matching index » avec vos fichiers.
error-workspace-model = L'espace de travail { $folder } a été construit avec { $given } ; la demande utilise { $expected }. Relancez « matching index » avec ce modèle, ou retirez l'option --model.
error-workspace-territories = L'espace de travail { $folder } couvre les territoires { $given } ; le fichier des territoires en nomme d'autres ({ $expected }). Relancez « matching index » avec vos fichiers.
error-workspace-damaged = Le fichier { $path } manque ou ne peut pas être lu ({ $reason }). L'index doit être complet : relancez « matching index » avec vos fichiers ; rien n'est à encoder de nouveau.
error-workspace-altered = Le fichier { $path } ne correspond plus à son empreinte : il a été tronqué ou modifié depuis la construction. Relancez « matching index » avec vos fichiers ; rien n'est à encoder de nouveau.
error-workspace-busy = Une autre construction est en cours dans { $folder }. Il n'en faut qu'une à la fois : attendez qu'elle se termine, puis recommencez.
error-workspace-write = Impossible d'écrire dans { $folder } ({ $reason }). Il faut un dossier accessible en écriture et de la place sur le disque. L'index précédent, s'il existe, reste en service.
