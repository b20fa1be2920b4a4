# L'information des personnes dont les données ne viennent pas d'elles

privacy-notice-no-controller = L'information aux personnes doit dire qui répond de leurs données et où le joindre. Donnez les deux réglages « controller » et « contact », ou les variables MATCHING_CONTROLLER et MATCHING_CONTACT.
privacy-notice-title = Information sur vos données
privacy-notice-opening = { $name }, des informations professionnelles à votre sujet figurent dans un service de mise en relation de deux territoires. Elles n'ont pas été recueillies auprès de vous ; ce document vous dit lesquelles, pourquoi et ce que vous pouvez demander{ $law ->
        [gdpr] , comme le veut l'article 14 du règlement (UE) 2016/679 (RGPD)
        [law25] , comme le veut la Loi sur la protection des renseignements personnels dans le secteur privé, modifiée par la Loi 25
       *[none] { "" }
    }. Établi le { $day }.
privacy-notice-controller = Qui répond de vos données
privacy-notice-controller-text = { $controller }. Pour toute question ou demande : { $contact }
privacy-notice-purpose = À quoi elles servent
privacy-notice-purpose-text = Trouver, pour les entreprises, laboratoires, organismes et chercheurs de { $here } et de { $there }, des partenaires de l'autre territoire, et préparer leurs rencontres. Rien d'autre : ni publicité, ni vente.
privacy-notice-basis = Sur quel fondement
privacy-notice-basis-text = { $law ->
        [gdpr] { $of ->
            [person] L'intérêt légitime (article 6, paragraphe 1, point f du RGPD) à mettre en relation la recherche et les entreprises des deux territoires, à partir de ce que les professionnels publient de leur travail. Vous pouvez vous y opposer sans donner de raison.
           *[organisation] L'intérêt légitime (article 6, paragraphe 1, point f du RGPD) à faire connaître les organismes des deux territoires, à partir de faits publics. Qui y est nommé peut s'y opposer sans donner de raison.
        }
        [law25] { $of ->
            [person] Des renseignements publics sur l'exercice de vos fonctions au sein d'une organisation, recueillis auprès de tiers pour le motif sérieux et légitime dit plus haut. Vous pouvez demander qu'ils ne servent plus, sans donner de raison.
           *[organisation] Des faits publics sur un organisme, recueillis auprès de tiers pour le motif sérieux et légitime dit plus haut. Qui y est nommé peut demander qu'ils ne servent plus, sans donner de raison.
        }
       *[none] { $of ->
            [person] Des faits publics sur votre travail. Vous pouvez vous opposer à leur usage sans donner de raison.
           *[organisation] Des faits publics sur un organisme. Qui y est nommé peut s'opposer à leur usage sans donner de raison.
        }
    }
privacy-notice-basis-consent = Votre consentement{ $law ->
        [gdpr] { " " }(article 6, paragraphe 1, point a du RGPD)
       *[other] { "" }
    }, donné le { $day } pour : { $scope }. Vous pouvez le retirer à tout moment.
privacy-notice-categories = Quelles informations
privacy-notice-categories-text = Sont conservés : { $fields }. Ni coordonnées personnelles, ni date de naissance, ni aucune donnée sensible.
privacy-notice-source = D'où elles viennent
privacy-notice-source-text = Source : { $source }. Date : { $date }.
privacy-notice-licence = Licence et mention : { $text }.
privacy-notice-retention = Combien de temps
privacy-notice-recipients = Qui les voit
privacy-notice-recipients-text = Les personnes qui conseillent les organismes des deux territoires, et les organismes de l'autre territoire ({ $territory }) à qui une rencontre avec vous est proposée.
privacy-notice-border = Vos données franchissent ainsi une frontière, de ce pays ({ $here }) vers celui-ci : { $there }. { $law ->
        [gdpr-law25] La Commission européenne y reconnaît un niveau de protection adéquat pour les organisations commerciales soumises à la loi fédérale (décision 2002/2/CE) ; pour les autres destinataires, demandez au contact ci-dessus les garanties prévues.
        [law25-gdpr] La loi veut qu'une évaluation des facteurs relatifs à la vie privée précède cette communication (article 17) ; demandez-la au contact ci-dessus.
       *[other] Demandez au contact ci-dessus les garanties prévues.
    }
privacy-notice-automated = Ce que fait le programme
privacy-notice-automated-text = Il compare des profils et propose des rapprochements, avec leurs raisons. Il ne décide de rien à votre sujet : une personne décide de chaque mise en relation.
privacy-notice-rights = Ce que vous pouvez demander
privacy-notice-rights-text = { $law ->
        [law25] Consulter ces renseignements, en recevoir une copie dans un format structuré et courant, les faire rectifier, faire cesser leur usage et leur diffusion, retirer un consentement. Écrivez à { $contact } ; la réponse vient dans les trente jours.
       *[other] Recevoir une copie de ces données, dans un format réutilisable si elles reposent sur votre consentement, les faire rectifier ou effacer, en limiter l'usage, vous y opposer, retirer un consentement. Écrivez à { $contact } ; la réponse vient dans le mois.
    }
privacy-notice-complaint = { $law ->
        [gdpr] Vous pouvez aussi vous plaindre à l'autorité de protection des données de votre pays ; en France, la CNIL (www.cnil.fr).
        [law25] Vous pouvez aussi vous plaindre à la Commission d'accès à l'information (www.cai.gouv.qc.ca).
       *[none] Vous pouvez aussi vous plaindre à l'autorité de protection des données de votre pays.
    }
