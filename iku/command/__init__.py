"""The command line, and what it tells the person who asked."""
