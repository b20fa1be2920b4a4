# Écrans d'aide

cli-help-usage = Utilisation :
cli-help-arguments = Arguments :
cli-help-options = Options :
cli-help-commands = Commandes :
cli-help-metavar-command = COMMANDE …

cli-help = Propose des partenaires de l'autre territoire à une entreprise, un laboratoire ou un organisme, avec les raisons des deux côtés.
cli-exit-codes =
    Exemple :
      matching suggest rna-kerdata --top 5

    Codes de sortie :
      0    tout s'est bien passé
      1    erreur inattendue
      2    la ligne de commande ne se comprend pas
      3    un fichier, une demande ou un réglage est inutilisable
      4    des lignes ont été laissées de côté, ou des règles sont enfreintes
      5    l'espace de travail est inutilisable
      6    le modèle de langue est inutilisable
      7    aucun emploi du temps ne respecte les règles de la mission
      8    une source de données ouvertes ne répond pas comme il faut
      9    une personne cherchée ou effacée se trouve encore quelque part
      130  interrompu au clavier

cli-check-help = Vérifie des fichiers de profils sans rien construire, et écrit à part les lignes rejetées.
cli-check-example =
    Exemple :
      matching check profils.csv --rejects rejets.csv
cli-dedupe-help = Cherche les profils d'un même organisme ou d'une même personne ; avec --output, n'en écrit qu'un de chaque.
cli-dedupe-example =
    Exemples :
      matching dedupe registre.jsonl laboratoires.jsonl
      matching dedupe registre.jsonl laboratoires.jsonl --output reunis.jsonl --report paires.csv
      matching dedupe reunis.jsonl --undo reunis.jsonl.merges --output originaux.jsonl
cli-classify-help = Donne des domaines aux profils dont la source n'en indique aucun, chacun avec sa raison et sa confiance ; avec --output, écrit les profils.
cli-classify-example =
    Exemples :
      matching classify registre.jsonl
      matching classify registre.jsonl --output classes.jsonl --report raisons.xlsx --threshold 0,7
      matching classify data/profiles --evaluate
      matching classify data/profiles --learn models/domains.json
cli-index-help = Construit l'index à partir de fichiers de profils ; sans fichier, à partir de l'échantillon.
cli-index-example =
    Exemples :
      matching index
      matching index profils.csv laboratoires.xlsx
      matching index nouveaux.csv --add
      matching index --remove rna-kerdata
cli-suggest-help = Propose des partenaires pour un profil indexé, ou pour un besoin dit en une phrase.
cli-suggest-example =
    Exemples :
      matching suggest rna-kerdata
      matching suggest "Centre culinaire" --domain alimentation --top 5
      matching suggest --file demande.toml --output partenaires.xlsx
      matching suggest qba-norlab --decided
      matching suggest --all --output listes.xlsx
      matching suggest rna-kerdata --known-links leave-out
cli-explain-help = Explique ce que vaut la mise en relation de deux profils, un de chaque territoire.
cli-explain-example =
    Exemple :
      matching explain rna-kerdata qba-crdm
cli-evaluate-help = Mesure des classements sur des paires jugées ; sans option, sur l'échantillon et ses jugements.
cli-evaluate-example =
    Exemples :
      matching evaluate
      matching evaluate --profiles profils.csv --qrels jugements.csv --run-out scores
cli-learn-help = Apprend les poids du classement sur des paires jugées ; sans option, celles de l'échantillon.
cli-learn-example =
    Exemples :
      matching learn
      matching learn --qrels jugements.csv --requests demandes.jsonl --output ranker.json
      matching learn --feedback --output ranker.json
cli-feedback-help = Liste ce qui a été décidé des paires, l'exporte et le reprend.
cli-feedback-example =
    Exemple :
      matching feedback list --status accepted
cli-feedback-list-help = Liste où en est chaque paire, la dernière décidée d'abord.
cli-feedback-list-example =
    Exemples :
      matching feedback list --profile rna-kerdata
      matching feedback list --from 2026-01-01 --to 2026-12-31 --output decisions.xlsx
