# The files somebody sends to the page

web-upload-ending = The file “{ $name }” is not of a kind that is taken. These are: { $known }.
web-upload-large = The file “{ $name }” is over { $most } kB. Split it, or keep the useful columns only.
web-upload-empty = The file “{ $name }” is empty.
web-upload-rows = The file “{ $name }” has { $count ->
    [one] one row
   *[other] { $count } rows
}; { $most } at most are taken here. Split it, or use the command line.
