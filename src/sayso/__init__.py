"""sayso reads news and writes down, to the character, who said what and in whose voice."""
