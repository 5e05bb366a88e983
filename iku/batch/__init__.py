"""Many documents: inputs found, each a task within limits, what is finished kept."""
