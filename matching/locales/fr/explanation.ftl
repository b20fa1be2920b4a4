# Ce qui se lit à voix haute. « par » et « chez » ne s'élident pas devant un nom.
request-name = Votre demande
reason = Pour { $territory }, parce que { $why }. { $more }
reason-need = le besoin déclaré par { $self }, « { $own } », est à rapprocher de ce que propose { $other } : « { $theirs } »
reason-need-request = le besoin que vous exprimez, « { $own } », est à rapprocher de ce que propose { $other } : « { $theirs } »
reason-need-other-request = le besoin déclaré par { $self }, « { $own } », est à rapprocher de votre demande : « { $theirs } »
reason-likeness = le travail mené par { $self }, « { $own } », rejoint celui mené par { $other } : « { $theirs } »
reason-likeness-request = votre demande, « { $own } », rejoint le travail mené par { $other } : « { $theirs } »
reason-likeness-other-request = le travail mené par { $self }, « { $own } », rejoint votre demande : « { $theirs } »
reason-nothing = les deux profils se ressemblent dans leur ensemble, sans phrase à citer
reason-domains = { $count ->
    [one] Domaine commun : { $domains }.
   *[other] Domaines communs : { $domains }.
}
reason-terms = { $count ->
    [one] Mot commun : { $terms }.
   *[other] Mots communs : { $terms }.
}
reason-relay = Relais à appeler : { $name }. { $role }.
unknown-need = Aucun besoin n'est déclaré par { $name } : à demander avant la mise en relation.
unknown-need-request = Aucun besoin n'a été reconnu dans votre demande : dit à part, il rendrait la suggestion plus sûre.
unknown-answer = Le besoin déclaré par { $name } n'a pas de réponse évidente en face.
unknown-domains = Les domaines ne sont pas connus pour { $name }.
unknown-offer = L'offre n'est pas décrite pour { $name }.
unknown-date = La date des faits n'est pas connue pour { $name }.
unknown-answer-request = Le besoin que vous exprimez n'a pas de réponse évidente chez ce partenaire.
unknown-domains-request = Votre demande ne nomme aucun domaine connu : en nommer un rendrait la suggestion plus sûre.