cli-feedback-export-help = Écrit toutes les décisions et les listes montrées, un objet JSON par ligne.
cli-feedback-export-example =
    Exemple :
      matching feedback export --output decisions.jsonl
cli-feedback-import-help = Reprend des décisions exportées ailleurs ; ce qui est déjà connu n'est pas ajouté deux fois.
cli-feedback-import-example =
    Exemple :
      matching feedback import decisions.jsonl --rejects rejets.csv
cli-report-help = Fait le suivi d'une période pour les deux administrations : ce que sont devenues les paires, par axe, domaine et mois.
cli-report-example =
    Exemples :
      matching report --from 2026-01-01 --to 2026-12-31 --output suivi.html
      matching report --from 2026-01-01 --to 2026-12-31 --output suivi.xlsx
cli-profiles-help = Liste, cherche et montre les profils indexés.
cli-profiles-example =
    Exemple :
      matching profiles search culinaire
cli-profiles-list-help = Liste les profils, tous ou ceux qui passent les filtres.
cli-profiles-list-example =
    Exemple :
      matching profiles list --kind cluster --domain cybersecurite
cli-profiles-search-help = Cherche des profils par leur nom, fautes et accents pardonnés.
cli-profiles-search-example =
    Exemple :
      matching profiles search "donnees massives"
cli-profiles-show-help = Montre tout ce qui est connu d'un profil.
cli-profiles-show-example =
    Exemple :
      matching profiles show rna-kerdata --format json
cli-info-help = Dit ce que contient l'espace de travail, de quand et de quoi il date.
cli-info-example =
    Exemples :
      matching info --format json
      matching info --verify

cli-metavar-file = FICHIER
cli-metavar-folder = DOSSIER
cli-metavar-model = MODÈLE
cli-metavar-format = FORMAT
cli-metavar-territory = TERRITOIRE
cli-metavar-axis = AXE
cli-metavar-domain = DOMAINE
cli-metavar-kind = TYPE
cli-metavar-city = VILLE
cli-metavar-commitment = ENGAGEMENT
cli-metavar-query = PROFIL
cli-metavar-profile = PROFIL
cli-metavar-first = PROFIL
cli-metavar-second = AUTRE_PROFIL
cli-metavar-id = IDENTIFIANT
cli-metavar-name = NOM
cli-metavar-status = ÉTAT
cli-metavar-day = AAAA-MM-JJ
cli-metavar-text = TEXTE
cli-metavar-ranking = CLASSEMENT

cli-argument-files = Fichiers CSV, TSV, XLSX, JSONL ou Parquet, ou dossiers qui en contiennent.
cli-argument-files-or-sample = Fichiers ou dossiers de profils ; sans aucun, l'échantillon livré avec le programme.
cli-argument-feedback-files = Fichiers de décisions exportées (JSONL).
cli-argument-query = Identifiant ou nom d'un profil, fautes et accents pardonnés.
cli-argument-profile = Identifiant ou nom d'un profil, fautes et accents pardonnés.
cli-argument-counterpart = Identifiant ou nom d'un profil de l'autre territoire.
cli-argument-searched = Nom cherché, ou une partie du nom.

