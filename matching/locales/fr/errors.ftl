error-config-file = Le fichier de réglages { $path } ne peut pas être lu ({ $reason }). Il faut un fichier TOML en UTF-8 : corrigez-le ou retirez-le.
error-config-value = Le réglage « { $setting } » vaut « { $given } », ce qui n'est pas admis. Réglages connus : { $known }. Corrigez le fichier de réglages, la variable ou l'option.
