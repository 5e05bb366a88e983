"""The review page and the HTTP API over a folder that was converted."""