cli-option-help = Affiche cette aide.
cli-option-version = Affiche la version.
cli-option-install-completion = Installe la complétion dans l'interpréteur de commandes.
cli-option-show-completion = Affiche le script de complétion, pour l'installer soi-même.
cli-option-lang = Langue de l'aide, des messages et des réponses ; le français par défaut, ou la variable MATCHING_LANG.
cli-option-workspace = Dossier de l'index ; par défaut, celui des réglages.
cli-option-model = Nom ou dossier d'un modèle de sentence-transformers ; par défaut, celui livré avec le programme.
cli-option-rejects = Fichier CSV des lignes rejetées ; par défaut, le nom du premier fichier suivi de .rejects.csv, dans le dossier courant.
cli-option-output = Fichier où écrire la réponse ; sans --format, sa fin dit le format (.csv, .json, .md, .xlsx).
cli-option-format = Format de la réponse : table (par défaut), json, csv, markdown ou xlsx, selon la commande.
cli-option-territory = Territoire, par son identifiant ou son nom ; avec --text ou --all, celui du demandeur.
cli-option-axis = Axe du protocole ; répétable.
cli-option-domain = Domaine, par son identifiant ou son nom ; répétable.
cli-option-kind = Type de profil, comme company ou « entreprise » ; répétable.
cli-option-city = Ville ou quartier ; répétable.
cli-option-commitment = Engagement, comme inclusion ; répétable.
cli-option-text = Besoin dit en une ou plusieurs phrases, à la place d'un profil.
cli-option-seeks = Ce que le demandeur cherche, avec ou sans --text ; répétable.
cli-option-offers = Ce que le demandeur apporte, avec ou sans --text ; répétable.
cli-option-classify-output = Fichier JSONL où écrire tous les profils, avec les domaines donnés.
cli-option-classify-report = Fichier où écrire chaque domaine donné, sa confiance et sa raison (.csv, .json, .md, .xlsx).
cli-option-classify-threshold = Probabilité à partir de laquelle un domaine est donné ; par défaut 0,5 (plus souvent juste que faux).
cli-option-classify-evaluate = Ne donne rien : mesure, sur les profils qui ont des domaines et en les cachant, ce que les textes permettent d'en retrouver.
cli-option-classify-learn = Ne donne rien : apprend les poids sur les domaines que ces profils indiquent, et les écrit dans ce fichier.
cli-option-dedupe-output = Fichier JSONL où écrire un profil par organisme ou personne ; ce dont chacun est fait va à côté, dans un fichier .merges.
cli-option-dedupe-report = Fichier où écrire toutes les paires et leurs raisons (.csv, .json, .md, .xlsx).
cli-option-dedupe-undo = Fichier .merges d'une réunion à défaire : les profils d'origine reviennent, dans --output ou à l'écran.
cli-option-dedupe-likely = Réunit aussi les paires probables ; par défaut, seulement celles qui sont sûres.
cli-option-name = Nom du demandeur, pour la réponse.
cli-option-request-file = Demande dans un fichier TOML, à la place d'un profil.
cli-option-top = Nombre de suggestions ; 10 par défaut, 5 avec --all.
cli-option-variety = De 0 (le score seul) à 1 (des suggestions très différentes) ; sans objet avec --all.
cli-option-floor = Score, de 0 à 1, sous lequel personne n'est proposé ; 0 pour voir tout le monde.
cli-option-all = Une liste pour chaque profil, et la charge de chaque partenaire ; les filtres portent sur les partenaires.
cli-option-only = Avec --all : fichier de noms ou d'identifiants, un par ligne ; seuls ceux-là ont une liste.
cli-option-capacity = Avec --all : nombre de listes au plus où met un même partenaire ; par défaut, pas de maximum, mais des parts voisines.
cli-option-no-balance = Avec --all : les meilleurs scores de chacun, sans répartir les places.
cli-option-decided = Propose aussi les partenaires refusés ou déjà rencontrés.
cli-option-known-links = Ce que deviennent les partenaires qui ont déjà publié ou mené un projet avec le demandeur : keep (par défaut : montrés à leur rang, avec ce lien), boost (montrés plus tôt, le score restant le même) ou leave-out (laissés de côté, pour de nouvelles rencontres).
cli-option-exclude = Profil à ne pas proposer ; répétable.
cli-option-limit = Nombre de profils au plus ; 20 par défaut.
cli-option-add = Ajoute les profils à ceux déjà indexés ; un identifiant connu est remplacé.
cli-option-remove = Retire un profil de l'index ; répétable.
cli-option-profiles = Fichier ou dossier de profils, de deux groupes quelconques ; répétable ; par défaut, l'échantillon.
cli-option-learn-profiles = Fichier ou dossier de profils des deux territoires ; répétable ; par défaut, l'échantillon.
cli-option-learn-output = Fichier JSON où écrire les poids appris ; sans lui, ils sont seulement montrés.
cli-option-learn-feedback = Apprend aussi de ce qui a été décidé des paires ; il en faut assez, dont des paires montrées au hasard.
cli-option-ablation = Mesure ce que vaut chaque partie et écrit le tableau dans ce fichier (models/README.md).
cli-option-qrels = Paires jugées (CSV) : query_id, candidate_id, puis grade et direction, ou for_query et for_candidate.
cli-option-requests = Requêtes en texte libre (JSONL) : id, territory, lang, text.
cli-option-rankings = Classement à mesurer, tous par défaut ; répétable, les autres sont comparés au premier.
cli-option-grade = Note des mesures d'un seul côté : for_query (par défaut) ou for_candidate.
cli-option-run-out = Dossier où écrire, pour chaque classement, le score de chaque paire jugée (NOM.tsv).
cli-option-seed = Graine du hasard ; 1 par défaut.
cli-option-resamples = Tirages derrière chaque intervalle et chaque test ; 1000 par défaut.
cli-option-json = Comme --format json.
cli-option-evaluate-rejects = Fichier CSV où garder les lignes rejetées des profils, des jugements et des requêtes.
cli-option-status = État de la paire : proposed, accepted, refused, met ou agreement ; répétable.
cli-option-feedback-profile = Identifiant d'un des deux profils de la paire.
cli-option-feedback-output = Fichier JSONL où écrire ; sans lui, sur la sortie standard.
cli-option-from = Premier jour de la dernière décision, en temps universel.
cli-option-to = Dernier jour de la dernière décision, en temps universel.
cli-option-first-day = Premier jour de la période, en temps universel.
cli-option-last-day = Dernier jour de la période, en temps universel ; il en fait partie.
cli-option-report-format = Format du suivi : html (par défaut), xlsx ou json.
cli-option-verify = Vérifie aussi chaque octet des fichiers volumineux, ce qui prend le temps de les lire.

