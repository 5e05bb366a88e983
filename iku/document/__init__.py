"""One document, from its bytes to everything known of it."""
