"""HTML: tables of web pages, also as a browser saved them."""
