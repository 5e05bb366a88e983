"""Tables as statistical offices print them, drawn with their truth."""
