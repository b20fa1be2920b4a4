error-territories-file = The territories file { $path } cannot be read ({ $reason }). It must be a TOML file in UTF-8: mend it, or name another one.
error-territories-missing = The territories file { $path } is incomplete: “{ $where }” is missing. Add this key, as data/README.md explains.
error-territories-extra = The territories file { $path } holds “{ $where }”, which is not a known key. Mend its name or remove it; data/README.md lists the keys.
error-territories-value = The territories file { $path } gives “{ $where }” a value that does not fit: { $given }. Mend it, as data/README.md explains.
error-territories-not-two = The territories file { $path } describes { $count ->
    [0] no territory
    [one] only one territory ({ $names })
   *[other] { $count } territories ({ $names })
}. It must hold exactly two, each in a section “[[territories]]”.
error-territories-repeated = The territories file { $path } uses the identifier “{ $id }” twice in the same list. Give each entry its own.
error-territories-relay = The territories file { $path }: the relay “{ $relay }” names “{ $given }” in “{ $field }”, which does not exist. Known identifiers: { $known }. Mend the relay or add the entry.
error-territories-ambiguous = The territories file { $path } gives the name “{ $name }” both to “{ $first }” and to “{ $second }”. A name means one thing: remove it from one of the two.
