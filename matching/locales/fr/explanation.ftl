# Ce qui se lit à voix haute. « par » et « chez » ne s'élident pas devant un nom.
request-name = Votre demande
reason = Pour { $territory }, parce que { $why }. { $more }
reason-need = le besoin déclaré par { $self }, « { $own } », trouve une réponse chez { $other } : « { $theirs } »
reason-need-request = le besoin que vous exprimez, « { $own } », trouve une réponse chez { $other } : « { $theirs } »
reason-need-other-request = le besoin déclaré par { $self }, « { $own } », trouve une réponse dans votre demande : « { $theirs } »
reason-likeness = le travail mené chez { $self }, « { $own } », rejoint celui mené chez { $other } : « { $theirs } »
reason-likeness-request = votre demande, « { $own } », rejoint le travail mené chez { $other } : « { $theirs } »
reason-likeness-other-request = le travail mené chez { $self }, « { $own } », rejoint votre demande : « { $theirs } »
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
unknown-need-request = Votre demande ne dit pas ce que vous cherchez : une phrase sur le besoin rendrait la suggestion plus sûre.
unknown-answer = Le besoin déclaré par { $name } n'a pas de réponse évidente en face.
unknown-domains = Les domaines ne sont pas connus pour { $name }.
unknown-offer = L'offre n'est pas décrite pour { $name }.
unknown-date = La date des faits n'est pas connue pour { $name }.
unknown-answer-request = Le besoin que vous exprimez n'a pas de réponse évidente chez ce partenaire.
unknown-domains-request = Votre demande ne nomme aucun domaine connu : en nommer un rendrait la suggestion plus sûre.
