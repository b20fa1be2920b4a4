# D'où viennent les profils, sous quelle licence, et ce qui passe une frontière
credit-licence = licence { $licence }
credit-attribution = mention à reprendre : { $attribution }
credit-condition-non-commercial = réutilisation non commerciale seulement
credit-condition-share-alike = partage dans les mêmes conditions
credit-condition-no-derivatives = sans modification
credit-column-licence = Licence
credit-column-attribution = Mention à reprendre
credit-column-query = Source du demandeur
credit-column-of = Source, { $name }
credit-of-query = { $name } : { $credit }
credit-sources = Sources et licences
border-notice-europe-canada = Ce document contient des données sur des personnes de { $origin } pour des lecteurs de { $readers } : c'est un transfert hors de l'Union européenne (RGPD, chapitre V), fondé sur la décision d'adéquation 2002/2/CE si le destinataire relève de la loi fédérale canadienne (LPRPDE), sinon sur des garanties appropriées (article 46) ; le destinataire n'en use que pour la mise en relation, ne les transmet pas plus loin, efface ou rectifie sur demande et garde cette mention.
border-notice-canada-europe = Ce document contient des renseignements personnels sur des personnes de { $origin } pour des lecteurs de { $readers } : c'est une communication hors de la province (Loi 25 ; article 17 de la Loi sur la protection des renseignements personnels dans le secteur privé), qui suppose une évaluation préalable des facteurs relatifs à la vie privée et une entente écrite ; le destinataire n'en use que pour la mise en relation, ne les transmet pas plus loin, efface ou rectifie sur demande, applique le RGPD et garde cette mention.
border-notice-abroad = Ce document contient des données sur des personnes de { $origin } pour des lecteurs de { $readers }, dans un autre pays, où le droit de chacun des deux pays s'applique ; le destinataire n'en use que pour la mise en relation, ne les transmet pas plus loin, efface ou rectifie sur demande et garde cette mention.