# Réponses

cli-yes = oui
cli-no = non
cli-megabytes = { $value } Mo
cli-written = Fichier écrit : { $path }
cli-rejects-written = { $count ->
    [0] Aucune ligne rejetée ; le fichier { $path } n'a que ses titres.
    [one] Une ligne rejetée, à lire dans { $path }.
   *[other] { $count } lignes rejetées, à lire dans { $path }.
}
cli-classify-or-evaluate = --evaluate et --learn ne donnent aucun domaine : il n'y aurait rien à écrire dans --output ni dans --report. Lancez la commande deux fois, avec les unes puis avec les autres.
cli-dedupe-record = De quoi défaire ces réunions est dans { $path } ; il contient les profils d'origine.
cli-dedupe-missing = { $count ->
        [one] Une réunion n'est plus dans le fichier et n'a pas été défaite : { $ids }.
       *[other] { $count } réunions ne sont plus dans le fichier et n'ont pas été défaites : { $ids }.
    }
cli-account-file = Fichier
cli-account-rows = Lignes
cli-account-kept = Gardées
cli-account-rejected = Rejetées
cli-account-warnings = À vérifier
cli-account-total = Total
cli-account-why-rejected = Lignes rejetées
cli-account-to-look-at = À vérifier dans ce qui est gardé
cli-account-place = { $how ->
    [line] Ligne { $line }
    [both] { $file }, ligne { $line }
   *[file] { $file }
} :
cli-account-more = { $count ->
    [one] … et une autre.
   *[other] … et { $count } autres.
}
cli-index-done = Index prêt dans { $folder } : { $profiles ->
    [one] un profil
   *[other] { $profiles } profils
}, { $encoded ->
    [0] aucun texte lu par le modèle
    [one] un texte lu par le modèle
   *[other] { $encoded } textes lus par le modèle
}, { $reused ->
    [0] aucun déjà connu
    [one] un déjà connu
   *[other] { $reused } déjà connus
}.
cli-suggest-title = Suggestions pour { $name }
cli-suggest-score = Score
cli-suggest-index = Indice non étalonné
cli-suggest-for = Pour { $territory }
cli-batch-line = { $rank }. { $name } : { $score } ({ $query } { $for_query }, { $partner } { $for_partner })
cli-explain-title = { $query } et { $partner }
cli-explain-fits = Adéquation pour { $query } : { $for_query } ; pour { $partner } : { $for_partner }. Part connue de ce qui compte : { $confidence }.
cli-feedback-imported = Décisions ajoutées : { $decisions } ; listes montrées ajoutées : { $lists } ; lignes déjà connues : { $known }. Registre : { $path }
cli-profiles-count = { $count ->
    [0] Aucun profil.
    [one] Un profil.
   *[other] { $count } profils.
}
cli-profile-offers = Ce qu'il apporte
cli-profile-seeks = Ce qu'il cherche
cli-profile-keywords = Mots-clés
cli-profile-works = Publications et projets
cli-profile-commitments = Engagements
cli-profile-affiliation = Rattachement
cli-profile-size = Effectif
cli-profile-founded = Année de création
cli-info-line = { $name } : { $value }
cli-info-folder = Espace de travail
cli-info-generation = Génération
cli-info-built = Construit le
cli-info-origin = À partir de
cli-info-model = Modèle
cli-info-precision = Précision des vecteurs
cli-info-recall = Rappel des 20 plus proches, { $facet }
cli-info-share = { $value } %
cli-info-integrity = Intégrité
cli-info-verified = chaque fichier est tel qu'il a été écrit
cli-info-template = Version des textes encodés
cli-info-schema = Schéma
cli-info-calibrated = Score étalonné
cli-info-size = Taille
cli-info-count-profiles = Profils
cli-info-count-sentences = Phrases
cli-info-count-offer = Offres
cli-info-count-need = Besoins
cli-info-count-topic = Thèmes

