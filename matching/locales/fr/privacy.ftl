# Données des personnes

privacy-busy = Une autre commande écrit dans { $folder }. Attendez qu'elle se termine, puis recommencez.
privacy-write = Impossible d'écrire dans { $folder } ({ $reason }). Il faut un dossier accessible en écriture et de la place sur le disque.
privacy-key-missing = La clé { $path } manque ou n'en est pas une : sans elle, les personnes à laisser de côté ne sont plus reconnues. Remettez-la depuis une sauvegarde.
privacy-list-damaged = La liste { $path } des personnes à laisser de côté ne peut pas être lue. Remettez-la depuis une sauvegarde.
privacy-audit-unreadable = Le journal { $path } ne peut pas être lu. Remettez-le depuis une sauvegarde.
privacy-audit-tampered = Le journal { $path } n'est plus tel qu'il a été écrit. Rien n'y est ajouté : voyez à partir de quel acte avec « matching privacy audit --verify », conservez-le comme preuve et remettez le dossier depuis une sauvegarde.
