"""The review page and the HTTP API over an output folder."""
