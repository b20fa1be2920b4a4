# People's data

privacy-busy = Another command is writing in { $folder }. Wait until it has finished, then try again.
privacy-write = { $folder } cannot be written ({ $reason }). It takes a folder open to writing and room on the disk.
privacy-key-missing = The key { $path } is absent or is none: without it, the people to leave out are not recognised any more. Put it back from a backup.
privacy-list-damaged = The list { $path } of people to leave out cannot be read. Put it back from a backup.
privacy-audit-unreadable = The log { $path } cannot be read. Put it back from a backup.
privacy-audit-tampered = The log { $path } is not as it was written. Nothing is added to it: see from which act on with "matching privacy audit --verify", keep it as evidence and put the folder back from a backup.
