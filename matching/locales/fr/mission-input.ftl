# Où se trouve une faute

mission-input-told = { $place } : { $said }
mission-input-place-sheet = feuille « { $sheet } »
mission-input-place-row = ligne { $row }
mission-input-place-column = colonne « { $column } »
mission-input-place-key = clé « { $path } »

# Le fichier de mission

mission-input-no-mission = Le fichier { $path } n'existe pas. Une mission est un dossier qui contient un fichier mission.toml : vérifiez le chemin, ou créez-en une par « matching mission new ».
mission-input-denied = Le fichier { $path } ne peut pas être ouvert ({ $reason }). Vérifiez que vous avez le droit de le lire.
mission-input-not-utf8 = Le fichier n'est pas en UTF-8. Enregistrez-le de nouveau en UTF-8 dans un éditeur de texte.
mission-input-toml = Cette ligne ne peut pas être lue : « { $line } ». Il faut une clé, un signe égal et une valeur, les textes entre guillemets droits, les listes entre crochets, chaque clé une seule fois.
mission-input-key-missing = Cette clé manque. Ajoutez-la.
mission-input-key-unknown = Cette clé n'est pas connue. { $how ->
        [near] Vouliez-vous écrire « { $near } » ? Clés connues ici : { $known }.
        [top] Elle se place en tête du fichier, avant la première section entre crochets. Clés connues ici : { $known }.
       *[far] Clés connues ici : { $known }.
    }
mission-input-key-value = La valeur « { $given } » n'est pas admise. { $expected ->
        [whole] Il faut un nombre entier, sans guillemets.
        [number] Il faut un nombre, avec un point décimal.
        [hour] Il faut une heure entre guillemets, comme "13:30".
        [date] Il faut une date, comme 2027-05-11.
        [choice] Il faut true (oui) ou false (non), sans guillemets.
        [identifier] Il faut un nom court, sans espace ni accent, comme mardi-matin.
        [text] Il faut un texte entre guillemets, qui ne soit pas vide.
        [short] Il faut un texte de { $limit } signes au plus.
        [list] Il faut une liste entre crochets.
        [sessions] Il faut au moins une séance ([[sessions]]).
        [section] Il faut une section, avec ses clés.
        [least] Il faut au moins { $limit }.
        [most] Il faut au plus { $limit }.
       *[other] Corrigez-la ou retirez-la.
    }
mission-input-least-over-most = Le minimum ({ $least }) dépasse le maximum ({ $most }). Baissez l'un ou relevez l'autre.
mission-input-end-before-start = La fin ne vient pas après le début. Corrigez l'une des deux heures.
mission-input-host = Le territoire « { $given } » n'est pas connu. Territoires connus : { $known }.
mission-input-zone = Le fuseau horaire « { $given } » n'est pas connu. Écrivez par exemple l'un de ceux des deux territoires : { $known }.
mission-input-tables-twice = Les tables sont à la fois comptées (count) et nommées (names). Gardez l'une des deux clés.
mission-input-tables-missing = Rien ne dit quelles tables il y a. Donnez leur nombre (count) ou leurs noms (names), ou écrivez online = true pour une mission en ligne.
mission-input-table-repeated = La table « { $table } » est nommée plusieurs fois. Donnez à chaque table son nom.
mission-input-no-table = Il n'y a aucune table, et aucun participant n'a la sienne. Il faut au moins une table.
mission-input-too-many-tables = La séance a { $given } tables, et la salle n'en a que { $known }. Baissez ce nombre, ou ajoutez des tables.
mission-input-session-repeated = Plusieurs séances ont l'identifiant « { $id } ». Donnez à chacune le sien.
mission-input-overlap = La séance « { $one } » chevauche la séance « { $other } ». Déplacez l'une des deux.
mission-input-break-outside = La pause n'est pas dans la séance, qui va de { $start } à { $end }. Déplacez-la ou retirez-la.
mission-input-no-slot = La séance n'a la place d'aucun rendez-vous de { $minutes } minutes. Allongez-la, ou raccourcissez ses pauses ou les rendez-vous.
mission-input-floor-of-what = Il faut un domaine (domain) ou un axe (axis), l'un des deux. Gardez une seule de ces clés.
mission-input-floor-domain = Le domaine « { $given } » n'est pas connu. Domaines connus : { $known }.
mission-input-floor-axis = L'axe « { $given } » n'est pas connu. Axes connus : { $known }.
mission-input-past = Le jour { $day } est passé (nous sommes le { $today }). Vérifiez la date.
mission-input-never-both = Pendant cette séance, les deux territoires ne sont jamais ensemble entre { $start } et { $end } à leur propre horloge : aucun rendez-vous ne peut s'y tenir. Déplacez la séance, ou élargissez online_hours.

# Les listes

