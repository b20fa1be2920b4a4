error-workspace-missing = The workspace { $folder } does not exist yet. An index is needed: run “matching index” (without a file it indexes the sample).
error-workspace-schema = The workspace { $folder } has schema { $given }, written by another version; this version reads schema { $known }. Run “matching index” again with your files.
error-workspace-model = The workspace { $folder } was built with { $given }; the request uses { $expected }. Run “matching index” again with that model, or leave out the option --model.
error-workspace-territories = The workspace { $folder } covers the territories { $given }; the territories file names others ({ $expected }). Run “matching index” again with your files.
error-workspace-damaged = The file { $path } is absent or cannot be read ({ $reason }). The index must be complete: run “matching index” again with your files; nothing has to be encoded anew.
error-workspace-altered = The file { $path } no longer matches its checksum: it was truncated or altered since it was built. Run “matching index” again with your files; nothing has to be encoded anew.
error-workspace-busy = Another build is running in { $folder }. Only one may run at a time: wait until it ends, then try again.
error-workspace-write = Cannot write in { $folder } ({ $reason }). A writable folder and room on the disk are needed. The index before, if there is one, stays in use.
