# Données des personnes

privacy-busy = Une autre commande écrit dans { $folder }. Attendez qu'elle se termine, puis recommencez.
privacy-write = Impossible d'écrire dans { $folder } ({ $reason }). Il faut un dossier accessible en écriture et de la place sur le disque.
privacy-key-missing = La clé { $path } manque ou n'en est pas une : sans elle, les personnes à laisser de côté ne sont plus reconnues. Remettez-la depuis une sauvegarde.
privacy-list-damaged = La liste { $path } des personnes à laisser de côté ne peut pas être lue. Remettez-la depuis une sauvegarde.
privacy-audit-unreadable = Le journal { $path } ne peut pas être lu. Remettez-le depuis une sauvegarde.
privacy-audit-tampered = Le journal { $path } n'est plus tel qu'il a été écrit. Rien n'y est ajouté : voyez à partir de quel acte avec « matching privacy audit --verify », conservez-le comme preuve et remettez le dossier depuis une sauvegarde.
privacy-withheld = { $count ->
    [one] La fiche n'est pas prise : la personne ou l'organisation s'est opposée à être suggérée, ou a été effacée. Si c'est un homonyme : « matching privacy lift ».
   *[other] Aucune des { $count } fiches n'est prise : ces personnes ou organisations se sont opposées à être suggérées, ou ont été effacées. Si ce sont des homonymes : « matching privacy lift ».
}
privacy-source-rectified = rectifié par la personne
privacy-retention-file = Le fichier des durées de conservation { $path } ne peut pas être utilisé ({ $reason }). Corrigez-le, ou retirez le réglage « retention ».
privacy-rectify-field = Ces champs ne peuvent pas être rectifiés : { $given }. Champs rectifiables : { $known }.
privacy-consent-over = Un consentement jusqu'au { $until } serait déjà terminé. Donnez un jour à venir.
privacy-consent-none = Aucun consentement n'est gardé pour « { $id } ». Il n'y a rien à retirer ; pour ne plus être suggéré : « matching privacy object ».
privacy-unknown = inconnue
privacy-end = { $reason ->
        [stated] Jusqu'au { $day }, la date que la fiche porte.
        [consent] Jusqu'au { $day }, la fin du consentement.
        [basis] Jusqu'au { $day }, la durée de conservation prévue pour ce fondement, comptée depuis la date de la source.
        [undated] La durée de conservation court depuis la date de la source, qui n'est pas connue ; la fiche est revue avec les autres.
       *[unlimited] Tant que le service existe, et jusqu'à une opposition : ce sont des faits sur un organisme.
    }
privacy-anonymous-contact = (coordonnées retirées)
privacy-anonymous-title = { $kind } ({ $country }){ $count ->
        [0] { "" }
       *[other] , { $domains }
    }
privacy-anonymous-place = { $how ->
        [of] de sa région
        [to] dans sa région
       *[plain] sa région
    }
privacy-anonymous-name-company = { $how ->
        [of] de l’entreprise
        [to] à l’entreprise
       *[plain] l’entreprise
    }
privacy-anonymous-name-cluster = { $how ->
        [of] du pôle
        [to] au pôle
       *[plain] le pôle
    }
privacy-anonymous-name-incubator = { $how ->
        [of] de l’incubateur
        [to] à l’incubateur
       *[plain] l’incubateur
    }
privacy-anonymous-name-research-unit = { $how ->
        [of] du laboratoire
        [to] au laboratoire
       *[plain] le laboratoire
    }
privacy-anonymous-name-university = { $how ->
        [of] de l’établissement
        [to] à l’établissement
       *[plain] l’établissement
    }
privacy-anonymous-name-hospital = { $how ->
        [of] de l’hôpital
        [to] à l’hôpital
       *[plain] l’hôpital
    }
privacy-anonymous-name-public-body = { $how ->
        [of] de l’organisme
        [to] à l’organisme
       *[plain] l’organisme
    }
privacy-anonymous-name-nonprofit = { $how ->
        [of] de l’association
        [to] à l’association
       *[plain] l’association
    }
privacy-anonymous-name-researcher = { $how ->
        [of] de la personne
        [to] à la personne
       *[plain] la personne
    }
privacy-anonymous-reference = Référence : { $code }
privacy-anonymous-size = Taille : { $size } personnes
privacy-anonymous-offers = Offre
privacy-anonymous-seeks = Cherche
