"""The tables in the shape that another system imports: mappings as data (TOML), which users can write themselves."""
