# « matching serve »

cli-serve-help = Sert la page web sur cet ordinateur : chercher, lire, décider, exporter dans un navigateur.
cli-serve-example =
    Exemples :
      matching serve --open
      matching serve --no-chance
      matching serve --allow-network --port 8080
cli-metavar-address = ADRESSE
cli-metavar-token = JETON
cli-option-host = Adresse où écouter ; 127.0.0.1 par défaut, c'est-à-dire cet ordinateur seul.
cli-option-port = Port où écouter ; 0 prend un port libre.
cli-option-token = Jeton d'accès, de 20 caractères au moins ; sans lui, un jeton est tiré au hasard dès que le réseau est ouvert.
cli-option-allow-network = Répond aussi aux autres ordinateurs du réseau, à qui donne le jeton.
cli-option-served-name = Nom sous lequel la page est appelée, derrière un serveur mandataire par exemple ; peut être répété. Un jeton est alors demandé.
cli-option-chance = Ajoute à chaque liste un partenaire tiré au sort.
cli-option-open = Ouvre la page dans le navigateur.
cli-serve-ready = Page servie à l'adresse { $address }
cli-serve-login = Jeton d'accès, montré cette seule fois : { $token }
    Donnez-le, par un moyen sûr, aux seules personnes qui doivent entrer ; la page le demande à la première visite.
cli-serve-reached = La page est ouverte au réseau et n'est pas chiffrée : servez-la derrière HTTPS, ou sur un réseau de confiance.
cli-serve-stop = Ctrl-C pour arrêter.
cli-serve-token = Le jeton donné compte { $given } caractères. Il en faut { $least } au moins : laissez-le tirer au hasard en retirant --token.
cli-serve-network = L'adresse { $host } se joint depuis le réseau. Ajoutez --allow-network pour l'ouvrir, avec un jeton, ou gardez 127.0.0.1.
web-server-port = L'adresse { $host }, port { $port }, ne peut pas être ouverte ({ $reason }). Choisissez un autre port avec --port.