mission-input-no-list = Aucune liste de participants n'a été trouvée. Posez à côté du fichier de mission un fichier { $known }, ou nommez vos fichiers sous la clé delegates.
mission-input-list-missing = Cette liste de participants n'existe pas ({ $path }). Vérifiez son nom sous la clé delegates.
mission-input-list-format = L'extension « { $suffix } » n'est pas lue. Extensions lues : { $known }. Enregistrez la liste dans l'un de ces formats.
mission-input-list-empty = Le fichier est vide. Il faut une ligne de titres, puis une ligne par participant.
mission-input-list-no-profile = Aucune colonne ne dit qui sont les participants. Il faut une colonne « profil », « id » ou « nom ». Colonnes trouvées : { $seen }.
mission-input-list-no-row = La liste a des titres mais aucune ligne. Il faut une ligne par participant.
mission-input-unknown-column = Cette colonne n'est pas connue et a été laissée de côté. { $how ->
        [near] Vouliez-vous écrire « { $near } » ?
       *[far] Renommez-la si elle devait être lue.
    }
mission-input-repeated-column = Cette colonne dit la même chose que la colonne « { $first } », qui est lue d'abord. Gardez-en une.
mission-input-no-who = La ligne ne dit pas de qui il s'agit. Écrivez l'identifiant ou le nom du profil.
mission-input-formula = La cellule « { $given } » commence comme une formule de tableur, qui n'est pas lue. Écrivez le texte lui-même.
mission-input-unknown = Aucun profil ne répond à « { $given } ». { $how ->
        [near] Noms proches : { $names }.
       *[far] Aucun nom connu n'en est proche.
    } Corrigez le nom, ou décrivez le participant sur sa ligne (type, territoire, résumé).
mission-input-ambiguous = Plusieurs profils répondent à « { $given } » : { $names }. Écrivez l'identifiant du bon.
mission-input-understood = « { $given } » a été compris comme « { $name } » ({ $id }). Écrivez cet identifiant si c'est bien lui.
mission-input-twice = « { $name } » est déjà à la ligne { $row } de { $file }. Retirez l'une des deux lignes.
mission-input-already-there = « { $name } » est déjà de la mission. Retirez cette ligne.
mission-input-elsewhere = « { $name } » est du territoire « { $given } », qui ne prend pas part à la mission. Territoires : { $known }.
mission-input-one-side = Tous les participants sont d'un même territoire ({ $here }). Il en faut aussi de l'autre ({ $other }) : ajoutez-les, ou ajoutez une liste.
mission-input-no-delegate = « { $name } » ({ $id }) ne participe pas à la mission. Ajoutez-le à la liste, ou retirez-le de cette cellule.
mission-input-same-territory = « { $name } » est du même territoire : les rendez-vous vont d'un territoire à l'autre. Retirez-le de cette cellule.
mission-input-bad-number = La valeur « { $given } » n'est pas admise. Il faut un nombre entier de { $least } à { $most }.
mission-input-bad-language = La langue « { $given } » n'est pas de celles des documents. Écrivez fr ou en.
mission-input-too-many-musts = « { $name } » doit rencontrer { $count } participants, et peut avoir au plus { $most } rendez-vous. Relevez son maximum ou retirez des obligations.
mission-input-excluded = « { $name } » doit rencontrer « { $other } », et la ligne de « { $who } » exclut cette rencontre. Retirez l'obligation ou l'exclusion.
mission-input-met = « { $name } » doit rencontrer « { $other } », et d'après la ligne de « { $who } » ils se sont déjà rencontrés. Retirez l'un des deux.
mission-input-booth = La table « { $table } » est déjà celle de « { $name } ». Donnez à chacun la sienne.
mission-input-unknown-time = « { $given } » n'est ni une séance ni une date. Écrivez une séance ({ $known }), une séance et ses créneaux (comme 1-3), une date (2027-05-11), ou une date et des heures (2027-05-11 09:00-10:30).
mission-input-bad-time = « { $given } » ne peut pas être lu comme une date et des heures. Écrivez par exemple 2027-05-11 ou 2027-05-11 09:00-10:30.
mission-input-slot-outside = « { $given } » est en dehors des séances : « { $session } » a les créneaux 1 à { $count }.
mission-input-time-outside = « { $given } » est en dehors des séances, qui ont lieu ces jours : { $days }.

# Le fichier de mission à remplir

