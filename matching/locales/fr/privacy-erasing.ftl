cli-privacy-find-help = Cherche une personne ou une organisation dans tout ce qui est conservé : nom, identifiants, phrases et vecteurs.
cli-privacy-find-example =
    Exemples :
      matching privacy find rna-kerdata
      matching privacy find "Jeanne Lefort" --in exports --in profils.xlsx
      matching privacy find --text "Jeanne Lefort" --in sauvegardes.zip --format json
cli-privacy-erase-help = Efface une personne ou une organisation de tout ce qui est conservé, puis cherche ce qui en reste.
cli-privacy-erase-example =
    Exemples :
      matching privacy erase rna-kerdata
      matching privacy erase "Jeanne Lefort" --in profils.xlsx --in missions --yes
      matching privacy erase rna-kerdata --in exports --delete-outputs
      matching privacy erase "Orange" --keep-mentions
privacy-argument-found = Nom ou identifiant de qui est cherché ; plusieurs sont possibles.
privacy-argument-erased = Nom ou identifiant de qui est à effacer ; plusieurs sont possibles.
privacy-option-find-in = Cherche aussi dans ce fichier ou ce dossier ; répétable.
privacy-option-text = Cherche ces mots, tels quels ou autrement écrits ; répétable.
privacy-option-erase-in = Efface aussi dans ce fichier ou ce dossier ; répétable.
privacy-option-yes = Ne demande pas de confirmation.
privacy-option-delete-outputs = Supprime les documents produits (plans, exports) qui en parlent encore.
privacy-option-mentions = Ne compte pas comme un reste ce que d'autres profils disent de ce nom.
privacy-find-nobody = Rien n'est demandé. Donnez un nom, un identifiant, ou des mots avec --text.
privacy-path-missing = { $path } n'existe pas. Donnez un fichier ou un dossier qui existe : sinon rien n'y serait cherché.
privacy-nobody = Personne ne s'appelle « { $given } » dans ce qui est conservé ni dans les fichiers donnés. Donnez un identifiant ou un nom exact, et avec --in les fichiers où chercher.
privacy-several = Plusieurs répondent à « { $given } » : { $names }. Donnez l'identifiant de qui est à chercher ou à effacer, ou tous ces identifiants.
privacy-erase-yes = L'effacement ne se défait pas, et personne ne peut être interrogé ici. Ajoutez --yes pour confirmer.
privacy-erase-ask = Effacer { $names } pour de bon ? Cela ne se défait pas.
privacy-erase-ask-outputs = { $count ->
    [one] Supprimer ce document ?
   *[other] Supprimer ces { $count } documents ?
}
privacy-step-search = Recherche dans les fichiers
privacy-column-file = Fichier
privacy-column-where = Endroit
privacy-column-what = Trouvé
privacy-column-form = Écrit
privacy-needle = { $kind } « { $text } »
privacy-needle-name = nom
privacy-needle-identifier = identifiant
privacy-needle-sentence = phrase
privacy-needle-phrase = texte court
privacy-needle-fingerprint = empreinte
privacy-needle-vector = vecteur
privacy-form-exact = tel quel
privacy-form-nfd = accents décomposés
privacy-form-json = échappé (JSON)
privacy-form-html = échappé (HTML)
privacy-form-percent = échappé (adresse)
privacy-form-respelt = autre casse, autres accents ou espaces
privacy-form-bytes = parmi des octets
privacy-form-float32 = nombres de 32 bits
privacy-form-float16 = nombres de 16 bits
privacy-form-bfloat16 = nombres de 16 bits (bfloat16)
privacy-found-count = { $count ->
    [0] Rien n'est trouvé
    [one] Trouvé dans un fichier
   *[other] Trouvé dans { $count } fichiers
} ({ $files ->
    [one] un fichier cherché
   *[other] { $files } fichiers cherchés
}).
privacy-closed-damaged = { $where } est endommagé ou chiffré : son contenu n'a pas pu être cherché.
privacy-closed-large = { $where } est trop gros pour être déballé : son contenu n'a pas été cherché.
privacy-closed-deep = { $where } est dans trop d'archives imbriquées : son contenu n'a pas été cherché.
privacy-closed-quantised = { $where } ne garde que des vecteurs approchés : on ne peut pas prouver ce qui n'y est pas. Reconstruisez-le.
privacy-closed-unreadable = { $where } n'a pas pu être lu.
privacy-erased-suppressed = Laissé de côté pour de bon : aucun import ne le ramènera.
privacy-erased-index = L'index est reconstruit sans lui, ses anciennes versions et ses vecteurs sont effacés.
privacy-erased-rows = { $count ->
    [one] Une ligne retirée de { $path }.
   *[other] { $count } lignes retirées de { $path }.
}
privacy-erased-links = { $count ->
    [one] Les liens d'un autre profil avec lui sont retirés.
   *[other] Les liens de { $count } autres profils avec lui sont retirés.
}
privacy-erased-merges = { $count ->
    [one] Une fusion oubliée.
   *[other] { $count } fusions oubliées.
}
privacy-erased-rejects = { $count ->
    [one] Une ligne rejetée oubliée.
   *[other] { $count } lignes rejetées oubliées.
}
privacy-erased-pages = { $count ->
    [one] Une page reçue d'une source est supprimée.
   *[other] { $count } pages reçues de sources sont supprimées.
}
privacy-erased-decisions = { $count ->
    [one] Son nom et ce qui en a été écrit sont retirés des décisions.
   *[other] Ses { $count } noms et ce qui en a été écrit sont retirés des décisions.
}
privacy-erased-deleted = { $path } est supprimé.
privacy-erased-shared = Gardé, car un autre profil ({ $holder }) le dit aussi : { $what }.
privacy-erased-namesake = { $name } ({ $id }) porte le même nom et reste. Si c'est la même personne ou organisation : « matching privacy erase { $id } ».
privacy-erased-mention = Le profil { $holder } parle de { $names } : ses textes ne sont pas coupés. Corrigez-les s'il le faut, ou ajoutez --keep-mentions.
privacy-left-mention = { $path } contient ce que d'autres profils en disent.
privacy-left-output = { $path } est un document produit : supprimez-le, ou ajoutez --delete-outputs (avec --in s'il est ailleurs).
privacy-left-origin = { $path } a servi à construire l'index : ajoutez --in { $path } pour l'en retirer. Tant qu'il y reste, il est laissé de côté à chaque lecture.
privacy-left-other = { $path } n'est pas un fichier que le programme sait réécrire : corrigez-le ou supprimez-le vous-même.
privacy-erased-nothing-left = Il ne reste rien de { $ids } ({ $files ->
    [one] un fichier cherché
   *[other] { $files } fichiers cherchés
}).
privacy-erased-mentions-left = Il n'en reste que ce que d'autres profils en disent ({ $files ->
    [one] un fichier cherché
   *[other] { $files } fichiers cherchés
}).
privacy-erased-left = Il en reste ce qui est dit ci-dessus ({ $files ->
    [one] un fichier cherché
   *[other] { $files } fichiers cherchés
}).