# Refus

cli-usage-missing = Il manque { $name } dans la ligne de commande. Ajoutez-le ; --help montre un exemple.
cli-usage-no-option = L'option « { $given } » n'existe pas. { $how ->
        [near] Options proches : { $near }.
       *[far] Aucune option ne lui ressemble.
    } La liste est dans --help.
cli-usage-no-command = La commande « { $given } » n'existe pas. { $how ->
        [near] Commandes proches : { $near }.
       *[far] Aucune commande ne lui ressemble.
    } La liste est dans --help.
cli-usage-no-value = L'option « { $option } » attend une valeur. Écrivez-la juste après ; --help montre un exemple.
cli-usage-flag = L'option « { $option } » n'attend pas de valeur. Écrivez-la seule.
cli-usage-extra = Ces mots sont de trop : { $given }. Mettez entre guillemets un nom de plusieurs mots ; --help montre un exemple.
cli-usage-other = La ligne de commande ne se comprend pas ({ $reason }). Voyez --help.
cli-interrupted = Interrompu. Rien n'est écrit à moitié.
cli-unexpected = Erreur inattendue ({ $name } : { $text }). Relancez avec la variable { $variable }=1 pour voir d'où elle vient, et signalez-la.
cli-choice-near = « { $given } » n'est pas connu de l'option { $option }. Proches : { $near }. Valeurs admises : { $known }.
cli-choice-far = « { $given } » n'est pas connu de l'option { $option }. Choisissez parmi ces valeurs : { $known }.
cli-number-whole = L'option { $option } a reçu « { $given } ». Il faut un nombre entier, { $lowest } au moins.
cli-number-share = L'option { $option } a reçu « { $given } ». Il faut un nombre de 0 à 1.
cli-day = L'option { $option } a reçu « { $given } ». Il faut un jour : année, mois et jour, comme 2026-12-31.
cli-workbook-to-terminal = Un classeur Excel ne s'affiche pas dans un terminal. Donnez un fichier avec --output, par exemple --output partenaires.xlsx.
cli-output-is-input = Le fichier { $path } serait lu et écrasé à la fois. Donnez un autre nom au fichier à écrire.
cli-json-or-format = --json et --format { $given } sont donnés ensemble. Gardez l'un des deux.
cli-suggest-nothing = Il manque pour qui chercher. Donnez l'identifiant ou le nom d'un profil, un besoin avec --text, ou un fichier avec --file.
cli-suggest-no-territory = Il manque le territoire du demandeur. Ajoutez --territory avec l'un de ceux-ci : { $known }.
cli-suggest-query-or-request = Le profil « { $query } » et une demande (--text, --territory, --seeks, --offers, --name ou --file) sont donnés ensemble. Gardez l'un des deux.
cli-suggest-all-and-query = --all fait une liste pour chacun, sans { $given }. Retirez l'un des deux.
cli-suggest-only-all = { $given } ne sert qu'avec --all. Ajoutez --all, ou retirez { $given }.
cli-suggest-only-file = Le fichier { $path } ne peut pas être lu ({ $reason }). Il faut un fichier texte en UTF-8, un nom ou un identifiant par ligne.
cli-suggest-only-nobody = Le fichier { $path } ne nomme personne. Il faut un nom ou un identifiant par ligne.
cli-suggest-only-territory = Ces profils du fichier { $path } ne sont pas du territoire demandé : { $given }. Retirez-les, ou retirez --territory.
cli-suggest-file-or-options = Le fichier { $path } et une demande en options (--text, --territory, --seeks, --offers ou --name) sont donnés ensemble. Gardez l'un des deux.
cli-progress-rate = { $rate } textes/s
cli-suggest-settled = { $count ->
    [one] Un partenaire refusé ou déjà rencontré n'est pas proposé : --decided le propose.
   *[other] { $count } partenaires refusés ou déjà rencontrés ne sont pas proposés : --decided les propose.
}

