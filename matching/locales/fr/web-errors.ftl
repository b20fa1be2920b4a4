# Ce que la page dit quand elle ne répond pas

web-error-title = Cette page ne peut pas être montrée ({ $code })
web-error-number = Numéro à donner si vous demandez de l'aide : { $number }
web-error-back = Retour à l'accueil
web-error-host = Le nom par lequel cette page est appelée n'est pas le sien. Ouvrez l'adresse affichée au démarrage du service.
web-error-origin = Cette demande vient d'un autre site : rien n'a été enregistré.
web-error-form = Ce formulaire n'est plus valable, et rien n'a été enregistré. Revenez à la page précédente, rechargez-la et recommencez.
web-error-fields = La demande compte trop de champs ; il en faut { $most } au plus.
web-error-401 = Il faut le jeton d'accès pour voir cette page. Rechargez-la pour le donner.
web-error-404 = Cette page n'existe pas, ou n'existe plus.
web-error-405 = Cette adresse ne se demande pas de cette façon. Revenez à l'accueil.
web-error-408 = La demande a mis trop de temps à arriver. Recommencez.
web-error-413 = La demande est trop longue. Gardez l'essentiel.
web-error-413-file = Le fichier dépasse { $most } Mo, la limite. Partagez le tableau en plusieurs fichiers.
web-error-414 = L'adresse est trop longue. Gardez l'essentiel.
web-error-415 = La demande n'a pas la forme d'un formulaire de cette page.
web-error-422 = Ces valeurs ne conviennent pas : { $fields }. Revenez au formulaire et corrigez-les.
web-error-500 = Quelque chose s'est mal passé de notre côté. Rien de ce que vous avez décidé n'est perdu.
web-error-other = Cette demande ne peut pas être servie.
web-error-profile = Cette organisation est introuvable, ou plusieurs portent ce nom. Cherchez-la par son nom depuis l'accueil.
