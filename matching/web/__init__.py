"""The desk: a web page to ask for partners, read the reasons, decide and export."""
