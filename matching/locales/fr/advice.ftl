# Ce qui se dit quand personne n'est assez bon : ce qui manque au plus proche, et ce qui aiderait
nearest-why-not = Le plus proche, { $name }, obtient { $score } % pour un plancher de { $floor } %. { $count ->
    [0] Rien ne pèse contre cette mise en relation, mais trop peu l'appuie.
    [one] Ce qui manque le plus : { $features }.
   *[other] Ce qui manque le plus, dans l'ordre : { $features }.
}
advice-filters = { $count ->
    [0] Retirer les filtres ne suffirait pas : personne en face n'atteint le plancher.
    [one] Retirez un filtre : sans eux, un partenaire atteint le plancher.
   *[other] Retirez un filtre : sans eux, { $count } partenaires atteignent le plancher.
}
advice-need = Dites ce que cherche { $name } : aucun besoin n'est déclaré, et une phrase précise peut en rapprocher d'autres partenaires.
advice-need-request = Dites à part ce que vous cherchez : aucun besoin n'a été reconnu dans votre demande.
advice-domains = { $count ->
    [one] Ouvrez la recherche à un autre domaine, celui des profils les plus proches : { $domains }.
   *[other] Ouvrez la recherche à d'autres domaines, ceux des profils les plus proches : { $domains }.
}
