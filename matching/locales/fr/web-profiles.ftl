# Les profils : parcourir, saisir, corriger, envoyer un fichier, retirer

web-nav-profiles = Profils
web-pager-label = Pages de la liste
web-pager-previous = Page précédente
web-pager-next = Page suivante
web-pager-at = Page { $page } sur { $pages }

web-profiles-title = Profils des deux territoires
web-profiles-add = Ajouter un profil
web-profiles-upload = Envoyer un fichier
web-profiles-search = Nom cherché
web-profiles-search-hint = Un nom ou une partie d'un nom ; les accents et les fautes de frappe sont pardonnés.
web-profiles-search-do = Chercher
web-profiles-filter = Filtrer
web-profiles-both = Les deux
web-profiles-all = Tout montrer
web-profiles-partners = Partenaires
web-profiles-count = { $count ->
    [0] Aucun profil trouvé.
    [one] Un profil.
   *[other] { $count } profils.
}

web-pending = { $count ->
    [one] Un profil saisi ici n'est pas dans l'index tel qu'il a été saisi.
   *[other] { $count } profils saisis ici ne sont pas dans l'index tels qu'ils ont été saisis.
}
web-pending-index = Les remettre dans l'index

web-profile-back = Tous les profils
web-profile-partners = Chercher des partenaires
web-profile-edit = Corriger
web-profile-remove = Retirer ce profil
web-profile-summary = Présentation
web-profile-offers = Ce qu'elle apporte
web-profile-seeks = Ce qu'elle cherche
web-profile-in-fr = En français
web-profile-in-en = En anglais
web-profile-facts = En bref
web-profile-provenance = D'où viennent ces renseignements
web-profile-undated = non connue
web-profile-own = Fiche saisie ou corrigée ici : elle est gardée sur cette machine, et compte plus que ce que disent les fichiers indexés.
web-profile-pending = Cette fiche n'est pas encore dans l'index telle qu'elle est montrée.
web-profile-pending-do = L'indexer depuis la liste des profils
web-profile-decided = Ce qui a été décidé
web-profile-undecided = Rien n'a été décidé au sujet de ce profil.

web-enter-title = Ajouter un profil
web-enter-correct = Corriger { $name }
web-enter-lead = Ce qui reste vide compte comme inconnu, jamais comme un défaut.
web-enter-back = Retour à la fiche
web-enter-who = Qui
web-enter-texts = Ce qu'elle fait, apporte et cherche
web-enter-offers-hint = Une chose par ligne.
web-enter-english-hint = La même chose en anglais, si elle existe : une par ligne.
web-enter-source = D'où viennent ces renseignements
web-enter-more = Autres renseignements
web-enter-unknown = Inconnue
web-enter-size-hint = Le nombre de personnes qui y travaillent.
web-enter-save = Enregistrer et indexer
web-enter-cancel = Ne rien changer
web-enter-alike = Ce profil ressemble à un autre, qui est déjà connu :
web-enter-sure = Il s'agit bien d'une autre organisation : l'enregistrer quand même
web-enter-changed = Cette fiche a été modifiée par quelqu'un d'autre depuis que vous l'avez ouverte. Rien n'a été enregistré. Vérifiez ce qui suit, puis enregistrez de nouveau si c'est bien ce que vous voulez.

web-work-title-put = { $count ->
    [one] Indexation d'un profil
   *[other] Indexation de { $count } profils
}
web-work-title-remove = Retrait d'un profil
web-work-stage-reading = Lecture des profils…
web-work-stage-encoding = Lecture des textes nouveaux par le modèle de langue…
web-work-stage-writing = Écriture de l'index…
web-work-stage-done = C'est fait : la recherche en tient compte dès maintenant.
web-work-stage-failed = Cela n'a pas abouti.
web-work-steps = { $done } sur { $total }
web-work-meanwhile = Vous pouvez continuer à chercher pendant ce temps. Ce que vous avez saisi est déjà enregistré.
web-work-reload = Voir où cela en est
web-work-profile = Voir la fiche
web-work-running = L'index est en train d'être mis à jour.
web-work-look = Voir où cela en est
web-work-busy = L'index est déjà en train d'être mis à jour : attendez quelques instants, puis recommencez. Rien n'est perdu de ce que vous avez saisi.
web-work-elsewhere = Un autre programme met l'index à jour en ce moment. Ce que vous avez saisi est enregistré : recommencez dans quelques instants depuis la liste des profils.
web-work-broken = Quelque chose s'est mal passé de notre côté. L'index d'avant reste en service, et ce que vous avez saisi est gardé.

