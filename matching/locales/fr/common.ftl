list-last = { $head } et { $last }
