error-territories-file = Le fichier des territoires { $path } ne peut pas être lu ({ $reason }). Il faut un fichier TOML en UTF-8 : corrigez-le, ou indiquez-en un autre.
error-territories-missing = Le fichier des territoires { $path } est incomplet : il manque « { $where } ». Ajoutez cette clé, comme l'explique data/README.md.
error-territories-extra = Le fichier des territoires { $path } contient « { $where } », qui n'est pas une clé connue. Corrigez son nom ou retirez-la ; data/README.md donne la liste des clés.
error-territories-value = Le fichier des territoires { $path } donne à « { $where } » une valeur qui ne convient pas : { $given }. Corrigez-la, comme l'explique data/README.md.
error-territories-not-two = Le fichier des territoires { $path } décrit { $count ->
    [0] zéro territoire
    [one] un seul territoire ({ $names })
   *[other] { $count } territoires ({ $names })
}. Il en faut exactement deux, chacun dans une section « [[territories]] ».
error-territories-repeated = Le fichier des territoires { $path } emploie deux fois l'identifiant « { $id } » dans la même liste. Donnez à chaque entrée le sien.
error-territories-relay = Le fichier des territoires { $path } : le relais « { $relay } » cite « { $given } » dans « { $field } », ce qui n'existe pas. Identifiants connus : { $known }. Corrigez le relais ou ajoutez l'entrée.
error-territories-ambiguous = Le fichier des territoires { $path } donne le nom « { $name } » à la fois à « { $first } » et à « { $second } ». Un nom ne désigne qu'une chose : retirez-le de l'une des deux.