web-remove-title = Retirer { $name } ?
web-remove-what = { $count ->
    [0] La fiche sera effacée de l'index, de la mémoire des textes et des saisies faites ici. Cela ne peut pas être annulé.
    [one] La fiche sera effacée de l'index, de la mémoire des textes et des saisies faites ici, et son nom de la décision prise à son sujet, avec ce qui y a été écrit. Cela ne peut pas être annulé.
   *[other] La fiche sera effacée de l'index, de la mémoire des textes et des saisies faites ici, et son nom des { $count } décisions prises à son sujet, avec ce qui y a été écrit. Cela ne peut pas être annulé.
}
web-remove-files = Les fichiers d'où elle vient ne changent pas : elle reviendrait s'ils étaient indexés de nouveau.
web-remove-asked = La personne ou l'organisation l'a demandé : la laisser de côté pour de bon, quel que soit le fichier ou la source qui la ramène.
web-remove-do = Retirer pour de bon
web-remove-keep = Garder ce profil

web-upload-title = Envoyer un fichier de profils
web-upload-lead = Le fichier est d'abord lu et montré : rien n'est enregistré avant votre accord.
web-upload-file = Fichier
web-upload-hint = Classeur Excel (.xlsx), CSV ou JSON Lines, de { $size } Mo et { $rows } lignes au plus.
web-upload-read = Lire le fichier
web-upload-template = Modèle de classeur à remplir
web-upload-template-name = modèle de profils
web-upload-rejects-name = lignes à revoir de { $file }
web-upload-missing = Choisissez un fichier.
web-upload-busy = Un autre fichier est en train d'être lu. Attendez quelques instants, puis envoyez de nouveau le vôtre.
web-upload-full = Trop de fichiers attendent déjà d'être confirmés. Confirmez ou abandonnez les vôtres, ou recommencez dans une heure.
web-upload-gone = Ce fichier n'attend plus : il a été indexé ou abandonné, ou une heure a passé. Envoyez-le de nouveau.
web-upload-nothing = Il n'y a aucun profil à indexer dans ce fichier. Corrigez d'abord une ligne.
web-upload-waiting = Fichiers en attente
web-upload-left = { $kept ->
    [0] aucun profil à indexer
    [one] un profil à indexer
   *[other] { $kept } profils à indexer
}, { $rejected ->
    [0] aucune ligne à revoir
    [one] une ligne à revoir
   *[other] { $rejected } lignes à revoir
}
web-upload-privacy-title = Ce que devient le fichier
web-upload-privacy = Il est lu sur cette machine et n'est pas conservé. Ce qui en a été lu attend une heure au plus, pour vous seul.

web-preview-title = Aperçu de { $file }
web-preview-back = Envoyer un autre fichier
web-preview-counts = { $kept ->
    [0] Aucune ligne n'est prête
    [one] Une ligne est prête
   *[other] { $kept } lignes sont prêtes
}, { $rejected ->
    [0] aucune n'est à revoir.
    [one] une est à revoir.
   *[other] { $rejected } sont à revoir.
}
web-preview-kept = { $fresh ->
    [0] Aucun nouveau profil
    [one] Un nouveau profil
   *[other] { $fresh } nouveaux profils
} ; { $replaced ->
    [0] aucun n'en remplace un autre
    [one] un remplace une fiche connue
   *[other] { $replaced } remplacent des fiches connues
} ; { $same ->
    [0] aucun n'est déjà là tel quel.
    [one] un est déjà là tel quel.
   *[other] { $same } sont déjà là tels quels.
}
web-preview-nothing-yet = Rien n'est encore enregistré.
web-preview-index = { $count ->
    [one] Indexer ce profil
   *[other] Indexer ces { $count } profils
}
web-preview-drop = Abandonner
web-preview-warnings = À vérifier
web-preview-alike = « { $name } » ({ $id }) ressemble à un profil déjà connu :
web-preview-line = Ligne { $line }
web-preview-rejected = { $count ->
    [one] Une ligne à revoir
   *[other] { $count } lignes à revoir
}
web-preview-rejected-hint = Corrigez-les ici, une à une, ou dans votre fichier.
web-preview-rejects-file = Télécharger ces lignes avec leurs motifs
web-preview-reasons = Ce qui ne va pas à la ligne { $line }
web-preview-field = Champ
web-preview-value = Valeur
web-preview-reason = Pourquoi
web-preview-row = toute la ligne
web-preview-correct = Corriger
web-preview-still = Cette ligne ne peut pas encore être prise. Voyez ce qui est dit à chaque champ.
web-preview-bare = La ligne n'a pas pu être découpée. Recopiez dans les champs ce qu'elle dit :
web-preview-again = Reprendre cette ligne
web-preview-profiles = Profils prêts
web-preview-becomes = Dans l'index
web-preview-new = nouveau
web-preview-same = déjà là, tel quel
web-preview-replaces = remplace une fiche
web-preview-more = { $count ->
    [one] Et un autre.
   *[other] Et { $count } autres.
}
