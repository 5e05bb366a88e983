"""Documents of one office compared: by year (`years`), and plan with report (`plans`)."""