mission-input-template-head = Une mission : deux listes de participants, des séances, et les rendez-vous que l'on en tire. Une ligne qui commence par un dièse est un commentaire ; ôtez le dièse d'une clé pour la remplir. Les textes vont entre guillemets droits, les dates s'écrivent 2027-05-11 et les heures "13:30".
mission-input-template-name = Le nom de la mission, en français puis en anglais (facultatif), tel qu'il paraît sur les documents.
mission-input-template-place = Le lieu des rendez-vous (facultatif).
mission-input-template-host = Le territoire qui reçoit : le deuxième du fichier des territoires si la clé manque.
mission-input-template-time-zone = Le fuseau horaire des séances : celui du territoire qui reçoit si la clé manque.
mission-input-template-online = true pour une mission en ligne : les tables deviennent facultatives, et chacun participe à ses propres heures de travail (online_hours).
mission-input-template-issued = La date portée par les documents : le jour de la première séance si la clé manque.
mission-input-template-delegates = Les listes de participants, à côté de ce fichier : celles qui se nomment delegates.csv, delegates.tsv ou delegates.xlsx si la clé manque.
mission-input-template-slot-minutes = La durée d'un rendez-vous, de 15 à 30 minutes.
mission-input-template-change-minutes = Le temps de passer d'une table à l'autre, de 0 à 30 minutes.
mission-input-template-at-least = Le nombre de rendez-vous que chacun doit avoir, sauf si sa ligne en dit un autre.
mission-input-template-at-most = Le nombre de rendez-vous que chacun peut avoir, sauf si sa ligne en dit un autre.
mission-input-template-in-a-row = Le nombre de rendez-vous qu'on peut avoir de suite, sans pause ni créneau libre.
mission-input-template-total = Le nombre de rendez-vous en tout, au plus ; sans limite si la clé manque.
mission-input-template-fairness = De 0.0 (le meilleur total) à 1.0 (le mieux pour qui est le moins bien servi).
mission-input-template-reserves = Le nombre de partenaires de réserve de chacun, de 0 à 20.
mission-input-template-lowest-score = Le score au-dessous duquel on ne se rencontre que par obligation ; celui des suggestions si la clé manque.
mission-input-template-known-links = Ce que deviennent les paires qui ont déjà publié ou mené un projet ensemble : keep (rien de particulier), boost (préférées, à score égal ou voisin) ou leave-out (tenues pour déjà rencontrées) ; si la clé manque, comme pour les suggestions.
mission-input-template-tables = Les tables de la salle : leur nombre (elles se nomment alors 1, 2, 3…), ou bien leurs noms, l'un des deux. Le stand d'un participant se dit dans la liste.
mission-input-template-online-hours = Pour une mission en ligne, les heures de travail de chaque côté, à sa propre horloge.
mission-input-template-sessions = Les séances : autant de sections [[sessions]] que de demi-journées. L'identifiant (id) est un nom court, sans espace ni accent, qui sert dans la colonne « indisponible » des listes.
mission-input-template-breaks = Les pauses, pour tout le monde.
mission-input-template-session-tables = Le nombre de tables de cette séance, si elle en a moins que la salle.
mission-input-template-floors = Au moins tant de rendez-vous (at_least) entre participants qui partagent un domaine (domain) ou un axe (axis) : autant de sections [[floors]] qu'il faut.
mission-input-template-afternoon-id = mardi-apres-midi
mission-input-template-morning-id = mercredi-matin

# La liste à remplir

mission-input-sheet-title = Participants
mission-input-sheet-guide = Explications
mission-input-sheet-guide-column = Colonne
mission-input-sheet-guide-meaning = Ce qu'elle contient
mission-input-sheet-guide-example = Exemple
mission-input-sheet-profile = profil
mission-input-sheet-minimum = minimum
mission-input-sheet-maximum = maximum
mission-input-sheet-must = doit rencontrer
mission-input-sheet-must-not = ne doit pas rencontrer
mission-input-sheet-met = déjà rencontrés
mission-input-sheet-unavailable = indisponible
mission-input-sheet-language = langue
mission-input-sheet-table = table fixe
mission-input-sheet-name = nom
mission-input-sheet-kind = type
mission-input-sheet-territory = territoire
mission-input-sheet-city = ville
mission-input-sheet-summary = résumé
mission-input-sheet-about-profile = L'identifiant ou le nom d'un profil connu. C'est la seule colonne obligatoire.
mission-input-sheet-about-minimum = Combien de rendez-vous il faut lui donner au moins. Vide : la valeur du fichier de mission.
mission-input-sheet-about-maximum = Combien de rendez-vous il peut avoir au plus. Vide : la valeur du fichier de mission.
mission-input-sheet-about-must = Les participants de l'autre territoire à rencontrer absolument, séparés par des points-virgules.
mission-input-sheet-about-must-not = Les participants de l'autre territoire à ne pas rencontrer, séparés par des points-virgules.
mission-input-sheet-about-met = Les participants de l'autre territoire déjà rencontrés, que l'on ne rencontre pas de nouveau.
mission-input-sheet-about-unavailable = Une séance, une séance et ses créneaux, un jour, ou un jour et des heures, séparés par des points-virgules.
mission-input-sheet-about-language = La langue de ses documents : fr ou en. Vide : fr.
mission-input-sheet-about-table = La table, ou le stand, où ont lieu tous ses rendez-vous.
mission-input-sheet-about-name = Seulement pour un participant qui n'a pas de profil connu : son nom.
mission-input-sheet-about-kind = Pour un participant sans profil connu : entreprise, pôle, incubateur, unité de recherche, université, hôpital, organisme public, association, chercheur.
mission-input-sheet-about-territory = Pour un participant sans profil connu : son territoire.
mission-input-sheet-about-city = Pour un participant sans profil connu : sa ville (facultatif).
mission-input-sheet-about-summary = Pour un participant sans profil connu : ce qu'il fait, en quelques phrases.
mission-input-sheet-bad-language = Écrivez fr ou en.
mission-input-sheet-bad-number = Écrivez un nombre entier.