# matching fetch

cli-fetch-help = Prend des profils à une source de données ouvertes : companies-fr, openalex, hal, rnsr, ror, nserc, req ou cordis.
cli-fetch-example =
    Exemples :
      matching fetch companies-fr --section C,J,M --size-band 11,12,21 --output entreprises.jsonl
      matching fetch openalex --since 2024 --output chercheurs.jsonl
      matching fetch openalex --what institutions --output institutions.jsonl
      matching fetch hal --what laboratories --output hal.jsonl
      matching fetch companies-fr --epci 243500139 --activity 62.01Z --limit 100 --refresh
      matching fetch companies-fr --commune 35238 --from-dir recus --rejects rejects.csv
      matching fetch rnsr --portal https://data.example.org --dataset laboratoires --where "annee_de_creation > 2010"
      matching fetch companies-fr --section J --into territoires
      matching fetch rnsr --output laboratoires.jsonl
      matching fetch ror --from-file ror-data.zip --output ror.jsonl
      matching fetch nserc --year 2023,2024 --output chercheurs.jsonl
      matching fetch req --accept-licence --from-file JeuxDonnees.zip --output req.jsonl
      matching fetch cordis --programme HORIZON --output projets.jsonl
      matching index entreprises.jsonl laboratoires.jsonl
