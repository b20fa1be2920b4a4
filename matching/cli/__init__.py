"""The command line: each command parses, calls the engine, renders and ends with a code."""
