# "matching serve"

cli-serve-help = Serves the web page on this computer: ask, read, decide and export in a browser.
cli-serve-example =
    Examples:
      matching serve --open
      matching serve --no-chance
      matching serve --allow-network --port 8080
cli-metavar-address = ADDRESS
cli-metavar-token = TOKEN
cli-option-host = Address to listen on; 127.0.0.1 by default, that is, this computer alone.
cli-option-port = Port to listen on; 0 takes a free one.
cli-option-token = Access token, of 20 characters or more; without it one is drawn at random as soon as the network is let in.
cli-option-allow-network = Answers the other computers of the network too, to whoever gives the token.
cli-option-served-name = Name the page is called by, behind a proxy for instance; may be repeated. A token is then asked for.
cli-option-chance = Adds a partner drawn at random to each list.
cli-option-open = Opens the page in the browser.
cli-serve-ready = The page is served at { $address }
cli-serve-login = Access token, shown this once: { $token }
    Give it, by safe means, only to those who are to enter; the page asks for it at the first visit.
cli-serve-reached = The page is open to the network and is not encrypted: serve it behind HTTPS, or on a network you trust.
cli-serve-stop = Ctrl-C to stop.
cli-serve-token = The token given has { $given } characters. It takes { $least } at least: let it be drawn at random by leaving --token out.
cli-serve-network = The address { $host } can be reached from the network. Add --allow-network to open it, with a token, or keep 127.0.0.1.
web-server-port = The address { $host }, port { $port }, cannot be opened ({ $reason }). Choose another port with --port.