cli-metavar-source = SOURCE
cli-argument-source = Source : companies-fr (entreprises françaises), openalex (chercheurs ou institutions), hal (laboratoires ou chercheurs), rnsr (laboratoires français), ror (organismes de recherche), nserc (chercheurs subventionnés au Canada), req (entreprises d'un registre du Canada) ou cordis (projets européens).
cli-option-fetch-output = Fichier de profils à écrire (JSON Lines) ; par défaut, la sortie standard.
cli-option-fetch-into = Dossier où réunir ce que donnent les sources : les domaines y sont attribués, les doublons sûrs réunis, et le tout indexé.
cli-option-fetch-rejects = Fichier CSV des fiches rejetées ; par défaut, le nom du fichier écrit, ou de la source, suivi de .rejects.csv, dans le dossier courant.
cli-option-fetch-limit = Nombre de profils au plus.
cli-option-from-file = Fichier déjà reçu (JSON, JSON Lines, CSV ou archive ZIP, selon la source), à la place du réseau ; répétable.
cli-option-from-dir = Dossier de tels fichiers, lus dans l'ordre de leur nom.
cli-option-refresh = Redemande aussi les pages et les fichiers reçus il y a moins de sept jours.
cli-option-fetch-territory = Territoire, par son identifiant ou son nom ; par défaut, celui que la source connaît, ou les deux.
cli-option-epci = companies-fr : numéro SIREN de l'intercommunalité ; par défaut, celle du fichier des territoires.
cli-option-commune = companies-fr : code INSEE d'une commune, à la place de l'intercommunalité ; répétable.
cli-option-section = companies-fr : section d'activité, comme C,J,M ; répétable.
cli-option-activity = companies-fr : code d'activité, comme 62.01Z ; répétable.
cli-option-size-band = companies-fr : tranche d'effectif de l'Insee, comme 11,12,21 ; répétable.
cli-option-what = openalex : authors (chercheurs, par défaut) ou institutions. hal : laboratories (laboratoires, par défaut) ou authors.
cli-option-since = openalex, hal : année à partir de laquelle lire les publications ; par défaut, trois ans avant celle-ci.
cli-metavar-year = ANNÉE
cli-option-portal = Adresse du service, du portail ou du dossier de fichiers, à la place de l'habituelle ; pour ror, celle de l'archive ; req n'en a pas.
cli-option-dataset = rnsr : jeu de données de même forme.
cli-option-where = rnsr : condition du langage de requête du portail, à la place des tutelles du fichier des territoires.
cli-option-year = nserc : année des fichiers, comme 2023,2024 ; par défaut, les cinq dernières dont la publication est sûre ; répétable.
cli-option-programme = cordis : programme, comme HORIZON,h2020,fp7 ; par défaut, les deux premiers ; répétable.
cli-option-accept-licence = req : dit que votre usage respecte la licence CC BY-NC-SA 4.0, qui exclut tout usage commercial ; sans cette option le registre n'est pas lu.
cli-fetch-done = { $profiles ->
    [0] Aucun profil
    [one] Un profil
   *[other] { $profiles } profils
}. Fiches lues : { $records } sur { $announced } annoncées. Pages : { $pages }, dont { $kept } déjà reçues auparavant.
cli-fetch-filled = { $read ->
    [one] Un profil de source lu
   *[other] { $read } profils de sources lus
}, dont { $classified } à qui un domaine a été attribué. Doublons sûrs : { $merged } profils n'en font plus que { $groups }. Restent { $entities } profils dans { $path }, seuls indexés dans { $folder } : ce qui y était avant n'y est plus. Paires vraisemblables à regarder : { $likely } (matching dedupe { $path }).
cli-fetch-output-or-into = Les options --output et --into ne vont pas ensemble : la première écrit un fichier, la seconde remplit un dossier et l'indexe. Gardez celle qu'il vous faut.
cli-fetch-resume = { $pages ->
    [one] Une page reçue est gardée
   *[other] { $pages } pages reçues sont gardées
} dans { $folder }. Relancez la même commande pour continuer : elles ne seront pas redemandées.
cli-index-withheld = { $count ->
    [one] Un profil indexé jusque-là est laissé de côté : la personne ou l'organisation s'est opposée à être suggérée, ou a été effacée.
   *[other] { $count } profils indexés jusque-là sont laissés de côté : ces personnes ou organisations se sont opposées à être suggérées, ou ont été effacées.
}
