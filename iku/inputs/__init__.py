"""What the command is given to read: found, named, opened."""
